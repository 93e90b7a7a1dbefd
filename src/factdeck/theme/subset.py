"""Theme: some glyphs of TrueType files as the tables of a new one (OpenType `glyf`, `loca`, `hmtx`).

What embeds a font adds the tables that its format wants: PDF none but those that steer hinting, an office
file a character map, names and metrics of the system (`theme/office_face.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from struct import pack, pack_into, unpack_from
from typing import Final

from factdeck.theme.sfnt import changed, font_file
from factdeck.theme.truetype import WORDS, TrueType, parts

Pick = tuple[TrueType, int]
"""A glyph: the font, and its number there."""

_HINTS: Final = ("cvt ", "fpgm", "prep")
_LIMITS: Final = 6  # where the largest numbers of points, contours … begin in `maxp`
_COMPOSITE: Final = 2  # among them: the most points of a composite, then its contours
_DEPTH: Final = 12  # and how deep composites are nested, after how many parts they have
_OFFSETS: Final = 0x0002  # flag of a composite's part: two numbers say how far it is moved
_BOX: Final = 36  # where the box around all glyphs stands in `head`


@dataclass(frozen=True, slots=True)
class Change:
    """How a glyph of the new font differs from the old one's, in font units."""

    blank: int = 0  # that its advance is longer
    rise: int = 0  # that it stands higher


UNCHANGED: Final = Change()


def subset(font: TrueType, glyphs: Sequence[int], changes: Sequence[Change] = ()) -> bytes:
    """A font file whose glyph i is the font's `glyphs[i]`, as PDF needs it of a CIDFontType2."""
    return font_file(subset_tables([(font, glyph) for glyph in glyphs], changes))


def subset_tables(picks: Sequence[Pick], changes: Sequence[Change] = ()) -> dict[str, bytes]:
    """The tables of a font whose glyph i is `picks[i]`; parts of composites follow after them.

    `picks[0]` must be the first font's glyph 0. One glyph may stand at several places: with a change of its
    own (`changes[i]`) it is a composite. The fonts must have the same units; ascent, descent and style are
    the first font's, hinting too where there is no other font.
    """
    outlines, order = _renumbered(picks, changes)
    glyf, offsets = _joined(outlines)
    fonts = list(dict.fromkeys(font for font, _ in order))
    first = fonts[0].tables
    tables = {tag: bytes(first[tag]) for tag in _HINTS if tag in first and len(fonts) == 1}
    tables["glyf"] = glyf
    tables["loca"] = pack(f">{len(offsets)}L", *offsets)
    tables["hmtx"] = b"".join(
        _metrics(font, glyph, change.blank)
        for (font, glyph), change in zip(order, chain(changes, repeat(UNCHANGED)), strict=False)
    )
    tables["head"] = _head(fonts)
    tables["hhea"] = changed(first["hhea"], (34, ">H", len(order)))
    tables["maxp"] = _limits(fonts, len(order), composed=any(change != UNCHANGED for change in changes))
    return tables


def _metrics(font: TrueType, glyph: int, blank: int) -> bytes:
    advance, bearing = font.metrics(glyph)
    return pack(">Hh", max(0, advance + blank), bearing)


def _renumbered(picks: Sequence[Pick], changes: Sequence[Change]) -> tuple[list[bytes], list[Pick]]:
    order = list(picks)
    raised = {place for place, change in enumerate(changes) if change.rise}
    places = {pick: place for place, pick in reversed(list(enumerate(order))) if place not in raised}
    outlines: list[bytes] = []
    for place, pick in enumerate(order):  # grows while it is read: parts may be composites themselves
        font, glyph = pick
        outline = font.entry(glyph)
        change = changes[place] if place < len(changes) else UNCHANGED
        if outline and change != UNCHANGED and places.get(pick) != place:
            outline = _changed(outline, _place(pick, order, places), change.rise)
        elif len(outline) > 10 and unpack_from(">h", outline)[0] < 0:
            outline = _with_parts(font, outline, order, places)
        outlines.append(outline)
    return outlines, order


def _changed(outline: bytes, place: int, rise: int) -> bytes:
    """A composite that is the glyph at a place of the new font, higher, and with metrics of its own."""
    left, bottom, right, top = unpack_from(">4h", outline, 2)
    box = pack(">5h", -1, left, bottom + rise, right, top + rise)
    return box + pack(">HHhh", WORDS | _OFFSETS, place, 0, rise)


def _place(pick: Pick, order: list[Pick], places: dict[Pick, int]) -> int:
    """Where a glyph stands unchanged; it is added where it stands nowhere."""
    if pick not in places:
        places[pick] = len(order)
        order.append(pick)
    return places[pick]


def _with_parts(font: TrueType, outline: bytes, order: list[Pick], places: dict[Pick, int]) -> bytes:
    renumbered = bytearray(outline)
    for _, glyph, at in parts(outline):
        pack_into(">H", renumbered, at + 2, _place((font, glyph), order, places))
    return bytes(renumbered)


def _joined(outlines: Sequence[bytes]) -> tuple[bytes, list[int]]:
    padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
    offsets = [0]
    for outline in padded:
        offsets.append(offsets[-1] + len(outline))
    return b"".join(padded), offsets


def _head(fonts: Sequence[TrueType]) -> bytes:
    """The first font's, with long offsets and the box around the glyphs of all."""
    lefts, bottoms, rights, tops = zip(*(font.box for font in fonts), strict=True)
    box = (min(lefts), min(bottoms), max(rights), max(tops))
    edges = ((_BOX + 2 * n, ">h", edge) for n, edge in enumerate(box))
    return changed(fonts[0].tables["head"], (50, ">h", 1), *edges)


def _limits(fonts: Sequence[TrueType], count: int, *, composed: bool) -> bytes:
    """`maxp`: what a rasteriser must have room for, the most of any font; `composed`: by composites too."""
    tables = [bytes(font.tables["maxp"]) for font in fonts]
    numbers = [unpack_from(f">{(len(table) - _LIMITS) // 2}H", table, _LIMITS) for table in tables]
    most = [max(found) for found in zip(*numbers, strict=False)]
    if composed and len(most) > _DEPTH:
        most[_COMPOSITE] = max(most[_COMPOSITE], most[0])
        most[_COMPOSITE + 1] = max(most[_COMPOSITE + 1], most[1])
        most[_DEPTH - 1], most[_DEPTH] = max(1, most[_DEPTH - 1]), most[_DEPTH] + 1
    written = ((_LIMITS + 2 * n, ">H", number) for n, number in enumerate(most))
    return changed(tables[0], (4, ">H", count), *written)
