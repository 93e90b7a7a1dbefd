"""Facts stage: `data: numbers.xlsx` of a spec gives its facts values, each with the cell that says it."""

from pathlib import Path

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.workbook_cells import read_cells
from factdeck.facts.workbook_filling import Filling, language_of
from factdeck.facts.workbook_package import WorkbookError
from factdeck.facts.workbook_sheet import WorkbookSheet
from factdeck.facts.workbook_table import find_tables
from factdeck.facts.workbook_words import word
from factdeck.spec.load import Written
from factdeck.spec.validate_files import find_file


def fill(written: Written, path: Path, diagnostics: Diagnostics) -> Written:
    """The values of a spec with what its workbook says; see `spec.load.Fill`.

    A row decides: what it says takes the place of what the spec says, and an empty value leaves the fact
    without one. Only the spec's own `data` counts: a file that it extends has its own figures.
    """
    raw, positions = written
    name = raw.get("data") if isinstance(raw, dict) else None
    place = positions.at("data")
    if not isinstance(name, str) or not name or place.file != positions.file:
        return written
    file = find_file(name, Path(place.file).resolve(), place, diagnostics)
    shown = str(Path(place.file).parent / name.replace("\\", "/"))
    sheets = read_sheets(file, shown, place, diagnostics) if file else None
    tables = find_tables(sheets) if sheets else []
    if sheets is not None and not tables:
        language = language_of(raw)
        names = {key: word(f"column-{key}", language) for key in ("label", "value")}
        diagnostics.add("workbook-no-table", Location(shown), path=name, **names)
    return Filling.of(raw, positions, shown, diagnostics).filled(tables) if tables else written


def read_sheets(
    file: Path, shown: str, place: Location, diagnostics: Diagnostics
) -> list[WorkbookSheet] | None:
    """The cells of a workbook; None with a diagnostic at `place` where it can't be read.

    `shown`: its name in messages.
    """
    try:
        sheets = read_cells(file)
    except WorkbookError as error:
        diagnostics.add(error.code, place, path=Path(shown).name, **error.arguments)
        return None
    if any((file.parent / name).exists() for name in (f"~${file.name}", f".~lock.{file.name}#")):
        diagnostics.add("workbook-open", place, path=Path(shown).name)
    return sheets
