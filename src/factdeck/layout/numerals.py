"""Layout stage: the deck with its chapters numbered as its design writes numbers: in words or in digits.

一, 二 and 三 drawn large are bars, which nobody reads as numbers.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from factdeck.document.blocks import Chapter, Deck, Flow, Record, Slide, Span, Text, plain
from factdeck.document.wording import counted
from factdeck.facts.factbook import Figure
from factdeck.theme.slide_layout import DeckDesign


def with_numerals_of(deck: Deck, design: DeckDesign) -> Deck:
    """The deck as its design numbers it; with `digits` 四 is 4. What is no number stays as it is written."""
    if design.numerals == "written":
        return deck
    return replace(deck, slides=tuple(map(_slide, deck.slides)))


def _slide(slide: Slide) -> Slide:
    flow = replace(slide.flow, part=_part(slide.flow)) if slide.flow else None
    lists = {name: tuple(map(_record, records)) for name, records in slide.lists.items()}
    return replace(slide, lists=lists, texts=_texts(slide.texts), chapter=_chapter(slide.chapter), flow=flow)


def _part(flow: Flow) -> Callable[[int, int, int, int], Slide]:
    return lambda start, end, number, total: _slide(flow.part(start, end, number, total))


def _record(record: Record) -> Record:
    number = record.parts.get("number")
    if number is None or isinstance(number, Figure):
        return record
    return replace(record, parts={**record.parts, "number": _digits(number)})


def _texts(texts: Mapping[str, Text]) -> Mapping[str, Text]:
    mark = texts.get("mark")
    return {**texts, "mark": _digits(mark)} if mark else texts


def _chapter(chapter: Chapter | None) -> Chapter | None:
    count = counted(chapter.number) if chapter else None
    return replace(chapter, number=str(count)) if chapter and count else chapter


def _digits(text: Text) -> Text:
    count = counted(plain(text))
    return (Span(str(count)),) if count else text
