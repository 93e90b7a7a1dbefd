"""What a chart's slide offers to designs that set its sentence and figures on panels of their own."""

from factdeck.document.blocks import ChartBlock, Slide, plain

from .specs import deck


def slide(**chart: object) -> Slide:
    values = {"id": "c", "kind": "bar", "facts": ["f1", "f2"], **chart}
    return next(one for one in deck({"id": "a", "title": "甲", "charts": [values]}).slides if one.exhibits)


def panels(one: Slide) -> list[tuple[str, ...]]:
    assert one.offered is not None
    return [(record.id, *record.parts) for record in one.offered.lists["panels"]]


def test_a_chart_that_says_nothing_more_offers_nothing() -> None:
    assert slide().offered is None


def test_sentence_and_figure_are_records_and_the_chart_is_bare() -> None:
    one = slide(takeaway="甲比乙多。", figures=["f3"])
    assert panels(one) == [("takeaway", "text"), ("f3", "figure", "label")]
    block = one.offered.exhibits[0] if one.offered else None
    assert isinstance(block, ChartBlock) and not block.takeaway and not block.figures
    assert one.layout == "chart" and isinstance(one.exhibits[0], ChartBlock) and one.exhibits[0].figures


def test_a_figure_that_only_the_sentence_names_comes_with_it() -> None:
    one = slide(takeaway="合计{f4}。")
    assert panels(one) == [("takeaway", "figure", "text")]
    assert one.offered and plain(one.offered.lists["panels"][0].parts["text"]) == "合计400人次。"


def test_two_figures_stay_tiles_and_only_the_sentence_is_offered() -> None:
    one = slide(takeaway="甲比乙多。", figures=["f3", "f4"])
    assert one.layout == "figures-and-chart"
    assert panels(one) == [("takeaway", "text")] and one.offered and len(one.offered.lists["tiles"]) == 2


def test_a_ring_keeps_its_own_list() -> None:
    assert slide(kind="doughnut", facts=["f1"], whole="f9", figures=["f3"]).offered is None
