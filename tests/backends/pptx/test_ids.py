"""Names and numbers that people's comments, animations and links hold on to from one build to the next."""

import re
from typing import Any

import pytest

from factdeck.backends.pptx.ids import SHAPE_IDS, creation, numbered, stable
from tests.written_decks import parts, shapes

CHART = {"id": "visits", "kind": "bar", "headline": "一年好过一年", "facts": ["f1", "f2", "f3"]}


def section(name: str, figures: list[str], **more: Any) -> dict[str, Any]:
    return {"id": name, "title": f"第{name}章", "figures": {"headline": "都在涨", "tiles": figures}, **more}


SECTIONS = (
    section("a", ["f1", "f2", "f3"]),
    section("b", ["f4", "f5", "f6"]),
    section("c", ["f7", "f8"]),
    section("d", ["f9", "f10"]),
)


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    return parts(*SECTIONS)


# by what was done: the sections then, and the words in the names of all that may be gone
CHANGES: dict[str, tuple[tuple[dict[str, Any], ...], str]] = {
    "a tile between others": ((section("a", ["f1", "f11", "f2", "f3"]), *SECTIONS[1:]), "nothing"),
    "a tile less": ((section("a", ["f1", "f3"]), *SECTIONS[1:]), "/f2$"),
    "a section between others": ((SECTIONS[0], section("n", ["f11", "f12"]), *SECTIONS[1:]), "nothing"),
    "a section less": ((SECTIONS[0], *SECTIONS[2:]), "b[./]"),
    "a chart": (({**SECTIONS[0], "charts": [CHART]}, *SECTIONS[1:]), "nothing"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_added_or_taken_away_renames_and_renumbers_nothing_else(
    before: dict[str, str], change: str
) -> None:
    sections, gone = CHANGES[change]
    old, new = shapes(before), shapes(parts(*sections))
    kept = old.keys() & new.keys()
    assert [name for name in old.keys() - kept if not re.search(gone, name)] == []
    assert {name: old[name] for name in kept} == {name: new[name] for name in kept}
    assert old.keys() != new.keys()


@pytest.mark.parametrize("change", CHANGES)
def test_slides_keep_their_ids(before: dict[str, str], change: str) -> None:
    def ids(written: dict[str, str]) -> set[str]:
        found = re.findall(r'<p:sldId id="(\d+)"', written["ppt/presentation.xml"])
        pages = [text for name, text in written.items() if "slides/" in name.lower()]
        marks = [mark for text in pages for mark in re.findall(r'creationId [^>]*val="(\d+)"', text)]
        assert len(set(marks)) == len(marks)
        return {*found, *marks}

    gone = ids(before) - ids(parts(*CHANGES[change][0]))
    assert len(gone) == (5 if change == "a section less" else 0)  # two slides, the notes of one


def test_every_slide_layout_and_master_says_which_it_is(before: dict[str, str]) -> None:
    for name, text in before.items():
        if re.fullmatch(r"ppt/(slides|slideLayouts|slideMasters|notesSlides)/\w+\.xml", name):
            assert text.count("creationId") == 1, name


def test_a_number_that_is_taken_gives_the_next() -> None:
    first = stable("a", SHAPE_IDS)
    assert stable("a", SHAPE_IDS, {first}) == first + 1
    assert stable("a", range(7, 8)) == 7
    assert len(set(numbered(map(str, range(50)), range(2, 52)).values())) == 50


def test_creation_ids_differ_by_name() -> None:
    assert creation("slide/a") != creation("slide/b")
