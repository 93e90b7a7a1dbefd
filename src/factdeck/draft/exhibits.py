"""Draft stage: charts and comparisons for figures of one kind that the report sets side by side."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from factdeck.draft.figure import Figure, Stands
from factdeck.draft.shorten import labelled
from factdeck.draft.table import is_head
from factdeck.draft.wording import Wording
from factdeck.draft.yaml_text import Flow
from factdeck.facts.dimension import COUNT, PERCENT, dimension
from factdeck.facts.quantity import Kind

_FEWEST: Final = 3
_MOST: Final = 8
_SPREAD: Final = 60
"""Times that the largest value of a chart may be its smallest."""
_ALIKE: Final = (("人", "名", "位"), ("处", "个", "家", "座", "所", "间"))
"""Measure words for things that people set side by side: 阅览室763个、自助书屋671家."""


@dataclass(frozen=True, slots=True)
class Exhibits:
    """What a section shows: charts and comparisons as the spec writes them, and the figures in them."""

    charts: list[dict[str, Any]]
    comparisons: list[dict[str, Any]]
    shown: frozenset[str]


def exhibits(
    figures: Sequence[Figure], weights: Mapping[str, float], language: str, words: Wording, prefix: str
) -> Exhibits:
    """At most two charts and two comparisons of a section; `prefix` begins their ids."""
    charts: list[dict[str, Any]] = []
    comparisons: list[dict[str, Any]] = []
    shown: set[str] = set()
    for group in sorted(_groups(figures), key=lambda group: -_group_weight(group, weights))[:2]:
        charts.append(_chart(group, f"{prefix}{len(charts) + 1}", language, words))
        shown |= {figure.id for figure in group}
    wholes = list(_wholes(figures, shown))
    if wholes and len(charts) < 2:
        whole, parts = wholes[0]
        charts.append(_share(whole, parts, f"{prefix}{len(charts) + 1}", language, words))
        shown |= {figure.id for figure in (whole, *parts)}
    for figure in _changes(figures):
        before = figure.partner
        assert before is not None
        comparisons.append(
            _comparison(before, figure, f"{prefix}{len(charts) + len(comparisons) + 1}", words)
        )
        shown |= {before.id, figure.id}
    return Exhibits(charts, comparisons, frozenset(shown))


def _group_weight(group: Sequence[Figure], weights: Mapping[str, float]) -> float:
    return max(weights.get(figure.id, -9) for figure in group) + 0.2 * len(group)


def _kind(figure: Figure) -> tuple[object, ...]:
    """What must be the same for figures to share an axis."""
    quantity = figure.quantity
    if quantity is None or quantity.kind not in (Kind.NUMBER, Kind.PERCENT) or quantity.value < 0:
        return (figure.id,)
    unit = quantity.unit
    kind = dimension(unit)
    counted = unit if kind == COUNT else kind
    alike = next((words[0] for words in _ALIKE if counted in words), counted)
    return (figure.sentence, figure.stands, alike, figure.part_of is not None)


def _groups(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Runs of figures of one sentence in one unit; of a table its rows over the years, or a column."""
    plain = [
        figure
        for figure in figures
        if not figure.row and figure.stands is Stands.LEVEL and not figure.part_of
    ]
    for _, run in groupby(plain, key=_kind):
        group = list(run)
        counted = group[0].quantity is not None and dimension(group[0].quantity.unit) != PERCENT
        if _fits(group) and counted:
            yield group[:_MOST]
    rows: dict[tuple[object, ...], list[Figure]] = {}
    years = len({figure.column for figure in figures if figure.row and is_head(figure.column)})
    for figure in figures:
        if figure.row and figure.quantity and not re.search(r"合计|总计|[Tt]otal|小计", figure.row):
            over_years = is_head(figure.column) and years >= _FEWEST
            by = ("row", figure.row) if over_years else ("column", figure.column)
            rows.setdefault((figure.sentence, *by), []).append(figure)
    latest = max((figure.column for figure in figures if is_head(figure.column)), default="")
    for (_, sort, name), group in rows.items():
        if _fits(group) and (sort == "row" or not is_head(str(name)) or name == latest):
            yield group[:_MOST]


def _fits(group: Sequence[Figure]) -> bool:
    values = [figure.quantity.value for figure in group if figure.quantity]
    if (
        len(group) < _FEWEST
        or len(values) < len(group)
        or len({figure.label for figure in group}) < len(group)
    ):
        return False
    units = {figure.quantity.unit for figure in group if figure.quantity}
    kinds = {figure.quantity.kind for figure in group if figure.quantity}
    same = len({dimension(unit) for unit in units}) == 1 and kinds <= {Kind.NUMBER, Kind.PERCENT}
    return same and min(values) > 0 and max(values) <= _SPREAD * min(values)


def _chart(group: Sequence[Figure], id: str, language: str, words: Wording) -> dict[str, Any]:
    top = max(group, key=_value)
    over_years = bool(group[0].row) and is_head(group[0].column) and len({item.row for item in group}) == 1
    chart: dict[str, Any] = {"id": id, "kind": "column" if over_years else "bar"}
    names = _names(group, over_years)
    chart["title"] = _title(group, language, words, over_years)
    chart["headline"] = labelled(group[-1], language) if over_years else _two_largest(group, language, words)
    chart["facts"] = Flow([figure.id for figure in group])
    if names:
        chart["names"] = Flow(names)
    if over_years:
        chart["highlight"] = Flow([group[-1].id])
        chart["order"] = "given"
    else:
        chart["highlight"] = Flow([top.id])
    return chart


def _two_largest(group: Sequence[Figure], language: str, words: Wording) -> str:
    """The largest, and the next, where a headline has room for both."""
    first, second, *_ = sorted(group, key=_value, reverse=True)
    both = f"{labelled(first, language)}{words.list_joint}{labelled(second, language)}"
    room = 34 if language != "en" else 80
    return both if len(first.label) + len(second.label) + 12 <= room else labelled(first, language)


def _value(figure: Figure) -> Decimal:
    return figure.quantity.value if figure.quantity else Decimal(0)


def _names(group: Sequence[Figure], over_years: bool) -> dict[str, str]:
    if over_years:
        return {figure.id: figure.column for figure in group}
    if group[0].row:
        return {figure.id: figure.row for figure in group}
    shared = _shared_start([figure.label for figure in group])
    return {figure.id: figure.label[shared:] for figure in group} if shared else {}


def _shared_start(labels: Sequence[str]) -> int:
    """Characters that all labels begin with, where enough is left of each."""
    count = 0
    while (
        all(len(label) > count + 2 for label in labels) and len({label[: count + 1] for label in labels}) == 1
    ):
        count += 1
    return count if count >= 3 else 0


def _title(group: Sequence[Figure], language: str, words: Wording, over_years: bool) -> str:
    if over_years:
        return group[0].row
    if group[0].row:
        return group[0].column or group[0].row
    return words.list_joint.join(figure.label for figure in group[:2]) + (
        " etc." if language == "en" else "等"
    )


def _wholes(figures: Iterable[Figure], shown: set[str]) -> Iterator[tuple[Figure, list[Figure]]]:
    """Wholes with the parts that the report says are of them."""
    parts: dict[str, tuple[Figure, list[Figure]]] = {}
    for figure in figures:
        if (whole := figure.part_of) and whole.id not in shown and figure.id not in shown:
            parts.setdefault(whole.id, (whole, []))[1].append(figure)
    for whole, inside in parts.values():
        total = sum((_value(figure) for figure in inside), Decimal(0))
        chosen = inside if total <= _value(whole) and len(inside) <= 4 else [max(inside, key=_value)]
        if _value(whole) <= 25 * max(_value(figure) for figure in chosen):
            yield whole, chosen


def _share(whole: Figure, parts: Sequence[Figure], id: str, language: str, words: Wording) -> dict[str, Any]:
    chart: dict[str, Any] = {"id": id, "kind": "doughnut", "title": whole.label}
    part = max(parts, key=_value)
    of = f", out of {{{whole.id}}}" if language == "en" else f"，全部{{{whole.id}}}"
    chart["headline"] = labelled(part, language) + of
    chart["facts"] = Flow([figure.id for figure in parts])
    chart["whole"] = whole.id
    chart["rest"] = words.rest
    chart["figures"] = Flow([whole.id, part.id])
    return chart


def _changes(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that something came to, in the unit that it came from."""
    found = [figure for figure in figures if figure.stands is Stands.AFTER and figure.partner]
    alike = [
        figure
        for figure in found
        if figure.partner
        and figure.quantity
        and figure.partner.quantity
        and _comparable(figure, figure.partner)
    ]
    return alike[:2]


def _comparable(one: Figure, other: Figure) -> bool:
    assert one.quantity and other.quantity
    kinds = {one.quantity.kind, other.quantity.kind}
    return one.quantity.unit == other.quantity.unit and kinds <= {Kind.NUMBER, Kind.PERCENT}


def _comparison(before: Figure, after: Figure, id: str, words: Wording) -> dict[str, Any]:
    return {
        "id": id,
        "title": after.label,
        "headline": _change(before, after),
        "before": before.id,
        "after": after.id,
        "before_word": words.before,
        "after_word": words.after,
    }


def _change(before: Figure, after: Figure) -> str:
    arrow = "由{{{0}}}到{{{1}}}" if not after.label.isascii() else ": from {{{0}}} to {{{1}}}"
    return after.label + arrow.format(before.id, after.id)
