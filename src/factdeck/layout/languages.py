"""Layout: part runs where words are another language's, so that both outputs say in which to read them."""

from collections.abc import Iterator
from dataclasses import replace

from factdeck.base.languages import stretches
from factdeck.scene.text import Run


def with_languages(runs: tuple[Run, ...], language: str) -> tuple[Run, ...]:
    """The runs of a text in `language`; figures stay whole, as their units belong to their numbers."""
    return tuple(part for run in runs for part in _parted(run, language))


def _parted(run: Run, language: str) -> Iterator[Run]:
    if run.fact or run.language:
        yield run
        return
    parts = list(stretches(run.text, language)) or [(run.text, "")]
    if parts == [(run.text, "")]:
        yield run  # as nearly always
        return
    for number, (text, said) in enumerate(parts, 1):
        yield replace(run, text=text, language=said, gap_after=run.gap_after if number == len(parts) else 0.0)
