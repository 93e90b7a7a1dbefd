"""Backend stage: a deck written into an organisation's own file: its masters, layouts, themes and media stay.

A slide takes the organisation's layout where that has a place for all its slots. Else a layout is added to
the master: a copy of the organisation's, so that title, decoration and foot are what they are there, with our
slots in place of its other placeholders.
"""

from collections.abc import Iterable, Mapping, Set
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from factdeck.backends.pptx.drawing import Drawing
from factdeck.backends.pptx.given_package import Tree, open_given, parsed, related, serialized, without_lost
from factdeck.backends.pptx.ids import creation
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import NAMESPACES, Markup, element, tagged
from factdeck.backends.pptx.master import LAYOUT_TYPE
from factdeck.backends.pptx.parts import add_part, free_name
from factdeck.backends.pptx.placeholders import Placeholder, given_mark, index_of, placeholders, shape
from factdeck.backends.pptx.text import SLIDE_NUMBER, office_language
from factdeck.base.diagnostics import FactdeckError
from factdeck.scene.nodes import GIVEN, Scene, SlideLayout
from factdeck.scene.slots import PlaceholderKind, Slot
from factdeck.theme.office.base import OfficeBase, OfficeHolder, OfficeSeat

if TYPE_CHECKING:
    from collections.abc import Callable

    from pptx.opc.package import Part
    from pptx.package import Package

_P: Final = f"{{{NAMESPACES['p']}}}"
_R: Final = f"{{{NAMESPACES['r']}}}"
_FIRST_ID: Final = 1 << 31
_EMPTY_SEAT: Final = OfficeSeat("", {})
_FOOT: Final = ("ftr", "dt", "sldNum")


@dataclass(frozen=True, slots=True)
class GivenLayout:
    """A layout for slides: its part, and its placeholders by the names of our slots."""

    part: "Part"
    holders: Mapping[str, Placeholder]
    seat: OfficeSeat


@dataclass(slots=True)
class GivenFile:
    """The organisation's file while a deck is written into it."""

    base: OfficeBase
    package: "Package" = field(init=False)
    deck: "Part" = field(init=False)
    taken: frozenset[str] = field(init=False)
    _next_id: int = 0

    def __post_init__(self) -> None:
        self.package = open_given(self.base.path)
        main = related(self.package, "officeDocument")
        if not main:
            raise FactdeckError(f"{self.base.path}: no presentation")
        self.deck = main[0]
        self.taken = frozenset(str(part.partname).lower() for part in self.package.iter_parts())
        self._next_id = self._highest_id() + 1
        for part in self.package.iter_parts():
            if part.partname.membername.startswith(("ppt/slideLayouts/", "ppt/slideMasters/")):
                tree = parsed(part.blob)
                if without_lost(tree, part) | _renumbered(tree) | _with_effects(tree):
                    part.blob = serialized(tree)

    def _highest_id(self) -> int:
        trees = [parsed(self.deck.blob), *(parsed(part.blob) for part in related(self.deck, "slideMaster"))]
        found = [
            int(item.get("id", "0"))
            for tree in trees
            for tag in ("sldMasterId", "sldLayoutId")
            for item in tree.iter(f"{_P}{tag}")
        ]
        return max([_FIRST_ID, *found])

    def layouts(self, scene: Scene, ink: Ink, drawn: "Callable[[Part], Drawing]") -> dict[str, GivenLayout]:
        """A layout for every layout of the scene; those of the file where they will do."""
        return {key: self._layout(design, scene, ink, drawn) for key, design in scene.layouts.items()}

    def _layout(
        self, design: SlideLayout, scene: Scene, ink: Ink, drawn: "Callable[[Part], Drawing]"
    ) -> GivenLayout:
        seat = self.base.seats.get(design.kind, _EMPTY_SEAT)
        held = _held(design, seat, scene.width)
        own = tuple(node for node in design.nodes if not node.id.startswith(GIVEN))
        given = self._part(seat.part)
        if given is not None and not own and all(holder.stands for holder in held.values()):
            return GivenLayout(given, held, seat)
        part = self._added(given, seat, replace(design, nodes=own), held, ink, drawn, scene)
        return GivenLayout(part, held, seat)

    def _part(self, name: str) -> "Part | None":
        found = (part for part in self.package.iter_parts() if part.partname.membername == name)
        return next(found, None) if name else None

    def _master(self, given: "Part | None") -> "Part":
        masters = related(given, "slideMaster") if given is not None else []
        found = masters[0] if masters else self._part(self.base.master)
        if found is None:
            raise FactdeckError(f"{self.base.path}: no slide master")
        return found

    def _added(
        self,
        given: "Part | None",
        seat: OfficeSeat,
        design: SlideLayout,
        held: Mapping[str, Placeholder],
        ink: Ink,
        drawn: "Callable[[Part], Drawing]",
        scene: Scene,
    ) -> "Part":
        """A layout of our own on the master, after those that are there."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        master = self._master(given)
        name = free_name(lambda n: f"/ppt/slideLayouts/slideLayout{n}.xml", self._number(), self.taken)
        part = add_part(self.package, name, LAYOUT_TYPE)
        tree = _bare(seat) if given is None else parsed(given.blob)
        if given is not None:
            for key, rel in given.rels.items():
                part.rels._rels[key] = rel  # pyright: ignore[reportPrivateUsage]  # the same ids, as in its XML
        else:
            part.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
        drawing = drawn(part)
        drawing.avoid(_ids(tree))
        shapes = drawing.shapes(design.nodes)
        language = scene.properties.language
        for slot, holder in held.items():
            if not holder.stands:
                shapes.append(shape(drawing.number(slot), holder, ink, language))
        kept = {(holder.kind, holder.index) for holder in seat.held.values()}
        shown = self._free_name(design.name, master)
        _rebuild(tree, shown, kept, shapes, creation(f"layout/{design.key}"))
        _say_language(tree, office_language(language))
        part.blob = serialized(tree)
        self._list(part, master)
        return part

    def _number(self) -> int:
        self._next_id += 1
        return self._next_id - _FIRST_ID

    def _free_name(self, name: str, master: "Part") -> str:
        """A name that no other layout of the master has."""
        names = {_name(parsed(part.blob)) for part in related(master, "slideLayout") if part.blob}
        number, found = 1, name
        while found in names:
            number += 1
            found = f"{name} ({number})"
        return found

    def _list(self, part: "Part", master: "Part") -> None:
        from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]
        from pptx.opc.constants import RELATIONSHIP_TYPE

        tree = parsed(master.blob)
        listed = tree.find(f"{_P}sldLayoutIdLst")
        if listed is None:
            listed = etree.Element(f"{_P}sldLayoutIdLst")
            tree.find(f"{_P}clrMap").addnext(listed)  # type: ignore[union-attr]
        relation = master.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        self._next_id += 1
        etree.SubElement(listed, f"{_P}sldLayoutId", {"id": str(self._next_id), f"{_R}id": relation})
        master.blob = serialized(tree)


def _held(design: SlideLayout, seat: OfficeSeat, width: float) -> dict[str, Placeholder]:
    """The placeholders of a layout by slot: those of the organisation's layout, and ours."""
    found: dict[str, Placeholder] = {}
    used = {holder.index for holder in seat.held.values()} | {holder.index for holder, _ in seat.foot}
    for name, holder in placeholders(design, width).items():
        slot = holder.slot
        if given := seat.held.get(name):
            found[name] = Placeholder(slot, given.index, given, stands=True)
        elif name == "rows" and seat.body:
            found[name] = Placeholder(slot, seat.body.index, seat.body)
            used.add(seat.body.index)
        elif holder.index in used or (holder.index < 100 and name != "title"):
            index = index_of(name, used)
            used.add(index)
            found[name] = Placeholder(_as_text(holder), index)
        else:
            used.add(holder.index)
            found[name] = holder
    return found


def _as_text(holder: Placeholder) -> Slot:
    return replace(holder.slot, kind=PlaceholderKind.BODY)


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


def _ids(tree: Tree) -> Iterable[int]:
    return [int(item.get("id", "0")) for item in tree.iter(f"{_P}cNvPr") if item.get("id", "0").isdecimal()]


def _name(tree: Tree) -> str:
    content = tree.find(f"{_P}cSld")
    return content.get("name", "") if content is not None else ""


def _rebuild(
    tree: Tree, name: str, kept: Set[tuple[str, int]], shapes: Iterable[Markup], own: Markup
) -> None:
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


def _say_language(tree: Tree, language: str) -> None:
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


def _bare(seat: OfficeSeat) -> Tree:
    """A layout that adds nothing to its master: title and foot stand as they do there."""
    marks = [*seat.held.values(), *(holder for holder, _ in seat.foot)]
    shapes = [_standing(number, holder) for number, holder in enumerate(marks, 2)]
    group = element("p:cNvPr", id=1, name="")
    names = element("p:nvGrpSpPr", group, element("p:cNvGrpSpPr"), element("p:nvPr"))
    tree = element("p:spTree", names, element("p:grpSpPr"), *shapes)
    mapping = element("p:clrMapOvr", element("a:masterClrMapping"))
    spaces = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in ("a", "p", "r")}
    return parsed(tagged("p:sldLayout", spaces, element("p:cSld", tree), mapping).encode())


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


def foot_shapes(seat: OfficeSeat, drawing: Drawing, language: str, date: str) -> list[Markup]:
    """Footer and date of a slide, as the organisation's own slides have them."""
    found: list[Markup] = []
    dates = {holder for holder, words in seat.foot if not words}
    for name, holder, said in seat.said(date):
        locks = element("p:cNvSpPr", element("a:spLocks", noGrp=1))
        identity = element("p:cNvPr", id=drawing.number(name), name=name)
        names = element("p:nvSpPr", identity, locks, element("p:nvPr", given_mark(holder)))
        look, words = element("a:rPr", lang=office_language(language)), element("a:t", said)
        run = _date(look, words) if holder in dates else element("a:r", look, words)
        body = element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), element("a:p", run))
        found.append(element("p:sp", names, element("p:spPr"), body))
    return found


_DATE: Final = "{5BCAD085-E8A6-8845-BD4E-CB4CCA059FC4}"


def _date(look: Markup, words: Markup) -> Markup:
    return element("a:fld", look, words, id=_DATE, type="datetime1")
