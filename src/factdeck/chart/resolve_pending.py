"""Chart stage: a chart of numbers that are still missing: bars without them, or a frame in its place.

No mark, scale or share is made up: bars keep the scale of the values that are there, and what is drawn as
parts of a whole, along time or as a count waits until all of its values are.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from factdeck.chart.alt import KINDS
from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart, Series
from factdeck.chart.resolve_items import Request
from factdeck.facts.factbook import Fact
from factdeck.facts.format import to_fill
from factdeck.spec.elements import Chart

_BARS: Final = (ChartKind.BAR, ChartKind.COLUMN)
_FEWEST: Final = 2
"""Values that must be there for bars to compare anything."""

_Resolve = Callable[[Request], ResolvedChart | None]


def pending_facts(request: Request) -> tuple[str, ...]:
    """The facts of a chart whose numbers are missing, in its order."""
    chart = request.chart
    named = [*_drawn(chart), *filter(None, (chart.whole, chart.share))]
    return tuple(fact for fact in dict.fromkeys(named) if request.facts.to_fill(fact))


def resolve_pending(request: Request, missing: tuple[str, ...], resolve: _Resolve) -> ResolvedChart | None:
    """The chart with the values that it has, where it is bars; else a frame that names what is missing.

    `resolve` makes a chart without any missing value. None where that can't be drawn, which is reported.
    """
    chart = request.chart
    given = [fact for fact in _drawn(chart) if fact not in missing]
    asked = (None, *(str(kind) for kind in _BARS))
    if chart.kind in asked and not (chart.series or chart.whole or chart.share) and len(given) >= _FEWEST:
        found = resolve(replace(request, chart=_without(chart, missing)))
        if found is None or (found.kind in _BARS and found.direct_labels):
            return found and _with_gaps(found, request, missing)
    return _frame(request, missing)


def _drawn(chart: Chart) -> list[str]:
    return [*(fact for group in chart.groups for fact in group.facts), *chart.facts, *chart.series]


def _without(chart: Chart, missing: tuple[str, ...]) -> Chart:
    """The chart of the values that are there."""
    kept = [
        group.model_copy(update={"facts": [fact for fact in group.facts if fact not in missing]})
        for group in chart.groups
    ]
    return chart.model_copy(
        update={
            "facts": [fact for fact in chart.facts if fact not in missing],
            "groups": [group for group in kept if group.facts],
            "names": {fact: name for fact, name in chart.names.items() if fact not in missing},
            "highlight": [fact for fact in chart.highlight if fact not in missing],
        }
    )


def _with_gaps(found: ResolvedChart, request: Request, missing: tuple[str, ...]) -> ResolvedChart:
    """Bars with an empty place for every value that is missing: as written, or behind the others."""
    (series,) = found.series
    points = {point.fact: point for point in series.points}
    if request.chart.highlight and not set(request.chart.highlight) - set(missing):
        points = {fact: replace(point, emphasis=Emphasis.NEUTRAL) for fact, point in points.items()}
    empty = {fact: _empty(request, fact) for fact in missing}
    order = [*points, *missing] if request.chart.order == "value" else _drawn(request.chart)
    everything = points | empty
    told = tuple(everything[fact] for fact in dict.fromkeys(order))
    return replace(
        found,
        series=(replace(series, points=told),),
        alt=_continued(found.alt, list(empty.values()), request),
        missing=_listed(request, missing),
    )


def _frame(request: Request, missing: tuple[str, ...]) -> ResolvedChart:
    """A frame in the chart's place."""
    english = request.language == "en"
    kind = KINDS[ChartKind(request.chart.kind) if request.chart.kind else ChartKind.TO_FILL][english]
    word = to_fill("", "", request.language).digits
    note = f"{kind}: figures {word}" if english else f"{kind}：数字{word}"
    listed = _listed(request, missing)
    return ResolvedChart(
        id=request.chart.id,
        kind=ChartKind.TO_FILL,
        title=request.chart.title,
        series=(Series("", tuple(_empty(request, fact) for fact in missing)),),
        scale=Decimal(1),
        unit="",
        minimum=Decimal(0),
        maximum=Decimal(1),
        ticks=(),
        number_format="0",
        alt=f"{note}: {listed}." if english else f"{note}：{listed}。",
        note=note,
        missing=listed,
    )


def _empty(request: Request, fact: str) -> Point:
    """The place of a value."""
    reads = to_fill(fact, "", request.language)
    return Point(_name(request, request.facts[fact]), Decimal(0), reads, Emphasis.NEUTRAL, fact)


def _name(request: Request, fact: Fact) -> str:
    return request.chart.names.get(fact.id, "") or fact.label


def _listed(request: Request, missing: tuple[str, ...]) -> str:
    """The names of what is missing; of a series with its points."""
    names = list(dict.fromkeys(_names(request, missing)))
    return (", " if request.language == "en" else "、").join(names)


def _names(request: Request, missing: tuple[str, ...]) -> Iterator[str]:
    for name in missing:
        fact = request.facts[name]
        joint, shape = (", ", "{} ({})") if request.language == "en" else ("、", "{}（{}）")
        points = joint.join(fact.missing)
        yield shape.format(_name(request, fact), points) if points else _name(request, fact)


def _continued(alt: str, empty: list[Point], request: Request) -> str:
    english = request.language == "en"
    said = ("; " if english else "，").join(f"{point.category} {point.figure}" for point in empty)
    return f"{alt} {said}." if english else f"{alt}{said}。"
