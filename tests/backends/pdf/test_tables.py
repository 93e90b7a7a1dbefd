"""Tables: fills, rules at row edges, text row by row."""

from factdeck.backends.pdf.writer import write
from factdeck.scene.nodes import Table
from factdeck.scene.tables import Border, Cell
from factdeck.scene.text import Rect, Role

from .reading import color_at, text_of
from .scenes import page, paragraph, run, scene

TEXTS = (("做什么", "投入"), ("送温暖", "1.5亿元"), ("职业培训", "476万元"))


def _table() -> Table:
    rows = tuple(
        tuple(_cell(text, row, column) for column, text in enumerate(texts))
        for row, texts in enumerate(TEXTS)
    )
    borders = (Border(0, "ink", 2), Border(1, "gold", 2), Border(3, "ink", 2))
    return Table(
        id="t",
        rect=Rect(40, 40, 240, 90),
        role=Role.TABLE,
        columns=(120, 120),
        rows=(30, 30, 30),
        cells=rows,
        borders=borders,
    )


def _cell(text: str, row: int, column: int) -> Cell:
    x, y = 40 + 120 * column, 40 + 30 * row
    set_text = paragraph(run(text), x=x + 5, baseline=y + 19)
    return Cell(Rect(x, y, 120, 30), (set_text,), fill="tint" if row == 2 else "")


def test_cells_read_row_by_row() -> None:
    assert text_of(write(scene(page(_table())))).split() == [text for row in TEXTS for text in row]


def test_fills_and_rules_stand_at_the_rows() -> None:
    pdf = write(scene(page(_table())))
    assert color_at(pdf, 150, 115) == "FBF7F0"
    assert color_at(pdf, 150, 85) == "FFFFFF"
    assert [color_at(pdf, 270, y) for y in (40, 70, 100, 130)] == ["2A2422", "C8963E", "FBF7F0", "2A2422"]
