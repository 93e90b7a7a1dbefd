"""What a chart says to readers who can't see it."""

from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.chart.alt import redrawn
from factdeck.chart.model import ChartKind
from factdeck.chart.resolve import resolve
from factdeck.spec.elements import Chart
from tests.facts.books import book

CHINESE = {
    "homes": {"value": "763个", "label": "职工之家"},
    "stations": {"value": "671家", "label": "工会驿站"},
    "workshops": {"value": "129家", "label": "车间驿站"},
    "rate": {"value": "80%", "label": "就业率"},
    "years": {"series": {"2021": "3项", "2022": "5项", "2023": "4项", "2024": "6项"}, "label": "案例"},
    "more": {"series": {"2021": "4项", "2022": "4项", "2023": "2项", "2024": "4项"}, "label": "制度"},
    "one_in": {"derive": "1 / 9", "as": "one-in", "unit": "名", "label": "每几名中有一名"},
}
ENGLISH = {
    "books": {"value": "96,400", "label": "Books"},
    "ebooks": {"value": "41,250", "label": "E-books"},
    "other": {"value": "nearly 9,000", "label": "Other items"},
    "visits": {
        "series": {"2023": "151,000", "2024": "168,000", "2025": "142,000", "2026": "140,000"},
        "label": "Visits",
    },
}


@pytest.mark.parametrize(
    ("facts", "language", "entry", "alt"),
    [
        (
            CHINESE,
            "zh-CN",
            {"kind": "bar", "facts": ["homes", "stations", "workshops"], "title": "阵地共{homes}"},
            "横条图：阵地共763个。职工之家 763个，工会驿站 671家，车间驿站 129家。"
            "最大的是763个（职工之家），最小的是129家（车间驿站）。",
        ),
        (
            CHINESE,
            "zh-CN",
            {"kind": "ring", "share": "rate", "headline": "{rate}找到工作。"},
            "占比环：80%找到工作。就业率 80%，其他 20%。",
        ),
        (
            CHINESE,
            "zh-CN",
            {"kind": "line", "series": ["years", "more"]},
            "折线图。案例：2021：3项，2022：5项，2023：4项，2024：6项。案例：从3项（2021）升到6项（2024）。"
            "制度：2021：4项，2022：4项，2023：2项，2024：4项。制度：首尾相同，都是4项。",
        ),
        (
            CHINESE,
            "zh-CN",
            {"kind": "pictogram", "share": "one_in", "title": "会员构成"},
            "人形图：会员构成。每9名中有1名。",
        ),
        (
            ENGLISH,
            "en",
            {"kind": "bar", "facts": ["books", "ebooks", "other"], "title": "Loans"},
            "Bar chart: Loans. Books 96,400; E-books 41,250; Other items nearly 9,000. "
            "Largest: 96,400 (Books). Smallest: nearly 9,000 (Other items).",
        ),
        (
            ENGLISH,
            "en",
            {"kind": "line", "series": ["visits"], "title": "Visits"},
            "Line chart: Visits. 2023: 151,000; 2024: 168,000; 2025: 142,000; 2026: 140,000. "
            "Down from 151,000 (2023) to 140,000 (2026). Largest: 168,000 (2024). Smallest: 140,000 (2026).",
        ),
    ],
)
def test_kind_title_values_extremes_and_trend(
    facts: dict[str, Any], language: str, entry: dict[str, Any], alt: str
):
    diagnostics = Diagnostics()
    found = resolve(Chart(id="c", **entry), book(facts, language), None, diagnostics)
    assert found
    assert found.alt == alt


@pytest.mark.parametrize(
    ("facts", "language", "names"),
    [(CHINESE, "zh-CN", ("柱形图", "横条图")), (ENGLISH, "en", ("Column chart", "Bar chart"))],
)
def test_columns_that_are_drawn_as_bars_say_so(
    facts: dict[str, Any], language: str, names: tuple[str, str]
) -> None:
    chart = Chart.model_validate({"id": "c", "kind": "column", "facts": list(facts)[:3]})
    columns = resolve(chart, book(facts, language), None, Diagnostics())
    assert columns and columns.alt.startswith(names[0])
    bars = redrawn(columns, ChartKind.BAR)
    assert (bars.kind, bars.alt) == (ChartKind.BAR, names[1] + columns.alt.removeprefix(names[0]))
