"""Facts stage: what a fill-in workbook asks for: a row a key number, in the order of the sections. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from factdeck.facts.parse import QuantityError, parse_quantity
from factdeck.facts.quantity import Kind, Quantity
from factdeck.facts.workbook_parts import Parts, PartsError, joined, parted
from factdeck.facts.workbook_words import word
from factdeck.spec.given import Given
from factdeck.spec.project import Project
from factdeck.spec.references import fact_uses
from factdeck.spec.schema import FactEntry, Spec
from factdeck.spec.validate_names import OWN

_EXAMPLES: Final = {Kind.PERCENT: "75", Kind.RANK: "3", Kind.RANGE: "12–15"}


class Values(StrEnum):
    """What becomes of the values that the spec has."""

    FILLED = "filled"  # they stand in the form
    EMPTY = "empty"  # the form is for somebody else
    LAST = "last"  # the form is for the next year: they are last year's


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form. `parts`: its unit always, value and qualifier where they are filled in."""

    fact: str
    section: str
    label: str
    parts: Parts
    example: str = ""
    point: str = ""
    source: str = ""
    quote: str = ""
    note: str = ""
    last: Parts | None = None
    is_computed: bool = False
    is_text: bool = False  # its value is no plain number: 12–15, 近千


@dataclass(frozen=True, slots=True)
class Form:
    """What a workbook has. `sources`: titles that rows can choose from."""

    organization: str
    language: str
    by: str
    date: str
    is_sample: bool
    figures: Sequence[Row]
    series: Sequence[Row]
    sources: Sequence[str]

    @property
    def count(self) -> int:
        """How many rows are to be filled in."""
        return sum(not row.is_computed for row in (*self.figures, *self.series))


def form_of(project: Project, values: Values = Values.FILLED, organization: str = "") -> Form:
    """The form of a spec. `organization`: whose it will be, where it is not the spec's.

    Values that the spec does not have, or that are not asked for, are empty; their units stand.
    """
    spec = project.spec
    rows = list(_rows(project, values))
    mine = values is not Values.EMPTY
    return Form(
        organization or spec.organization,
        spec.language,
        organization or spec.organization,
        "" if values is Values.LAST else spec.date,
        spec.sample,
        [row for row in rows if not row.point],
        [row for row in rows if row.point],
        [source.title for source in spec.sources.values()] if mine else [],
    )


def sections_of(spec: Spec) -> dict[str, str]:
    """The title of the section that uses each fact first, in the order of sections, then of facts."""
    titles = {section.id: section.title for section in spec.sections}
    uses = fact_uses(spec)
    order = [*titles, ""]
    first = {fact: next(iter(uses[fact]), "") for fact in spec.facts}
    first = {fact: used or _through_formula(fact, spec, first) for fact, used in first.items()}
    other = word("other-section", spec.language)
    return {
        fact: titles.get(first[fact], other)
        for fact in sorted(spec.facts, key=lambda fact: order.index(first[fact]))
    }


def _through_formula(fact: str, spec: Spec, first: dict[str, str]) -> str:
    """The section of a formula that needs the fact, for facts that no section names."""
    from factdeck.facts.expression import DeriveError, names, parse_expression

    for other, entry in spec.facts.items():
        try:
            tree = parse_expression(entry.derive, spec.facts) if entry.derive else None
        except DeriveError:
            continue
        if tree is not None and fact in names(tree):
            return first[other]
    return ""


def pattern_of(project: Project, fact: str) -> dict[str, Quantity]:
    """The fact's quantities by point ("" for a single value), for their units and form.

    Of a spec that extends another, as the extended file has them, where it has none of its own.
    """
    entry = project.spec.facts[fact]
    given = {"": entry.value} if entry.value is not None else dict(entry.series or {})
    return _quantities(given or _replaced(project.positions.replaced.get(("facts", fact))), entry.unit)


def _replaced(former: Given | None) -> dict[str, str]:
    """The values of a fact in the nearest file below that has some."""
    while former is not None:
        value, series = former.by_key.get("value"), former.by_key.get("series")
        if value and value.text:
            return {"": value.text}
        if series and series.by_key:
            return {point: given.text for point, given in series.by_key.items()}
        former = former.before
    return {}


def _quantities(given: dict[str, str], unit: str) -> dict[str, Quantity]:
    found: dict[str, Quantity] = {}
    for point, text in given.items():
        try:
            found[point] = parse_quantity(text, unit)
        except QuantityError:
            found[point] = Quantity(Decimal(0), unit)
    return found


def _rows(project: Project, values: Values) -> Iterator[Row]:
    for fact, section in sections_of(project.spec).items():
        entry = project.spec.facts[fact]
        if entry.derive is not None:
            computed = word("computed", project.spec.language)
            yield Row(fact, section, entry.label, Parts(computed, entry.unit), is_computed=True)
            continue
        pattern = pattern_of(project, fact) or {"": Quantity(Decimal(0), entry.unit)}
        for number, (point, quantity) in enumerate(pattern.items()):
            row = Row(fact, section, entry.label, Parts("", entry.unit), point=point)
            yield _filled(row, entry, quantity, project, values, is_first=not number)


def _filled(
    row: Row, entry: FactEntry, quantity: Quantity, project: Project, values: Values, *, is_first: bool
) -> Row:
    language = project.spec.language
    parts = parted(quantity, language)
    has_value = (entry.value if not row.point else entry.series) is not None
    is_filled = has_value and values is Values.FILLED
    is_rank = quantity.kind is Kind.RANK
    asked = Parts("", parts.unit, parts.qualifier if is_rank else "", None, parts.decimals)
    mine = is_filled and is_first
    return Row(
        row.fact,
        row.section,
        row.label,
        parts if is_filled else asked,
        _example(quantity, parts, language),
        row.point,
        _source(entry, project) if mine else "",
        _quote(entry, row.point, is_first=is_first) if is_filled else "",
        entry.note if is_first else "",
        parts if has_value and values is Values.LAST else None,
        is_text=parts.number is None,
    )


def _source(entry: FactEntry, project: Project) -> str:
    if entry.source == OWN:
        return entry.by if entry.by != project.spec.organization else ""
    source = project.spec.sources.get(entry.source)
    return source.title if source else ""


def _quote(entry: FactEntry, point: str, *, is_first: bool) -> str:
    return entry.quotes.get(point, "") or (entry.quote if is_first else "")


def _example(quantity: Quantity, parts: Parts, language: str) -> str:
    """How a value of this form reads, with digits that are nobody's."""
    digits = _EXAMPLES.get(quantity.kind) or (
        "123" if not quantity.decimals else f"12.{'3456789'[: quantity.decimals]}"
    )
    try:
        return joined(digits, parts.unit, parts.qualifier if quantity.kind is Kind.RANK else "")
    except PartsError:
        return digits
