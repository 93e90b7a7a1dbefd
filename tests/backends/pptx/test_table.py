import re

from pptx.presentation import Presentation as Opened

from factdeck.base.units import emu


def test_a_table_has_its_sizes_header_and_text(opened: Opened) -> None:
    table = next(shape.table for shape in opened.slides[2].shapes if shape.has_table)
    assert table.first_row and table.first_col
    assert not table.horz_banding
    assert [row.height for row in table.rows] == [emu(30), emu(42), emu(42)]
    assert [cell.text for cell in table.rows[1].cells] == ["困难慰问", "送温暖", "1.5"]


def test_a_cell_that_covers_two_columns_is_merged(opened: Opened) -> None:
    table = next(shape.table for shape in opened.slides[2].shapes if shape.has_table)
    assert table.cell(0, 1).span_width == 2
    assert table.cell(0, 2).is_spanned


def test_only_horizontal_rules_and_each_on_both_cells_that_meet_there(opened: Opened) -> None:
    table = next(shape for shape in opened.slides[2].shapes if shape.has_table)
    rows = [[tc.xml for tc in row.tc_lst] for row in table._element.iter() if row.tag.endswith("}tr")]
    for cell in rows[0] + rows[1]:
        assert re.search(r"<a:lnL[^>]*>\s*<a:noFill/>", cell)
        assert re.search(r"<a:lnR[^>]*>\s*<a:noFill/>", cell)
    assert re.search(r'<a:lnT w="25400">', rows[0][0])
    assert re.search(r'<a:lnB w="9525">', rows[0][0])
    assert re.search(r'<a:lnT w="9525">', rows[1][0])
