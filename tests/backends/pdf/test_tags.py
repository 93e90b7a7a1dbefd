"""The structure tree: what nodes become, in which order; what is painted is told or an artifact."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

from factdeck.backends.pdf.standard import Standard
from factdeck.backends.pdf.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.stages import Prepared
from factdeck.scene.nodes import AnyNode, Box, ChartNode, Freeform, Group, Page, Picture, Scene
from factdeck.scene.text import Line, Paragraph, Piece, Rect, Role
from tests.conftest import ROOT, SHIPPED
from tests.stress import deck_scene, prepared, sheet_scene

from .reading import text_of
from .scenes import BODY, advance, frame, page, paragraph, run, scene
from .test_chart import bars
from .test_tables import _table
from .tree import content, opened, tree

_WHOLE = Rect(0, 0, 10, 10)


@cache
def shipped(name: str) -> tuple[Scene, Scene]:
    ready: Prepared = prepared(ROOT / "deck" / f"{name}.yaml")
    return sheet_scene(ready, Diagnostics()), deck_scene(ready, Diagnostics())


@cache
def written(name: str, index: int) -> bytes:
    return write(shipped(name)[index])


def tagged(*nodes: AnyNode, **changes: object):
    return tree(write(scene(replace(page(*nodes), **changes)))).outline  # type: ignore[arg-type]


def slide(number: int, *nodes: AnyNode, **changes: object) -> Page:
    one = page(*nodes, id=f"s{number}", title=f"页{number}")
    return replace(one, layout="points", kind="points", **changes)  # type: ignore[arg-type]


def test_roles_become_headings_paragraphs_and_notes() -> None:
    nodes = (
        frame("sheet/kicker", run("数读"), role=Role.LABEL),
        frame("sheet/title", run("服务更近"), role=Role.TITLE),
        frame("sheet/a/sentence", run("一"), role=Role.HEADING),
        frame("sheet/a/text", run("正文")),
        frame("sheet/b/sentence", run("二"), role=Role.HEADING),
        frame("sheet/source", run("来源：报告"), role=Role.SOURCE),
    )
    assert tagged(*nodes) == ["Document", "P", "H1", ["Sect", "H2", "P"], ["Sect", "H2"], "Note"]


def test_no_level_of_headings_is_left_out() -> None:
    assert tagged(frame("sheet/a/sentence", run("没有标题的页"), role=Role.HEADING)) == [
        "Document",
        ["Sect", "H1"],
    ]


def test_slides_stand_in_their_sections_under_the_slide_that_opens_them() -> None:
    def title(id: str) -> AnyNode:
        return frame(f"{id}/title", run("标题"), role=Role.TITLE)

    pages = (
        slide(1, title("s1")),
        replace(slide(2, title("s2"), section="服务"), kind="section"),
        slide(3, title("s3"), section="服务"),
        slide(4, title("s4"), section="改革"),
    )
    assert tree(write(scene(*pages))).outline == [
        "Document",
        ["Sect", "H1"],
        ["Sect", ["Sect", "H2"], ["Sect", "H3"]],
        ["Sect", ["Sect", "H2"]],
    ]


def told(term: str, text: str, number: int) -> Paragraph:
    """A term, a tab, a text, on a line of their own."""
    runs = (run(term), run("\t"), run(text))
    baseline = 60.0 + 20 * number
    pieces = (Piece(40, advance(term, BODY), term, 0), Piece(140, advance(text, BODY), text, 2))
    return Paragraph(runs, (Line(baseline, pieces),), 18)


def test_a_frame_of_terms_is_a_list_whose_items_are_labelled() -> None:
    rows = tuple(told(term, "意思", number) for number, term in enumerate(("讲座", "课堂")))
    pdf = write(scene(page(replace(frame("s/points", run("甲")), paragraphs=rows))))
    item = ["LI", "Lbl", ["LBody", "P"]]
    assert tree(pdf).outline == ["Document", ["L", item, item]]
    assert text_of(pdf) == "讲座 意思\n课堂 意思"


@pytest.mark.parametrize(
    ("term", "older", "newer"), [("一", "/Decimal", "/Ordered"), ("志愿", None, "/Description")]
)
def test_a_list_says_what_its_items_are_labelled_with(term: str, older: str | None, newer: str) -> None:
    rows = scene(page(replace(frame("s/points", run("甲")), paragraphs=(told(term, "意思", 0),))))
    for standard, said in zip(Standard, (older, newer), strict=True):
        found = tree(write(rows, standard=standard)).kids[0]
        assert (found.kind, found.attributes.get("/ListNumbering")) == ("L", said)


def test_a_bullet_is_a_label() -> None:
    bullet = replace(paragraph(run("意思"), x=60, baseline=60), bullet="•")
    pdf = write(scene(page(replace(frame("s/points", run("甲")), paragraphs=(bullet, bullet)))))
    item = ["LI", "Lbl", ["LBody", "P"]]
    assert tree(pdf).outline == ["Document", ["L", item, item]]
    assert tree(pdf).kids[0].attributes["/ListNumbering"] == "/Disc"


def test_the_records_of_rows_are_items_labelled_by_what_comes_first() -> None:
    parts = ("s/rows/a/number", "s/rows/a/text", "s/rows/b/text", "s/rows/b/number")
    rows = [frame(name, run("行"), y=20.0 * n, role=Role.HEADING) for n, name in enumerate(parts)]
    assert tagged(*rows) == [
        "Document",
        ["L", ["LI", "Lbl", ["LBody", "P"]], ["LI", ["LBody", "P", "P"]]],
    ]


def test_paragraphs_of_deeper_levels_belong_to_the_item_above() -> None:
    paragraphs = [paragraph(run("文"), x=40, baseline=60 + 20 * n) for n in range(3)]
    levels = tuple(replace(one, level=level) for one, level in zip(paragraphs, (0, 1, 0), strict=True))
    rows = replace(frame("s/rows", run("文")), paragraphs=levels)
    assert tagged(rows) == ["Document", ["L", ["LI", ["LBody", "P", "P"]], ["LI", ["LBody", "P"]]]]


def test_a_table_has_rows_and_heads_that_say_what_they_head() -> None:
    pdf = write(scene(page(replace(_table(), alt="表格，各列为：做什么；投入"))))
    assert tree(pdf).outline == [
        "Document",
        ["Table", ["TR", "TH", "TH"], ["TR", "TD", "TD"], ["TR", "TD", "TD"]],
    ]
    table = tree(pdf).kids[0]
    assert table.attributes["/Summary"] == "表格，各列为：做什么；投入"
    assert {tag.attributes.get("/Scope") for tag in table.walk() if tag.kind == "TH"} == {"/Column"}


def test_the_columns_that_name_rows_head_them() -> None:
    pdf = write(scene(page(replace(_table(), header_columns=1))))
    rows = tree(pdf).kids[0].kids
    heads = [[(cell.kind, cell.attributes.get("/Scope")) for cell in row.kids] for row in rows]
    column, row = ("TH", "/Column"), ("TH", "/Row")
    assert heads == [[column, column], [row, ("TD", None)], [row, ("TD", None)]]


def test_a_chart_is_one_figure_with_its_place() -> None:
    pdf = write(scene(page(bars(), frame("after", run("后文"), y=240))))
    figure, _ = tree(pdf).kids
    assert (figure.kind, figure.alt, figure.marks) == ("Figure", "条形图", [(0, 0)])
    left, bottom, right, top = figure.attributes["/BBox"]
    rect = bars().rect
    assert (left, right) == pytest.approx((rect.x, rect.right), abs=0.01)
    assert (300 - top, 300 - bottom) == pytest.approx((rect.y, rect.bottom), abs=0.01)
    assert "职工之家" in text_of(pdf)


def test_a_group_that_says_something_is_one_figure_and_another_is_its_children() -> None:
    inside = (frame("g/a", run("前")), Box(id="g/box", rect=_WHOLE, fill="gold"))
    silent = Group(id="g", rect=_WHOLE, role=Role.CHART, children=inside)
    assert tagged(silent) == ["Document", "P"]
    assert tagged(replace(silent, alt="过去1个月 → 现在7天")) == ["Document", "Figure"]


def test_a_caption_belongs_to_the_picture_before_it(tmp_path) -> None:
    from PIL import Image

    Image.new("RGB", (8, 8), "red").save(tmp_path / "p.png")
    picture = Picture(
        id="s/photo-1", rect=_WHOLE, role=Role.PICTURE, alt="读者", path=str(tmp_path / "p.png")
    )
    caption = frame("s/photo-1/caption", run("读者在看书"), role=Role.CAPTION)
    assert tagged(picture, caption) == ["Document", ["Figure", "Caption"]]


def test_a_link_is_a_tag_with_its_annotation() -> None:
    with_link = frame("a", run("看来源"), link="https://example.org/")
    pdf = write(scene(page(with_link, frame("b", run("第二页"), y=90, link="#page-1"))))
    assert tree(pdf).outline == ["Document", ["P", "Link"], ["P", "Link"]]
    assert [tag.links for tag in tree(pdf).walk() if tag.kind == "Link"] == [1, 1]
    with opened(pdf) as file:
        annotations = list(file.pages[0].Annots)
        nums = list(file.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(nums[::2], nums[1::2], strict=True))
        assert [str(parents[one.StructParent].S) for one in annotations] == ["/Link", "/Link"]
        assert [str(one.Contents) for one in annotations] == ["看来源", "第二页"]
        assert {int(one.F) for one in annotations} == {4}


def test_what_adorns_and_what_stands_on_every_page_is_not_read() -> None:
    nodes = (
        Box(id="box", rect=_WHOLE, fill="gold"),
        Freeform(id="marks", rect=_WHOLE, role=Role.CHART, commands=(), fill="gold"),
        frame("number", run("3"), y=260, role=Role.PAGE_NUMBER),
    )
    pdf = write(scene(replace(page(*nodes), background="tint")))
    assert tree(pdf).outline == "Document"
    marked, outside = content(pdf, 0)
    assert outside == []
    assert {tag for tag, _ in marked} == {"Artifact"}
    assert marked[-1][1] == {"/Type": "/Pagination", "/Subtype": "/Footer"}


def test_words_of_another_language_say_so() -> None:
    with opened(write(scene(page(frame("a", run("Larkfield"), run("图书馆")))))) as file:
        stream = file.pages[0].Contents.read_bytes()
    assert stream.count(b"/Lang (en)") == 1


CASES = [(name, index) for name in SHIPPED for index in (0, 1)]


@pytest.mark.parametrize(("name", "index"), CASES)
def test_all_that_is_painted_is_told_once_in_reading_order_or_an_artifact(name: str, index: int) -> None:
    pdf = written(name, index)
    marks = [mark for tag in tree(pdf).walk() for mark in tag.marks]
    with opened(pdf) as file:
        nums = list(file.Root.StructTreeRoot.ParentTree.Nums)
        parents = [len(own) for own in nums[1::2][: len(file.pages)]]
        assert [int(one.StructParents) for one in file.pages] == list(range(len(file.pages)))
        assert {str(one.Tabs) for one in file.pages} == {"/S"}
    for number in range(len(parents)):
        marked, outside = content(pdf, number)
        told = [int(traits["/MCID"]) for tag, traits in marked if tag != "Artifact"]
        assert outside == []
        assert told == list(range(parents[number])) == [mark for one, mark in marks if one == number]


@pytest.mark.parametrize(("name", "index"), CASES)
def test_every_figure_says_what_its_facts_say(name: str, index: int) -> None:
    nodes = [node for one in shipped(name)[index].pages for node in _said(one.nodes)]
    figures = [tag for tag in tree(written(name, index)).walk() if tag.kind == "Figure"]
    assert [tag.alt for tag in figures] == [node.alt for node in nodes]
    charts = [(tag, node) for tag, node in zip(figures, nodes, strict=True) if isinstance(node, ChartNode)]
    assert charts
    for tag, node in charts:
        for point in (point for series in node.chart.series for point in series.points):
            assert str(point.figure) in tag.alt


def _said(nodes: Iterable[AnyNode]) -> Iterable[AnyNode]:
    for node in nodes:
        if node.alt and node.role is Role.CHART:
            yield node
        elif isinstance(node, Group):
            yield from _said(node.children)
