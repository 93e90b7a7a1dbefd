"""Layout: runs of a text or a figure: which piece has which size, weight and colour."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from factdeck.document.blocks import Part, Span, Text
from factdeck.facts.factbook import Figure
from factdeck.facts.format import MINUS
from factdeck.scene.text import Run, RunStyle
from factdeck.theme.theme import TextStyle

DAGGER: Final = "†"
_UNIT_SHARE: Final = 0.47  # of the digits' size
_UNIT_LEAST: Final = 8.0  # points
_UNIT_GAP: Final = 1 / 6  # of the unit's size
_DAGGER_SHARE: Final = 0.6
_DAGGER_RISE: Final = 0.35  # of the size of the text it stands at
_SIGNS: Final = "%‰％°℃℉+"
_CURRENCIES: Final = "$€£¥￥"
_QUALIFIERS: Final = "余多"
_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_FORCED: Final = re.compile(r"(.?)[ \n]*\n[ \n]*(.?)")
_IDEOGRAPHS: Final = "\u2e80"  # from here on, no blank between two


def runs_of(part: Part, style: TextStyle) -> tuple[Run, ...]:
    """The runs of a part; empty ones are left out. A newline in a text stands for a forced break."""
    return figure_runs(part, style) if isinstance(part, Figure) else text_runs(part, style)


def run_style(style: TextStyle) -> RunStyle:
    """The style of plain text."""
    return RunStyle(style.family, style.size, style.color, style.bold, style.tracking * style.size)


def unit_size(style: TextStyle) -> float:
    """The size of a figure's unit, points."""
    return style.unit_size or max(_UNIT_LEAST, round(style.size * _UNIT_SHARE, 1))


def scaled(style: TextStyle, size: float) -> TextStyle:
    """The style at another size of `steps`; the unit shrinks with the digits, to 8 pt at least."""
    if size == style.size:
        return style
    unit = style.unit_size and max(_UNIT_LEAST, round(style.unit_size * size / style.size, 1))
    return replace(style, size=size, unit_size=unit)


def text_runs(text: Text, style: TextStyle) -> tuple[Run, ...]:
    """A run a span; spans that continue each other in the same style stay separate objects to their facts."""
    return tuple(run for span in text for run in _span_runs(span, style))


def _span_runs(span: Span, style: TextStyle) -> Iterator[Run]:
    look = run_style(style)
    if span.fact and style.strong_figures:
        look = replace(look, bold=True)
    if span.text:
        text = _LINE_ENDS.sub("\n", span.text).replace("\t", " ")
        yield Run(_joined(text) if style.joins else text, look, fact=span.fact)
    if span.calculated and style.dagger:
        yield _dagger(look)


def _joined(text: str) -> str:
    """The text without forced breaks: a blank for one between Latin words, nothing beside an ideograph."""

    def join(found: re.Match[str]) -> str:
        near = found[1] >= _IDEOGRAPHS or found[2] >= _IDEOGRAPHS
        return f"{found[1]}{'' if near else ' '}{found[2]}"

    return _FORCED.sub(join, text)


def figure_runs(figure: Figure, style: TextStyle) -> tuple[Run, ...]:
    """Lead and unit at the unit's size, digits at the style's; gaps are spacing on the character before."""
    small = unit_size(style)
    unit = RunStyle(
        style.unit_family or style.family,
        small,
        style.unit_color or style.color,
        style.unit_bold,
        style.tracking * small,
    )
    digits, lead = run_style(style), replace(unit, family=style.family, bold=style.bold)
    words = _signed(figure)
    if style.worded and not any(map(str.isdecimal, figure.digits)):
        words = _worded(figure)
        digits = replace(digits, size=style.size - style.worded)
    gaps = (
        _gap(words[0], words[1], style.unit_gap * small),
        _gap(words[1], words[2], _unit_gap(style) * small),
    )
    runs = [
        Run(text, look, gap, figure.fact, solid=True)
        for text, look, gap in zip(words, (lead, digits, unit), (*gaps, 0.0), strict=True)
        if text
    ]
    if figure.calculated and style.dagger and runs:
        runs.append(_dagger(runs[-1].style))
    return tuple(runs)


def _signed(figure: Figure) -> tuple[str, str, str]:
    """Lead, digits, unit; a lone minus sign is as large as the digits that it belongs to."""
    if figure.lead == MINUS:
        return "", figure.lead + figure.digits, figure.unit
    return figure.lead, figure.digits, figure.unit


def _worded(figure: Figure) -> tuple[str, str, str]:
    """A number written in characters only is one word with its qualifier: 近千|场次, 万余|场次."""
    rest = figure.unit.lstrip(_QUALIFIERS)
    return "", f"{figure.lead}{figure.digits}{figure.unit[: len(figure.unit) - len(rest)]}", rest


def _unit_gap(style: TextStyle) -> float:
    return style.unit_gap or _UNIT_GAP


def _gap(before: str, after: str, gap: float) -> float:
    """The space between two runs of a figure: none before a sign or where one brings its own."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return 0.0
    if before[-1] in _CURRENCIES or (after[0].isascii() and after[0].isalpha() and before[-1].isdigit()):
        return 0.0  # $3.2M: what stands apart in Latin writing brings its own space
    return 0.0 if after[0] in _SIGNS else gap


def _dagger(beside: RunStyle) -> Run:
    size = round(beside.size * _DAGGER_SHARE, 2)
    return Run(DAGGER, replace(beside, size=size, bold=False, rise=beside.size * _DAGGER_RISE))
