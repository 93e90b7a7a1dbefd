"""Character maps as written, read back by fontTools and by our own reader."""

import pytest
from fontTools.ttLib import TTFont, newTable

from factdeck.base.diagnostics import FactdeckError
from factdeck.theme.character_map import character_map, code_points, read_character_map

GLYPHS = {0x20: 1, 0x41: 2, 0x42: 3, 0x43: 9, 0x4E00: 4, 0xFFFD: 5, 0x10000: 6, 0x2CB5A: 7}


def judged(table: bytes) -> dict[int, dict[int, int]]:
    """Code points and glyph numbers of every subtable, by format."""
    font = TTFont()
    font.setGlyphOrder([f"glyph{number:05d}" for number in range(20)])
    cmap = newTable("cmap")
    cmap.decompile(table, font)
    found = {part.format: part.cmap for part in cmap.tables}
    return {
        kind: {code: font.getGlyphID(name) for code, name in names.items()} for kind, names in found.items()
    }


def test_every_character_has_its_glyph() -> None:
    found = judged(character_map(GLYPHS))
    assert found[12] == GLYPHS
    assert found[4] == {code: glyph for code, glyph in GLYPHS.items() if code <= 0xFFFF}


def test_without_rare_characters_the_short_form_is_enough() -> None:
    assert judged(character_map({0x41: 1, 0x42: 2})) == {4: {0x41: 1, 0x42: 2}}


def test_our_own_reader_agrees() -> None:
    table = memoryview(character_map(GLYPHS))
    lookup = read_character_map(table)
    assert {code: lookup(code) for code in code_points(table)} == GLYPHS
    assert lookup(0x44) == lookup(0xFFFF) == lookup(0x10001) == 0


def test_code_points_of_a_short_map() -> None:
    table = memoryview(character_map({0x41: 1, 0x4E00: 2}))
    assert list(code_points(table)) == [0x41, 0x4E00]


def test_more_gaps_than_the_short_form_can_hold_are_said() -> None:
    with pytest.raises(FactdeckError, match="too many characters"):
        character_map({2 * number: number for number in range(1, 9000)})


def test_neighbours_at_the_end_of_the_short_form_stay_apart() -> None:
    found = judged(character_map({0xFFFE: 1, 0x10000: 3, 0x10001: 4}))
    assert found == {4: {0xFFFE: 1}, 12: {0xFFFE: 1, 0x10000: 3, 0x10001: 4}}
