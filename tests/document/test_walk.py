"""The walk through composed documents finds parts wherever they are, and nothing inside them."""

from factdeck.document.blocks import Record, Slide, Span
from factdeck.document.walk import leaves
from factdeck.facts.factbook import Figure


def test_parts_are_found_in_order_in_tuples_mappings_and_dataclasses():
    figure = Figure("a", "", "7", "天")
    record = Record("r", {"figure": figure, "label": (Span("用时"),)})
    slide = Slide("s", "points", {"title": (Span("标题"),)}, {"rows": (record,)}, notes="备注")
    assert list(leaves(slide, (Span, Figure))) == [Span("标题"), figure, Span("用时")]


def test_nothing_inside_a_found_part_is_looked_at_and_fields_can_be_passed_over():
    slide = Slide("s", "points", {"title": (Span("标题"),)}, notes="备注")
    texts = list(leaves(slide, (str, Span), without=("notes",)))
    assert Span("标题") in texts
    assert "标题" not in texts
    assert "备注" not in texts
