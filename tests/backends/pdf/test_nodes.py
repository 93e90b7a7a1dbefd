"""Every kind of node has a painter, and nothing is skipped."""

from dataclasses import replace
from typing import cast, get_args

import pytest

from factdeck.backends.pdf import nodes
from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.surface import PaintError, Surface
from factdeck.backends.pdf.tags import Untagged
from factdeck.backends.pdf.writer import write
from factdeck.chart.model import SMALL_FORMS, ChartKind
from factdeck.scene.nodes import AnyNode, Group, Node, TextFrame
from factdeck.scene.tables import Cell
from factdeck.scene.text import Paragraph, Rect

from .reading import text_of
from .scenes import frame, page, run, scene
from .test_chart import bars
from .test_tables import _table


def test_children_of_a_group_are_painted_in_order() -> None:
    inner = Group(id="inner", rect=Rect(0, 0, 9, 9), children=(frame("b", run("乙在其中"), y=80),))
    group = Group(
        id="g",
        rect=Rect(0, 0, 9, 9),
        children=(frame("a", run("甲在前面"), y=200), inner, frame("c", run("丙在后面"))),
    )
    assert text_of(write(scene(page(group)))) == "甲在前面\n乙在其中\n丙在后面"


def test_a_node_of_no_known_kind_raises() -> None:
    with pytest.raises(AssertionError):
        write(scene(page(cast(AnyNode, Node(id="?", rect=Rect(0, 0, 1, 1))))))


@pytest.mark.parametrize("kind", sorted(SMALL_FORMS))
def test_small_forms_are_not_painted_as_charts(kind: ChartKind) -> None:
    node = bars()
    with pytest.raises(PaintError, match=kind):
        write(scene(page(replace(node, chart=replace(node.chart, kind=kind)))))


def test_a_legend_raises_because_layout_names_series() -> None:
    node = bars()
    with pytest.raises(PaintError, match="legend"):
        write(scene(page(replace(node, chart=replace(node.chart, legend=True)))))


def test_there_are_no_more_kinds_than_these() -> None:
    assert {kind.__name__ for kind in get_args(AnyNode)} == {
        "TextFrame", "Box", "Rule", "Freeform", "Picture", "Table", "ChartNode", "Group", "PagePicture"
    }  # fmt: skip


class _Recorder(Untagged):
    """A tagger that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def open(self, element: AnyNode | Paragraph | Cell) -> str:
        self.told.append(f"<{type(element).__name__}")
        return "/P <</MCID 0>> BDC" if isinstance(element, TextFrame) else ""

    def close(self, element: AnyNode | Paragraph | Cell) -> str:
        self.told.append(f"{type(element).__name__}>")
        return "EMC" if isinstance(element, TextFrame) else ""


def test_a_tagger_hears_of_every_element_and_its_marks_reach_the_page() -> None:
    from io import BytesIO

    stream, tagger = BytesIO(), _Recorder()
    whole = scene(page())
    canvas = PageCanvas(stream, whole.width, whole.height, "zh-CN")
    surface = Surface(canvas, whole, tagger)
    nodes.paint(surface, Group(id="g", rect=Rect(0, 0, 9, 9), children=(frame("a", run("甲")),)))
    nodes.paint(surface, _table())
    assert tagger.told[:6] == ["<Group", "<TextFrame", "<Paragraph", "Paragraph>", "TextFrame>", "Group>"]
    assert tagger.told[6:] == ["<Table", "<Box", "Box>", *["<Cell", "Cell>"] * 6, "Table>"]
    operators = canvas.getCurrentPageContent()
    assert operators.count("BDC") == operators.count("EMC") == 1
