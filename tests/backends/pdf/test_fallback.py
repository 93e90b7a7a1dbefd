"""Characters that a font lacks, wherever a PDF shows them: text, bullets, charts, strings of matplotlib."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from matplotlib.font_manager import FontProperties

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.renderer import CanvasRenderer
from factdeck.backends.pdf.surface import Surface
from factdeck.backends.pdf.text import Word, paint_words
from factdeck.backends.pdf.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.chart.model import ChartKind
from factdeck.scene.nodes import Scene
from factdeck.scene.text import RunStyle
from factdeck.theme.load import load_theme
from factdeck.theme.truetype import FontError

from .reading import fonts, painted, text_of
from .scenes import frame, page, run, scene
from .test_chart import chart, node, series

_THEME = load_theme("hongjin", [], Diagnostics())
assert _THEME is not None
SANS = RunStyle("sans", 10, "ink")


def with_fallback(whole: Scene) -> Scene:
    """The scene in the shipped pack's families, which help each other out."""
    return replace(whole, fonts=_THEME.families)


def surface() -> Surface:
    whole = with_fallback(scene(page()))
    return Surface(PageCanvas(BytesIO(), whole.width, whole.height, "zh-CN"), whole)


def test_a_string_that_is_no_run_falls_back_and_reads_as_one() -> None:
    said = "會員ヒト₹5（Ѣ）"
    frame_ = frame("f", run(said))
    bulleted = replace(frame_, paragraphs=(replace(frame_.paragraphs[0], bullet="♠"),))
    pdf = write(with_fallback(scene(page(bulleted))))
    assert text_of(pdf) == f"♠ {said}"
    assert len(fonts(pdf)) == 3


def test_parts_follow_each_other_without_gap_or_overlap() -> None:
    said = "甲會₹乙"
    pens = [item.x for item in painted(write(with_fallback(scene(page(frame("f", run(said, SANS)))))))]
    assert [after - before for before, after in pairwise(pens)] == pytest.approx([10, 10, 5.72], abs=0.01)


def test_tracking_and_spacing_go_on_through_the_parts() -> None:
    paper = surface()
    tracked = replace(SANS, tracking=1.0)
    paint_words(paper, [Word(0, 0, "甲會乙", tracked, spacing=(2.0, 3.0))])
    (operators,) = (item for item in paper.canvas._code if "Tm" in item)  # pyright: ignore[reportPrivateUsage]
    places = [float(line.split(" Tm")[0].split()[-2]) for line in operators.splitlines() if " Tm" in line]
    assert places == pytest.approx([0, 13, 27])


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN, ChartKind.PIE])
def test_names_and_figures_of_a_chart_fall_back(kind: ChartKind) -> None:
    plain = series("阵地", ("763", "671", "301"), unit="臺₹")
    named = replace(
        plain, points=tuple(replace(item, category=f"{item.category}ヷ") for item in plain.points)
    )
    whole = scene(page(node(replace(chart(kind), series=(named,)))))
    text = text_of(write(with_fallback(whole)))
    assert all(item.category in text for item in named.points)
    assert kind is ChartKind.PIE or "671臺₹" in text
    with pytest.raises(FontError, match=r"U\+"):
        write(whole)


def test_strings_of_matplotlib_fall_back() -> None:
    paper = surface()
    renderer = CanvasRenderer(paper, 400, 300)
    prop = FontProperties(size=10)
    width, height, descent = renderer.get_text_width_height_descent("甲會₹", prop, False)
    assert width == pytest.approx(25.72)
    assert 8 < height < 11
    assert 0 < descent < 2
    renderer.draw_text(renderer.new_gc(), 10, 20, "甲會₹", prop, 0)
    assert sum(item.count(" Tf ") for item in paper.canvas._code) == 3  # pyright: ignore[reportPrivateUsage]
