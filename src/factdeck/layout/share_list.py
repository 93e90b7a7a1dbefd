"""Stage layout: the list beside a ring: equal rows of figure, label and note between hairlines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from factdeck.base.units import inch
from factdeck.document.blocks import Record
from factdeck.layout.exhibit_style import ExhibitStyle, colored
from factdeck.layout.fit import at_level, last_level, own_level, walk_levels
from factdeck.layout.text import Setter, scaled
from factdeck.scene.nodes import AnyNode, Box, Rule
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle

_WIDE: Final = inch(5)  # from this width on, figure and label stand side by side
_EITHER: Final = inch(3.5)  # from this width on they may
_ROW: Final = inch(1.2)  # the height a row of a wide list wants
_PADDING: Final = inch(0.1)  # over and under a row's texts, at least
_SWATCH: Final = 12.0
_SWATCH_ROOM: Final = 1.75  # of the swatch
_LABEL_TO_NOTE: Final = inch(0.03)
_SLACK: Final = 1.0  # points by which a list may be higher than its zone


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: its record, whether the headline names it, the colour of its slice ("" none)."""

    record: Record
    accented: bool = False
    swatch: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row measured: its figure's style, the height of figure and of label with note, where these stand."""

    row: ListRow
    figure: TextStyle
    figure_h: float
    text_h: float
    text_x: float
    text_w: float
    wide: bool

    @property
    def height(self) -> float:
        return max(self.figure_h, self.text_h) if self.wide else self.figure_h + self.text_h


@dataclass(frozen=True, slots=True)
class FittedList:
    """A list that has room: its rows, their style, and whether it is as the design has it."""

    rows: tuple[ListRow, ...]
    style: ExhibitStyle
    whole: bool


def fitted_list(rows: Sequence[ListRow], zone: Rect, style: ExhibitStyle, setter: Setter) -> FittedList:
    """The list at the largest sizes at which no row stands on another in `zone`.

    All texts step down together, below their scales if they must; if that is not enough, notes are left out,
    then the last rows.
    """
    last = max(map(last_level, (style.strong, style.label, style.value)))
    kept, own, whole = tuple(rows), style, True
    for kept in _ever_fewer(rows):
        level, held = _largest(kept, zone, style, last, setter)
        own, whole = _stepped(style, level, last), whole and level <= last
        if held:
            break
        whole = False
    return FittedList(kept, own, whole)


def _largest(
    rows: Sequence[ListRow], zone: Rect, style: ExhibitStyle, last: int, setter: Setter
) -> tuple[int, bool]:
    """The first level at which the rows have room, and whether there is one."""
    return walk_levels(last, lambda level: _has_room(rows, zone, _stepped(style, level, last), setter))


def _ever_fewer(rows: Sequence[ListRow]) -> Iterator[tuple[ListRow, ...]]:
    """All rows; all without their notes; then one less at a time."""
    yield tuple(rows)
    bare = tuple(_without_note(row) for row in rows)
    for count in range(len(bare), 0, -1):
        yield bare[:count]


def _without_note(row: ListRow) -> ListRow:
    parts = {name: part for name, part in row.record.parts.items() if name != "note"}
    return replace(row, record=replace(row.record, parts=parts))


def _stepped(style: ExhibitStyle, level: int, last: int) -> ExhibitStyle:
    """The style with the list's texts at a level, each as far down its own scale as it goes."""
    if not level:
        return style
    strong, label, value = (
        at_level(text, own_level(text, level, last)) for text in (style.strong, style.label, style.value)
    )
    return replace(style, strong=strong, label=label, value=value)


def _has_room(rows: Sequence[ListRow], zone: Rect, style: ExhibitStyle, setter: Setter) -> bool:
    """Whether the rows fit in the height, and every figure beside its label."""
    rect = Rect(zone.x, zone.y, zone.w, zone.h + _SLACK)
    measured = _measured(rows, rect, style, setter)
    high = max(row.height for row in measured) * len(rows) + 2 * _PADDING * len(rows)
    return high <= rect.h


def list_heights(
    rows: Sequence[ListRow], width: float, most: float, style: ExhibitStyle, setter: Setter
) -> tuple[float, float]:
    """The least height of the list at `width`, and the one it wants: more where the list is wide."""
    least = max(row.height for row in _measured(rows, Rect(0, 0, width, most), style, setter)) + 2 * _PADDING
    return len(rows) * least, len(rows) * (max(least, _ROW) if width >= _WIDE else least)


def place_list(
    rows: Sequence[ListRow], id: str, rect: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """Equal rows that fill `rect`, a hairline between each two; the rule on top is the caller's."""
    height = rect.h / len(rows)
    style = _with_even_labels(rows, rect, style, setter)
    nodes: list[AnyNode] = []
    for index, row in enumerate(_measured(rows, rect, style, setter)):
        place = Rect(rect.x, rect.y + height * index, rect.w, height)
        name = f"{id}/list/{row.row.record.id}"
        if index:
            line = style.hairline
            top = Rect(place.x, place.y, place.w, 0)
            nodes.append(Rule(id=f"{name}/rule", rect=top, color=line.color, width=line.width))
        nodes += _place(row, name, place, style, setter)
    return tuple(nodes)


def _measured(rows: Sequence[ListRow], rect: Rect, style: ExhibitStyle, setter: Setter) -> tuple[_Row, ...]:
    """The rows with the largest figure that leaves each room (middle, small, value), else the lowest."""
    style = _with_even_labels(rows, rect, style, setter)
    tried: list[tuple[_Row, ...]] = []
    for figure in (style.middle, style.small, *_steps(style.value)):
        for wide in _forms(rect.w):
            tried.append(tuple(_measure(row, figure, rect, style, setter, wide=wide) for row in rows))
            high = max(row.height for row in tried[-1]) + 2 * _PADDING <= rect.h / len(rows)
            if high and all(_is_wide_enough(row, rect, style, setter) for row in tried[-1]):
                return tried[-1]
    narrow = [[row for row in rows if not _is_wide_enough(row, rect, style, setter)] for rows in tried]
    return min(
        zip(tried, narrow, strict=True),
        key=lambda pair: (max(row.height for row in pair[0]), len(pair[1])),
    )[0]


def _steps(text: TextStyle) -> list[TextStyle]:
    return [at_level(text, level) for level in range(last_level(text) + 1)]


def _is_wide_enough(row: _Row, rect: Rect, style: ExhibitStyle, setter: Setter) -> bool:
    """Whether the row's figure has room beside its label, or over it."""
    figure = row.row.record.parts.get("figure")
    swatch = _SWATCH * _SWATCH_ROOM if row.row.swatch else 0.0
    end = row.text_x - style.gutter if row.wide else rect.right
    return figure is None or setter.width(figure, row.figure) <= end - rect.x - swatch


def _with_even_labels(
    rows: Sequence[ListRow], rect: Rect, style: ExhibitStyle, setter: Setter
) -> ExhibitStyle:
    """The style with labels at the largest size at which none has more lines than it may."""
    width = style.span(rect, 7, 6)[1] if _forms(rect.w)[0] else rect.w
    labels = [row.record.parts["label"] for row in rows if "label" in row.record.parts]
    text = style.strong
    for size in (text.size, *text.steps):
        text = scaled(style.strong, size)
        most = (text.max_lines or len(labels)) * text.size * text.leading + 0.01
        if all(setter.height(label, text, width) <= most for label in labels):
            break
    return replace(style, strong=text)


def _forms(width: float) -> tuple[bool, ...]:
    """Whether figure and label stand side by side: always, never, or whichever has room."""
    if width >= _WIDE:
        return (True,)
    return (True, False) if width >= _EITHER else (False,)


def _measure(
    row: ListRow, figure: TextStyle, rect: Rect, style: ExhibitStyle, setter: Setter, *, wide: bool
) -> _Row:
    x, width = style.span(rect, 7, 6) if wide else (rect.x, rect.w)
    if row.swatch and not wide:
        x, width = x + _SWATCH * _SWATCH_ROOM, width - _SWATCH * _SWATCH_ROOM
    heights = [setter.height(row.record.parts[part], text, width) for part, text in _texts(row, style)]
    text_h = sum(heights) + _LABEL_TO_NOTE * max(0, len(heights) - 1)
    figure_h = figure.size * figure.leading if "figure" in row.record.parts else 0.0
    colour = colored(figure, style.accent) if row.accented else figure
    return _Row(row, colour, figure_h, text_h, x, width, wide)


def _texts(row: ListRow, style: ExhibitStyle) -> list[tuple[str, TextStyle]]:
    return [
        (part, text)
        for part, text in (("label", style.strong), ("note", style.label))
        if part in row.record.parts
    ]


def _place(row: _Row, id: str, place: Rect, style: ExhibitStyle, setter: Setter) -> list[AnyNode]:
    top = place.y + (place.h - row.height) / 2
    nodes: list[AnyNode] = []
    left = place.x
    if row.row.swatch:
        y = top + ((row.figure_h or row.text_h) - _SWATCH) / 2
        nodes.append(Box(id=f"{id}/swatch", rect=Rect(left, y, _SWATCH, _SWATCH), fill=row.row.swatch))
        left += _SWATCH * _SWATCH_ROOM
    if row.figure_h:
        end = row.text_x - style.gutter if row.wide else place.right
        part = row.row.record.parts["figure"]
        frame = Rect(left, top, end - left, row.figure_h)
        nodes.append(setter.frame(f"{id}/figure", part, row.figure, frame, role=Role.FIGURE))
    below = top + (max(0.0, (row.figure_h - row.text_h) / 2) if row.wide else row.figure_h)
    return nodes + _stacked(row, id, below, style, setter)


def _stacked(row: _Row, id: str, y: float, style: ExhibitStyle, setter: Setter) -> list[AnyNode]:
    """Label and note one under the other."""
    nodes: list[AnyNode] = []
    for part, text in _texts(row.row, style):
        content = row.row.record.parts[part]
        height = setter.height(content, text, row.text_w)
        role = Role.LABEL if part == "label" else Role.NOTE
        place = Rect(row.text_x, y, row.text_w, height)
        nodes.append(setter.frame(f"{id}/{part}", content, text, place, role=role))
        y += height + _LABEL_TO_NOTE
    return nodes
