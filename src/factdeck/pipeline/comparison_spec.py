"""Driver: what a comparison of districts says, as the values of a spec."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase
from typing import Any, Final

from factdeck.base.diagnostics import Location, Phrase
from factdeck.facts.quantity import Kind
from factdeck.spec.schema import Spec
from factdeck.theme.clusters import clusters

_REPORTS: Final = "reports"
_MOST: Final = 12
"""Bars that can be told apart on a slide."""
_HEROES: Final = 4
_ROWS: Final = 20
"""Rows of a table that a page of the sheet holds beside its head and foot."""
_PAGES: Final = (1, 2, 4)
_FORMULA: Final = 400
"""Characters of a formula, fewer than `facts.expression` reads."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A fact as a district's spec has it: label, how it reads, exact value, unit, kind; where it stands.

    `scale`: the scale word that it is written with, "" for none or where words stand for digits.
    """

    label: str
    reads: str
    value: Decimal
    unit: str
    kind: Kind
    at: Location | None
    scale: str = ""


@dataclass(frozen=True, slots=True)
class Reporter:
    """A district and those of the chosen facts that it has, by id."""

    organization: str
    date: str
    sample: bool
    facts: Mapping[str, Reported]


def fact_id(number: int, name: str) -> str:
    """The id of a district's fact in the comparison."""
    return f"d{number + 1}_{name}"


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names without what all of them begin or end with: 青禾区图书馆, 白桦县图书馆 → 青禾区, 白桦县.

    Between words of a Western language only whole words go. Nothing goes that would leave a name empty.
    """
    parts = [_words(name) for name in names]
    if len(set(names)) < 2:
        return tuple(names)
    start = _shared(parts)
    end = _shared([part[: start - 1 if start else None : -1] for part in parts])
    if any(len(part) <= start + end for part in parts):
        end = 0
    if any(len(part) <= start for part in parts):
        start = 0
    return tuple("".join(part[start : len(part) - end]).strip() for part in parts)


def _words(name: str) -> list[str]:
    """Words with the space after them where there are any, else characters."""
    return name.replace(" ", " \0").split("\0") if " " in name else list(clusters(name))


def _shared(parts: Sequence[Sequence[str]]) -> int:
    """How many elements all of them begin with."""
    count = 0
    for column in zip(*parts, strict=False):
        if len({item.strip() for item in column}) > 1:
            break
        count += 1
    return count


class ComparedSpec:
    """The values of a spec that compares districts: a section a fact, ranked, and a table of them all."""

    def __init__(self, reporters: Sequence[Reporter], chosen: Sequence[str], base: Spec) -> None:
        self._reporters, self._chosen, self._base = reporters, chosen, base
        self._names = short_names([reporter.organization for reporter in reporters])

    def raw(self) -> dict[str, Any]:
        """The values of the spec."""
        base, heroes = self._base, self._heroes()
        dates = [reporter.date for reporter in self._reporters if reporter.date]
        return {
            "factdeck": "1",
            "title": self._say("title"),
            "organization": base.organization,
            "language": base.language,
            "template": base.template,
            "aspect": base.aspect,
            "period": base.period,
            "date": max(dates, default=base.date),
            "sample": any(reporter.sample for reporter in self._reporters),
            "literals": list(self._literals()),
            "factsheet": {"pages": str(self._pages()), "hero": list(heroes), "hero_labels": heroes},
            "sources": {_REPORTS: {"title": self._say("source"), "text": self._reports()}},
            "facts": self._facts(),
            "sections": [*self._overview(), *(self._section(name) for name in self._chosen)],
        }

    def _literals(self) -> Iterator[str]:
        """Counts of districts, which are no facts of theirs."""
        if any(len(self._ranked(name)) > _MOST for name in self._chosen):
            yield from (self._say(code, count=_MOST) for code in ("most", "most-shown"))
        if any(self._has_total(name) for name in self._chosen):
            yield self._say("all", count=len(self._reporters))
        silent = {len(self._reporters) - len(self._ranked(name)) for name in self._chosen}
        yield from (self._say("some", count=count) for count in sorted(silent) if count)

    def _say(self, code: str, **arguments: Any) -> str:
        return Phrase(f"comparison-{code}", arguments).text(self._base.language)

    def _label(self, name: str) -> str:
        return next(one.facts[name].label for one in self._reporters if name in one.facts)

    def _ranked(self, name: str) -> list[int]:
        """The districts that have the fact, the greatest first; ranks the other way round."""
        having = [number for number, one in enumerate(self._reporters) if name in one.facts]
        rank = self._reporters[having[0]].facts[name].kind is Kind.RANK
        return sorted(having, key=lambda n: self._reporters[n].facts[name].value, reverse=not rank)

    def _reports(self) -> str:
        """What every district says of itself, a paragraph each: the passages that the facts quote."""
        lines = (
            _quote(reporter, reporter.facts[name])
            for reporter in self._reporters
            for name in self._chosen
            if name in reporter.facts
        )
        return "\n\n".join(lines)

    def _facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        for name in self._chosen:
            for number in self._ranked(name):
                fact = self._reporters[number].facts[name]
                facts[fact_id(number, name)] = {
                    "value": fact.reads,
                    "label": self._names[number],
                    "note": fact.label,
                    "source": _REPORTS,
                    "quote": _quote(self._reporters[number], fact),
                }
            if sums := self._sums(name):
                facts |= sums
            else:
                facts[f"best_{name}"] = self._best(name)
        return facts

    def _best(self, name: str) -> dict[str, Any]:
        """The first of the ranking again, under a label that says of what, for where it stands alone."""
        first = self._ranked(name)[0]
        fact = self._reporters[first].facts[name]
        label = self._say("best", label=self._label(name), name=self._names[first])
        quote = _quote(self._reporters[first], fact)
        return {"value": fact.reads, "label": label, "source": _REPORTS, "quote": quote}

    def _heroes(self) -> dict[str, str]:
        """What the sheet shows large, and what it is: sums, and the best of what has none."""
        facts = self._facts()
        return {key: facts[key]["label"] for key in map(self._key, self._chosen[:_HEROES])}

    def _key(self, name: str) -> str:
        """The one figure for a fact: its sum, else its best."""
        return f"{'total' if self._has_total(name) else 'best'}_{name}"

    def _has_total(self, name: str) -> bool:
        """Whether it can be summed and all have it."""
        numbers = self._ranked(name)
        is_number = self._reporters[numbers[0]].facts[name].kind is Kind.NUMBER
        return is_number and len(numbers) == len(self._reporters)

    def _sums(self, name: str) -> dict[str, Any]:
        """The sum over the districts, through sums of some of them where one formula would be too long."""
        if not self._has_total(name):
            return {}
        formulas = list(_formulas([fact_id(number, name) for number in self._ranked(name)]))
        label, unit = self._say("total", label=self._label(name)), self._written_unit(name)
        facts: dict[str, Any] = {}
        if len(formulas) > 1:
            named = {f"part{number + 1}_{name}": formula for number, formula in enumerate(formulas)}
            facts = {
                part: {"derive": formula, "label": f"{label} {letter}"} | unit
                for letter, (part, formula) in zip(ascii_uppercase, named.items(), strict=False)
            }
            formulas = [" + ".join(named)]
        return {**facts, f"total_{name}": {"derive": formulas[0], "label": label} | unit}

    def _written_unit(self, name: str) -> dict[str, str]:
        """The unit with the scale word that all of them write it with: 万元 stays 万元 in the sum."""
        facts = [one.facts[name] for one in self._reporters]
        scales = {fact.scale for fact in facts}
        scale = scales.pop() if len(scales) == 1 else ""
        return {} if not scale or scale.isascii() else {"unit": f"{scale}{facts[0].unit}"}

    def _section(self, name: str) -> dict[str, Any]:
        """A slide with the districts ranked; on the sheet the table says it all."""
        ids = [fact_id(number, name) for number in self._ranked(name)]
        values = [self._reporters[number].facts[name].value for number in self._ranked(name)]
        title = self._label(name) + (self._say("most", count=_MOST) if len(ids) > _MOST else "")
        chart: dict[str, Any] = {
            "id": f"ranked_{name}",
            "kind": "bar",
            "title": title,
            "headline": self._finding(name),
            "facts": ids[:_MOST],
            "highlight": [one for one, value in zip(ids, values, strict=True) if value == values[0]][:_MOST],
            "only": "deck",
        }
        if told := "".join(self._told(name)):
            chart["takeaway"] = told
        return {
            "id": name,
            "title": self._label(name),
            "divider": False,
            "headline": self._finding(name),
            "key": self._key(name),
            "charts": [chart],
        }

    def _told(self, name: str) -> Iterator[str]:
        """What a slide says beside the bars: the sum, whom it does not show, who has not said."""
        having, every = len(self._ranked(name)), len(self._reporters)
        if self._has_total(name):
            yield self._say("sum", all=self._say("all", count=every), fact=f"{{total_{name}}}")
        if having > _MOST:
            yield self._say("shown", most=self._say("most-shown", count=_MOST))
        if having < every:
            yield self._say("silent", some=self._say("some", count=every - having))

    def _finding(self, name: str) -> str:
        """Who comes first, or what the first have where several have the same."""
        numbers = self._ranked(name)
        values = [self._reporters[number].facts[name].value for number in numbers]
        code = "first" if values[0] != values[1] else "highest"
        fact = f"{{{fact_id(numbers[0], name)}}}"
        return self._say(code, label=self._label(name), name=self._names[numbers[0]], fact=fact)

    def _overview(self) -> list[dict[str, Any]]:
        """A table of all chosen facts, in the order of the first; a section a page of the sheet."""
        first = self._ranked(self._chosen[0])
        others = [number for number in range(len(self._reporters)) if number not in first]
        columns: list[dict[str, Any]] = [{"title": self._say("district"), "kind": "name"}]
        columns += [{"title": self._label(name), "kind": "figure"} for name in self._chosen]
        columns[1]["bars"] = self._pages() == 1  # on two pages their scales would differ
        table: dict[str, Any] = {
            "id": "overview",
            "headline": self._say("overview"),
            "title": self._say("order", label=self._label(self._chosen[0])),
            "columns": columns,
            "rows": [[self._names[number], *self._cells(number)] for number in (*first, *others)],
            "missing": self._say("missing-cell"),
        }
        section = {"id": "all", "title": self._say("overview-section"), "divider": False}
        section |= {"headline": table["headline"], "tables": [table]}
        return [section] if self._pages() == 1 else list(self._paged(section, table))

    def _paged(self, section: dict[str, Any], table: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """On slides a table flows; on the sheet each page has a section with rows of its own."""
        rows, pages = table["rows"], self._pages()
        most = -(-len(rows) // pages)
        for number, start in enumerate(range(0, len(rows), most)):
            part = {"id": f"overview_{number + 1}", "rows": rows[start : start + most], "only": "factsheet"}
            tables = [table | part] if number else [table | {"only": "deck"}, table | part]
            yield section | {"id": f"all_{number + 1}" if number else "all", "tables": tables}

    def _pages(self) -> int:
        """Pages of the sheet that hold a row for each district."""
        needed = -(-len(self._reporters) // _ROWS)
        return next((pages for pages in _PAGES if pages >= needed), _PAGES[-1])

    def _cells(self, number: int) -> list[str]:
        facts = self._reporters[number].facts
        return [f"{{{fact_id(number, name)}}}" if name in facts else "" for name in self._chosen]


def _formulas(names: Sequence[str]) -> Iterator[str]:
    """Sums of all the names, each short enough for a formula."""
    formula = ""
    for name in names:
        longer = f"{formula} + {name}" if formula else name
        if len(longer) > _FORMULA:
            yield formula
            longer = name
        formula = longer
    yield formula


def _quote(reporter: Reporter, fact: Reported) -> str:
    return f"{reporter.organization} · {fact.label}: {fact.reads}"
