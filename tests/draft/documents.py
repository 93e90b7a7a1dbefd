"""Reports in other formats than text: Word and Excel with tables, a web page, a PDF. All invented."""

from io import BytesIO
from pathlib import Path

from .tables import TEXTS

NOTE = "（虚构样例，不是真实单位的数字）"


def library_docx() -> bytes:
    """A library's annual summary with headings, a table and its unit in the heads."""
    from docx import Document

    document = Document()
    document.add_heading("文澜区图书馆2025年工作总结", 0)
    document.add_paragraph(NOTE)
    document.add_heading("一、基本服务", 1)
    document.add_paragraph(
        "全年开馆312天，接待读者超过82万人次，外借图书56.3万册次。截至12月底，持证读者9.1万个。"
    )
    document.add_heading("二、分馆情况", 1)
    rows = [
        ("分馆", "到馆（万人次）", "活动（场）"),
        ("城东分馆", "21.4", "132"),
        ("河西分馆", "18.6", "97"),
        ("南山分馆", "7.9", "41"),
    ]
    table = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_heading("三、经费", 1)
    document.add_paragraph("全年财政拨款经费1,280万元，其中购书经费410万元，购书经费占拨款的32%。")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def budget_xlsx() -> bytes:
    """A budget with its unit over the table, rates, and a second sheet with units in the heads."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "部门预算"
    sheet.append(["2025年部门预算执行情况（虚构）"])
    sheet.append(["单位：万元"])
    sheet.append(["部门", "预算数", "决算数", "执行率"])
    for name, planned, spent in (("教育", 1200, 1350.5), ("卫生健康", 860, 842.3), ("交通运输", 415, 398.6)):
        sheet.append([name, planned, spent, round(spent / planned, 3)])
    sheet.append(["合计", 2475, 2591.4, 1.047])
    for row in sheet.iter_rows(min_row=4, min_col=4, max_col=4):
        row[0].number_format = "0.0%"
    people = book.create_sheet("人员")
    people.append(["类别", "人数（人）"])
    people.append(["在编", 118])
    people.append(["聘用", 46])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def hospital_html() -> bytes:
    """The hospital's summary as a saved page."""
    parts: list[str] = []
    for line in (TEXTS / "hospital.md").read_text("utf-8").splitlines():
        level = len(line) - len(line.lstrip("#"))
        text = line.lstrip("#> -").replace("**", "")
        if text.strip():
            parts.append(f"<h{level}>{text}</h{level}>" if level else f"<p>{text}</p>")
    page = "".join(parts)
    head = "<head><meta charset='utf-8'><script>var x = 1;</script></head>"
    return f"<html>{head}<body>{page}</body></html>".encode()


def bulletin_gb18030() -> bytes:
    """The bulletin in the encoding that offices wrote."""
    return (TEXTS / "bulletin.txt").read_text("utf-8").encode("gb18030")


def government_pdf() -> bytes:
    """The government's report as a PDF with a text layer, lines wrapped, over several pages."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = BytesIO()
    canvas = Canvas(stream)
    y, page = 780, 1
    canvas.setFont("STSong-Light", 12)
    for paragraph in (TEXTS / "county-government.txt").read_text("utf-8").split("\n"):
        indented = f"　　{paragraph}" if len(paragraph) > 30 else paragraph
        for start in range(0, max(len(indented), 1), 38):
            if y < 60:
                canvas.drawString(290, 30, f"- {page} -")
                canvas.showPage()
                canvas.setFont("STSong-Light", 12)
                y, page = 780, page + 1
            canvas.drawString(72, y, indented[start : start + 38])
            y -= 20
    canvas.save()
    return stream.getvalue()


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
