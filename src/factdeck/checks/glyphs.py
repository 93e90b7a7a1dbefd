"""Checks: whether the design pack's fonts have every character that the spec would show.

Layout finds the same when it sets the text; here the finding names the place in the spec's file, once for
each text. What only some of the faces lack is left to layout, which knows the face; its findings get a place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from factdeck.base.diagnostics import Diagnostic, Diagnostics, Location
from factdeck.spec.mentions import all_references, all_texts
from factdeck.spec.project import Key, Project
from factdeck.theme.clusters import code_points
from factdeck.theme.fallback import Fallback
from factdeck.theme.theme import FontFamily

_FACT_TEXTS: Final = frozenset({"value", "series", "unit", "label", "note"})
_NOT_SHOWN: Final = frozenset(  # names and files, and what is read but not drawn
    {"id", "deck", "language", "template", "master", "logo", "qr", "file", "url", "highlight", "notes", "alt"}
)
_Text = tuple[Location, str]
_SHOWN: Final = 20  # characters of a text that a finding quotes
_STEERING: Final = dict.fromkeys(map(ord, "\r\t\v\f\u0085\u2028\u2029"), "\n")


def check_glyphs(project: Project, families: Mapping[str, FontFamily], diagnostics: Diagnostics) -> None:
    """Report `missing-glyph` for every grapheme cluster of the texts that no face of the families has."""
    fallback = Fallback(families)
    faces = [(name, bold) for name in families for bold in (False, True)]
    if not faces or not _lacking("".join(_characters(project)), faces[:1], fallback):
        return  # as nearly always; where a text is shown is looked for only to name the place
    for location, text in _shown(project):
        for cluster in _lacking(text, faces, fallback):
            point, where = code_points(cluster), _excerpt(text)
            diagnostics.add("missing-glyph", location, character=cluster, point=point, where=where)


def with_places(found: Diagnostics, project: Project) -> Diagnostics:
    """The findings, those of layout about missing glyphs at the text in the spec that has them, once each."""
    placed, shown = Diagnostics(), list(_shown(project)) if _is_missed(found) else []
    for item in found:
        place = _place(item, shown) if item.code == "missing-glyph" else None
        location, arguments = item.location, item.arguments
        if place:
            location, arguments = place[0], {**arguments, "where": _excerpt(place[1])}
        placed.add(item.code, location, **arguments)
    return placed


def _is_missed(found: Diagnostics) -> bool:
    return any(item.code == "missing-glyph" for item in found)


def _place(item: Diagnostic, shown: Sequence[_Text]) -> _Text | None:
    """The text that layout named by its place or its first words, else the first that has the character."""
    having = [text for text in shown if item.arguments["character"] in text[1]]
    named = (
        text for text in having if text[0] == item.location or _excerpt(text[1]) == item.arguments["where"]
    )
    return next(named, having[0] if having else None)


def _excerpt(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _lacking(text: str, faces: Sequence[tuple[str, bool]], fallback: Fallback) -> tuple[str, ...]:
    """The clusters that none of the faces has, nor what it falls back on."""
    missing: tuple[str, ...] = (text.translate(_STEERING),)
    for family, bold in faces:
        missing = tuple(chain.from_iterable(fallback.lacking(item, family, bold) for item in missing))
    return missing


def _characters(project: Project) -> Iterable[str]:
    """Every character of the spec, shown or not, once."""
    written = [(text, str(path[-1])) for path, text in all_texts(project)]
    return dict.fromkeys("".join(chain.from_iterable(written)))


def _shown(project: Project) -> Iterator[_Text]:
    """The texts that outputs show, with their places; the periods and categories of a series are its keys."""
    positions = project.positions
    names = {item.path for item in all_references(project)}
    for path, text in all_texts(project):
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
