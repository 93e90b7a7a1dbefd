"""The compositions of the fact sheet: each keeps the rules of the sheet, each looks as its name says."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from PIL import ImageStat
from pypdfium2 import PdfDocument

from factdeck.backends.pdf.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.base.resources import resource
from factdeck.base.units import mm
from factdeck.chart.model import ChartKind, Emphasis
from factdeck.document.blocks import Chapter, Sheet, SheetSection, Span
from factdeck.document.compose_sheet import compose_sheet
from factdeck.facts.resolve import resolve
from factdeck.layout.measure import Measurer
from factdeck.layout.sheet import place_sheet
from factdeck.layout.sheet_heads import shown_number
from factdeck.scene.nodes import AnyNode, Box, ChartNode, Page, Rule, Scene, Table, TextFrame
from factdeck.scene.text import Rect, Role
from factdeck.spec.load import load
from factdeck.theme.load import load_theme
from factdeck.theme.read_sheet import DesignError, read_sheet_design
from factdeck.theme.sheet_forms import Form, Numerals
from factdeck.theme.theme import Theme
from tests.layout.growing_specs import Growing
from tests.layout.mockup_sheet import english_sheet, mockup_sheet, text
from tests.layout.test_sheet import all_nodes, frames, ink, overlapping
from tests.layout.test_sheet_growing import GROWING
from tests.random_specs import random_spec
from tests.scene_rules import faults

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

PACKS = {"hongjin": Form.BANDS, "qinglan": Form.RAIL, "mo": Form.COLUMNS, "songlv": Form.CARDS}
OTHERS = [pack for pack in PACKS if pack != "hongjin"]
_DECK = Path(__file__).resolve().parents[2] / "deck"
_SAMPLE = _DECK.parent / "src" / "factdeck" / "starter" / "sample" / "zh-CN.yaml"
_RAIL, _LEFT, _RIGHT = mm(15 + 40.5), mm(15), mm(195)
_LINE = 14.0  # points: a line of body text
_LOSSES = {"sheet-left-out", "sheet-as-row", "sheet-table-cut"}

SHEETS = {
    "mock-up": mockup_sheet(),
    "one page": replace(mockup_sheet(), pages=1),
    "little": replace(
        mockup_sheet(), sections=mockup_sheet().sections[:2], hero=mockup_sheet().hero[:3], pictogram=None
    ),
    "english": english_sheet(),
    "no sections": replace(mockup_sheet(), sections=()),
    "long title": replace(mockup_sheet(), title=text("组织更广，服务更近，办事更快，" * 4)),
    "one hero": replace(mockup_sheet(), hero=mockup_sheet().hero[:1]),
    "no hero": replace(mockup_sheet(), hero=(), pictogram=None),
}


@cache
def theme(pack: str) -> Theme:
    loaded = load_theme(pack, [resource("templates")], Diagnostics())
    assert loaded is not None
    return loaded


@cache
def measurer(pack: str) -> Measurer:
    return Measurer(theme(pack).families)


def placed(sheet: Sheet, pack: str) -> tuple[Scene, Diagnostics]:
    diagnostics = Diagnostics()
    return place_sheet(sheet, theme(pack), measurer(pack), diagnostics), diagnostics


@cache
def composed(path: Path) -> Sheet:
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    assert project is not None
    return compose_sheet(project, resolve(project, diagnostics), diagnostics)


@cache
def shipped(name: str, pack: str) -> tuple[Scene, Diagnostics]:
    return placed(composed(_DECK / f"{name}.yaml"), pack)


# --- how level


def lowest(nodes: list[AnyNode]) -> float:
    """Where text and drawings end; rules and outlines are no content."""
    content = [node for node in nodes if not isinstance(node, Rule) and not _is_outline(node)]
    return max((_end(node) for node in content), default=0.0)


def _end(node: AnyNode) -> float:
    return ink(node).bottom if isinstance(node, TextFrame) else node.rect.bottom


def _is_outline(node: AnyNode) -> bool:
    return isinstance(node, Box) and not node.fill


def column_ends(page: Page) -> list[float]:
    """Where each column of a page that is composed in columns ends; empty where it has one column."""
    rules = [node for node in page.nodes if "/column-rule-" in node.id]
    if not rules:
        return []
    edges = [_LEFT, *(node.rect.x for node in rules), _RIGHT]
    body = [node for node in page.nodes if rules[0].rect.y - 1 <= node.rect.y <= rules[0].rect.bottom]
    return [
        lowest([node for node in body if left - 1 <= node.rect.x < right - 1])
        for left, right in pairwise(edges)
    ]


def card_ends(page: Page) -> Iterator[tuple[float, float]]:
    """Ends of outlines that start side by side."""
    cards = [node.rect for node in page.nodes if node.id.endswith("/card") and "/hero/" not in node.id]
    for one, other in pairwise(cards):
        if abs(one.y - other.y) < 0.1:
            yield one.bottom, other.bottom


# --- what holds for all


@pytest.mark.parametrize("pack", OTHERS)
@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_has_its_pages_and_no_faults(name: str, pack: str) -> None:
    scene, diagnostics = placed(SHEETS[name], pack)
    assert len(scene.pages) == SHEETS[name].pages
    assert faults(scene) == []
    assert [overlapping(page) for page in scene.pages] == [[] for _ in scene.pages]
    assert not {"sheet-too-full", "sheet-design", "text-too-long"} & {item.code for item in diagnostics}


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("name", ["harbin", "library"])
def test_the_shipped_sheets_have_no_finding_in_any_pack(name: str, pack: str) -> None:
    scene, diagnostics = shipped(name, pack)
    assert list(diagnostics) == []
    assert faults(scene) == []
    ids = [[node.id for node in page.nodes] for page in scene.pages]
    assert [len(set(own)) for own in ids] == [len(own) for own in ids]


@pytest.mark.parametrize("pack", OTHERS)
@pytest.mark.parametrize("name", ["five", "table of 30 × 8", "one full page", "english"])
def test_growing_sheets_keep_their_pages_and_say_what_they_lose(name: str, pack: str, tmp_path: Path) -> None:
    check_growing(GROWING[name], pack, tmp_path / "a.yaml")


@pytest.mark.slow
@pytest.mark.parametrize("pack", OTHERS)
@pytest.mark.parametrize("name", ["fourteen", "everything", "thin", "nine points", "one english page"])
def test_the_largest_and_the_least_sheets(name: str, pack: str, tmp_path: Path) -> None:
    check_growing(GROWING[name], pack, tmp_path / "a.yaml")


def check_growing(spec: Growing, pack: str, path: Path) -> None:
    path.write_text(spec.text(), "utf-8")
    sheet = composed(path)
    scene, diagnostics = placed(sheet, pack)
    assert len(scene.pages) == spec.pages
    assert faults(scene) == []
    assert not diagnostics.has_errors()
    losses = [item for item in diagnostics if item.code in _LOSSES]
    assert all(item.location and item.location.line for item in losses)
    for page in scene.pages:
        ends = column_ends(
            page
        )  # two pieces can't end level in three columns, but leave none in the middle blank
        assert len(ends) in (0, 2) or max(ends) - min(ends) <= _LINE


@pytest.mark.slow
@pytest.mark.parametrize("pack", OTHERS)
@pytest.mark.parametrize(("seed", "language"), [(3, "zh-CN"), (7, "zh-CN"), (15, "en"), (27, "en")])
def test_random_sheets_are_whole(seed: int, language: str, pack: str, tmp_path: Path) -> None:
    path = tmp_path / "random.yaml"
    path.write_text(random_spec(seed, language), "utf-8")
    scene, diagnostics = placed(composed(path), pack)
    assert "sheet-too-full" not in {item.code for item in diagnostics}
    assert faults(scene) == []


@pytest.mark.parametrize("pack", PACKS)
def test_the_title_is_read_first_and_every_section_begins_with_its_name(pack: str) -> None:
    scene, _ = shipped("harbin", pack)
    roles = [node.role for node in frames(scene.pages[0])]
    assert Role.TITLE in roles[:7]
    order = [node.id for page in scene.pages for node in frames(page)]
    for section in ("results", "leadership", "ideals", "skills", "livelihood", "reform"):
        own = [name for name in order if name.startswith(f"sheet/{section}/")]
        texts = [name for name in own if not name.endswith("/number")]
        assert texts[0] == f"sheet/{section}/name"
        assert texts[1] == f"sheet/{section}/sentence"


# --- rail


def test_names_stand_in_the_rail_and_exhibits_beside_it() -> None:
    scene, _ = shipped("harbin", "qinglan")
    for page in scene.pages:
        for node in page.nodes:
            if node.id.endswith(("/name", "/sentence")) and node.id.count("/") == 2:
                assert node.rect.right <= _RAIL + 0.5
            if isinstance(node, ChartNode) and node.chart.kind is not ChartKind.RING:
                assert node.rect.x >= _RAIL + mm(6) - 0.5


def test_a_bar_lies_on_every_section_rule_over_the_rail() -> None:
    scene, _ = shipped("harbin", "qinglan")
    bars = [node for node in all_nodes(scene) if node.id.endswith("rule-bar")]
    rules = {node.id: node for node in all_nodes(scene)}
    assert len(bars) == 5 + 1 + 2  # sections but the one under the running head, sources, heads
    for bar in bars:
        rule = rules[bar.id.removesuffix("-bar")]
        assert bar.rect.w == pytest.approx(mm(40.5))
        assert bar.rect.y + bar.rect.h / 2 == pytest.approx(rule.rect.y)


def test_a_tall_rail_takes_the_ring_and_a_lone_figure() -> None:
    scene, _ = shipped("harbin", "qinglan")
    nodes = {node.id: node for node in all_nodes(scene)}
    assert nodes["sheet/livelihood/training/chart"].rect.right < _RAIL
    said = [
        node.text for node in all_nodes(scene) if isinstance(node, TextFrame) and node.rect.right < _RAIL + 1
    ]
    assert "25人以上" in said
    assert sum(node.text == "25人以上" for node in all_nodes(scene) if isinstance(node, TextFrame)) == 1


def test_the_chart_among_the_key_figures_leaves_out_no_figure() -> None:
    scene, _ = shipped("harbin", "qinglan")
    said = [node.text for node in frames(scene.pages[0]) if node.id.startswith("sheet/hero/")]
    assert {"104万余人", "1.5万家", "260万人次", "74.6万人次", "最快7天"} <= set(said)
    drawn = [node for node in scene.pages[0].nodes if node.id.startswith("sheet/hero/chart/")]
    lead, *others = (node for node in drawn if isinstance(node, Box))
    assert lead.rect.w > max(bar.rect.w for bar in others)
    assert lead.alt


def test_without_a_chart_the_first_figure_is_large_and_keeps_its_pictogram() -> None:
    scene, _ = placed(mockup_sheet(), "qinglan")
    figures = {node.id: node for node in frames(scene.pages[0]) if node.id.endswith("/figure")}
    hero = [node for name, node in figures.items() if name.startswith("sheet/hero/")]
    sizes = [node.paragraphs[0].runs[0].style.size for node in hero]
    assert max(sizes) > 1.3 * sorted(sizes)[-2]
    assert any("/pictogram" in node.id for node in scene.pages[0].nodes)


def test_a_figure_in_the_place_of_the_chart_is_larger_than_beside_one() -> None:
    sheet = mockup_sheet()
    scene, _ = placed(replace(sheet, hero=sheet.hero[:4]), "qinglan")
    hero = [node for node in frames(scene.pages[0]) if node.id == f"sheet/hero/{sheet.hero[0].id}/figure"]
    design = theme("qinglan").sheet
    assert hero[0].paragraphs[0].runs[-1].style.size and design
    assert max(run.style.size for run in hero[0].paragraphs[0].runs) > 1.5 * 56


def test_a_rails_lists_are_joined_under_three_cells_where_their_texts_would_wrap() -> None:
    scene, _ = shipped("harbin", "qinglan")
    rows = [
        node
        for node in frames(scene.pages[0])
        if node.id.startswith("sheet/ideals/") and "/rows/" in node.id and node.id.endswith("/text")
    ]
    assert len(rows) == 6
    assert {len(node.paragraphs[0].lines) for node in rows} == {1}
    assert len({round(node.rect.x) for node in rows}) == 2


def test_words_of_the_masthead_stand_under_the_logo_where_they_are_higher_than_it() -> None:
    sheet = replace(mockup_sheet(), pictures={"logo": "logo.png"}, picture_sizes={"logo": (100, 100)})
    for organization, under in (
        ("总工会", False),
        ("全市各级工会组织联合办公室和服务职工中心理事会秘书处", True),
    ):
        scene, _ = placed(replace(sheet, organization=organization), "qinglan")
        nodes = {node.id: node for node in scene.pages[0].nodes}
        logo, said = nodes["sheet/logo"], nodes["sheet/organization"]
        assert (said.rect.y > logo.rect.bottom) is under
        assert (said.rect.x < logo.rect.right) is under


def test_a_long_sentence_gives_way_to_the_authors_short_one_in_a_rail() -> None:
    sheet = mockup_sheet()
    long = text("六个字一停顿，" * 6)
    sections = (replace(sheet.sections[0], sentence=long, short=text("短句")), *sheet.sections[1:])
    scene, _ = placed(replace(sheet, sections=sections), "qinglan")
    assert any(node.text == "短句" for node in frames(scene.pages[0]))


# --- columns


def test_columns_end_level_on_every_page_of_the_flagship() -> None:
    scene, _ = shipped("harbin", "mo")
    for page in scene.pages:
        ends = column_ends(page)
        assert len(ends) == 3
        assert max(ends) - min(ends) <= _LINE


def test_a_column_that_ends_early_is_seen() -> None:
    scene, _ = shipped("harbin", "mo")
    page = scene.pages[0]
    gone = ("sheet/skills/", "sheet/overleaf/")
    kept = tuple(node for node in page.nodes if not node.id.startswith(gone))
    ends = column_ends(replace(page, nodes=kept))
    assert max(ends) - min(ends) > _LINE


def test_a_table_set_as_records_runs_on_in_the_next_column_rather_than_leave_it_blank() -> None:
    page = placed(composed(_SAMPLE), "mo")[0].pages[1]
    assert len(column_ends(page)) == 3
    records = [node.rect for node in page.nodes if "/record-" in node.id and node.id.endswith("/rule")]
    assert len(records) == 4 and len({round(rect.x) for rect in records}) == 2


def test_a_kicker_of_two_lines_stands_over_the_title_and_not_on_it() -> None:
    sheet = composed(_DECK / "harbin.yaml")
    scene, _ = placed(replace(sheet, organization=sheet.organization * 6), "mo")
    found = {node.id: node for node in frames(scene.pages[0])}
    kicker = found["sheet/kicker"]
    assert len({line.baseline for line in kicker.paragraphs[0].lines}) > 1
    assert ink(kicker).bottom <= ink(found["sheet/title"]).y


def test_two_rows_of_key_figures_have_a_rule_between_them_that_touches_no_text() -> None:
    path = _DECK.parent / "tests" / "gallery" / "maximal-en.yaml"
    page = placed(composed(path), "mo")[0].pages[0]
    (rule,) = [
        node.rect for node in page.nodes if node.id.startswith("sheet/hero/") and node.id.endswith("/rule")
    ]
    assert rule.w == pytest.approx(_RIGHT - _LEFT)
    hero = [ink(node) for node in frames(page) if node.id.startswith("sheet/hero/")]
    assert all(text.bottom < rule.y or text.y > rule.y for text in hero)


def test_the_ear_grows_wider_before_it_grows_high() -> None:
    ears = [
        next(node.rect for node in shipped(name, "mo")[0].pages[0].nodes if node.id == "sheet/ear")
        for name in ("harbin", "library")
    ]
    assert ears[0].w == pytest.approx(mm(20)) and ears[1].w > mm(20)
    assert all(ear.h < mm(26) for ear in ears)


def test_the_title_stands_in_the_middle_of_the_page() -> None:
    scene, _ = shipped("harbin", "mo")
    title = next(node for node in frames(scene.pages[0]) if node.role is Role.TITLE)
    rect = ink(title)
    assert rect.x - _LEFT == pytest.approx(_RIGHT - rect.right, abs=8)


def test_other_bars_are_hatched_and_the_accent_is_solid() -> None:
    scene, _ = shipped("harbin", "mo")
    charts = [node for node in all_nodes(scene) if isinstance(node, ChartNode)]
    colors = [node.colors[Emphasis.NEUTRAL] for node in charts if Emphasis.NEUTRAL in node.colors]
    assert colors and all(color in scene.patterns for color in colors)
    assert all(
        node.colors[Emphasis.ACCENT] in scene.palette for node in charts if Emphasis.ACCENT in node.colors
    )


def test_a_table_in_a_narrow_column_is_set_as_records_that_say_every_cell() -> None:
    scene, _ = shipped("harbin", "mo")
    assert not any(isinstance(node, Table) for node in all_nodes(scene))
    said = " ".join(node.text for node in all_nodes(scene) if isinstance(node, TextFrame))
    for cell in (
        "送温暖、送清凉、金秋助学等",
        "1.5亿元",
        "260万人次",
        "慰问因病致困一线职工",
        "7343.4万元",
        "3000余名",
    ):
        assert cell in said, cell


def test_a_page_with_room_says_what_stands_overleaf_and_a_full_one_does_not() -> None:
    scene, _ = shipped("harbin", "mo")
    said = _overleaf(scene)
    assert said[0] == "背面"
    assert any("服务职工" in name for name in said) and any("改革强基" in name for name in said)
    box = next(node for node in scene.pages[0].nodes if node.id == "sheet/overleaf/box")
    assert box.rect.bottom == pytest.approx(max(column_ends(scene.pages[0])), abs=_LINE)
    full = composed(_DECK / "harbin.yaml")
    first = full.sections[:3]
    crowded = replace(full, sections=(*first, *(_again(section, "a") for section in full.sections[1:])))
    assert _overleaf(placed(crowded, "mo")[0]) == []
    assert _overleaf(placed(replace(full, overleaf=""), "mo")[0]) == []


def _again(section: SheetSection, mark: str) -> SheetSection:
    """The section once more, under another id."""
    return replace(section, chapter=replace(section.chapter, id=f"{section.chapter.id}{mark}"))


def _overleaf(scene: Scene) -> list[str]:
    return [node.text for node in frames(scene.pages[0]) if node.id.startswith("sheet/overleaf/")]


def test_the_pictogram_stands_in_its_section_where_the_key_figures_have_no_place_for_it() -> None:
    scene, _ = shipped("harbin", "mo")
    marks = [node for node in all_nodes(scene) if node.id.startswith("sheet/reform/pictogram/share")]
    assert len(marks) == 1
    assert marks[0].alt


# --- cards


def test_every_section_stands_in_one_card_and_cards_side_by_side_end_level() -> None:
    scene, _ = shipped("harbin", "songlv")
    for page in scene.pages:
        cards = {node.id.split("/")[1]: node.rect for node in page.nodes if node.id.endswith("/card")}
        for node in page.nodes:
            name = node.id.split("/")[1]
            if name in cards and name != "hero" and not node.id.endswith(("/card", "/pill", "/name")):
                rect = ink(node) if isinstance(node, TextFrame) else node.rect
                assert _holds(cards[name], rect), node.id
        for one, other in card_ends(page):
            assert one == pytest.approx(other)


def _holds(card: Rect, rect: Rect) -> bool:
    across = card.x <= rect.x + 6 and rect.right <= card.right
    return across and card.y <= rect.y + 1 and rect.bottom <= card.bottom


def test_cards_are_outlines_on_white_paper() -> None:
    scene, _ = shipped("harbin", "songlv")
    cards = [node for node in all_nodes(scene) if node.id.endswith("/card")]
    assert cards
    for card in cards:
        assert isinstance(card, Box)
        assert (card.fill, card.radius > 0, card.stroke_width > 0) == ("", True, True)
    assert scene.palette[scene.pages[0].background] == "FFFFFF"


# --- heads and designs


@pytest.mark.parametrize(
    ("number", "numerals", "shown"),
    [
        ("一", Numerals.DIGITS, "01"),
        ("十二", Numerals.DIGITS, "12"),
        ("3", Numerals.DIGITS, "03"),
        ("总", Numerals.DIGITS, ""),
        ("总", Numerals.COUNTED, ""),
        ("总", Numerals.WRITTEN, "总"),
        ("三", Numerals.COUNTED, "三"),
        ("", Numerals.DIGITS, ""),
    ],
)
def test_chapters_are_numbered_as_the_design_says(number: str, numerals: Numerals, shown: str) -> None:
    assert shown_number(Chapter("a", number, "章"), numerals) == shown


@pytest.mark.parametrize(("pack", "part"), [("qinglan", "rail"), ("mo", "newspaper"), ("songlv", "card")])
def test_a_composition_without_its_measures_is_a_fault_of_the_design(pack: str, part: str) -> None:
    raw = {key: value for key, value in theme(pack).sheet.items() if key != part}
    with pytest.raises(DesignError) as found:
        read_sheet_design(raw)
    assert found.value.path == f"sheet.{part}"


def test_an_unknown_composition_is_named_with_those_that_there_are() -> None:
    with pytest.raises(DesignError, match="bands, rail, columns, cards"):
        read_sheet_design({**theme("mo").sheet, "composition": "spiral"})


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_has_its_own_composition(pack: str) -> None:
    assert read_sheet_design(theme(pack).sheet).composition is PACKS[pack]


@pytest.mark.parametrize("pack", PACKS)
def test_a_sentence_with_a_long_figure_is_set_smaller_and_never_broken_in_it(pack: str) -> None:
    sheet = english_sheet()
    long = (Span("We have had "), Span("over 1,182,000 visits", fact="visits"), Span(" in a year"))
    sections = (replace(sheet.sections[0], sentence=long), *sheet.sections[1:])
    scene, diagnostics = placed(replace(sheet, sections=sections), pack)
    assert "word-too-wide" not in {item.code for item in diagnostics}
    assert faults(scene) == []


def test_icons_of_chapters_stand_in_their_cards_and_leave_the_sentence_room() -> None:
    scene, _ = shipped("harbin", "songlv")
    nodes = {node.id: node for node in all_nodes(scene)}
    icons = [node for name, node in nodes.items() if name.endswith("/icon")]
    assert len(icons) == 6
    for icon in icons:
        section = icon.id.removesuffix("/icon")
        assert _holds(nodes[f"{section}/card"].rect, icon.rect)
        assert nodes[f"{section}/sentence"].rect.right < icon.rect.x


def test_one_page_too_full_for_a_rail_of_key_figures_sets_them_in_a_row() -> None:
    one = replace(composed(_DECK / "harbin.yaml"), pages=1)
    scene, _ = placed(one, "qinglan")
    baselines = {
        round(node.paragraphs[0].lines[0].baseline)
        for node in frames(scene.pages[0])
        if node.id.startswith("sheet/hero/") and node.id.endswith("/figure")
    }
    assert len(baselines) == 1


def test_a_word_wider_than_the_rail_moves_its_sentence_beside_it() -> None:
    sheet = english_sheet()
    address = text("Write to service.department@wexcombe-county-council.example today")
    sections = (replace(sheet.sections[0], sentence=address), *sheet.sections[1:])
    scene, diagnostics = placed(replace(sheet, sections=sections), "qinglan")
    assert "word-too-wide" not in {item.code for item in diagnostics}
    at = f"sheet/{sheet.sections[0].chapter.id}/sentence"
    (sentence,) = (node for page in scene.pages for node in frames(page) if node.id == at)
    assert "wexcombe" in sentence.text
    assert sentence.rect.x > _RAIL


@pytest.mark.parametrize("pack", PACKS)
def test_paper_is_white_and_no_area_is_tinted(pack: str) -> None:
    """Filled boxes are bars, squares of numbers, capsules: none is larger than a bar can be."""
    scene, _ = shipped("harbin", pack)
    assert {scene.palette[page.background] for page in scene.pages} == {"FFFFFF"}
    page = scene.width * scene.height
    for node in all_nodes(scene):
        if isinstance(node, Box) and node.fill:
            assert node.rect.w * node.rect.h < 0.02 * page, node.id


@pytest.mark.parametrize("pack", PACKS)
def test_a_page_takes_little_ink(pack: str) -> None:
    scene, _ = shipped("harbin", pack)
    for page in PdfDocument(write(scene)):
        grey = page.render(scale=1.5).to_pil().convert("L")
        assert 255 - ImageStat.Stat(grey).mean[0] <= 0.09 * 255


def test_a_chart_among_the_key_figures_is_not_shown_again_in_its_section(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    spec = yaml.safe_load(Growing(3, 4).text())
    spec["sections"][0]["charts"][0]["id"] = "widest"
    path.write_text(yaml.safe_dump({**spec, "factsheet": {"chart": "widest"}}, allow_unicode=True), "utf-8")
    sheet = composed(path)
    assert sheet.chart is not None
    assert "widest" not in [block.id for block in sheet.sections[0].blocks]
    scene, _ = placed(sheet, "qinglan")
    assert any(node.id == "sheet/hero/chart/lead" for node in scene.pages[0].nodes)
    assert faults(scene) == []


def test_the_names_of_cards_keep_clear_of_the_masthead_where_no_figures_stand_between() -> None:
    first = placed(SHEETS["no hero"], "songlv")[0].pages[0]
    rule = next(node for node in first.nodes if node.id == "sheet/masthead-rule")
    boxes = [node.rect.y for node in first.nodes if isinstance(node, Box) and node.fill]
    assert min(y for y in boxes if y > rule.rect.y) > rule.rect.y + mm(1)


def test_a_kicker_too_long_for_its_capsule_leaves_the_publisher_not_half_a_name() -> None:
    long = replace(mockup_sheet(), kicker=text("五年工作汇报" * 9))
    first = placed(long, "songlv")[0].pages[0]
    kicker = next(node for node in first.nodes if node.id == "sheet/kicker")
    assert isinstance(kicker, TextFrame) and kicker.text == long.organization
