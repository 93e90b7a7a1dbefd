"""Patterns are PowerPoint's own pattern fills, in theme colours, in shapes and in native charts."""

import re
from dataclasses import replace

from factdeck.backends.pptx.chart import chart_part
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import element
from factdeck.backends.pptx.shapes import box
from factdeck.backends.pptx.text import Typesetter
from factdeck.chart.model import ChartKind, Emphasis
from factdeck.scene.nodes import Box
from factdeck.scene.text import Rect
from factdeck.theme.pattern import Lines, Pattern
from tests.backends.pptx.scenes import FONTS, PALETTE, SCHEME, chart, chart_node, rect

HATCH = Pattern(Lines.WIDE_UP, "ink", "paper", "muted", pitch=5, width=1.2, outline=0.75)
OPEN = replace(HATCH, lines=Lines.NONE)
INK = Ink(PALETTE, SCHEME, FONTS, patterns={"hatch": HATCH, "open": OPEN})


def test_a_pattern_is_a_preset_with_its_outline() -> None:
    xml = box(
        element("p:cNvPr", id=2, name="x"),
        Box(id="x", rect=Rect(0, 0, 9, 9), fill="hatch"),
        INK,
        element("p:txBody"),
    )
    assert '<a:pattFill prst="wdUpDiag"><a:fgClr><a:schemeClr val="tx1"/></a:fgClr>' in xml
    assert '<a:bgClr><a:schemeClr val="bg1"/></a:bgClr></a:pattFill><a:ln w="9525">' in xml


def test_a_pattern_without_lines_is_its_ground() -> None:
    assert INK.fill("open") == INK.fill("paper")
    assert 'w="9525"' in INK.edge("open")
    assert INK.edge("open", "red", 2) == INK.line("red", 2)
    assert INK.edge("red") == INK.line("", 0)


def test_lines_and_text_take_its_line_colour() -> None:
    assert INK.color("hatch") == INK.color("muted")
    assert INK.line("hatch", 1) == INK.line("muted", 1)


def written(kind: ChartKind) -> str:
    given = chart_node(chart(kind), rect(1, 1, 8, 5), rect(1, 1, 8, 5))
    given = replace(given, colors={**given.colors, Emphasis.NEUTRAL: "hatch"})
    return chart_part(given, INK, Typesetter(INK, "zh-CN"), "rId1").decode()


def test_bars_of_a_chart_have_it() -> None:
    xml = written(ChartKind.BAR)
    assert re.search(r'<c:spPr><a:pattFill prst="wdUpDiag">.*?</a:pattFill><a:ln w="9525">', xml)
    labels = re.findall(r"<c:dLbl>.*?</c:dLbl>", xml)
    assert labels and all("<c:spPr><a:noFill/>" in label for label in labels)


def test_names_on_hatched_slices_stand_on_a_plate() -> None:
    xml = written(ChartKind.PIE)
    assert '<c:spPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>' in xml
