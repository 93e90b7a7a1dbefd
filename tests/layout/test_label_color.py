"""The colour of a chart's labels: one rule, for PowerPoint and the PDF."""

from dataclasses import replace

import pytest

from factdeck.chart.model import Emphasis
from factdeck.layout.label_color import label_color, light
from factdeck.scene.nodes import ChartNode, Scene

from ..checks.pages.scenes import laid_out


def scene() -> Scene:
    return laid_out("harbin", "deck").scene


def chart(id: str) -> ChartNode:
    page = next(page for page in scene().pages if page.id == id)
    return next(node for node in page.nodes if isinstance(node, ChartNode))


def color(node: ChartNode, emphasis: Emphasis) -> str:
    return label_color(node, emphasis, scene().palette, scene().scheme, scene().patterns)


@pytest.mark.parametrize(("mark", "label"), [("dark", "paper"), ("gold-light", "ink")])
def test_on_a_mark_it_is_the_tone_that_reads_better(mark: str, label: str):
    stacked = replace(chart("results.awards"), colors={Emphasis.NEUTRAL: mark})
    assert color(stacked, Emphasis.NEUTRAL) == label
    assert color(stacked, Emphasis.ACCENT) == label  # of a mark that has no colour of its own


def test_beside_an_accented_mark_it_is_the_marks():
    bars = chart("livelihood.sites")
    assert color(bars, Emphasis.ACCENT) == bars.colors[Emphasis.ACCENT]
    assert color(bars, Emphasis.NEUTRAL) == bars.value.color
    assert color(replace(bars, accent_labels=False), Emphasis.ACCENT) == bars.value.color


def test_the_lightest_ground_is_the_schemes_or_the_palettes():
    assert light({"a": "000000", "b": "FFFFFF"}, {"lt1": "a"}) == "a"
    assert light({"a": "000000", "b": "FFFFFF"}, {}) == "b"
