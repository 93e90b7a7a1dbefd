"""What text in a .pptx must say for itself, lest a program set it by its own defaults (ECMA-376 §21.1.2)."""

import copy
import io
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

_BREAKS = {"eaLnBrk": "1", "latinLnBrk": "0", "hangingPunct": "0"}
_INSETS = {"lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0"}
_EMU = 12700  # a point


def unsaid(written: bytes) -> list[str]:
    """Everything that a written deck leaves to the program, as `part: what`.

    What a slide's placeholder does not say, its slide layout must.
    """
    return [f"{name}: {fault}" for name, tree in _trees(written) for fault in _faults(name, tree)]


def _trees(written: bytes) -> Iterator[tuple[str, etree._Element]]:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        for name in package.namelist():
            if name.endswith(".xml") and name.split("/")[1:2] in (["slides"], ["charts"], ["notesSlides"]):
                tree = etree.fromstring(package.read(name))
                if name.startswith("ppt/slides/"):
                    _inherit(tree, _layout_of(name, package))
                yield name, tree


def _layout_of(slide: str, package: zipfile.ZipFile) -> etree._Element:
    relations = etree.fromstring(package.read(slide.replace("slides/", "slides/_rels/") + ".rels"))
    target = next(one.get("Target") for one in relations if one.get("Type").endswith("/slideLayout"))
    return etree.fromstring(package.read(target.replace("..", "ppt").lstrip("/")))


def _inherit(slide: etree._Element, layout: etree._Element) -> None:
    """Write into the slide what its placeholders have from those of its layout (§19.3.1.36)."""
    held = {_place(mark): mark.getparent().getparent().getparent() for mark in layout.iter(f"{_P}ph")}
    for mark in slide.iter(f"{_P}ph"):
        shape = mark.getparent().getparent().getparent()
        if shape.tag != f"{_P}sp":
            continue
        above = held[_place(mark)].find(f"{_P}txBody")
        body = shape.find(f"{_P}txBody")
        _fill(body.find(f"{_A}bodyPr"), above.find(f"{_A}bodyPr"))
        for paragraph in body.iter(f"{_A}p"):
            _inherit_level(paragraph, above.find(f"{_A}lstStyle"))


def _inherit_level(paragraph: etree._Element, styles: etree._Element) -> None:
    look = paragraph.find(f"{_A}pPr")
    if look is None:
        look = etree.Element(f"{_A}pPr")
        paragraph.insert(0, look)
    level = styles.find(f"{_A}lvl{int(look.get('lvl', '0')) + 1}pPr")
    if level is None:
        return
    _fill(look, level)
    for run in (*paragraph.iter(f"{_A}rPr"), *paragraph.iter(f"{_A}endParaRPr")):
        _fill(run, level.find(f"{_A}defRPr"))


def _place(mark: etree._Element) -> str:
    return mark.get("idx") or mark.get("type", "")


def _fill(own: etree._Element, above: etree._Element) -> None:
    """Add what `own` does not say."""
    for name, value in above.attrib.items():
        if name not in own.attrib:
            own.set(name, value)
    said = {child.tag for child in own}
    for child in above:
        if child.tag not in said:
            own.append(copy.deepcopy(child))


def _faults(name: str, tree: etree._Element) -> Iterator[str]:
    if "notesSlides" in name:
        yield from _notes(tree)
    elif "charts" in name:
        yield from _chart(tree)
    else:
        yield from _slide(tree)


def _slide(tree: etree._Element) -> Iterator[str]:
    for shape in tree.iter(f"{_P}sp"):
        body = shape.find(f"{_P}txBody")
        if body is not None and any(text.text for text in body.iter(f"{_A}t")):
            yield from _frame(body.find(f"{_A}bodyPr"))
            for paragraph in body.iter(f"{_A}p"):
                yield from _paragraph(paragraph)
    for row in tree.iter(f"{_A}tr"):
        yield from _row(row)


def _frame(body: etree._Element) -> Iterator[str]:
    yield from _lacks(body, _INSETS)
    if body.get("wrap") not in ("square", "none"):
        yield "a frame without wrap"
    if body.get("anchor") not in ("t", "ctr", "b"):
        yield "a frame without anchor"
    if [child.tag for child in body] != [f"{_A}noAutofit"]:
        yield "a frame that may be fitted by the program"


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    properties = paragraph.find(f"{_A}pPr")
    if properties is None:
        yield "a paragraph without properties"
        return
    yield from _lacks(properties, _BREAKS)
    if properties.get("algn") is None:
        yield "a paragraph without alignment"
    for tag in ("lnSpc", "spcBef", "spcAft"):
        if properties.find(f"{_A}{tag}/{_A}spcPts") is None:
            yield f"a paragraph without {tag} in points"
    for piece in paragraph:
        if piece.tag in (f"{_A}r", f"{_A}br", f"{_A}fld"):
            yield from _run(piece.find(f"{_A}rPr"))
    yield from _run(paragraph.find(f"{_A}endParaRPr"))


def _run(properties: etree._Element | None) -> Iterator[str]:
    if properties is None:
        yield "a run without properties"
        return
    for name in ("lang", "altLang", "sz", "b"):
        if not properties.get(name):
            yield f"a run without {name}"
    for font in ("latin", "ea", "cs"):
        if properties.find(f"{_A}{font}") is None:
            yield f"a run without a {font} font"


def _row(row: etree._Element) -> Iterator[str]:
    for cell in row.iter(f"{_A}tc"):
        properties = cell.find(f"{_A}tcPr")
        for name in ("marL", "marR", "marT", "marB", "anchor"):
            if properties is None or properties.get(name) is None:
                yield f"a cell without {name}"
        for paragraph in cell.iter(f"{_A}p"):
            yield from _paragraph(paragraph)
        if (height := _height(cell)) > int(row.get("h", "0")) / _EMU + 0.1:
            yield f"a row that its text of {height:g} points makes higher"


def _height(cell: etree._Element) -> float:
    """The least height of a cell's text: its paragraphs and forced breaks on their exact lines, in points."""
    return sum(
        int(paragraph.find(f"{_A}pPr/{_A}lnSpc/{_A}spcPts").get("val"))
        / 100
        * (1 + len(paragraph.findall(f"{_A}br")))
        for paragraph in cell.iter(f"{_A}p")
        if paragraph.find(f"{_A}pPr/{_A}lnSpc/{_A}spcPts") is not None
    )


def _chart(tree: etree._Element) -> Iterator[str]:
    for run in (*tree.iter(f"{_A}rPr"), *(one for one in tree.iter(f"{_A}defRPr") if len(one))):
        yield from _run(run)
    for paragraph in tree.iter(f"{_A}pPr"):
        if paragraph.getparent().tag == f"{_A}p":
            yield from _lacks(paragraph, _BREAKS)
    for label in tree.iter(f"{_C}rich"):
        if label.find(f"{_A}bodyPr").get("wrap") != "none":
            yield "a label that may be wrapped"


def _notes(tree: etree._Element) -> Iterator[str]:
    for paragraph in tree.iter(f"{_A}p"):
        runs = paragraph.findall(f"{_A}r/{_A}rPr")
        if runs and paragraph.find(f"{_A}pPr") is None:
            yield "a paragraph of notes without properties"
        for run in runs:
            if not (run.get("lang") and run.get("altLang")):
                yield "notes without language"


def _lacks(item: etree._Element, wanted: Mapping[str, str]) -> Iterator[str]:
    for name, value in wanted.items():
        if item.get(name) != value:
            yield f"{etree.QName(item).localname} {name} is {item.get(name)}, not {value}"
