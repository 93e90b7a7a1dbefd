"""Layout: draw the items of a design in a cell, those whose conditions hold; lists by their treatment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Final, assert_never

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.document.blocks import Exhibit, Record, Span
from factdeck.layout import drawing
from factdeck.layout.drawn import Drawn
from factdeck.layout.exhibit import ExhibitStyle, place_exhibit
from factdeck.layout.fit import Wanted, common
from factdeck.layout.frames import Typesetter
from factdeck.layout.grid import cells, resolve
from factdeck.layout.icons import icon
from factdeck.layout.scope import Scope
from factdeck.layout.stack import Stack
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, ChartNode, Rect, Table
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
                yield from self.active(item.items, cell, scope)
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
        for source, _ in item.sources:
            drawn.place(self.area, record, source)
        frame = self.typesetter.frame(item, rect, scope, drawn.id(self.area, record, item.sources[0][0]))
        if frame:
            drawn.nodes.append(frame)

    def _stack(self, item: StackItem, cell: Rect, scope: Scope) -> Stack:
        rect = resolve(item.place, cell)
        active = [child for child in self.active(item.items, rect, scope) if isinstance(child, TextItem)]
        items = tuple(child for child in active if self.typesetter.parts(child, scope))
        return Stack(items, rect, item.anchor, scope, self.typesetter)

    def _draw_stack(self, item: StackItem, cell: Rect, scope: Scope, drawn: Drawn) -> None:
        stack = self._stack(item, cell, scope)
        record = scope.record.id if scope.record else ""
        typesetter, places = stack.placed(lambda source: drawn.name(self.area, record, source))
        for child, rect in places:
            replace(self, typesetter=typesetter)._text(child, rect, scope, drawn)

    def _drawing(self, item: DrawingItem, cell: Rect, scope: Scope, drawn: Drawn) -> None:
        node = self._drawing_node(item, cell, scope, drawn)
        if node:
            drawn.nodes.append(node)

    def _drawing_node(self, item: DrawingItem, cell: Rect, scope: Scope, drawn: Drawn) -> AnyNode | None:
        record = scope.record.id if scope.record else ""
        match item:
            case BoxItem():
                return drawing.box(item, cell, drawn.id(self.area, record, "box"))
            case RuleItem():
                return drawing.rule(item, cell, drawn.id(self.area, record, "rule"))
            case GlyphItem():
                part = (Span(item.letters),) if item.letters else scope.part(item.source)
                measurer = self.typesetter.setter.measurer
                identity = drawn.id(self.area, record, "glyph")
                return drawing.glyph(item, part, cell, measurer, identity) if part else None
            case IconItem():
                line = self.design.icons.get(item.name or scope.icon(item.source), "")
                identity = drawn.id(self.area, record, "icon")
                return icon(item, line, cell, drawn.nodes, identity) if line else None
            case PictureItem():
                slide, alt = scope.slide, scope.deck.organization
                if item.source not in slide.pictures:
                    return None
                size = slide.picture_sizes.get(item.source, (1, 1))
                path = slide.pictures[item.source]
                return drawing.picture(item, path, size, cell, alt, drawn.id(item.source))

    def _list(self, item: ListItem, scope: Scope, drawn: Drawn) -> None:
        placed = self._cells(item, self._records(item, scope), scope)
        inner = replace(self, area=item.name)
        wanted = [want for items, rect, here in placed for want in inner.wanted(items, rect, here)]
        sizes = common(wanted, self.typesetter.styles, self.typesetter.setter.fits)
        for items, rect, here in placed:
            assert here.record is not None
            drawn.place(item.name, here.record.id)
            inner.at_sizes(sizes).draw(items, rect, here, drawn)
            drawn.report_left_out(item.name, item.omits, here, self.typesetter.setter)

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
            drawn.nodes.append(drawing.card(item.card, rect, nodes, drawn.id("exhibit", "card")))
        drawn.nodes += _in_slot(nodes, item.slot)

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


def _in_slot(nodes: tuple[AnyNode, ...], slot: str) -> tuple[AnyNode, ...]:
    """The first native chart or table fills the slot."""
    first = next((n for n, node in enumerate(nodes) if isinstance(node, ChartNode | Table)), None)
    if first is None or not slot:
        return nodes
    return (*nodes[:first], replace(nodes[first], slot=slot), *nodes[first + 1 :])
