"""Backend stage: presentation.xml of an organisation's file, with our slides for its own (§19.2.1.26).

What is about slides that are gone goes: their list, custom shows, sections. What is about the design stays.
"""

from typing import TYPE_CHECKING, Final

from factdeck.backends.pptx.given_package import Tree, parsed, serialized
from factdeck.backends.pptx.markup import NAMESPACES

if TYPE_CHECKING:
    from pptx.opc.package import Part

_P: Final = f"{{{NAMESPACES['p']}}}"
_R: Final = f"{{{NAMESPACES['r']}}}"
_BEFORE: Final = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
_KEPT: Final = frozenset(
    {*_BEFORE, "sldSz", "notesSz", "embeddedFontLst", "custDataLst", "kinsoku", "defaultTextStyle"}
)
_SECTIONS: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_GUIDES: Final = "{EFAFB233-063F-42B5-8137-9DF3F51BA10A}"  # of slides: p15:sldGuideLst


def given_presentation(deck: "Part", ours: bytes, notes: str) -> bytes:
    """The part of the given deck. `ours`: presentation.xml as we would write it: its slides and sections.

    `notes`: the relationship to the notes master, "" for none; some programs do not list the one they have.
    """
    tree, own = parsed(deck.blob), parsed(ours)
    for item in list(tree):
        name = _name(item)
        if name not in (*_KEPT, "extLst"):
            tree.remove(item)
    for item in list(tree.iter()):
        reference = item.get(f"{_R}id") if isinstance(item.tag, str) else None
        if reference and reference not in deck.rels:
            _without(item)
    tree.attrib.pop("firstSlideNum", None)
    tree.attrib.pop("removePersonalInfoOnSave", None)
    if notes and tree.find(f"{_P}notesMasterIdLst") is None:
        _place(tree, own.find(f"{_P}notesMasterIdLst"), ("sldMasterIdLst",))
    _place(tree, own.find(f"{_P}sldIdLst"), _BEFORE)
    _extensions(tree, own)
    return serialized(tree)


def _name(item: Tree) -> str:
    return item.tag.rpartition("}")[2] if isinstance(item.tag, str) else ""


def _without(item: Tree) -> None:
    """Take an element away, and lists that are empty then."""
    parent = item.getparent()
    if parent is None:
        return
    parent.remove(item)
    if not len(parent) and _name(parent).endswith("Lst"):
        _without(parent)


def _place(tree: Tree, item: Tree | None, after: tuple[str, ...]) -> None:
    """Put an element behind the last of those that the schema wants before it."""
    if item is None:
        return
    before = [other for other in tree if _name(other) in after]
    before[-1].addnext(item) if before else tree.insert(0, item)


def _extensions(tree: Tree, own: Tree) -> None:
    """Our sections, and of the given extensions those that are about the design."""
    given = tree.find(f"{_P}extLst")
    for item in list(given) if given is not None else ():
        if item.get("uri") != _GUIDES:
            given.remove(item)  # type: ignore[union-attr]
    ours = own.find(f"{_P}extLst")
    if given is None:
        if ours is not None:
            tree.append(ours)
        return
    for item in reversed(list(ours) if ours is not None else []):
        given.insert(0, item)
    if not len(given):
        tree.remove(given)


def merged_styles(given: bytes, ours: bytes) -> bytes:
    """The table styles of a file with the one that our tables name; its default stays."""
    tree, own = parsed(given), parsed(ours)
    known = {item.get("styleId") for item in tree}
    for item in own:
        if item.get("styleId") not in known:
            tree.append(item)
    return serialized(tree)
