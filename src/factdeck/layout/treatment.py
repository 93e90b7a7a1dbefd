"""Layout: draw the items of a design in a cell, those whose conditions hold; lists by their treatment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Final, assert_never

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.document.blocks import Exhibit, Record
from factdeck.layout import drawing
from factdeck.layout.drawn import Drawn
from factdeck.layout.exhibit import ExhibitStyle, place_exhibit
from factdeck.layout.fit import Wanted, common
from factdeck.layout.frames import Typesetter
from factdeck.layout.grid import cells, resolve
from factdeck.layout.icons import icon
from factdeck.layout.level import levelled
from factdeck.layout.listing import rows_of
from factdeck.layout.scope import Scope
from factdeck.layout.slots import NAVIGATION, OWN, exhibit_slots, levels, space_above, text_slot
from factdeck.layout.stack import Stack
from factdeck.layout.stack_frame import stack_frame
from factdeck.layout.text import Setter
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Rect
from factdeck.theme.slide_layout import (
    AnyItem,
    BoxItem,
    DeckDesign,
    DrawingItem,
    ExhibitItem,
    GlyphItem,
    GroupItem,
    IconItem,
    ListItem,
    PictureItem,
    RuleItem,
    StackItem,
    TextItem,
    When,
)
from factdeck.theme.theme import TextStyle

_INTO: Final = 0.1  # of a column that a body has to reach into it to count it

_Placed = list[tuple[tuple[AnyItem, ...], Rect, Scope]]


@dataclass(frozen=True, slots=True)
class Painter:
    """Draws items of one design. `area` is the list being placed, "" for the items of the page."""

    design: DeckDesign
    exhibits: ExhibitStyle
    typesetter: Typesetter
    page: Rect
    area: str = ""

    def at_sizes(self, styles: dict[str, TextStyle]) -> "Painter":
        """The painter with some styles at the sizes that equal things share."""
        typesetter = replace(self.typesetter, styles={**self.typesetter.styles, **styles})
        return replace(self, typesetter=typesetter)

    def at(self, place: Location | None) -> "Painter":
        """The painter of a slide written at `place`, where findings go that have no place of their own."""
        return self._with_setter(replace(self.typesetter.setter, at=place))

    def trying(self) -> "Painter":
        """The painter whose findings nobody hears, to see whether something fits."""
        return self._with_setter(replace(self.typesetter.setter, diagnostics=Diagnostics()))

    def _with_setter(self, setter: Setter) -> "Painter":
        return replace(self, typesetter=replace(self.typesetter, setter=setter))

    def draw(self, items: Iterable[AnyItem], cell: Rect, scope: Scope, drawn: Drawn) -> None:
        """Add the nodes of those items whose conditions hold."""
        for item in self.active(tuple(items), cell, scope):
            match item:
                case TextItem():
                    self._text(item, resolve(item.place, cell), scope, drawn)
                case StackItem():
                    self._draw_stack(item, cell, scope, drawn)
                case ListItem():
                    self._list(item, scope, drawn)
                case ExhibitItem():
                    self._exhibit(item, cell, scope, drawn)
                case BoxItem() | RuleItem() | GlyphItem() | PictureItem() | IconItem():
                    self._drawing(item, cell, scope, drawn)
                case GroupItem():
                    raise AssertionError("groups are opened by active()")
                case _:
                    assert_never(item)

    def active(self, items: tuple[AnyItem, ...], cell: Rect, scope: Scope) -> Iterator[AnyItem]:
        """The items whose conditions hold, groups opened."""
        for item in items:
            if not self.holds(item.when, items, cell, scope):
                continue
            if isinstance(item, GroupItem):
                inner = self.active(item.items, cell, scope)
                yield from (replace(child, when=(*item.when, *child.when)) for child in inner)
            else:
                yield item

    def holds(self, when: When, items: tuple[AnyItem, ...], cell: Rect, scope: Scope) -> bool:
        """Whether all conditions hold. `label.lines` is measured in the first item that sets the label."""
        return all(
            condition.minimum <= self._count(condition.key, items, cell, scope) <= condition.maximum
            for condition in when
        )

    def wanted(self, items: tuple[AnyItem, ...], cell: Rect, scope: Scope) -> Iterator[Wanted]:
        """The texts that may have to step down, for a common size."""
        for item in self.active(items, cell, scope):
            if isinstance(item, StackItem):
                yield from self._stack(item, cell, scope).wanted()
            elif isinstance(item, TextItem) and (part := self.typesetter.single(item, scope)):
                name, source = item.sources[0][1], "+".join(source for source, _ in item.sources)
                if self.typesetter.styles[name].steps:
                    yield Wanted(name, part, resolve(item.place, cell), source=source)

    def list_wanted(self, name: str, items: tuple[AnyItem, ...], scope: Scope) -> Iterator[Wanted]:
        """The same for the records of the list `name` among the page's items."""
        for item in self.active(items, self.page, scope):
            if isinstance(item, ListItem) and item.name == name:
                inner = replace(self, area=name)
                for within, rect, here in self._cells(item, self._records(item, scope), scope):
                    yield from inner.wanted(within, rect, here)

    def _records(self, item: ListItem, scope: Scope) -> tuple[Record, ...]:
        return scope.slide.lists.get(item.name, ())[item.first - 1 :]

    def _count(self, key: str, items: tuple[AnyItem, ...], cell: Rect, scope: Scope) -> int:
        if not key.endswith(".lines"):
            return scope.count(key)
        source = key.removesuffix(".lines")
        part = scope.part(source)
        item = next((item for item in _texts(items) if item.sources[0][0] == source), None)
        if part is None or item is None:
            return 0
        style = self.typesetter.styles[item.sources[0][1]]
        return self.typesetter.setter.lines(part, style, resolve(item.place, cell).w)

    def _text(self, item: TextItem, rect: Rect, scope: Scope, drawn: Drawn) -> None:
        record = scope.record.id if scope.record else ""
        if not self.typesetter.parts(item, scope):
            return
        self._place_sources(item, scope, drawn)
        source = item.sources[0][0]
        frame = self.typesetter.frame(item, rect, scope, drawn.id(self.area, record, source))
        if frame and (source in OWN or self.area in NAVIGATION):
            drawn.nodes.append(frame)
        elif frame:
            names = [item.slot] if item.slot else [*self._cell_name(scope), source]
            self._add(frame, names, (item,), drawn)

    def _place_sources(self, item: TextItem, scope: Scope, drawn: Drawn) -> None:
        """Remember what an item shows: parts of its record, or a record that it names by its place."""
        for source, _ in item.sources:
            drawn.place(self.area, scope.record.id if scope.record else "", source)
            if listed := scope.listed(source):
                drawn.place(source.partition(".")[0], listed.id)

    def _add(self, frame: TextFrame, names: list[str], items: tuple[TextItem, ...], drawn: Drawn) -> None:
        """A frame in a slot of its own, a level for each of the items that it is made of."""
        looks = levels(items, self.typesetter, self.design)
        drawn.add(frame, text_slot(frame, drawn.slot_name(*names), looks, self.design))

    def _cell_name(self, scope: Scope) -> list[str]:
        """What slots and decoration of a record's cell are called: the list, and which of its cells."""
        return [self.area, str(scope.index + 1)] if self.area else []

    def _stacked(self, item: StackItem, cell: Rect, scope: Scope) -> tuple[TextItem, ...]:
        """The items of a stack that have a level here, with text or without."""
        active = self.active(item.items, resolve(item.place, cell), scope)
        return tuple(child for child in active if isinstance(child, TextItem))

    def _stack(self, item: StackItem, cell: Rect, scope: Scope) -> Stack:
        shown = self._stacked(item, cell, scope)
        gaps = space_above(shown, self.typesetter) if item.is_frame else [child.gap for child in shown]
        kept = [
            (child, gap)
            for child, gap in zip(shown, gaps, strict=True)
            if self.typesetter.parts(child, scope)
        ]
        items, spaces = tuple(child for child, _ in kept), tuple(gap for _, gap in kept)
        return Stack(items, spaces, resolve(item.place, cell), item.anchor, scope, self.typesetter)

    def _draw_stack(self, item: StackItem, cell: Rect, scope: Scope, drawn: Drawn) -> None:
        stack = self._stack(item, cell, scope)
        record = scope.record.id if scope.record else ""
        typesetter, places = stack.placed(lambda source: drawn.name(self.area, record, source))
        inner = replace(self, typesetter=typesetter)
        if item.is_frame and places:
            inner._stack_frame(item, self._stacked(item, cell, scope), places, stack.rect, scope, drawn)
            return
        for child, rect in places:
            inner._text(child, rect, scope, drawn)

    def _stack_frame(
        self,
        item: StackItem,
        shown: tuple[TextItem, ...],
        places: list[tuple[TextItem, Rect]],
        rect: Rect,
        scope: Scope,
        drawn: Drawn,
    ) -> None:
        record = scope.record.id if scope.record else ""
        for child, _ in places:
            self._place_sources(child, scope, drawn)
        names = [self.area, record] if record else [item.slot or places[0][0].sources[0][0]]
        frame = stack_frame(item, shown, places, rect, scope, self.typesetter, drawn.id(*names))
        self._add(frame, self._cell_name(scope) or names, shown, drawn)

    def _drawing(self, item: DrawingItem, cell: Rect, scope: Scope, drawn: Drawn) -> None:
        """What every slide of the layout shows goes to the layout, what depends on the slide stays on it."""
        kind = drawing.kind(item)
        if drawing.is_of_layout(item):
            to, identity = drawn.backdrop, drawn.layout_id("-".join(self._cell_name(scope)), kind)
        else:
            record = scope.record.id if scope.record else ""
            to, identity = drawn.nodes, drawn.id(self.area, record, kind)
        if isinstance(item, IconItem):
            line = self.design.icons.get(item.name or scope.icon(item.source), "")
            node = icon(item, line, cell, drawn.nodes, identity) if line else None
        else:
            node = drawing.draw(item, cell, scope, self.typesetter.setter.measurer, identity)
        if node:
            to.append(node)

    def _list(self, item: ListItem, scope: Scope, drawn: Drawn) -> None:
        placed = self._cells(item, self._records(item, scope), scope)
        inner = replace(self, area=item.name)
        wanted = [want for items, rect, here in placed for want in inner.wanted(items, rect, here)]
        sizes = common(wanted, self.typesetter.styles, self.typesetter.setter.fits)
        inner = inner.at_sizes(sizes)
        if item.level:
            placed = levelled(placed, inner._stack)
        records: list[list[TextFrame]] = []
        for items, rect, here in placed:
            assert here.record is not None
            drawn.place(item.name, here.record.id)
            before = len(drawn.nodes)
            inner.draw(items, rect, here, drawn)
            records.append([node for node in drawn.nodes[before:] if isinstance(node, TextFrame)])
            drawn.report_left_out(item.name, item.omits, here, self.typesetter.setter)
        if item.together and (rows := rows_of(records)):
            drawn.join(item.name, rows, placed[-1][1])

    def _cells(self, item: ListItem, records: tuple[Record, ...], scope: Scope) -> _Placed:
        places = zip(records, cells(item, len(records), self.page), strict=False)
        return [
            (
                self.design.components[treatment],
                rect,
                replace(scope, record=record, index=index, total=len(records)),
            )
            for index, (record, (rect, treatment)) in enumerate(places)
        ]

    def _exhibit(self, item: ExhibitItem, cell: Rect, scope: Scope, drawn: Drawn) -> None:
        if item.index >= len(scope.slide.exhibits):
            return
        drawn.place("exhibit", str(item.index))
        rect = resolve(item.place, cell)
        exhibit = scope.slide.exhibits[item.index]
        style, setter = self.exhibit_tools(exhibit, rect)
        nodes = place_exhibit(exhibit, drawn.id("exhibit"), rect, style, setter)
        if item.card:
            drawn.backdrop.append(drawing.card(item.card, rect, nodes, drawn.layout_id("exhibit", "card")))
        drawn.nodes += exhibit_slots(nodes, item.slot, drawn, self.design, setter.language)

    def exhibit_tools(self, exhibit: Exhibit, rect: Rect) -> tuple[ExhibitStyle, Setter]:
        """The style of an exhibit in `rect`, and the setter whose findings go to the exhibit's place.

        A body inset in a card has the columns of the card, narrower ones.
        """
        columns = ceil((rect.w + self.exhibits.gutter) / self.design.pitch - _INTO)
        setter = self.typesetter.setter
        here = replace(setter, at=exhibit.at or setter.at)
        return replace(self.exhibits, columns=max(1, columns)), here


def _texts(items: Iterable[AnyItem]) -> Iterator[TextItem]:
    for item in items:
        match item:
            case TextItem():
                yield item
            case GroupItem() | StackItem():
                yield from _texts(item.items)
            case _:
                pass
