"""Theme: a whole font file for an office program, of the glyphs that it is to have (OpenType 1.9).

An installed font has tables that PDF does without: the character map, names by which it is found, metrics of
the system. They are the source's, but for what says which characters and which face of the family these are.
"""

from collections.abc import Mapping
from struct import pack, unpack_from
from typing import Final

from factdeck.theme.character_map import character_map
from factdeck.theme.font_names import FAMILY, FULL, POSTSCRIPT, STYLE, name_table, read_names
from factdeck.theme.sfnt import changed, font_file
from factdeck.theme.subset import Pick, subset_tables
from factdeck.theme.truetype import FontError, TrueType

_SMOOTH: Final = pack(">HHHH", 1, 1, 0xFFFF, 0x000F)  # `gasp`: at all sizes, since nothing is hinted
_BARRED: Final = 0x0002 | 0x0200  # OS/2 fsType: licences that allow no embedding, or of bitmaps alone
_WHOLE: Final = 0x0100  # … or no subsets
_HEAVY: Final = 600  # from here on a weight counts as bold
_BOLD, _REGULAR, _STYLES = 0x20, 0x40, 0x61  # OS/2 fsSelection; _STYLES: what is said anew, italic included


def office_face(glyphs: Mapping[int, Pick], first: TrueType, family: str, *, bold: bool) -> bytes:
    """The file of one face. `glyphs`: by code point; `first`: the font whose names and metrics it takes.

    The face says that it is the `bold` or the regular one of `family`, whatever the outlines' weight:
    programs thicken a face that is to be bold and does not say that it is. Raises FontError where a font's
    licence forbids embedding it, or where the fonts' units differ.
    """
    _check(glyphs, first)
    codes = sorted(glyphs)
    tables = subset_tables([(first, 0), *(glyphs[code] for code in codes)])
    tables["cmap"] = character_map({code: place for place, code in enumerate(codes, 1)})
    tables["name"] = name_table(_names(first, family, bold))
    tables["OS/2"] = _system(first, codes, bold)
    tables["post"] = pack(">L", 0x30000) + bytes(first.tables["post"][4:32])
    tables["head"] = changed(tables["head"], (44, ">H", int(bold)))
    if "fpgm" not in tables and "prep" not in tables:
        tables["gasp"] = _SMOOTH
    return font_file(tables)


def may_be_embedded(font: TrueType) -> bool:
    """Whether the font's licence bits allow a subset of its outlines in a document (OS/2 fsType)."""
    return not unpack_from(">H", font.tables["OS/2"], 8)[0] & (_BARRED | _WHOLE)


def _check(glyphs: Mapping[int, Pick], first: TrueType) -> None:
    for font in dict.fromkeys((first, *(font for font, _ in glyphs.values()))):
        if missing := [tag for tag in ("OS/2", "name", "post") if tag not in font.tables]:
            raise FontError(f"{font.name}: table {', '.join(missing)} is missing, so it can't be embedded")
        if not may_be_embedded(font):
            raise FontError(f"{font.name}: its licence bits (OS/2 fsType) don't allow embedding")
        if font.units != first.units:
            raise FontError(f"{font.name}: has {font.units} units to the em, {first.name} has {first.units}")


def _names(font: TrueType, family: str, bold: bool) -> dict[int, str]:
    """The source's names, its notices among them, with those that tell family and style."""
    style = "Bold" if bold else "Regular"
    own = {FAMILY: family, STYLE: style, FULL: f"{family} {style}"}
    postscript = f"{''.join(filter(str.isalnum, family))}-{style}"
    kept = {number: text for number, text in read_names(font.tables["name"]).items() if number < 16}
    return kept | own | {POSTSCRIPT: postscript}


def _system(font: TrueType, codes: list[int], bold: bool) -> bytes:
    """OS/2: weight and style of the face, and its first and last character."""
    table = font.tables["OS/2"]
    selection = unpack_from(">H", table, 62)[0] & ~_STYLES | (_BOLD if bold else _REGULAR)
    weight = font.weight if (font.weight >= _HEAVY) == bold else (700 if bold else 400)
    ends = [min(code, 0xFFFF) for code in (codes[0], codes[-1])] if codes else [0, 0]
    return changed(table, (4, ">H", weight), (62, ">H", selection), (64, ">H", ends[0]), (66, ">H", ends[1]))
