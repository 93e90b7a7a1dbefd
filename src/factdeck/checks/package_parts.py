"""Checks stage: inside one part of a .pptx: ids, text, outlines, sizes (ECMA-376 Part 1 §19–21)."""

from collections import Counter
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from factdeck.base.diagnostics import Diagnostics

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_UNSIGNED: Final = 1 << 32
_OUTLINES: Final = frozenset(f"{_A}{name}" for name in ("ln", "lnL", "lnR", "lnT", "lnB"))


def check_part(name: str, tree: Element, diagnostics: Diagnostics) -> None:
    """Add what is wrong inside the part `name`."""
    _check_shape_ids(name, tree, diagnostics)
    _check_creation_ids(name, tree, diagnostics)
    for item in tree.iter():
        for code in _faults(item):
            diagnostics.add(code, part=name, element=item.tag.rpartition("}")[2])
    for table in tree.iter(f"{_A}tbl"):
        _check_table(name, table, diagnostics)


def _check_shape_ids(name: str, tree: Element, diagnostics: Diagnostics) -> None:
    counted = Counter(item.get("id", "") for item in tree.iter(f"{_P}cNvPr"))
    for identifier, count in counted.items():
        if count > 1:
            diagnostics.add("package-double-id", part=name, id=identifier)
        if not identifier.isdigit() or not 0 < int(identifier) < _UNSIGNED // 2:
            diagnostics.add("package-low-id", part=name, id=identifier, least=1)


def _check_creation_ids(name: str, tree: Element, diagnostics: Diagnostics) -> None:
    """Numbers without sign, and no two objects with one of them."""
    found = [item for item in tree.iter() if item.tag.endswith("}creationId")]
    for item in found:
        if (value := item.get("val")) is not None and not _unsigned(value):
            diagnostics.add("package-signed-id", part=name, id=value)
    counted = Counter(item.get("val") or item.get("id", "") for item in found)
    for identifier, count in counted.items():
        if count > 1:
            diagnostics.add("package-double-id", part=name, id=identifier)


def _unsigned(value: str) -> bool:
    return value.isdigit() and int(value) < _UNSIGNED


def _faults(item: Element) -> Iterator[str]:
    if item.tag == f"{_P}sp" and item.find(f"{_P}txBody") is None and not _holds_picture(item):
        yield "package-no-text-body"
    if item.tag == f"{_A}tc" and item.find(f"{_A}txBody") is None:
        yield "package-no-text-body"
    if item.tag.endswith("}txBody") and item.find(f"{_A}p") is None:
        yield "package-no-paragraph"
    if item.tag in _OUTLINES and not len(item):
        yield "package-empty-outline"
    if item.tag in (f"{_A}ext", f"{_A}chExt") and _negative(item):
        yield "package-negative-size"


def _holds_picture(shape: Element) -> bool:
    """The slide's own picture on a notes page has no text."""
    return any(item.get("type") == "sldImg" for item in shape.iter(f"{_P}ph"))


def _negative(item: Element) -> bool:
    return any(item.get(side, "0").startswith("-") for side in ("cx", "cy"))


def _check_table(name: str, table: Element, diagnostics: Diagnostics) -> None:
    """Every row has as many cells as the grid has columns, covered ones included."""
    columns = len(table.findall(f"{_A}tblGrid/{_A}gridCol"))
    for number, row in enumerate(table.findall(f"{_A}tr"), 1):
        if (cells := len(row.findall(f"{_A}tc"))) != columns:
            diagnostics.add("package-ragged-table", part=name, row=number, cells=cells, columns=columns)
