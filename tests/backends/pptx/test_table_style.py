"""Tables of a design have its style: "Table Design" shows it, a table that a person adds takes it."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from factdeck.backends.pptx.writer import write
from factdeck.scene.nodes import Page, Table
from factdeck.scene.tables import Border, Stroke, TableLook
from tests.backends.pptx.scenes import deck
from tests.judges import office_errors

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LOOK = TableLook(
    top=Stroke("red", 2),
    line=Stroke("ink", 0.75),
    between=Stroke("hairline", 0.5),
    text="ink",
    header="muted",
    bold=True,
    band="tint",
)


@pytest.fixture(scope="module")
def styled() -> bytes:
    return write(replace(deck(), table_look=LOOK))


def part(written: bytes, name: str) -> str:
    with ZipFile(BytesIO(written)) as archive:
        return archive.read(name).decode()


def cells(written: bytes) -> list[list[Element]]:
    """The properties of the cells of the only table, row by row."""
    slide = fromstring(part(written, "ppt/slides/slide3.xml"))
    return [list(row.iter(f"{A}tcPr")) for row in slide.iter(f"{A}tr")]


def sides(properties: Element) -> list[str]:
    return [child.tag.removeprefix(A) for child in properties if child.tag.startswith(f"{A}ln")]


def test_the_table_names_the_style_that_the_file_defines(styled: bytes) -> None:
    (name,) = re.findall(r"<a:tableStyleId>([^<]+)<", part(styled, "ppt/slides/slide3.xml"))
    styles = fromstring(part(styled, "ppt/tableStyles.xml"))
    assert styles.get("def") == name
    assert [(style.get("styleId"), style.get("styleName")) for style in styles] == [(name, "hongjin")]
    assert 'firstRow="1"' in part(styled, "ppt/slides/slide3.xml")


def test_the_style_has_the_designs_rules_header_and_band(styled: bytes) -> None:
    style = part(styled, "ppt/tableStyles.xml")
    whole, head = style.split("<a:firstRow>")[0], style.split("<a:firstRow>")[1]
    assert re.search(r'<a:top><a:ln w="25400"><a:solidFill><a:schemeClr val="accent1"/>', whole)
    assert re.search(r'<a:insideH><a:ln w="6350">', whole)
    assert re.search(r"<a:insideV><a:ln><a:noFill/>", whole)
    assert re.search(r'<a:band1H>.*<a:schemeClr val="bg2"/>', whole)
    assert head.startswith('<a:tcTxStyle b="on">') and '<a:schemeClr val="accent4"/>' in head


def test_cells_say_only_what_differs(styled: bytes) -> None:
    head, tinted, last = cells(styled)
    assert [sides(cell) for cell in head + tinted + last] == [["lnB"]] * 3 + [["lnT"]] * 3 + [[]] * 3
    assert [cell.find(f"{A}solidFill") is not None for cell in (*tinted, *last)] == [True] * 3 + [False] * 3
    assert all(cell.find(f"{A}noFill") is None for cell in head + last)


def test_a_rule_that_is_not_the_designs_is_written_at_the_cells() -> None:
    scene = deck()

    def bolder(page: Page) -> Page:
        nodes = (
            replace(node, borders=(*node.borders[:2], Border(2, "red", 3), node.borders[3]))
            if isinstance(node, Table)
            else node
            for node in page.nodes
        )
        return replace(page, nodes=tuple(nodes))

    written = write(replace(scene, table_look=LOOK, pages=tuple(map(bolder, scene.pages))))
    _, tinted, last = cells(written)
    assert sides(tinted[0]) == ["lnT", "lnB"] and sides(last[0]) == ["lnT"]


@pytest.mark.judge
def test_microsofts_validator_takes_it(styled: bytes, tmp_path: Path) -> None:
    path = tmp_path / "styled.pptx"
    path.write_bytes(styled)
    assert office_errors(path) == []
