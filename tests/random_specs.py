"""Random but plausible specs of any trade, the same for the same seed, some of them extreme.

`random_spec(seed)` is a whole spec as YAML, valid and marked as sample data. Three seeds in four keep to what
an office would write; the fourth goes to the ends: many sections, long names, long tables.
"""

import random
from collections.abc import Callable, Sequence
from typing import Any

import yaml

from .random_words import CHINESE, ENGLISH, MEASURED, Trade, Words

Entry = dict[str, Any]


def random_spec(seed: int, language: str = "zh-CN", *, short: bool = False) -> str:
    """The spec of a seed as YAML text; it needs no other file. `short`: one section, and nothing extreme."""
    author = _Author(seed, language, short=short)
    spec = author.spec()
    text = _yaml(spec["sections"]) + _yaml(spec["factsheet"]) + spec["title"]
    if literals := [one for one in author.words.literals if one in text]:
        spec["literals"] = literals
    return _yaml(spec)


def _yaml(values: Any) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)


def is_extreme(seed: int) -> bool:
    """Whether the spec of a seed goes to the ends of what can be written."""
    return seed % 4 == 3


class _Author:
    """Writes one spec; `facts` fills while sections are written."""

    def __init__(self, seed: int, language: str, *, short: bool) -> None:
        self.random = random.Random(f"{language}/{seed}")
        self.chinese = language == "zh-CN"
        self.language = language
        self.words: Words = CHINESE if self.chinese else ENGLISH
        self.trade: Trade = self.random.choice(self.words.trades)
        self.extreme = is_extreme(seed) and not short
        self.short = short
        self.facts: dict[str, Entry] = {}
        self.plain: list[str] = []  # facts that texts may name
        self.told: list[str] = []  # what the source says of the facts

    # --- the whole

    def spec(self) -> Entry:
        count = 1 if self.short else self._count(2, 5, 9)
        sections = [self._section(number) for number in range(count)]
        spec: Entry = {
            "factdeck": 1,
            "title": self._headline(),
            "subject": self._pick(
                ["年度报告", "工作总结"] if self.chinese else ["Annual report", "A year's work"]
            ),
            "organization": self._pick(self.trade.names),
            "language": self.language,
            "period": "2025年" if self.chinese else "2025",
            "date": self._pick(["2026", "2026-01", "2026-01-31"]),
            "sample": True,
            "sources": {"report": self._source() | {"text": "\n".join(self.told)}},
            "facts": self.facts,
            "sections": sections,
        }
        if self._chance(0.6):
            spec["cover"] = {"mark": self._pick(["2025", "书", "云"] if self.chinese else ["2025", "A"])}
        if self._chance(0.7):
            spec["closing"] = {
                "headline": "谢谢" if self.chinese else "Thank you",
                "figures": self._some(self.plain, 1, 3, 4),
            }
        spec["factsheet"] = self._factsheet()
        return spec

    def _source(self) -> Entry:
        title = f"《{self.trade.names[0]}年度统计（虚构）》" if self.chinese else "Year in figures (invented)"
        quotes = [fact["quote"] for fact in self.facts.values() if "quote" in fact]
        publisher = "虚构样例" if self.chinese else "invented sample"
        return {"title": title, "publisher": publisher, "text": "\n".join(quotes)}

    def _factsheet(self) -> Entry:
        sheet: Entry = {"pages": self._pick([1, 2, 2])}
        if self._chance(0.7):
            sheet["hero"] = self._some(self.plain, 3, 4, 5)
        if self._chance(0.4):
            sheet["standfirst"] = self._text(15, 60)
        if self._chance(0.5):
            sheet["contact"] = "service.desk@example.com"
        return sheet

    # --- a section

    def _section(self, number: int) -> Entry:
        topics = self.trade.topics
        section: Entry = {
            "id": f"s{number + 1}",
            "title": topics[number % len(topics)] + ("" if number < len(topics) else self._again()),
        }
        makers: list[tuple[str, float, Callable[[], Any]]] = [
            ("figures", 0.7, self._figures),
            ("points", 0.6, self._points),
            ("charts", 0.7, self._charts),
            ("tables", 0.3, lambda: [self._table()]),
            ("comparisons", 0.25, lambda: [self._comparison()]),
            ("timeline", 0.15, self._timeline),
            ("quote", 0.12, self._quote),
        ]
        chosen = [maker for maker in makers if self._chance(maker[1])] or [makers[0]]
        for name, _, make in chosen:
            section[name] = make()
        if not self.plain:
            section["figures"] = self._figures()
        section["headline"] = self._headline()
        if self._chance(0.7):
            section["line"] = self._text(6, 30)
        if self._chance(0.6):
            section["key"] = self._pick(self.plain)
        if self._chance(0.3):
            section["divider"] = False
        if self._chance(0.25):
            section["sheet"] = self._sheet_plan(section)
        return section

    def _again(self) -> str:
        return "（续）" if self.chinese else ", continued"

    def _sheet_plan(self, section: Entry) -> Entry:
        shown = [item["id"] for name in ("charts", "tables", "comparisons") for item in section.get(name, [])]
        rows: list[Any] = self._some(self.plain, 0, 3, 6)
        if self._chance(0.5):
            rows.append({"term": self._pick(self.trade.topics), "text": self._text(8, 30)})
        return {"tiles": self._some(self.plain, 0, 4, 6), "rows": rows, "show": shown[:3]}

    def _figures(self) -> Any:
        facts = [self._fact() for _ in range(self._count(2, 7, 12))]
        if self._chance(0.6):
            return facts
        below = self._count(0, 2, 2)
        plan: Entry = {"headline": self._headline(), "hero": facts[0], "facts": facts[1 : 1 + below]}
        return {**plan, "tiles": facts[1 + below :]}

    def _points(self) -> Any:
        terms = self._chance(0.6)
        items: list[Any] = []
        for _ in range(self._count(1, 5, 9)):
            text = self._text(5, 45 if not self.extreme else 80)
            items.append({"term": self._term(), "text": text} if terms else text)
        if self._chance(0.4):
            return items
        plan: Entry = {"headline": self._headline(), "items": items}
        plan["side"] = self._some(self.plain, 0, 2, 2) if self.plain else []
        if plan["side"] and self._chance(0.4):
            plan["side_note"] = self._text(8, 26)
        return plan

    def _timeline(self) -> Entry:
        items = [
            {"when": self._pick(self.words.times), "text": self._text(6, 40)}
            for _ in range(self._count(2, 5, 9))
        ]
        return {"headline": self._headline(), "items": items}

    def _quote(self) -> Entry:
        return {"text": self._text(15, 80), "attribution": self._pick(self.words.people)}

    def _comparison(self) -> Entry:
        unit, at = self._pick([("天", "天"), ("分钟", "分钟")]) if self.chinese else ("days", " days")
        later = self.random.randint(1, 20)
        earlier = later + self.random.randint(1, 60)
        label = self._label(self.random.choice(self.trade.counts)[0])
        before = self._named(f"{earlier}{at}", label + ("（原来）" if self.chinese else " before"))
        after = self._named(f"{later}{at}", label)
        plan: Entry = {"id": f"{after}-both", "headline": self._headline(), "before": before, "after": after}
        if self._chance(0.6):
            plan |= {"unit": unit, "heading": self._short(4, 14), "text": self._text(10, 60)}
        return plan

    # --- charts

    def _charts(self) -> list[Entry]:
        kinds: list[Callable[[], Entry]] = [
            lambda: self._bars(self._pick(["bar", "bar", "column"])),
            lambda: self._bars(None),
            lambda: self._series(self._pick(["line", "area", "column"]), 1),
            lambda: self._series(self._pick(["grouped", "line"]), self._count(2, 3, 4)),
            self._stacked,
            self._doughnut,
            self._pie,
            self._ring,
            self._units,
            self._cells,
            self._ranks,
            self._pictogram,
        ]
        return [self._worded(self._pick(kinds)()) for _ in range(self._count(1, 2, 3))]

    def _worded(self, chart: Entry) -> Entry:
        chart = {"id": f"c{len(self.facts)}", **chart, "headline": self._headline()}
        if self._chance(0.7):
            chart["title"] = self._short(4, 16)
        if self._chance(0.5):
            chart["takeaway"] = self._text(8, 40)
        if self._chance(0.3) and self.plain:
            chart["figures"] = self._some(self.plain, 1, 3, 4)
        if self._chance(0.15):
            chart["only"] = self._pick(["deck", "factsheet"])
        if self._chance(0.3):
            chart["priority"] = self._pick([1, 3])
        return chart

    def _bars(self, kind: str | None) -> Entry:
        label, unit = self._count_of()
        facts = self._alike(self._count(2, 7, 15), unit, label)
        chart: Entry = {"facts": facts} | ({"kind": kind} if kind else {})
        if self._chance(0.7):
            chart["names"] = dict(zip(facts, self._places(len(facts)), strict=True))
        if self._chance(0.5):
            chart["highlight"] = [self._pick(facts)]
        return chart

    def _series(self, kind: str, many: int) -> Entry:
        label, unit = self._count_of()
        points = self._points_of_series(self._count(3, 8, 14))
        return {"kind": kind, "series": [self._series_of(points, unit, label) for _ in range(many)]}

    def _series_of(self, points: Sequence[Any], unit: str, label: str) -> str:
        base, decimals, scale = self._magnitude(unit)
        series = {
            point: self._written(base * self.random.uniform(0.2, 1), decimals, scale, unit)
            for point in points
        }
        quote = "；".join(f"{point} {value}" for point, value in series.items())
        entry = {"series": series, "label": self._label(label), "source": "report", "quote": quote}
        return self._add(entry, plain=False)

    def _points_of_series(self, count: int) -> list[Any]:
        if self._chance(0.5):
            return list(range(2026 - count, 2026))
        if self._chance(0.5) and count <= 12:
            return [
                f"{month}月" if self.chinese else "JFMASONDjfms"[month - 1] + str(month)
                for month in range(1, count + 1)
            ]
        return self._places(count)

    def _stacked(self) -> Entry:
        label, unit = self._count_of()
        many, each = self._count(2, 3, 4), self._count(1, 3, 6)
        facts = self._alike(many * each, unit, label)
        groups = [
            {"title": name, "facts": facts[each * index : each * (index + 1)]}
            for index, name in enumerate(self._places(many))
        ]
        names = dict(zip(facts, self._places(each) * many, strict=True))
        return {"kind": "stacked", "groups": groups, "names": names}

    def _doughnut(self) -> Entry:
        label, unit = self._counted()
        part, rest = self.random.randint(10, 900), self.random.randint(50, 900)
        one = self._named(self._figure_text(f"{part}", unit), self._label(label))
        whole = self._named(self._figure_text(f"{part + rest}", unit), self._label(label))
        formula = {"derive": f"share({one}, {whole})", "as": "percent", "label": self._label(label)}
        share = self._add(formula, plain=True)
        chart: Entry = {"kind": "doughnut", "facts": [one], "whole": whole, "share": share}
        return chart | ({"rest": self._pick(self.words.parts)} if self._chance(0.7) else {})

    def _pie(self) -> Entry:
        label, unit = self._counted()
        facts = self._alike(self._count(2, 5, 7), unit, label)
        return {
            "kind": self._pick(["pie", "doughnut"]),
            "facts": facts,
            "names": dict(zip(facts, self._places(len(facts)), strict=True)),
        }

    def _ring(self) -> Entry:
        value = self._pick(
            ["80%", "99.6%", "12.5%", "近90%"] if self.chinese else ["80%", "99.6%", "nearly 90%"]
        )
        return {"kind": "ring", "facts": [self._named(value, self._label(self._count_of()[0]))]}

    def _units(self) -> Entry:
        facts = []
        for _ in range(self._count(1, 2, 3)):
            label, unit = self._counted()
            number = self.random.choice([self.random.randint(2, 40), self.random.randint(40, 900)])
            facts.append(self._named(self._figure_text(str(number), unit), self._label(label)))
        return {"kind": "unit", "facts": facts}

    def _cells(self) -> Entry:
        label = self._count_of()[0]
        facts = [
            self._named(
                f"{self.random.randint(50, 3000)}万元" if self.chinese else f"£{self.random.randint(1, 90)}M",
                self._label(label),
            )
            for _ in range(self._count(2, 4, 8))
        ]
        return {"kind": "cells", "facts": facts}

    def _ranks(self) -> Entry:
        facts = [
            self._named(
                f"第{self.random.randint(1, 12)}位" if self.chinese else f"No. {self.random.randint(1, 12)}",
                name,
            )
            for name in self._places(self._count(1, 2, 4))
        ]
        return {"kind": "rank", "facts": facts}

    def _pictogram(self) -> Entry:
        label, unit = self._counted()
        part = self.random.randint(20, 90)
        whole = self._named(
            self._figure_text(str(part * self.random.randint(2, 12)), unit), self._label(label)
        )
        one = self._named(self._figure_text(str(part), unit), self._label(label))
        every = self._add(
            {
                "derive": f"{one} / {whole}",
                "as": "one-in",
                "unit": "人" if self.chinese else "people",
                "label": self._label(label),
            },
            plain=False,
        )
        return {"kind": "pictogram", "facts": [every]}

    # --- tables

    def _table(self) -> Entry:
        rows, columns = (
            (30, 8) if self.extreme and self._chance(0.3) else (self._count(3, 9, 30), self._count(3, 5, 8))
        )
        figures = max(1, columns - 1 - self.random.randint(0, min(3, columns - 2)))
        texts = columns - 1 - figures
        heads = [{"title": "单位" if self.chinese else "Unit", "kind": "name"}]
        heads += [{"title": title, "kind": "text"} for title in self.random.sample(self.words.columns, texts)]
        counts = [self._count_of() for _ in range(figures)]
        heads += [{"title": label, "kind": "figure"} for label, _ in counts]
        names = (self._places(rows) * 2)[:rows]
        table: Entry = {"id": f"t{len(self.facts)}", "headline": self._headline(), "columns": heads}
        table["rows"] = [self._row(name, texts, counts) for name in names]
        if self._chance(0.4):
            table["highlight"] = [self.random.randint(1, rows)]
        if any("" in row for row in table["rows"]):
            table["missing"] = "未统计" if self.chinese else "not counted"
        return table

    def _row(self, name: str, texts: int, counts: Sequence[tuple[str, str]]) -> list[str]:
        cells = [name, *(self._cell() for _ in range(texts))]
        for label, unit in counts:
            base, decimals, scale = self._magnitude(unit)
            value = self._written(base * self.random.uniform(0.1, 1), decimals, scale, unit)
            shown = len(self.facts) < 60 and not self._chance(0.04)
            cells.append(
                f"{{{self._named(value, f'{name}{label}', plain=False)}}}" if shown else self._pick(["", "—"])
            )
        return cells

    def _cell(self) -> str:
        return self._pick(
            ["", self._pick(self.words.parts), self._short(3, 12), self._short(8, 24), self._text(8, 40)]
        )

    # --- facts

    def _fact(self) -> str:
        label, unit = self._count_of()
        if len(self.plain) > 3 and self._chance(0.08):
            return self._derived()
        if self._chance(0.12):
            return self._named(self._odd_value(), self._label(label))
        base, decimals, scale = self._magnitude(unit)
        value = self._written(base * self.random.uniform(0.1, 1), decimals, scale, unit)
        return self._named(self._qualified(value, unit), self._label(label))

    def _derived(self) -> str:
        label, unit = self._counted()
        one, two = self._alike(2, unit, label)
        formulas: list[Entry] = [
            {"derive": f"{one} + {two}", "unit": unit},
            {"derive": f"change({one}, {two})", "as": "percent"},
        ]
        return self._add({**self._pick(formulas), "label": self._label(label)}, plain=True)

    def _odd_value(self) -> str:
        if self.chinese:
            return self._pick(
                [
                    "第3位",
                    "前十名",
                    "12–15天",
                    "近千场次",
                    "最快7天",
                    "30多个",
                    "3.6个百分点",
                    "-2.4%",
                    "28μg/m³",
                    "1,234.5平方米",
                    "25人以上",
                ]
            )
        return self._pick(
            [
                "No. 3",
                "12–15 days",
                "nearly 1,000 events",
                "as little as 7 days",
                "-2.4%",
                "28 μg/m³",
                "1,234.5 m²",
                "3.6 percentage points",
            ]
        )

    def _qualified(self, value: str, unit: str) -> str:
        if not self._chance(0.25) or unit == "%":
            return value
        if self.chinese:
            return self._pick(["近", "超", "约", "超过", "突破"]) + value
        return self._pick(["over ", "nearly ", "about ", "more than "]) + value

    def _alike(self, count: int, unit: str, label: str) -> list[str]:
        """Facts in one unit, none more than twenty times another."""
        base, decimals, scale = self._magnitude(unit)
        names = self._places(count)
        values = [
            self._written(base * self.random.uniform(0.05, 1), decimals, scale, unit) for _ in range(count)
        ]
        return [
            self._named(value, f"{name}{'' if self.chinese else ': '}{label}")
            for value, name in zip(values, names, strict=True)
        ]

    def _magnitude(self, unit: str) -> tuple[float, int, str]:
        if unit == "%":
            return 99.0, self.random.choice([0, 1]), ""
        if unit in ("元", "£"):
            return (
                (900.0, 1, self._pick(["万", "亿"]))
                if self.chinese
                else (90.0, 1, self._pick(["M", " billion"]))
            )
        scale = self._pick(["", "", "万"]) if self.chinese else self._pick(["", "", " million"])
        if scale:
            return self._pick([9.0, 90.0, 900.0]), 1, scale
        return self._pick([90.0, 900.0, 9_000.0, 90_000.0, 900_000.0]), 0, ""

    def _written(self, value: float, decimals: int, scale: str, unit: str) -> str:
        grouped = not self.chinese or (value >= 1000 and self._chance(0.3))
        number = f"{max(value, 10**-decimals if decimals else 1):{',' if grouped else ''}.{decimals}f}"
        return self._figure_text(number + scale, unit)

    def _figure_text(self, number: str, unit: str) -> str:
        if unit == "£":
            return f"£{number}"
        return f"{number}{'' if self.chinese or unit == '%' else ' '}{unit}"

    def _named(self, value: str, label: str, *, plain: bool = True) -> str:
        quote = f"{label}{value}" if self.chinese else f"{label}: {value}"
        entry: Entry = {"value": value, "label": label, "source": "report", "quote": quote}
        if "·" in value:
            del entry["quote"]  # a unit of two letters with a dot between is not found in prose
        if self._chance(0.15):
            entry["note"] = self._pick(self.words.notes)
        return self._add(entry, plain=plain)

    def _add(self, entry: Entry, *, plain: bool) -> str:
        name = f"f{len(self.facts) + 1}"
        self.facts[name] = entry
        if "derive" not in entry:
            points = [f"{point}: {value}" for point, value in entry.get("series", {}).items()]
            quote = f"[{name}] {entry['label']}: {entry.get('value') or '; '.join(points)}"
            entry["quote"] = quote
            self.told.append(f"{quote}.")
        if plain:
            self.plain.append(name)
        return name

    def _count_of(self) -> tuple[str, str]:
        return self.random.choice(self.trade.counts)

    def _counted(self) -> tuple[str, str]:
        """Label and unit of things that can be counted one by one."""
        return self.random.choice([one for one in self.trade.counts if one[1] not in MEASURED])

    def _label(self, label: str) -> str:
        """The label, often with a detail that makes it long."""
        if not self._chance(0.5 if self.extreme else 0.2):
            return label
        detail = self._pick(self.words.details)
        return detail + label if self.chinese else f"{label} {detail}"

    def _places(self, count: int) -> list[str]:
        """Different names of places, short or long."""
        long = self.words.long_parts if self._chance(0.5 if self.extreme else 0.2) else ()
        names = [*long, *self.random.sample(self.words.parts, len(self.words.parts))][: max(count, 1)]
        self.random.shuffle(names)
        return names

    # --- words

    def _headline(self) -> str:
        return self._text(5, self.random.choice([16, 24, 34, 45]), stop=False)

    def _term(self) -> str:
        return self._pick([self._pick(self.trade.topics), self._pick(self.trade.people), self._short(2, 8)])

    def _short(self, least: int, most: int) -> str:
        """A few words without a stop."""
        pool = [*self.trade.acts, *self.trade.topics, *self.trade.people, *self.words.parts]
        fitting = [word for word in pool if least <= len(word) <= self._longest(most)]
        return self._pick(fitting or pool)

    def _text(self, least: int, most: int, *, stop: bool = True) -> str:
        """A sentence of clauses with about `least` to `most` characters (English: twice as many)."""
        wanted = self.random.randint(least, most)
        text = ""
        for _ in range(12):
            clause = self._clause()
            joined = f"{text}{'，' if self.chinese else '; '}{clause}" if text else clause
            if text and len(joined) > self._longest(most):
                break
            text = joined
            if len(text) >= self._longest(wanted):
                break
        text = text if self.chinese else text[0].upper() + text[1:]
        return text + (("。" if self.chinese else ".") if stop and self._chance(0.7) else "")

    def _longest(self, most: int) -> int:
        return most if self.chinese else most * 2 + 8

    def _clause(self) -> str:
        if self._chance(0.12 if self.extreme else 0.05):
            return self._pick(self.words.hard)
        if self.plain and self._chance(0.25):
            fact = self._pick(self.plain)
            label = self.facts[fact]["label"]
            return f"{label}{{{fact}}}" if self.chinese else f"{label.lower()}: {{{fact}}}"
        people, act, topic = (
            self._pick(pool) for pool in (self.trade.people, self.trade.acts, self.trade.topics)
        )
        return self._pick(self.words.clauses).format(people=people, act=act, topic=topic)

    # --- chance

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _pick(self, choices: Sequence[Any]) -> Any:
        return self.random.choice(choices)

    def _count(self, least: int, usual: int, most: int) -> int:
        """A number up to the usual; in extreme specs up to the most."""
        return self.random.randint(least, most if self.extreme else usual)

    def _some(self, names: Sequence[str], least: int, usual: int, most: int) -> list[str]:
        wanted = min(self._count(least, usual, most), len(names))
        return self.random.sample(list(names), wanted)
