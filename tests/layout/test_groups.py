"""Drawn exhibits are one group each: they move together, say what they show, and hold all they draw."""

from collections.abc import Iterator

import pytest

from factdeck.chart.model import ChartKind, Series
from factdeck.document.blocks import ChartBlock, ComparisonBlock
from factdeck.layout.exhibit import place_exhibit
from factdeck.scene.nodes import AnyNode, Freeform, Group, TextFrame
from factdeck.scene.paths import Curve, LineTo, Move
from factdeck.scene.text import Rect, Role
from tests.layout.exhibit_samples import BODY, STYLE, cells, chart, comparison, points, setter

HAIR = 0.6  # points

PEOPLE = points([("人", "1", "名"), ("其他", "8", "名")])
DAYS = points([("原来", "30", "天"), ("现在", "7", "天")], 0)
RANKS = points([("全国", "10", "位"), ("地市级", "5", "位")], 2)
FORMS = {
    "cells": (cells(), 15),
    "units": (ChartBlock(chart(ChartKind.UNIT, [Series("", RANKS)], note="每格1项")), 5),
    "ranks": (ChartBlock(chart(ChartKind.RANK, [Series("", RANKS)])), 4),
    "people": (ChartBlock(chart(ChartKind.PICTOGRAM, [Series("", PEOPLE)], note="每9名有1名")), 1),
    "change": (ChartBlock(chart(ChartKind.BEFORE_AFTER, [Series("周期", DAYS)])), 3),
    "days": (comparison(), 4),
}


def extent(node: AnyNode) -> Rect:
    """What a shape really spans: of a freeform its points, of anything else its rectangle."""
    if not isinstance(node, Freeform):
        return node.rect
    corners = list(_corners(node))
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    return Rect(left, top, max(x for x, _ in corners) - left, max(y for _, y in corners) - top)


def _corners(node: Freeform) -> Iterator[tuple[float, float]]:
    for command in node.commands:
        match command:
            case Move(x, y) | LineTo(x, y):
                yield x, y
            case Curve(x1, y1, x2, y2, x, y):
                yield from ((x1, y1), (x2, y2), (x, y))
            case _:
                pass


@pytest.mark.parametrize("name", FORMS)
def test_a_drawing_is_one_group_with_its_words(name: str) -> None:
    block, texts = FORMS[name]
    assert isinstance(block, ChartBlock | ComparisonBlock)
    nodes = place_exhibit(block, "x", BODY, STYLE, setter())
    (group,) = (node for node in nodes if isinstance(node, Group))
    assert group.alt and group.role is Role.CHART
    assert sum(isinstance(child, TextFrame) for child in group.children) == texts
    marks = [child for child in group.children if not isinstance(child, TextFrame)]
    assert marks and all(child.role is Role.DECORATION and not child.alt for child in marks)
    assert not any(isinstance(child, Group) for child in group.children)


@pytest.mark.parametrize("name", FORMS)
def test_a_group_is_as_large_as_what_is_in_it(name: str) -> None:
    nodes = place_exhibit(FORMS[name][0], "x", BODY, STYLE, setter())
    group = next(node for node in nodes if isinstance(node, Group))
    spans = [extent(child) for child in group.children]
    assert min(one.x for one in spans) == pytest.approx(group.rect.x, abs=HAIR)
    assert min(one.y for one in spans) == pytest.approx(group.rect.y, abs=HAIR)
    assert max(one.right for one in spans) == pytest.approx(group.rect.right, abs=HAIR)
    assert max(one.bottom for one in spans) == pytest.approx(group.rect.bottom, abs=HAIR)
