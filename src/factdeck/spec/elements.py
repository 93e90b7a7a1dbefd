"""What a section of the spec can hold: figures, points, charts, tables, comparisons, pictures, words."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Tag

from factdeck.spec.model import KEYS, PLAIN, Model, Shape, Whole, Words
from factdeck.spec.references import ExhibitId, FactId, FilePath, Highlight
from factdeck.spec.shapes import Part


class Figures(Model):
    """Key figures of a section: a hero with facts under it, and tiles."""

    headline: Words = ""
    hero: Annotated[FactId, Part.CARRIES] = ""
    """The fact shown largest."""
    facts: Annotated[list[FactId], Part.CARRIES] = []
    """Facts under the hero."""
    tiles: Annotated[list[FactId], Part.CARRIES] = []
    """Facts as tiles."""
    notes: Words = ""
    """Speaker notes."""
    source_note: Words = ""
    """Words for the source line, where the facts' own sources do not say enough."""


class PointItem(Model):
    """One point; `term` is a keyword set before it."""

    text: Words
    term: Words = ""


Item = Annotated[Annotated[PointItem, Tag(KEYS)] | Annotated[Words, Tag(PLAIN)], Shape]
Priority = Annotated[Literal[1, 2, 3], Whole]


class SheetItem(Model):
    """A list row of the sheet: a fact, or words after a term. One of `fact` and `text` must be there."""

    fact: Annotated[FactId, Part.VITAL] = ""
    """The fact whose figure stands first."""
    term: Words = ""
    """Where there is no fact: a keyword set before the text."""
    text: Annotated[Words, Part.CARRIES] = ""
    """What the row says; of a fact its label where another one is not wanted."""
    priority: Priority = 3
    """What goes first when the sheet is too full: 3 before 2; 1 goes last."""


class SheetTile(Model):
    """A small figure of the sheet."""

    fact: FactId
    label: Words = ""
    """What stands under it, where it is not the fact's own label."""
    priority: Priority = 2
    """What goes first when the sheet is too full: 3 before 2; 1 goes last."""


SheetRow = Annotated[Annotated[SheetItem, Tag(KEYS)] | Annotated[FactId, Tag(PLAIN)], Shape]
SheetFigure = Annotated[Annotated[SheetTile, Tag(KEYS)] | Annotated[FactId, Tag(PLAIN)], Shape]


class Points(Model):
    """A list of two to nine points with figures at the side."""

    headline: Words = ""
    items: list[Item]
    side: list[FactId] = []
    side_note: Words = ""
    notes: Words = ""
    source_note: Words = ""


class ChartGroup(Model):
    """A named group of facts in one chart."""

    title: Words
    facts: list[FactId]


_Native = Literal["bar", "column", "grouped", "stacked", "line", "area", "pie", "doughnut", "ring"]
_SmallForm = Literal["unit", "cells", "rank", "pictogram"]
ChartKind = Literal[_Native, _SmallForm]


class Chart(Model):
    """A chart of facts. Without `kind` one is chosen by the values."""

    id: str
    kind: ChartKind | None = None
    """Without it one is chosen by the values."""
    title: Words = ""
    """On the sheet, above the chart."""
    headline: Words = ""
    """Of the slide: the finding."""
    facts: list[FactId] = []
    """One mark a fact."""
    groups: list[ChartGroup] = []
    series: list[FactId] = []
    """Series facts, for line, area, grouped."""
    whole: Annotated[FactId, Part.VITAL] = ""
    """Doughnut: the fact that the parts are of; the rest is drawn as one part."""
    rest: Words = ""
    """How the rest reads."""
    share: FactId = ""
    """Doughnut, ring, pictogram: the fact in the middle."""
    names: dict[FactId, Words] = {}
    """Short category labels by fact id."""
    highlight: list[Highlight] = []
    """What is drawn in the accent colour."""
    order: Literal["value", "given"] = "value"
    """By size, or as written."""
    takeaway: Words = ""
    """A sentence beside the chart."""
    figures: list[FactId] = []
    """Figures beside the chart."""
    beside: ExhibitId = ""
    """Id of another chart of the section that shares its slide."""
    notes: Words = ""
    source_note: Words = ""
    only: Literal["deck", "factsheet"] | None = None
    """Shown in one of the two outputs; in both without it."""
    priority: Priority = 2
    """What goes first when the sheet is too full: 3 before 2; 1 goes last."""


class TableColumn(Model):
    """A table column."""

    title: Words
    kind: Literal["name", "text", "figure"] = "text"
    bars: bool = False
    """On the sheet: bars on one scale beside the figures."""


class Table(Model):
    """A table. A cell that is `{fact}` alone, in a figure column, is set as a figure; "" is missing."""

    id: str
    headline: Words = ""
    title: Words = ""
    columns: list[TableColumn]
    rows: list[list[Words]]
    highlight: list[int] = []
    """Rows, from 1."""
    missing: Words = ""
    """What "—" means, said in the footer."""
    notes: Words = ""
    source_note: Words = ""
    only: Literal["deck", "factsheet"] | None = None
    """Shown in one of the two outputs; in both without it."""
    priority: Priority = 2
    """What goes first when the sheet is too full: 3 before 2; 1 goes last."""


class Comparison(Model):
    """Before → after."""

    id: str
    headline: Words = ""
    title: Words = ""
    before: FactId
    after: FactId
    before_word: Words = ""
    after_word: Words = ""
    unit: Words = ""
    """Of one mark, e.g. 天; facts in another unit say in `amounts` how long they are."""
    amounts: dict[FactId, Decimal] = {}
    heading: Words = ""
    text: Words = ""
    notes: Words = ""
    source_note: Words = ""
    only: Literal["deck", "factsheet"] | None = None
    """Shown in one of the two outputs; in both without it."""
    priority: Priority = 2
    """What goes first when the sheet is too full: 3 before 2; 1 goes last."""


class TimelineItem(Model):
    """One event."""

    when: Words
    text: Words


class Timeline(Model):
    """Events in order."""

    id: str = "timeline"
    headline: Words = ""
    items: list[TimelineItem]
    notes: Words = ""
    source_note: Words = ""


class PhotoEntry(Model):
    """A picture: file relative to the spec, alt text for who can't see it."""

    file: FilePath
    alt: Words
    caption: Words = ""


class Photos(Model):
    """One to four pictures on a slide."""

    id: str = "photos"
    headline: Words = ""
    items: list[PhotoEntry]
    notes: Words = ""
    source_note: Words = ""


class Quote(Model):
    """Somebody's words."""

    text: Words
    attribution: Words = ""
    notes: Words = ""


class SheetCell(Model):
    """One cell of a section on the sheet: figures over an exhibit over list rows."""

    show: Annotated[ExhibitId, Part.CARRIES] = ""
    """Id of a chart, table or comparison of the section."""
    title: Words = ""
    tiles: Annotated[list[SheetFigure], Part.CARRIES] = []
    rows: Annotated[list[SheetRow], Part.CARRIES] = []


class SheetSectionPlan(Model):
    """What of a section stands on the sheet, where the composed choice is not wanted."""

    sentence: Words = ""
    short: Words = ""
    """A shorter sentence, for a sheet that is too full."""
    tiles: list[SheetFigure] = []
    """Small figures at its foot: fact ids, or facts with a label and a priority."""
    rows: list[SheetRow] = []
    """A fact id (figure, label), a fact with a priority, or term and text."""
    show: list[ExhibitId] | None = None
    """Ids of charts, tables, comparisons, in order."""
    cells: list[SheetCell] = []
    """The same, with figures and rows given cell by cell."""
    note: Words = ""
    priority: Priority = 2
    """Which sections keep only their sentence and their strongest figure when nothing else helps."""
