"""The specs under deck/, end to end: what a reader of the two files would notice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factdeck.facts.factbook import FactBook
from factdeck.spec.project import Project

from .conftest import SHIPPED, Built
from .judges import office_errors, to_pdf
from .outputs import chart_kinds, chart_values, charts_of, deck_texts, numbers, open_deck, pdf_pages

Build = Callable[[str], Built]

# Numbers that are not facts: what a mark is worth, one mark is one thing, how a month is drawn.
LITERALS = {
    "harbin": {"1", "30", "500", "5000"},
    "library": {"1", "2", "3", "9"},  # chapters count
}
# Names and dates of the spec's own words.
NAMES = {"harbin": {"2026", "11"}, "library": {"2025", "2026"}}


@pytest.fixture(params=SHIPPED)
def spec(request: pytest.FixtureRequest, built: Build) -> Built:
    return built(request.param)


def known_numbers(facts: FactBook, project: Project) -> set[str]:
    """The digits of every fact as it reads, of the rests of shares, and of series."""
    name = project.path.stem
    known = LITERALS[name] | NAMES[name]
    for fact in facts.values():
        known |= set(numbers(str(fact.figure or "")))
        known |= {number for key in fact.series for number in numbers(key)}
        known |= {f"{quantity.value.normalize():f}" for quantity in fact.series.values()}
    return known


def strangers(places: Iterator[tuple[str, str]], known: set[str]) -> list[str]:
    """Numbers that are neither facts nor named literals, with their place."""
    return [
        f"{place}: {number} in {text!r}"
        for place, text in places
        for number in numbers(text)
        if number not in known
    ]


def test_builds_without_a_diagnostic(spec: Built) -> None:
    assert [item.line("en") for item in spec.diagnostics] == []


def test_every_number_in_the_deck_is_a_fact(spec: Built) -> None:
    known = known_numbers(spec.facts, spec.project) | _rests(spec)
    assert strangers(deck_texts(spec.deck), known) == []


def test_every_number_in_the_sheet_is_a_fact(spec: Built) -> None:
    pages = pdf_pages(spec.sheet)
    known = known_numbers(spec.facts, spec.project) | _rests(spec) | _ranks(spec) | {str(len(pages))}
    assert strangers((("sheet", page) for page in pages), known) == []


def _ranks(spec: Built) -> set[str]:
    """A rank strip writes the place into its last box."""
    return {
        str(fact.quantity.value)
        for fact in spec.facts.values()
        if fact.quantity and fact.quantity.kind == "rank"
    }


def _rests(spec: Built) -> set[str]:
    """The part of a whole that a share leaves, which charts name but no fact states: 100% − 80%."""
    return {
        str(100 - int(fact.value))
        for fact in spec.facts.values()
        if fact.quantity and fact.quantity.unit == "%"
    } | ({"92"} if spec.name == "harbin" else {"18225"})


def test_a_number_that_is_no_fact_is_caught(spec: Built) -> None:
    known = known_numbers(spec.facts, spec.project)
    assert strangers(iter([("slide 3", "慰问261万人次")]), known) == ["slide 3: 261 in '慰问261万人次'"]


def test_what_both_documents_say_reads_the_same(spec: Built) -> None:
    deck = "".join(text for _, text in deck_texts(spec.deck))
    sheet = "".join(pdf_pages(spec.sheet)).replace("\r\n", "").replace(" ", "")
    shown = [
        fact.id
        for fact in spec.facts.values()
        if fact.figure and str(fact.figure) in deck and _plain(str(fact.figure)) in sheet
    ]
    assert len(shown) >= (35 if spec.name == "harbin" else 8)


def _plain(text: str) -> str:
    return text.replace(" ", "")


def test_charts_cache_and_workbook_agree(spec: Built) -> None:
    pairs = chart_values(spec.deck)
    assert pairs
    for cached, workbook in pairs:
        assert cached == workbook


def test_slide_titles_are_unique_and_content_has_notes(spec: Built) -> None:
    slides = list(open_deck(spec.deck).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(set(titles)) == len(titles)
    assert all(titles)
    for slide in slides[2:-1]:
        if not slide.slide_layout.name.startswith(("章节页", "Section")):
            assert slide.has_notes_slide, slide.shapes.title.text_frame.text


def test_sample_data_is_marked_on_every_page(built: Build) -> None:
    sample = built("library")
    for slide in open_deck(sample.deck).slides:
        assert any("Sample data" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert all("Sample data" in page for page in pdf_pages(sample.sheet))


def test_real_data_is_not_marked_as_sample(built: Build) -> None:
    assert not any("示例" in text for _, text in deck_texts(built("harbin").deck))


def test_the_flagship_is_what_was_asked_for(built: Build) -> None:
    flagship = built("harbin")
    slides = open_deck(flagship.deck).slides
    assert 16 <= len(slides) <= 20
    assert len(pdf_pages(flagship.sheet)) == 2
    kinds = chart_kinds(flagship.deck)
    assert len(kinds) >= 6
    assert len(set(kinds)) >= 4
    assert any(shape.has_table for slide in slides for shape in slide.shapes)


def test_every_fact_of_the_flagship_is_quoted_from_the_digest(built: Build) -> None:
    flagship = built("harbin")
    digest = (Path(flagship.project.path).parent / "../seeds/harbin-unions.md").read_text("utf-8")
    stated = [fact for fact in flagship.facts.values() if not fact.formula]
    assert len(stated) > 50
    for fact in stated:
        assert fact.quote in digest, fact.id
        assert str(fact.figure) in fact.quote, fact.id


def test_charts_have_alt_text_with_every_value(spec: Built) -> None:
    for slide in open_deck(spec.deck).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                description = shape._element.nvGraphicFramePr.cNvPr.get("descr")
                assert description
    assert any(charts_of(slide) for slide in open_deck(spec.deck).slides)


@pytest.mark.judge
def test_microsofts_validator_finds_nothing(spec: Built) -> None:
    assert office_errors(spec.deck) == []


@pytest.mark.judge
def test_an_office_program_opens_every_slide(spec: Built, tmp_path: Path) -> None:
    assert len(pdf_pages(to_pdf(spec.deck, tmp_path))) == len(open_deck(spec.deck).slides)
