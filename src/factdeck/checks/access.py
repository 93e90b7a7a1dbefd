"""Checks stage: what a written .pptx offers to a reader who does not see it (WCAG 2.2).

Titles, alt text, marks of decoration, reading order, header rows and languages, read from the file itself.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.access_language import check_language
from factdeck.checks.archive import Archive, open_archive

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_ADEC: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"
_SHAPES: Final = frozenset(f"{_P}{tag}" for tag in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"))
_FIGURES: Final = frozenset(f"{_P}{tag}" for tag in ("pic", "graphicFrame", "grpSp"))
_DRAWN: Final = ("ppt/slides/slide", "ppt/slideLayouts/slideLayout", "ppt/slideMasters/slideMaster")
_FOOT: Final = frozenset({"dt", "ftr", "sldNum"})


def check_access(data: bytes) -> Diagnostics:
    """All findings in a .pptx file, given as its bytes; empty where everybody gets everything."""
    diagnostics = Diagnostics()
    archive = open_archive(data, diagnostics)
    if archive is None:
        return diagnostics
    _check_titles(archive, diagnostics)
    for name, tree in archive.trees.items():
        if name.startswith(_DRAWN):
            _check_shapes(name, tree, diagnostics)
            _check_order(name, tree, diagnostics)
            for table in tree.iter(f"{_A}tblPr"):
                if table.get("firstRow") not in ("1", "true"):
                    diagnostics.add("access-no-header-row", part=name)
    check_language(archive, diagnostics)
    return diagnostics


def _check_titles(archive: Archive, diagnostics: Diagnostics) -> None:
    """Every slide has a title of its own, also where none is seen: outline and screen readers go by it."""
    titles: Counter[str] = Counter()
    for name, tree in archive.trees.items():
        if not name.startswith("ppt/slides/slide"):
            continue
        title = next((_text(shape) for shape in _shapes(tree) if _kind(shape) in ("title", "ctrTitle")), "")
        if not title.strip():
            diagnostics.add("access-no-title", part=name)
        titles[title.strip()] += 1
    for title, count in titles.items():
        if title and count > 1:
            diagnostics.add("access-double-title", title=title, count=count)


def _check_shapes(name: str, tree: Element, diagnostics: Diagnostics) -> None:
    """What shows something has alt text, what only adorns says so."""
    for shape in _shapes(tree):
        properties = _properties(shape)
        said, adorns = properties.get("descr", "").strip(), _adorns(properties)
        if shape.tag in _FIGURES:
            faulty = "access-no-alt" if not said and not adorns else ""
        else:
            silent = not _text(shape).strip() and not _kind(shape)
            faulty = "access-not-decorative" if silent and not said and not adorns else ""
        if said and adorns:
            faulty = "access-both"
        if faulty:
            diagnostics.add(faulty, part=name, shape=properties.get("name", ""))


def _check_order(name: str, tree: Element, diagnostics: Diagnostics) -> None:
    """The title is read before all else that is read, date, footer and number after it."""
    if not name.startswith("ppt/slides/slide"):
        return
    kinds = [_kind(shape) for shape in _shapes(tree) if not _adorns(_properties(shape))]
    content = [index for index, kind in enumerate(kinds) if kind not in ("title", "ctrTitle", *_FOOT)]
    titles = [index for index, kind in enumerate(kinds) if kind in ("title", "ctrTitle")]
    foot = [index for index, kind in enumerate(kinds) if kind in _FOOT]
    if titles and titles[0] > 0:
        diagnostics.add("access-title-late", part=name)
    if foot and content and foot[0] < content[-1]:
        diagnostics.add("access-foot-early", part=name)


def _shapes(tree: Element) -> Iterator[Element]:
    """The shapes of a page in reading order; what is in a group is told with the group."""
    for root in tree.iter(f"{_P}spTree"):
        yield from (item for item in root if item.tag in _SHAPES)


def _properties(shape: Element) -> Element:
    return next(shape.iter(f"{_P}cNvPr"), shape)


def _adorns(properties: Element) -> bool:
    return any(mark.get("val") in ("1", "true") for mark in properties.iter(f"{_ADEC}decorative"))


def _kind(shape: Element) -> str:
    """The kind of placeholder that it is, "" for none."""
    mark = next(shape.iter(f"{_P}ph"), None) if shape.tag != f"{_P}grpSp" else None
    return "" if mark is None else mark.get("type", "obj")


def _text(shape: Element) -> str:
    return "".join(item.text or "" for item in shape.iter(f"{_A}t"))
