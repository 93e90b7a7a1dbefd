"""The one-page form of the fact sheet: what the mock-up asks of it, in every design pack."""

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from factdeck.backends.pdf.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import SheetBlock
from factdeck.layout.impose import folded
from factdeck.layout.sheet_deal import dealt
from factdeck.layout.sheet_left_out import report_left_out
from factdeck.pipeline.stages import lay_out, prepare
from factdeck.scene.nodes import ChartNode, Page, Scene, Table, TextFrame
from factdeck.spec.load import load
from tests.conftest import ROOT
from tests.layout.mockup_sheet import livelihood, low_chart, mockup_sheet, money_table
from tests.packed_sheets import PACKS, packed_sheet
from tests.scene_rules import faults

pytestmark = pytest.mark.slow

FORM = "factsheet-onepage"


def only_page(pack: str) -> Page:
    (page,) = packed_sheet(pack, FORM).scene.pages
    return page


def texts(page: Page) -> dict[str, str]:
    return {node.id: node.text for node in page.nodes if isinstance(node, TextFrame)}


@pytest.mark.parametrize("pack", PACKS)
def test_four_key_figures_stand_large_and_the_fifth_is_a_row_of_its_section(pack: str) -> None:
    said = texts(only_page(pack))
    heroes = [name for name in said if name.startswith("sheet/hero/")]
    assert sum(name.endswith("/figure") for name in heroes) == 4
    rest = [said[name] for name in said.keys() - set(heroes)]
    tables = str([node for node in only_page(pack).nodes if not isinstance(node, TextFrame)])
    assert any(text.startswith("74.6") for text in rest) or "74.6" in tables


@pytest.mark.parametrize("pack", PACKS)
def test_the_page_says_that_it_is_the_one_page_edition(pack: str) -> None:
    assert texts(only_page(pack))["sheet/page-number"] == "单页版"
    (english,) = packed_sheet(pack, FORM, "library").scene.pages
    assert texts(english)["sheet/page-number"] == "One-page edition"


@pytest.mark.parametrize("pack", PACKS)
def test_what_the_sources_say_is_not_said_again_at_the_foot(pack: str) -> None:
    said = texts(only_page(pack))
    assert "sheet/footnote" not in said
    assert sum(text.count("第三部分原文残缺") for text in said.values()) == 1


@pytest.mark.parametrize("pack", ["hongjin", "songlv", "mo"])
def test_a_table_without_room_is_its_bars_and_the_ring_stands_under_them(pack: str) -> None:
    page = only_page(pack)
    money = [node for node in page.nodes if "livelihood/money_table" in node.id]
    assert [node for node in money if isinstance(node, ChartNode)]
    assert not [node for node in money if isinstance(node, Table)]
    assert any("livelihood/training" in node.id for node in page.nodes)


@pytest.mark.parametrize("pack", PACKS)
def test_nothing_of_the_page_is_clipped_or_stands_on_something_else(pack: str) -> None:
    assert faults(packed_sheet(pack, FORM).scene) == []


# --- four pages


@cache
def four_pages(pack: str) -> tuple[Scene, Diagnostics]:
    diagnostics = Diagnostics()
    project = load(ROOT / "deck" / "harbin.yaml", diagnostics)
    assert project
    plan = project.spec.factsheet.model_copy(update={"pages": 4})
    spec = project.spec.model_copy(update={"template": pack, "factsheet": plan})
    prepared = prepare(replace(project, spec=spec), diagnostics)
    made = prepared and lay_out(prepared, "factsheet", diagnostics)
    assert made
    return made.scene, diagnostics


@pytest.mark.parametrize("pack", PACKS)
def test_four_pages_carry_all_sections_whole_and_in_order(pack: str) -> None:
    scene, diagnostics = four_pages(pack)
    assert len(scene.pages) == 4
    assert {item.code for item in diagnostics} <= {"sheet-too-empty"}
    heads = [
        node.id.split("/")[1]
        for page in scene.pages
        for node in page.nodes
        if isinstance(node, TextFrame) and node.id.endswith("/name") and node.id.count("/") == 2
    ]
    order = [name for name in dict.fromkeys(heads) if name not in ("hero", "overleaf")]
    assert order == ["results", "leadership", "ideals", "skills", "livelihood", "reform"]
    assert faults(scene) == []


def test_what_is_too_little_for_four_pages_is_said_with_the_way_out() -> None:
    _, diagnostics = four_pages("mo")
    empty = [item for item in diagnostics if item.code == "sheet-too-empty"]
    assert empty and all(item.arguments["fewer"] == 2 for item in empty)


def test_sections_are_dealt_out_in_order_and_none_of_the_later_pages_is_empty() -> None:
    ways = list(dealt("abcdef", 4))
    assert all("".join(map("".join, way)) == "abcdef" for way in ways)
    assert all(way[1] and way[2] and way[3] for way in ways)
    assert len(ways) == len(set(ways)) == 20
    assert list(dealt("ab", 2)) == [(("a", "b"), ()), (("a",), ("b",)), ((), ("a", "b"))]
    assert list(dealt("a", 4))


def test_four_pages_are_both_sides_of_one_sheet_to_be_folded() -> None:
    scene = folded(four_pages("hongjin")[0])
    assert [page.nodes[0].id.split("/")[0] for page in scene.pages] == ["sheet-4", "sheet-2"]
    sides = [list(dict.fromkeys(node.id.split("/")[0] for node in page.nodes)) for page in scene.pages]
    assert sides == [["sheet-4", "sheet-1"], ["sheet-2", "sheet-3"]]
    with pikepdf.open(BytesIO(write(scene))) as document:
        preferences = document.Root.ViewerPreferences
        assert [str(preferences[name]) for name in ("/Duplex", "/PrintScaling")] == [
            "/DuplexFlipShortEdge",
            "/None",
        ]
        assert [round(float(value)) for value in document.pages[0].mediabox[2:]] == [1191, 842]


def test_a_table_that_became_its_bars_is_said() -> None:
    found = Diagnostics()
    table = SheetBlock("money", table=money_table())
    bars = replace(table, table=None, chart=low_chart().chart)
    section = replace(livelihood(), blocks=(table,))
    sheet = replace(mockup_sheet(), sections=(section,))
    shorter = replace(sheet, sections=(replace(section, blocks=(bars,)),))
    report_left_out(sheet, shorter, found)
    assert [item.code for item in found] == ["sheet-as-bars"]
