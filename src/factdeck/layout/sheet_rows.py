"""Stage layout: list rows of the fact sheet: a hairline, a number or keyword, a text on the same baseline."""

from collections.abc import Sequence
from dataclasses import dataclass

from factdeck.document.blocks import Part, Record
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode, Role
from factdeck.theme.theme import TextStyle


@dataclass(frozen=True, slots=True)
class ListRows:
    """List rows: a hairline, a number or keyword, a text after it on the same baseline."""

    pen: Pen
    id: str
    width: float
    records: tuple[Record, ...]
    grows: bool = False

    def height(self, fit: Fit) -> float:
        """The rows' heights; a text of several lines makes its row higher."""
        return sum(self._row(record, fit) for record in self.records)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Rows from the top; a list that is given more height than it needs keeps its pitch."""
        del height
        nodes: list[AnyNode] = []
        for record in self.records:
            nodes += self._place_row(record, x, y, fit)
            y += self._row(record, fit)
        return nodes

    @property
    def _text_left(self) -> float:
        design = self.pen.design.rows
        widest = max((self._key_width(record) for record in self.records), default=0.0)
        return max(design.key, widest + design.key_gap) if widest else 0.0

    def _key_width(self, record: Record) -> float:
        part = key_part(record)
        return self.pen.width(part, key_style(self.pen, part)) if part else 0.0

    def _row(self, record: Record, fit: Fit) -> float:
        style = self.pen.style("row", fit)
        least = self.pen.design.rows.height.at(fit.pitch)
        return least + self.pen.more_lines(row_text(record), style, self.width - self._text_left)

    def _place_row(self, record: Record, x: float, y: float, fit: Fit) -> list[AnyNode]:
        pen, at = self.pen, f"{self.id}/{record.id}"
        baseline = y + pen.design.rows.height.at(fit.pitch) - pen.design.rows.baseline
        nodes: list[AnyNode] = [pen.rule(f"{at}/rule", x, y, self.width, "inner")]
        if part := key_part(record):
            role = Role.FIGURE if "figure" in record.parts else Role.LABEL
            nodes.append(pen.phrase(f"{at}/key", part, key_style(pen, part), x, baseline, role))
        left = self._text_left
        style = pen.style("row", fit)
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
    """List rows in several columns, filled row by row."""

    columns: tuple[ListRows, ...]
    lefts: tuple[float, ...]  # from the band's left edge
    grows: bool = False

    def height(self, fit: Fit) -> float:
        """The highest column."""
        return max(column.height(fit) for column in self.columns)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """The columns side by side."""
        parts = zip(self.columns, self.lefts, strict=True)
        return [node for column, left in parts for node in column.place(x + left, y, height, fit)]


def list_columns(pen: Pen, id: str, width: float, records: Sequence[Record], count: int) -> ListColumns:
    """`records` as a list in `count` columns of `width`."""
    used = min(count, len(records))
    columns = tuple(
        ListRows(pen, id, pen.column(width, count), tuple(records[index::used])) for index in range(used)
    )
    return ListColumns(columns, tuple(pen.left(0.0, width, count, index) for index in range(used)))
