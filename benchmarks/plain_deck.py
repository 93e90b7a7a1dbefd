"""The floor for the deck: what a plain script does with python-pptx alone, and no layout at all.

As many slides, text boxes, lines, native charts, table cells and notes as the flagship deck has; every text
at a place, size and colour that someone has worked out before.
"""

import sys
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

SLIDES, CHARTS, NOTED = 19, 7, 17
BOXES, LINES = 15, 3  # a slide, beside its title
ROWS, COLUMNS = 9, 6
RED, INK = RGBColor(0xA6, 0x1B, 0x1F), RGBColor(0x26, 0x24, 0x22)


def add_boxes(slide: Any) -> None:
    """Text boxes in rows; every second one has a number and its unit."""
    for box in range(BOXES):
        left, top = Inches(0.6 + box % 5 * 2.4), Inches(1.6 + box // 5 * 1.7)
        paragraph = slide.shapes.add_textbox(left, top, Inches(2.2), Inches(1.5)).text_frame.paragraphs[0]
        texts = (("33.2", 40, RED), ("万人次", 18, RED)) if box % 2 else (("慰问因病致困一线职工", 14, INK),)
        for text, size, color in texts:
            run = paragraph.add_run()
            run.text, run.font.size, run.font.name, run.font.bold = (
                text,
                Pt(size),
                "Microsoft YaHei",
                size > 14,
            )
            run.font.color.rgb = color


def add_lines(slide: Any) -> None:
    """Hairlines over the rows."""
    for line in range(LINES):
        top = Inches(1.5 + line * 1.7)
        rule = slide.shapes.add_connector(1, Inches(0.6), top, Inches(12.7), top)
        rule.line.width, rule.line.color.rgb = Pt(0.75), RED


def add_chart(slide: Any, kind: Any) -> None:
    """A native chart with its workbook and labels."""
    values = CategoryChartData()
    values.categories = ["职工之家", "司机之家", "爱心驿站", "母婴关爱室", "图书室"]
    values.add_series("数量", (763, 671, 220, 194, 129))
    plot = slide.shapes.add_chart(kind, Inches(0.6), Inches(1.6), Inches(12), Inches(5), values).chart.plots[
        0
    ]
    plot.has_data_labels = True
    plot.data_labels.font.size = Pt(14)


def add_table(slide: Any) -> None:
    """A table with a text in every cell."""
    shape = slide.shapes.add_table(ROWS, COLUMNS, Inches(0.6), Inches(1.6), Inches(12), Inches(5))
    for row in range(ROWS):
        for column in range(COLUMNS):
            frame = shape.table.cell(row, column).text_frame
            frame.text = "困难慰问"
            frame.paragraphs[0].font.size = Pt(12)


def main(path: str) -> None:
    """Write the deck to `path`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for number in range(SLIDES):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"第{number + 1}页的标题"
        add_boxes(slide)
        add_lines(slide)
        if number < CHARTS:
            add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED if number % 2 else XL_CHART_TYPE.DOUGHNUT)
        if number == CHARTS:
            add_table(slide)
        if number < NOTED:
            slide.notes_slide.notes_text_frame.text = "先讲红色大数，再讲下面两个小数。" * 4
    deck.save(path)


if __name__ == "__main__":
    main(sys.argv[1])
