"""Checks: whether the design pack's fonts have every character that the spec would show.

Layout finds the same when it sets the text; here the finding names the place in the spec's file, once for
each text. What only some of the faces lack is left to layout, which knows the face.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.spec.project import Key, Project
from factdeck.spec.references import references, texts
from factdeck.theme.fonts import Font, open_font
from factdeck.theme.forms import INVISIBLE
from factdeck.theme.theme import FontFamily

_FACT_TEXTS: Final = frozenset({"value", "series", "unit", "label", "note"})
_NOT_SHOWN: Final = frozenset(  # names and files, and what is read but not drawn
    {"id", "deck", "language", "template", "logo", "qr", "file", "url", "highlight", "notes", "alt"}
)
_SHOWN: Final = 20  # characters of a text that a finding quotes
_STEERING: Final = frozenset(INVISIBLE + "\n\r\t\v\f\u0085\u2028\u2029")


def check_glyphs(project: Project, families: Mapping[str, FontFamily], diagnostics: Diagnostics) -> None:
    """Report `missing-glyph` for every character of the spec's texts that no face of the families has."""
    files = sorted({path for family in families.values() for path in (family.regular, family.bold)})
    fonts = [open_font(path) for path in files]
    if all(_is_in(fonts, character) for character in _characters(project)):
        return  # as nearly always; where a text is shown is looked for only to name the place
    for location, text in _shown(project):
        for character in dict.fromkeys(text):
            if not _is_in(fonts, character):
                excerpt = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
                point = f"U+{ord(character):04X}"
                diagnostics.add("missing-glyph", location, character=character, point=point, where=excerpt)


def _is_in(fonts: list[Font], character: str) -> bool:
    return character in _STEERING or any(font.glyph(character) for font in fonts)


def _characters(project: Project) -> Iterable[str]:
    """Every character of the spec, shown or not, once."""
    written = [(text, str(path[-1])) for path, text in texts(project.spec)]
    return dict.fromkeys("".join(chain.from_iterable(written)))


def _shown(project: Project) -> Iterator[tuple[Location, str]]:
    """The texts that outputs show, with their places; the periods and categories of a series are its keys."""
    positions = project.positions
    names = {item.path for item in references(project.spec)}
    for path, text in texts(project.spec):
        if path in names or not _is_shown(path):
            continue
        yield positions.at(*path), text
        if path[0] == "facts" and path[2] == "series":
            yield positions.at_key(*path), str(path[-1])


def _is_shown(path: tuple[Key, ...]) -> bool:
    if path[0] == "facts":
        return path[2] in _FACT_TEXTS
    field = next((key for key in reversed(path) if isinstance(key, str)), "")
    return field not in _NOT_SHOWN
