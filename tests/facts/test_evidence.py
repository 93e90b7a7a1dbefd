"""Every fault between a fact, its quote and its source is caught, at the place where it is to be mended."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factdeck.base.diagnostics import Diagnostics, Severity
from factdeck.facts.evidence import Evidence, evidence_of, prove
from factdeck.facts.resolve import resolve
from factdeck.spec.load import examine

from ..conftest import ROOT, SHIPPED
from ..random_specs import random_spec
from .books import codes
from .source_files import SCANNED, docx, plain_pdf, two_columns, xlsx

Found = tuple[dict[str, Evidence], Diagnostics]


def proven(
    folder: Path, facts: dict[str, Any], text: str | None = None, *, language: str = "zh-CN", **source: str
) -> Found:
    """The evidence of facts; a fact without source is of `s`, whose text or file is given."""
    entries = {
        name: {"label": name, "source": "s"} | fact | ({} if fact.get("source", "s") else {"source": None})
        for name, fact in facts.items()
    }
    origin = {"title": "S", **({"text": text} if text is not None else {}), **source}
    spec = {
        "factdeck": 1,
        "title": "T",
        "organization": "O",
        "language": language,
        "sections": [],
        "sources": {"s": origin},
        "facts": entries,
    }
    file = folder / "spec.yaml"
    file.write_text(yaml.safe_dump(spec, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return proof_of(file)


def proof_of(file: Path) -> Found:
    diagnostics = Diagnostics()
    project = examine(file, diagnostics)
    assert project, [item.line("en") for item in diagnostics]
    return prove(project, resolve(project, diagnostics), diagnostics), diagnostics


def one(folder: Path, value: str, quote: str, text: str, **more: str) -> list[str]:
    """What is said of one fact."""
    language = more.pop("language", "zh-CN")
    return codes(proven(folder, {"a": {"value": value, "quote": quote, **more}}, text, language=language)[1])


@pytest.mark.parametrize("name", SHIPPED)
def test_every_fact_of_the_shipped_specs_is_located(name: str):
    found, diagnostics = proof_of(ROOT / "deck" / f"{name}.yaml")
    assert codes(diagnostics) == []
    assert all(item.excerpts and item.states for item in found.values())
    if name == "harbin":
        assert len(found) == 55, "62 facts, of which 7 are derived"


def test_evidence_says_where(tmp_path: Path):
    text = "第一段。\n\n全年接待183.5\n万人次，外借近千册。"
    found, _ = proven(tmp_path, {"a": {"value": "183.5万人次", "quote": "接待183.5万人次"}}, text)
    (excerpt,) = found["a"].excerpts
    assert (excerpt.index, excerpt.passage.paragraph, excerpt.passage.page) == (1, 2, None)
    assert excerpt.passage.text[excerpt.start : excerpt.end] == "接待183.5\n万人次"
    assert found["a"].states == ("183.5万人次",)
    assert excerpt.passage.where.text("zh-CN") == "第2段"


def test_derived_facts_rest_on_the_evidence_of_their_inputs(tmp_path: Path):
    facts = {
        "a": {"value": "2人", "quote": "甲2人"},
        "b": {"value": "3人", "quote": "乙3人"},
        "c": {"derive": "a + b", "source": ""},
        "d": {"derive": "share(a, c)", "source": ""},
    }
    found, diagnostics = proven(tmp_path, facts, "甲2人，乙3人")
    assert codes(diagnostics) == []
    project = examine(tmp_path / "spec.yaml", Diagnostics())
    assert project
    book = resolve(project, Diagnostics())
    assert [item.fact for item in evidence_of("d", book, found)] == ["a", "b"]


# --- the number in the quote


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("15000人", "共有1.5万人"),
        ("1.5万人", "共有15000人"),
        ("1.5万人", "共有１５０００人"),
        ("80%", "比例为0.8"),
        ("80%", "百分之八十"),
        ("80%", "比例达八成"),
        ("7049.6万元", "经费7049.6万元"),
        ("70496000元", "经费7049.6万元"),
        ("近千场次", "近1000场次"),
        ("1公里", "全长1000米"),
        ("1.5个百分点", "提高1.5个百分点"),
        ("第10位", "排第10位"),
        ("25人以上", "25人以上的企业"),
        ("12–15天", "12至15天办结"),
        ("18艘次", "出海18艘次"),
        ("近33天", "缩短近33天"),
    ],
)
def test_the_same_number_may_be_written_otherwise(tmp_path: Path, value: str, text: str):
    assert one(tmp_path, value, text, f"据统计，{text}。") == []


@pytest.mark.parametrize(
    ("value", "text", "english"),
    [
        ("104万余人", "会员105万余人", "another value"),
        ("104万余人", "会员104亿余人", "another value"),
        ("2.4亿次", "浏览2.4万次", "another value"),
        ("第10位", "共10位", "another value"),
        ("12–15天", "12至16天", "another value"),
        ("80%", "80人", "another unit"),
        ("33.2万人", "接待33.2万人次", "another unit"),
        ("33.2万人次", "接待33.2万人", "another unit"),
        ("1.5%", "提高1.5个百分点", "another unit"),
        ("1.5个百分点", "提高1.5%", "another unit"),
        ("500元", "补助500人", "another unit"),
        ("500", "补助500元", "another unit"),
        ("500美元", "补助500元", "another unit"),
        ("84项", "报告84次", "another unit"),
        ("104万人", "会员104万余人", "qualified differently (over, nearly, about)"),
        ("104万余人", "会员104万人", "qualified differently (over, nearly, about)"),
        ("近104万人", "会员超104万人", "qualified differently (over, nearly, about)"),
        ("最快7天", "最长7天", "qualified differently (over, nearly, about)"),
        ("25人", "25人以上的企业", "qualified differently (over, nearly, about)"),
    ],
)
def test_another_number_is_an_error_showing_both(tmp_path: Path, value: str, text: str, english: str):
    _, diagnostics = proven(tmp_path, {"a": {"value": value, "quote": text}}, f"据统计，{text}。")
    assert codes(diagnostics) == ["quote-disagrees"]
    (item,) = diagnostics
    assert item.line("en").endswith(f"{english}, write what the source says")
    assert str(item.arguments["ours"]) in item.line("zh-CN")
    assert str(item.arguments["theirs"]) in text
    assert str(item.location).endswith(":15:12"), "at the quote"


@pytest.mark.parametrize(
    ("value", "text"), [("370人", "配备370名社工"), ("763家", "书房763个"), ("104万多人", "会员104万余人")]
)
def test_other_words_for_the_same_number_are_a_warning(tmp_path: Path, value: str, text: str):
    assert one(tmp_path, value, text, text) == ["quote-reworded"]


@pytest.mark.parametrize(
    ("value", "quote"),
    [("104万人", "会员104万"), ("3.2万人次", "3.2万人次"), ("千场次", "千场次"), ("60万人次", "60万人次")],
)
def test_a_quote_cut_short_does_not_hide_what_its_source_says(tmp_path: Path, value: str, quote: str):
    text = "会员104万余人，接待33.2万人次，活动近千场次，慰问260万人次。"
    assert one(tmp_path, value, quote, text) == ["quote-disagrees"]


def test_english_units_may_have_words_before_them(tmp_path: Path):
    for value, quote in (
        ("311 days", "311 opening days"),
        ("96,400", "96,400 books"),
        ("$1.3M", "cost $1.3M"),
    ):
        assert one(tmp_path, value, quote, f"In all, {quote} then.", language="en") == []
    for value, quote in (("311 weeks", "311 days"), ("90 visits", "90 books"), ("over 90 books", "90 books")):
        assert one(tmp_path, value, quote, f"In all, {quote} then.", language="en") == ["quote-disagrees"]


def test_a_quote_without_number_is_said_to_be_one(tmp_path: Path):
    assert one(tmp_path, "84次", "报告重大事项", "报告重大事项八十四次") == ["quote-no-number"]


def test_a_unit_of_the_spec_must_stand_in_the_source(tmp_path: Path):
    text = "单位：万元\n购书\t1376.2\n设备\t476"
    assert one(tmp_path, "1376.2", "购书1376.2", text, unit="万元") == []
    assert one(tmp_path, "1376.2", "购书1376.2", text, unit="亿元") == ["unit-unstated"]
    assert one(tmp_path, "1376.2万元", "购书1376.2", text) == ["quote-disagrees"]


# --- the quote in the source


def test_an_edited_quote_names_the_nearest_words(tmp_path: Path):
    _, diagnostics = proven(tmp_path, {"a": {"value": "36座", "quote": "新设城市书房36座"}}, SCANNED)
    assert codes(diagnostics) == ["quote-not-found"]
    (item,) = diagnostics
    assert "城市书房3 6座" in item.line("zh-CN")
    assert item.severity is Severity.ERROR


def test_a_quote_of_another_source_has_no_hint(tmp_path: Path):
    _, diagnostics = proven(tmp_path, {"a": {"value": "3辆", "quote": "厨房采购冰柜3辆"}}, SCANNED)
    assert "the right source" in next(iter(diagnostics)).line("en")


def test_a_quote_found_twice_is_a_warning(tmp_path: Path):
    text = "春季活动近千场次。\n秋季活动近千场次。"
    found, diagnostics = proven(tmp_path, {"a": {"value": "近千场次", "quote": "活动近千场次"}}, text)
    assert codes(diagnostics) == ["quote-ambiguous"]
    assert "第1段、第2段" in next(iter(diagnostics)).line("zh-CN")
    assert found["a"].excerpts


def test_of_two_places_one_must_agree(tmp_path: Path):
    text = "春季活动12场。秋季活动120场。"
    assert one(tmp_path, "120场", "活动12", text) == ["quote-ambiguous"]
    assert one(tmp_path, "13场", "活动12", text) == ["quote-ambiguous", "quote-disagrees"]


@pytest.mark.parametrize(
    ("make", "name", "value", "quote"),
    [
        (two_columns, "a.pdf", "21万余人", "读者证持有人数21万余人"),
        (two_columns, "a.pdf", "1.5个百分点", "比上年提高1.5个百分点"),
        (docx, "a.docx", "183.5万人次", "接待读者183.5万人次"),
        (docx, "a.docx", "120组", "其中书架120组"),
    ],
)
def test_every_kind_of_file_can_be_quoted(tmp_path: Path, make: Any, name: str, value: str, quote: str):
    (tmp_path / ".factdeck").touch()
    make(tmp_path / name, pages=1) if make is two_columns else make(tmp_path / name)
    found, diagnostics = proven(tmp_path, {"a": {"value": value, "quote": quote}}, file=name)
    assert codes(diagnostics) == []
    assert found["a"].excerpts


def test_a_source_is_reported_once_and_its_facts_are_silent(tmp_path: Path):
    plain_pdf(tmp_path / "scan.pdf", [[]])
    facts = {name: {"value": "2人", "quote": "2人"} for name in "abc"}
    found, diagnostics = proven(tmp_path, facts, file="scan.pdf")
    assert (found, codes(diagnostics)) == ({}, ["source-no-text-layer"])
    found, diagnostics = proven(tmp_path, facts, file="gone.pdf")
    assert (found, codes(diagnostics)) == ({}, ["missing-file"])


def test_without_text_the_quote_alone_is_checked(tmp_path: Path):
    facts = {"a": {"value": "2人", "quote": "甲2人"}, "b": {"value": "3人", "quote": "乙4人"}}
    found, diagnostics = proven(tmp_path, facts)
    assert codes(diagnostics) == ["source-no-file", "quote-disagrees"]
    assert found["a"].excerpts == ()


# --- where a fact comes from


def test_a_fact_needs_a_source_and_a_quote(tmp_path: Path):
    _, diagnostics = proven(tmp_path, {"a": {"value": "2人", "source": ""}, "b": {"value": "3人"}}, "2人")
    assert codes(diagnostics) == ["fact-no-source", "quote-missing"]


@pytest.mark.parametrize("given", [{}, {"by": "办公室"}, {"date": "2026-01"}, {"by": " ", "date": "2026"}])
def test_an_own_figure_needs_somebody_and_a_date(tmp_path: Path, given: dict[str, str]):
    _, diagnostics = proven(tmp_path, {"a": {"value": "2人", "source": "own", **given}})
    assert codes(diagnostics) == ["own-unanswered"]


def test_an_own_figure_tells_who_answers_for_it(tmp_path: Path):
    own = {"source": "own", "by": "办公室", "date": "2026-01"}
    found, diagnostics = proven(tmp_path, {"a": {"value": "2人", **own}})
    assert codes(diagnostics) == []
    assert found["a"].own == ("办公室", "2026-01")
    _, diagnostics = proven(tmp_path, {"a": {"value": "2人", **own, "date": "一月"}})
    assert codes(diagnostics) == ["bad-date"]


# --- series

SERIES = {"2023": "151万人次", "2024": "168.5万人次", "2025": "183.5万人次"}


def series(
    folder: Path, text: str, quote: str = "", points: dict[str, str] = SERIES, **more: Any
) -> list[str]:
    return codes(proven(folder, {"a": {"series": points, "quote": quote or text, **more}}, text)[1])


def test_every_point_of_a_series_must_be_in_its_quote(tmp_path: Path):
    good = "2023年151万人次，2024年168.5万人次，2025年183.5万人次"
    assert series(tmp_path, good) == []
    assert series(tmp_path, "2023年至2025年，依次为151万人次、168.5万人次、183.5万人次") == []
    assert series(tmp_path, "151万人次（2023）、168.5万人次（2024）、183.5万人次（2025）") == []
    assert series(tmp_path, good, quote="2023年151万人次，2024年168.5万人次") == ["quote-disagrees"]
    assert series(tmp_path, good.replace("168.5", "168.6")) == ["quote-disagrees"]


def test_points_that_changed_places_are_caught(tmp_path: Path):
    swapped = SERIES | {"2023": SERIES["2024"], "2024": SERIES["2023"]}
    text = "2023年151万人次，2024年168.5万人次，2025年183.5万人次"
    assert series(tmp_path, text, points=swapped) == ["series-order"]


def test_names_in_names_are_told_apart(tmp_path: Path):
    points = {"1月": "3人", "11月": "5人", "新区": "7人", "高新区": "9人"}
    assert series(tmp_path, "11月5人，1月3人，高新区9人，新区7人", points=points) == []


def test_a_series_may_have_a_quote_for_each_point(tmp_path: Path):
    text = "2023年接待151万人次。\n2024年接待168.5万人次。\n2025年接待183.5万人次。"
    quotes = {year: f"{year}年接待{value}" for year, value in SERIES.items()}
    assert series(tmp_path, text, quotes=quotes) == []
    assert series(tmp_path, text, quotes=quotes | {"2024": "接待151万人次"}) == ["quote-disagrees"]
    assert series(tmp_path, text, quotes=quotes | {"2022": "2023"}) == ["quotes-point"]
    del quotes["2024"]
    assert series(tmp_path, text, quotes=quotes) == ["quote-missing"]


# --- cells


def cell(folder: Path, address: str, **fact: Any) -> list[str]:
    (folder / ".factdeck").touch()
    xlsx(folder / "a.xlsx")
    found, diagnostics = proven(folder, {"a": {"cell": address, **fact}}, file="a.xlsx")
    assert bool(found) is not diagnostics.has_errors()
    return codes(diagnostics)


def test_a_cell_is_read_in_the_unit_that_its_headings_declare(tmp_path: Path):
    assert cell(tmp_path, "经费!B3", value="1376.2万元") == []
    assert cell(tmp_path, "'经费'!$B$3", value="1376.2", unit="万元") == []
    assert cell(tmp_path, "经费!B3", value="1376.2亿元") == ["quote-disagrees"]
    assert cell(tmp_path, "经费!B3", value="1376.2元") == ["quote-disagrees"]
    assert cell(tmp_path, "经费!B3", value="1376.3万元") == ["quote-disagrees"]
    assert cell(tmp_path, "经费!C3", value="74.3%") == []
    assert cell(tmp_path, "经费!C3", value="74.3个百分点") == ["quote-disagrees"]
    assert cell(tmp_path, "读者!B5", value="近千场次") == []
    assert cell(tmp_path, "读者!B5", value="千场次") == ["quote-disagrees"]


def test_a_series_has_as_many_cells(tmp_path: Path):
    assert cell(tmp_path, "读者!B2:B4", series=SERIES) == []
    swapped = SERIES | {"2023": SERIES["2024"], "2024": SERIES["2023"]}
    assert cell(tmp_path, "读者!B2:B4", series=swapped) == ["quote-disagrees"] * 2
    assert cell(tmp_path, "读者!B2:B3", series=SERIES) == ["cell-count"]


def test_cells_that_are_none(tmp_path: Path):
    assert cell(tmp_path, "B7", value="3人") == ["cell-syntax"]
    assert cell(tmp_path, "经费!B70", value="3人") == ["cell-empty"]
    assert cell(tmp_path, "预算!B3", value="3人") == ["cell-empty"]
    assert cell(tmp_path, "经费!A3", value="3人") == ["quote-no-number"]
    _, diagnostics = proven(tmp_path, {"a": {"value": "3人", "cell": "A!B3"}}, "3人")
    assert codes(diagnostics) == ["cell-no-workbook"]


def test_a_workbook_can_be_quoted_too(tmp_path: Path):
    (tmp_path / ".factdeck").touch()
    xlsx(tmp_path / "a.xlsx")
    fact = {"value": "476", "unit": "万元", "quote": "设备 476"}
    found, diagnostics = proven(tmp_path, {"a": fact}, file="a.xlsx")
    assert codes(diagnostics) == []
    assert found["a"].excerpts[0].passage.row == "经费!4"


# --- no false alarms


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("seed", range(10))
def test_random_specs_have_their_proof(tmp_path: Path, language: str, seed: int):
    file = tmp_path / "spec.yaml"
    file.write_text(random_spec(seed, language), "utf-8")
    found, diagnostics = proof_of(file)
    assert [item.line("en") for item in diagnostics] == []
    assert found
