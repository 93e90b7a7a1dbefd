"""Layout stage: the deck without the notes on sources that its design turns off."""

from dataclasses import replace

from factdeck.document.blocks import Deck, Flow, Slide
from factdeck.document.speaker_notes import without_figures
from factdeck.document.wording import wording
from factdeck.theme.slide_layout import DeckDesign


def with_notes_of(deck: Deck, design: DeckDesign) -> Deck:
    """The deck as its design shows it: with or without source notes, and figures in the speaker notes."""
    if design.source_notes and design.figure_notes:
        return deck
    return replace(deck, slides=tuple(_slide(slide, design, deck.language) for slide in deck.slides))


def headed(notes: str, title: str) -> str:
    """Notes under the slide's title, so that a printed page of them says what it is about."""
    first, _, _ = notes.partition("\n")
    return notes if not notes.strip() or first.strip() == title else f"{title}\n\n{notes}"


def _slide(slide: Slide, design: DeckDesign, language: str) -> Slide:
    if not design.source_notes:
        texts = {name: text for name, text in slide.texts.items() if name != "source"}
        slide = replace(slide, texts=texts)
    if not design.figure_notes:
        slide = replace(slide, notes=without_figures(slide.notes, wording(language)))
    return replace(slide, flow=_flow(slide.flow, design, language)) if slide.flow else slide


def _flow(flow: Flow, design: DeckDesign, language: str) -> Flow:
    def part(start: int, end: int, number: int, total: int) -> Slide:
        return _slide(flow.part(start, end, number, total), design, language)

    return replace(flow, part=part)
