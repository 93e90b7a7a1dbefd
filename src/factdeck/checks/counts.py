"""Checks stage: words that count what is shown (六笔资金, 五个方面), where a district shows fewer.

An author's own words are the author's; those of another file were written for as many as stood there.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.outline import outline
from factdeck.spec.elements import Chart, Table
from factdeck.spec.project import Key, Project

_CHINESE: Final = "两二三四五六七八九十"
_ENGLISH: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CHAPTERS: Final = re.compile(
    rf"(?<![第几十])([{_CHINESE}])(?:个|大)?(?:方面|部分|章|板块|篇)"
    rf"|\b({'|'.join(_ENGLISH)}) (?:themes|parts|sections|chapters|areas|topics|things)\b",
    re.IGNORECASE,
)
_SHOWN: Final = re.compile(rf"(?<![第几十])([{_CHINESE}])[项笔类种级组]")
_TOLD: Final = ("title", "headline", "takeaway")


def check_counts(project: Project, diagnostics: Diagnostics) -> None:
    """Report inherited texts that count chapters, or the numbers of an exhibit, and are wrong here."""
    checker = _Checker(project, diagnostics)
    spec = project.spec
    if any(step.kind == "agenda" for step in outline(spec)):
        chapters = {sum(section.number is None for section in spec.sections)}
        for key in ("headline", "line"):
            checker.check(
                getattr(spec.agenda, key, ""), _CHAPTERS, chapters, ("agenda", key), f"agenda.{key}"
            )
    for number, section in enumerate(spec.sections):
        for kind in ("charts", "tables"):
            for index, exhibit in enumerate(getattr(section, kind)):
                for key in _TOLD:
                    path = ("sections", number, kind, index, key)
                    where = f"sections.{section.id}.{kind}.{exhibit.id}.{key}"
                    checker.check(getattr(exhibit, key, ""), _SHOWN, set(_counts(exhibit)), path, where)


@dataclass(frozen=True, slots=True)
class _Checker:
    """The spec whose inherited texts are checked."""

    project: Project
    diagnostics: Diagnostics

    def check(
        self, text: str, pattern: re.Pattern[str], counts: Collection[int], path: tuple[Key, ...], where: str
    ) -> None:
        place = self.project.positions.at(*path)
        if not text or place.file == self.project.positions.file:
            return
        for match in pattern.finditer(text):
            if _number(match) not in counts:
                found = {"words": match[0], "count": max(counts), "text": " ".join(text.split())}
                self.diagnostics.add("count-words", place, where=where, **found)


def _number(match: re.Match[str]) -> int:
    word = next(group for group in match.groups() if group)
    return max(2, _CHINESE.index(word) + 1) if word in _CHINESE else _ENGLISH.index(word.lower()) + 2


def _counts(exhibit: Chart | Table) -> Iterator[int]:
    """Of how many things the words of an exhibit may speak."""
    yield len(exhibit.highlight)
    if isinstance(exhibit, Table):
        yield len(exhibit.rows)
        return
    yield from (len(exhibit.groups), len(exhibit.series), len(exhibit.facts))
    yield sum(len(group.facts) for group in exhibit.groups)
