"""Charts whose numbers are partly missing: nothing is made up, no scale is bent."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.chart.model import ChartKind, ResolvedChart
from factdeck.chart.resolve import resolve
from factdeck.facts.factbook import FactBook
from factdeck.facts.resolve import resolve as resolve_facts
from factdeck.spec.elements import Chart

from ..facts.books import project

FACTS: dict[str, Any] = {
    "homes": {"value": "763个", "label": "职工之家"},
    "stops": {"value": "671个", "label": "驿站"},
    "rooms": {"value": "220个", "label": "母婴室"},
    "share": {"value": "80%", "label": "就业率"},
    "years": {"series": {"2023": "1人", "2024": "2人"}, "label": "历年"},
}


def book(*pending: str) -> FactBook:
    return resolve_facts(replace(project(FACTS), pending=frozenset(pending)), Diagnostics())


def drawn(pending: tuple[str, ...], **values: Any) -> ResolvedChart:
    found = Diagnostics()
    chart = resolve(Chart.model_validate({"id": "c", **values}), book(*pending), None, found)
    assert chart and not len(found)
    return chart


def labels(chart: ResolvedChart) -> list[tuple[str, Decimal, str]]:
    return [(point.category, point.value, str(point.figure)) for point in chart.series[0].points]


def test_bars_keep_their_scale_and_leave_the_missing_place_empty() -> None:
    chart = drawn(("stops",), facts=["homes", "stops", "rooms"], highlight=["homes"])
    whole = drawn((), facts=["homes", "rooms"])
    assert (chart.kind, chart.maximum) == (ChartKind.BAR, whole.maximum)
    assert labels(chart)[-1] == ("驿站", 0, "待填")
    assert chart.alt.endswith("驿站 待填。")


def test_in_the_order_written_it_keeps_its_place() -> None:
    chart = drawn(("stops",), facts=["homes", "stops", "rooms"], order="given", kind="column")
    assert [name for name, _, _ in labels(chart)] == ["职工之家", "驿站", "母婴室"]


def test_where_the_highlighted_one_is_missing_none_takes_the_accent() -> None:
    chart = drawn(("stops",), facts=["homes", "stops", "rooms"], highlight=["stops"])
    assert {str(point.emphasis) for point in chart.series[0].points} == {"neutral"}


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({"facts": ["homes", "stops"]}, "驿站"),  # one bar compares nothing
        ({"kind": "ring", "facts": ["share"]}, "就业率"),
        ({"kind": "doughnut", "facts": ["homes", "rooms"], "whole": "stops"}, "驿站"),
        ({"kind": "cells", "facts": ["homes", "stops", "rooms"]}, "驿站"),
        ({"kind": "line", "series": ["years"]}, "历年（2023、2024）"),
    ],
)
def test_other_charts_become_a_frame_that_names_what_is_missing(values: dict[str, Any], missing: str) -> None:
    chart = drawn(("stops", "share", "years"), **values)
    assert (chart.kind, chart.missing) == (ChartKind.TO_FILL, missing)
    assert missing in chart.alt
    assert not any(point.value for point in chart.series[0].points)


def test_an_unknown_fact_is_still_reported() -> None:
    found = Diagnostics()
    chart = Chart.model_validate({"id": "c", "facts": ["homes", "rooms", "stops", "gone"]})
    assert resolve(chart, book("stops"), None, found) is None
    assert [item.code for item in found] == ["unknown-fact"]
