"""What a reader of the source would read, whatever file it is in."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.source import read_source, typed_source

from .books import codes
from .source_files import (
    HTML,
    LEFT,
    PLACE,
    RIGHT,
    SCANNED,
    archive,
    docx,
    formula_xlsx,
    plain_pdf,
    source,
    text_of,
    two_columns,
    xlsx,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_read_in_every_encoding_of_an_office(tmp_path: Path, encoding: str):
    file = tmp_path / "a.txt"
    file.write_bytes("第一段有3000余名。\r\n\r\n第二段：“最快”7天——㎡".encode(encoding))
    assert text_of(file) == ["第一段有3000余名。", "第二段：“最快”7天——㎡"]


def test_scanned_text_loses_its_junk_and_keeps_its_lines(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(SCANNED, "utf-8")
    texts = text_of(file)
    assert texts[0] == "书香满城 服务到家"
    assert texts[3].count("\n") == 2
    assert texts[-1].endswith("电子书近千种。"), "the circled numbers at the end say nothing"
    assert [passage.paragraph for passage in source(file).passages] == list(range(1, len(texts) + 1))


def test_lines_are_paragraphs_where_no_line_is_blank(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_text("年份,人次\n2024,168\n2025,183\n", "utf-8")
    assert text_of(file) == ["年份,人次", "2024,168", "2025,183"]


def test_form_feeds_end_pages(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text("one\n\ntwo\fthree", "utf-8")
    places = [(passage.text, passage.page, passage.paragraph) for passage in source(file).passages]
    assert places == [("one", 1, 1), ("two", 1, 2), ("three", 2, 1)]


def test_markdown_reads_without_its_marks(tmp_path: Path):
    file = tmp_path / "a.md"
    file.write_text(
        "# 标题\n\n- 接待**183.5**万人次，见[年报](a.pdf)\n- `外借`260万册次\n\n"
        "| 项目 | 数量 |\n| --- | --: |\n| 书房 | 36座 |\n\n> 引文 3 * 4 = 12\n\nsnake_case 1.5\n",
        "utf-8",
    )
    assert text_of(file) == [
        "标题",
        "接待183.5万人次，见年报",
        "外借260万册次",
        "项目\t数量",
        "书房\t36座",
        "引文 3 * 4 = 12",
        "snake_case 1.5",
    ]


def test_columns_are_read_one_after_the_other(tmp_path: Path):
    found = source(two_columns(tmp_path / "a.pdf"))
    pages = {page: "".join(p.text for p in found.passages if p.page == page) for page in (1, 2, 3)}
    for page, text in pages.items():
        flat = text.replace("\n", "")
        assert "".join(LEFT) in flat
        assert "".join(RIGHT) in flat
        assert flat.index(LEFT[-1]) < flat.index(RIGHT[0])
        assert flat.startswith(f"第{page}篇"), "the running head is gone, the headline is not"
        assert "日报" not in flat
        assert f"- {page} -" not in flat


def test_a_page_with_one_column_stays_one(tmp_path: Path):
    lines = ["The library counted over 182,000 visits", "in the year, in 311 opening days."]
    assert text_of(plain_pdf(tmp_path / "a.pdf", [lines])) == ["\n".join(lines)]


def test_rows_of_a_pdf_table_are_read_across(tmp_path: Path):
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"))
    for index, (name, count, share) in enumerate(
        [("Books", "96,400", "66%"), ("E-books", "41,250", "28%")] * 3
    ):
        for x, text in ((50, name), (200, count), (350, share)):
            canvas.drawString(x, 700 - 20 * index, text)
    canvas.save()
    assert text_of(tmp_path / "a.pdf")[:2] == ["Books\t96,400\t66%", "E-books\t41,250\t28%"]


def test_word_gives_paragraphs_and_table_rows_in_their_order(tmp_path: Path):
    assert text_of(docx(tmp_path / "a.docx")) == [
        "年度报告",
        "全年接待读者183.5万人次。",
        "项目\t数量（万元）\t备注",
        "购书经费\t1376.2\t含电子书",
        "设备更新476万元\t其中书架\t120组",
        "志愿者1460名",
    ]


def test_cells_read_as_they_show(tmp_path: Path):
    found = source(xlsx(tmp_path / "a.xlsx"))
    assert found.cells["经费!B3"].text == "1,376.2"
    assert (found.cells["经费!C3"].text, str(found.cells["经费!C3"].number)) == ("74.3%", "74.3")
    assert found.cells["经费!B3"].heads[:2] == ("金额", "购书")
    row = found.passages[found.cells["读者!B3"].passage]
    assert (row.text, row.row) == ("2024\t168.5", "读者!3")
    assert row.where.text("zh-CN") == "工作表 读者!3 行"


def test_a_formula_has_its_cached_value(tmp_path: Path):
    assert source(formula_xlsx(tmp_path / "a.xlsx")).cells["Sheet1!D1"].text == "183"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_web_page_gives_its_blocks(tmp_path: Path, encoding: str):
    file = tmp_path / "a.html"
    file.write_bytes(HTML.encode(encoding))
    assert text_of(file) == [
        "首页新闻",
        "全年接待读者183.5万人次，\n外借260万册次。",
        "办证最快2天",
        "项目\t数量",
        "城市书房 \t36座",
    ]


def test_passages_may_stand_in_the_spec():
    assert [passage.text for passage in typed_source("s", "一\n二").passages] == ["一", "二"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "source-format"),
        ("a.docx", b"\xd0\xcf\x11\xe0", "source-encrypted"),
        ("a.docx", b"PK\x03\x04", "source-broken"),
        ("a.docx", archive(b"1"), "source-broken"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", "source-encrypted"),
        ("a.xlsx", archive(b"1"), "source-broken"),
        ("a.pdf", b"%PDF-1.4 nothing", "source-broken"),
        ("a.html", b"", "source-broken"),
        ("a.html", b"<html><script>1</script></html>", "source-empty"),
        ("a.txt", b"", "source-empty"),
        ("a.txt", "⑨\n\n⑩\n".encode(), "source-empty"),
        ("a.txt", b"\xff\xff\xff\xfe\x81", "source-encoding"),
        ("a.md", b"a\0b", "source-encoding"),
    ],
)
def test_a_file_without_text_is_said_to_be_one(tmp_path: Path, name: str, content: bytes, code: str):
    file = tmp_path / name
    file.write_bytes(content)
    diagnostics = Diagnostics()
    assert read_source("s", file, PLACE, diagnostics) is None
    assert codes(diagnostics) == [code]
    assert [item.location for item in diagnostics] == [PLACE]


def test_a_missing_file_is_unreadable(tmp_path: Path):
    diagnostics = Diagnostics()
    assert read_source("s", tmp_path / "a.txt", PLACE, diagnostics) is None
    assert codes(diagnostics) == ["source-unreadable"]


def test_a_scan_without_text_layer_and_a_locked_pdf(tmp_path: Path):
    diagnostics = Diagnostics()
    read_source("s", plain_pdf(tmp_path / "a.pdf", [[], []]), PLACE, diagnostics)
    read_source("s", plain_pdf(tmp_path / "b.pdf", [["text"]], "secret"), PLACE, diagnostics)
    assert codes(diagnostics) == ["source-no-text-layer", "source-encrypted"]
