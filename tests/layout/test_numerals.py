"""Chapters are numbered as the design says: as written, or in digits."""

from dataclasses import replace
from functools import cache

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Deck, Slide, plain
from factdeck.document.compose import compose_deck
from factdeck.document.wording import counted
from factdeck.facts.factbook import Figure
from factdeck.layout.numerals import with_numerals_of
from factdeck.theme.load import load_theme
from factdeck.theme.read_deck import read_deck
from factdeck.theme.slide_layout import DeckDesign
from tests.conftest import ROOT
from tests.stress import prepared


@cache
def harbin() -> Deck:
    ready = prepared(ROOT / "deck" / "harbin.yaml")
    return compose_deck(ready.project, ready.facts, Diagnostics())


def design(name: str) -> DeckDesign:
    theme = load_theme(name, [], Diagnostics())
    assert theme
    return read_deck(theme, Diagnostics())


def agenda_numbers(slide: Slide) -> list[str]:
    parts = [record.parts["number"] for record in slide.lists["rows"]]
    return [plain(part) for part in parts if not isinstance(part, Figure)]


def test_written_numerals_stay() -> None:
    assert with_numerals_of(harbin(), design("hongjin")) == harbin()


def test_digits_stand_on_agenda_and_dividers() -> None:
    numbered = with_numerals_of(harbin(), design("songlv"))
    agenda = next(slide for slide in numbered.slides if slide.layout == "agenda")
    assert agenda_numbers(agenda) == ["1", "2", "3", "4", "5"]
    assert plain(agenda.texts["mark"]) == "5"
    dividers = [slide for slide in numbered.slides if slide.layout == "section"]
    assert [slide.chapter.number for slide in dividers if slide.chapter] == ["4", "5"]


def test_parts_of_what_runs_on_are_numbered_too() -> None:
    numbered = with_numerals_of(harbin(), design("songlv"))
    flow = next(slide for slide in numbered.slides if slide.layout == "agenda").flow
    assert flow
    assert agenda_numbers(flow.part(1, 2, 0, 1)) == ["2"]


def test_what_is_no_number_stays() -> None:
    chapter = replace(harbin().chapters[0], number="总")
    slides = tuple(replace(slide, chapter=chapter) for slide in harbin().slides)
    numbered = with_numerals_of(replace(harbin(), slides=slides), design("songlv"))
    assert {slide.chapter.number for slide in numbered.slides if slide.chapter} == {"总"}
    assert counted("十二") == counted("12") == 12
