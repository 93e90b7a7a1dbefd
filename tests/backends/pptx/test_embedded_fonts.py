"""The fonts that travel in a deck: which characters, under which names, and how the package lists them."""

import ctypes
import ctypes.util
import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pypdfium2 import raw

from factdeck.backends.pptx.shown_text import ALWAYS
from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.chart.model import ChartKind
from factdeck.checks.package import check_package
from factdeck.pipeline.stages import lay_out, prepare
from factdeck.scene.nodes import Scene, SlideLayout
from factdeck.spec.load import load
from factdeck.theme.truetype import open_truetype
from tests.backends.pptx.scenes import chart, chart_node, frame, rect
from tests.backends.pptx.travelling import (
    BOLD,
    FAMILIES,
    MORE,
    SANS,
    SERIF,
    characters,
    faces,
    faces_in,
    parts,
    saying,
    with_fonts,
)
from tests.carried_fonts import carried
from tests.judges import office_errors, to_pdfs

SAYING = (("服务104万余人", SANS), ("职工", BOLD), ("五年", SERIF))
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def text(*said: str) -> str:
    return "".join(sorted({*"".join(said), *ALWAYS}))


def test_each_face_has_the_characters_that_it_shows_and_the_digits() -> None:
    found = {face: characters(font) for face, font in faces(saying(*SAYING)).items()}
    assert found == {
        ("Noto Sans SC", "Regular"): text("服务104万余人"),
        ("Noto Sans SC", "Bold"): text("职工"),
        ("Noto Serif SC", "Bold"): text("五年"),
    }


def test_what_helps_out_is_part_of_the_same_font() -> None:
    found = faces(saying(("为", SANS), ("職", MORE)))
    assert {face: characters(font) for face, font in found.items()} == {
        ("Noto Sans SC", "Regular"): text("为職")
    }


def test_notes_are_not_shown_but_layouts_and_bullets_are() -> None:
    scene = saying(("正文", SANS))
    layout = SlideLayout("own", "Own", "paper", (frame("own/line", "版式", rect(1, 1, 3, 1)),), ())
    paragraph = replace(scene.pages[0].nodes[0].paragraphs[0], bullet="•")  # type: ignore[union-attr]
    bulleted = replace(scene.pages[0].nodes[0], paragraphs=(paragraph,))
    page = replace(scene.pages[0], nodes=(bulleted,), layout="own", notes="备注")
    found = faces(replace(scene, pages=(page,), layouts={"own": layout}))
    assert characters(found["Noto Sans SC", "Regular"]) == text("正文版式•")


def test_a_charts_texts_are_in_every_face_of_the_chart() -> None:
    resolved = chart(ChartKind.BAR)
    node = chart_node(resolved, rect(1, 1, 6, 4), rect(2, 1, 5, 3))
    node = replace(node, value=SERIF, category=SANS, unit=SANS)
    found = faces(saying(nodes=(node,)))
    shown = set("".join((*resolved.categories, *(point.figure.unit for point in resolved.series[0].points))))
    assert shown
    for face in (("Noto Sans SC", "Regular"), ("Noto Serif SC", "Bold")):
        assert shown <= set(characters(found[face])), face


def width(font: TTFont, mark: str) -> int:
    return font["hmtx"][font.getBestCmap()[ord(mark)]][0]


@pytest.mark.parametrize(
    ("said", "language", "mark", "wide"),
    [
        ("the source’s “own” …", "en", "’", False),
        ("the source’s “own” …", "en", "“", False),
        ("“云讲述”……", "zh-CN", "“", True),
        ("Harbin’s 工会", "zh-CN", "’", False),
        ("Harbin’s ‘工会’", "zh-CN", "’", True),
    ],
)
def test_marks_are_as_wide_as_they_were_measured(said: str, language: str, mark: str, wide: bool) -> None:
    """A mark that one face shows in both forms is an em wide: the code point has one glyph."""
    font = faces(saying((said, SANS), language=language))["Noto Sans SC", "Regular"]
    assert (width(font, mark) == 1000) == wide
    assert not [code for code in font.getBestCmap() if code > 0xF0000]


def entries(scene: Scene) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Of each embedded font: the attributes of its `p:font`, and its relationships by slot."""
    tree = fromstring(parts(write(scene))["ppt/presentation.xml"])
    return [
        (dict(entry[0].attrib), {slot.tag.removeprefix(P): slot.get(f"{R}id", "") for slot in entry[1:]})
        for entry in tree.iter(f"{P}embeddedFont")
    ]


def test_the_presentation_lists_each_name_once_with_its_slots() -> None:
    listed = entries(saying(*SAYING, ("職", MORE)))
    assert [(font["typeface"], [*slots]) for font, slots in listed] == [
        ("Noto Sans SC", ["regular", "bold"]),
        ("Noto Serif SC", ["bold"]),
    ]
    assert [font["pitchFamily"] for font, _ in listed] == ["34", "18"]
    assert {font["charset"] for font, _ in listed} == {"-122"}


def test_the_package_holds_and_types_the_fonts() -> None:
    content = write(saying(*SAYING))
    files = parts(content)
    assert sorted(name for name in files if "fonts/" in name) == [
        f"ppt/fonts/font{number}.fntdata" for number in (1, 2, 3)
    ]
    assert b'Extension="fntdata" ContentType="application/x-fontdata"' in files["[Content_Types].xml"]
    relations = files["ppt/_rels/presentation.xml.rels"].decode()
    assert len(re.findall('relationships/font" Target="fonts/font[123].fntdata"', relations)) == 3
    assert b'embedTrueTypeFonts="1" saveSubsetFonts="1"' in files["ppt/presentation.xml"]
    assert list(check_package(content)) == []


@pytest.mark.slow
def test_full_has_all_characters_in_both_weights() -> None:
    content = write(saying(("服务", SANS), embed="full"))
    found = faces_in(content)
    assert set(found) == {("Noto Sans SC", "Regular"), ("Noto Sans SC", "Bold")}
    sans = [family for family in FAMILIES.values() if family.embedded == "Noto Sans SC"]
    codes = {code for item in sans for code in open_truetype(item.regular).code_points() if code < 0xF0000}
    assert all(set(font.getBestCmap()) == codes for font in found.values())
    settings = parts(content)["ppt/presentation.xml"]
    assert b'embedTrueTypeFonts="1"' in settings
    assert b"saveSubsetFonts" not in settings


def test_a_family_of_one_file_is_embedded_where_it_is_used() -> None:
    assert [[*slots] for _, slots in entries(saying(("五年", SERIF), embed="full"))] == [["bold"]]


def test_none_embeds_nothing() -> None:
    files = parts(write(saying(*SAYING, embed="none")))
    assert not [name for name in files if "font" in name]
    assert b"embedTrueTypeFonts" not in files["ppt/presentation.xml"]
    assert b"embeddedFont" not in files["ppt/presentation.xml"]


def test_the_same_bytes_every_time() -> None:
    assert write(saying(*SAYING)) == write(saying(*SAYING))


SPEC = """\
factdeck: 1
title: 票价₹
organization: 工會
embed_fonts: {choice}
sections:
- {{id: s, title: 服务, headline: 服务职工, points: [為職工服務（Ѣ）, 走进职工之家]}}
"""


def laid_out(folder: Path, choice: str) -> Scene:
    (folder / "deck.yaml").write_text(SPEC.format(choice=choice), "utf-8")
    findings = Diagnostics()
    project = load(folder / "deck.yaml", findings)
    prepared = project and prepare(project, findings)
    assert prepared, [item.line("en") for item in findings]
    made = lay_out(prepared, "deck", findings)
    assert made
    return made.scene


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        ("used", {"Noto Sans SC", "Noto Serif SC", "Noto Sans"}),
        ("", {"Noto Sans SC", "Noto Serif SC", "Noto Sans"}),
        ("none", {"Microsoft YaHei", "STZhongsong", "Arial"}),
    ],
)
def test_the_deck_names_what_it_embeds_and_else_office_fonts(
    tmp_path: Path, choice: str, names: set[str]
) -> None:
    files = parts(write(laid_out(tmp_path, choice)))
    slides = "".join(files[name].decode() for name in files if re.match(r"ppt/(slides|theme)/\w+\.xml", name))
    named = set(re.findall('(?:latin|ea|cs|font)(?: script="Hans")? typeface="([^+"]+)"', slides))
    assert named <= names
    assert {"Noto Sans SC", "Microsoft YaHei"} & named


def test_an_unknown_choice_is_a_mistake_of_the_spec(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(SPEC.format(choice="some"), "utf-8")
    findings = Diagnostics()
    load(tmp_path / "deck.yaml", findings)
    assert [item.location.line for item in findings if item.location] == [4]


@pytest.mark.judge
def test_microsofts_validator_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(write(saying(*SAYING)))
    assert office_errors(path) == []


@pytest.mark.judge
def test_another_reader_of_the_format_gets_the_font(tmp_path: Path) -> None:
    """libeot, with which LibreOffice reads such files."""
    name = ctypes.util.find_library("eot")
    if not name:
        pytest.skip("libeot is not installed")
    library = ctypes.CDLL(name)
    for content in (one for part, one in parts(write(saying(*SAYING))).items() if part.endswith(".fntdata")):
        metadata, made, size = ctypes.create_string_buffer(1 << 13), ctypes.c_void_p(), ctypes.c_uint()
        answer = library.EOT2ttf_buffer(
            content, len(content), metadata, ctypes.byref(made), ctypes.byref(size)
        )
        assert answer == 0
        assert ctypes.string_at(made.value or 0, size.value) == content[-size.value :]
        assert content[-size.value :][:4] == b"\0\1\0\0"


@pytest.mark.judge
@pytest.mark.slow
def test_a_machine_without_any_other_font_shows_the_deck(tmp_path: Path) -> None:
    """What a program takes out of the file is enough for every character of it."""
    path = tmp_path / "deck.pptx"
    path.write_bytes(write(with_fonts(saying(*SAYING, ("職", MORE)))))
    pdf = to_pdfs([path], tmp_path, carried(path, tmp_path, machine=False))[0]
    shown = fonts_of(pdf)
    assert set("".join(shown.values())) >= set("服务万余人职工五年職")
    assert {name.partition("+")[2] or name for name in shown} == {
        *("NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSerifSC-Bold")
    }


def fonts_of(pdf: Path) -> dict[str, str]:
    """The characters of the first page by the font that draws them."""
    found: dict[str, str] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        for index in range(page.count_chars()):
            name = ctypes.create_string_buffer(100)
            raw.FPDFText_GetFontInfo(page, index, name, 100, ctypes.byref(ctypes.c_int()))
            character = chr(raw.FPDFText_GetUnicode(page, index))
            if character.strip():
                found[name.value.decode()] = found.get(name.value.decode(), "") + character
    return found
