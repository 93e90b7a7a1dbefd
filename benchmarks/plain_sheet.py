"""The floor for the sheet: two pages with reportlab, charts as 300 dpi PNG pictures from matplotlib.

As many texts, lines, boxes and charts as the flagship sheet has, with the same fonts, and no layout at all.
"""

import io
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import font_manager, pyplot
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"
PAGES, CHARTS = 2, 5
TEXTS, LINES, BOXES = 122, 17, 8  # a page
FACES = {
    "sans": "noto-sans-sc/NotoSansSC-Regular.ttf",
    "bold": "noto-sans-sc/NotoSansSC-Bold.ttf",
    "serif": "noto-serif-sc/NotoSerifSC-Bold.ttf",
}
NAMES = ["职工之家", "司机之家", "爱心驿站", "母婴关爱室", "图书室"]
VALUES = [763, 671, 220, 194, 129]


def bars() -> ImageReader:
    """A bar chart as a PNG."""
    font = font_manager.FontProperties(fname=str(FONTS / FACES["sans"]), size=7)
    figure, axes = pyplot.subplots(figsize=(2.2, 1.9))
    marks = axes.barh(range(5), VALUES, color="#A61B1F")
    axes.bar_label(marks, fontproperties=font)
    axes.set_yticks(range(5), NAMES, fontproperties=font)
    axes.set_xticks([])
    axes.spines[:].set_visible(False)
    return picture(figure)


def ring() -> ImageReader:
    """A doughnut as a PNG."""
    font = font_manager.FontProperties(fname=str(FONTS / FACES["bold"]), size=12)
    figure, axes = pyplot.subplots(figsize=(1.1, 1.1))
    axes.pie([70, 30], wedgeprops={"width": 0.3})
    axes.text(0, 0, "七成", fontproperties=font, ha="center", va="center")
    return picture(figure)


def picture(figure: pyplot.Figure) -> ImageReader:
    """A figure at 300 dpi."""
    content = io.BytesIO()
    figure.savefig(content, dpi=300)
    pyplot.close(figure)
    return ImageReader(content)


def draw_page(canvas: Canvas, page: int) -> None:
    """Texts in two columns, lines, boxes, and this page's share of the charts."""
    for box in range(BOXES):
        canvas.rect((15 + box * 22) * mm, 20 * mm, 20 * mm, 8 * mm, stroke=0, fill=1)
    for line in range(LINES):
        canvas.line(15 * mm, (280 - line * 15) * mm, 195 * mm, (280 - line * 15) * mm)
    for text in range(TEXTS):
        canvas.setFont(("sans", "bold", "serif")[text % 3], 9)
        canvas.drawString(
            (15 + text % 2 * 90) * mm, (280 - text // 2 * 4) * mm, f"慰问一线职工 {text} 万人次"
        )
    for number in range(page, CHARTS, PAGES):
        image = bars() if number else ring()
        canvas.drawImage(image, 108 * mm, (230 - number * 45) * mm, 56 * mm, 48 * mm)
    canvas.showPage()


def main(path: str) -> None:
    """Write the sheet to `path`."""
    for name, file in FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
    canvas = Canvas(path, pagesize=A4)
    for page in range(PAGES):
        draw_page(canvas, page)
    canvas.save()


if __name__ == "__main__":
    main(sys.argv[1])
