"""Driver: what became of a batch as one self-contained page, with links to what was built."""

import os
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from factdeck.base.diagnostics import Phrase, is_known
from factdeck.checks.report.page import finding_block
from factdeck.pipeline.batch_outcome import Outcome, Status
from factdeck.pipeline.build import Output

SUMMARY: Final = "summary.html"
_GOOD: Final = frozenset({Status.BUILT, Status.UNCHANGED})


def summary_page(outcomes: Sequence[Outcome], comparison: Outcome | None, folder: Path, language: str) -> str:
    """The HTML of a batch's summary, which stands in `folder`; links are relative to it."""
    return "".join(_Summary(outcomes, comparison, folder, language).html())


class _Summary:
    """The parts of the page, in their order."""

    def __init__(
        self, outcomes: Sequence[Outcome], comparison: Outcome | None, folder: Path, language: str
    ) -> None:
        self._outcomes, self._comparison = outcomes, comparison
        self._folder, self._language = folder, language

    def _say(self, code: str, **arguments: Any) -> str:
        return escape(Phrase(f"batch-{code}", arguments).text(self._language))

    def html(self) -> Iterator[str]:
        style = files("factdeck.checks.report").joinpath("page.css").read_text("utf-8")
        title = self._say("title")
        yield f'<!doctype html>\n<html lang="{self._language}">\n<head><meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
        yield f"<title>{title}</title>\n<style>\n{style}</style></head>\n<body>\n"
        yield f"<header>\n<h1>{title}</h1>\n"
        yield from self._verdict()
        yield "</header>\n<main>\n"
        if self._comparison:
            yield f"<h2>{self._say('comparison')}</h2>\n"
            yield f'<div class="chips">{self._links(self._comparison)}</div>\n'
            yield from _found(self._comparison)
        yield from self._table()
        yield from self._findings()
        yield "</main>\n</body>\n</html>\n"

    def _verdict(self) -> Iterator[str]:
        count = {str(status): sum(one.status is status for one in self._outcomes) for status in Status}
        bad = " bad" if count[Status.FAILED] else ""
        yield f'<p class="verdict{bad}">{self._say("verdict", **count)}</p>\n'

    def _table(self) -> Iterator[str]:
        names = ("district", "outcome", "files", "errors", "warnings", "seconds")
        yield f"<h2>{self._say('districts')}</h2>\n<table>\n<thead><tr>"
        yield "".join(f'<th scope="col">{self._say(name)}</th>' for name in names)
        yield "</tr></thead>\n<tbody>\n"
        for outcome in self._outcomes:
            yield self._row(outcome)
        yield "</tbody>\n</table>\n"

    def _row(self, outcome: Outcome) -> str:
        name = escape(outcome.title or outcome.name)
        if outcome.findings:
            name = f'<a href="#{escape(outcome.name)}">{name}</a>'
        status = "" if outcome.status in _GOOD else ' class="unused"'
        cells = (
            f'<td><div class="chips">{self._links(outcome)}</div></td>',
            f"<td>{outcome.count('error') or ''}</td>",
            f"<td>{outcome.count('warning') or ''}</td>",
            f"<td>{outcome.seconds:.1f}</td>" if outcome.seconds else "<td></td>",
        )
        state = f"<td{status}>{self._say(outcome.status)}</td>"
        return f'<tr><th scope="row">{name}</th>{state}{"".join(cells)}</tr>\n'

    def _links(self, outcome: Outcome) -> str:
        links = [(output.path, self._named(output)) for output in outcome.outputs]
        if outcome.report:
            links.append((outcome.report, self._say("report")))
        return "".join(f'<a href="{self._target(path)}">{name}</a>' for path, name in links)

    def _named(self, output: Output) -> str:
        """What an output is, its file's name for forms that have no word; and how many pages it has."""
        code = f"report-{output.kind}"
        name = Phrase(code).text(self._language) if is_known(code) else output.path.name
        return f"{escape(name)} · {self._say('pages', count=output.pages)}"

    def _target(self, path: Path) -> str:
        return quote(Path(os.path.relpath(path, self._folder)).as_posix())

    def _findings(self) -> Iterator[str]:
        for outcome in self._outcomes:
            if outcome.findings:
                yield f'<h2 id="{escape(outcome.name)}">{escape(outcome.title or outcome.name)}</h2>\n'
                yield from _found(outcome)


def _found(outcome: Outcome) -> Iterator[str]:
    for item in outcome.findings:
        yield finding_block(item)
