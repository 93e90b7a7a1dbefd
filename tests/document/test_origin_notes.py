"""What the documents say of where their numbers come from, beyond a source's title."""

from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Slide, plain
from factdeck.document.citations import source_note
from factdeck.document.compose import compose_deck
from factdeck.document.compose_sheet import compose_sheet
from factdeck.document.speaker_notes import with_figures, without_figures
from factdeck.document.wording import ZH
from factdeck.facts.resolve import resolve
from factdeck.spec.project import Positions, Project
from factdeck.spec.schema import Spec

from ..conftest import ROOT
from .specs import FACTS as PLAIN
from .specs import deck, sheet

FACTS = {
    "all": {"value": "3人", "label": "共", "source": "own", "by": "办公室", "date": "2026-01"},
    "a": {"value": "1人", "label": "甲", "source": "own", "by": "办公室", "date": "2026-01"},
    "one": {"derive": "share(a, all)", "label": "甲占比"},
    "two": {"derive": "share(a, all)", "label": "乙占比"},
    "three": {"derive": "share(a, all)", "label": "丙占比"},
}


def project(**more: Any) -> Project:
    section = {
        "id": "s",
        "title": "人数",
        "headline": "人数",
        "charts": [{"id": "c", "kind": "bar", "headline": "三个占比", "facts": ["one", "two", "three"]}],
        "figures": ["all", "a", "one"],
    }
    spec = {"factdeck": 1, "title": "T", "organization": "O", "facts": FACTS, "sections": [section], **more}
    return Project(Spec.model_validate(spec), Positions("s.yaml", {}), ROOT / "s.yaml", {})


def composed(made: Project) -> tuple[list[str], str]:
    """The footer notes and speaker notes of the deck, and the sheet's footnote."""
    diagnostics = Diagnostics()
    facts = resolve(made, diagnostics)
    deck = compose_deck(made, facts, diagnostics)
    sheet = compose_sheet(made, facts, diagnostics)
    assert [item.line("en") for item in diagnostics] == []
    notes = [
        "".join(span.text for span in slide.texts.get("source", ())) + "\n" + slide.notes
        for slide in deck.slides
    ]
    return notes, repr(sheet)


def test_shares_that_were_rounded_to_a_hundred_say_so():
    notes, sheet = composed(project(shares=[["one", "two", "three"]]))
    sentence = "占比按最大余额法取整，合计为100%"
    assert any(sentence in note and "34%" in note for note in notes)
    assert sentence in sheet


def test_others_do_not():
    notes, sheet = composed(project())
    assert not any("最大余额" in note for note in notes)
    assert "最大余额" not in sheet


@pytest.mark.parametrize("fact", ["3人", "1人"])
def test_an_own_figure_names_who_answers_for_it(fact: str):
    notes, _ = composed(project())
    assert any(f"{fact}（自有数据：办公室，2026年1月）" in note for note in notes)


# --- the notes of one slide

SOURCES = {"s": {"title": "年报"}, "t": {"title": "名册", "author": "某科", "url": "https://example.org/t"}}
OWN = {"value": "7人", "label": "值班", "source": "own", "by": "办公室", "date": "2026-01"}


def slide(section: dict[str, Any], facts: dict[str, Any], **more: Any) -> Slide:
    """The slide after the cover of a one-section deck."""
    whole = {"id": "a", "title": "甲", "divider": False, **section}
    return deck(whole, facts={**PLAIN, **facts}, sources=SOURCES, **more).slides[1]


def test_a_slide_names_its_sources_and_who_answers_for_own_figures() -> None:
    facts = {"own": OWN, "x": {"value": "9人", "label": "在册", "source": "t"}}
    made = slide({"figures": ["f1", "x", "own"]}, facts)
    assert plain(made.texts["source"]) == "来源《年报》《名册》。自有数据：办公室，2026年1月"


def test_a_slide_of_own_figures_names_no_source() -> None:
    made = slide({"figures": ["own"]}, {"own": OWN})
    assert plain(made.texts["source"]) == "自有数据：办公室，2026年1月"


def test_several_sources_read_as_several_in_english() -> None:
    facts = {"x": {"value": "9 people", "label": "On the roll", "source": "t"}}
    made = slide({"figures": ["f1", "x"]}, facts, language="en")
    assert plain(made.texts["source"]) == "Sources: 年报; 名册"


def test_what_is_only_said_is_not_listed() -> None:
    made = slide({"figures": {"tiles": ["f1"], "notes": "再说{f2}。"}}, {})
    assert "再说200人次。" in made.notes
    assert made.notes.splitlines()[-1].startswith("· 第1件事：100人次")


def test_a_series_is_listed_with_its_numbers_and_quote() -> None:
    years = {
        "series": {"2024": "8人", "2025": "9人"},
        "label": "人数",
        "source": "t",
        "quotes": {"2024": "去年“有”8人", "2025": "今年有9人"},
    }
    chart = {"id": "c", "kind": "line", "headline": "人数", "series": ["years"]}
    made = slide({"charts": [chart]}, {"years": years})
    assert made.notes.splitlines()[-1] == (
        "· 人数：2024 8人；2025 9人（《名册》：“去年‘有’8人”；“今年有9人”）"
    )
    assert plain(made.texts["source"]) == "来源《名册》"


def test_a_figure_from_a_workbook_is_listed_with_its_cell() -> None:
    made = slide({"figures": ["x"]}, {"x": {"value": "9人", "label": "在册", "source": "t", "cell": "表!B7"}})
    assert made.notes.endswith("· 在册：9人（《名册》：表!B7）")


def test_a_derived_figure_is_listed_with_its_arithmetic_and_result() -> None:
    part = {"derive": "share(f1, f3)", "label": "占比"}
    assert slide({"figures": ["part"]}, {"part": part}).notes.endswith(
        "· 占比：33%（计算：100人次 ÷ 300人次 = 33.3% ≈ 33%）"
    )


def test_figures_on_the_last_slide_have_their_sources_too() -> None:
    section = {"id": "a", "title": "甲", "figures": ["f1"]}
    made = deck(section, closing={"figures": ["f2"]}).slides[-1]
    assert plain(made.texts["source"]) == "来源《年报》"
    assert "source" not in deck(section).slides[-1].texts


def test_talk_and_figures_of_notes_come_apart_again() -> None:
    lines = ["· 甲：1人"]
    for talk in ("", "讲一句。", "两段。\n\n第二段。"):
        assert without_figures(with_figures(talk, lines, ZH), ZH) == talk
        assert without_figures(talk, ZH) == talk


# --- the sources of the sheet


def test_a_sheet_numbers_its_sources_and_own_figures_last() -> None:
    facts = {"own": OWN, "x": {"value": "9人", "label": "在册", "source": "t"}}
    section = {"id": "a", "title": "甲", "figures": ["own", "x", "f1"]}
    made = sheet(section, facts={**PLAIN, **facts}, sources=SOURCES)
    assert [plain(one.text) for one in made.citations] == [
        "1 《年报》",
        "2 《名册》（某科）",
        "3 自有数据：办公室，2026年1月",
    ]
    assert [one.link for one in made.citations] == ["", "https://example.org/t", ""]
    assert plain(source_note(made, frozenset({"x", "own"}))) == "来源 2、3"
    assert plain(made.sources[0][1]) == "数字取自《年报》《名册》（某科）。自有数据：办公室，2026年1月。"


def test_a_derived_figure_is_cited_by_what_it_is_made_of() -> None:
    facts = {
        "x": {"value": "9人次", "label": "在册", "source": "t"},
        "sum": {"derive": "x + f1", "label": "共"},
    }
    made = sheet({"id": "a", "title": "甲", "figures": ["sum"]}, facts={**PLAIN, **facts}, sources=SOURCES)
    assert plain(source_note(made, frozenset({"sum"}))) == "来源 1、2"


def test_a_source_that_nothing_on_the_sheet_comes_from_is_not_listed() -> None:
    made = sheet({"id": "a", "title": "甲", "figures": ["f1"]}, facts=PLAIN, sources=SOURCES)
    assert [one.number for one in made.citations] == ["1"]
    assert plain(made.sources[0][1]) == "全部数字取自《年报》。"


def test_notes_name_one_source_or_several_in_english() -> None:
    facts = {"x": {"value": "9 people", "label": "On the roll", "source": "t"}}
    section = {"id": "a", "title": "A", "figures": ["f1", "x"]}
    made = sheet(section, facts={**PLAIN, **facts}, sources=SOURCES, language="en")
    assert plain(source_note(made, frozenset({"x"}))) == "Source 2"
    assert plain(source_note(made, frozenset({"x", "f1"}))) == "Sources 1, 2"
    assert source_note(made, frozenset()) == ()


def test_what_only_slides_say_beside_a_chart_is_not_of_the_sheet() -> None:
    chart = {"id": "c", "kind": "bar", "facts": ["f1", "f2"], "takeaway": "另有{x}。", "figures": ["x"]}
    facts = {**PLAIN, "x": {"value": "9人", "label": "在册", "source": "t"}}
    section = {"id": "a", "title": "甲", "charts": [chart], "figures": ["f1"]}
    made = sheet(section, facts=facts, sources=SOURCES)
    assert [one.number for one in made.citations] == ["1"]
