"""What a cover offers to designs that show key figures on it."""

from factdeck.document.blocks import Slide, plain

from .specs import deck

SECTION = {"id": "a", "title": "甲", "figures": ["f1"], "key": "f9"}


def offered(**values: object) -> Slide:
    found = deck(SECTION, **values).slides[0].offered
    assert found is not None
    return found


def figures(slide: Slide) -> list[str]:
    return [record.id for record in slide.lists.get("figures", ())]


def test_the_cover_itself_has_no_figures() -> None:
    cover = deck(SECTION).slides[0]
    assert "figures" not in cover.lists and "900" not in cover.notes


def test_it_offers_the_authors_figures_else_those_of_the_sheet_the_closing_the_sections() -> None:
    closing, sheet = {"figures": ["f2"]}, {"hero": ["f3", "f4", "f5", "f6"]}
    assert figures(offered()) == ["f9"]
    assert figures(offered(closing=closing)) == ["f2"]
    assert figures(offered(closing=closing, factsheet=sheet)) == ["f3", "f4", "f5"]
    assert figures(offered(cover={"figures": ["f7"]}, factsheet=sheet)) == ["f7"]


def test_its_notes_and_source_are_those_of_its_figures() -> None:
    found = offered()
    assert "900人次" in found.notes and "年报" in plain(found.texts["source"])


def test_a_line_of_the_band_that_only_says_the_same_figures_is_left_out() -> None:
    band = [
        {"label": "规模", "text": "{f9}"},
        {"label": "范围", "text": "{f9}，{f8}"},
        {"label": "时段", "text": "五年"},
    ]
    cover = deck(SECTION, cover={"band": band}).slides[0]
    assert len(cover.lists["band"]) == 3
    assert cover.offered and len(cover.offered.lists["band"]) == 2


def test_a_line_is_offered_last_and_its_figures_have_their_notes() -> None:
    form = offered(cover={"line": "五年里，经费返还基层。"})
    assert "line" not in form.texts and form.offered is not None
    richest = form.offered
    assert plain(richest.texts["line"]) == "五年里，经费返还基层。"
    assert figures(richest) == figures(form) and richest.offered is None
