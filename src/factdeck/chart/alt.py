"""Chart stage: what a chart says, in words, for readers who can't see it (WCAG 2.2 §1.1.1, PDF/UA-1 §7.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.chart.model import ChartKind, Point, ResolvedChart, Series
from factdeck.chart.resolve_items import Request
from factdeck.facts.references import expand

KINDS: Final = {
    ChartKind.BAR: ("横条图", "Bar chart"),
    ChartKind.COLUMN: ("柱形图", "Column chart"),
    ChartKind.GROUPED: ("分组柱形图", "Grouped column chart"),
    ChartKind.STACKED: ("堆叠条形图", "Stacked bar chart"),
    ChartKind.LINE: ("折线图", "Line chart"),
    ChartKind.AREA: ("面积图", "Area chart"),
    ChartKind.PIE: ("饼图", "Pie chart"),
    ChartKind.DOUGHNUT: ("环形图", "Doughnut chart"),
    ChartKind.RING: ("占比环", "Ring"),
    ChartKind.UNIT: ("单位图", "Unit chart"),
    ChartKind.CELLS: ("方格图", "Cell chart"),
    ChartKind.RANK: ("名次图", "Rank strip"),
    ChartKind.PICTOGRAM: ("人形图", "Pictogram"),
    ChartKind.BEFORE_AFTER: ("前后对比", "Before and after"),
    ChartKind.TO_FILL: ("图表", "Chart"),
}
_COMPARED: Final = frozenset(
    {
        ChartKind.BAR,
        ChartKind.COLUMN,
        ChartKind.LINE,
        ChartKind.AREA,
        ChartKind.CELLS,
        ChartKind.UNIT,
        ChartKind.PIE,
    }
)
_LINES: Final = (ChartKind.LINE, ChartKind.AREA)


@dataclass(frozen=True, slots=True)
class _Words:
    """How sentences are put together in one language."""

    colon: str
    comma: str
    stop: str
    largest: str
    smallest: str
    rising: str
    falling: str
    level: str


_ZH: Final = _Words(
    "：",
    "，",
    "。",
    "最大的是{value}（{name}）",
    "最小的是{value}（{name}）",
    "从{first}（{start}）升到{last}（{end}）",
    "从{first}（{start}）降到{last}（{end}）",
    "首尾相同，都是{last}",
)
_EN: Final = _Words(
    ": ",
    "; ",
    ". ",
    "Largest: {value} ({name})",
    "Smallest: {value} ({name})",
    "Up from {first} ({start}) to {last} ({end})",
    "Down from {first} ({start}) to {last} ({end})",
    "It ends where it began, at {last}",
)


def alt_text(request: Request, kind: ChartKind, series: Sequence[Series]) -> str:
    """Kind and title, every value with its category, the extremes, and for lines the trend."""
    chinese = request.language != "en"
    words = _ZH if chinese else _EN
    sentences = [words.colon.join(filter(None, (KINDS[kind][0 if chinese else 1], _title(request))))]
    if kind is not ChartKind.PICTOGRAM:
        for one in series:
            name = one.name if len(series) > 1 else ""
            sentences.append(_after(name, _values(one.points, words), words))
            if kind in _LINES and len(one.points) > 1:
                sentences.append(_after(name, _trend(one.points, words), words))
    if kind in _COMPARED and len(series) == 1 and len(series[0].points) > 2:
        sentences.append(_extremes(series[0].points, words))
    return words.stop.join(filter(None, sentences)).strip() + words.stop.strip()


def redrawn(chart: ResolvedChart, kind: ChartKind) -> ResolvedChart:
    """The chart as another kind that says the same, such as columns as bars; its alt text names that kind."""
    alt = chart.alt
    for old, new in zip(KINDS[chart.kind], KINDS[kind], strict=True):
        alt = new + alt.removeprefix(old) if alt.startswith(old) else alt
    return replace(chart, kind=kind, alt=alt)


def _title(request: Request) -> str:
    """The chart's title as it reads; mistakes in it are reported where the documents are composed."""
    raw = request.chart.title or request.chart.headline
    pairs = expand(raw, request.facts, request.location, Diagnostics())
    return " ".join("".join(text for text, _ in pairs).split()).rstrip("。.")


def _after(name: str, sentence: str, words: _Words) -> str:
    return f"{name}{words.colon}{sentence}" if name else sentence


def _values(points: Sequence[Point], words: _Words) -> str:
    return words.comma.join(_said(point, words) for point in points)


def _said(point: Point, words: _Words) -> str:
    """Category and value; a colon keeps a year and a number apart."""
    gap = words.colon if point.category[-1:].isdigit() else " "
    return f"{point.category}{gap}{point.figure}" if point.category else str(point.figure)


def _extremes(points: Sequence[Point], words: _Words) -> str:
    largest = max(points, key=lambda point: point.value)
    smallest = min(points, key=lambda point: point.value)
    if largest.value == smallest.value:
        return ""
    most, least = (
        sentence.format(value=point.figure, name=point.category)
        for sentence, point in ((words.largest, largest), (words.smallest, smallest))
    )
    return f"{most}{words.stop if words is _EN else words.comma}{least}"


def _trend(points: Sequence[Point], words: _Words) -> str:
    first, last = points[0], points[-1]
    sentence = words.rising if last.value > first.value else words.falling
    if first.value == last.value:
        sentence = words.level
    return sentence.format(first=first.figure, last=last.figure, start=first.category, end=last.category)
