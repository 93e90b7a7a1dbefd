"""Layout: what a page has so far: its nodes, the ids taken, the records and parts that have found a place."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from factdeck.document.blocks import plain
from factdeck.facts.factbook import Figure
from factdeck.layout.listing import Row, list_frame, list_level
from factdeck.layout.scope import Scope
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, TextFrame
from factdeck.scene.slots import PlaceholderKind, Slot
from factdeck.scene.text import Rect


@dataclass(slots=True)
class Drawn:
    """Grows while a page is placed. `prefix` is the page's id, with which all ids begin.

    `backdrop`: decoration that belongs to the page's slide layout; `slots`: what its frames fill there.
    """

    prefix: str
    nodes: list[AnyNode] = field(default_factory=list[AnyNode])
    backdrop: list[AnyNode] = field(default_factory=list[AnyNode])
    slots: dict[str, Slot] = field(default_factory=dict[str, Slot])
    _ids: set[str] = field(default_factory=set[str])
    _placed: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])

    def name(self, *names: str) -> str:
        """What the next id would be if it is free; findings name their place so."""
        return "/".join((self.prefix, *(name.replace(".", "-") for name in names if name)))

    def id(self, *names: str) -> str:
        """A free id under the page's: `slide/tiles/members/label`, then `…/label-2`."""
        found = _free(self.name(*names), self._ids)
        self._ids.add(found)
        return found

    def layout_id(self, *names: str) -> str:
        """A free id for decoration of the slide layout, which knows no page: `tiles-2/box`."""
        found = _free("/".join(name for name in names if name), self._ids)
        self._ids.add(found)
        return found

    def slot_name(self, *names: str) -> str:
        """A free name for a slot: `tiles-2`, `chapter-number`."""
        return _free("-".join(name.replace(".", "-") for name in names if name), self.slots)

    def add(self, frame: TextFrame, slot: Slot) -> None:
        """A frame that fills a slot."""
        self.slots[slot.name] = slot
        self.nodes.append(replace(frame, slot=slot.name))

    def join(self, area: str, rows: Sequence[Row], last: Rect) -> None:
        """Make one frame of the rows of a list, in the place of the first, down to the `last` cell."""
        frames = [frame for row in rows for frame in (row.term, row.text) if frame]
        looks = [self.slots.pop(frame.slot).levels[0] for frame in frames if frame.slot]
        whole = list_frame(rows, last, self.id(area))
        slot = Slot(area, PlaceholderKind.BODY, whole.rect, (list_level(whole, looks[-1]),))
        at = self.nodes.index(frames[0])
        self.nodes[at:] = [node for node in self.nodes[at:] if node not in frames]
        self.nodes.insert(at, replace(whole, slot=slot.name))
        self.slots[slot.name] = slot

    def place(self, *names: str) -> None:
        """Remember that a record (list, id) or a part (list, id, part) has been placed."""
        self._placed.add(names)

    def has(self, *names: str) -> bool:
        """Whether it has been placed."""
        return names in self._placed

    def report_left_out(self, area: str, omits: tuple[str, ...], scope: Scope, setter: Setter) -> None:
        """Report the parts of a record that its treatment had no room for."""
        assert scope.record is not None
        for name, part in scope.record.parts.items():
            if part and name not in omits and not self.has(area, scope.record.id, name):
                text = str(part) if isinstance(part, Figure) else plain(part)
                where = f"{self.prefix}/{area}/{scope.record.id}/{name}"
                setter.report("part-left-out", part, text=text, where=where)


def _free(stem: str, taken: Container[str]) -> str:
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found
