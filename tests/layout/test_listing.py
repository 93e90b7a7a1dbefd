"""Rows of a list as paragraphs of one frame: where they would stand alone, and only where that can be."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.layout.listing import TAB
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import Page, Rule, Scene, TextFrame
from factdeck.theme.load import load_theme
from factdeck.theme.theme import Theme

from . import mockup_deck as mockups
from .test_deck import place

Place = Callable[..., Scene]


@pytest.fixture(scope="module")
def theme() -> Theme:
    found = load_theme("hongjin", [], Diagnostics())
    assert found
    return found


@pytest.fixture(scope="module")
def put(theme: Theme) -> Place:
    measurer = Measurer(theme.families)
    return lambda *slides: place(mockups.deck(*slides), theme, measurer)[0]


def rows(page: Page) -> TextFrame:
    return next(node for node in page.nodes if isinstance(node, TextFrame) and node.id == f"{page.id}/rows")


def test_each_row_is_a_paragraph_with_its_term_before_a_tab(put: Place) -> None:
    points = rows(put(mockups.points(4)).pages[0])
    assert len(points.paragraphs) == 4
    for paragraph in points.paragraphs:
        term, _, text = paragraph.text.partition(TAB)
        assert term and text and TAB not in text
        first = paragraph.lines[0].pieces[0]
        assert first.x == pytest.approx(points.rect.x, abs=1)


def test_text_stands_at_the_indent_and_inside_its_row(put: Place) -> None:
    scene = put(mockups.points(5))
    points = rows(scene.pages[0])
    rules = sorted(
        node.rect.y
        for node in scene.layouts[scene.pages[0].layout].nodes
        if isinstance(node, Rule) and node.rect.w > 400
    )
    for paragraph, top, foot in zip(points.paragraphs, rules, [*rules[1:], 482.4], strict=True):
        first, *others = paragraph.lines
        lefts = {round(first.pieces[1].x), *(round(line.pieces[0].x) for line in others)}
        assert lefts == {round(points.rect.x + paragraph.hanging)}
        assert all(top < line.baseline < foot for line in paragraph.lines)


def test_space_above_adds_up_to_where_the_lines_stand(put: Place) -> None:
    """What an office program does with space before and exact pitch, from the frame's top."""
    points = rows(put(mockups.points(5)).pages[0])
    y = points.rect.y
    for number, paragraph in enumerate(points.paragraphs):
        y += paragraph.space_before if number else 0.0
        for line in paragraph.lines:
            y += paragraph.leading
            largest = max(paragraph.runs[piece.run].style.size for piece in line.pieces)
            assert line.baseline == pytest.approx(y - 0.2 * largest, abs=0.02)


def test_a_term_too_long_for_its_column_stays_in_a_frame_of_its_own(put: Place) -> None:
    slide = mockups.points(3, 1, True)
    long = mockups.record("p1", term="一个很长很长的关键词放不下一行", text="文字。")
    page = put(replace(slide, lists={**slide.lists, "rows": (long, *slide.lists["rows"][1:])})).pages[0]
    assert any(node.id.endswith("rows/p1/term") for node in page.nodes)
    assert not any(node.id.endswith("/rows") for node in page.nodes)
