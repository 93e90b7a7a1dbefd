"""What helps the one who presents: ways through the deck, sections, properties, transition."""

import re
from typing import Any

import pytest

from factdeck.scene.nodes import Page, Scene, TextFrame
from tests.written_decks import parts, scene


def section(name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"第{name}章",
        "figures": {"headline": "都在涨", "tiles": ["f1", "f2"]},
        **more,
    }


SECTIONS = (section("a"), section("b"), section("c", divider=False))


@pytest.fixture(scope="module")
def deck() -> Scene:
    return scene(*SECTIONS)


def links(page: Page) -> dict[str, str]:
    frames = [node for node in page.nodes if isinstance(node, TextFrame) and node.link]
    return {frame.id: frame.link for frame in frames}


def page(deck: Scene, name: str) -> Page:
    return next(page for page in deck.pages if page.id == name)


def test_every_row_of_the_agenda_leads_to_the_first_slide_of_its_section(deck: Scene) -> None:
    found = {name.split("/")[2]: link for name, link in links(page(deck, "agenda")).items()}
    assert found == {"a": "#a.divider", "b": "#b.divider", "c": "#c.figures"}


def test_every_slide_of_a_section_has_a_way_back_to_the_agenda(deck: Scene) -> None:
    for slide in deck.pages:
        if "." in slide.id:
            assert "#agenda" in links(slide).values(), slide.id


def test_a_divider_leads_to_the_other_sections_and_not_to_itself(deck: Scene) -> None:
    assert set(links(page(deck, "a.divider")).values()) == {"#agenda", "#b.divider", "#c.figures"}


def test_without_an_agenda_nothing_leads_back() -> None:
    lone = scene(section("a"), section("b"))
    assert [page.id for page in lone.pages if "agenda" in str(links(page))] == []


def test_links_are_the_shapes_and_leave_the_text_as_it_is() -> None:
    written = parts(*SECTIONS)
    slides = [text for name, text in written.items() if name.startswith("ppt/slides/slide")]
    assert sum(text.count("hlinksldjump") for text in slides) > 8
    assert not [
        text for text in slides if re.search(r"<a:rPr[^>]*[^/]>(?:(?!</a:rPr>).)*<a:hlinkClick", text)
    ]


def test_sections_are_named_as_in_the_spec_and_what_stands_around_them_has_words() -> None:
    def names(**values: Any) -> list[str]:
        written = parts(*SECTIONS, **values)["ppt/presentation.xml"]
        return re.findall(r'<p14:section name="([^"]+)"', written)

    assert names() == ["开篇", "第a章", "第b章", "第c章", "结语"]
    assert names(language="en")[::4] == ["Opening", "Closing"]


def test_slides_fade_where_the_spec_says_so() -> None:
    def fading(**values: Any) -> list[bool]:
        written = parts(section("a"), **values)
        slides = [text for name, text in written.items() if name.startswith("ppt/slides/slide")]
        return ['</p:clrMapOvr><p:transition spd="med"><p:fade/></p:transition>' in text for text in slides]

    assert all(fading(transition="fade"))
    assert not any(fading())


def test_properties_are_the_specs_words() -> None:
    written = parts(
        section("a"), subject="年度汇报", category="工作报告", keywords=["图书馆"], date="2025-03"
    )
    core, extended = written["docProps/core.xml"], written["docProps/app.xml"]
    for said in (
        "<dc:title>标题</dc:title>",
        "<dc:subject>年度汇报</dc:subject>",
        "<cp:category>工作报告</cp:category>",
        "<cp:keywords>图书馆, 第a章</cp:keywords>",
        "<cp:lastModifiedBy>某图书馆</cp:lastModifiedBy>",
        "<dc:language>zh-CN</dc:language>",
        ">2025-03-01T00:00:00Z</dcterms:modified>",
    ):
        assert said in core, said
    assert "<Company>某图书馆</Company>" in extended
