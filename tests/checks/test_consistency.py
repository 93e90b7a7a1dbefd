"""Facts taken together: two values of one name, facts that nothing shows, charts that mix what they count."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.resources import resource
from factdeck.checks.consistency import check_facts
from factdeck.facts.resolve import resolve
from factdeck.spec.load import load

SPEC = """\
factdeck: 1
title: 年度工作
organization: 某图书馆
sources: {report: {title: 年报}}
facts:
  visits: {value: 33.2万人次, label: 到馆, source: report, quote: 33.2万人次}
  readers: {value: 500人, label: 读者, source: report, quote: 500人}
  staff: {value: 40名, label: 职工, source: report, quote: 40名}
  rooms: {value: 14个, label: 书屋, source: report, quote: 14个}
EXTRA
sections:
  - id: service
    title: 服务
    figures: [visits, readers, staff, rooms]
CHART
"""


def found(tmp_path: Path, extra: str = "", chart: str = "", more: str = "", said: str = "") -> list[str]:
    path = tmp_path / "spec.yaml"
    text = SPEC.replace("EXTRA\n", f"  {extra}\n" if extra else "")
    text = text.replace("CHART\n", f"    charts: [{{id: c, title: 图, {chart}}}]\n" if chart else "")
    path.write_text(text + more, "utf-8")
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    assert project, [item.line("en") for item in diagnostics]
    facts = resolve(project, diagnostics)
    diagnostics = Diagnostics()
    if said:
        diagnostics.add(said, fact="y", known="x")
    check_facts(project, facts, diagnostics)
    return [item.line("en").replace(str(path), "spec") for item in diagnostics if item.code != said]


def fact(name: str, value: str, label: str, note: str = "") -> str:
    return f"{name}: {{value: {value}, label: {label}, note: '{note}', source: report, quote: {value}}}"


USED = 'closing: {headline: "共{x}"}\n'


def test_a_sound_spec_is_clean(tmp_path: Path):
    assert found(tmp_path) == []


def test_one_label_with_two_values_is_named_with_both(tmp_path: Path):
    (line,) = found(tmp_path, fact("x", "600名", "读 者"), more=USED)
    assert line.startswith("fact-conflict spec:10:3 “读 者” has two values: readers is 500人, x is 600名")


@pytest.mark.parametrize(
    "extra",
    [
        fact("x", "500名", "读者"),  # the same number
        fact("x", "600个", "读者"),  # counts something else
        fact("x", "600人", "读者", "上一年"),  # the note tells them apart
        fact("x", "600人", "老年读者"),
    ],
)
def test_what_can_be_told_apart_is_no_conflict(tmp_path: Path, extra: str):
    assert found(tmp_path, extra, more=USED) == []


def test_a_fact_that_nothing_shows_is_a_note_at_its_place(tmp_path: Path):
    (line,) = found(tmp_path, fact("x", "7天", "期限"))
    assert line.startswith("fact-unused spec:10:3 the fact “x” is used nowhere")


def test_beside_errors_idle_facts_are_not_reported(tmp_path: Path):
    assert found(tmp_path, fact("x", "7天", "期限"), said="unknown-fact") == []


@pytest.mark.parametrize(
    "more",
    [
        USED,
        "cover: {title: '{ x.value }'}\n",
        "expect: ['x <= readers']\n",
        "factsheet: {hero: [x]}\n",
    ],
)
def test_a_fact_that_is_shown_or_checked_is_used(tmp_path: Path, more: str):
    assert found(tmp_path, fact("x", "7人", "志愿者"), more=more) == []


def test_the_inputs_of_a_shown_fact_are_used(tmp_path: Path):
    extra = f"{fact('x', '7人', '志愿者')}\n  all: {{derive: x + readers, label: 合计}}"
    assert found(tmp_path, extra, more='closing: {headline: "共{all}"}\n') == []
    idle = found(tmp_path, extra)
    assert [line.split()[0] for line in idle] == ["fact-unused", "fact-unused"]


@pytest.mark.parametrize("chart", ["kind: pie, facts: [readers, rooms]", "facts: [rooms], whole: readers"])
def test_a_whole_of_different_things_is_reported(tmp_path: Path, chart: str):
    (line,) = found(tmp_path, chart=chart)
    assert line.startswith("chart-units spec:14:14 chart “c” draws different units as one kind: ")
    assert "14个 (rooms)" in line
    assert "500人 (readers)" in line


@pytest.mark.parametrize(
    "chart", ["kind: pie, facts: [readers, staff]", "kind: bar, facts: [readers, rooms]"]
)
def test_people_are_people_and_bars_say_each_what_they_count(tmp_path: Path, chart: str):
    assert found(tmp_path, chart=chart) == []


def test_a_series_counts_one_thing(tmp_path: Path):
    extra = 'x: {series: {2024: 7人, 2025: 9家}, label: 会员, source: report, quote: "7人，9家"}'
    (line,) = found(tmp_path, extra, chart="series: [x]")
    assert "7人 (x) and 9家 (x)" in line


@pytest.mark.parametrize("name", ["harbin", "library"])
def test_the_shipped_specs_are_clean(name: str):
    diagnostics = Diagnostics()
    project = load(resource("templates").parent / "deck" / f"{name}.yaml", diagnostics)
    assert project
    facts = resolve(project, diagnostics)
    check_facts(project, facts, diagnostics)
    assert [item.line("en") for item in diagnostics] == []
