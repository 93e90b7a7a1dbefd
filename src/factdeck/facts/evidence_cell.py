"""Facts stage: a cell of a workbook holds the fact's number, in the unit that its headings declare."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from factdeck.base.diagnostics import Location
from factdeck.facts.evidence_agreement import Claim, Difference, difference
from factdeck.facts.evidence_quote import NOTHING, Proof, Quoted
from factdeck.facts.factbook import Fact
from factdeck.facts.find_words import UNIT
from factdeck.facts.format import text as reads
from factdeck.facts.parse import parse_quantity
from factdeck.facts.quantity import Kind, Quantity
from factdeck.facts.quote import Excerpt
from factdeck.facts.references import nearest
from factdeck.facts.scan import SCALE, Scanner, clean
from factdeck.facts.source import Cell, SourceText
from factdeck.spec.schema import FactEntry

_ADDRESS: Final = re.compile(r"'?(.+?)'?!\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")
_DECLARED: Final = re.compile(
    r"[（(]\s*(?:单位\s*[:：]\s*)?([^（）()]{1,12})\s*[)）]|单位\s*[:：]\s*([^\s，,；;]{1,12})|unit:\s*(\S{1,12})",
    re.I,
)
_UNIT: Final = re.compile(UNIT)
_MOST: Final = 400


def cell_evidence(seeker: Quoted, fact: Fact, entry: FactEntry, at: Location) -> Proof:
    """The proof of a fact by a cell, or of a series by as many cells; what stands against it is reported."""
    source = seeker.source.source if seeker.source else None
    if source is None or not source.cells:
        seeker.diagnostics.add("cell-no-workbook", at, fact=fact.id)
        return NOTHING
    wanted = _addresses(entry.cell)
    claims = {"": fact.quantity} if fact.quantity else fact.series
    if not wanted:
        seeker.diagnostics.add("cell-syntax", at, cell=entry.cell)
        return NOTHING
    if len(wanted) != len(claims):
        seeker.diagnostics.add("cell-count", at, fact=fact.id, cells=len(wanted), points=len(claims))
        return NOTHING
    states: list[str] = []
    excerpts: list[Excerpt] = []
    for address, (point, quantity) in zip(wanted, claims.items(), strict=True):
        cell = source.cells.get(address)
        name = f"{fact.id}.{point}" if point else fact.id
        if cell is None:
            seeker.diagnostics.add("cell-empty", at, cell=address, known=_known(address, source))
        elif _agrees(seeker, seeker.claim(quantity, entry), cell, name, at):
            states.append(cell.text)
            passage = source.passages[cell.passage]
            excerpts.append(Excerpt(passage, cell.passage, cell.start, cell.start + len(cell.text)))
    return (tuple(states), tuple(excerpts)) if len(states) == len(claims) else NOTHING


def _addresses(written: str) -> list[str]:
    """Sheet!B2:B4 → Sheet!B2, Sheet!B3, Sheet!B4, by columns; [] for no address."""
    match = _ADDRESS.fullmatch(written.strip())
    if not match:
        return []
    sheet, left, top = match[1], _number(match[2]), int(match[3])
    right, bottom = (_number(match[4]), int(match[5])) if match[4] else (left, top)
    if not (left <= right and top <= bottom) or (right - left + 1) * (bottom - top + 1) > _MOST:
        return []
    return [
        f"{sheet}!{_letters(column)}{row}"
        for column in range(left, right + 1)
        for row in range(top, bottom + 1)
    ]


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _known(address: str, source: SourceText) -> str:
    """What else there is: the sheets where the sheet is unknown, or cells near by name."""
    sheets = tuple(dict.fromkeys(name.rpartition("!")[0] for name in source.cells))
    sheet = address.rpartition("!")[0]
    return nearest(address, tuple(source.cells)) if sheet in sheets else ", ".join(sheets)


def _agrees(seeker: Quoted, claim: Claim, cell: Cell, name: str, at: Location) -> bool:
    ours = reads(claim.quantity, claim.language)
    declared = _declared(cell, claim)
    found = _quantity(cell, declared)
    if found is None:
        seeker.diagnostics.add("quote-no-number", at, fact=name, ours=ours)
        return False
    gap = difference(claim if declared else replace(claim, unit=claim.unit or claim.quantity.unit), found)
    if gap > Difference.WORDS:
        seeker.report_gap(claim, gap, f"{cell.text}{declared}", name, at)
        return False
    if not declared and cell.number is not None and claim.quantity.unit and not found.unit:
        unit = claim.unit or claim.quantity.unit
        if seeker.source and not seeker.source.states(unit):
            seeker.diagnostics.add("unit-unstated", at, fact=name, unit=unit)
    return True


def _quantity(cell: Cell, declared: str) -> Quantity | None:
    try:
        if cell.number is None:
            return parse_quantity(cell.text)
        plain = format(cell.number, "f")
        percent = cell.text.endswith("%")
        return parse_quantity(plain + ("%" if percent else ""), "" if percent else declared)
    except ValueError:
        if cell.number is None:
            return None
        return Quantity(cell.number, kind=Kind.NUMBER, decimals=_decimals(cell.number))


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _declared(cell: Cell, claim: Claim) -> str:
    """The unit in the nearest heading that declares one: 资金（万元）, 单位：人."""
    for head in cell.heads:
        for match in _DECLARED.finditer(head):
            unit = clean(next(group for group in match.groups() if group))
            scanner = Scanner(unit)
            scanner.take(SCALE)
            if (
                unit in (claim.unit, claim.quantity.unit)
                or _UNIT.fullmatch(scanner.rest)
                or (unit and not scanner.rest)
            ):
                return unit
    return ""
