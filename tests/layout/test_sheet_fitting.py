"""Fitting two pages exactly: every step of the order, each met by a sheet that needs it."""

from dataclasses import replace

import pytest

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.base.units import mm
from factdeck.document.blocks import Priority, Sheet
from factdeck.layout.sheet_fill import LOOSEST, TIGHTEST, fill, fit_at, tension_for
from factdeck.layout.sheet_flow import plan_sheet
from factdeck.layout.sheet_ladder import reductions
from factdeck.layout.sheet_left_out import report_left_out
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_reduce import BARE, EXHIBIT, SHORT, Step, reduced
from factdeck.layout.text import Setter
from factdeck.scene.nodes import TextFrame
from factdeck.theme.read_sheet import read_sheet_design
from tests.layout.mockup_sheet import (
    again,
    codes,
    leadership,
    listed,
    livelihood,
    low_chart,
    measurer,
    mockup_sheet,
    money_table,
    overview,
    placed,
    reform,
    row,
    text,
    theme,
)

_SCALE = (0.8, 1.0, 1.5)


def pen() -> Pen:
    return Pen(read_sheet_design(theme().sheet), Setter(measurer(), Diagnostics(), "zh-CN"))


def with_lists(count: int, rows: int) -> Sheet:
    return replace(mockup_sheet(), sections=listed(count, rows))


def test_distances_shrink_first_then_pitches_then_fields() -> None:
    assert fit_at(0, Fit(), _SCALE) == Fit()
    assert fit_at(-1, Fit(), _SCALE) == Fit(gap=0.8)
    assert fit_at(-2, Fit(), _SCALE) == Fit(gap=0.8, pitch=-1)
    assert fit_at(-3, Fit(), _SCALE) == Fit(gap=0.8, pitch=-1, field=-1)


def test_pitches_grow_first_then_distances() -> None:
    assert fit_at(1, Fit(), _SCALE) == Fit(pitch=1, field=1)
    assert fit_at(2, Fit(), _SCALE) == Fit(gap=1.5, pitch=1, field=1)


def test_the_tension_found_is_the_loosest_that_fits() -> None:
    def height(fit: Fit) -> float:
        return 100 * fit.gap + 10 * fit.pitch

    assert tension_for(height, 1000, Fit(), _SCALE) == LOOSEST
    assert tension_for(height, 80, Fit(), _SCALE) == pytest.approx(-2, abs=1.01)
    assert tension_for(height, 60, Fit(), _SCALE) is None
    found = tension_for(height, 95, Fit(), _SCALE)
    assert found is not None
    assert TIGHTEST < found < 0
    assert 94 <= height(fit_at(found, Fit(), _SCALE)) <= 95.01


def test_what_is_left_is_shared_among_the_gaps_within_limits() -> None:
    fit, extra = fill(lambda fit: 100 * fit.gap, 160, Fit(), 2, pen())
    assert fit.gap == 1.5
    assert extra == pytest.approx(5)
    assert fill(lambda fit: 100, 1000, Fit(), 2, pen())[1] == pytest.approx(mm(20))


def test_a_sheet_that_fits_keeps_its_type_and_everything_it_says() -> None:
    plan = plan_sheet(pen(), mockup_sheet())
    assert plan.fits
    assert plan.base == Fit()
    assert plan.steps == ()


def test_sections_keep_their_order_and_are_never_cut() -> None:
    plan = plan_sheet(pen(), mockup_sheet())
    names = [section.chapter.id for page in plan.pages for band in page.bands for section in band.sections]
    assert names == [section.chapter.id for section in mockup_sheet().sections]
    assert [len(page.bands) for page in plan.pages] == [3, 2]


def sheets_by_step() -> dict[str, Sheet]:
    """Sheets of list rows that get fuller and fuller."""
    return {f"{rows} rows": with_lists(10, rows) for rows in (4, 8, 10, 14)}


@pytest.mark.slow
def test_type_steps_down_before_anything_is_left_out() -> None:
    states = []
    for sheet in sheets_by_step().values():
        plan = plan_sheet(pen(), sheet)
        states.append((bool(plan.steps), plan.base.type_steps, plan.fits))
    assert states == sorted(states)  # fuller sheets never fit more loosely
    assert states[0] == (False, 0, True)


def test_a_sentence_is_set_smaller_when_only_that_makes_room() -> None:
    sentence = text("十六个字的一句话正好比半栏多一字")  # two lines at 14 points, one at 13
    for rows in (2, 3):
        for count in range(14, 30, 2):
            many = tuple(replace(section, sentence=sentence) for section in listed(count, rows))
            plan = plan_sheet(pen(), replace(mockup_sheet(), sections=many))
            if plan.base.type_steps == 1 and not plan.steps:
                return
    pytest.fail("no sheet was rescued by smaller type")


@pytest.mark.slow
def test_rows_go_from_the_longest_lists_and_each_is_reported() -> None:
    sheet = with_lists(8, 13)
    scene, diagnostics = placed(sheet)
    out = [item.arguments["text"] for item in diagnostics if item.code == "sheet-left-out"]
    assert out
    words = {frame.text for page in scene.pages for frame in page.nodes if isinstance(frame, TextFrame)}
    kept = [number for number in range(1, 14) if f"第{number}行说明文字" in words]
    assert kept[0] == 1  # the first rows stay
    assert codes(diagnostics) == ["sheet-left-out"] * len(out)


def test_a_row_whose_figure_the_hero_names_stays() -> None:
    told = replace(overview(), rows=(*overview().rows, row("members", "104|万余人", "会员")))
    steps = list(reductions(replace(mockup_sheet(), sections=(told, *mockup_sheet().sections[1:]))))
    assert ("overview", "", "members") not in [key for step in steps for key in step.keys]
    assert ("overview", "", "exchanges") in [key for step in steps for key in step.keys]


def test_a_chart_of_low_priority_becomes_a_row_after_long_lists_before_last_lines() -> None:
    section = replace(reform(), blocks=(*reform().blocks, low_chart()))
    sheet = replace(mockup_sheet(), sections=(overview(), section))
    steps = list(reductions(sheet))
    place = next(index for index, step in enumerate(steps) if step.keys == (("reform", "low", ""),))
    assert 0 < place < len(steps) - 1
    after = reduced(sheet, steps[: place + 1])
    assert "low" not in [block.id for block in after.sections[1].blocks]
    (added,) = [record for record in after.sections[1].rows if record.id == "low-row"]
    assert str(added.parts["figure"]) == "9个"


def test_far_too_much_still_fits_and_every_part_left_out_is_named() -> None:
    full = tuple(again(livelihood(), number) for number in range(8))
    scene, diagnostics = placed(replace(mockup_sheet(), sections=full))
    assert len(scene.pages) == 2
    assert set(codes(diagnostics)) <= {"sheet-left-out", "sheet-as-row", "sheet-table-cut"}
    assert not diagnostics.has_errors()
    assert diagnostics.has_errors(strict=True)
    words = "\n".join(
        frame.text for page in scene.pages for frame in page.nodes if isinstance(frame, TextFrame)
    )
    assert words.count("1.5亿元关爱资金，慰问一线职工260万人次") == 8  # never a section's sentence
    for record in mockup_sheet().hero:  # never a hero number
        assert str(record.parts["figure"]) in words
    assert "来源与核对" in words  # never a source


def test_what_does_not_fit_in_its_barest_form_is_an_error_that_names_the_section() -> None:
    long = text("一句很长的话" * 9)
    full = tuple(replace(again(livelihood(), number), sentence=long) for number in range(40))
    scene, diagnostics = placed(replace(mockup_sheet(), sections=full))
    assert len(scene.pages) == 2
    assert "sheet-too-full" in codes(diagnostics)
    assert diagnostics.has_errors()
    assert "民生保障" in next(item.line("zh-CN") for item in diagnostics if item.code == "sheet-too-full")


def test_an_empty_sheet_says_how_much_is_empty_and_is_still_a_sheet() -> None:
    _, diagnostics = placed(replace(mockup_sheet(), sections=(leadership(),)))
    assert "sheet-too-empty" in codes(diagnostics)
    assert not diagnostics.has_errors(strict=True)


def test_tiles_are_set_larger_when_there_is_plenty_of_room() -> None:
    plan = plan_sheet(pen(), replace(mockup_sheet(), sections=(reform(),)))
    assert plan.base.tile_steps == 1
    assert plan_sheet(pen(), mockup_sheet()).base.tile_steps == 0


def test_one_page_from_two_keeps_hero_and_one_exhibit_a_section() -> None:
    scene, diagnostics = placed(replace(mockup_sheet(), pages=1))
    assert len(scene.pages) == 1
    assert "sheet-left-out" in codes(diagnostics)
    assert not diagnostics.has_errors()
    words = {frame.text for frame in scene.pages[0].nodes if isinstance(frame, TextFrame)}
    assert {"104万余人", "1.5万家", "260万人次", "来源与核对", "1 / 1"} <= words
    exhibits = {
        node.id.split("/")[1:3][1] for node in scene.pages[0].nodes if node.id.endswith(("/chart", "/strip"))
    }
    assert {"licence"} <= exhibits


def test_the_last_steps_leave_of_every_section_its_sentence_and_its_strongest_figure() -> None:
    strongest = row("strong", "9|个", "最强的数")
    sections = tuple(replace(section, strongest=strongest) for section in mockup_sheet().sections)
    sheet = replace(mockup_sheet(), sections=sections)
    left = reduced(sheet, reductions(sheet))
    assert [section.sentence for section in left.sections] == [section.sentence for section in sections]
    for section in left.sections:
        assert (section.blocks, section.tiles, section.note) == ((), (), ())
        assert section.rows in ((), (strongest,))


def test_the_authors_priority_decides_what_goes() -> None:
    rows = tuple(
        replace(row(f"p{priority}", f"{priority}|项", f"优先{priority}"), priority=Priority(str(priority)))
        for priority in (1, 2, 3)
    )
    sheet = replace(mockup_sheet(), sections=tuple(replace(one, rows=rows) for one in listed(1, 1)))
    steps = [step.keys for step in reductions(sheet)]
    order = [name for name in ("p3", "p2") if any(key[2] == name for keys in steps for key in keys)]
    assert order == ["p3", "p2"]
    places = [next(i for i, keys in enumerate(steps) if any(k[2] == name for k in keys)) for name in order]
    assert places == sorted(places)
    assert not any(key[2] == "p1" for keys in steps for key in keys)
    assert steps[-1][0][2] == BARE  # where p1 goes with all the rest


def test_a_table_is_cut_from_its_end_keeps_stressed_rows_and_says_how_many_are_missing() -> None:
    table = money_table()
    rows = (*table.rows, *table.rows, replace(table.rows[0], highlighted=True))
    block = replace(livelihood().blocks[0], table=replace(table, rows=rows), title=text("资金"))
    section = replace(livelihood(), blocks=(block,))
    sheet = replace(mockup_sheet(), sections=(section,), more="另有{}行未列出")
    steps = [step for step in reductions(sheet) if step.keys[0][2].startswith("#")]
    assert [step.keys[0][2] for step in steps] == ["#7", "#6", "#5", "#4", "#3", "#2"]
    cut = reduced(sheet, steps).sections[0].blocks[0]
    assert cut.table is not None
    assert cut.table.rows == (*rows[:2], rows[-1])
    assert cut.note == text("另有6行未列出")


def test_a_short_sentence_of_the_author_is_used_and_said() -> None:
    section = replace(leadership(), short=text("报告84次"))
    sheet = replace(mockup_sheet(), sections=(section,))
    step = Step((("leadership", "", SHORT),))
    assert step in list(reductions(sheet))
    short = reduced(sheet, [step])
    assert short.sections[0].sentence == text("报告84次")
    diagnostics = Diagnostics()
    report_left_out(sheet, short, diagnostics)
    assert codes(diagnostics) == ["sheet-short-sentence"]


def test_a_finding_says_where_the_part_that_went_stands_in_the_spec() -> None:
    at = Location("a.yaml", 7, 3)
    gone = replace(row("gone", "9|项", "略去的一行"), at=at)
    block = replace(low_chart(), at=replace(at, line=9))
    section = replace(leadership(), rows=(*leadership().rows, gone), blocks=(block,))
    sheet = replace(mockup_sheet(), sections=(section,))
    steps = [Step((("leadership", "", "gone"),)), Step((("leadership", "low", EXHIBIT),))]
    diagnostics = Diagnostics()
    report_left_out(sheet, reduced(sheet, steps), diagnostics)
    lines = {item.code: item.line("en") for item in diagnostics}
    assert " a.yaml:7:3 " in lines["sheet-left-out"] and "略去的一行" in lines["sheet-left-out"]
    assert " a.yaml:9:3 " in lines["sheet-as-row"] and "可有可无的图" in lines["sheet-as-row"]


def test_a_sheet_that_fits_one_page_whole_is_not_shortened() -> None:
    small = replace(mockup_sheet(), pages=1, sections=mockup_sheet().sections[:2])
    scene, diagnostics = placed(small)
    assert len(scene.pages) == 1
    assert "sheet-left-out" not in codes(diagnostics)
    assert "sheet-too-empty" not in codes(diagnostics)  # it would advise one page


def test_heads_across_the_gutter_of_the_one_page_form_are_level() -> None:
    scene, _ = placed(replace(mockup_sheet(), pages=1))
    tops = [node.rect.y for node in scene.pages[0].nodes if node.id.endswith("/seal")]
    left = [node.rect.x for node in scene.pages[0].nodes if node.id.endswith("/seal")]
    first = [min(top for top, x in zip(tops, left, strict=True) if x == edge) for edge in sorted(set(left))]
    assert len(first) == 2
    assert abs(first[0] - first[1]) < 0.1
