"""Checks stage: whether what a spec says of time agrees: 五年 beside 2021–2025 (ISO 8601).

Everything here is a warning: a text may have its reasons, but the author should have seen it.
"""

import re
from collections.abc import Iterator
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.calendar_words import Length, Years, length_in_years, named_years
from factdeck.checks.prose import Places, Prose, prose
from factdeck.facts.find import Found, Use, find_numbers
from factdeck.spec.project import Project

_FRONT: Final = frozenset({"title", "subject", "cover", "agenda", "closing"})
_SHEET_FRONT: Final = frozenset({"title", "kicker", "standfirst"})
_SENTENCE: Final = re.compile(r"[。！？；\n]|[.!?;](?=\s|$)")
_SINCE: Final = re.compile(r"(?:这|过去的?|刚过去的?)$|\b(?:past|last|these) $")
_AHEAD: Final = re.compile(
    "规划|计划|目标|力争|预计|展望|将|明年|未来|面向|前瞻|到(?=20)"
    "|plan|target|forecast|expect|will|aim|by (?=20)|until|toward",
    re.IGNORECASE,
)
_BARE_YEAR: Final = re.compile(r"((?:1[89]|20)\d\d)年?")


def check_periods(project: Project, diagnostics: Diagnostics) -> None:
    """Report lengths that are not those of the years beside them, other periods in titles, years to come."""
    _Check(project, diagnostics).run()


class _Check:
    def __init__(self, project: Project, diagnostics: Diagnostics) -> None:
        self._project, self._diagnostics = project, diagnostics
        self._spec, self._places = project.spec, Places(project)
        found = find_numbers(self._spec.period, self._spec.language)
        spans = [years for item in found if (years := named_years(item))]
        self._period = _hull(spans)
        self._length = next((length for item in found if (length := length_in_years(item))), None)
        self._now = int(self._spec.date[:4]) if _BARE_YEAR.match(self._spec.date) else None

    def run(self) -> None:
        period = Prose(("period",), self._spec.period, self._spec.period)
        for item in (period, *prose(self._project)):
            found = find_numbers(item.words, self._spec.language)
            if not found:
                continue
            self._beside(item, found)
            if item is not period:
                self._against_period(item, found)
            self._to_come(item, found)
        self._series()

    def _beside(self, item: Prose, found: tuple[Found, ...]) -> None:
        """五年 and 2021–2025 in one sentence, counted with or without the first year."""
        for years in filter(None, map(named_years, found)):
            if years.last == years.first:
                continue
            for length in filter(None, map(length_in_years, found)):
                first, second = sorted((years.found, length.found), key=lambda one: one.start)
                if not _SENTENCE.search(item.words, first.end, second.start) and not _fits(length, years):
                    self._report("period-length", item, length.found, years=years, says=length.found.text)

    def _against_period(self, item: Prose, found: tuple[Found, ...]) -> None:
        """What titles say of the time, and 这五年 anywhere, is the period."""
        front = _is_front(item)
        for number in found:
            length, years = length_in_years(number), named_years(number)
            about = front or _SINCE.search(item.words[: number.start])
            differs = (length and about and not self._is_length(length)) or (
                years and front and not self._is_period(years)
            )
            if differs:
                at, period = self._project.positions.at("period"), self._spec.period
                self._report("period-differs", item, number, says=number.text, period=period, at=at)

    def _is_period(self, years: Years) -> bool:
        """Whether the years are those of the period, or a plan that it lies in."""
        if self._period is None or years.last == years.first:
            return True
        first, last = self._period.first, self._period.last
        inside = years.found.use is Use.PERIOD and years.first <= first and last <= years.last
        return inside or (years.first, years.last) == (first, last)

    def _is_length(self, length: Length) -> bool:
        """Whether the period is that long, or does not say how long it is."""
        if self._length:
            return length.years == self._length.years
        return self._period is None or _fits(length, self._period)

    def _to_come(self, item: Prose, found: tuple[Found, ...]) -> None:
        for years in filter(None, map(named_years, found)):
            year = years.first if years.found.use is Use.PERIOD else years.last
            if self._now and year > self._now and not _AHEAD.search(item.words):
                self._after(item, years)

    def _after(self, item: Prose, years: Years) -> None:
        at = self._project.positions.at("date")
        self._report("year-after-date", item, years.found, says=years.found.text, date=self._spec.date, at=at)

    def _series(self) -> None:
        """The years of a series lie in a period of several years; the year before it is there to compare."""
        for name, point, year in self._points():
            place = self._project.positions.at_key("facts", name, "series", point)
            if self._now and year > self._now:
                at = self._project.positions.at("date")
                self._diagnostics.add("year-after-date", place, says=point, date=self._spec.date, at=at)
            elif self._is_outside(year):
                at, period = self._project.positions.at("period"), self._spec.period
                self._diagnostics.add("series-outside", place, fact=name, point=point, period=period, at=at)

    def _is_outside(self, year: int) -> bool:
        return self._period is not None and not self._period.first - 1 <= year <= self._period.last

    def _points(self) -> Iterator[tuple[str, str, int]]:
        for name, fact in self._spec.facts.items():
            for point in fact.series or {}:
                if match := _BARE_YEAR.fullmatch(point.strip()):
                    yield name, point, int(match[1])

    def _report(self, code: str, item: Prose, found: Found, /, **arguments: object) -> None:
        self._diagnostics.add(code, self._places.of(item, found.start, found.end), **arguments)


def _hull(spans: list[Years]) -> Years | None:
    """The several years that a period names, from the first to the last; None where it names fewer."""
    if not spans:
        return None
    first, last = min(item.first for item in spans), max(item.last for item in spans)
    return Years(first, last, spans[0].found) if last > first else None


def _fits(length: Length, years: Years) -> bool:
    return length.years in (years.last - years.first + 1, years.last - years.first)


def _is_front(item: Prose) -> bool:
    if item.path[0] == "factsheet":
        return item.path[1] in _SHEET_FRONT
    return item.path[0] in _FRONT and item.path[-1] != "notes"
