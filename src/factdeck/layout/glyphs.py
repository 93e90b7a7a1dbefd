"""Layout: the characters of runs as they are measured, each with its advance and the space around it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factdeck.layout.measure import Measurer
from factdeck.scene.text import Run


class Glyph(NamedTuple):
    """One character as it is measured; points."""

    character: str
    run: int
    advance: float
    gap: float  # after it; falls away at a line's end
    lead: float = 0.0  # blank at its left that falls away at a line's start
    trail: float = 0.0  # blank at its right that falls away at a line's end


def glyphs_of(runs: Sequence[Run], measurer: Measurer, language: str) -> Iterator[Glyph]:
    """The glyphs of all runs, with the gap that a run has after its last character."""
    for index, run in enumerate(runs):
        look = run.style
        advances = measurer.advances(run.text, look.family, look.bold, look.size, language)
        last = len(run.text) - 1
        for place, (character, advance) in enumerate(zip(run.text, advances, strict=True)):
            yield Glyph(character, index, advance + look.tracking, run.gap_after if place == last else 0.0)
