"""Checks stage: what headlines claim of the numbers under them: which is the largest, that all have grown.

Words are inherited and numbers are not, so a finding that was true where it was written may be false here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.dimension import dimension, factor
from factdeck.facts.factbook import Fact, FactBook
from factdeck.facts.references import expand
from factdeck.spec.elements import Chart, Comparison, Table
from factdeck.spec.project import Key, Project
from factdeck.spec.references import names_in

_MOST: Final = re.compile(
    r"最[大多高广强长]|居首|领先|\b(?:most|largest|biggest|highest|greatest|lead|leads|leading)\b",
    re.IGNORECASE,
)
_GROWTH: Final = re.compile(
    r"(?:逐年|连年|年年)(?:[^，。；]{0,4})(?:增|升|提高|扩大)"
    r"|\b(?:grown|grew|grows|risen|rose|rises|increased) (?:in )?every year\b",
    re.IGNORECASE,
)
_SHORTER: Final = re.compile(r"缩短|压缩|提速|更快|\b(?:shorter|faster|sooner|quicker)\b", re.IGNORECASE)
_EXCEPTED: Final = re.compile(r"除|\b(?:except|but|apart from|other than)\b", re.IGNORECASE)
"""Words that take something out of a claim: what is left of it is not judged."""
_REFERENCE: Final = re.compile(r"\{[^{}]*\}")
_ALONE: Final = re.compile(r"\{([^{}:.]+)\}")
_TOLD: Final = ("title", "headline", "takeaway", "heading")


def check_claims(project: Project, facts: FactBook, diagnostics: Diagnostics) -> None:
    """Report headlines, titles and sentences of exhibits that their numbers contradict."""
    checker = _Checker(project, facts, diagnostics)
    for number, section in enumerate(project.spec.sections):
        for index, chart in enumerate(section.charts):
            checker.chart(chart, ("sections", number, "charts", index))
        for index, table in enumerate(section.tables):
            checker.table(table, ("sections", number, "tables", index))
        for index, comparison in enumerate(section.comparisons):
            checker.comparison(comparison, ("sections", number, "comparisons", index))
            checker.change(section.headline, comparison, ("sections", number, "headline"))


@dataclass(frozen=True, slots=True)
class _Checker:
    """The numbers of a spec, and where what contradicts them goes."""

    project: Project
    facts: FactBook
    diagnostics: Diagnostics

    def chart(self, chart: Chart, path: tuple[Key, ...]) -> None:
        shown = [name for group in chart.groups for name in group.facts] or list(chart.facts)
        named = {name: chart.names.get(name) or self._label(name) for name in shown}
        marked = [name for name in chart.highlight if name in named]
        for key, text in self._told(chart):
            if _MOST.search(_words(text)):
                self._most(text, (*path, key), named, marked)
            if _GROWTH.search(_words(text)):
                self._growth(text, (*path, key), chart.series)

    def table(self, table: Table, path: tuple[Key, ...]) -> None:
        for key, text in self._told(table):
            if not _MOST.search(_words(text)):
                continue
            columns = [
                [match[1] if (match := _ALONE.fullmatch(row[number])) else "" for row in table.rows]
                for number, column in enumerate(table.columns)
                if column.kind == "figure"
            ]
            self._most_of_table(text, (*path, key), table, columns)

    def comparison(self, comparison: Comparison, path: tuple[Key, ...]) -> None:
        for key, text in self._told(comparison):
            self.change(text, comparison, (*path, key))

    def change(self, text: str, comparison: Comparison, path: tuple[Key, ...]) -> None:
        """A text that says it has become less, or sets the one against the other."""
        before, after = (self._fact(name) for name in (comparison.before, comparison.after))
        if not before or not after or _kind(before) != _kind(after):
            return
        told = {comparison.before, comparison.after} <= set(names_in(text))
        is_same = told and _size(after) == _size(before)
        if is_same or (_SHORTER.search(_words(text)) and _size(after) >= _size(before)):
            self._report("claim-shorter", text, path, before=before.figure, after=after.figure)

    def _most_of_table(
        self, text: str, path: tuple[Key, ...], table: Table, columns: Sequence[Sequence[str]]
    ) -> None:
        """A claim that no column bears out, of the rows that the text names or the table highlights."""
        told = set(names_in(text))
        failed: tuple[Fact, Fact] | None = None
        for column in columns:
            rows = [index for index, name in enumerate(column) if name in told]
            rows = rows or [row - 1 for row in table.highlight if row <= len(column)]
            subjects = [column[index] for index in rows if column[index]]
            contrary = self._contrary(subjects, [name for name in column if name])
            if subjects and contrary is None:
                return
            failed = contrary or failed
        if failed:
            self._contradicted(text, path, *failed)

    def _most(
        self, text: str, path: tuple[Key, ...], named: Mapping[str, str], marked: Sequence[str]
    ) -> None:
        """Whom the text refers to, else whom it names, else what is highlighted: none may be larger."""
        subjects = [name for name in names_in(text) if name in named]
        subjects = subjects or [name for name, label in named.items() if label and label in text]
        if contrary := self._contrary(subjects or marked, list(named)):
            self._contradicted(text, path, *contrary)

    def _contrary(self, subjects: Sequence[str], shown: Sequence[str]) -> tuple[Fact, Fact] | None:
        """The least of the subjects and a larger fact that is none of them; None where there is no such."""
        mine = [fact for name in subjects if (fact := self._fact(name))]
        if not mine or len(mine) < len(subjects):
            return None
        least = min(mine, key=_size)
        others = [fact for name in shown if name not in subjects and (fact := self._fact(name))]
        larger = [fact for fact in others if _kind(fact) == _kind(least) and _size(fact) > _size(least)]
        return (least, max(larger, key=_size)) if larger else None

    def _growth(self, text: str, path: tuple[Key, ...], names: Sequence[str]) -> None:
        for fact in (self.facts.get(name) for name in names):
            points = list(fact.series.items()) if fact else []
            for (_, former), (point, quantity) in pairwise(points):
                if quantity.value <= former.value:
                    self._report("claim-growth", text, path, point=point)
                    return

    def _contradicted(self, text: str, path: tuple[Key, ...], least: Fact, larger: Fact) -> None:
        names = {"subject": self._label(least.id), "mine": least.figure}
        self._report("claim-most", text, path, **names, other=self._label(larger.id), figure=larger.figure)

    def _told(self, exhibit: Chart | Table | Comparison) -> Iterator[tuple[str, str]]:
        for key in _TOLD:
            text = getattr(exhibit, key, "")
            if text and not _EXCEPTED.search(text):
                yield key, text

    def _fact(self, name: str) -> Fact | None:
        """A fact with a single value that is known."""
        fact = self.facts.get(name)
        return fact if fact and fact.quantity is not None else None

    def _label(self, name: str) -> str:
        fact = self.facts.get(name)
        return self._reads(fact.label) if fact else ""

    def _reads(self, text: str) -> str:
        return "".join(part for part, _ in expand(text, self.facts, None, Diagnostics()))

    def _report(self, code: str, text: str, path: tuple[Key, ...], **arguments: object) -> None:
        place = self.project.positions.at(*path)
        reads = " ".join(self._reads(text).split())
        self.diagnostics.add(code, place, text=reads, where=self._where(path), **arguments)

    def _where(self, path: tuple[Key, ...]) -> str:
        """The path as an overlay writes it: items of lists by their ids."""
        section = self.project.spec.sections[int(path[1])]
        parts = [str(key) for key in path[2:]]
        if len(parts) > 1:
            parts[1] = getattr(section, parts[0])[int(parts[1])].id
        return ".".join(("sections", section.id, *parts))


def _words(text: str) -> str:
    """The text without its figures, whose own words (最快7天) claim nothing."""
    return _REFERENCE.sub("\ue000", text)


def _size(fact: Fact) -> Decimal:
    """Its value in the base unit of what it measures."""
    assert fact.quantity is not None
    return fact.value * (factor(fact.quantity.unit) or 1)


def _kind(fact: Fact) -> str:
    """What its size can be compared with: money with money, counts with counts."""
    assert fact.quantity is not None
    return f"{fact.quantity.kind} {dimension(fact.quantity.unit)}"
