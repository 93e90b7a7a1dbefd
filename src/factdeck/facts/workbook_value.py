"""Facts stage: what a person typed into a cell becomes a text for the parser; what is ambiguous is reported.

Understood: numbers kept as text, full-width digits, thousands separators, 80% typed into a cell, results of
formulas, a number with its unit or qualifier beside it. A percentage is the number that is seen.
"""

from decimal import Decimal
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts import scan
from factdeck.facts.dimension import is_percent
from factdeck.facts.exact import tidy
from factdeck.facts.format import plain
from factdeck.facts.parse import QuantityError, parse_quantity
from factdeck.facts.words import SCALES
from factdeck.facts.workbook_parts import PartsError, joined, unit_parts
from factdeck.facts.workbook_sheet import CellKind, SheetCell

_MOST_DECIMALS: Final = 6
_DOUBTFUL: Final = Decimal(100_000)
"""So many 万 are a thousand million: then somebody has rather typed the whole number."""
_FAR: Final = 100
_OPEN: Final = frozenset({"待填", "待补", "tbd"})
"""What people write where they don't know a number yet."""


def is_empty(cell: SheetCell | None) -> bool:
    """Whether the cell says no number yet."""
    return cell is None or (cell.kind is CellKind.TEXT and cell.text.strip().casefold() in ("", *_OPEN))


def value_text(
    cell: SheetCell, unit: str, qualifier: str, label: str, at: Location, diagnostics: Diagnostics
) -> str | None:
    """The text that the parser reads; None where the cell has an error, which is in `diagnostics`.

    A text that is no number is given too: resolving the facts reports it, at the same cell.
    """
    try:
        _check_kind(cell)
        _check_percent(cell, scan.clean(unit))
        text = joined(cell.text, unit, qualifier)
    except PartsError as error:
        diagnostics.add(error.code, at, **error.arguments, label=label)
        return None
    _warn_of_decimals(cell, label, at, diagnostics)
    _warn_of_scale(cell, scan.clean(unit), label, at, diagnostics)
    return text


def warn_of_last(text: str, last: str, label: str, at: Location, diagnostics: Diagnostics) -> None:
    """Report a value that is a hundred times last year's, or a hundredth: a unit is likely wrong."""
    try:
        now, before = parse_quantity(text), parse_quantity(last)
    except QuantityError:
        return
    if not now.value or not before.value or now.kind is not before.kind:
        return
    ratio = abs(now.value / before.value)
    if ratio >= _FAR or ratio * _FAR <= 1:
        diagnostics.add("workbook-far-from-last", at, text=text, last=last, label=label)


def _check_kind(cell: SheetCell) -> None:
    if cell.kind not in (CellKind.TEXT, CellKind.NUMBER):
        raise PartsError(f"workbook-{cell.kind}-cell", text=cell.text)


def _check_percent(cell: SheetCell, unit: str) -> None:
    """80, 80% and 0.8 in a format of per cent are 80%; 0.8 alone could be 0.8% or 80%."""
    number = _bare_number(cell)
    if cell.percent and unit and not is_percent(unit):
        raise PartsError("workbook-percent-unit", text=cell.text, unit=unit)
    if cell.percent and number is not None and abs(number) >= 1000:
        raise PartsError("workbook-percent-large", text=cell.text, hundredth=_plain(number / 100))
    if is_percent(unit) and not cell.percent and number is not None and 0 < abs(number) <= 1:
        raise PartsError("workbook-percent-doubtful", text=cell.text, hundredfold=_plain(number * 100))


def _bare_number(cell: SheetCell) -> Decimal | None:
    """The number of a cell, also of one that keeps it as text; None where there is more to it."""
    if cell.number is not None:
        return cell.number
    text = scan.clean(cell.text).replace(",", "")
    return Decimal(text) if text.isascii() and text.replace(".", "", 1).removeprefix("-").isdigit() else None


def _warn_of_decimals(cell: SheetCell, label: str, at: Location, diagnostics: Diagnostics) -> None:
    if cell.kind is CellKind.NUMBER and len(cell.text.rstrip("%").partition(".")[2]) > _MOST_DECIMALS:
        diagnostics.add("workbook-decimals", at, text=cell.text, label=label)


def _warn_of_scale(cell: SheetCell, unit: str, label: str, at: Location, diagnostics: Diagnostics) -> None:
    _, scale, rest = unit_parts(unit)
    number, factor = _bare_number(cell), SCALES.get(scale, Decimal(1))
    if number is None or factor < SCALES["万"] or abs(number) < _DOUBTFUL:
        return
    whole = plain(number * factor, "en") + rest
    names = {"text": cell.text, "unit": unit, "whole": whole, "scale": scale}
    diagnostics.add("workbook-scale-doubtful", at, **names, label=label)


def _plain(number: Decimal) -> str:
    return format(tidy(number), "f")
