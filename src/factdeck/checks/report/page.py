"""Checks stage: the report as one self-contained page: no script, no other file, nothing from the network."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from typing import Any

from factdeck.base.diagnostics import Phrase
from factdeck.checks.report.report import said_place

Thumbnails = Mapping[str, Sequence[bytes]]
"""Output → a PNG a page; an output without pictures has no key."""


def page(report: Mapping[str, Any], thumbnails: Thumbnails) -> str:
    """The HTML of a report as `report` makes it, in the report's language."""
    return "".join(_Page(report, thumbnails).html())


class _Page:
    """The parts of the page, in their order."""

    def __init__(self, report: Mapping[str, Any], thumbnails: Thumbnails) -> None:
        self._report = report
        self._thumbnails = thumbnails
        self._language: str = report["language"]

    def _say(self, code: str, **arguments: Any) -> str:
        return escape(Phrase(f"report-{code}", arguments).text(self._language))

    def html(self) -> Iterator[str]:
        style = files(__package__ or "").joinpath("page.css").read_text("utf-8")
        title = self._say("title", title=self._report["title"])
        yield f'<!doctype html>\n<html lang="{self._language}">\n<head><meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
        yield f"<title>{title}</title>\n<style>\n{style}</style></head>\n<body>\n"
        yield from self._header(title)
        yield "<main>\n"
        yield from self._to_fill()
        yield from self._findings()
        yield from self._facts()
        yield from self._pages()
        yield f"</main>\n<footer>{self._say('foot', spec=self._report['spec'])}</footer>\n</body>\n</html>\n"

    def _header(self, title: str) -> Iterator[str]:
        counts, report = self._report["counts"], self._report
        parts = [report["organization"], report["date"], *report["files"].values()]
        line = " · ".join(escape(str(part)) for part in parts if part)
        yield f'<header>\n<h1>{title}</h1>\n<p class="muted">{line}</p>\n'
        if report["sample"]:
            yield f'<p class="unused">{self._say("sample")}</p>\n'
        if report["draft"]:
            yield f'<p class="unused">{self._say("draft")}</p>\n'
        bad = " bad" if counts["errors"] else ""
        missing = len(report["to_fill"])
        verdict = self._say("bad" if bad else "to-fill" if missing else "good", **counts, count=missing)
        yield f'<p class="verdict{bad}">{verdict}</p>\n'
        yield f'<p class="muted">{self._say("counts", **counts)}</p>\n</header>\n'

    def _to_fill(self) -> Iterator[str]:
        """What is missing, as a list to be ticked off."""
        missing = self._report["to_fill"]
        if not missing:
            return
        yield f'<h2>{self._say("to-fill", count=len(missing))}</h2>\n<ul class="to-fill">\n'
        for item in missing:
            sections = escape(" · ".join(item["sections"]))
            place = escape(said_place(item))
            where = f'<span class="muted">{sections}</span> <span class="id">{place}</span>'
            link = f'<a href="#fact-{escape(item["fact"])}">{escape(item["label"])}</a>'
            yield f"<li>{link} {where}</li>\n"
        yield "</ul>\n"

    def _findings(self) -> Iterator[str]:
        if not self._report["findings"]:
            return
        yield f"<h2>{self._say('findings')}</h2>\n"
        for item in self._report["findings"]:
            if item["code"] != "fact-pending":
                yield finding_block(item)

    def _facts(self) -> Iterator[str]:
        yield f"<h2>{self._say('facts')}</h2>\n"
        for fact in self._report["facts"]:
            name, reads = escape(fact["id"]), escape(fact["reads"])
            yield f'<section class="fact" id="fact-{name}">\n'
            yield f'<div><div class="reads">{reads}</div><div class="id">{name}</div></div>\n'
            yield f'<div><div class="label">{escape(fact["label"])}</div>'
            yield from self._proof(fact)
            if cell := fact.get("workbook"):
                yield f'<p class="muted">{self._say("workbook", cell=escape(cell))}</p>'
            yield from self._places(fact["appears"])
            yield "</div>\n</section>\n"

    def _proof(self, fact: Mapping[str, Any]) -> Iterator[str]:
        if fact["kind"] == "pending":
            yield f'<p class="unused">{self._say("waiting")}</p>'
        elif fact["kind"] == "derived":
            yield f"<p>{self._say('derived')} {escape(fact['arithmetic'])}</p>"
        elif fact["kind"] == "own":
            yield f"<p>{self._say('own', **fact['own'])}</p>"
        else:
            yield from self._quoted(fact)

    def _quoted(self, fact: Mapping[str, Any]) -> Iterator[str]:
        title = fact.get("source_title", "") or fact["source"]
        for passage in fact.get("passages", ()):
            where = self._where(passage)
            yield f'<p class="muted">{escape(title)} {where}</p>'
            start, end, text = passage["start"], passage["end"], passage["text"]
            before, quote, after = map(escape, (text[:start], text[start:end], text[end:]))
            yield f"<blockquote>{before}<mark>{quote}</mark>{after}</blockquote>"
        if not fact.get("passages"):
            quote = f" <mark>{escape(fact['quote'])}</mark>" if fact.get("quote") else ""
            yield f'<p class="muted">{escape(title)}{quote} {self._say("unread")}</p>'

    def _where(self, passage: Mapping[str, Any]) -> str:
        if passage["row"]:
            return escape(passage["row"])
        code = "place-page" if passage["page"] else "place"
        return self._say(code, page=passage["page"], paragraph=passage["paragraph"])

    def _places(self, appears: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        if not appears:
            yield f'<p class="unused">{self._say("unused")}</p>'
            return
        pages = dict.fromkeys((item["output"], item["page"]) for item in appears)
        links = (
            f'<a href="#{output}-{number}">{self._say(f"{output}-page", page=number)}</a>'
            for output, number in pages
        )
        yield f'<div class="chips">{"".join(links)}</div>'

    def _pages(self) -> Iterator[str]:
        for output, pictures in self._thumbnails.items():
            yield f'<h2>{self._say(output)}</h2>\n<div class="pages">\n'
            for number, picture in enumerate(pictures, 1):
                name = self._say(f"{output}-page", page=number)
                source = b64encode(picture).decode("ascii")
                image = f'<img src="data:image/png;base64,{source}" alt="{name}" loading="lazy">'
                yield f'<figure id="{output}-{number}">{image}<figcaption>{name}</figcaption></figure>\n'
            yield "</div>\n"


def finding_block(item: Mapping[str, Any]) -> str:
    """A finding as `checks.report.report.finding` has it, as HTML."""
    hint = f'<br><span class="muted">{escape(item["hint"])}</span>' if item["hint"] else ""
    code = f'<span class="id">{item["code"]} {escape(said_place(item))}</span>'
    return f'<div class="finding {item["severity"]}">{escape(item["message"])}{hint}<br>{code}</div>\n'
