"""Spec stage: what a YAML parser complains about, as the mistake a person made (YAML 1.2 chapters 5–8).

libyaml and PyYAML's own parser word their problems differently; both are known here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factdeck.base.diagnostics import Phrase


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said: the problem and where, what it was reading and where that began."""

    problem: str
    at: tuple[int, int]
    context: str = ""
    began: tuple[int, int] = (0, 0)


# (problem, context, phrase, whether the mistake is where the construct began)
_KNOWN: Final = (
    ("unexpected end of stream|unexpected document separator", "quoted", "yaml-open-quote", True),
    (r"expected ','", "flow", "yaml-open-bracket", True),
    ("could not find expected ':'", "", "yaml-no-colon", True),
    ("mapping values are not allowed", "", "yaml-second-colon", False),
    ("unknown escape|escape sequence", "", "yaml-backslash", False),
    ("block end|expected key|'-' indicator", "block", "yaml-misaligned", False),
    ("document start", "", "yaml-left-over", False),
    ("comment or line break|chomping", "block scalar", "yaml-after-bar", False),
)


def explain(complaint: Complaint, text: str) -> tuple[Phrase, tuple[int, int]]:
    """The likely mistake as a phrase of the catalogue, and the line and column where to mend it."""
    lines = text.splitlines()
    for guess in (_wide_colon, _character):
        if found := guess(complaint, lines):
            return found
    for problem, context, phrase, at_start in _KNOWN:
        if re.search(problem, complaint.problem) and context in complaint.context:
            place = complaint.began if at_start and complaint.began[0] else complaint.at
            return Phrase(phrase, {"character": _at(lines, place)}), place
    return Phrase("yaml-other", {"problem": complaint.problem}), complaint.at


def _character(complaint: Complaint, lines: list[str]) -> tuple[Phrase, tuple[int, int]] | None:
    """A character that means something else to YAML than to its author."""
    character = _at(lines, complaint.at)
    if character in ("]", "}"):
        return Phrase("yaml-stray-bracket", {"character": character}), complaint.at
    if "cannot start any token" not in complaint.problem:
        return None
    return Phrase(
        "yaml-tab" if character == "\t" else "yaml-reserved", {"character": character}
    ), complaint.at


def _wide_colon(complaint: Complaint, lines: list[str]) -> tuple[Phrase, tuple[int, int]] | None:
    """`键：值` with the full-width colon is one long word to YAML; the parser stumbles a line later."""
    if "':'" not in complaint.problem and "mapping values" not in complaint.problem:
        return None
    for number in _lines_up_to(complaint):
        match = re.match(r"\s*(?:- +)?[\w.-]+(：)", lines[number - 1]) if number <= len(lines) else None
        if match:
            return Phrase("yaml-wide-colon"), (number, match.start(1) + 1)
    return None


def _lines_up_to(complaint: Complaint) -> Iterator[int]:
    first = complaint.began[0] or complaint.at[0] - 1
    yield from range(max(first, 1), complaint.at[0] + 1)


def _at(lines: list[str], place: tuple[int, int]) -> str:
    line, column = place
    return lines[line - 1][column - 1 : column] if 0 < line <= len(lines) else ""
