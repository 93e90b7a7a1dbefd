"""Contrast: what really lies behind a text is found, whatever painted it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from factdeck.chart.model import Emphasis
from factdeck.scene.nodes import Box, ChartNode, Freeform, Picture, SlideLayout, Table
from factdeck.scene.paths import Close, LineTo, Move
from factdeck.scene.tables import Cell
from factdeck.scene.text import Rect, RunStyle
from factdeck.theme.pattern import Lines, Pattern

from .scenes import BODY, changed, codes, findings, frame, headline, laid_out, restyled, slides

PLACE = Rect(100, 200, 300, 30)
GREY = RunStyle("sans", 16, "grey")  # 3.9:1 on paper
TEXT = frame("p1/rows/a/text", "白纸黑字", PLACE)


def page(*nodes: object) -> list[str]:
    return findings(slides((headline("p1"), *nodes)))  # type: ignore[arg-type]


def dark(rect: Rect, fill: str = "ink") -> Box:
    return Box(id="p1/box", rect=rect, fill=fill)


def test_ink_on_paper_is_well():
    assert page(TEXT) == []


def test_small_grey_text_is_named_with_its_ratio():
    (found,) = page(frame("p1/rows/a/text", "灰字不清", PLACE, GREY))
    assert found.startswith("contrast-low slide 1, text “p1/rows/a/text”: “灰字不清” has a contrast of 3.9:1")
    assert "needs 4.5:1" in found


@pytest.mark.parametrize(("size", "bold", "well"), [(18, False, True), (16, True, True), (17, False, False)])
def test_large_text_needs_less(size: float, bold: bool, well: bool):
    text = frame("p1/rows/a/text", "灰字", PLACE, RunStyle("sans", size, "grey", bold=bold))
    assert (page(text) == []) is well


@pytest.mark.parametrize(("lines", "well"), [(Lines.WIDE_UP, False), (Lines.NONE, True)])
def test_a_text_must_not_stand_on_the_lines_of_a_pattern(lines: Lines, well: bool):
    pattern = Pattern(lines, "ink", "paper", "ink", pitch=5, width=1.2, outline=0.75)
    scene = slides((headline("p1"), dark(PLACE, "hatch"), TEXT))
    assert (findings(replace(scene, patterns={"hatch": pattern})) == []) is well
    beside = slides((headline("p1"), dark(Rect(500, 200, 300, 30), "hatch"), TEXT))
    assert findings(replace(beside, patterns={"hatch": pattern})) == []


def test_a_box_behind_counts_and_one_beside_does_not():
    assert any("contrast-low" in line for line in page(dark(PLACE), TEXT))
    assert page(dark(Rect(500, 200, 300, 30)), TEXT) == []


def test_a_box_under_another_is_not_seen():
    assert page(dark(PLACE), dark(PLACE, "paper"), TEXT) == []


def test_what_is_painted_later_lies_not_behind():
    assert page(TEXT, dark(PLACE)) == []


def test_a_box_behind_half_of_a_line_counts():
    half = Rect(PLACE.x, PLACE.y, 150, PLACE.h)
    assert any("contrast-low" in line for line in page(dark(half), TEXT))


def triangle(fill: str) -> Freeform:
    """The lower left half of the square from (0, 0) to (400, 400)."""
    commands = (Move(0, 0), LineTo(0, 400), LineTo(400, 400), Close())
    return Freeform(id="p1/glyph", rect=Rect(0, 0, 400, 400), commands=commands, fill=fill)


def test_a_shape_counts_where_it_is_and_not_where_only_its_bounds_are():
    inside = frame("p1/rows/a/text", "里", Rect(20, 300, 100, 30))
    outside = frame("p1/rows/a/text", "外", Rect(250, 20, 100, 30))
    assert any("contrast-low" in line for line in page(triangle("ink"), inside))
    assert page(triangle("ink"), outside) == []


def test_a_cell_is_the_ground_of_its_text():
    def table(fill: str) -> Table:
        cell = Cell(PLACE, TEXT.paragraphs, fill=fill)
        return Table(id="p1/exhibit/table", rect=PLACE, columns=(300,), rows=(30,), cells=((cell,),))

    assert page(table("paper")) == []
    (found,) = page(table("red"))
    assert "table “p1/exhibit/table”" in found


@pytest.mark.parametrize(("shade", "well"), [(250, True), (60, False)])
def test_a_picture_is_looked_at_where_the_text_stands(tmp_path: Path, shade: int, well: bool):
    file = tmp_path / "photo.png"
    image = Image.new("RGB", (2000, 1000), (20, 20, 20))
    image.paste((shade, shade, shade), (1000, 0, 2000, 1000))  # the right half
    image.save(file)
    picture = Picture(id="p1/photo", rect=Rect(0, 100, 800, 400), alt="照片", path=str(file))
    right = frame("p1/rows/a/text", "在右边", Rect(450, 200, 300, 30))
    assert (page(picture, right) == []) is well


def test_what_can_be_seen_through_is_no_ground(tmp_path: Path):
    file = tmp_path / "glass.png"
    Image.new("RGBA", (2000, 1000), (0, 0, 0, 0)).save(file)
    picture = Picture(id="p1/photo", rect=Rect(0, 100, 800, 400), alt="玻璃", path=str(file))
    assert page(picture, TEXT) == []


def test_the_decoration_of_a_slide_layout_lies_behind():
    scene = slides((headline("p1"), TEXT), layout="panel")
    panel = SlideLayout("panel", "panel", "paper", (dark(PLACE),), ())
    assert codes(replace(scene, layouts={"panel": panel})) == ["contrast-low"]


def test_a_label_on_a_shipped_panel_is_judged_by_the_panel():
    scene = laid_out("harbin", "deck").scene
    hero = "livelihood.figures/hero/condolence"
    (found,) = findings(changed(scene, hero, lambda node: restyled(node, color="red")))
    assert hero in found
    assert "slide 10" in found


def chart_of(name: str, id: str, **colors: str) -> list[str]:
    """What is found where the chart's marks have other colours."""
    scene = laid_out(name, "deck").scene

    def recoloured(node: ChartNode) -> ChartNode:
        asked = {Emphasis(emphasis): color for emphasis, color in colors.items()}
        return replace(node, colors={**node.colors, **asked})

    return findings(changed(scene, id, recoloured))


def test_a_figure_in_a_bar_is_judged_by_the_bar():
    chart = "results.awards/exhibit/chart"
    assert chart_of("harbin", chart) == []
    palette = laid_out("harbin", "deck").scene.palette
    scene = replace(laid_out("harbin", "deck").scene, palette={**palette, "middle": "A08080"})
    scene = changed(
        scene,
        chart,
        lambda node: replace(
            node,
            colors=dict.fromkeys(node.colors, "middle"),
            value=replace(node.value, size=12, bold=False, color="muted"),
        ),
    )
    (found,) = findings(scene)
    assert found.startswith("contrast-low")
    assert f"chart “{chart}”: “14项” has a contrast of 4.3:1" in found


def test_a_figure_beside_an_accented_bar_has_its_colour():
    found = chart_of("library", "use.loans/exhibit/chart", accent="gold-light")
    assert any(line.startswith("contrast-low") and "use.loans/exhibit/chart" in line for line in found)


def test_a_name_on_a_ring_is_judged_by_the_ring():
    scene = laid_out("harbin", "deck").scene
    ring = next(
        node
        for page in scene.pages
        for node in page.nodes
        if isinstance(node, ChartNode) and node.id == "livelihood.training/exhibit/chart"
    )
    on_ring = Rect(ring.plot.x + 1, ring.plot.y + ring.plot.h / 2 - 10, 16, 20)
    wrong = frame("livelihood.training/rows/a/text", "字", on_ring, BODY)
    pages = tuple(
        replace(page, nodes=(*page.nodes, wrong)) if page.id == "livelihood.training" else page
        for page in scene.pages
    )
    found = findings(replace(scene, pages=pages))
    assert any(line.startswith("contrast-low") and wrong.id in line for line in found)


@pytest.mark.parametrize(("opacity", "well"), [(0.05, True), (0.15, True), (0.9, False)])
def test_a_translucent_shape_tints_what_lies_under_it(opacity: float, well: bool):
    corners = (Move(0, 0), LineTo(960, 0), LineTo(960, 540), LineTo(0, 540), Close())
    whole = Rect(0, 0, 960, 540)
    veil = Freeform(id="p1/veil", rect=whole, commands=corners, fill="ink", opacity=opacity)
    assert (page(veil, TEXT) == []) is well
