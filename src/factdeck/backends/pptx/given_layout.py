"""Backend stage: the XML of a layout that is added to an organisation's master (ECMA-376 Part 1 §19.3.1.39).

A copy of one of its layouts with our placeholders for its own, or one that adds nothing to the master.
"""

from collections.abc import Iterable, Set
from copy import deepcopy
from typing import Final

from factdeck.backends.pptx.given_package import Tree, parsed
from factdeck.backends.pptx.markup import NAMESPACES, Markup, element, tagged
from factdeck.backends.pptx.placeholders import given_mark
from factdeck.backends.pptx.text import SLIDE_NUMBER
from factdeck.theme.office.base import OfficeHolder, OfficeSeat

_P: Final = f"{{{NAMESPACES['p']}}}"
_FOOT: Final = ("ftr", "dt", "sldNum")


def rebuild(tree: Tree, name: str, kept: Set[tuple[str, int]], shapes: Iterable[Markup], own: Markup) -> None:
    """Make a copy of a layout ours: another name, only the placeholders `kept` and the foot, our shapes."""
    for key in ("type", "matchingName", "showMasterPhAnim"):
        tree.attrib.pop(key, None)
    tree.set("preserve", "1")
    tree.set("userDrawn", "1")
    content = tree.find(f"{_P}cSld")
    assert content is not None
    content.set("name", name)
    for item in list(tree):
        if item.tag in (f"{_P}timing", f"{_P}transition"):
            tree.remove(item)
    for item in content.findall(f"{_P}extLst"):
        content.remove(item)
    content.append(_fragment(own))
    inside = content.find(f"{_P}spTree")
    assert inside is not None
    for mark in list(inside.iter(f"{_P}ph")):
        if mark.get("type", "obj") not in _FOOT and (mark.get("type", "obj"), _index(mark)) not in kept:
            _remove(mark, inside)
    end = inside.find(f"{_P}extLst")
    for item in shapes:
        made = _fragment(item)
        inside.append(made) if end is None else end.addprevious(made)


def say_language(tree: Tree, language: str) -> None:
    """Text of a copied layout says its language, as ours does."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

    drawing = f"{{{NAMESPACES['a']}}}"
    for run in (*tree.iter(f"{drawing}r"), *tree.iter(f"{drawing}fld")):
        look = run.find(f"{drawing}rPr")
        if look is None:
            look = etree.Element(f"{drawing}rPr")
            run.insert(0, look)
        if not look.get("lang"):
            look.set("lang", language)


def bare_layout(seat: OfficeSeat) -> Tree:
    """A layout that adds nothing to its master: title and foot stand as they do there."""
    marks = [*seat.held.values(), *(holder for holder, _ in seat.foot)]
    shapes = [_standing(number, holder) for number, holder in enumerate(marks, 2)]
    group = element("p:cNvPr", id=1, name="")
    names = element("p:nvGrpSpPr", group, element("p:cNvGrpSpPr"), element("p:nvPr"))
    tree = element("p:spTree", names, element("p:grpSpPr"), *shapes)
    mapping = element("p:clrMapOvr", element("a:masterClrMapping"))
    spaces = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in ("a", "p", "r")}
    return parsed(tagged("p:sldLayout", spaces, element("p:cSld", tree), mapping).encode())


def shape_ids(tree: Tree) -> Iterable[int]:
    """The numbers that shapes have."""
    return [int(item.get("id", "0")) for item in tree.iter(f"{_P}cNvPr") if item.get("id", "0").isdecimal()]


def layout_name(tree: Tree) -> str:
    """What the layout is called, "" for nothing."""
    content = tree.find(f"{_P}cSld")
    return content.get("name", "") if content is not None else ""


def _index(mark: Tree) -> int:
    return int(index) if (index := mark.get("idx", "0")).isdecimal() else 0


def _remove(mark: Tree, inside: Tree) -> None:
    """Take the shape away whose placeholder this is."""
    item = mark
    while (parent := item.getparent()) is not None:
        if parent is inside or parent.tag == f"{_P}grpSp":
            parent.remove(item)
            return
        item = parent


def _fragment(markup: Markup) -> Tree:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return deepcopy(parsed(f"<root {spaces}>{markup}</root>".encode())[0])


def _standing(number: int, holder: OfficeHolder) -> Markup:
    locks = element("p:cNvSpPr", element("a:spLocks", noGrp=1))
    identity = element("p:cNvPr", id=number, name=f"{holder.kind} {number}")
    names = element("p:nvSpPr", identity, locks, element("p:nvPr", given_mark(holder)))
    text = element("a:p", element("a:endParaRPr", lang="en-US"))
    if holder.kind == "sldNum":
        field_ = element(
            "a:fld", element("a:rPr", lang="en-US"), element("a:t", "‹#›"), id=SLIDE_NUMBER, type="slidenum"
        )
        text = element("a:p", field_)
    body = element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), text)
    return element("p:sp", names, element("p:spPr"), body)
