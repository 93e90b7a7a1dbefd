"""The spec as pydantic models: what an author may write. `spec/json_schema.py` makes a JSON Schema of them.

The text under a field is its description there. Text values may name facts in braces: `{members}`,
`{members.value}`, `{members.unit}`, `{members.label}`.
"""

from typing import Annotated, Final, Literal

from pydantic import Field, Tag

from factdeck.spec.elements import (
    Chart,
    Comparison,
    Figures,
    Item,
    Photos,
    Points,
    Quote,
    SheetSectionPlan,
    Table,
    Timeline,
)
from factdeck.spec.model import KEYS, PLAIN, Model, Shape, Whole, Words
from factdeck.spec.references import (
    ExhibitId,
    Expression,
    FactId,
    FilePath,
    IconName,
    SourceId,
    StepName,
)
from factdeck.spec.shapes import Part


class Source(Model):
    """Where figures come from."""

    title: Words
    """How it is named in the documents."""
    file: FilePath | None = None
    """Text that quotes are looked up in: .txt, .md, .docx, .pdf, .xlsx, .html; relative to the spec."""
    text: Words = ""
    """The passages that are quoted, where there is no file of them."""
    publisher: Words = ""
    author: Words = ""
    date: Words = ""
    url: str = ""
    incomplete: Words = ""
    """What is missing in it, said in the documents."""


class FactEntry(Model):
    """One key number: a value as people write it, a series, or a formula."""

    value: Words | None = None
    """As people write it: 33.2万人次, 3000余名, 80%, 第10位, 12–15天, $3.2M."""
    series: dict[Words, Words] | None = None
    """Values by period or category: {2021: 81000, 2022: 124000}."""
    derive: Annotated[Expression | None, Part.VITAL] = None
    """A formula over other facts: a + b, a / b, sum(a, b), share(part, whole), change(old, new)."""
    as_: Annotated[Literal["number", "percent", "one-in", "times"] | None, Field(alias="as")] = None
    """How a formula's result reads."""
    unit: Words = ""
    """What is counted, where the value does not say it."""
    decimals: int | None = Field(default=None, ge=0, le=6)
    """Digits after the point of a formula's result."""
    label: Words
    """What the number is, without the number."""
    note: Words = ""
    """A few words under the label."""
    icon: IconName = ""
    """Name of a line icon that stands beside it, in designs that show icons."""
    source: SourceId = ""
    """Id of a source, or `own` for figures of your own, with `by` and `date`."""
    quote: Words = ""
    """The words of the source that state it, number included; for a series, all its numbers."""
    quotes: dict[Words, Words] = {}
    """For a series whose numbers stand apart in the source: a quote for each point."""
    cell: Words = ""
    """In a workbook, in place of a quote: Sheet!B7; for a series Sheet!B2:B6."""
    by: Words = ""
    """Who answers for a figure of your own: a person or unit."""
    date: Words = ""
    """When a figure of your own was taken: YYYY, YYYY-MM or YYYY-MM-DD."""


VALUE_KEYS: Final = ("value", "series", "derive")
"""What a fact has one of."""
FIGURE_KEYS: Final = ("value", "series", "quote", "quotes", "source", "cell", "by", "date")
"""What is a fact's figure and its proof, and never comes down to a spec that extends this one."""

KeyFigures = Annotated[Figures, Tag(KEYS)] | Annotated[list[FactId], Tag(PLAIN)]
KeyPoints = Annotated[Points, Tag(KEYS)] | Annotated[list[Item], Tag(PLAIN)]


class Section(Model):
    """A section of the spec."""

    id: str
    """Short name for the storyboard: letters, digits, _ and -."""
    title: Words
    number: Words | None = None
    """"" for none; without it sections are counted 一 二 三 / 1 2 3."""
    headline: Words = ""
    """The assertion: sheet sentence, divider."""
    line: Words = ""
    """Under the title of the divider."""
    key: FactId = ""
    """The fact that stands for it on the agenda."""
    icon: IconName = ""
    """Name of a line icon for its agenda row and divider, in designs that show icons."""
    divider: bool = True
    """Whether a slide of its own opens the section."""
    figures: Annotated[Annotated[KeyFigures, Shape] | None, Part.CARRIES] = None
    """Key figures: a list of facts, or a hero with tiles."""
    points: Annotated[Annotated[KeyPoints, Shape] | None, Part.CARRIES] = None
    """What there is to say: a list of texts, or of terms with texts."""
    charts: Annotated[list[Chart], Part.CARRIES] = []
    tables: Annotated[list[Table], Part.CARRIES] = []
    comparisons: Annotated[list[Comparison], Part.CARRIES] = []
    timeline: Annotated[Timeline | None, Part.CARRIES] = None
    photos: Annotated[Photos | None, Part.CARRIES] = None
    quote: Annotated[Quote | None, Part.CARRIES] = None
    sheet: SheetSectionPlan | None = None
    """What of it stands on the fact sheet, where the composed choice is not wanted."""
    notes: Words = ""
    """Speaker notes of the divider."""


class BandItem(Model):
    """A labelled line of the cover or closing."""

    label: Words
    text: Words


class Cover(Model):
    """The cover where the composed one is not wanted."""

    title: Words = ""
    kicker: Words = ""
    line: Words = ""
    """A sentence under the title, in designs whose cover has a place for it."""
    mark: Words = ""
    """One or two characters or four digits, drawn large."""
    band: list[BandItem] = []
    figures: list[FactId] = []
    """At most three key figures, in designs whose cover shows some; without them those of the fact sheet."""
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
    figures: list[FactId] = []
    notes: Words = ""


class FactSheet(Model):
    """The sheet where the composed one is not wanted."""

    pages: Annotated[Literal[1, 2, 4], Whole] = 2
    """Of A4; four are the sides of one folded A3."""
    title: Words = ""
    kicker: Words = ""
    standfirst: Words = ""
    hero: list[FactId] = []
    hero_labels: dict[FactId, Words] = {}
    """Other labels for the hero figures, by fact id."""
    pictogram: ExhibitId = ""
    """Id of a chart shown beside the first hero figure."""
    chart: ExhibitId = ""
    """Id of a bar chart shown beside the hero figures, by design packs whose sheet has a place for it."""
    contact: Words = ""
    reading: Words = ""
    """How to read the numbers."""


class HandoutPlan(Model):
    """What is printed of the slides: `build --only handout,notes,script`."""

    per_page: Annotated[Literal[1, 2, 3, 4, 6, 9], Whole] = 3
    """Slides to a page of the handout; 1 has their notes under them, 3 ruled lines beside them."""
    gray: bool = False
    """In greys, for printers without colours."""


class Spec(Model):
    """A whole spec."""

    factdeck: Annotated[Literal[1], Whole]
    """Version of the format."""
    extends: str = ""
    """A spec of which this one says what differs, relative to this file; figures are never taken over."""
    data: str = ""
    """Workbook with the values of facts, relative to this file."""
    title: Words
    organization: Words
    """Whose report it is."""
    language: Literal["zh-CN", "en"] = "zh-CN"
    template: str = "hongjin"
    """Name of the design pack."""
    master: FilePath = ""
    """An organisation's own .pptx or .potx that the deck is built on, relative to the spec."""
    aspect: Literal["16:9", "4:3"] = "16:9"
    """Shape of the slides; in quotes, since some readers of YAML take 4:3 for a time of day."""
    embed_fonts: Literal["used", "full", "none"] | None = None
    """Fonts in the .pptx: used (its characters), full (if it will be edited), none (office fonts)."""
    period: Words = ""
    """The time the figures are of."""
    date: Words = ""
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    subject: Words = ""
    category: Words = ""
    """What kind of document it is, in the files' properties."""
    keywords: list[Words] = []
    """Words to find the files by, in their properties; the sections' names are added."""
    transition: Literal["none", "fade"] = "none"
    """How one slide gives way to the next."""
    sample: bool = False
    """Marks every page as sample data."""
    draft: bool = False
    """Marks every page as draft, for review."""
    logo: FilePath = ""
    """Picture file, relative to the spec."""
    qr: FilePath = ""
    """Picture file of a QR code, relative to the spec."""
    sources: dict[str, Source] = {}
    """Where the numbers come from, by id."""
    facts: dict[str, FactEntry] = {}
    """Every number, once, by id."""
    expect: list[Expression] = []
    """What must hold between facts: total == a + b, part <= whole."""
    shares: list[Annotated[list[FactId], Part.JOINT]] = []
    """Lists of computed percentages that are shown so that each list totals 100%."""
    literals: list[Words] = []
    """Wordings with a number that may stand in texts though no fact proves it: 24小时, 7天无理由."""
    sections: list[Section]
    cover: Cover = Cover()
    agenda: Agenda = Agenda()
    closing: Closing = Closing()
    deck: list[StepName] | None = None
    """Storyboard: cover, agenda, section.figures, section.chart-id, closing …"""
    factsheet: FactSheet = FactSheet()
    handout: HandoutPlan = HandoutPlan()
