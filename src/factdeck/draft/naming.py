"""Draft stage: ids that people can read and that stay when a report changes: the label's own words.

Ids may be Chinese (UAX #31 letters), so `{粮食总产量}` reads in a sentence as what it is; numbering would
move with every new figure, and a transcription into Latin letters is read by nobody.
"""

import re
from collections.abc import Iterable
from typing import Final

from factdeck.draft.figure import Figure, Stands

_MOST: Final = 18
_MOST_LATIN: Final = 40
_SUFFIX: Final = {
    Stands.BEFORE: ("原", "before"),
    Stands.AFTER: ("现", "after"),
    Stands.LIMIT: ("范围", "limit"),
}
_SMALL: Final = frozenset(
    (
        *("of", "the", "a", "an", "and", "or", "to", "in", "on", "for"),
        *("by", "with", "that", "who", "was", "were", "is", "are"),
    )
)


def name_figures(figures: Iterable[Figure], language: str) -> None:
    """Give every figure its id, and a label that no other figure of another value has."""
    taken: set[str] = set()
    labels: dict[str, int] = {}
    last: Figure | None = None
    for figure in figures:
        figure.label = figure.label or ("(unnamed)" if language == "en" else "（待命名）")
        if figure.label in labels and last and _is_of(figure, last):
            figure.label = f"{last.label}{figure.label}"
        last = figure
        if figure.stands is Stands.BEFORE and figure.partner:
            figure.label += " (before)" if language == "en" else "（原来）"
        number = labels[figure.label] = labels.get(figure.label, 0) + 1
        if number > 1:
            figure.label = _told_apart(figure, number, set(labels), language)
            labels.setdefault(figure.label, 1)
        figure.id = _free(_id(figure, language), taken)
        taken.add(figure.id)


def _is_of(figure: Figure, last: Figure) -> bool:
    """Whether a label that was there before is of the number just told: 小学19所，在校生12,077人."""
    return (
        figure.sentence == last.sentence
        and 0 < len(last.label) <= 6
        and figure.label != last.label
        and not figure.label.isascii()
        and not figure.row
    )


def _told_apart(figure: Figure, number: int, taken: set[str], language: str) -> str:
    """The label with the part it stands in, or with its count."""
    for part in filter(None, reversed(figure.section)):
        joined = f"{figure.label}, {part}" if language == "en" else f"{figure.label}（{part}）"
        if len(part) <= 14 and joined not in taken:
            return joined
    return f"{figure.label} ({number})" if language == "en" else f"{figure.label}（{number}）"


def _id(figure: Figure, language: str) -> str:
    suffix = _SUFFIX.get(figure.stands, ("", ""))
    if language == "en":
        words = [word for word in re.findall(r"[a-z0-9]+", figure.label.lower()) if word not in _SMALL]
        plain = "_".join(words)[:_MOST_LATIN].strip("_")
        return "_".join(filter(None, (plain or "figure", suffix[1] if not plain.endswith(suffix[1]) else "")))
    plain = re.sub(r"（原来）|（范围）|\W", "", figure.label)[:_MOST]
    return (plain or "数") + suffix[0]


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    return next(other for number in range(2, 100_000) if (other := f"{name}_{number}") not in taken)
