"""Stage layout: list rows of the fact sheet: a hairline, a number or keyword, a text on the same baseline."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from factdeck.document.blocks import Part, Record
from factdeck.facts.factbook import Figure
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Role
from factdeck.theme.theme import TextStyle

_KEY_SHARE = 0.5  # of a list's width that its keys take at most
_HANG = 0.7  # of what a row is higher: over its text, so that the last one ends near the foot
_LOOSEST = 0.7  # of a row's height: the most that rows of a list that grows stand further apart


@dataclass(frozen=True)
class ListRows:
    """List rows: a hairline, a number or keyword, a text after it on the same baseline.

    A list that `grows` sets its rows further apart, up to a limit, to end level with what stands beside it.
    """

    pen: Pen
    id: str
    width: float
    records: tuple[Record, ...]
    grows: bool = False
    peers: tuple[Record, ...] = ()  # all rows of the list that this is a column of
    narrowest: float = 0.0  # the width of that list's columns

    def height(self, fit: Fit) -> float:
        """The rows' heights; a text of several lines makes its row higher."""
        return sum(self.row_height(record, fit) for record in self.records)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Rows from the top."""
        more = 0.0
        if self.grows and self.records:
            free = min(height, self.greatest(fit)) - self.height(fit)
            more = max(0.0, free) / len(self.records)
        nodes: list[AnyNode] = []
        for record in self.records:
            nodes += self.place_row(record, x, y, more, fit)
            y += self.row_height(record, fit) + more
        return nodes

    def greatest(self, fit: Fit) -> float:
        """The height with its rows as far apart as can be."""
        return self.height(fit) + len(self.records) * self.pen.design.rows.height.natural * _LOOSEST

    @cached_property
    def _text_left(self) -> float:
        """Where texts begin: on the design's column, clear of the keys; nearer where that saves lines."""
        design = self.pen.design.rows
        widest = max((self._key_width(record) for record in self.records), default=0.0)
        if not widest:
            return 0.0
        near, usual = widest + design.key_gap, max(design.key, widest + design.key_clear)
        return near if self._lines(near) < self._lines(usual) else usual

    def _lines(self, left: float) -> int:
        """The lines that all texts take beside keys of that width."""
        style, room = self.pen.style("row"), self.width - left
        return sum(self.pen.lines(row_text(record), style, room) for record in self.records)

    def _key_width(self, record: Record) -> float:
        part = key_part(record)
        return self.pen.width(part, self._key_style(part)) if part else 0.0

    def _key_style(self, part: Part) -> TextStyle:
        """One size for all figures of a list and one for all terms, so that every text has room beside."""
        style = key_style(self.pen, part)
        for record in self.peers or self.records:
            other = key_part(record)
            if other and isinstance(other, tuple) == isinstance(part, tuple):
                style = self.pen.fitting(other, style, (self.narrowest or self.width) * _KEY_SHARE, 8)
        return style

    def row_height(self, record: Record, fit: Fit) -> float:
        """A row's height; a text of several lines makes it higher."""
        style = self.pen.style("row", fit)
        least = self.pen.design.rows.height.at(fit.pitch)
        if self._under(record, fit):
            lines = self.pen.lines(row_text(record), style, self.width)
            return least + lines * style.size * style.leading
        return least + self.pen.more_lines(row_text(record), style, self.width - self._text_left)

    def _under(self, record: Record, fit: Fit) -> bool:
        """Whether a text stands under its key: beside it a word (an address) would have no room."""
        text, style = row_text(record), self.pen.style("row", fit)
        if not self._text_left or isinstance(text, Figure):
            return False
        return self.pen.widest_word(text, style) > self.width - self._text_left

    def place_row(self, record: Record, x: float, y: float, more: float, fit: Fit) -> list[AnyNode]:
        """One row at (x, y), `more` higher than it asks for."""
        pen, at = self.pen, f"{self.id}/{record.id}"
        baseline = y + more * _HANG + pen.design.rows.height.at(fit.pitch) - pen.design.rows.baseline
        nodes: list[AnyNode] = [pen.rule(f"{at}/rule", x, y, self.width, "inner")]
        if part := key_part(record):
            role = Role.FIGURE if "figure" in record.parts else Role.LABEL
            nodes.append(pen.phrase(f"{at}/key", part, self._key_style(part), x, baseline, role))
        left, style = self._text_left, pen.style("row", fit)
        if self._under(record, fit):
            left, baseline = 0.0, baseline + style.size * style.leading
        nodes.append(
            pen.text(f"{at}/text", row_text(record), style, x + left, baseline, self.width - left, Role.BODY)
        )
        return nodes


def key_part(record: Record) -> Part | None:
    """What stands first in a list row: its figure or its keyword."""
    return record.parts.get("figure") or record.parts.get("term") or None


def row_text(record: Record) -> Part:
    """What a list row says after its key."""
    return record.parts.get("text") or record.parts.get("label") or words("")


def key_style(pen: Pen, part: Part) -> TextStyle:
    """Numbers are larger than keywords."""
    return pen.style("term" if isinstance(part, tuple) else "key")


@dataclass(frozen=True, slots=True)
class ListColumns:
    """List rows in several columns, filled row by row, level; a last one that is left over is wide."""

    columns: tuple[ListRows, ...]
    lefts: tuple[float, ...]  # from the band's left edge
    last: ListRows | None = None
    grows: bool = False

    def height(self, fit: Fit) -> float:
        """The rows, each as high as its highest part."""
        return sum(self._rows(fit)) + (self.last.height(fit) if self.last else 0.0)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Row by row; where there is more height rows stand further apart, up to a limit."""
        nodes: list[AnyNode] = []
        rows = self._rows(fit)
        most = self.columns[0].pen.design.rows.height.natural * _LOOSEST
        more = 0.0 if self.last else min(most, max(0.0, height - sum(rows)) / len(rows))
        for index, tall in enumerate(rows):
            for column, left in zip(self.columns, self.lefts, strict=True):
                if index < len(column.records):
                    nodes += column.place_row(column.records[index], x + left, y, more, fit)
            y += tall + more
        return nodes + (self.last.place(x, y, self.last.height(fit), fit) if self.last else [])

    def _rows(self, fit: Fit) -> list[float]:
        longest = max(len(column.records) for column in self.columns)
        return [
            max(
                column.row_height(column.records[index], fit)
                for column in self.columns
                if index < len(column.records)
            )
            for index in range(longest)
        ]


def list_columns(pen: Pen, id: str, width: float, records: Sequence[Record], count: int) -> ListColumns:
    """`records` as a list in `count` columns of `width`; one that is left over takes the whole width."""
    used = min(count, len(records))
    over = 1 if used > 1 and len(records) % used == 1 else 0
    dealt, narrow = records[: len(records) - over], pen.column(width, count)
    columns = tuple(
        ListRows(pen, id, narrow, tuple(dealt[index::used]), peers=tuple(records), narrowest=narrow)
        for index in range(used)
    )
    last = ListRows(pen, id, width, tuple(records[-1:]), False, tuple(records), narrow) if over else None
    return ListColumns(columns, tuple(pen.left(0.0, width, count, index) for index in range(used)), last)
