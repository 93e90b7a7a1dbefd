"""Theme stage: read the items of a deck design: texts, drawings, stacks, lists, exhibits."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from factdeck.theme.read_places import PLACE, SOURCES, Names, read_place, read_when
from factdeck.theme.reader import Reader
from factdeck.theme.slide_layout import (
    ICONS,
    LISTS,
    PARTS,
    PICTURES,
    AnyItem,
    BoxItem,
    CellPlace,
    ExhibitCard,
    ExhibitItem,
    GlyphItem,
    Grid,
    GroupItem,
    IconItem,
    ListItem,
    PictureItem,
    Place,
    RuleItem,
    StackItem,
    TextItem,
)


def read_items(reader: Reader, names: Names) -> tuple[AnyItem, ...]:
    """The items of a list; faulty ones are reported and left out."""
    return tuple(item for entry in reader.items() if (item := _item(entry, names)))


def _item(reader: Reader, names: Names) -> AnyItem | None:
    for kind, (read, _) in _KINDS.items():
        if reader.has(kind):
            reader.check_keys((*PLACE, "when", kind, *_KINDS[kind][1]))
            return read(reader, names)
    reader.fault("template-missing", key=" | ".join(_KINDS))
    return None


def _text(reader: Reader, names: Names) -> TextItem:
    style = reader.child("style").one_of(names.styles, next(iter(names.styles), ""))
    sources = [_source(entry, style, names) for entry in reader.child("text").items()]
    slot = reader.child("slot")
    return TextItem(
        place=read_place(reader, names),
        when=read_when(reader.child("when")),
        sources=tuple(sources),
        between=reader.child("between").text(),
        role=reader.child("role").text(),
        slot=slot.one_of(names.slots, "") if slot.value else "",
        link=reader.child("link").flag(True),
        gap=reader.child("gap").length() or 0.0,
    )


def _source(reader: Reader, style: str, names: Names) -> tuple[str, str]:
    if isinstance(reader.value, Mapping):
        key, entry = reader.entries()[0]
        return _known_source(entry, key), entry.one_of(names.styles, style)
    return _known_source(reader, reader.text()), style


def _known_source(reader: Reader, key: str) -> str:
    if key not in SOURCES:
        reader.fault("template-name-unknown", key="text", value=key, known=", ".join(SOURCES))
    return key


def _box(reader: Reader, names: Names) -> BoxItem:
    style = reader.child("box")
    style.check_keys(("fill", "stroke", "width", "dash", "radius"))
    return BoxItem(
        place=read_place(reader, names),
        when=read_when(reader.child("when")),
        fill=_fill(style.child("fill"), names),
        stroke=_color(style.child("stroke"), names),
        stroke_width=style.child("width").length() or 0.0,
        dash=style.child("dash").flag(),
        radius=style.child("radius").length() or 0.0,
    )


def _rule(reader: Reader, names: Names) -> RuleItem:
    return RuleItem(
        place=read_place(reader, names),
        when=read_when(reader.child("when")),
        color=_color(reader.child("rule"), names),
        width=reader.child("width").length() or 0.75,
        vertical=reader.child("vertical").flag(),
    )


def _glyph(reader: Reader, names: Names) -> GlyphItem:
    sizes = tuple(entry.length() or 0.0 for entry in reader.child("em").items())
    letters = reader.child("glyph").child("letters").text()
    return GlyphItem(
        when=read_when(reader.child("when")),
        source="" if letters else _known_source(reader.child("glyph"), reader.child("glyph").text()),
        letters=letters,
        family=reader.child("family").one_of(names.families, "serif"),
        bold=reader.child("bold").flag(True),
        color=_color(reader.child("color"), names),
        sizes=sizes or (72.0,),
        baseline=reader.child("baseline").length() or 0.0,
        left=reader.child("left").length(),
        right_edge=reader.child("right_edge").length(),
        cut=reader.child("cut").length(),
    )


def _picture(reader: Reader, names: Names) -> PictureItem:
    source = reader.child("picture").one_of(PICTURES, "logo")
    return PictureItem(place=read_place(reader, names), when=read_when(reader.child("when")), source=source)


def _icon(reader: Reader, names: Names) -> IconItem:
    given = reader.child("icon")
    own = given.has("name")
    return IconItem(
        place=read_place(reader, names),
        when=read_when(reader.child("when")),
        source="" if own else given.one_of(ICONS, "record"),
        name=given.child("name").one_of(names.icons, next(iter(names.icons), "")) if own else "",
        size=reader.child("size").length() or 24.0,
        color=_color(reader.child("color"), names),
        width=reader.child("width").length() or 2.0,
        clear=reader.child("clear").length() or 0.0,
    )


def _stack(reader: Reader, names: Names) -> StackItem:
    return StackItem(
        place=read_place(reader, names),
        when=read_when(reader.child("when")),
        items=tuple(_texts(read_items(reader.child("stack"), names))),
        anchor=reader.child("anchor").one_of(("top", "middle", "bottom"), "top"),
        slot=reader.child("slot").one_of(names.slots, "") if reader.has("slot") else "",
    )


def _texts(items: Iterable[AnyItem]) -> Iterator[TextItem]:
    """The texts of a stack, also those of the components that it uses."""
    for item in items:
        if isinstance(item, TextItem):
            yield item
        elif isinstance(item, GroupItem):
            inner = _texts(item.items)
            yield from (replace(child, when=(*item.when, *child.when)) for child in inner)


def _list(reader: Reader, names: Names) -> ListItem:
    known = [key for key, _ in names.components.entries()]
    cells = tuple(
        CellPlace(
            read_place(cell, names),
            cell.child("treatment").one_of(known, "") if cell.has("treatment") else "",
        )
        for cell in reader.child("cells").items()
    )
    return ListItem(
        place=Place(),
        when=read_when(reader.child("when")),
        name=reader.child("list").one_of(LISTS, "tiles"),
        treatment=reader.child("treatment").one_of(known, next(iter(known), "")),
        cells=cells,
        grid=_grid(reader.child("grid"), names) if reader.has("grid") else None,
        first=int(reader.child("from").number(1)),
        omits=tuple(entry.one_of(PARTS, "") for entry in reader.child("omits").items()),
        together=reader.child("together").flag(),
        level=reader.child("level").flag(),
    )


def _grid(reader: Reader, names: Names) -> Grid:
    reader.check_keys((*PLACE, "columns", "rows", "gap", "gap_x", "gap_y", "each", "from_foot", "spans"))
    gap = reader.child("gap").length() or 0.0
    gap_x, gap_y = (reader.child(key).length() for key in ("gap_x", "gap_y"))
    return Grid(
        place=read_place(reader, names),
        columns=int(reader.child("columns").number(1)),
        rows=int(reader.child("rows").number(0)),
        gap_x=gap if gap_x is None else gap_x,
        gap_y=gap if gap_y is None else gap_y,
        each=reader.child("each").length() or 0.0,
        from_foot=reader.child("from_foot").flag(),
        spans=tuple(int(entry.number(1)) for entry in reader.child("spans").items()),
    )


def _exhibit(reader: Reader, names: Names) -> ExhibitItem:
    return ExhibitItem(
        place=read_place(reader, names),
        when=read_when(reader.child("when")),
        index=int(reader.child("exhibit").number()),
        slot=reader.child("slot").one_of(names.slots, "") if reader.has("slot") else "",
        card=_card(reader.child("card"), names) if reader.has("card") else None,
    )


def _card(reader: Reader, names: Names) -> ExhibitCard:
    reader.check_keys(("fill", "radius", "pad_x", "pad_y"))
    radius, pad_x, pad_y = (reader.child(key).length() or 0.0 for key in ("radius", "pad_x", "pad_y"))
    return ExhibitCard(fill=_color(reader.child("fill"), names), radius=radius, pad_x=pad_x, pad_y=pad_y)


def _group(reader: Reader, names: Names) -> GroupItem:
    return GroupItem(when=read_when(reader.child("when")), items=read_items(reader.child("items"), names))


def _use(reader: Reader, names: Names) -> GroupItem:
    known = [key for key, _ in names.components.entries()]
    name = reader.child("use").one_of(known, "")
    when = read_when(reader.child("when"))
    if not name or name in names.open:
        return GroupItem(when=when, items=())
    names.open.append(name)
    items = read_items(names.components.child(name), names)
    names.open.pop()
    return GroupItem(when=when, items=items)


def _color(reader: Reader, names: Names) -> str:
    return reader.one_of(names.colors, "ink") if reader.value is not None else ""


def _fill(reader: Reader, names: Names) -> str:
    return reader.one_of(names.fills, "ink") if reader.value is not None else ""


_Read = Callable[[Reader, Names], AnyItem]
_KINDS: Final[dict[str, tuple[_Read, tuple[str, ...]]]] = {
    "text": (_text, ("style", "between", "role", "slot", "link", "gap")),
    "box": (_box, ()),
    "rule": (_rule, ("width", "vertical")),
    "glyph": (_glyph, ("family", "bold", "color", "em", "baseline", "left", "right_edge", "cut")),
    "picture": (_picture, ()),
    "icon": (_icon, ("size", "color", "width", "clear")),
    "stack": (_stack, ("anchor", "slot")),
    "list": (_list, ("treatment", "cells", "grid", "from", "omits", "together", "level")),
    "exhibit": (_exhibit, ("slot", "card")),
    "items": (_group, ()),
    "use": (_use, ()),
}
