"""The fact sheet as a reader sees it: pages, margins, level columns, nothing on top of anything else."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from factdeck.base.units import mm
from factdeck.chart.model import ChartKind
from factdeck.document.blocks import Sheet
from factdeck.scene.nodes import AnyNode, Box, ChartNode, Freeform, Page, Rule, Scene, Table, TextFrame
from factdeck.scene.text import Rect
from tests.layout.mockup_sheet import codes, english_sheet, mockup_sheet, placed, skills, text, theme

_LEFT, _RIGHT, _TOP, _BOTTOM, _FOOT = mm(15), mm(195), mm(14), mm(275), mm(277)


def frames(page: Page) -> list[TextFrame]:
    return [node for node in page.nodes if isinstance(node, TextFrame)]


def ink(frame: TextFrame) -> Rect:
    """Where a frame's letters stand: line by line from x-height to a little under the baseline."""
    lines = [line for paragraph in frame.paragraphs for line in paragraph.lines if line.pieces]
    sizes = [run.style.size for paragraph in frame.paragraphs for run in paragraph.runs]
    left = min(line.pieces[0].x for line in lines)
    right = max(line.pieces[-1].x + line.pieces[-1].advance for line in lines)
    top = lines[0].baseline - 0.72 * max(sizes)
    return Rect(left, top, right - left, lines[-1].baseline + 0.1 * max(sizes) - top)


def overlapping(page: Page) -> list[tuple[str, str]]:
    shown = [(frame.id, ink(frame)) for frame in frames(page)]
    pairs = ((one, other) for index, one in enumerate(shown) for other in shown[index + 1 :])
    return [(one[0], other[0]) for one, other in pairs if meet(one[1], other[1])]


def meet(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.5 and down > 0.5


def outside(page: Page) -> list[str]:
    """Nodes beyond the margins; the foot's own words stand under the content."""
    return [node.id for node in page.nodes if not inside(node)]


def inside(node: AnyNode) -> bool:
    rect = ink(node) if isinstance(node, TextFrame) else node.rect
    foot = node.id in {
        "sheet/footnote",
        "sheet/contact",
        "sheet/page-number",
        "sheet/notice",
        "sheet/foot-rule",
    }
    bottom = mm(297 - 8) if foot else _BOTTOM + 1
    # a frame's letters begin a hair left of it where an opening quote hangs out
    return (
        rect.x >= _LEFT - 5 and rect.right <= _RIGHT + 0.5 and rect.y >= _TOP - 0.5 and rect.bottom <= bottom
    )


def all_nodes(scene: Scene) -> Iterator[AnyNode]:
    return (node for page in scene.pages for node in page.nodes)


def lowest(page: Page) -> float:
    """Where a page's content ends, its foot apart."""
    content = [node for node in page.nodes if node.rect.y < _BOTTOM - 1]
    return max(ink(node).bottom if isinstance(node, TextFrame) else node.rect.bottom for node in content)


SHEETS = {
    "mock-up": mockup_sheet(),
    "one page": replace(mockup_sheet(), pages=1),
    "small": replace(
        mockup_sheet(), sections=mockup_sheet().sections[:2], hero=mockup_sheet().hero[:3], pictogram=None
    ),
    "english": english_sheet(),
    "no sections": replace(mockup_sheet(), sections=()),
    "long title": replace(mockup_sheet(), title=text("组织更广，服务更近，办事更快，" * 4)),
    "one hero": replace(mockup_sheet(), hero=mockup_sheet().hero[:1]),
    "two heroes": replace(mockup_sheet(), hero=mockup_sheet().hero[:2], pictogram=None),
    "four heroes": replace(mockup_sheet(), hero=mockup_sheet().hero[:4], pictogram=None),
}


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_has_its_pages_and_stays_in_its_margins(name: str) -> None:
    sheet = SHEETS[name]
    scene, diagnostics = placed(sheet)
    assert len(scene.pages) == sheet.pages
    assert (scene.width, scene.height) == (pytest.approx(mm(210)), pytest.approx(mm(297)))
    assert [outside(page) for page in scene.pages] == [[]] * sheet.pages
    assert not {"sheet-too-full", "sheet-design", "text-too-long"} & set(codes(diagnostics))


@pytest.mark.parametrize("name", SHEETS)
def test_no_text_stands_on_other_text(name: str) -> None:
    scene, _ = placed(SHEETS[name])
    assert [overlapping(page) for page in scene.pages] == [[] for _ in scene.pages]


@pytest.mark.parametrize("name", SHEETS)
def test_ids_are_unique_on_a_page_and_colours_are_in_the_palette(name: str) -> None:
    scene, _ = placed(SHEETS[name])
    for page in scene.pages:
        ids = [node.id for node in page.nodes]
        assert len(ids) == len(set(ids))
        assert page.background in scene.palette
    for node in all_nodes(scene):
        used = {
            TextFrame: lambda n: {r.style.color for p in n.paragraphs for r in p.runs},
            Box: lambda n: {n.fill, n.stroke},
            Rule: lambda n: {n.color},
            Freeform: lambda n: {n.fill, n.stroke},
            ChartNode: lambda n: {*n.colors.values(), n.axis_color, n.value.color},
        }.get(type(node), lambda n: set())(node)
        assert used - {""} <= set(scene.palette)


def test_the_overlap_check_sees_an_overlap() -> None:
    scene, _ = placed(mockup_sheet())
    page = scene.pages[0]
    moved = replace(frames(page)[3], id="moved")
    assert overlapping(replace(page, nodes=(*page.nodes, moved))) == [(frames(page)[3].id, "moved")]


def test_the_flagship_kind_of_sheet_says_everything_without_a_finding() -> None:
    scene, diagnostics = placed(mockup_sheet())
    assert codes(diagnostics) == []
    words = "\n".join(frame.text for page in scene.pages for frame in frames(page))
    for said in (
        "104万余人",
        "最快7天",
        "48项†",
        "近千场次",
        "万余场次",
        "679名",
        "3370户",
        "370名",
        "1 / 2",
        "2 / 2",
    ):
        assert said in words, said


def test_at_least_four_charts_are_painted_as_charts_and_the_small_forms_as_paths() -> None:
    scene, _ = placed(mockup_sheet())
    kinds = [node.chart.kind for node in all_nodes(scene) if isinstance(node, ChartNode)]
    assert sorted(kinds) == sorted([ChartKind.BAR] * 4 + [ChartKind.RING])
    assert sum(isinstance(node, Freeform) for node in all_nodes(scene)) >= 8


def test_both_pages_end_at_the_foot() -> None:
    scene, _ = placed(mockup_sheet())
    for page in scene.pages:
        assert _BOTTOM - lowest(page) < mm(4)


def test_lists_and_figures_of_a_row_of_cells_stand_on_the_same_baselines() -> None:
    scene, _ = placed(mockup_sheet())
    by_id = {frame.id: frame for page in scene.pages for frame in frames(page)}

    def baseline(node: str) -> float:
        return by_id[node].paragraphs[0].lines[0].baseline

    tops = [
        baseline(f"sheet/ideals/{block}/tiles/{tile}/figure")
        for block, tile in (("films", "posts"), ("bases", "visits"), ("ranks", "views"))
    ]
    rows = [
        baseline(f"sheet/ideals/{block}/rows/{name}/text")
        for block, name in (("films", "events"), ("bases", "first"), ("ranks", "reports"))
    ]
    titles = [baseline(f"sheet/livelihood/{block}/title") for block in ("training", "insured", "sites")]
    for same in (tops, rows, titles):
        assert max(same) - min(same) < 0.01


def test_columns_of_the_one_page_form_end_within_a_millimetre() -> None:
    scene, _ = placed(replace(mockup_sheet(), pages=1))
    nodes = [
        node
        for node in scene.pages[0].nodes
        if not node.id.startswith("sheet/sources") and node.rect.y < _BOTTOM
    ]
    rules = [node.rect.y for node in scene.pages[0].nodes if node.id == "sheet/sources/rule"]
    left = max(node.rect.bottom for node in nodes if node.rect.right < mm(105) and node.rect.y > mm(60))
    right = max(node.rect.bottom for node in nodes if node.rect.x > mm(105) and node.rect.y > mm(60))
    assert rules
    assert rules[0] - min(left, right) < mm(8)
    assert abs(left - right) < mm(4)  # a list ends under its last baseline, a row of boxes at its foot


def test_two_halves_stand_side_by_side_and_a_wide_section_alone() -> None:
    scene, _ = placed(mockup_sheet())
    rules = {node.id: node.rect for node in all_nodes(scene) if node.id.endswith("/rule")}
    one, two = rules["sheet/overview/rule"], rules["sheet/leadership/rule"]
    assert (one.y, one.w) == (two.y, two.w)
    assert one.w == pytest.approx(mm(87))
    assert rules["sheet/ideals/rule"].w == pytest.approx(mm(180))


def test_without_a_logo_the_title_starts_at_the_margin_and_with_one_beside_it() -> None:
    bare, _ = placed(mockup_sheet())
    logo, _ = placed(
        replace(mockup_sheet(), pictures={"logo": "/logo.png"}, picture_sizes={"logo": (400, 200)})
    )
    titles = [
        next(f for f in frames(scene.pages[0]) if f.id == "sheet/title").rect.x for scene in (bare, logo)
    ]
    assert titles == [pytest.approx(mm(15)), pytest.approx(mm(42))]
    picture = next(node for node in logo.pages[0].nodes if node.id == "sheet/logo")
    assert picture.rect.w / picture.rect.h == pytest.approx(2)  # not stretched to the square
    assert picture.alt == "哈尔滨市总工会"


def test_a_code_stands_beside_the_sources_and_narrows_the_text_before_it() -> None:
    scene, _ = placed(replace(mockup_sheet(), pictures={"qr": "/qr.png"}))
    code = next(node for node in scene.pages[1].nodes if node.id == "sheet/sources/code")
    words = next(frame for frame in frames(scene.pages[1]) if frame.id == "sheet/sources/2/text")
    assert code.rect.right == pytest.approx(_RIGHT)
    assert words.rect.right < code.rect.x


def test_a_sample_is_marked_on_every_page() -> None:
    scene, _ = placed(english_sheet())
    for page in scene.pages:
        assert "Sample data" in [frame.text for frame in frames(page)]


def test_footnote_on_the_first_page_contact_on_the_last() -> None:
    scene, _ = placed(mockup_sheet())
    first, last = ({frame.id for frame in frames(page)} for page in scene.pages)
    assert "sheet/footnote" in first - last
    assert "sheet/contact" in last - first


def test_a_long_title_steps_down_and_then_wraps() -> None:
    sizes = {}
    for repeats in (1, 2, 4):
        scene, _ = placed(replace(mockup_sheet(), title=text("组织更广，服务更近，" * repeats)))
        title = next(frame for frame in frames(scene.pages[0]) if frame.id == "sheet/title")
        sizes[repeats] = (title.paragraphs[0].runs[0].style.size, len(title.paragraphs[0].lines))
    assert sizes[1] == (28, 1)
    assert sizes[2][0] <= 26 and sizes[2][1] == 1
    assert sizes[4][1] == 2


def test_a_faulty_design_is_a_finding_with_its_path() -> None:
    from factdeck.base.diagnostics import Diagnostics
    from factdeck.layout.sheet import place_sheet
    from tests.layout.mockup_sheet import measurer

    faulty = replace(theme(), sheet={**theme().sheet, "page": {**theme().sheet["page"], "left": "wide"}})
    diagnostics = Diagnostics()
    scene = place_sheet(mockup_sheet(), faulty, measurer(), diagnostics)
    assert scene.pages == ()
    (finding,) = diagnostics
    assert finding.code == "sheet-design"
    assert "sheet.page.left" in finding.line("zh-CN")


def test_the_same_sheet_gives_the_same_scene() -> None:
    assert placed(mockup_sheet())[0] == placed(mockup_sheet())[0]


def test_little_ink_on_white_paper() -> None:
    scene, _ = placed(mockup_sheet())
    assert scene.palette[scene.pages[0].background] == "FFFFFF"
    fills = sum(node.rect.w * node.rect.h for node in all_nodes(scene) if isinstance(node, Box) and node.fill)
    assert fills / (2 * scene.width * scene.height) < 0.03


def test_tables_say_every_cell_and_draw_bars_on_one_scale() -> None:
    scene, _ = placed(mockup_sheet())
    table = next(node for node in all_nodes(scene) if isinstance(node, Table))
    cells = [["".join(p.text for p in cell.paragraphs) for cell in line] for line in table.cells]
    assert cells[0][:3] == ["做什么", "投入或筹集资金，同一比例", "惠及"]
    assert cells[2][1:3] == ["7343.4万元", "1977处†"]
    bars = [node.rect.w for node in all_nodes(scene) if node.id.startswith("sheet/livelihood/money/bar-")]
    assert bars[1] / bars[0] == pytest.approx(7343.4 / 15000, rel=0.01)
    assert bars[3] / bars[0] == pytest.approx(476 / 15000, rel=0.01)


def test_marks_of_a_unit_chart_are_one_path_a_kind_with_the_whole_count() -> None:
    sheet: Sheet = replace(mockup_sheet(), sections=(skills(),))
    scene, _ = placed(sheet)
    dots, squares = [
        node for node in all_nodes(scene) if isinstance(node, Freeform) and "/honours/" in node.id
    ]
    closes = [sum(type(command).__name__ == "Close" for command in node.commands) for node in (dots, squares)]
    assert closes == [679, 111]
    assert dots.alt == "alt of honours"


def test_lists_of_different_length_beside_each_other_end_on_one_line() -> None:
    sheet = mockup_sheet()
    results, leadership, *others = sheet.sections
    longer = replace(leadership, rows=(*leadership.rows, replace(leadership.rows[-1], id="one-more")))
    scene, _ = placed(replace(sheet, sections=(results, longer, *others)))
    by_id = {frame.id: frame for frame in frames(scene.pages[0])}
    ends = [
        by_id[f"sheet/{section.chapter.id}/rows/{section.rows[-1].id}/text"].paragraphs[0].lines[-1].baseline
        for section in (results, longer)
    ]
    assert len(results.rows) != len(longer.rows)
    assert ends[0] == pytest.approx(ends[1], abs=0.01)
