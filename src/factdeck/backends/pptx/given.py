"""Backend stage: a deck written into an organisation's own file: its masters, layouts, themes and media stay.

A slide takes the organisation's layout where that has a place for all its slots. Else a layout is added to
the master: a copy of the organisation's, so that title, decoration and foot are what they are there, with our
slots in place of its other placeholders.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from factdeck.backends.pptx.drawing import Drawing
from factdeck.backends.pptx.given_layout import bare_layout, layout_name, rebuild, say_language, shape_ids
from factdeck.backends.pptx.given_package import open_given, parsed, related, serialized, without_lost
from factdeck.backends.pptx.given_repairs import repaired
from factdeck.backends.pptx.given_slots import slots_held
from factdeck.backends.pptx.ids import creation
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import NAMESPACES
from factdeck.backends.pptx.master import LAYOUT_TYPE
from factdeck.backends.pptx.parts import add_part, free_name
from factdeck.backends.pptx.placeholders import Placeholder, shape
from factdeck.backends.pptx.text import office_language
from factdeck.base.diagnostics import FactdeckError
from factdeck.scene.nodes import GIVEN, Scene, SlideLayout
from factdeck.theme.office.base import OfficeBase, OfficeSeat

if TYPE_CHECKING:
    from collections.abc import Callable

    from pptx.opc.package import Part
    from pptx.package import Package

_P: Final = f"{{{NAMESPACES['p']}}}"
_R: Final = f"{{{NAMESPACES['r']}}}"
_FIRST_ID: Final = 1 << 31
_EMPTY_SEAT: Final = OfficeSeat("", {})


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
                if without_lost(tree, part) | repaired(tree):
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
        held = slots_held(design, seat, scene.width)
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
        tree = bare_layout(seat) if given is None else parsed(given.blob)
        if given is not None:
            for key, rel in given.rels.items():
                part.rels._rels[key] = rel  # pyright: ignore[reportPrivateUsage]  # the same ids, as in its XML
        else:
            part.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
        drawing = drawn(part)
        drawing.avoid(shape_ids(tree))
        shapes = drawing.shapes(design.nodes)
        language = scene.properties.language
        for slot, holder in held.items():
            if not holder.stands:
                shapes.append(shape(drawing.number(slot), holder, ink, language))
        kept = {(holder.kind, holder.index) for holder in seat.held.values()}
        shown = self._free_name(design.name, master)
        rebuild(tree, shown, kept, shapes, creation(f"layout/{design.key}"))
        say_language(tree, office_language(language))
        part.blob = serialized(tree)
        self._list(part, master)
        return part

    def _number(self) -> int:
        self._next_id += 1
        return self._next_id - _FIRST_ID

    def _free_name(self, name: str, master: "Part") -> str:
        """A name that no other layout of the master has."""
        names = {layout_name(parsed(part.blob)) for part in related(master, "slideLayout") if part.blob}
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
