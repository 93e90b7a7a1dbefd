"""Layout: what a page has so far: its nodes, the ids taken, the records and parts that have found a place."""

from dataclasses import dataclass, field

from factdeck.document.blocks import plain
from factdeck.facts.factbook import Figure
from factdeck.layout.scope import Scope
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode


@dataclass(slots=True)
class Drawn:
    """Grows while a page is placed. `prefix` is the page's id, with which all ids begin."""

    prefix: str
    nodes: list[AnyNode] = field(default_factory=list[AnyNode])
    _ids: set[str] = field(default_factory=set[str])
    _placed: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])

    def name(self, *names: str) -> str:
        """What the next id would be if it is free; findings name their place so."""
        return "/".join((self.prefix, *(name.replace(".", "-") for name in names if name)))

    def id(self, *names: str) -> str:
        """A free id under the page's: `slide/tiles/members/label`, then `…/label-2`."""
        stem = self.name(*names)
        found, number = stem, 1
        while found in self._ids:
            number += 1
            found = f"{stem}-{number}"
        self._ids.add(found)
        return found

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
