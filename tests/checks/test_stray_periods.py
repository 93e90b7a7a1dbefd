"""Years and lengths of time that contradict each other are warnings with both places."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.checks.periods import check_periods
from factdeck.spec.load import load

SPEC = """\
factdeck: 1
title: TITLE
organization: 某图书馆
period: PERIOD
date: 2026-03
facts:
  loans: {series: {2024: "120", YEAR: "150"}, unit: 册, label: 借阅, source: own, by: 图书馆, date: 2026-03}
sections:
  - id: service
    title: 服务
    headline: HEADLINE
    figures: [loans]
"""


def found(folder: Path, language: str = "zh-CN", **texts: str) -> list[Diagnostic]:
    """What the check says of the spec with these texts."""
    spec = SPEC
    for name, default in {
        "TITLE": "工作",
        "PERIOD": "2021–2025年",
        "YEAR": "2025",
        "HEADLINE": "服务",
    }.items():
        spec = spec.replace(name, texts.get(name.lower(), default))
    path = folder / "deck.yaml"
    path.write_text(f"{spec}language: {language}\n", "utf-8")
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    assert project is not None, [item.line("en") for item in diagnostics]
    findings = Diagnostics()
    check_periods(project, findings)
    return list(findings)


@pytest.mark.parametrize(
    ("code", "texts", "line"),
    [
        ("period-length", {"headline": "2021–2025年这三年服务更近"}, 12),
        ("period-length", {"headline": "“十四五”三年，借阅翻番"}, 12),
        ("period-length", {"period": "过去五年（2021–2024年）", "title": "五年工作"}, 5),
        ("period-differs", {"title": "四年工作汇报", "period": "过去五年"}, 3),
        ("period-differs", {"title": "2020–2025年工作"}, 3),
        ("period-differs", {"headline": "这三年，服务更近"}, 12),
        ("year-after-date", {"headline": "2027年借阅创新高"}, 12),
        ("year-after-date", {"year": "2027"}, 8),
        ("series-outside", {"year": "2018"}, 8),
    ],
)
def test_a_contradiction_is_a_warning(tmp_path: Path, code: str, texts: dict[str, str], line: int):
    items = found(tmp_path, **texts)
    assert code in [item.code for item in items]
    item = next(item for item in items if item.code == code)
    assert item.severity == "warning"
    assert item.location is not None
    assert item.location.line == line - 1
    assert all(item.message(language) and item.hint(language) for language in ("zh-CN", "en"))


def test_both_places_are_named(tmp_path: Path):
    (item,) = found(tmp_path, title="四年工作汇报", period="过去五年")
    assert str(item.location) == f"{tmp_path / 'deck.yaml'}:2:8"
    assert f"{tmp_path / 'deck.yaml'}:4:9" in item.message("zh-CN")


@pytest.mark.parametrize(
    ("title", "period"),
    [("“十四五”收官之年", "2025年"), ("“十四五”工作", "2023–2025年"), ("“十五五”开局之年", "2026年")],
)
def test_a_plan_that_holds_the_period_is_none(tmp_path: Path, title: str, period: str):
    assert found(tmp_path, title=title, period=period) == []


def test_a_plan_may_name_years_to_come(tmp_path: Path):
    assert found(tmp_path, headline="力争到2030年借阅翻番") == []


CLEAN = """
五年工作回顾|过去五年，服务更近|这五年是读者增加的五年|2021–2025年五年间|2021年至2025年，五年建成|2020–2025年，五年增长
“十四五”五年|2025年开馆|近三年借阅增加|用时三年建成新馆|为期两年的行动|2021年以来|2026年一季度|第五年|五年级学生
2021-2022学年|两年一届|2024–25年度|百年老店|2025年3月至2026年2月|截至2025年底
"""


@pytest.mark.parametrize("text", [text for line in CLEAN.strip().split("\n") for text in line.split("|")])
def test_what_agrees_raises_no_alarm(tmp_path: Path, text: str):
    assert found(tmp_path, headline=text) == []


@pytest.mark.parametrize("period", ["过去五年", "2025年", "2021–2025", "“十四五”时期", "去年一年", '""'])
def test_any_period_is_read(tmp_path: Path, period: str):
    assert found(tmp_path, period=period) == []


def test_english(tmp_path: Path):
    assert found(tmp_path, "en", period="2021–2025", headline="Five years of service, 2021–2025") == []
    (item,) = found(tmp_path, "en", period="2021–2025", headline="Three years of service, 2021–2025")
    assert item.code == "period-length"
    (item,) = found(tmp_path, "en", period="2021–2025", headline="In the past three years loans doubled")
    assert item.code == "period-differs"
