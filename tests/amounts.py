"""A spec that shows every slide layout with little, ordinary and as much as it is made for.

`amounts_spec(language, chapters)` is YAML in either language: one section a case, its title says which.
`chapters` are counted, for agenda and dividers. Invented, and marked as sample data.
"""

from collections.abc import Iterator
from typing import Any, Final

import yaml

Entry = dict[str, Any]

_SHORT: Final = {
    "zh-CN": ["读者", "图书", "活动", "志愿者", "座位", "分馆", "讲座", "参观", "借阅", "办证"],
    "en": ["Readers", "Books", "Events", "Helpers", "Seats", "Branches", "Talks", "Tours", "Loans", "Cards"],
}
_LONG: Final = {
    "zh-CN": [
        "全年到馆和线上参加阅读推广活动的读者",
        "流动图书车到达的乡镇和社区服务点",
        "面向未成年人的阅读指导课",
        "夜间和周末延长开放的阅览室",
        "由志愿者带领的老年人数字课堂",
        "通过通借通还送到读者手里的图书",
        "在分馆办理的首次借阅证",
        "读者推荐并已采购的新书",
        "社会力量捐赠的文献和设备",
        "在职工书屋举办的讲座和展览",
    ],
    "en": [
        "Readers who came to an event or joined one online",
        "Villages that the mobile library reached",
        "Reading lessons for children and teenagers",
        "Rooms that stay open at night and at weekends",
        "Courses that volunteers gave for older people",
        "Books brought from another branch on request",
        "Cards issued to people who never had one",
        "New books that readers had asked for",
        "Gifts of books and equipment from firms",
        "Talks and exhibitions held at workplaces",
    ],
}
_NOTES: Final = {
    "zh-CN": ["含分馆", "面向社区读者，全年免费开放", "比上一年有所增加，多半在周末"],
    "en": [
        "Branches included",
        "Free for everyone, all year round",
        "More than a year ago, mostly at weekends",
    ],
}
_VALUES: Final = {
    "zh-CN": [
        "260万人次",
        "8000余册",
        "352场",
        "最快7天",
        "1376.2万元",
        "16.8万名",
        "近千场次",
        "80%",
        "1.5亿元",
        "33.2万人次",
    ],
    "en": [
        "over 182,000 visits",
        "96,400",
        "418 events",
        "2 days",
        "$1.3M",
        "24,300",
        "nearly 9,000",
        "73%",
        "3,650 hours",
        "41,250 loans",
    ],
}
_SENTENCES: Final = {
    "zh-CN": [
        "周末也开门。",
        "新建的分馆都在步行距离以内，老年读者和带孩子的家庭都能走着去。",
        "流动图书车按时到达偏远乡镇，带去新书、报刊和电子阅读设备，也把读者想借的书带回来登记，送到读者手里，读者不必再进城。",
    ],
    "en": [
        "Open at weekends.",
        "Every new branch is within walking distance, also for older readers and families.",
        "The mobile library comes to remote places with new books, papers and e-readers, takes down what"
        " its readers ask for, and brings it on its next tour, so that nobody has to travel.",
    ],
}
_HEADLINES: Final = {
    "zh-CN": [
        "读者更多",
        "开放的日子更多，来的读者也更多",
        "开放的日子更多，来的读者也更多，周末的阅览座位不够坐，要靠分馆来分担",
    ],
    "en": [
        "More readers",
        "Open on more days, and read by more people",
        "Open on more days, with more readers; at weekends seats were short and branches helped",
    ],
}
_TERMS: Final = {
    "zh-CN": ["开放", "流动服务", "阅读推广活动"],
    "en": ["Open", "On the road", "Reading for all"],
}


_LETTERS: Final = str.maketrans("0123456789", "OABCDEFGHI")


class _Author:
    def __init__(self, language: str) -> None:
        self.language = language
        self.facts: dict[str, Entry] = {}
        self.cases: list[Entry] = []

    def of(self, table: dict[str, list[str]], number: int) -> str:
        found = table[self.language]
        return found[number % len(found)]

    def fact(self, amount: int, number: int) -> str:
        """A fact: 0 a short label, 1 with a note, 2 a long label and a note."""
        key = f"f{amount}_{number}"
        label = self.of(_LONG if amount == 2 else _SHORT, number)
        entry = {"value": self.of(_VALUES, number), "label": label, "source": "report"}
        if amount:
            entry["note"] = self.of(_NOTES, 2 if amount == 2 else number)
        self.facts[key] = entry
        return key

    def name(self, amount: int, number: int) -> str:
        """What a bar is called: longer than most, and still a name."""
        return " ".join(self.of(_LONG if amount == 2 else _SHORT, number).split()[:5])

    def some(self, amount: int, count: int, start: int = 0) -> list[str]:
        return [self.fact(amount, start + number) for number in range(count)]

    def case(self, name: str, amount: int, **parts: Any) -> None:
        number = len(self.cases) + 1
        title = name.translate(_LETTERS)  # a digit would be a number that no fact proves
        headline = f"{title} {number_word(number)} {self.of(_HEADLINES, amount)}"
        entry: Entry = {"id": f"c{number}", "title": title, "number": str(number), "divider": False}
        for key, value in parts.items():
            if isinstance(value, list) and value and isinstance(value[0], dict) and "id" in value[0]:
                for item in value:
                    item.setdefault("headline", headline)
            elif isinstance(value, dict) and key != "quote":
                value.setdefault("headline", headline)
        self.cases.append({**entry, "headline": headline, **parts})

    def write(self) -> None:
        self._figures()
        self._points()
        self._charts()
        self._others()

    def _figures(self) -> None:
        for amount in (0, 1, 2):
            for tiles in range(9):
                for facts in (0, 1, 2) if tiles in (0, 3, 6) else (2,):
                    if tiles + facts:
                        plan = {"hero": self.fact(amount, 0), "facts": self.some(amount, facts, 1)}
                        tile = {"tiles": self.some(amount, tiles, 3)}
                        self.case(f"hero+{facts}+{tiles}", amount, figures=plan | tile)
                if tiles:
                    self.case(f"tiles {tiles}", amount, figures={"tiles": self.some(amount, tiles)})

    def _points(self) -> None:
        for amount, count in ((0, 2), (0, 4), (1, 3), (1, 5), (2, 4)):
            items: list[Any] = [
                {"term": self.of(_TERMS, amount), "text": self.of(_SENTENCES, min(amount, 2))}
                for _ in range(count)
            ]
            for side in (0, 1, 2):
                plan: Entry = {"items": items, "side": self.some(amount, side)}
                if side and amount:
                    plan["side_note"] = self.of(_SENTENCES, 1)
                self.case(f"points {count}+{side}", amount, points=plan)
        self.case("plain points", 1, points={"items": [self.of(_SENTENCES, 1)] * 3})
        for amount, count in ((0, 2), (1, 3), (1, 4), (1, 6), (2, 4)):
            when = ["2021", "2022-06", "2023", "2024-03", "2025", "2026"]
            events = [{"when": when[n], "text": self.of(_SENTENCES, amount)} for n in range(count)]
            self.case(f"timeline {count}", amount, timeline={"items": events})

    def _charts(self) -> None:
        for amount, count in ((0, 2), (1, 5), (1, 7), (2, 8)):
            bars: list[str] = []
            for n in range(count):
                key = f"bar{amount}_{n}"
                value = str(90 - 11 * n if n < 8 else 10 - n // 2) + (
                    "家" if self.language == "zh-CN" else ""
                )
                self.facts[key] = {
                    "value": value,
                    "label": f"{self.name(amount, n)} A",
                    "source": "report",
                }
                bars.append(key)
            for beside in (0, 1, 2, 3)[: 4 if amount < 2 else 3]:
                chart: Entry = {"id": "chart", "kind": "bar", "facts": bars, "highlight": bars[:1]}
                if beside:
                    chart["takeaway"] = self.of(_SENTENCES, min(amount, 1))
                if beside > 1:
                    chart["figures"] = self.some(amount, beside - 1)
                self.case(f"bars {count}+{beside}", amount, charts=[chart])
        years = {str(year): str(120 + 15 * n) for n, year in enumerate(range(2019, 2026))}
        self.facts["years"] = {"series": years, "label": f"{self.of(_SHORT, 0)} A", "source": "report"}
        line: Entry = {"id": "line", "kind": "line", "series": ["years"], "takeaway": self.of(_SENTENCES, 1)}
        self.case("line", 1, charts=[line])
        percent = {"value": "40%", "label": f"{self.of(_SHORT, 1)} A", "source": "report"}
        self.facts["percent"] = percent
        ring: Entry = {"id": "ring", "kind": "ring", "share": "percent", "rest": self.of(_SHORT, 2)}
        for figures in (0, 1, 3):
            given = {"figures": self.some(1, figures)} if figures else {}
            self.case(f"ring {figures}", 1, charts=[{**ring, **given}])

    def _others(self) -> None:
        for amount in (0, 1, 2):
            quote = {"text": self.of(_SENTENCES, amount)}
            self.case("quote", amount, quote=quote | ({"attribution": self.of(_LONG, 0)} if amount else {}))
            rows = [
                [self.of(_SHORT, n), self.of(_SENTENCES, min(amount, 1)), f"{{{self.fact(0, n)}}}"]
                for n in range((2, 5, 9)[amount])
            ]
            columns = [
                {"title": self.of(_SHORT, 0), "kind": "name"},
                {"title": self.of(_SHORT, 1)},
                {"title": self.of(_SHORT, 2), "kind": "figure"},
            ]
            table = {"id": "table", "columns": columns, "rows": rows, "highlight": [1, 2]}
            self.case("table", amount, tables=[table])
        day = "天" if self.language == "zh-CN" else " days"
        self.facts["before"] = {"value": f"30{day}", "label": f"{self.of(_SHORT, 0)} B", "source": "report"}
        self.facts["after"] = {"value": f"7{day}", "label": f"{self.of(_SHORT, 1)} B", "source": "report"}
        common: Entry = {"id": "wait", "before": "before", "after": "after", "unit": day.strip()}
        self.case("compared", 0, comparisons=[dict(common)])
        told = {"heading": self.of(_HEADLINES, 0), "text": self.of(_SENTENCES, 1)}
        self.case("compared", 1, comparisons=[{**common, **told}])
        apart = {"id": "apart", "before": self.fact(0, 0), "after": self.fact(0, 2), **told}
        self.case("compared apart", 2, comparisons=[apart])


def number_word(number: int) -> str:
    """A number in letters, so that headlines differ and no digit has to be a fact."""
    return str(number).translate(_LETTERS)


def _chapters(author: _Author, count: int) -> Iterator[Entry]:
    for number in range(count):
        section: Entry = {
            "id": f"chapter{number + 1}",
            "title": author.of(_SHORT, number) if number % 3 else author.of(_LONG, number // 3)[:24],
            "headline": author.of(_HEADLINES, 1),
            "points": [author.of(_SENTENCES, 0)],
        }
        if number != 1:
            section["key"] = author.fact(1, number)
        if number % 2 == 0:
            section["line"] = author.of(_SENTENCES, 1)
        yield section


def amounts_spec(language: str, chapters: int = 5, **values: Any) -> str:
    """The spec as YAML text; `values` lie over its top."""
    author = _Author(language)
    author.write()
    sections = list(_chapters(author, chapters))
    for key, fact in author.facts.items():
        series = fact.get("series", {})
        value = fact.get("value") or "; ".join(f"{year} {value}" for year, value in series.items())
        fact["quote"] = f"{key.translate(_LETTERS)}: {value}"
    told = "\n".join(fact["quote"] for fact in author.facts.values())
    board = ["cover", "agenda", *(f"{section['id']}.divider" for section in sections[:2])]
    spec = {
        "factdeck": 1,
        "title": author.of(_HEADLINES, 1),
        "subject": author.of(_SHORT, 0),
        "organization": "某图书馆（虚构）" if language == "zh-CN" else "Larkfield Library (invented)",
        "language": language,
        "period": "2025年" if language == "zh-CN" else "2025",
        "date": "2026-01",
        "sample": True,
        "sources": {"report": {"title": "年报" if language == "zh-CN" else "Report", "text": told}},
        "facts": author.facts,
        "sections": [*sections, *author.cases],
        "closing": {"figures": ["f1_0", "f1_1", "f1_2"]},
        "deck": [*board, *(case["id"] for case in author.cases), "closing"],
        **values,
    }
    return yaml.safe_dump(spec, allow_unicode=True, sort_keys=False, width=10_000)
