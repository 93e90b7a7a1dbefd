"""Spec stage: tables that lose facts: rows without a figure and empty columns go, highlights follow. Pure."""

from dataclasses import replace
from typing import TYPE_CHECKING

from factdeck.spec.given import Given, Keys
from factdeck.spec.references import names_in
from factdeck.spec.shapes import shape

if TYPE_CHECKING:
    from factdeck.spec.drop_walk import Cutter

_WORDS = shape(str)


def cut_table(cutter: "Cutter", given: Given, path: Keys) -> Given | None:
    """The table without rows that show nothing any more and columns that are empty; None for no table."""
    if "rows" not in given.by_key or "columns" not in given.by_key:
        return given
    start, columns, rows = cutter.cuts.mark(), given.by_key["columns"], given.by_key["rows"]
    kept = {
        number: left
        for number, row in enumerate(rows.items)
        if (left := _row(cutter, row, (*path, "rows", number)))
    }
    titles = [_titled(cutter, column, (*path, "columns", at)) for at, column in enumerate(columns.items)]
    if cutter.cuts.mark() == start:
        return given
    empty = _emptied(rows.items, kept, len(columns.items))
    if not kept or len(columns.items) - len(empty) < 2 <= len(columns.items):
        return None
    keys = {
        **given.by_key,
        "columns": columns.with_items([column for at, column in enumerate(titles) if at not in empty]),
        "rows": rows.with_items([_without(row, empty) for row in kept.values()]),
    }
    return given.with_keys(_with_highlights(keys, list(kept)))


def _row(cutter: "Cutter", row: Given, path: Keys) -> Given | None:
    """The row with cells that name what is gone emptied; None without its name, or without any figure."""
    start, cells, has_lost_name = cutter.cuts.mark(), list[Given](), False
    for at, cell in enumerate(row.items):
        if causes := cutter.causes(cell, _WORDS, path):
            cutter.cuts.add(cell, (*path, at), causes)
            has_lost_name = has_lost_name or at == 0
            cell = replace(cell, value="")
        cells.append(cell)
    if cutter.cuts.mark() == start:
        return row
    if has_lost_name or not any(names_in(cell.text) for cell in cells):
        return cutter.cuts.whole(row, path, start)
    return row.with_items(cells)


def _emptied(before: list[Given], kept: dict[int, Given], columns: int) -> set[int]:
    """The columns, from 0, in which something stood and now nothing does."""
    return {
        at
        for at in range(columns)
        if any(_cell(row, at) for row in before) and not any(_cell(row, at) for row in kept.values())
    }


def _cell(row: Given, at: int) -> str:
    return row.items[at].text if at < len(row.items) else ""


def _without(row: Given, columns: set[int]) -> Given:
    return row.with_items([cell for at, cell in enumerate(row.items) if at not in columns])


def _titled(cutter: "Cutter", column: Given, path: Keys) -> Given:
    """A column keeps its place without a title that names what is gone."""
    title = column.by_key.get("title")
    if title is None or not (causes := cutter.causes(title, _WORDS, path)):
        return column
    cutter.cuts.add(title, (*path, "title"), causes)
    return column.with_keys({**column.by_key, "title": replace(title, value="")})


def _with_highlights(keys: dict[str, Given], kept: list[int]) -> dict[str, Given]:
    """Highlights, which count rows from 1, of the rows that are left."""
    highlight = keys.get("highlight")
    if highlight is None:
        return keys
    new = {str(old + 1): str(at + 1) for at, old in enumerate(kept)}
    items = [replace(item, value=new[item.text]) for item in highlight.items if item.text in new]
    rest = {key: value for key, value in keys.items() if key != "highlight"}
    return {**rest, "highlight": highlight.with_items(items)} if items else rest
