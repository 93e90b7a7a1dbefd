"""Layout: part runs where their font lacks a character, so that a run is set in one font (CSS Fonts 4 §5.3).

What follows sees only runs of one family each: measuring, both backends, and the check for missing glyphs.
"""

from collections.abc import Iterator
from dataclasses import replace

from factdeck.layout.measure import Measurer
from factdeck.scene.text import Run


def with_fallback(runs: tuple[Run, ...], measurer: Measurer) -> tuple[Run, ...]:
    """The runs, each in a family whose font has all of it; what no font has stays in its own family."""
    if all(measurer.has(run.text, run.style.family, run.style.bold) for run in runs):
        return runs  # as nearly always
    return tuple(part for run in runs for part in _parted(run, measurer))


def _parted(run: Run, measurer: Measurer) -> Iterator[Run]:
    stretches = measurer.parted(run.text, run.style.family, run.style.bold)
    for index, (family, text) in enumerate(stretches, 1):
        gap = run.gap_after if index == len(stretches) else 0.0
        yield replace(run, text=text, style=replace(run.style, family=family), gap_after=gap)
