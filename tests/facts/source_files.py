"""Source files as offices have them: scanned text, columns, tables, old encodings. Nothing here is true."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.source import SourceText, read_source

from ..conftest import ROOT

PLACE = Location("spec.yaml", 7, 3)

SCANNED = """\


书香满城 服务到家

——云溪市公共图书馆五年工作综述

本报记者 林小禾

过去五年,云溪市图书馆扎实推进馆舍建设,新建城市书房3
6座、流动书车12辆,全年接待读者１８３．
５万人次,图书外借２６０万册次。

①云溪市第十二届读书节开幕式在人民广场举行,618
名“阅读之星”、94个优秀读书小组(集体)受到表彰。

②志愿者为孩子们讲 故 事。

办证时间由15个工作日缩短至最快2天。馆藏图书104万余册,电子书近千种。

⑨

⑩

㉟

㉟㉟㉟
"""

LEFT = (
    "过去一年市图书馆新增馆藏图书3.6万册，",
    "期刊总数达到1280种，读者证持有人数21",
    "万余人，其中少年儿童4.2万人。全年开放",
    "345天，接待读者183.5万人次，同比增长",
    "12.4%。数字资源点击2.4亿次，讲座展览",
    "近千场次，参与读者52万余人次。",
)
RIGHT = (
    "馆外服务继续延伸，流动书车出车612次，",
    "为乡镇学校送书7.8万册。志愿者队伍扩大",
    "到1460名，服务时长3.3万小时。全年购书",
    "经费1376.2万元，设备更新476万元，办证",
    "时间由15天缩短到最快2天。读者满意度",
    "为96%，比上年提高1.5个百分点。",
)


def source(file: Path) -> SourceText:
    """The file as read; it must be sound."""
    diagnostics = Diagnostics()
    found = read_source("s", file, PLACE, diagnostics)
    assert found, [item.line("en") for item in diagnostics]
    return found


def text_of(file: Path) -> list[str]:
    return [passage.text for passage in source(file).passages]


def two_columns(file: Path, pages: int = 3) -> Path:
    """A newspaper page drawn line by line across both columns, with running lines and page numbers."""
    canvas = _canvas(file)
    for page in range(1, pages + 1):
        canvas.setFont("N", 9)
        canvas.drawString(40, 560, f"云溪日报 2026年1月9日 第{page}版")
        canvas.setFont("N", 18)
        canvas.drawString(40, 530, f"第{page}篇：一座图书馆的年度数字")
        canvas.setFont("N", 10)
        for index, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            canvas.drawString(40, 500 - 14 * index, left)
            canvas.drawString(265, 500 - 14 * index, right)
        canvas.drawCentredString(250, 20, f"- {page} -")
        canvas.showPage()
    canvas.save()
    return file


def plain_pdf(file: Path, pages: Sequence[Sequence[str]], password: str = "") -> Path:
    """A PDF of lines of text; of no text at all for pages without lines."""
    canvas = _canvas(file, password)
    for lines in pages:
        canvas.setFont("N", 10)
        canvas.rect(30, 30, 20, 20)
        for index, line in enumerate(lines):
            canvas.drawString(40, 540 - 15 * index, line)
        canvas.showPage()
    canvas.save()
    return file


def _canvas(file: Path, password: str = ""):  # type: ignore[no-untyped-def]
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    font = ROOT / "assets" / "fonts" / "noto-sans-sc" / "NotoSansSC-Regular.ttf"
    pdfmetrics.registerFont(TTFont("N", str(font)))
    return Canvas(str(file), pagesize=(500, 600), encrypt=StandardEncryption(password) if password else None)


def docx(file: Path) -> Path:
    """Paragraphs round a table with a merged cell and a table in a cell, a deletion, an insertion, a note."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    document.add_heading("年度报告", 1)
    paragraph = document.add_paragraph("全年接待读者")
    paragraph.add_run("183.5").bold = True
    paragraph.add_run("万人次。")
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate((("项目", "数量（万元）", "备注"), ("购书经费", "1376.2", "含电子书"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    merged = table.cell(2, 0).merge(table.cell(2, 1))
    merged.text = "设备更新476万元"
    inner = table.cell(2, 2).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "其中书架", "120组"
    changed = document.add_paragraph("志愿者")
    space = nsdecls("w")
    for tag, text in (("del", "<w:delText>900名</w:delText>"), ("ins", "<w:t>1460名</w:t>")):
        changed._p.append(parse_xml(f'<w:{tag} {space} w:id="1" w:author="A"><w:r>{text}</w:r></w:{tag}>'))
    document.save(str(file))
    return file


def xlsx(file: Path) -> Path:
    """A sheet with a declared unit, per cent, a total by formula (cached by hand), and a second sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "经费"
    for row in (
        ["2025年经费表", None, "单位：万元"],
        ["项目", "金额", "占比"],
        ["购书", 1376.2, 0.743],
        ["设备", 476, 0.257],
        ["合计", 1852.2, 1],
    ):
        sheet.append(row)
    for row in range(3, 6):
        sheet.cell(row, 3).number_format = "0.0%"
        sheet.cell(row, 2).number_format = "#,##0.0"
    people = book.create_sheet("读者")
    for row in (
        ["年份", "读者（万人次）"],
        ["2023", 151],
        ["2024", 168.5],
        ["2025", 183.5],
        ["备注", "近千场次"],
    ):
        people.append(row)
    book.save(str(file))
    return file


def formula_xlsx(file: Path) -> Path:
    """A workbook as Excel saves it: a formula with its cached value."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("Sheet1")
    sheet.write_row("A1", ["visits", 120, 63])
    sheet.write_formula("D1", "=B1+C1", None, 183)
    book.close()
    return file


HTML = """<!doctype html><html><head><meta charset="gb2312"><title>标题3000</title>
<style>p{{width:10px}}</style><script>var n = 12345;</script></head><body>
<nav><a href=/>首页</a><a href=/n>新闻</a></nav>
<div><p>全年接待读者<b>183.5</b>万<span>人次</span>，<br>外借260万册次。<p>办证最快2天</div>
<table><tr><th>项目</th><th>数量</th></tr><tr><td><p>城市书房</p></td><td>36座</td></tr></table>
<noscript>请打开脚本</noscript></body></html>"""


def archive(content: bytes) -> bytes:
    """A zip archive that is no office file."""
    import zipfile

    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a.txt", content)
    return stream.getvalue()
