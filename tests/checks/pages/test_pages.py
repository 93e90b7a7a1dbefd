"""The other checks of pages: each is tripped by its fault, and by nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from factdeck.base.diagnostics import Diagnostic
from factdeck.scene.nodes import Box, ChartNode, Group, Picture, Table
from factdeck.scene.tables import Cell
from factdeck.scene.text import Rect, Role, RunStyle

from .scenes import BODY, changed, codes, findings, frame, headline, laid_out, restyled, slides

BODY_AT = Rect(100, 200, 300, 30)


def rows(count: int) -> list[object]:
    return [frame(f"p1/rows/r{n}/text", f"第{n}点", Rect(100, 120 + 40 * n, 300, 30)) for n in range(count)]


# --- sizes


def test_body_text_of_a_slide_is_sixteen_points_at_least():
    small = frame("p1/rows/a/text", "小字", BODY_AT, RunStyle("sans", 14, "ink"))
    (found,) = findings(slides((headline("p1"), small)))
    assert found.startswith("text-small slide 1, text “p1/rows/a/text”: “小字” is set in 14 pt; 16 pt")


@pytest.mark.parametrize(("role", "size"), [(Role.LABEL, 12), (Role.NOTE, 12), (Role.SOURCE, 9)])
def test_labels_and_notes_may_be_smaller(role: Role, size: float):
    def of(size: float) -> list[str]:
        text = frame("p1/note", "注", BODY_AT, RunStyle("sans", size, "ink"), role)
        return codes(slides((headline("p1"), text)))

    assert of(size) == []
    assert of(size - 1) == ["text-small"]


def test_text_of_the_sheet_is_eight_points_at_least():
    scene = laid_out("library", "factsheet").scene
    note = next(node.id for node in scene.pages[0].nodes if node.role is Role.NOTE)
    found = findings(changed(scene, note, lambda node: restyled(node, size=6)), output="factsheet")
    assert [line.split()[0] for line in found] == ["text-small"]
    assert f"sheet page 1, text “{note}”" in found[0]


def test_what_layout_has_reported_is_not_reported_again():
    small = frame("p1/rows/a/text", "小字", BODY_AT, RunStyle("sans", 14, "ink"))
    said = Diagnostic("text-too-long", None, {"where": "p1/rows/a/text"})
    assert findings(slides((headline("p1"), small)), said=said) == []


def test_names_of_a_chart_are_readable():
    scene = laid_out("library", "deck").scene
    chart = "use.loans/exhibit/chart"
    shrunk = changed(scene, chart, lambda node: replace(node, category=replace(node.category, size=8)))
    assert codes(shrunk) == ["text-small"]


# --- titles


def test_titles_are_unique():
    found = findings(slides((headline("p1", "同一句话"),), (headline("p2", "同一 句话"),)))
    assert [line.split(":")[0] for line in found] == ["title-repeated slide 2, text “p2/title”"]
    assert "that of slide 1" in found[0]


def test_parts_of_one_slide_may_share_a_title():
    scene = slides((headline("p1", "甲"),), (headline("p2", "甲"),))
    pages = (replace(scene.pages[0], id="x.t-2"), replace(scene.pages[1], id="x.t-3"))
    assert codes(replace(scene, pages=pages)) == []


def test_a_slide_has_a_title():
    scene = slides((rows(1)[0],))  # type: ignore[arg-type]
    assert codes(scene) == []  # not shown, but it has one
    assert codes(replace(scene, pages=(replace(scene.pages[0], title=""),))) == ["title-missing"]


def test_a_headline_has_two_lines_at_most():
    assert codes(slides((headline("p1", lines=2),))) == []
    assert codes(slides((headline("p1", lines=3),))) == ["headline-long"]
    assert codes(slides((headline("p1", lines=3),), layout="cover")) == []


# --- lists


def test_a_list_has_six_entries_at_most():
    assert codes(slides((headline("p1"), *rows(6)))) == []  # type: ignore[arg-type]
    (found,) = findings(slides((headline("p1"), *rows(7))))  # type: ignore[arg-type]
    assert found.startswith("list-long slide 1, text “p1/rows” lists 7 entries")


# --- order


def test_the_title_is_read_first():
    first = frame("p1/rows/a/text", "正文", Rect(100, 200, 300, 30))
    (found,) = findings(slides((first, headline("p1"))))
    assert found.startswith("reading-order slide 1, text “p1/title”")


def test_a_column_is_read_downward():
    upper, lower = (frame(f"p1/rows/{y}/text", "行", Rect(100, y, 300, 30)) for y in (150, 250))
    assert codes(slides((headline("p1"), upper, lower))) == []
    (found,) = findings(slides((headline("p1"), lower, upper)))
    assert "“p1/rows/150/text” stands before “p1/rows/250/text”" in found


def test_a_row_of_a_list_is_read_from_the_left():
    left, right = (frame(f"p1/tiles/{x}/text", "格", Rect(x, 200, 200, 30)) for x in (100, 400))
    assert codes(slides((headline("p1"), left, right))) == []
    assert codes(slides((headline("p1"), right, left))) == ["reading-order"]


def test_another_column_may_begin_higher():
    low = frame("p1/rows/a/text", "左下", Rect(100, 400, 200, 30))
    high = frame("p1/side/b/text", "右上", Rect(500, 150, 200, 30))
    assert codes(slides((headline("p1"), low, high))) == []


def test_frames_of_one_record_are_read_as_one_whether_or_not_its_parts_share_a_frame():
    columns = [
        (
            frame(f"p1/rows/{name}/number", "一", Rect(x, 200, 200, 30)),
            frame(f"p1/rows/{name}", "名称", Rect(x, 400, 200, 30)),
        )
        for name, x in (("a", 100), ("b", 400))
    ]
    assert codes(slides((headline("p1"), *columns[0], *columns[1]))) == []
    assert codes(slides((headline("p1"), *columns[1], *columns[0]))) == ["reading-order"]


def test_the_source_note_is_read_last():
    source = frame("p1/source", "来源", Rect(100, 500, 300, 20), RunStyle("sans", 11, "ink"), Role.SOURCE)
    body = frame("p1/rows/a/text", "正文", BODY_AT)
    assert codes(slides((headline("p1"), body, source))) == []
    assert codes(slides((headline("p1"), source, body))) == ["reading-order"]


# --- tables


def test_a_table_has_a_header_row():
    scene, table = laid_out("harbin", "deck").scene, "livelihood.services/exhibit/table"

    def headless(node: Table) -> Table:
        return replace(node, header_rows=0)

    def silent(node: Table) -> Table:
        blank = tuple(replace(cell, paragraphs=()) for cell in node.cells[0])
        return replace(node, cells=(blank, *node.cells[1:]))

    for change in (headless, silent):
        (found,) = findings(changed(scene, table, change))
        assert found.startswith(f"table-header slide 11, table “{table}”")


def test_one_empty_head_is_allowed():
    words = frame("x", "栏", BODY_AT).paragraphs
    cells = ((Cell(BODY_AT, words), Cell(BODY_AT, ())),)
    table = Table(id="p1/exhibit/table", rect=BODY_AT, columns=(1, 1), rows=(1,), cells=cells)
    assert codes(slides((headline("p1"), table))) == []


# --- pictures


def photo(file: Path, size: tuple[int, int], **fields: object) -> list[str]:
    """What is found of a picture of that many pixels, 4 × 2 inches large."""
    Image.new("RGB", size).save(file)
    picture = Picture(id="p1/photo", rect=Rect(0, 100, 288, 144), alt="照片", path=str(file), **fields)  # type: ignore[arg-type]
    return findings(slides((headline("p1"), picture)))


def test_a_picture_has_150_pixels_to_the_inch(tmp_path: Path):
    assert photo(tmp_path / "fine.png", (600, 300)) == []
    (found,) = photo(tmp_path / "coarse.png", (400, 300))
    assert found.startswith("picture-coarse slide 1")
    assert "100 dpi" in found


def test_what_is_cropped_has_fewer(tmp_path: Path):
    (found,) = photo(tmp_path / "cut.png", (600, 300), crop=(0.25, 0, 0.25, 0))
    assert "75 dpi" in found


def test_a_picture_that_is_turned_has_its_sides_exchanged(tmp_path: Path):
    file = tmp_path / "turned.jpg"
    image = Image.new("RGB", (300, 600))
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(file, exif=exif)
    picture = Picture(id="p1/photo", rect=Rect(0, 100, 288, 144), alt="照片", path=str(file))
    assert findings(slides((headline("p1"), picture))) == []


# --- alt text


@pytest.mark.parametrize("name", ["use.growth", "use.loans", "people.young_members", "service.wait"])
def test_a_chart_has_alt_text(name: str):
    made = laid_out("library", "deck")
    bare = changed(made.scene, f"{name}/exhibit/chart", lambda node: replace(node, alt=" "))
    (found,) = findings(bare, document=made.document)
    assert f"alt text of “{name}/exhibit/chart” is empty" in found
    assert "library.yaml:" in found  # where the author wrote the chart


@pytest.mark.parametrize(
    ("name", "figure"),
    [("use.growth", "151,000"), ("people.young_members", "18,225"), ("service.wait", "2 days")],
)
def test_alt_text_says_every_figure(name: str, figure: str):
    made = laid_out("library", "deck")

    def without(node: ChartNode | Group) -> ChartNode | Group:
        assert figure in node.alt
        return replace(node, alt=node.alt.replace(figure, "some"))

    (found,) = findings(changed(made.scene, f"{name}/exhibit/chart", without), document=made.document)
    assert found.startswith("alt-values")
    assert f"does not say {figure}" in found


def test_alt_text_of_a_small_form_of_the_sheet_says_every_figure():
    made = laid_out("harbin", "factsheet")
    strip = "sheet/reform/licence/before/strip"
    found = findings(
        changed(made.scene, strip, lambda node: replace(node, alt="前后对比")),
        output="factsheet",
        document=made.document,
    )
    assert [line.split()[0] for line in found] == ["alt-values"]
    assert "1个月, 最快7天" in found[0]


def test_decoration_needs_no_alt_text():
    ground = Box(id="p1/box", rect=BODY_AT, fill="pale")
    group = Group(id="p1/group", rect=BODY_AT, children=(ground,))
    assert codes(slides((headline("p1"), group))) == []
    assert codes(slides((headline("p1"), replace(group, role=Role.CHART)))) == ["alt-missing"]


def test_a_finding_says_its_place_in_chinese_too():
    small = frame("p1/rows/a/text", "小字", BODY_AT, replace(BODY, size=14))
    from factdeck.base.diagnostics import Diagnostics
    from factdeck.checks.pages.check import check_pages

    from .scenes import EMPTY

    diagnostics = Diagnostics()
    check_pages(slides((headline("p1"), small)), "deck", EMPTY, diagnostics)
    assert [item.message("zh-CN") for item in diagnostics] == [
        "第 1 张幻灯片文字“p1/rows/a/text”：“小字”只有 14 磅，至少要 16 磅"
    ]
