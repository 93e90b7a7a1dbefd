"""Subsets open in fontTools and draw the same outlines."""

from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from factdeck.base.resources import resource
from factdeck.theme.subset import Change, subset
from factdeck.theme.truetype import open_truetype

FONTS = resource("assets", "fonts")
SANS = str(FONTS / "noto-sans-sc" / "NotoSansSC-Regular.ttf")
SERIF = str(FONTS / "noto-serif-sc" / "NotoSerifSC-Bold.ttf")


def _outline(font: TTFont, glyph: int) -> list[object]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(glyph)].draw(pen)
    return pen.value


def _opened(path: str, glyphs: list[int]) -> TTFont:
    font = TTFont(BytesIO(subset(open_truetype(path), glyphs)), checkChecksums=2)
    font.getGlyphOrder()
    return font


def test_glyphs_are_renumbered_and_drawn_alike() -> None:
    path = SERIF
    wanted = [0, *(open_truetype(path).glyph(ord(character)) for character in "余A万𬭚 …")]
    made, whole = _opened(path, wanted), TTFont(path)
    for place, glyph in enumerate(wanted):
        assert _outline(made, place) == _outline(whole, glyph)
        advance = made["hmtx"][made.getGlyphName(place)]
        assert advance == whole["hmtx"][whole.getGlyphName(glyph)]
    assert len(subset(open_truetype(path), wanted)) < 6_000


def test_one_glyph_may_stand_twice() -> None:
    path = SANS
    glyph = open_truetype(path).glyph(ord("一"))
    made = _opened(path, [0, glyph, glyph])
    assert _outline(made, 1) == _outline(made, 2) != []


def test_parts_of_composites_come_along(tmp_path: Path) -> None:
    path = str(tmp_path / "composite.ttf")
    _composite_font(path)
    made, whole = _opened(path, [0, 3]), TTFont(path)
    assert _outline(made, 1) == _outline(whole, 3)
    assert made["maxp"].numGlyphs == 4


def _composite_font(path: str) -> None:
    """Glyph 3 is made of glyph 1 and, moved, of glyph 2."""
    order = [".notdef", "bar", "dot", "both"]
    square = TTGlyphPen(None)
    for place in ((0, 0), (0, 500), (100, 500), (100, 0)):
        (square.moveTo if place == (0, 0) else square.lineTo)(place)
    square.closePath()
    bar = square.glyph()
    both = TTGlyphPen({"bar": bar, "dot": bar})
    both.addComponent("bar", (1, 0, 0, 1, 0, 0))
    both.addComponent("dot", (0.5, 0, 0, 0.5, 300, 20))
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({65: "bar", 66: "dot", 67: "both"})
    builder.setupGlyf({".notdef": bar, "bar": bar, "dot": bar, "both": both.glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    builder.save(path)


def test_a_changed_glyph_has_its_own_advance_and_height_and_no_second_outline() -> None:
    font = open_truetype(SANS)
    eight, yi = font.glyph(ord("8")), font.glyph(ord("亿"))
    changes = [Change(), Change(), Change(blank=150), Change(rise=350), Change(rise=200)]
    data = subset(font, [0, eight, eight, yi, eight], changes)
    made, whole = TTFont(BytesIO(data), checkChecksums=2), TTFont(SANS)
    names = made.getGlyphOrder()
    assert [made["hmtx"][name][0] for name in names[1:5]] == [
        font.metrics(eight)[0],
        font.metrics(eight)[0] + 150,
        font.metrics(yi)[0],
        font.metrics(eight)[0],
    ]
    assert [made["glyf"][name].isComposite() for name in names[1:6]] == [False, True, True, True, False]
    assert _outline(made, 2) == _outline(whole, eight)
    assert _heights(made, 3) == [y + 350 for y in _heights(whole, yi)]
    assert made["maxp"].maxComponentDepth >= 1 and made["maxp"].maxComponentElements >= 1


def _heights(font: TTFont, glyph: int) -> list[float]:
    steps = _outline(font, glyph)
    return [point[1] for _, points in steps for point in points]  # type: ignore[union-attr]
