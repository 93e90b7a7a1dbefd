"""The 8105 characters of the Table of General Standard Chinese Characters: drawn, copied, searched in a PDF.

`tests/standard_characters.txt` holds the table in its own order (State Council, 2013), 100 to a line.
"""

import re
from functools import cache
from pathlib import Path
from struct import unpack_from
from unicodedata import name

import pypdfium2
import pytest

from factdeck.backends.pdf.face import Face
from factdeck.backends.pdf.writer import write
from factdeck.scene.text import RunStyle
from factdeck.theme.truetype import open_truetype

from .reading import painted, picture_of, poppler_text_of, text_of, words
from .scenes import FONTS, frame, page, run, scene

TABLE = (Path(__file__).parents[2] / "standard_characters.txt").read_text("utf-8").split()
STANDARD = "".join(TABLE)
RARE = [character for character in STANDARD if ord(character) > 0xFFFF]
SIZE, PITCH, LEFT, PER_LINE, PER_PAGE = 10.0, 16.0, 40.0, 50, 60
LINES = [STANDARD[start : start + PER_LINE] for start in range(0, len(STANDARD), PER_LINE)]
PAGES = [LINES[start : start + PER_PAGE] for start in range(0, len(LINES), PER_PAGE)]
STYLES = {
    "regular": RunStyle("sans", SIZE, "ink"),
    "bold": RunStyle("sans", SIZE, "ink", bold=True),
    "serif": RunStyle("serif", SIZE, "ink", bold=True),
}


def written(style: RunStyle) -> bytes:
    """The whole table on pages of its own, painted by our backend."""
    pages = [
        page(
            *(
                frame(f"line-{number}", run(line, style), x=LEFT, y=PITCH * number)
                for number, line in enumerate(lines)
            ),
            id=f"page-{index}",
        )
        for index, lines in enumerate(PAGES)
    ]
    return write(scene(*pages, width=600, height=1000))


@cache
def pdf(style: str) -> bytes:
    return written(STYLES[style])


def faults(content: bytes) -> list[str]:
    """What a reader of the file would miss: text that does not copy as it was written, in either program."""
    expected = "\n".join(LINES)
    readings = {
        "pdfium": "\n".join(text_of(content, number) for number in range(len(PAGES))),
        "poppler": poppler_text_of(content),
    }
    found = [f"{program}: other text" for program, text in readings.items() if text != expected]
    alike = {item for text in readings.values() for item in text if "RADICAL" in name(item, "")}
    return [*found, *(f"{radical}: a radical for a character" for radical in sorted(alike))]


def test_the_table_is_whole() -> None:
    assert len(STANDARD) == len(set(STANDARD)) == 8105
    assert len(RARE) == 196
    assert STANDARD[:5] == "一乙二十丁"


@pytest.mark.parametrize("style", STYLES)
def test_every_character_has_an_outline(style: str) -> None:
    look = STYLES[style]
    font = open_truetype(FONTS[look.family].bold if look.bold else FONTS[look.family].regular)
    glyphs = {character: font.glyph_of(character) for character in STANDARD}
    assert [character for character, glyph in glyphs.items() if not glyph] == []
    assert len(set(glyphs.values())) == len(STANDARD)
    contours = {character: unpack_from(">h", font.entry(glyph))[0] for character, glyph in glyphs.items()}
    assert [character for character, count in contours.items() if count == 0] == []
    assert {font.advance(character) for character in STANDARD} == {1.0}


@pytest.mark.parametrize("style", STYLES)
def test_every_character_copies_as_itself_in_two_programs(style: str) -> None:
    assert faults(pdf(style)) == []


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_every_character_leaves_ink_in_its_place(style: str) -> None:
    scale = 2
    for number, lines in enumerate(PAGES):
        picture = picture_of(pdf(style), scale, number).convert("L")
        for row, line in enumerate(lines):
            for column, character in enumerate(line):
                x, y = LEFT + SIZE * column, PITCH * row + 20
                box = (x, y - 0.85 * SIZE, x + SIZE, y + 0.1 * SIZE)
                darkest, _ = picture.crop(tuple(round(edge * scale) for edge in box)).getextrema()  # type: ignore[arg-type]
                assert darkest < 200, character  # type: ignore[operator]


def test_every_line_is_found_by_searching() -> None:
    """pdfium searches by 16-bit units and finds no character beyond U+FFFF in any program's files."""
    document = pypdfium2.PdfDocument(pdf("serif"))
    for number, lines in enumerate(PAGES):
        text = document[number].get_textpage()
        for part in re.findall(r"[\u3400-\uffff]+", " ".join(lines)):
            assert text.search(part).get_next(), part


def test_the_rare_ones_are_found_where_they_stand() -> None:
    places = [(LEFT + 25 * (index % 14), 60.0 * (index // 14)) for index in range(len(RARE))]
    frames = [
        frame(f"rare-{index}", run(character, STYLES["regular"]), x=x, y=y)
        for index, (character, (x, y)) in enumerate(zip(RARE, places, strict=True))
    ]
    content = write(scene(page(*frames), width=600, height=1000))
    boxes = {text: (left, top, right, bottom) for text, left, top, right, bottom in words(content)}
    pens = {item.character: (item.x, item.baseline) for item in painted(content)}
    assert set(boxes) == set(pens) == set(RARE)
    for character, (x, y) in zip(RARE, places, strict=True):
        left, top, right, bottom = boxes[character]
        assert (left, right) == pytest.approx((x, x + SIZE), abs=0.1)
        assert top < y + 20 - 0.8 * SIZE < y + 20 < bottom
        assert pens[character] == pytest.approx((x, y + 20), abs=0.1)


def test_a_wrong_map_to_unicode_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Face._to_unicode  # pyright: ignore[reportPrivateUsage]
    monkeypatch.setattr(
        Face, "_to_unicode", lambda face: whole(face).replace("<4E00>", "<2F00>")
    )  # 一 as a radical
    broken = faults(written(STYLES["regular"]))
    assert [item for item in broken if "radical" in item]
    assert {item for item in broken if "other text" in item} == {"pdfium: other text", "poppler: other text"}


def test_a_map_that_ends_at_the_basic_plane_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(face: Face) -> str:
        """As reportlab's own fonts have it: one unit of two."""
        lines = whole(face).splitlines()
        return "\n".join(
            line[:11] + ">" if line.startswith("<") and len(line) == 17 else line for line in lines
        )

    whole = Face._to_unicode  # pyright: ignore[reportPrivateUsage]
    monkeypatch.setattr(Face, "_to_unicode", cut)
    assert len(faults(written(STYLES["regular"]))) >= 2
