"""Driver: the review sheet of a draft: written beside its spec, and brought back when it is filled in."""

import os
from dataclasses import replace
from pathlib import Path

from factdeck.base.diagnostics import Diagnostics, Location, Phrase
from factdeck.draft.draft import Reading
from factdeck.draft.review import Origin, decide, decisions, origin_of, review_book
from factdeck.facts.workbook_cells import read_cells
from factdeck.facts.workbook_package import WorkbookError
from factdeck.pipeline.draft import DraftResult, Wish, draft, reading_of
from factdeck.pipeline.draft_files import replace_file


def write_review(book: Path, report: Path, drafted: DraftResult, template: str) -> DraftResult:
    """Write the review sheet of a draft that was just written; an older sheet gives way to it."""
    assert drafted.path is not None
    found = reading_of(report, "", Diagnostics())
    if found is None:
        return drafted
    reading, source = found
    places = [passage.where.text(reading.report.language) for passage in source.passages]
    text = drafted.path.read_text("utf-8")
    shown = frozenset(figure.id for figure in reading.figures if _is_shown(figure.id, text))
    folder = book.parent.resolve()
    origin = Origin(_seen_from(folder, report), _seen_from(folder, drafted.path), template)
    content = review_book(reading, places, shown, origin)
    try:
        book.parent.mkdir(parents=True, exist_ok=True)
        replace_file(book, content)
    except OSError as error:
        reason = Phrase("because", {"reason": error.strerror or str(error)})
        drafted.diagnostics.add("output-unwritable", Location(str(book)), reason=reason)
        return drafted
    return replace(drafted, said=(*drafted.said, Phrase("draft-review-written", {"path": book})))


def apply_review(book: Path, out: Path | None) -> DraftResult:
    """Bring a filled-in review sheet into the spec that it is of, or into `out`."""
    diagnostics = Diagnostics()
    try:
        sheets = read_cells(book)
    except (WorkbookError, OSError) as error:
        code, arguments = _complaint(error)
        diagnostics.add(code, Location(str(book)), **arguments)
        return DraftResult(None, diagnostics)
    origin, rows = origin_of(sheets), list(decisions(sheets))
    if origin is None or not rows:
        diagnostics.add(
            "draft-no-review", Location(str(book)), path=book.name, reason=Phrase("review-no-sheet")
        )
        return DraftResult(None, diagnostics)

    def edit(reading: Reading) -> None:
        decide(reading, rows, str(book), diagnostics)

    spec = out or Path(os.path.normpath(book.parent / origin.spec))
    report = Path(os.path.normpath(book.parent / origin.report))
    result = draft(report, Wish(spec, origin.template, edit=edit))
    diagnostics.extend(result.diagnostics)
    return replace(result, diagnostics=diagnostics)


def _complaint(error: WorkbookError | OSError) -> tuple[str, dict[str, object]]:
    if isinstance(error, WorkbookError):
        return error.code, dict(error.arguments)
    return "source-unreadable", {"path": error.filename or "", "reason": error.strerror or str(error)}


def _seen_from(folder: Path, path: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder)).as_posix()


def _is_shown(name: str, text: str) -> bool:
    """Whether the drafted text marks the fact as used."""
    start = text.find(f"\n  {name}: ")
    line = text[start + 1 : text.find("\n", start + 1)] if start >= 0 else ""
    return "# [ ] 用" in line or "# [ ] used" in line
