"""Backend stage: which characters a deck shows in which face: those of its slides and slide layouts.

Notes are not shown. A chart's texts count for every face of the chart: office programs set them anew when its
data are edited.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final, cast

from factdeck.scene.nodes import ChartNode, Scene
from factdeck.scene.setting import Properties
from factdeck.scene.text import Line, Paragraph, Run, RunStyle
from factdeck.theme import forms

ALWAYS: Final = " \u00a00123456789"
"""In every face: what fields fill in (slide numbers, dates), and the blanks beside them."""

Face = tuple[str, bool]
"""A family's name, and whether bold."""

_PLAIN: Final = (str, int, float, bool, type(None), Line, RunStyle, Properties)  # hold no runs
_CHART: Final = ".,-+%−†"  # what number formats and marks may add


def shown_text(scene: Scene) -> Mapping[Face, set[str]]:
    """The characters of every face, in the forms that layout measured (`theme/forms.py`)."""
    found: defaultdict[Face, set[str]] = defaultdict(lambda: set(ALWAYS))
    for style, text, language in _texts((scene.pages, scene.layouts)):
        face = (style.family, style.bold)
        found[face].update(forms.formed(text, language or scene.properties.language))
    return found


def _texts(value: object) -> Iterator[tuple[RunStyle, str, str]]:
    """Style, text and language of everything that is set, wherever in the scene it stands."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Paragraph):
            yield from _paragraph(value)
        elif isinstance(value, ChartNode):
            said = "".join(_strings((value.chart, value.category_lines))) + _CHART
            yield from ((style, said, "") for style in (value.category, value.value, value.unit))
        elif isinstance(value, Run):
            yield value.style, value.text, value.language
        else:
            waiting.extend(_parts(value))


def _paragraph(paragraph: Paragraph) -> Iterator[tuple[RunStyle, str, str]]:
    """A bullet is set as the text that it stands before."""
    yield from ((run.style, run.text, run.language) for run in paragraph.runs)
    if paragraph.bullet and paragraph.runs:
        yield paragraph.runs[0].style, paragraph.bullet, ""


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for part in _parts(value):
            yield from _strings(part)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, _PLAIN):
        return ()
    if isinstance(value, Mapping):
        return cast("Mapping[Any, object]", value).values()
    if isinstance(value, tuple | list):
        return cast("Iterable[object]", value)
    return [getattr(value, name) for name in _fields(type(value))]


@cache
def _fields(kind: type[object]) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind)) if is_dataclass(kind) else ()
