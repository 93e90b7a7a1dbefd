"""What a clerk types into the workbook reaches the spec as it is meant, or is reported at its cell."""

import datetime
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostic
from factdeck.facts.workbook_cells import read_cells
from factdeck.spec.project import Project
from tests.facts.workbooks import HEAD, SPEC, codes, filled, read, resave, row, save


def _value(project: Project, fact: str = "visits") -> str | None:
    return project.spec.facts[fact].value


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "text"),
    [
        (33.2, "万人次", "", "33.2万人次"),
        (33.2, "人次（万）", "", "33.2万人次"),
        (33.200000000000003, "万人次", None, "33.2万人次"),
        ("33.2", "万人次", "", "33.2万人次"),  # a number that is stored as text
        ("３３２０", "人", "", "3320人"),  # full-width digits
        ("1,234", "人", "", "1,234人"),
        ("１，２３４", "人", "", "1,234人"),
        ("约3000", "名", "", "约3000名"),
        ("3000余名", "名", "", "3000余名"),
        (3000, "名", "余", "3000余名"),
        (3.5, "万条", "余", "3.5万余条"),
        ("700名", "万名", "", "700名"),  # its own unit, written out
        ("33.2万人次", "万人次", "", "33.2万人次"),
        ("33.2万", "人次", "", "33.2万人次"),
        ("千", "场次", "近", "近千场次"),
        (25, "人", "以上", "25人以上"),
        (7, "天", "最快", "最快7天"),
        (10, "位", "第", "第10位"),
        ("12–15", "天", "", "12–15天"),
        (80, "%", "", "80%"),
        ("80%", "%", "", "80%"),
        ("0.8%", "%", "", "0.8%"),
        (1.3, "$M", "", "$1.3M"),
        (300, "visits", "over", "over 300 visits"),
        (2.5, "million visits", "", "2.5 million visits"),
        ("=1.5+1", "人", "", None),
        (0, "人", "", "0人"),
    ],
)
def test_values_are_understood(tmp_path: Path, value: object, unit: str, qualifier: str, text: str | None):
    project, found = filled(tmp_path, row("接待来访", value, unit, qualifier=qualifier))
    if text is None:
        assert codes(found) == {"workbook-uncalculated-cell": "数字!B3"}
    else:
        assert not found
    assert _value(project) == text


def _faulty(folder: Path, *rows: list[object]) -> dict[str, str]:
    _, found = filled(folder, *rows)
    for item in found:
        assert item.message("zh-CN") and item.message("en")
        assert not item.location or item.location.file.endswith("numbers.xlsx")
    return dict(codes(found))


@pytest.mark.parametrize(
    ("label", "value", "unit", "others", "code", "cell"),
    [
        ("接待来访", "33.2万", "万人次", {}, "workbook-scale-twice", "B3"),
        ("接待来访", 332000, "万人次", {}, "workbook-scale-doubtful", "B3"),
        ("接待来访", "33人", "次", {}, "workbook-unit-twice", "B3"),
        ("接待来访", "约33", "人", {"qualifier": "近"}, "workbook-qualifier-twice", "B3"),
        ("接待来访", 33, "人", {"qualifier": "很多"}, "workbook-qualifier", "B3"),
        ("就业率", 0.8, "%", {}, "workbook-percent-doubtful", "B3"),
        ("就业率", "0.8", "%", {}, "workbook-percent-doubtful", "B3"),
        ("就业率", 1, "%", {}, "workbook-percent-doubtful", "B3"),
        ("接待来访", datetime.date(2026, 12, 15), "天", {}, "workbook-date-cell", "B3"),
        ("接待来访", True, "人", {}, "workbook-truth-cell", "B3"),
        ("接待来访", "#N/A", "人", {}, "workbook-error-cell", "B3"),
        ("接待来访", 1 / 3, "人", {}, "workbook-decimals", "B3"),
        ("接待来访", 5000, "人", {"last": 5}, "workbook-far-from-last", "B3"),
        ("接待人数", 5, "人", {}, "workbook-unknown-row", "A3"),
        ("合计", 5, "人", {}, "workbook-is-computed", "B3"),
        ("接待来访", 5, "人", {"id": "rate"}, "workbook-mixed-row", "A3"),
    ],
)
def test_what_is_wrong_is_said_at_its_cell(
    tmp_path: Path, label: str, value: object, unit: str, others: dict[str, object], code: str, cell: str
):
    assert _faulty(tmp_path, row(label, value, unit, **others)) == {code: f"数字!{cell}"}


def _formatted(folder: Path, value: float, unit: str, form: str) -> tuple[Project, list[Diagnostic]]:
    sheet = save(folder / "numbers.xlsx", [row("就业率", value, unit)])
    sheet["B3"].number_format = form
    resave(sheet, folder / "numbers.xlsx")
    return read(folder)


@pytest.mark.parametrize(
    ("value", "unit", "form", "text"),
    [
        (0.8, "%", "0%", "80%"),
        (0.805, "%", "0.0%", "80.5%"),
        (33, "人", "0.0", "33.0人"),
        (33.25, "人", "0.0", "33.3人"),  # as it is seen
        (1234.0, "人", "#,##0", "1,234人"),
        (33, "", '0"人"', "33人"),
        (0.8, "", "0%", "80%"),
    ],
)
def test_formats_are_read_as_seen(tmp_path: Path, value: float, unit: str, form: str, text: str):
    project, found = _formatted(tmp_path, value, unit, form)
    assert not found
    assert _value(project, "rate") == text


@pytest.mark.parametrize(
    ("value", "unit", "form", "code"),
    [
        (80, "%", "0%", "workbook-percent-large"),
        (0.8, "人", "0%", "workbook-percent-unit"),
        (332000, "人次", "0!.0,", "workbook-scaled-cell"),
        (45000, "人", "yyyy-mm-dd", "workbook-date-cell"),
        (45000, "人", 'm"月"d"日"', "workbook-date-cell"),
    ],
)
def test_formats_that_mislead(tmp_path: Path, value: float, unit: str, form: str, code: str):
    _, found = _formatted(tmp_path, value, unit, form)
    assert codes(found) == {code: "数字!B3"}


def test_all_mistakes_at_once_in_both_languages(tmp_path: Path):
    _, found = filled(
        tmp_path, row("接待来访", "5万", "万人"), row("就业率", 0.8, "%"), row("筹集资金", "#DIV/0!", "元")
    )
    assert [item.location.cell for item in found if item.location] == ["数字!B3", "数字!B4", "数字!B5"]
    assert found[1].message("zh-CN") == "单位是“%”，填的是 0.8：是 0.8% 还是 80%（就业率）"
    assert "is it 0.8% or 80%" in found[1].message("en")


def test_a_text_that_is_no_number_is_reported_by_the_resolver_at_its_cell(tmp_path: Path):
    from factdeck.base.diagnostics import Diagnostics
    from factdeck.facts.resolve import resolve

    project, found = filled(tmp_path, row("接待来访", "共计", "人"))
    assert not found
    diagnostics = Diagnostics()
    resolve(project, diagnostics)
    assert codes(list(diagnostics))["value-no-number"] == "数字!B3"


def test_an_empty_value_waits(tmp_path: Path):
    project, found = filled(tmp_path, row("接待来访", None, "人"), row("就业率", "待填", "%"), row("没有的"))
    assert not found
    assert {"visits", "rate"} <= project.pending
    assert "total" not in project.pending


def test_a_row_decides_over_the_spec_and_says_where(tmp_path: Path):
    spec = SPEC.replace(
        "{label: 接待来访}", "{label: 接待来访, value: 5人, unit: 人, source: own, by: 甲, date: 2025}"
    )
    save(tmp_path / "numbers.xlsx", [row("接待来访", 6, "人")])
    project, _ = read(tmp_path, spec)
    assert _value(project) == "6人"
    place = project.positions.at("facts", "visits", "value")
    assert str(place).endswith("numbers.xlsx!数字!B3")
    save(tmp_path / "numbers.xlsx", [row("接待来访", None, "人")])
    project, _ = read(tmp_path, spec)
    assert "visits" in project.pending


def test_who_answers_for_it(tmp_path: Path):
    project, found = filled(
        tmp_path,
        row("接待来访", 5, "人"),
        row("就业率", 80, "%", source="市统计局"),
        row("办理天数", 7, "天", source="本单位"),
    )
    facts = project.spec.facts
    assert not found
    assert [
        (facts[name].source, facts[name].by, facts[name].date) for name in ("visits", "rate", "days")
    ] == [
        ("own", "张三", "2026-01"),
        ("own", "市统计局", "2026-01"),
        ("own", "张三", "2026-01"),
    ]
    assert project.positions.at("facts", "visits", "by").cell == "数字!B1"


def test_a_source_of_the_spec_by_its_title(tmp_path: Path):
    spec = SPEC.replace("facts:", "sources: {report: {title: 工作 台账, text: 来访5人}}\nfacts:")
    rows = [row("接待来访", 5, "人", source="工作台账", quote="来访5人", note="其中老人2人")]
    save(tmp_path / "numbers.xlsx", rows)
    project, _ = read(tmp_path, spec)
    fact = project.spec.facts["visits"]
    assert (fact.source, fact.quote, fact.note, fact.by) == ("report", "来访5人", "其中老人2人", "")


def test_a_series_is_a_row_a_point(tmp_path: Path):
    project, found = filled(
        tmp_path,
        row("年度人次", 1.2, "万人次", point=2024, quote="2024年1.2万人次"),
        row("年度人次", 1.5, "万人次", point=2025, quote="2025年1.5万人次"),
        row("年度人次", None, "万人次", point=2026),
    )
    fact = project.spec.facts["yearly"]
    assert fact.series == {"2024": "1.2万人次", "2025": "1.5万人次"}
    assert fact.quotes == {"2024": "2024年1.2万人次", "2025": "2025年1.5万人次"}
    assert codes(found) == {"workbook-point-empty": "数字!B5"}
    assert project.positions.at("facts", "yearly", "series", "2025").cell == "数字!B4"


def test_who_answers_stands_once_for_all_sheets(tmp_path: Path):
    path = tmp_path / "numbers.xlsx"
    sheet = save(path, [row("接待来访", 5, "人")])
    second = sheet.parent.create_sheet("序列")
    for line in (HEAD, row("年度人次", 7, "人", point=2025)):
        second.append(list(line))
    resave(sheet, path)
    project, found = read(tmp_path)
    assert not found
    assert project.spec.facts["yearly"].by == "张三"


def test_faults_of_series(tmp_path: Path):
    rows = [
        row("年度人次", 1, "人", point=2024, source="甲"),
        row("年度人次", 2, "人", point=2025, source="乙"),
        row("年度人次", 3, "人", point=2025),
        row("年度人次", 4, "人"),
    ]
    _, found = filled(tmp_path, *rows)
    assert codes(found) == {
        "workbook-point-missing": "数字!J6",
        "workbook-duplicate-row": "数字!B5",
        "workbook-series-source": "数字!E4",
    }


def test_a_figure_filled_in_twice(tmp_path: Path):
    project, found = filled(tmp_path, row("接待来访"), row("接待来访", 5, "人"), row("接待来访", 6, "人"))
    assert codes(found) == {"workbook-duplicate-row": "数字!B5"}
    assert "数字!B4" in found[0].message("zh-CN")
    assert _value(project) == "5人"


def test_labels_that_are_not_alone_need_their_id(tmp_path: Path):
    spec = SPEC.replace("label: 就业率", "label: 接待来访")
    save(tmp_path / "numbers.xlsx", [row("接待来访", 5, "人"), row("接待来访", 6, "人", id="rate")])
    project, found = read(tmp_path, spec)
    assert codes(found) == {"workbook-ambiguous-row": "数字!A3"}
    assert _value(project, "rate") == "6人"


def test_merged_cells(tmp_path: Path):
    path = tmp_path / "numbers.xlsx"
    sheet = save(path, [row("接待来访", 5, "人"), row("办理天数", None, "人"), row("筹集资金", 9, "元")])
    sheet.merge_cells("B3:B4")
    sheet.merge_cells("B5:C5")
    sheet.merge_cells("E3:E5")  # one source for all is clear
    sheet["E3"] = "年鉴"
    resave(sheet, path)
    _, found = read(tmp_path)
    assert [(item.code, item.location and item.location.cell) for item in found] == [
        ("workbook-merged-cell", "数字!B3"),
        ("workbook-merged-cell", "数字!B4"),
        ("workbook-merged-cell", "数字!B5"),
    ]
    sheet.unmerge_cells("B3:B4")
    sheet.unmerge_cells("B5:C5")
    resave(sheet, path)
    project, found = read(tmp_path)
    assert not found
    assert project.spec.facts["visits"].by == project.spec.facts["fund"].by == "年鉴"


def test_a_unit_merged_over_rows_is_clear(tmp_path: Path):
    path = tmp_path / "numbers.xlsx"
    sheet = save(path, [row("接待来访", 5, "人"), row("办理天数", 7)])
    sheet.merge_cells("C3:C4")
    resave(sheet, path)
    project, found = read(tmp_path)
    assert not found
    assert _value(project, "days") == "7人"


def test_people_move_things(tmp_path: Path):
    """A title over the table, columns in another order, rows hidden and sorted, sheets renamed and added."""
    path = tmp_path / "numbers.xlsx"
    sheet = save(path, [], above=5)
    sheet.title = "填好了 (2)"
    order = (8, 2, 1, 0)  # id, unit, value, label
    for number, line in enumerate(
        [[HEAD[i] for i in order], ["rate", "%", 80, "就业率"], ["visits", "人", 5, "x"]], 6
    ):
        for column in range(1, 11):
            sheet.cell(number, column).value = None
        for column, text in enumerate(line, 3):
            sheet.cell(number, column).value = text
    sheet.row_dimensions[7].hidden = True
    sheet.parent.create_sheet("备注", 0)["A1"] = "指标说明"
    resave(sheet, path)
    project, found = read(tmp_path)
    assert not found
    assert (_value(project), _value(project, "rate")) == ("5人", "80%")


def test_own_tables_with_the_words_people_use(tmp_path: Path):
    rows = [["接待来访", 5, "人", ""], ["就业率", "80%", "", "备注"]]
    save(tmp_path / "numbers.xlsx", rows, head=("指标名称", "数据（本年）", "计量单位", "备注"))
    project, found = read(tmp_path)
    assert not found
    assert _value(project, "rate") == "80%"


def test_dates_in_any_form(tmp_path: Path):
    path = tmp_path / "numbers.xlsx"
    for written in ("2026年3月", "2026/3", datetime.date(2026, 3, 9)):
        sheet = save(path, [row("接待来访", 5, "人")])
        sheet["C1"], sheet["D1"] = "数据日期", written
        if not isinstance(written, str):
            sheet["D1"].number_format = "yyyy-mm"
        resave(sheet, path)
        project, found = read(tmp_path)
        assert not found
        assert project.spec.facts["visits"].date == "2026-03"


def test_a_missing_date_is_said_once(tmp_path: Path):
    save(tmp_path / "numbers.xlsx", [row("接待来访", 5, "人"), row("就业率", 80, "%")])
    _, found = read(tmp_path, SPEC.replace("date: 2026-01\n", ""))
    assert [item.code for item in found] == ["workbook-no-date"]


def test_formulas_are_read_by_their_results(tmp_path: Path):
    """As Excel saves them: openpyxl keeps no results."""
    from zipfile import ZipFile

    path = tmp_path / "numbers.xlsx"
    save(path, [row("接待来访", 777, "人"), row("就业率", 778, "%")])
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    sheet = sheet.replace(b"<v>777</v>", b"<f>SUM(C1:C2)</f><v>12</v>")
    sheet = sheet.replace(b't="n"><v>778</v>', b't="str"><f>C1&amp;"%"</f><v>80%</v>')
    parts["xl/worksheets/sheet1.xml"] = sheet
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    project, found = read(tmp_path)
    assert not found
    assert (_value(project), _value(project, "rate")) == ("12人", "80%")


def test_cells_are_read_whatever_program_wrote_them(tmp_path: Path):
    """Rich, phonetic and inline text, no styles, no cell references, strict namespaces: WPS and others."""
    from tests.facts.odd_packages import odd_package

    path = tmp_path / "odd.xlsx"
    path.write_bytes(odd_package())
    (sheet,) = read_cells(path)
    texts = {cell.name: cell.text for cells in sheet.rows.values() for cell in cells.values()}
    assert texts == {
        "表 1!A1": "指标",
        "表 1!B1": "数值",
        "表 1!A2": "接待来访",
        "表 1!B2": "33.2",
        "表 1!C2": "x",
    }


def test_a_copy_of_the_sheet_does_no_harm_unless_it_differs(tmp_path: Path):
    path = tmp_path / "numbers.xlsx"
    sheet = save(path, [row("接待来访", 5, "人")])
    copy = sheet.parent.copy_worksheet(sheet)
    copy.title = "备份"
    resave(sheet, path)
    project, found = read(tmp_path)
    assert (_value(project), found) == ("5人", [])
    copy["B3"] = 4
    resave(sheet, path)
    _, found = read(tmp_path)
    assert codes(found) == {"workbook-duplicate-row": "备份!B3"}
    copy.sheet_state = "hidden"
    resave(sheet, path)
    assert read(tmp_path)[1] == []


def test_what_the_workbook_repeats_stays_where_it_is_written(tmp_path: Path):
    spec = SPEC.replace("{label: 接待来访}", '{label: 接待来访, note: "一\\n二", unit: 人}')
    sheet = save(tmp_path / "numbers.xlsx", [row("接待来访", 5, "人", note="一_x000D_\n二")])
    resave(sheet, tmp_path / "numbers.xlsx")
    project, _ = read(tmp_path, spec)
    assert project.spec.facts["visits"].note == "一\n二"
    assert project.positions.at("facts", "visits", "note").line == 9


def test_what_is_to_be_filled_is_said_at_its_cell(tmp_path: Path):
    from factdeck.checks.pending import to_be_filled

    project, _ = filled(tmp_path, row("接待来访", None, "人"), row("年度人次", None, "人", point=2024))
    places = {item.fact: item.place.cell for item in to_be_filled(project)}
    assert (places["visits"], places["yearly"]) == ("数字!B3", "数字!B4")
