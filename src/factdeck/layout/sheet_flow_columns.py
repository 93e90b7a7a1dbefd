"""Stage layout: sections that run on down the columns of a page, as in a newspaper, and end level.

A section is parted only between its exhibits, and only where the columns come out much more equal by it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise

from factdeck.base.units import mm
from factdeck.document.blocks import SheetSection
from factdeck.layout.sheet_blocks import Block
from factdeck.layout.sheet_fill import LOOSEST, fill, fit_at
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.scene.nodes import AnyNode, Rule
from factdeck.scene.text import Rect
from factdeck.theme.sheet_forms import ColumnsDesign

_SHORT = 2.0  # how much worse it is that a column ends early than that another is higher
_PULLED = mm(14)  # the most that a piece with a list at its foot is made higher
_ABOVE = 0.65  # of what a gap takes more: over its rule, so that the rule belongs to what follows
_TABLE = 3  # how much worse it is to part a table than a section
_NEAR = 3  # pieces before and after an equal share at which the last column may begin


@dataclass(frozen=True, slots=True)
class Piece:
    """What no column parts: a section's head with its first exhibit, or another of its exhibits."""

    section: SheetSection
    block: Block
    id: str
    rule: str  # the rule over it where it follows on something in its column; "" for none
    pulls: bool = False  # whether it ends lower when it is given more height: a list stands at its foot
    runs_on: bool = False  # whether it goes on with a table that the one before begins: no gap between them

    @property
    def opens(self) -> bool:
        """Whether a section begins with it."""
        return self.rule == "section"


Column = tuple[Piece, ...]


@dataclass(frozen=True)
class FlowBand:
    """Sections in the columns of one page, rules between the columns."""

    pen: Pen
    pieces: tuple[Piece, ...]
    width: float
    newspaper: ColumnsDesign
    stretches: bool = False

    @property
    def sections(self) -> tuple[SheetSection, ...]:
        """Its sections in order, each once."""
        return tuple(piece.section for piece in self.pieces if piece.opens)

    def height(self, fit: Fit) -> float:
        """The room under its rule and the highest column."""
        return self._under(fit) + max((self._tall(column, fit) for column in self._columns), default=0.0)

    def spreads(self, height: float, fit: Fit) -> float:
        """The height up to which all columns can be pulled; what is pulled further comes back to it."""
        reach = min((self._reach(column, fit) for column in self._columns), default=0.0)
        least = max((self._tall(column, _unpulled(fit)) for column in self._columns), default=0.0)
        return self._under(fit) + max(least, min(height - self._under(fit), reach))

    def ragged(self, height: float, fit: Fit) -> float:
        """How much short of the others the shortest column ends; all of it where one stays empty."""
        end = self.spreads(height, fit) - self._under(fit)
        if len(self._columns) < self.newspaper.count:
            return max(0.0, end)
        return max(0.0, end - min((self._reach(column, fit) for column in self._columns), default=end))

    def place(self, x: float, y: float, height: float, fit: Fit, *, ruled: bool = True) -> list[AnyNode]:
        """Column after column, each fitted by itself; then the rules between them."""
        nodes: list[AnyNode] = []
        if ruled and self.pieces:
            nodes.append(self.pen.rule(f"{self.pieces[0].id}/page-rule", x, y, self.width, "page"))
        end = y + self.spreads(height, fit)
        y += self._under(fit)
        for index, column in enumerate(self._columns):
            left = self.pen.left(x, self.width, self.newspaper.count, index)
            nodes += self._place_column(column, left, y, end - y, fit)
        return nodes + self._column_rules(x, y, end)

    # --- which piece stands in which column

    @cached_property
    def _columns(self) -> tuple[Column, ...]:
        """The pieces in order, cut where columns can end level and the highest is lowest; none is empty."""
        natural, pulled = self._sums(Fit(), 0.0), self._sums(_pulled(Fit()), 0.0)
        loosest = self._sums(self._loosest(Fit()), self.pen.design.gaps.spread)
        cuts = self._cuts(natural, self.newspaper.count - 1)
        best = min(cuts, key=lambda cuts: self._cost(cuts, natural, pulled, loosest))
        edges = (0, *best, len(self.pieces))
        columns = (self.pieces[start:end] for start, end in pairwise(edges))
        return tuple(column for column in columns if column)

    def _sums(self, fit: Fit, spread: float) -> list[float]:
        """The height of the first n pieces in one column, from none to all."""
        talls = (
            piece.block.height(fit) + self._over(piece, fit) + (0.0 if piece.runs_on else spread)
            for piece in self.pieces
        )
        return [0.0, *accumulate(talls)]

    def _cuts(self, sums: Sequence[float], cuts: int, start: int = 0) -> Iterator[tuple[int, ...]]:
        """Places to cut: of every column those near an equal share of what is left."""
        if not cuts:
            yield ()
            return
        share = sums[start] + (sums[-1] - sums[start]) / (cuts + 1)
        near, reach = bisect_left(sums, share, start), _NEAR * cuts
        for cut in range(max(start, near - reach), min(len(sums), near + reach + 1)):
            for rest in self._cuts(sums, cuts - 1, cut):
                yield (cut, *rest)

    def _cost(
        self, cuts: tuple[int, ...], natural: Sequence[float], pulled: Sequence[float], most: Sequence[float]
    ) -> tuple[float, float]:
        """The highest column, higher for parted sections and for columns that can't end level with it.

        A column without anything ends earliest of all.
        """
        edges = [(start, end) for start, end in pairwise((0, *cuts, len(self.pieces))) if end > start]
        talls = [natural[end] - natural[start] for start, end in edges] or [0.0]
        parted = sum(_parting(self.pieces[cut]) for cut in cuts if 0 < cut < len(self.pieces))
        highest = max((pulled[end] - pulled[start] for start, end in edges), default=0.0)
        reach = min((most[end] - most[start] for start, end in edges), default=0.0)
        short = max(0.0, highest - reach + self.pen.design.gaps.spread)
        short += highest * (len(cuts) + 1 - len(edges))
        return max(talls) + parted * self.newspaper.split + _SHORT * short, max(talls) - min(talls)

    # --- heights

    def _under(self, fit: Fit) -> float:
        return self.pen.design.gaps.under_rule * fit.gap if self.pieces else 0.0

    def _over(self, piece: Piece, fit: Fit) -> float:
        """The room over a piece that follows on another: around its rule, or without one."""
        gaps = self.pen.design.gaps
        if piece.runs_on:
            return 0.0
        return (gaps.over_rule + gaps.under_rule if piece.rule else gaps.blocks) * fit.gap

    def _tall(self, column: Column, fit: Fit) -> float:
        gaps = sum(self._over(piece, fit) for piece in column[1:])
        return gaps + sum(piece.block.height(fit) for piece in column)

    def _reach(self, column: Column, fit: Fit) -> float:
        """How high a column can be made."""
        loosest = self._tall(column, self._loosest(fit))
        pulled = sum(_PULLED for piece in column if piece.pulls)
        return loosest + self.pen.design.gaps.spread * _gaps(column) + pulled

    def _scale(self, fit: Fit) -> tuple[float, float, float]:
        """The scale that lets a column pull its distances further apart than the page does, not nearer."""
        return (fit.gap, fit.gap, max(fit.gap, self.newspaper.loosest))

    def _loosest(self, fit: Fit) -> Fit:
        return fit_at(LOOSEST, fit, self._scale(fit))

    # --- placing

    def _place_column(self, column: Column, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        def tall(own: Fit) -> float:
            return self._tall(column, own)

        own, _ = fill(tall, height, fit, 0, self.pen, self._scale(fit))
        extra, more = self._shares(column, max(0.0, height - tall(own)))
        nodes: list[AnyNode] = []
        for piece in column:
            if piece is not column[0]:
                nodes += self._rule_over(piece, x, y, extra, own)
                y += self._over(piece, own) + (0.0 if piece.runs_on else extra)
            high = piece.block.height(own) + (more if piece.pulls else 0.0)
            nodes += piece.block.place(x, y, high, own)
            y += high
        return nodes

    def _shares(self, column: Column, free: float) -> tuple[float, float]:
        """What of the free height each gap gets, and each piece that makes use of it."""
        gaps, pulling = _gaps(column), sum(piece.pulls for piece in column)
        if not gaps + pulling:
            return 0.0, 0.0
        more = min(_PULLED, free / (gaps + pulling)) if pulling else 0.0
        extra = min(self.pen.design.gaps.spread, (free - more * pulling) / gaps) if gaps else 0.0
        left = free - extra * gaps
        return extra, min(_PULLED, left / pulling) if pulling else 0.0

    def _rule_over(self, piece: Piece, x: float, y: float, extra: float, fit: Fit) -> list[AnyNode]:
        if not piece.rule:
            return []
        at = y + self.pen.design.gaps.over_rule * fit.gap + extra * _ABOVE
        width = self.pen.column(self.width, self.newspaper.count)
        return [self.pen.rule(f"{piece.id}/over", x, at, width, piece.rule)]

    def _column_rules(self, x: float, y: float, end: float) -> list[AnyNode]:
        line, gutter = self.pen.design.rules["column"], self.pen.design.page.gutter
        lefts = [self.pen.left(x, self.width, self.newspaper.count, n) for n in range(1, len(self._columns))]
        at = self.pieces[0].id if self.pieces else "sheet"
        return [
            Rule(
                id=f"{at}/column-rule-{number}",
                rect=Rect(left - gutter / 2, y, 0.0, end - y),
                color=line.color,
                width=line.width,
            )
            for number, left in enumerate(lefts, 1)
        ]


def _parting(piece: Piece) -> int:
    """How bad it is to begin a column with it: a section parted, or even a table."""
    return 0 if piece.opens else _TABLE if piece.runs_on else 1


def _gaps(column: Column) -> int:
    """Gaps that can be made wider."""
    return sum(not piece.runs_on for piece in column[1:])


def _unpulled(fit: Fit) -> Fit:
    """The state with pitches and fields no more than natural."""
    return replace(fit, pitch=min(0.0, fit.pitch), field=min(0.0, fit.field))


def _pulled(fit: Fit) -> Fit:
    """The state with pitches and fields at their greatest."""
    return replace(fit, pitch=1.0, field=1.0)
