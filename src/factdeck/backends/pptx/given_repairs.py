"""Backend stage: repairs of what programs write into layouts and masters that PowerPoint would not."""

from typing import Final

from factdeck.backends.pptx.given_package import Tree
from factdeck.backends.pptx.markup import NAMESPACES
from factdeck.theme.office.model import BOUND, UNBOUND

_P: Final = f"{{{NAMESPACES['p']}}}"


def repaired(tree: Tree) -> bool:
    """Repair a layout or master in place; whether there was anything."""
    return _renumbered(tree) | _with_effects(tree) | _unshrunk(tree) | _bound(tree)


def _bound(tree: Tree) -> bool:
    """Give placeholders at the foot an index that slides can name, as the reader of the file does."""
    unbound = [
        item
        for item in tree.iter(f"{_P}ph")
        if item.get("idx") == str(UNBOUND) and item.get("type", "obj") in BOUND
    ]
    for item in unbound:
        item.set("idx", str(BOUND[item.get("type")]))
    return bool(unbound)


def _unshrunk(tree: Tree) -> bool:
    """Take away how far sample text was shrunk to fit: LibreOffice sets the tabs of our text by it."""
    shrunk = [
        item
        for item in tree.iter(f"{{{NAMESPACES['a']}}}normAutofit")
        if item.attrib.pop("fontScale", None) or item.attrib.pop("lnSpcReduction", None)
    ]
    for item in shrunk:
        item.attrib.pop("lnSpcReduction", None)
    return bool(shrunk)


def _renumbered(tree: Tree) -> bool:
    """Give shapes numbers of their own where a program gave several one, or 0; whether there were any."""
    taken, faulty = set[int](), list[Tree]()
    for item in tree.iter(f"{_P}cNvPr"):
        number = int(written) if (written := item.get("id", "0")).isdecimal() else 0
        if number < 1 or number in taken:
            faulty.append(item)
        taken.add(number)
    for item in faulty:
        taken.add(number := max(taken) + 1)
        item.set("id", str(number))
    return bool(faulty)


def _with_effects(tree: Tree) -> bool:
    """Give backgrounds the list of effects that PowerPoint writes, where a program left it out."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

    drawing = f"{{{NAMESPACES['a']}}}"
    bare = [
        item
        for item in tree.iter(f"{_P}bgPr")
        if item.find(f"{drawing}effectLst") is None and item.find(f"{drawing}effectDag") is None
    ]
    for item in bare:
        if fills := [child for child in item if child.tag.endswith("Fill")]:
            fills[-1].addnext(etree.Element(f"{drawing}effectLst"))
    return bool(bare)
