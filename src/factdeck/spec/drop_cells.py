"""Spec stage: cells of the sheet that lose their exhibit: the rest of them goes to a neighbour. Pure."""

from typing import Final

from factdeck.spec.given import Given

_LISTS: Final = ("tiles", "rows")


def joined_cells(before: Given, after: Given) -> Given:
    """The cells of a section without those that lost their exhibit, where another cell takes their rows.

    A row of cells is as high as its highest exhibit: figures alone would leave a hole beside it.
    """
    had = {cell.place for cell in before.items if "show" in cell.by_key}
    cells = list(after.items)
    for lost in [cell for cell in cells if cell.place in had and "show" not in cell.by_key]:
        at = next(number for number, cell in enumerate(cells) if cell is lost)
        order = [*range(at + 1, len(cells)), *range(at - 1, -1, -1)]
        near = next((number for number in order if "show" in cells[number].by_key), None)
        if near is not None:
            cells[near] = _joined(cells[near], lost)
            del cells[at]
    return after.with_items(cells)


def _joined(cell: Given, lost: Given) -> Given:
    keys = dict(cell.by_key)
    for key in _LISTS:
        if key in lost.by_key:
            own = keys[key].items if key in keys else []
            keys[key] = lost.by_key[key].with_items([*own, *lost.by_key[key].items])
    return cell.with_keys(keys)
