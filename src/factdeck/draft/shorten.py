"""Draft stage: sentences of the report shortened to points and headlines, their numbers as references.

Only words are left out, at the edges of clauses; nothing is put in.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from factdeck.draft.figure import Figure

_CLAUSES: Final = re.compile(r"[，,；;](?!\d{3}(?!\d))|(?<=[^\d])[:：]")
_STOPS: Final = " \t，,；;：:、。.!！?？-—"
_WIDE_COMMA: Final = re.compile(r"(?<=[\u4e00-\u9fff”》）]),\s?|^,(?=[\u4e00-\u9fff])")
"""Scanners write a comma of Latin script."""
_NOTE_MARK: Final = re.compile(r"\[\d{1,2}\]|[①-⑳]$")
_VERBAL: Final = re.compile(
    r"(?:[A-Za-z]+ing|cost|costs|reached|rose|fell|grew|came|went|gave|took|held|drew|was|were|is|are)\b",
    re.IGNORECASE,
)
"""A clause that lost its subject."""
_LONGEST: Final = {"zh-CN": 46, "en": 110}
_HEADLINE: Final = {"zh-CN": 26, "en": 64}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: its extent in the block's text, and the figures in it."""

    block: int
    start: int
    end: int
    figures: tuple[Figure, ...]


def point(sentence: Sentence, text: str, weights: Mapping[str, float], language: str) -> str:
    """The clauses round the weightiest figure, as many as a point can hold."""
    spans = _clauses(text, sentence.start, sentence.end)
    best = max(sentence.figures, key=lambda item: weights.get(item.id, -9), default=None)
    first = next((i for i, (a, b) in enumerate(spans) if best and a <= best.start < b), 0)
    return _written(text, spans, first, first, sentence.figures, _LONGEST[language], language)


def headline(figure: Figure, text: str, sentence: Sentence, language: str) -> str:
    """The figure's clause, where it is short and says what is counted; else its label and the figure."""
    spans = _clauses(text, sentence.start, sentence.end)
    index = next((i for i, (a, b) in enumerate(spans) if a <= figure.start < b), -1)
    if index >= 0:
        inside = [item for item in sentence.figures if spans[index][0] <= item.start < spans[index][1]]
        words = _referring(text, *spans[index], inside)
        shown = _opened(words, language)
        says = re.sub(r"\{[^}]*\}", "", shown)
        if language == "en" and (len(says.split()) < 2 or _VERBAL.match(shown)):
            return labelled(figure, language)
        if len(figure.label) // 2 <= len(says) and _length(shown, language) <= _HEADLINE[language]:
            return shown
    return labelled(figure, language)


def labelled(figure: Figure, language: str) -> str:
    """The label with the figure behind it."""
    if language != "en":
        return f"{figure.label}{{{figure.id}}}"
    unit = figure.quantity.unit if figure.quantity else ""
    if unit and figure.label.lower().startswith(unit.lower()):  # 612 learners completed a course
        return f"{{{figure.id}}}{figure.label[len(unit) :]}"
    return f"{figure.label}: {{{figure.id}}}"


def plain(text: str, language: str) -> str:
    """A sentence without figures, cut at a clause."""
    spans = _clauses(text, 0, len(text))
    return _written(text, spans, 0, 0, (), _LONGEST[language], language)


def _written(
    text: str,
    spans: Sequence[tuple[int, int]],
    first: int,
    last: int,
    figures: Sequence[Figure],
    most: int,
    language: str,
) -> str:
    """The clauses from `first` to `last` and as many behind and before them as there is room for."""

    def words(start: int, end: int) -> str:
        return _opened(_referring(text, spans[start][0], spans[end][1], figures), language)

    grow: list[Callable[[], tuple[int, int]]] = [lambda: (first, last + 1), lambda: (first - 1, last)]
    for step in grow:
        while True:
            start, end = step()
            if not (start >= 0 and end < len(spans)) or _length(words(start, end), language) > most:
                break
            first, last = start, end
    written = words(first, last).strip(_STOPS)
    return written + ("." if language == "en" else "。") if written else ""


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    for match in _CLAUSES.finditer(text, start, end):
        spans.append((at, match.end()))
        at = match.end()
    if at < end or not spans:
        spans.append((at, end))
    return spans


def _referring(text: str, start: int, end: int, figures: Sequence[Figure]) -> str:
    """The words with every figure as a reference; braces of the report's own are doubled."""
    pieces: list[str] = []
    at = start
    for figure in figures:
        if figure.id and start <= figure.start and figure.end <= end:
            pieces += [_plain(text[at : figure.start]), f"{{{figure.id}}}"]
            at = figure.end
    return "".join([*pieces, _plain(text[at:end])]).strip(_STOPS)


def _plain(words: str) -> str:
    words = _WIDE_COMMA.sub("，", _NOTE_MARK.sub("", words))
    return words.replace("{", "{{").replace("}", "}}")


def _opened(words: str, language: str) -> str:
    """Without words that only join it to what stood before."""
    if language == "en":
        words = re.sub(r"^(?:and|but|or|also|meanwhile|which|while)\s+", "", words.strip(_STOPS))
        return words[:1].upper() + words[1:] if not words.startswith("{") else words
    words = words.strip(_STOPS)
    match = re.match(
        r"(?:其中|同时|此外|另外|并且|并(?!购|网)|而且|且|以及|一是|二是|三是|四是|五是|六是"
        r"|\d{1,2}[.、．](?!\d)|[（(]?[一二三四五六七八九十]{1,2}[）)、])[，,]?",
        words,
    )
    return words[match.end() :].strip(_STOPS) if match else words


def _length(words: str, language: str) -> int:
    """As long as it will read: a reference counts as a figure of eight characters."""
    return len(re.sub(r"\{[^}]*\}", "8" * (8 if language == "en" else 6), words))
