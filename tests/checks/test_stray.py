"""Numbers typed into prose: found at their place, with the fact that says the same; and nothing else is."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.checks.stray import check_stray
from factdeck.facts.resolve import resolve
from factdeck.spec.load import load

SPEC = """\
factdeck: 1
title: 年度工作
organization: 某图书馆
period: 过去五年
literals: [24小时, 第12届]
sources:
  report: {title: 馆藏12万册的年报, publisher: 图书馆}
facts:
  visits: {value: 33.2万人次, label: LABEL, note: 第12届读书节, source: report, quote: 接待33.2万人次}
  trainees: {value: 3000余名, label: 受训, source: report, quote: 3000余名}
  homes: {value: 14个, label: 书屋, source: report, quote: 书屋14个}
  rate: {value: 80%, label: 满意率, source: report, quote: 满意率80%}
  loans: {series: {2024: "120", 2025: "150"}, unit: 册, label: 借阅, source: report, quote: 借阅150册}
sections:
  - id: service
    title: 服务
    headline: HEADLINE
    line: "24小时自助还书"
    points:
      items:
        - {term: 阵地, text: "POINT"}
        - 服务覆盖全市。
      notes: >
        先说来访，
        再说借阅NOTES。
      source_note: 来源
    tables:
      - id: services
        columns: [{title: 序号, kind: name}, {title: 服务, kind: text}, {title: 人数, kind: figure}]
        rows:
          - ["1", 来访, "{visits}"]
          - ["2", 培训, "CELL"]
    figures: [visits, trainees, homes, rate]
"""


def found(folder: Path, old: str = "", new: str = "", spec: str = SPEC) -> list[Diagnostic]:
    """What the check says of the spec with one text replaced."""
    path = folder / "deck.yaml"
    path.write_text(spec.replace(old, new) if old else spec, "utf-8")
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    assert project is not None, [item.line("en") for item in diagnostics]
    findings = Diagnostics()
    check_stray(project, resolve(project, diagnostics), findings)
    return list(findings)


def at(item: Diagnostic) -> tuple[int, int]:
    assert item.location is not None
    return item.location.line, item.location.column


def test_a_spec_without_stray_numbers_is_clean(tmp_path: Path):
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "number", "hint"),
    [
        ("HEADLINE", "来访33.2万人次，更上一层楼", "33.2万人次", "{visits}"),
        ("HEADLINE", "受训3000余名", "3000余名", "{trainees}"),
        ("HEADLINE", "受训3000名", "3000名", "{trainees}"),
        ("POINT", "打造14个书屋", "14个", "{homes}"),
        ("POINT", "一句话\\n第二行有14个书屋", "14个", "{homes}"),
        ("CELL", "2,600名", "2,600名", "facts"),
        ("NOTES", "150册", "150册", "{loans.2025}"),
        ("LABEL", "接待80%的读者", "80%", "{rate}"),
        ("HEADLINE", "八百多名读者", "八百多名", "facts"),
        ("HEADLINE", "服务124小时", "124小时", "literals"),
        ("HEADLINE", "三年行动", "三年", "period"),
        ("HEADLINE", "借阅增长三分之一", "三分之一", "literals"),
        ("HEADLINE", "全省第3位", "第3位", "facts"),
    ],
)
def test_a_stray_number_is_an_error_at_its_place(tmp_path: Path, old: str, new: str, number: str, hint: str):
    (item,) = found(tmp_path, old, new)
    assert (item.code, item.severity) == ("stray-number", "error")
    assert at(item)[0] == SPEC[: SPEC.index(old)].count("\n") + 1
    written = SPEC.replace(old, new).split("\n")[at(item)[0] - 1]
    assert written[at(item)[1] - 1 :].startswith(number)
    for language in ("zh-CN", "en"):
        assert number in item.message(language)
        assert hint in item.hint(language)


def test_the_second_of_two_like_numbers_has_its_own_place(tmp_path: Path):
    first, second = found(tmp_path, "HEADLINE", "先有14个，又有14个")
    assert at(second)[1] - at(first)[1] == len("14个，又有")


def test_references_and_braces_are_no_numbers(tmp_path: Path):
    assert found(tmp_path, "HEADLINE", '"来访{visits}，去年{loans.2024}，{{两面}}"') == []


def test_an_unused_literal_is_a_note(tmp_path: Path):
    (item,) = found(tmp_path, "[24小时,", "[24小时, 7天无理由,")
    assert (item.code, item.severity, item.arguments["literal"]) == ("literal-unused", "note", "7天无理由")


def test_the_length_of_the_period_may_be_said(tmp_path: Path):
    assert found(tmp_path, "HEADLINE", "五年回望") == []
    assert (
        found(tmp_path, "period: 过去五年", "period: 2021–2025", SPEC.replace("HEADLINE", "五年回望")) == []
    )
    (item,) = found(tmp_path, "HEADLINE", "四年回望")
    assert item.arguments["number"] == "四年"


CLEAN = """
三支队伍上一线，五类阵地送服务|第三十九届劳动模范颁奖|“十四五”收官之年|2021–2025年工作回顾
“2025春风行动”招聘会|两癌筛查进社区|跻身百强|建会一站办|落实八项规定精神|电话：0451-84612345
联系邮箱 office2025@example.cn|“五一”前夕|3D打印进校园|执行GB/T 15835—2011|千方百计稳就业
数百名读者到场|2026年3月5日上午9:00启动|统一标准、统一流程|约每九名会员里有一名|（一）先学后做
约{rate}的人满意|一是抓学习，二是抓落实|中国500强企业来访|党的二十大精神
"""


@pytest.mark.parametrize("text", [text for line in CLEAN.strip().split("\n") for text in line.split("|")])
def test_texts_without_stray_numbers_raise_no_alarm(tmp_path: Path, text: str):
    assert found(tmp_path, "HEADLINE", f'"{text}"') == []


ENGLISH = """\
factdeck: 1
title: A year
organization: Library
language: en
period: January to December 2025
facts:
  visits: {value: "over 182,000 visits", label: Visits, source: own, by: Library, date: 2026-01}
sections:
  - {id: use, title: Use, headline: "HEADLINE", figures: [visits]}
"""


@pytest.mark.parametrize(
    ("text", "number", "hint"),
    [
        ("182,000 visits in 2025", "182,000 visits", "{visits}"),
        ("Cost fell by 12 percent", "12 percent", "facts"),
        ("Over two million loans", "Over two million loans", "facts"),
    ],
)
def test_english_stray_numbers(tmp_path: Path, text: str, number: str, hint: str):
    (item,) = found(tmp_path, "HEADLINE", text, ENGLISH)
    assert item.arguments["number"] == number
    assert hint in item.hint("en")


@pytest.mark.parametrize(
    "text",
    [
        "Twelve branches, one card", "In 2025 and 2026", "The 39th festival", "Open 24/7",
        "COVID-19 is behind us",
        "Call +1 212 555 0100", "See figure 3", "Members under sixteen",
        "March 5, 2026, 8:30 am", "{visits} in one year",
    ],
)  # fmt: skip
def test_clean_english(tmp_path: Path, text: str):
    assert found(tmp_path, "HEADLINE", text, ENGLISH) == []


@pytest.mark.parametrize("name", ["deck/harbin.yaml", "deck/library.yaml"])
def test_shipped_specs_have_none(name: str):
    path = Path(__file__).resolve().parents[2] / name
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    assert project is not None
    findings = Diagnostics()
    check_stray(project, resolve(project, diagnostics), findings)
    assert [item.line("en") for item in findings] == []


def test_the_shape_of_the_slides_is_no_number_in_prose(tmp_path: Path) -> None:
    assert found(tmp_path, "factdeck: 1\n", 'factdeck: 1\naspect: "4:3"\n') == found(tmp_path)
