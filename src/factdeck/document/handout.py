"""Document stage: compose what is printed of the slides: handout, notes pages, speaker's script.

The slides themselves are pages of the deck's scene; here is what stands beside them: names, notes, figures
with their sources, how long it takes to say them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from factdeck.document.blocks import Deck
from factdeck.document.speaker_notes import listed, parted
from factdeck.document.wording import Wording, wording

_JOINT: Final = " · "

Printed = Literal["handout", "notes", "script"]
PRINTED: Final[tuple[Printed, ...]] = ("handout", "notes", "script")

PerPage = Literal[1, 2, 3, 4, 6, 9]
PER_PAGE: Final[tuple[PerPage, ...]] = (1, 2, 3, 4, 6, 9)


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide as it was laid out: what of it stands in words beside its picture. `said`: all its texts."""

    id: str
    title: str
    section: str = ""
    source: str = ""
    notes: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure of a slide as its notes list it."""

    label: str
    figure: str
    proof: str


@dataclass(frozen=True, slots=True)
class PrintedSlide:
    """A slide of a handout. `talk` and `listed` are its notes; `minutes` how long it takes to say them."""

    id: str
    number: str
    title: str
    section: str
    source: str
    alt: str
    minutes: str
    talk: tuple[str, ...]
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """What is printed of a deck. `at_right`: organisation and date; `total`: minutes of the whole talk."""

    kind: Printed
    deck: Deck
    slides: tuple[PrintedSlide, ...]
    title: str  # 数读五年 · 讲义
    at_right: str
    notes_word: str
    figures_word: str
    continued: str
    total: str
    per_page: PerPage = 3
    beside: str = ""  # at the foot, where ruled lines stand beside the slides
    under: str = ""  # where they stand under them
    plain: str = ""  # where there are none


def compose_handout(
    kind: Printed, deck: Deck, shown: Iterable[Shown], date: str = "", per_page: PerPage = 3
) -> Handout:
    """The words of a handout of these slides; `date` as the spec has it."""
    words = wording(deck.language)
    slides = [_slide(number, slide, words) for number, slide in enumerate(shown, 1)]
    name = {"handout": words.handout, "notes": words.notes_pages, "script": words.script}[kind]
    each = words.per_page.format(words.count(per_page))
    each = each[:1].upper() + each[1:]
    total = sum(minutes for _, minutes in slides)
    return Handout(
        kind=kind,
        deck=deck,
        slides=tuple(slide for slide, _ in slides),
        title=_JOINT.join(part for part in (deck.title, name) if part),
        at_right=words.gap.join(part for part in (deck.organization, words.date(date)) if part),
        notes_word=words.own_notes,
        figures_word=words.figures_on_slide,
        continued=words.continued,
        total=words.minutes_in_all.format(f"{round(total) or 1:g}"),
        per_page=per_page,
        beside=each + words.lines_beside,
        under=each + words.lines_under,
        plain=each,
    )


def _slide(number: int, slide: Shown, words: Wording) -> tuple[PrintedSlide, float]:
    talk, lines = parted(slide.notes, slide.title, words)
    minutes = _minutes([slide.title, *talk], len(lines), words)
    printed = PrintedSlide(
        id=slide.id,
        number=str(number),
        title=slide.title,
        section=slide.section,
        source=slide.source,
        alt=words.slide_alt.format(number, slide.title, slide.said),
        minutes=words.minutes.format(f"{minutes:g}") if minutes >= 1 else words.half_minute,
        talk=talk,
        listed=tuple(Listed(*listed(line, words)) for line in lines),
    )
    return printed, minutes


def _minutes(texts: Iterable[str], figures: int, words: Wording) -> float:
    """How long it takes to say the texts and the figures, in half minutes, at least half a minute."""
    chinese = words.language.startswith("zh")
    said = sum(len(text) if chinese else len(text.split()) for text in texts)
    return max(1, round(2 * (said + words.said_of_figure * figures) / words.pace)) / 2
