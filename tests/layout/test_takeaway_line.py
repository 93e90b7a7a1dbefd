"""Newspaper designs: the sentence as a line over the chart, figures low in the corner, closed by a rule."""

from dataclasses import replace

import pytest

from factdeck.document.blocks import ChartBlock, Column, ColumnKind, Row, Span, TableBlock
from factdeck.layout.exhibit import ExhibitStyle, place_exhibit
from factdeck.layout.exhibit_style import RuleStyle
from factdeck.scene.nodes import AnyNode, Box, ChartNode, Rule
from factdeck.scene.text import Rect
from tests.layout.exhibit_samples import BODY, STYLE, bars, comparison, frames, setter

LINE = replace(STYLE, takeaway_at="line", corner=4, closing=RuleStyle("ink", 1.0))


def place(block: ChartBlock | TableBlock, style: ExhibitStyle, body: Rect = BODY) -> tuple[AnyNode, ...]:
    tool = setter()
    nodes = place_exhibit(block, "x", body, style, tool)
    assert [item.code for item in tool.diagnostics] == []
    return nodes


def chart(nodes: tuple[AnyNode, ...]) -> ChartNode:
    return next(node for node in nodes if isinstance(node, ChartNode))


def rules(nodes: tuple[AnyNode, ...]) -> list[Rule]:
    return [node for node in nodes if isinstance(node, Rule)]


def test_the_sentence_stands_over_the_chart_from_edge_to_edge() -> None:
    nodes = place(bars(), LINE)
    sentence = frames(nodes)["takeaway"]
    assert sentence.rect.x == BODY.x and sentence.rect.w == BODY.w
    assert sentence.rect.bottom < chart(nodes).rect.y
    style = sentence.paragraphs[0].runs[0].style
    assert (style.family, style.bold, style.size) == (STYLE.lead.family, False, STYLE.takeaway.size)


def test_in_a_narrow_body_it_stands_under_the_chart() -> None:
    nodes = place(bars(), LINE, replace(BODY, w=300))
    assert frames(nodes)["takeaway"].rect.y > chart(nodes).plot.bottom


def test_figures_stand_low_in_four_columns_under_the_long_bars() -> None:
    nodes = place(bars(), LINE)
    top, foot = rules(nodes)[0], rules(nodes)[-1]
    x, width = STYLE.span(BODY, 9, 4)
    assert (top.rect.x, top.rect.w) == pytest.approx((x, width))
    plot, count = chart(nodes).plot, len(chart(nodes).chart.categories)
    margin = (plot.h / count) * (1 - 1 / (1 + chart(nodes).gap)) / 2
    assert foot.rect.y == pytest.approx(plot.bottom - margin)
    assert foot.width == 1.0 and top.rect.y > plot.y + plot.h / 2
    assert frames(nodes)["figures/invested/label"].rect.bottom < foot.rect.y


def test_without_a_closing_rule_there_is_none() -> None:
    assert "x/panel/closing" not in {rule.id for rule in rules(place(bars(), STYLE))}


def table(*highlighted: int) -> TableBlock:
    columns = (Column((Span("服务"),), ColumnKind.NAME), Column((Span("内容"),), ColumnKind.TEXT))
    rows = tuple(Row(((Span(f"第{n}行"),), (Span("内容"),)), highlighted=n in highlighted) for n in range(6))
    return TableBlock("t", columns, rows)


def test_runs_of_highlighted_rows_have_an_upright_mark() -> None:
    marked = replace(STYLE, mark=RuleStyle("ink", 4.0))
    nodes = place(table(0, 1, 4), marked)
    heights = nodes[0].rows  # type: ignore[union-attr]
    assert [(rule.rect.w, rule.rect.h) for rule in rules(nodes)] == [
        (0, pytest.approx(heights[1] + heights[2])),
        (0, pytest.approx(heights[5])),
    ]
    assert rules(place(table(0, 1, 4), STYLE)) == rules(place(table(), marked)) == []


def test_panels_of_a_comparison_may_have_a_frame() -> None:
    def frames_of(style: ExhibitStyle) -> set[tuple[str, float]]:
        nodes = place_exhibit(comparison(countable=False, common=False), "x", BODY, style, setter())
        return {(node.stroke, node.stroke_width) for node in nodes if isinstance(node, Box)}

    assert frames_of(STYLE) == {("", 0.0)}
    assert frames_of(replace(STYLE, frame=RuleStyle("ink", 0.75))) == {("ink", 0.75)}
