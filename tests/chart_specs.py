"""Specs of charts at their ends: every native kind with few and many points, one to four series, any values.

`chart_cases()` names them; `chart_spec(cases)` is one deck with a slide a chart. All numbers are invented.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

COUNTS = (1, 2, 5, 8, 12)
SERIES_KINDS = ("column", "grouped", "stacked", "line", "area", "bar")
PART_KINDS = ("pie", "doughnut")
VALUES = {
    "plain": (763, 671, 220, 194, 129, 410, 355, 87, 540, 612, 38, 275),
    "money": (
        "7049.6",
        "1284.5",
        "356",
        "98.25",
        "4120",
        "765.4",
        "2210",
        "515",
        "64.8",
        "1999",
        "870",
        "305",
    ),
    "negative": (120, -45, 63, -88, 30, 15, -12, 96, -5, 44, 71, -60),
    "zeros": (0, 340, 0, 215, 96, 0, 150, 480, 22, 0, 310, 64),
    "percent": (12, 34, 8, 21, 25, 17, 42, 5, 66, 58, 73, 30),
}
_OWN = {"source": "own", "by": "样例", "date": "2026"}
_UNITS = {"plain": "个", "money": "万元", "negative": "万元", "zeros": "人次", "percent": "%"}
_SHORT = tuple(
    f"{name}区"
    for name in ("甲城", "乙城", "丙城", "丁", "道里", "道外", "南岗", "香坊", "平房", "松北", "呼兰", "阿城")
)
_LONG = (
    "户外劳动者综合服务驿站",
    "职工心理关爱服务中心（示范）",
    "新就业形态劳动者权益维护",
    "困难职工家庭子女助学",
    "劳动和技能竞赛",
    "Community learning centres",
    "工会会员普惠卡合作商户",
    "基层工会规范化建设",
    "女职工休息哺乳室",
    "职工书屋与阅读推广",
    "劳模创新工作室",
    "集体协商与集体合同",
)
_NAMES = ("新建站点", "改造站点", "撤并站点", "移交站点")
_LONG_NAMES = ("本年度新建并投入使用", "上年度结转继续实施", "社会力量共同参与建设", "Planned but not begun")


@dataclass(frozen=True)
class Case:
    """One chart: its kind, points, series, sort of values; `long` names; `facts` instead of series."""

    kind: str
    points: int
    series: int = 1
    values: str = "plain"
    long: bool = False
    facts: bool = False

    @property
    def id(self) -> str:
        """A name for its slide."""
        marks = ("long" if self.long else "", "facts" if self.facts else "")
        return "-".join([self.kind, str(self.points), str(self.series), self.values, *filter(None, marks)])


def chart_cases() -> Iterator[Case]:
    """Every kind with every number of points and series that it takes, then the odd values and long names."""
    for kind in SERIES_KINDS:
        for points in COUNTS:
            for series in (1, 2, 3, 4):
                if fits(kind, series):
                    yield Case(kind, points, series)
        several = 2 if fits(kind, 2) else 1
        for values in ("negative", "zeros", "money", "percent"):
            if kind != "stacked" or values != "negative":
                yield Case(kind, 5, several, values)
        yield Case(kind, 5, several, long=True)
        yield Case(kind, 8, several, long=True)
    for kind in ("bar", "column"):
        yield from (
            Case(kind, points, values=values, facts=True) for points in (2, 5, 12) for values in VALUES
        )
    for kind in PART_KINDS:
        for points in (1, 2, 5, 8):
            yield Case(kind, points, facts=True)
        yield Case(kind, 5, values="zeros", facts=True)
        yield Case(kind, 4, values="percent", facts=True)
        yield Case(kind, 5, values="money", long=True, facts=True)
    yield Case("ring", 1, values="percent", facts=True)


def fits(kind: str, series: int) -> bool:
    """Whether the kind shows so many series: areas would overlap, bars and columns are of one series."""
    return (
        series == 1
        if kind in ("area", "bar", "column")
        else series > 1
        if kind in ("grouped", "stacked")
        else True
    )


def chart_spec(cases: Iterable[Case]) -> str:
    """One section with a chart a case, as YAML."""
    facts: dict[str, Any] = {}
    charts = [_chart(case, f"c{number}", facts) for number, case in enumerate(cases)]
    spec = {
        "factdeck": 1,
        "title": "图表的极限",
        "organization": "样例",
        "language": "zh-CN",
        "date": "2026",
        "sample": True,
        "facts": facts,
        "sections": [{"id": "charts", "title": "图表", "charts": charts}],
        "factsheet": {"pages": 2},
    }
    return yaml.safe_dump(spec, allow_unicode=True, sort_keys=False)


def _chart(case: Case, id: str, facts: dict[str, Any]) -> dict[str, Any]:
    given = {"id": id, "kind": case.kind, "title": "站点数量", "headline": f"{case.id}", "order": "given"}
    categories = (_LONG if case.long else _SHORT)[: case.points]
    series = (_LONG_NAMES if case.long else _NAMES)[: case.series]
    drawn: dict[str, str] = {}
    for row, name in enumerate(series):
        values = [_value(case, row, place) for place in range(case.points)]
        if case.facts:
            for place, (category, value) in enumerate(zip(categories, values, strict=True)):
                facts[f"{id}_{place}"] = {"value": value, "label": f"{category}{id}{place}"} | _OWN
            names = {f"{id}_{place}": category for place, category in enumerate(categories)}
            return given | {"facts": list(names), "names": names}
        points = dict(zip(categories, values, strict=True))
        facts[f"{id}_s{row}"] = {"series": points, "label": f"{name}{id}"} | _OWN
        drawn[f"{id}_s{row}"] = name
    return given | {"series": list(drawn), "names": drawn}


def _value(case: Case, row: int, place: int) -> str:
    values = VALUES[case.values]
    return f"{values[(place + 5 * row) % len(values)]}{_UNITS[case.values]}"
