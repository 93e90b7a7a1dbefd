"""Checks stage: values inside a part that PowerPoint does not take, though an XML reader does.

Each was seen to make PowerPoint repair a file: numbers with a fraction or NaN (PptxGenJS #1440), ids without
braces, colours by name (#588), a background without its effect list (#1442), a cell's parts in another order.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from factdeck.base.diagnostics import Diagnostics

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_WHOLE: Final = re.compile(r"-?\d+")
_GUID: Final = re.compile(r"\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}")
_COLOR: Final = re.compile(r"[0-9A-Fa-f]{6}")
_NUMBERS: Final = {
    **dict.fromkeys((f"{_A}off", f"{_A}chOff"), ("x", "y")),
    **dict.fromkeys((f"{_A}ext", f"{_A}chExt"), ("cx", "cy")),
    f"{_A}gridCol": ("w",),
    f"{_A}tr": ("h",),
    f"{_A}ln": ("w",),
    f"{_A}srcRect": ("l", "t", "r", "b"),
    f"{_A}pPr": ("marL", "indent"),
    f"{_A}rPr": ("sz", "spc", "baseline"),
    f"{_A}defRPr": ("sz", "spc"),
    f"{_A}tcPr": ("marL", "marR", "marT", "marB"),
    f"{_A}bodyPr": ("lIns", "tIns", "rIns", "bIns"),
}
_IN_CELL: Final = ("lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr", "cell3D")  # then the fill, then extLst


def check_values(name: str, tree: Element, diagnostics: Diagnostics) -> None:
    """Add what is wrong with single values of the part `name`."""
    for item in tree.iter():
        for attribute in _NUMBERS.get(item.tag, ()):
            value = item.get(attribute)
            if value is not None and not _WHOLE.fullmatch(value):
                _add(diagnostics, "package-odd-number", name, item, attribute=attribute, value=value)
        for value in _odd_guids(item):
            _add(diagnostics, "package-odd-guid", name, item, value=value)
        if item.tag == f"{_A}srgbClr" and not _COLOR.fullmatch(item.get("val", "")):
            _add(diagnostics, "package-odd-color", name, item, value=item.get("val", ""))
        if item.tag == f"{_P}bgPr" and item.find(f"{_A}effectLst") is None:
            _add(diagnostics, "package-bare-background", name, item)
        if item.tag == f"{_A}tcPr" and not _ordered(item):
            _add(diagnostics, "package-cell-order", name, item)


def _add(diagnostics: Diagnostics, code: str, part: str, item: Element, **more: str) -> None:
    diagnostics.add(code, None, part=part, element=item.tag.rpartition("}")[2], **more)


def _odd_guids(item: Element) -> Iterator[str]:
    """Ids that must be a GUID in braces: of fields, sections, creation, table styles."""
    kind = item.tag.rpartition("}")[2]
    value = None
    if kind in ("fld", "section") or (kind == "creationId" and "val" not in item.attrib):
        value = item.get("id", "")
    elif kind == "tableStyleId":
        value = item.text or ""
    if value is not None and not _GUID.fullmatch(value):
        yield value


def _ordered(properties: Element) -> bool:
    """Lines first, in their order, then what fills the cell."""
    kinds = [child.tag.rpartition("}")[2] for child in properties]
    places = [_IN_CELL.index(kind) if kind in _IN_CELL else len(_IN_CELL) for kind in kinds]
    return places == sorted(places)
