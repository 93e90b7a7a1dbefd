"""The spec as pydantic models: what an author may write. They also make the JSON Schema.

Text values may name facts in braces: `{members}`, `{members.value}`, `{members.unit}`, `{members.label}`.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class Model(BaseModel):
    """Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _text(value: object) -> object:
    """A number in YAML is taken as the text it was written as (the loader hands scalars over as text)."""
    return str(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else value


Words = Annotated[str, BeforeValidator(_text)]
"""Text; an unquoted number is taken as written."""


class Source(Model):
    """Where figures come from."""

    title: Words
    file: str | None = None  # relative to the spec
    publisher: Words = ""
    author: Words = ""
    date: Words = ""
    url: str = ""
    incomplete: Words = ""  # what is missing in it, said in the documents


class FactEntry(Model):
    """One key number: a value as people write it, a series, or a formula."""

    value: Words | None = None
    series: dict[Words, Words] | None = None
    derive: Words | None = None
    as_: Annotated[Literal["number", "percent", "one-in", "times"] | None, Field(alias="as")] = None
    unit: Words = ""
    decimals: int | None = Field(default=None, ge=0, le=6)
    label: Words
    note: Words = ""
    source: str = ""
    quote: Words = ""


class Figures(Model):
    """Key figures of a section: a hero with facts under it, and tiles."""

    headline: Words = ""
    hero: str = ""
    facts: list[str] = []
    tiles: list[str] = []
    notes: Words = ""
    source_note: Words = ""


class PointItem(Model):
    """One point; `term` is a keyword set before it."""

    text: Words
    term: Words = ""


class Points(Model):
    """A list of two to nine points with figures at the side."""

    headline: Words = ""
    items: list[PointItem | Words]
    side: list[str] = []
    side_note: Words = ""
    notes: Words = ""
    source_note: Words = ""


class ChartGroup(Model):
    """A named group of facts in one chart."""

    title: Words
    facts: list[str]


class Chart(Model):
    """A chart of facts. Without `kind` one is chosen by the values."""

    id: str
    kind: (
        Literal[
            "bar",
            "column",
            "grouped",
            "stacked",
            "line",
            "area",
            "pie",
            "doughnut",
            "ring",
            "unit",
            "cells",
            "rank",
            "pictogram",
        ]
        | None
    ) = None
    title: Words = ""  # on the sheet, above the chart
    headline: Words = ""  # of the slide: the finding
    facts: list[str] = []
    groups: list[ChartGroup] = []
    series: list[str] = []  # series facts, for line, area, grouped
    whole: str = ""  # doughnut: the fact that the parts are of; the rest is drawn as one part
    rest: Words = ""  # how the rest reads
    share: str = ""  # doughnut, ring, pictogram: the fact in the middle
    names: dict[str, Words] = {}  # short category labels by fact id
    highlight: list[str] = []
    order: Literal["value", "given"] = "value"
    takeaway: Words = ""
    figures: list[str] = []  # figures beside the chart
    notes: Words = ""
    source_note: Words = ""
    on: list[Literal["deck", "sheet"]] = ["deck", "sheet"]
    priority: Literal[1, 2, 3] = 2


class TableColumn(Model):
    """A table column."""

    title: Words
    kind: Literal["name", "text", "figure"] = "text"


class Table(Model):
    """A table. A cell that is `{fact}` alone, in a figure column, is set as a figure; "" is missing."""

    id: str
    headline: Words = ""
    title: Words = ""
    columns: list[TableColumn]
    rows: list[list[Words]]
    highlight: list[int] = []  # rows, from 1
    missing: Words = ""  # what "—" means, said in the footer
    notes: Words = ""
    source_note: Words = ""
    on: list[Literal["deck", "sheet"]] = ["deck", "sheet"]


class Comparison(Model):
    """Before → after."""

    id: str
    headline: Words = ""
    title: Words = ""
    before: str
    after: str
    before_word: Words = ""
    after_word: Words = ""
    unit: Words = ""  # of one mark, e.g. 天; facts in another unit say in `amounts` how long they are
    amounts: dict[str, Decimal] = {}
    heading: Words = ""
    text: Words = ""
    notes: Words = ""
    source_note: Words = ""
    on: list[Literal["deck", "sheet"]] = ["deck", "sheet"]


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

    file: str
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


class SheetSectionPlan(Model):
    """What of a section stands on the sheet, where the composed choice is not wanted."""

    sentence: Words = ""
    tiles: list[str] = []  # facts as tiles
    rows: list[PointItem | str] = []  # a fact id (figure, label), or term and text
    show: list[str] | None = None  # ids of charts, tables, comparisons, in order
    note: Words = ""


class Section(Model):
    """A section of the spec."""

    id: str
    title: Words
    number: Words | None = None  # "" for none; without it sections are counted 一 二 三 / 1 2 3
    headline: Words = ""  # the assertion: sheet sentence, divider
    line: Words = ""  # under the title of the divider
    key: str = ""  # the fact that stands for it on the agenda
    divider: bool = True
    figures: Figures | list[str] | None = None
    points: Points | list[PointItem | Words] | None = None
    charts: list[Chart] = []
    tables: list[Table] = []
    comparisons: list[Comparison] = []
    timeline: Timeline | None = None
    photos: Photos | None = None
    quote: Quote | None = None
    sheet: SheetSectionPlan | None = None
    notes: Words = ""


class BandItem(Model):
    """A labelled line of the cover or closing."""

    label: Words
    text: Words


class Cover(Model):
    """The cover where the composed one is not wanted."""

    title: Words = ""
    kicker: Words = ""
    mark: Words = ""  # one or two characters or four digits, drawn large
    band: list[BandItem] = []
    notes: Words = ""


class Agenda(Model):
    """The agenda's words."""

    headline: Words = ""
    line: Words = ""
    notes: Words = ""


class Closing(Model):
    """The last slide."""

    headline: Words = ""
    line: Words = ""
    figures: list[str] = []
    notes: Words = ""


class FactSheet(Model):
    """The sheet where the composed one is not wanted."""

    pages: Literal[1, 2] = 2
    title: Words = ""
    kicker: Words = ""
    standfirst: Words = ""
    hero: list[str] = []
    pictogram: str = ""  # id of a chart shown beside the first hero figure
    contact: Words = ""
    reading: Words = ""  # how to read the numbers


class Spec(Model):
    """A whole spec."""

    factdeck: Literal[1]
    title: Words
    organization: Words
    language: Literal["zh-CN", "en"] = "zh-CN"
    template: str = "hongjin"
    period: Words = ""
    date: Words = ""  # YYYY, YYYY-MM or YYYY-MM-DD
    subject: Words = ""
    sample: bool = False
    logo: str = ""
    qr: str = ""
    sources: dict[str, Source] = {}
    facts: dict[str, FactEntry] = {}
    sections: list[Section]
    cover: Cover = Cover()
    agenda: Agenda = Agenda()
    closing: Closing = Closing()
    deck: list[str] | None = None  # storyboard: cover, agenda, section.figures, section.chart-id, closing …
    factsheet: FactSheet = FactSheet()
