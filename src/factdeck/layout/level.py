"""Layout: stacks of one row on one line, so that figures are level though their labels are not."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from factdeck.layout.scope import Scope
from factdeck.layout.stack import Stack
from factdeck.scene.text import Rect
from factdeck.theme.slide_layout import AnyItem, StackItem

Cell = tuple[tuple[AnyItem, ...], Rect, Scope]
"""The items of a record's treatment, where the record stands, and what it says."""

_Measure = Callable[[StackItem, Rect, Scope], Stack]

_TOLERANCE = 0.5  # points: stacks that end or begin so close together do so on one line


def levelled(cells: Sequence[Cell], measure: _Measure) -> list[Cell]:
    """The cells with those stacks that stand on a common foot beginning where the tallest of them begins."""
    tops: dict[int, list[float]] = {}
    for items, cell, scope in cells:
        for stack in (measure(item, cell, scope) for item in _standing(items)):
            tops.setdefault(_foot(stack), []).append(stack.rect.bottom - stack.height)

    def seated(item: AnyItem, cell: Rect, scope: Scope) -> AnyItem:
        if item not in _standing((item,)):
            return item
        assert isinstance(item, StackItem)
        row = tops[_foot(measure(item, cell, scope))]
        if max(row) - min(row) < _TOLERANCE:
            return item
        return replace(item, anchor="top", place=replace(item.place, y=min(row) - cell.y, h=None))

    return [(tuple(seated(item, cell, scope) for item in items), cell, scope) for items, cell, scope in cells]


def _standing(items: Sequence[AnyItem]) -> list[StackItem]:
    """The stacks that stand on the foot of their rectangle."""
    return [item for item in items if isinstance(item, StackItem) and item.anchor == "bottom"]


def _foot(stack: Stack) -> int:
    return round(stack.rect.bottom / _TOLERANCE)
