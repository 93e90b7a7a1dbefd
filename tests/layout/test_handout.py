"""Handouts as scenes: every slide once and in order, nothing outside the page, nothing on anything else."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.units import mm
from factdeck.document.blocks import Deck
from factdeck.document.handout import PER_PAGE, PRINTED, PerPage, Printed, compose_handout
from factdeck.layout.grayscale import in_gray
from factdeck.layout.handout import place_handout, shown
from factdeck.layout.measure import Measurer
from factdeck.pipeline.stages import Prepared, lay_out, prepare
from factdeck.scene.nodes import Page, PagePicture, Rule, Scene, TextFrame
from factdeck.scene.setting import Colors
from factdeck.scene.text import Rect, Role
from factdeck.spec.load import load

from .test_sheet import ink, overlapping

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

_SPEC = Path(__file__).resolve().parents[2] / "src" / "factdeck" / "starter" / "en" / "spec.yaml"
_LONG = "The first thing to say is short. " * 150


@lru_cache(maxsize=8)
def prepared(template: str = "hongjin", aspect: str = "16:9") -> Prepared:
    project = load(_SPEC, Diagnostics())
    assert project
    changed = project.spec.model_copy(update={"template": template, "aspect": aspect})
    found = prepare(replace(project, spec=changed), Diagnostics())
    assert found
    return found


@lru_cache(maxsize=8)
def slides(template: str = "hongjin", aspect: str = "16:9") -> tuple[Deck, Scene]:
    laid_out = lay_out(prepared(template, aspect), "deck", Diagnostics())
    assert laid_out and isinstance(laid_out.document, Deck)
    return laid_out.document, laid_out.scene


def handout(
    kind: Printed = "handout",
    per_page: PerPage = 3,
    template: str = "hongjin",
    aspect: str = "16:9",
    notes: str = "",
) -> Scene:
    """The starter's handout; `notes` in place of the first slide's."""
    deck, scene = slides(template, aspect)
    if notes:
        scene = replace(scene, pages=(replace(scene.pages[0], notes=notes), *scene.pages[1:]))
    theme, diagnostics = prepared(template, aspect).theme, Diagnostics()
    composed = compose_handout(kind, deck, shown(scene), "2026-02", per_page)
    placed = place_handout(composed, scene, theme, Measurer(theme.families), diagnostics)
    assert not list(diagnostics)
    return placed


def pictures(page: Page) -> list[PagePicture]:
    return [node for node in page.nodes if isinstance(node, PagePicture)]


def frames(page: Page) -> Iterator[TextFrame]:
    return (node for node in page.nodes if isinstance(node, TextFrame))


def text(page: Page) -> str:
    return "\n".join(frame.text for frame in frames(page))


ALL: list[tuple[Printed, PerPage]] = [*(("handout", each) for each in PER_PAGE), ("notes", 3), ("script", 3)]


def faults(scene: Scene) -> list[object]:
    """What stands outside of the margins or on something else."""
    found: list[object] = []
    for page in scene.pages:
        found += overlapping(page)
        shown_here = pictures(page)
        for node in page.nodes:
            rect = ink(node) if isinstance(node, TextFrame) else node.rect
            bottom = mm(284) if "foot" in node.id or node.rect.y > mm(277) else mm(275.5)
            if rect.x < mm(15) - 5 or rect.right > mm(195.2) or rect.y < mm(13.9) or rect.bottom > bottom:
                found.append((page.id, node.id, "outside"))
            if isinstance(node, TextFrame | Rule):
                found += [(node.id, other.id) for other in shown_here if _meet(rect, other.rect)]
    return found


def _meet(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > 0.5 and min(one.bottom, other.bottom) - max(one.y, other.y) > (-0.1 if not one.h else 0.5)


@pytest.mark.parametrize(("kind", "per_page"), ALL)
@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_every_slide_stands_once_in_order_and_nothing_on_it(kind: Printed, per_page: PerPage, aspect: str):
    scene = handout(kind, per_page, aspect=aspect)
    deck = slides(aspect=aspect)[1]
    placed = [picture.page.id for page in scene.pages for picture in pictures(page)]
    assert placed == [page.id for page in deck.pages]
    assert faults(scene) == []
    for picture in (one for page in scene.pages for one in pictures(page)):
        assert picture.rect.w / picture.rect.h == pytest.approx(deck.width / deck.height, rel=1e-6)
        assert picture.page.title in picture.alt and picture.role is Role.PICTURE
    ids = [[node.id for node in page.nodes] for page in scene.pages]
    assert all(len(set(page)) == len(page) for page in ids)


@pytest.mark.parametrize("template", ["qinglan", "songlv", "mo"])
def test_other_packs_have_their_own_look_and_no_faults(template: str):
    scene = handout("handout", 3, template)
    assert faults(scene) == []
    assert scene.palette["sheet-accent"] != handout().palette["sheet-accent"]


@pytest.mark.parametrize("per_page", [each for each in PER_PAGE if each > 1])
def test_so_many_slides_to_a_page(per_page: PerPage):
    counts = [len(pictures(page)) for page in handout("handout", per_page).pages]
    assert counts[:-1] == [per_page] * (len(counts) - 1) and 0 < counts[-1] <= per_page


def test_three_to_a_page_as_the_design_has_it():
    page = handout().pages[0]
    first, second, _ = [picture.rect for picture in pictures(page)]
    assert (first.x, first.y, first.w) == pytest.approx((mm(15), mm(28), mm(102.5)), abs=0.1)
    assert second.y - first.y == pytest.approx(mm(83))
    lines = [node.rect for node in page.nodes if "/line-" in node.id]
    assert len(lines) == 24 and {round(line.x) for line in lines} == {round(mm(123.5))}
    assert {round(other.y - one.y, 2) for one, other in pairwise(lines[:8])} == {round(mm(8.6), 2)}
    assert "Notes" in text(page) and "Three to a page, with space for notes at the right" in text(page)


def test_pages_say_whose_they_are_and_how_many():
    deck, _ = slides()
    scene = handout()
    for number, page in enumerate(scene.pages, 1):
        assert deck.organization in text(page) and "February 2026" in text(page) and deck.title in text(page)
        assert f"{number} / {len(scene.pages)}" in text(page)
        assert not deck.notice or deck.notice in text(page)
    first, second = scene.pages[:2]
    assert [frame.text for frame in frames(first) if frame.role is Role.TITLE] == [f"{deck.title} · Handout"]
    assert not [frame for frame in frames(second) if frame.role is Role.TITLE]  # read once


def test_sample_data_is_marked_on_every_page():
    deck, scene = slides()
    marked = compose_handout("handout", replace(deck, notice="Sample data"), shown(scene), "", 6)
    theme = prepared().theme
    pages = place_handout(marked, scene, theme, Measurer(theme.families), Diagnostics()).pages
    assert all("Sample data" in text(page) for page in pages)


@pytest.mark.parametrize("kind", PRINTED)
def test_long_notes_run_over_and_lose_nothing(kind: Printed):
    scene = handout(kind, 1, notes=_LONG)
    assert faults(scene) == []
    told = " ".join(frame.text for page in scene.pages for frame in frames(page) if "/talk-" in frame.id)
    assert " ".join(told.split()).startswith(" ".join(_LONG.split()))
    parts = [page for page in scene.pages if any("cover/talk-1" in frame.id for frame in frames(page))]
    assert len(parts) > 1
    ends = [frame.text for page in parts for frame in frames(page) if "cover/talk-1" in frame.id]
    assert all(end.endswith(".") for end in ends)  # a page ends with a sentence


def test_a_further_page_of_the_script_says_of_which_slide_it_is():
    second = handout("script", notes=_LONG).pages[1]
    content = [frame.text for frame in frames(second) if frame.role is not Role.DECORATION]
    assert content[0] == "1 (continued)"


def test_a_single_slide_leaves_room_to_write_where_its_notes_end():
    page = next(page for page in handout("handout", 1).pages if "Figures on this slide" in text(page))
    lowest = max(ink(frame).bottom for frame in frames(page) if "/figures" in frame.id or "/talk" in frame.id)
    lines = [node.rect.y for node in page.nodes if "/line-" in node.id]
    assert lines and min(lines) > lowest
    assert not [node for node in handout("notes").pages[0].nodes if "/line-" in node.id]


def test_the_script_says_headline_talk_figures_sources_and_time():
    deck, scene = slides()
    script = handout("script")
    said = "\n".join(text(page) for page in script.pages)
    headlines = [frame.text for page in script.pages for frame in frames(page) if frame.role is Role.HEADING]
    assert headlines == [page.title for page in scene.pages]
    assert said.count(" min") + said.count("half a minute") >= len(scene.pages)
    assert "Figures on this slide" in said and "min in all" in said
    for slide in deck.slides:
        for line in slide.notes.splitlines():
            if line.startswith("· "):
                assert line[2:].partition(":")[0] in said.replace("\n", " ")


def test_slides_on_grey_paper_are_grey_in_one_scene():
    gray = in_gray(handout(), prepared().theme.gray)
    scenes = {id(one.scene): one.scene for page in gray.pages for one in pictures(page)}
    assert [scene.colors for scene in scenes.values()] == [Colors.GRAY] and gray.colors is Colors.GRAY


def test_a_faulty_design_is_a_finding():
    deck, scene = slides()
    theme, diagnostics = replace(prepared().theme, handout={"top": "high"}), Diagnostics()
    composed = compose_handout("handout", deck, shown(scene))
    assert not place_handout(composed, scene, theme, Measurer(theme.families), diagnostics).pages
    assert [item.code for item in diagnostics] == ["sheet-design"]
    assert "handout.top" in next(iter(diagnostics)).message("en")
