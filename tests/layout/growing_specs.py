"""Specs that grow: so many sections, figures, table rows and points, of so many characters."""

from dataclasses import dataclass
from itertools import count, cycle
from typing import Any

import yaml

_CHINESE = (
    "全年走访基层单位并听取意见建议，逐项登记逐项答复；对跨部门的难题建立台账，明确牵头单位和完成时限，"
    "每季度通报一次进展，年底统一评议，结果向社会公开。"
)
_ENGLISH = (
    "We visited every branch during the year, wrote down what people asked for, and answered each request; "
    "what several departments share has one owner, one date and a public report at the end of the year."
)
_NAMES = {
    "zh-CN": ("走访单位", "办结建议", "培训人员", "新建站点", "服务群众", "减免费用", "开展活动", "调解纠纷"),
    "en": ("Branches visited", "Requests closed", "People trained", "New sites", "Visitors", "Fees waived"),
}
_UNITS = {"zh-CN": ("家", "件", "万人次", "个", "余名", "万元"), "en": (" branches", "%", "", "M", " people")}
_LETTERS = "ABCDEFGHIJKL"
_KINDS = ("bar", "ring", "column", "line", "unit")


@dataclass(frozen=True)
class Growing:
    """How much of everything. `table` is rows × columns, (0, 0) for none; `points` has a length each."""

    sections: int = 3
    figures: int = 4
    charts: int = 1
    table: tuple[int, int] = (0, 0)
    points: tuple[int, ...] = ()
    pages: int = 2
    language: str = "zh-CN"

    def text(self) -> str:
        """The spec as YAML."""
        return yaml.safe_dump(self._spec(), allow_unicode=True, sort_keys=False)

    def words(self, letters: int, start: int = 0) -> str:
        """A sentence of that many characters."""
        source = _CHINESE if self.language == "zh-CN" else _ENGLISH
        told = source[start % 20 :] + source * (letters // len(source) + 1)
        return told[:letters].strip("，；。、 ,;.") or told[0]

    def _spec(self) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        sections = [self._section(number, facts) for number in range(self.sections)]
        return {
            "factdeck": 1,
            "title": self.words(14),
            "organization": self.words(6),
            "language": self.language,
            "date": "2026",
            "sources": {"report": {"title": self.words(8)}},
            "facts": facts,
            "sections": sections,
            "factsheet": {"pages": self.pages},
        }

    def _section(self, number: int, facts: dict[str, Any]) -> dict[str, Any]:
        names, units = cycle(_NAMES[self.language]), cycle(_UNITS[self.language])
        values = (str(round(9876 / (step + number + 1), 1 if step % 3 else 0)) for step in count())
        ids = [f"s{number}f{index}" for index in range(self.figures)]
        for index, (fact, name, value) in enumerate(zip(ids, names, values, strict=False)):
            unit = "%" if index == 1 else next(units)
            shown = "61.5%" if index == 1 else f"{value.removesuffix('.0')}{unit}"
            facts[fact] = {
                "value": shown,
                "label": f"{name}{_LETTERS[index % 12]}{_LETTERS[number % 12] if number else ''}",
                "source": "own",
                "by": "A",
                "date": "2026",
            }
        section: dict[str, Any] = {
            "id": f"s{number}",
            "title": self.words(5, number),
            "headline": f"{self.words(8, number)}{{{ids[0]}}}",
            "key": ids[0],
            "figures": ids,
            "charts": [self._chart(number, index, facts, ids) for index in range(self.charts)],
            "points": [
                {"term": self.words(4, index + number), "text": self.words(length, index)}
                for index, length in enumerate(self.points)
            ],
        }
        if self.table[0]:
            section["tables"] = [self._table(number, ids)]
        return section

    def _chart(self, number: int, index: int, facts: dict[str, Any], ids: list[str]) -> dict[str, Any]:
        kind, at = _KINDS[(number + index) % len(_KINDS)], f"s{number}c{index}"
        chart: dict[str, Any] = {"id": f"chart{index}", "title": self.words(9, index), "kind": kind}
        if kind == "ring":
            return {**chart, "share": ids[1]}
        if kind == "line":
            facts[at] = {
                "series": {2021 + year: 30 + year * 7 for year in range(5)},
                "label": "x",
                "source": "own",
                "by": "A",
                "date": "2026",
            }
            return {**chart, "series": [at]}
        count = 2 if kind == "unit" else 3 + (number + index) % 4
        for part in range(count):
            value = {
                "value": str(73 - part * 9 - number % 20),
                "label": f"{self.words(4, part)}{_LETTERS[number % 12]}",
                "source": "own",
                "by": "A",
                "date": "2026",
            }
            facts[f"{at}p{part}"] = value
        return {**chart, "facts": [f"{at}p{part}" for part in range(count)]}

    def _table(self, number: int, ids: list[str]) -> dict[str, Any]:
        rows, columns = self.table
        kinds = ["name", "figure", *["text"] * (columns - 2)][:columns]
        return {
            "id": "table",
            "title": self.words(10, number),
            "columns": [{"title": self.words(4, column), "kind": kind} for column, kind in enumerate(kinds)],
            "rows": [
                [
                    f"{{{ids[row % len(ids)]}}}" if kind == "figure" else self.words(4 + column, row)
                    for column, kind in enumerate(kinds)
                ]
                for row in range(rows)
            ],
        }
