import os
import re
import subprocess
import sys
import textwrap
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.presentation import Presentation as Opened

from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import FactdeckError
from factdeck.base.units import emu
from factdeck.checks.package import check_package
from factdeck.scene.nodes import Scene
from tests.backends.pptx.scenes import PALETTE, bar_page, deck, frame, rect, titled
from tests.judges import office_errors, to_pdf


def part(written: bytes, name: str) -> str:
    with ZipFile(BytesIO(written)) as archive:
        return archive.read(name).decode()


def test_one_master_with_the_designs_layouts_by_name_and_no_other(opened: Opened) -> None:
    assert len(opened.slide_masters) == 1
    assert [layout.name for layout in opened.slide_layouts] == ["封面", "内容"]


def test_layouts_have_placeholders_at_their_slots(opened: Opened) -> None:
    found = {shape.placeholder_format.type: shape for shape in opened.slide_layouts[1].placeholders}
    assert {
        PP_PLACEHOLDER.TITLE,
        PP_PLACEHOLDER.BODY,
        PP_PLACEHOLDER.FOOTER,
        PP_PLACEHOLDER.SLIDE_NUMBER,
    } == set(found)
    body, place = found[PP_PLACEHOLDER.BODY], rect(0.6, 1.6, 7, 5.1)
    assert (body.left, body.top, body.width) == (emu(place.x), emu(place.y), emu(place.w))


def test_decoration_stands_on_the_layout_and_not_on_the_slides(opened: Opened) -> None:
    assert "seal" in [shape.name for shape in opened.slide_layouts[1].shapes]
    assert all("seal" not in [shape.name for shape in slide.shapes] for slide in opened.slides)


def test_text_in_a_slot_fills_the_placeholder_and_inherits_its_place(opened: Opened) -> None:
    title = opened.slides[1].shapes.title
    assert title is not None
    assert title.text_frame.text == "五类服务阵地里，七成多是职工之家和工会驿站"
    assert title._element.spPr.xfrm is None
    assert title.left == opened.slide_layouts[1].placeholders[0].left


def test_every_slide_has_a_title_and_a_hidden_one_is_above_the_slide_and_first_read(opened: Opened) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in opened.slides if slide.shapes.title]
    assert len(set(titles)) == len(opened.slides)
    hidden = opened.slides[0].shapes[0]
    assert hidden.text_frame.text == "五年工作汇报"
    assert hidden.top + hidden.height <= 0


def test_shapes_are_named_after_their_nodes_and_numbered_after_their_names(opened: Opened) -> None:
    shapes = list(opened.slides[1].shapes)
    assert [shape.name for shape in shapes][:3] == ["p2/title", "sites/chart", "p2/panel"]
    every = [int(item.get("id")) for item in opened.slides[1]._element.iter() if item.tag.endswith("}cNvPr")]
    assert len(set(every)) == len(every)
    assert all(1 <= number < 2**31 for number in every)


def test_what_must_be_one_object_is_one_native_object(opened: Opened) -> None:
    kinds = [[shape.shape_type for shape in slide.shapes] for slide in opened.slides]
    assert MSO_SHAPE_TYPE.CHART in kinds[1]
    assert MSO_SHAPE_TYPE.GROUP in kinds[1]
    assert MSO_SHAPE_TYPE.TABLE in kinds[2]
    assert MSO_SHAPE_TYPE.PICTURE in kinds[3]
    assert MSO_SHAPE_TYPE.FREEFORM in kinds[0]


def test_alt_text_is_on_figures_and_decoration_says_that_it_is_one(opened: Opened, written: bytes) -> None:
    described = {shape.name: shape._element._nvXxPr.cNvPr.get("descr") for shape in opened.slides[1].shapes}
    assert described["sites/chart"].startswith("条形图")
    assert described["p2/panel"] == "7343.4万元"
    assert 'name="band"><a:extLst>' in part(written, "ppt/slides/slide1.xml")


def test_pictures_are_cropped_by_fractions(opened: Opened) -> None:
    picture = next(shape for shape in opened.slides[3].shapes if shape.name == "p4/photo")
    assert (picture.crop_left, picture.crop_right, picture.crop_bottom) == (0.1, 0.1, 0.2)


def test_links_jump_to_slides_and_pages_of_the_web(opened: Opened) -> None:
    links = {shape.name: shape.click_action for shape in opened.slides[0].shapes}
    assert links["jump"].target_slide == opened.slides[2]
    assert links["site"].hyperlink.address == "https://example.org/?a=1&b=2"


def test_a_link_to_no_page_is_refused() -> None:
    page = titled("p1", "题", frame("x", "去", rect(1, 2, 2, 1), link="#nowhere"))
    with pytest.raises(FactdeckError, match="nowhere"):
        write(replace(deck(), pages=(page,)))


def test_notes_sections_and_properties(opened: Opened, written: bytes) -> None:
    assert opened.slides[1].notes_slide.notes_text_frame.text == "先说结论。\n再看数字。"
    assert not opened.slides[2].has_notes_slide
    xml = part(written, "ppt/presentation.xml")
    assert [name in xml for name in ('name="五年工作汇报"', 'name="服务职工"', 'name="其他"')] == [True] * 3
    given = opened.core_properties
    assert (given.title, given.author, given.language) == ("五年工作汇报", "市总工会", "zh-CN")
    assert (given.keywords, given.created.isoformat()[:10]) == ("工会, 五年", "2025-03-01")


def test_colours_of_the_scheme_are_theme_colours(written: bytes) -> None:
    assert f'<a:accent1><a:srgbClr val="{PALETTE["red"]}"/></a:accent1>' in part(
        written, "ppt/theme/theme1.xml"
    )
    assert PALETTE["red"] not in part(written, "ppt/slides/slide2.xml") + part(
        written, "ppt/charts/chart1.xml"
    )
    assert f'srgbClr val="{PALETTE["gold-light"]}"' in part(written, "ppt/slides/slide1.xml")  # follows none


def test_the_page_number_is_a_field_and_the_words_beside_it_are_not(written: bytes) -> None:
    xml = part(written, "ppt/slides/slide2.xml")
    assert xml.count('type="slidenum"') == 1
    assert "<a:t>服务职工　</a:t></a:r><a:fld" in xml


def test_a_scene_without_layouts_still_makes_a_sound_file() -> None:
    plain = replace(bar_page(), layout="")
    assert list(check_package(write(replace(deck(), pages=(plain,), layouts={})))) == []


def test_an_english_scene_says_english(scene: Scene) -> None:
    english = replace(scene, properties=replace(scene.properties, language="en"))
    xml = part(write(english), "ppt/slides/slide2.xml")
    assert 'lang="en-US" altLang="zh-CN"' in xml
    assert re.search(r'lang="zh-CN" altLang="en-US"(?:(?!lang=).)*<a:t>五类服务阵地', xml)


def test_the_package_has_none_of_the_faults_that_powerpoint_repairs(written: bytes) -> None:
    assert [item.line("en") for item in check_package(written)] == []


def test_the_same_scene_gives_the_same_bytes(scene: Scene, written: bytes) -> None:
    assert write(scene) == written


@pytest.mark.slow
def test_the_same_bytes_in_another_process_zone_locale_and_hash_seed() -> None:
    script = """
        import sys, hashlib
        sys.path.insert(0, sys.argv[1])
        from factdeck.backends.pptx.writer import write
        from tests.backends.pptx.scenes import deck
        print(hashlib.sha256(write(deck())).hexdigest())
    """

    def run(**changed: str) -> str:
        command = [sys.executable, "-c", textwrap.dedent(script), str(Path(__file__).parents[3])]
        return subprocess.run(
            command, env={**os.environ, **changed}, capture_output=True, text=True, check=True
        ).stdout

    assert run(TZ="Asia/Shanghai", PYTHONHASHSEED="1", LC_ALL="C") == run(
        TZ="America/Lima", PYTHONHASHSEED="2", LC_ALL="C.UTF-8"
    )


@pytest.mark.judge
def test_microsofts_validator_finds_nothing(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(write(replace(scene, transition="fade")))
    assert office_errors(path) == []


@pytest.mark.judge
def test_libreoffice_prints_every_page_with_its_text(written: bytes, tmp_path: Path) -> None:
    import pypdfium2

    path = tmp_path / "deck.pptx"
    path.write_bytes(written)
    document = pypdfium2.PdfDocument(to_pdf(path, tmp_path))
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(texts) == 8
    assert all(word in texts[1] for word in ("职工之家", "763", "671", "7343.4", "服务职工"))
    assert "五年工作汇报" not in texts[0]
