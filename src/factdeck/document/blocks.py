"""What the deck and the sheet say, slide by slide and block by block: meaning without points or places.

Both documents are made of the same small set of blocks; a template decides where their named parts stand.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from factdeck.base.diagnostics import Location
from factdeck.chart.model import ResolvedChart
from factdeck.facts.factbook import Figure


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text. A figure in running text names its `fact`; templates may set it bold.

    `at`: where its text was written; equal words at two places are equal spans.
    """

    text: str
    fact: str = ""
    calculated: bool = False
    at: Location | None = field(default=None, compare=False, repr=False)


Text = tuple[Span, ...]


def plain(text: Text) -> str:
    """The text without its marks."""
    return "".join(span.text for span in text)


def one_line(text: Text) -> str:
    """The text without its forced breaks: joined in Chinese, with a blank between Latin words."""
    return re.sub(r"(.)\s*\n\s*", lambda found: found[1] + ("" if found[1] >= "\u2e80" else " "), plain(text))


Part = Text | Figure


def place_of(part: Part) -> Location | None:
    """Where the part was written: the text that it begins with, or the fact of a figure."""
    if isinstance(part, Figure):
        return part.at
    return next((span.at for span in part if span.at), None)


class Priority(StrEnum):
    """What goes first when a page is too full (see the sheet's fitting rules)."""

    HIGH = "1"
    MIDDLE = "2"
    LOW = "3"


@dataclass(frozen=True, slots=True)
class Record:
    """Named parts that belong together, such as a tile: figure, label, note. Absent parts have no key.

    Part names in use: figure, label, note, term, text, number, name, meaning, value, word, caption.
    """

    id: str
    parts: Mapping[str, Part]
    priority: Priority = field(default=Priority.LOW, compare=False)  # of a row or tile of the sheet
    at: Location | None = field(default=None, compare=False)  # where it stands in the spec
    icon: str = ""  # name of an icon beside it


def facts_in(record: Record) -> frozenset[str]:
    """The facts that a record's figures and texts show."""
    spans = (part if isinstance(part, tuple) else (part,) for part in record.parts.values())
    return frozenset(span.fact for part in spans for span in part if span.fact)


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart with the sentence that says what it shows and figures to set beside it."""

    chart: ResolvedChart
    takeaway: Text = ()
    figures: tuple[Record, ...] = ()  # figure, label, note
    center: Record | None = None  # of a ring or doughnut: figure, label
    named: Record | None = None  # the first figure that the sentence names and the chart does not show
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()  # cells: (group name, fact ids)
    at: Location | None = field(default=None, compare=False, repr=False)  # where the author wrote it


class ColumnKind(StrEnum):
    """How a table column is set."""

    NAME = "name"
    TEXT = "text"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Column:
    """A table column."""

    title: Text
    kind: ColumnKind
    bars: bool = False  # on the sheet: bars on one scale beside the figures


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: one part a column, None for a missing figure."""

    cells: tuple[Part | None, ...]
    highlighted: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; `continued` is "续" or "(cont.)" and follows the headline of later pages.

    `whole`: all rows of the table that this is a part of, by which columns are measured; () if it is whole.
    """

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    missing: str = "—"
    continued: str = ""
    whole: tuple[Row, ...] = ()
    alt: str = ""
    bars: ChartBlock | None = None  # its column of bars by itself, where the sheet has no room for the rest
    at: Location | None = field(default=None, compare=False, repr=False)

    @property
    def naming(self) -> int:
        """How many columns, from the first, name their rows."""
        kinds = [column.kind for column in self.columns]
        return next((place for place, kind in enumerate(kinds) if kind is not ColumnKind.NAME), len(kinds))


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a comparison: word (过去), figure, and how many marks it is long."""

    word: Text
    figure: Figure
    amount: float  # in the comparison's unit; 0 where the two have no common scale
    ends: tuple[str, str] = ("", "")  # how the first and last mark read: 第1天, 第30天


@dataclass(frozen=True, slots=True)
class ComparisonBlock:
    """Before → after on one scale. `countable`: draw one mark a unit, otherwise solid bars."""

    id: str
    before: Compared
    after: Compared
    countable: bool
    common_scale: bool
    heading: Text = ()
    text: Text = ()
    alt: str = ""
    note: Text = ()  # on the sheet: what one mark is, how long a side is drawn that is in another unit
    at: Location | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PhotoBlock:
    """Pictures in a row or grid: absolute path, size in pixels, alt text, caption."""

    photos: tuple["Photo", ...]
    at: Location | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as its file is."""

    id: str
    path: str
    width: int
    height: int
    alt: str
    caption: Text = ()


Exhibit = ChartBlock | TableBlock | ComparisonBlock | PhotoBlock


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section as slides and sheet blocks refer to it."""

    id: str
    number: str  # 一, 1, 总; "" for none
    name: str
    kicker: str = ""  # 第四部分
    icon: str = ""  # name of an icon


@dataclass(frozen=True, slots=True)
class Flow:
    """What of a slide may run on over further slides, in order: a list, a table's rows, the pictures.

    Only layout knows how much a slide holds, only the document knows what a slide says that shows a part:
    `part(start, end, number, total)` is the slide of entries start…end-1, the number-th (from 0) of total.
    """

    name: str  # of the list; "exhibit" for rows of a table and for pictures
    count: int
    part: Callable[[int, int, int, int], "Slide"] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `layout` names the slide layout; the template knows where each text and list goes.

    Texts in use: title (shown headline, or the slide's name where the design shows none), kicker, line,
    organization, mark, source, quote, attribution. Lists in use: hero, facts (under the hero), tiles, rows
    (points, agenda, timeline), side, band (cover, closing), progress (section: chapters, current one marked),
    figures (offered on the cover), panels (offered beside a chart: its sentence, its figures).
    """

    id: str
    layout: str
    texts: Mapping[str, Text]
    lists: Mapping[str, tuple[Record, ...]] = field(default_factory=dict[str, tuple[Record, ...]])
    exhibits: tuple[Exhibit, ...] = ()
    chapter: Chapter | None = None
    notes: str = ""
    links: Mapping[str, str] = field(default_factory=dict[str, str])  # record id → slide id
    back: str = ""  # the slide that words of its chapter lead back to
    pictures: Mapping[str, str] = field(default_factory=dict[str, str])  # logo, qr: absolute path
    picture_sizes: Mapping[str, tuple[int, int]] = field(
        default_factory=dict[str, tuple[int, int]]
    )  # of `pictures`, in pixels; what is missing counts as square
    flow: Flow | None = field(
        default=None, compare=False, repr=False
    )  # None: it is one slide, whatever it takes
    at: Location | None = field(default=None, compare=False, repr=False)  # where the author wrote it
    offered: "Slide | None" = field(default=None, compare=False, repr=False)
    """The same slide with what not every design has a place for, such as figures on the cover."""


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides in order. `chapters` in order, for agenda and progress."""

    slides: tuple[Slide, ...]
    chapters: tuple[Chapter, ...]
    title: str
    organization: str
    language: str
    date: str
    notice: str = ""  # what every page says: that the data are samples, that it is a draft
    watermark: str = ""  # a word across every page
    subject: str = ""
    category: str = ""
    keywords: tuple[str, ...] = ()
    transition: str = ""  # between slides: fade, or "" for none
    opening: str = ""  # what the slides before the first section are called in lists of sections
    ending: str = ""  # and the other slides outside of sections


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """An exhibit of a section on the sheet. Exactly one of chart, table, comparison, tiles is set."""

    id: str
    title: Text = ()
    chart: ChartBlock | None = None
    table: TableBlock | None = None
    comparison: ComparisonBlock | None = None
    tiles: tuple[Record, ...] = ()
    rows: tuple[Record, ...] = ()  # list rows under it: figure or term, text
    priority: Priority = Priority.MIDDLE
    note: Text = ()  # under the exhibit
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A section on the sheet: seal (chapter number), name, sentence, exhibits, list rows."""

    chapter: Chapter
    sentence: Text
    blocks: tuple[SheetBlock, ...]
    rows: tuple[Record, ...] = ()  # list rows across the section: figure or term, text; each may be dropped
    tiles: tuple[Record, ...] = ()  # small figures at its foot
    note: Text = ()
    short: Text = ()  # the author's shorter sentence
    strongest: Record | None = None  # the figure that stands for it: figure, text
    priority: Priority = Priority.MIDDLE
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as the sheet lists it where it has several: its number, its text that begins with it."""

    number: str
    text: Text
    facts: frozenset[str]  # of those that the sheet shows, the ones that come from it
    link: str = ""  # its address


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fact sheet. `hero` holds 3–5 records: figure, label, and the first may carry a pictogram."""

    title: Text
    kicker: Text
    standfirst: Text
    period: Text  # 时段：… 编制：…, right of the kicker
    hero: tuple[Record, ...]
    pictogram: ChartBlock | None  # beside the first hero figure: one in n
    sections: tuple[SheetSection, ...]
    sources: tuple[tuple[Text, Text], ...]  # heading, text: 来源与核对, 数字怎么读
    citations: tuple[Citation, ...] = field(default=(), kw_only=True)  # in place of the first text
    top_sources: Text = field(default=(), kw_only=True)  # numbers of the sources over the sections
    footnote: Text  # † …, foot of page 1
    contact: Text  # foot of the last page
    language: str
    date: str
    organization: str
    pages: int = 2
    one_page: str = ""  # 单页版, in place of the page number of a sheet of one page
    notice: str = ""
    watermark: str = ""
    keywords: tuple[str, ...] = ()
    pictogram_section: str = ""  # id of the section that it is from
    chart: ChartBlock | None = None  # beside the hero figures, where a composition has a place for it
    overleaf: str = ""  # 背面, over what the next page is about
    more: str = ""  # 另有 {} 行未列出, under a table that had to be cut
    pictures: Mapping[str, str] = field(default_factory=dict[str, str])  # logo, qr
    picture_sizes: Mapping[str, tuple[int, int]] = field(
        default_factory=dict[str, tuple[int, int]]
    )  # pixels of those pictures
