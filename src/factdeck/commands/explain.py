"""The face: `factdeck explain`: where values come from, what a spec changes, whom a change touches."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factdeck import console
from factdeck.commands.options import INPUT_ERROR, AsJson, Lang, SpecFile

if TYPE_CHECKING:
    from factdeck.pipeline.explain import Explained
    from factdeck.spec.changes import Change, Touched
    from factdeck.spec.explain import Origin

commands = typer.Typer()

_LONGEST = 60  # characters of a value that is shown


@commands.command(
    epilog="Example: factdeck explain deck/districts/a.yaml sections.service.charts.sites. "
    "factdeck explain base.yaml facts.members --touches deck/districts"
)
def explain(
    spec: SpecFile,
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY", help="Only what is under this: sections.service.headline.", show_default=False
        ),
    ] = "",
    changes: Annotated[
        bool, typer.Option("--changes", help="What the spec changes, adds, drops and inherits.")
    ] = False,
    touches: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="Which of these (files, folders) a change in the spec touches.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Say where every value comes from (file and line, workbook cell, default) and what it replaced."""
    from factdeck.pipeline import explain as driver

    if changes and touches:
        raise typer.BadParameter("--changes, --touches", param_hint="--touches")
    if touches:
        found = driver.explain_touched(spec, touches, key)
    else:
        found = driver.explain_changes(spec, key) if changes else driver.explain(spec, key)
    language = lang or found.language or console.locale_language()
    if as_json:
        console.print_line(json.dumps(driver.listed(found), ensure_ascii=False, indent=1))
    elif found.touched:
        _show_touched(found, key, language)
    elif found.changes:
        headings = _words(("state", "key", "value", "place"), language)
        console.print_groups(headings, [_change(one, language) for one in found.changes])
    elif found.origins:
        headings = _words(("key", "value", "place"), language)
        console.print_table(headings, [_origin(one, language) for one in found.origins])
    elif touches and not found.diagnostics.has_errors():
        console.print_line(_word("nobody", language))
    console.show_diagnostics(found.diagnostics, language, notes=False)
    if found.diagnostics.has_errors():
        raise typer.Exit(INPUT_ERROR)


def _word(name: str, language: str, **arguments: object) -> str:
    from factdeck.base.diagnostics import Phrase

    return Phrase(f"explain-{name}", arguments).text(language)


def _words(names: Iterable[str], language: str) -> list[str]:
    return [_word(name, language) for name in names]


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _origin(origin: "Origin", language: str) -> Sequence[str]:
    value, place = _short(origin.value), str(origin.place or _word("default", language))
    if origin.was_at is not None:
        value, place = f"{value}\n← {_short(origin.was)}", f"{place}\n← {origin.was_at}"
    return origin.key, value, place


def _change(change: "Change", language: str) -> Sequence[str]:
    state = _word(str(change.kind), language)
    key, value, place = _origin(change.origin, language)
    if change.parts:
        value = ", ".join(change.parts)
    elif change.count > 1:
        value = _word("count", language, count=change.count)
    return state, key, value, place


def _show_touched(found: "Explained", key: str, language: str) -> None:
    """One line a spec for a key; without one, what each says itself and how much it follows."""
    headings = _words(("spec", "state", "key", "place"), language)
    rows = [row for path, every in found.touched.items() for row in _touched(path, every, key, language)]
    console.print_groups(headings, rows)


def _touched(path: Path, every: "Sequence[Touched]", key: str, language: str) -> Iterable[Sequence[str]]:
    from factdeck.spec.changes import Kind

    follows = [one for one in every if one.kind is Kind.INHERITED]
    if follows:
        told = key or _word("count", language, count=len(follows))
        yield str(path), _word("follows", language), told if len(follows) > 1 else follows[0].key, ""
    for one in every:
        if one.kind is not Kind.INHERITED:
            yield str(path), _word(f"own-{one.kind}", language), one.key, str(one.place or "")
