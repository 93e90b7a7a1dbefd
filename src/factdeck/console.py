"""The face: what a person sees: progress of a build, files written, diagnostics, tables; in their language.

On a terminal through rich; anywhere else plain lines, without importing it.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import Any

import typer

from factdeck.base.diagnostics import Diagnostic, Phrase, Severity

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_ORDER = list(Severity)
_MOST_ALIKE, _SHOWN_ALIKE = 12, 8
"""So many findings of one code are all said in full; of more only the first."""


def locale_language() -> str:
    """The language of the environment (POSIX locale variables, or the system's on Windows): zh-CN or en."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), "")
    if not name and sys.platform == "win32":
        import locale

        name = locale.getlocale()[0] or ""
    return "zh-CN" if name.lower().startswith(("zh", "chinese")) else "en"


def accept_any_text() -> None:
    """Let a stream that can't encode a character print a stand-in instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def show_diagnostics(items: Iterable[Diagnostic], language: str, *, notes: bool = True) -> None:
    """Print findings to the error stream, errors first, each group by place, and count them."""
    found = sorted((item for item in items if notes or item.severity != Severity.NOTE), key=_rank)
    lines = [
        (item.severity, item.code, item.line(language), str(item.location) if item.location else "")
        for item in found
    ]
    show_groups([("", lines)] if lines else [], language)


Line = tuple[Severity, str, str, str]
"""A finding: its severity, its code, how it reads, its place."""


def show_groups(groups: Iterable[tuple[str, Sequence[Line]]], language: str) -> None:
    """Print findings to the error stream, each group under its name, and count them all."""
    count = dict.fromkeys(Severity, 0)
    for name, lines in groups:
        if name:
            print_error(Phrase("findings-of", {"name": name}).text(language))
        for severity, *_ in lines:
            count[severity] += 1
        for severity, code, line in _shortened(lines, language):
            _print_line(severity, code, line)
    if count[Severity.ERROR] or count[Severity.WARNING]:
        numbers = {"errors": count[Severity.ERROR], "warnings": count[Severity.WARNING]}
        print_error(Phrase("summary", numbers).text(language))


def _shortened(lines: Sequence[Line], language: str) -> Generator[tuple[Severity, str, str]]:
    """Warnings of one code that fill the screen: the first in full, of the others the places."""
    numbers = Counter(code for severity, code, _, _ in lines if severity == Severity.WARNING)
    shown: Counter[str] = Counter()
    for severity, code, line, _ in lines:
        shown[code] += 1
        if severity != Severity.WARNING or numbers[code] <= _MOST_ALIKE or shown[code] <= _SHOWN_ALIKE:
            yield severity, code, line
        elif shown[code] == _SHOWN_ALIKE + 1:
            rest = [place for _, other, _, place in lines if other == code][_SHOWN_ALIKE:]
            arguments = {"code": code, "count": len(rest), "places": _together(rest, language)}
            yield severity, code, Phrase("findings-alike", arguments).text(language)


def _together(places: Sequence[str], language: str) -> str:
    """Places in one line; cells of one column under each other as C7–C12, their sheet said once."""
    said, before = list[list[str]](), ("", "", 0)
    for place in dict.fromkeys(places):
        sheet, mark, cell = place.rpartition("!")
        column = cell.rstrip("0123456789")
        row = int(cell[len(column) :] or 0) if mark else 0
        if row and before == (sheet, column, row - 1):
            said[-1] = [said[-1][0], f"–{cell}"]
        else:
            said.append([cell if mark and sheet == before[0] else place])
        before = (sheet if mark else "", column, row)
    return ("、" if language == "zh-CN" else ", ").join("".join(parts) for parts in said)


def print_error(text: str) -> None:
    """One line on the error stream."""
    typer.echo(text, err=True)


def print_line(text: str) -> None:
    """One line on the output stream."""
    typer.echo(text)


def readable_size(size: int) -> str:
    """Bytes as people read them."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


@contextmanager
def progress(total: int, language: str, *, quiet: bool) -> Generator[Callable[[str], None]]:
    """A bar that is gone when done; gives the function to call as each of `total` outputs is finished.

    It has no thread of its own, so that the build may fork. Silent where nobody looks.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(Phrase("building").text(language), total=total)
        bar.refresh()

        def done(name: str) -> None:
            bar.update(task, advance=1, description=name, refresh=True)

        yield done


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on a terminal, tab-separated lines for another program."""
    if not sys.stdout.isatty():
        for row in (headings, *rows):
            print_line("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")  # names and places are for copying: never cut short
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def print_groups(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table whose first column says the group of a row; on a terminal it stands over the group."""
    every = list(rows)
    if not sys.stdout.isatty():
        print_table(headings, every)
        return
    for group in dict.fromkeys(row[0] for row in every):
        print_line(f"\n{group}")
        print_table(headings[1:], [row[1:] for row in every if row[0] == group])


def _rank(item: Diagnostic) -> tuple[Any, ...]:
    place = item.location
    if place is None:
        return _ORDER.index(item.severity), "", 0, 0, "", 0, 0, ""
    return _ORDER.index(item.severity), place.file, place.line, place.column, *_cell_rank(place.cell)


def _cell_rank(cell: str) -> tuple[str, int, int, str]:
    """Cells in the order in which people read a sheet: by row, then by column."""
    sheet, _, name = cell.rpartition("!")
    column = name.rstrip("0123456789")
    row = name[len(column) :]
    return sheet, int(row or 0), len(column), column


def _print_line(severity: Severity, code: str, line: str) -> None:
    if not sys.stderr.isatty():
        print_error(line)
        return
    from rich.console import Console
    from rich.text import Text

    text = Text(line)
    text.stylize(f"bold {_COLORS[severity]}", 0, len(code))
    Console(stderr=True).print(text, soft_wrap=True)
