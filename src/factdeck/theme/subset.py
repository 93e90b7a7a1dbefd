"""Theme: some glyphs of TrueType files as the tables of a new one (OpenType `glyf`, `loca`, `hmtx`).

What embeds a font adds the tables that its format wants: PDF none but those that steer hinting, an office
file a character map, names and metrics of the system (`theme/office_face.py`).
"""

from collections.abc import Sequence
from struct import pack, pack_into, unpack_from
from typing import Final

from factdeck.theme.sfnt import changed, font_file
from factdeck.theme.truetype import TrueType, parts

Pick = tuple[TrueType, int]
"""A glyph: the font, and its number there."""

_HINTS: Final = ("cvt ", "fpgm", "prep")
_LIMITS: Final = 6  # where the largest numbers of points, contours … begin in `maxp`
_BOX: Final = 36  # where the box around all glyphs stands in `head`


def subset(font: TrueType, glyphs: Sequence[int]) -> bytes:
    """A font file whose glyph i is the font's `glyphs[i]`, as PDF needs it of a CIDFontType2."""
    return font_file(subset_tables([(font, glyph) for glyph in glyphs]))


def subset_tables(picks: Sequence[Pick]) -> dict[str, bytes]:
    """The tables of a font whose glyph i is `picks[i]`; parts of composites follow after them.

    `picks[0]` must be the first font's glyph 0. One glyph may stand at several places. The fonts must have
    the same units; ascent, descent and style are the first font's, hinting too where there is no other font.
    """
    outlines, order = _renumbered(picks)
    glyf, offsets = _joined(outlines)
    fonts = list(dict.fromkeys(font for font, _ in order))
    first = fonts[0].tables
    tables = {tag: bytes(first[tag]) for tag in _HINTS if tag in first and len(fonts) == 1}
    tables["glyf"] = glyf
    tables["loca"] = pack(f">{len(offsets)}L", *offsets)
    tables["hmtx"] = b"".join(pack(">Hh", *font.metrics(glyph)) for font, glyph in order)
    tables["head"] = _head(fonts)
    tables["hhea"] = changed(first["hhea"], (34, ">H", len(order)))
    tables["maxp"] = _limits(fonts, len(order))
    return tables


def _renumbered(picks: Sequence[Pick]) -> tuple[list[bytes], list[Pick]]:
    order = list(picks)
    places = {pick: place for place, pick in reversed(list(enumerate(order)))}
    outlines: list[bytes] = []
    for font, glyph in order:  # grows while it is read: parts may be composites themselves
        outline = font.entry(glyph)
        if len(outline) > 10 and unpack_from(">h", outline)[0] < 0:
            outline = _with_parts(font, outline, order, places)
        outlines.append(outline)
    return outlines, order


def _with_parts(font: TrueType, outline: bytes, order: list[Pick], places: dict[Pick, int]) -> bytes:
    renumbered = bytearray(outline)
    for _, glyph, at in parts(outline):
        part = (font, glyph)
        if part not in places:
            places[part] = len(order)
            order.append(part)
        pack_into(">H", renumbered, at + 2, places[part])
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


def _limits(fonts: Sequence[TrueType], count: int) -> bytes:
    """`maxp`: what a rasteriser must have room for, the most of any font."""
    tables = [bytes(font.tables["maxp"]) for font in fonts]
    numbers = [unpack_from(f">{(len(table) - _LIMITS) // 2}H", table, _LIMITS) for table in tables]
    most = ((_LIMITS + 2 * n, ">H", max(found)) for n, found in enumerate(zip(*numbers, strict=False)))
    return changed(tables[0], (4, ">H", count), *most)
