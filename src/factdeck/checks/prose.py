"""Checks stage: the texts of a spec that its author words freely, and where their parts stand in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

from factdeck.base.diagnostics import Location
from factdeck.spec.mentions import all_references, all_texts
from factdeck.spec.project import Key, Project

_NO_PROSE: Final = frozenset(  # names, files, settings and declarations
    {
        "id", "deck", "language", "template", "aspect", "logo", "qr", "file", "url", "only", "kind", "order",
        "as", "highlight", "number", "unit", "date", "period", "literals", "expect", "shares", "sources",
    }
)  # fmt: skip
_BY_FACT: Final = frozenset({"names", "hero_labels"})
"""Their keys are the ids of facts, their values prose."""
_FACT_PROSE: Final = frozenset({"label", "note"})
_REFERENCE: Final = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
MASK: Final = "\ue000"
"""Stands for each character of a reference, which is no text of the author's."""

Path_ = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with the path of its value; `words` has every reference masked, at the same length."""

    path: Path_
    text: str
    words: str


@lru_cache(maxsize=2)
def prose(project: Project) -> tuple[Prose, ...]:
    """Every text that the outputs show and that is neither a fact's value nor a quote nor a name."""
    names = {item.path for item in all_references(project) if not item.is_key}
    found = [
        (path, text) for path, text in all_texts(project) if text and path not in names and _is_prose(path)
    ]
    return tuple(Prose(path, text, _masked(text)) for path, text in found)


def _is_prose(path: Path_) -> bool:
    if path[0] == "facts":
        return len(path) == 3 and path[2] in _FACT_PROSE
    keys = [key for key in path if isinstance(key, str)]
    if keys[-2:-1] and keys[-2] in _BY_FACT:
        return True
    return path[0] not in _NO_PROSE and keys[-1] not in _NO_PROSE


def _masked(text: str) -> str:
    return _REFERENCE.sub(lambda match: MASK * len(match.group()), text) if "{" in text else text


@dataclass(slots=True)
class Places:
    """Where a part of a text stands in the file that has it; lines are read only when first asked for."""

    project: Project
    _lines: dict[str, list[str]] = field(default_factory=dict[str, list[str]], init=False)

    def of(self, item: Prose, start: int, end: int) -> Location:
        """Line and column of `item.text[start:end]`, or of the whole value where they can't be told.

        YAML folds, escapes and quotes, so the part is counted off among its likes within the value.
        """
        place = self.project.positions.at(*item.path)
        part = item.text[start:end]
        written = self._region(place)
        at = -1
        for _ in range(item.text.count(part, 0, start) + 1):
            at = written.find(part, at + 1)
            if at < 0:
                return place
        before = written[:at].split("\n")
        column = len(before[-1]) + (place.column if len(before) == 1 else 1)
        return Location(place.file, place.line + len(before) - 1, column)

    def _region(self, place: Location) -> str:
        """The file from `place` to the next value."""
        if not place.line:
            return ""
        lines = self._read(place.file)
        after = [other for other in self._starts(place.file) if other > (place.line, place.column)]
        last = min(after, default=(len(lines) + 1, 1))
        region = lines[place.line - 1 : last[0]]
        if not region:
            return ""
        if last[0] <= len(lines):
            region[-1] = region[-1][: last[1] - 1]
        region[0] = region[0][place.column - 1 :]
        return "\n".join(region)

    def _starts(self, file: str) -> Iterator[tuple[int, int]]:
        positions = self.project.positions
        for place in chain(positions.places.values(), positions.keys.values()):
            if place.file == file and place.line:
                yield place.line, place.column

    def _read(self, file: str) -> list[str]:
        if file not in self._lines:
            path = self.project.path if file == self.project.positions.file else Path(file)
            try:
                text = path.read_text("utf-8-sig")
            except (OSError, UnicodeError):  # a spec made in memory, or in another encoding
                text = ""
            self._lines[file] = text.split("\n")
        return self._lines[file]
