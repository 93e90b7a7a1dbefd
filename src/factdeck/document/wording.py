"""The words that the documents add to the author's own: part numbers, source notes, contents, notices.

The only home of such words; layout and backends never make any. One `Wording` a language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

_ZH_DIGITS: Final = "零一二三四五六七八九"
_EN_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of one language; `{}` takes the argument named in the comment."""

    language: str
    contents: str
    part: str  # chapter number
    source: str  # title
    sources: str  # titles
    source_joint: str  # between two titles
    own: str  # who answers for own figures, and when
    answered: str  # who, date
    list_joint: str  # between two entries on one line
    names_joint: str  # between the names of things
    cited: str  # number of a source, as the sheet lists them
    cited_several: str  # numbers
    cited_joint: str  # between two numbers
    citation: str  # number, source
    title_quotes: str  # title
    sentence_end: str
    stop: str  # full stop where a sentence has none
    computed: str
    continued: str
    in_their_words: str  # after a section's name, over somebody's words
    of_parts: str  # this, all
    ordinal: str  # number, unit
    sample: str
    draft: str
    draft_to_fill: str  # how many
    watermark: str  # across every page of a draft
    notice_joint: str  # between what is said on every page
    period: str  # period
    edited: str  # date
    dagger_note: str
    sources_heading: str
    sources_text: str  # titles, where they are of all figures
    sources_some: str  # titles, where others are own figures
    reading_heading: str
    reading_text: str
    cover_period: str
    cover_source: str
    closing: str
    table_alt: str  # titles of the columns
    opening: str  # the slides before the first section, as a section
    ending: str  # the slides after the last
    figures_on_slide: str
    note_line: str  # label, figure, where from
    note_line_bare: str  # label, figure
    note_point: str  # of a series: category, figure
    note_quote: str  # source title, quote in its marks or cell
    quote: str  # words that others said
    quotes_within: tuple[str, str]  # marks of a quotation in a quotation, opening and closing
    note_formula: str  # formula
    note_own: str  # who answers, date
    balanced: str
    before: str
    after: str
    gap: str  # between two statements on one line
    clause: str  # between two clauses of a note
    in_parentheses: str  # name, behind another
    between_sentences: str
    more_rows: str  # how many
    overleaf: str  # over what the next page is about
    one_page: str  # on a fact sheet of one page, in place of its number
    one_mark: str  # unit
    drawn_as: str  # figure, how many, unit
    data_sheet: str  # the sheet of numbers behind a chart
    data_categories: str  # heading of its categories
    data_values: str  # heading of its values, where the chart has no name
    handout: str
    notes_pages: str
    script: str
    own_notes: str  # over ruled lines
    per_page: str  # how many slides, in words
    lines_beside: str  # what per_page goes on with
    lines_under: str
    minutes: str  # how many
    half_minute: str
    minutes_in_all: str  # how many
    pace: int  # characters (of Chinese) or words that are spoken in a minute
    said_of_figure: int  # of them, with a figure that the notes list
    slide_alt: str  # number, title, what stands on it

    def count(self, number: int) -> str:
        """How many, before a noun: 三, two."""
        return (
            self.numeral(number).replace("二", "两")
            if self.language.startswith("zh")
            else _EN_NUMBERS[number]
        )

    def numeral(self, number: int) -> str:
        """A chapter number: 一, 十二 in Chinese, 1, 12 in English."""
        return chinese_numeral(number) if self.language.startswith("zh") else str(number)

    def quoted(self, title: str) -> str:
        """The title of a work as the language quotes it; one that has its marks keeps them."""
        opening, closing = self.title_quotes.split("{}")
        marked = title.startswith(opening) and title.endswith(closing)
        return title if marked else self.title_quotes.format(title)

    def said(self, quote: str) -> str:
        """A quotation in its marks; those that stand in it change to the inner ones (GB/T 15834 §4.8)."""
        opening, closing = self.quotes_within
        inner = quote.replace("“", opening).replace("”", closing)
        return self.quote.format(inner.replace('"', opening) if '"' in self.quote else inner)

    def date(self, iso: str) -> str:
        """`YYYY[-MM[-DD]]` as it reads."""
        parts = [int(part) for part in iso.split("-")] if iso else []
        if self.language.startswith("zh"):
            return "".join(f"{number}{unit}" for number, unit in zip(parts, "年月日", strict=False))
        words = [str(parts[2])] if len(parts) > 2 else []
        words += [_EN_MONTHS[parts[1] - 1]] if len(parts) > 1 else []
        return " ".join([*words, str(parts[0])]) if parts else ""


def chinese_numeral(number: int) -> str:
    """1–99 in Chinese numerals (GB/T 15835 §5): 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else _ZH_DIGITS[tens] + "十")
    return head + (_ZH_DIGITS[ones] if ones or not tens else "")


def counted(number: str) -> int | None:
    """What a chapter number counts, 1–99; None for a sign that is no number: 总."""
    known = (n for n in range(1, 100) if number in (str(n), f"{n:02}", chinese_numeral(n)))
    return next(known, None)


ZH: Final = Wording(
    language="zh-CN",
    contents="目录",
    part="第{}部分",
    source="来源{}",
    sources="来源{}",
    source_joint="",
    own="自有数据：{}",
    answered="{}，{}",
    list_joint="；",
    names_joint="、",
    cited="来源 {}",
    cited_several="来源 {}",
    cited_joint="、",
    citation="{} {}",
    title_quotes="《{}》",
    sentence_end="。",
    stop="。",
    computed="合计、占比由来源中的数字计算得出",
    continued="（续）",
    in_their_words="：原话",
    of_parts="（{}/{}）",
    ordinal="第{}{}",
    sample="示例数据",
    draft="草稿",
    draft_to_fill="草稿·待填{}项",
    watermark="草稿",
    notice_joint="｜",
    period="时段：{}",
    edited="编制：{}",
    dagger_note="† 由来源中的数字相加或相除得出；余、近、约、最快等词照录来源。",
    sources_heading="来源与核对",
    sources_text="全部数字取自{}。",
    sources_some="数字取自{}。",
    reading_heading="数字怎么读",
    reading_text="余、近、约、最快等词照录来源，不作四舍五入。带 † 的由来源中的数字相加或相除得出。",
    cover_period="时段",
    cover_source="数据来源",
    closing="谢谢",
    table_alt="表格，各列为：{}",
    opening="开篇",
    ending="结语",
    figures_on_slide="本页数字",
    note_line="· {}：{}（{}）",
    note_line_bare="· {}：{}",
    note_point="{} {}",
    note_quote="{}：{}",
    quote="“{}”",
    quotes_within=("‘", "’"),
    note_formula="计算：{}",
    note_own="自有数据：{}，{}",
    balanced="占比按最大余额法取整，合计为100%",
    before="过去",
    after="现在",
    gap="　",
    clause="，",
    in_parentheses="（{}）",
    between_sentences="",
    more_rows="另有{}行未列出",
    overleaf="背面",
    one_page="单页版",
    one_mark="每格1{}",
    drawn_as="{}按{}{}画",
    data_sheet="数据",
    data_categories="项目",
    data_values="数值",
    handout="讲义",
    notes_pages="备注页",
    script="讲稿",
    own_notes="笔记",
    per_page="每页{}张",
    lines_beside="，右侧留给笔记",
    lines_under="，下方留给笔记",
    minutes="约{}分钟",
    half_minute="约半分钟",
    minutes_in_all="全程约{}分钟",
    pace=200,
    said_of_figure=12,
    slide_alt="第{}张幻灯片：{}。{}",
)

EN: Final = Wording(
    language="en",
    contents="Contents",
    part="Part {}",
    source="Source: {}",
    sources="Sources: {}",
    source_joint="; ",
    own="Own figures: {}",
    answered="{}, {}",
    list_joint="; ",
    names_joint=", ",
    cited="Source {}",
    cited_several="Sources {}",
    cited_joint=", ",
    citation="{} {}",
    title_quotes="{}",
    sentence_end=". ",
    stop=".",
    computed="Totals and shares are computed from the source's figures",
    continued=" (continued)",
    in_their_words=": in their words",
    of_parts=" ({}/{})",
    ordinal="{1} {0}",
    sample="Sample data",
    draft="Draft",
    draft_to_fill="Draft, {} to fill",
    watermark="DRAFT",
    notice_joint=" | ",
    period="Period: {}",
    edited="Edited: {}",
    dagger_note="† Computed from the source's figures. Over, nearly and about stand as in the source.",
    sources_heading="Sources",
    sources_text="All figures are taken from {}.",
    sources_some="Figures are taken from {}.",
    reading_heading="How to read the figures",
    reading_text="Over, nearly and about stand as in the source. Figures with † are computed from it.",
    cover_period="Period",
    cover_source="Source",
    closing="Thank you",
    table_alt="Table with the columns: {}",
    opening="Opening",
    ending="Closing",
    figures_on_slide="Figures on this slide",
    note_line="· {}: {} ({})",
    note_line_bare="· {}: {}",
    note_point="{} {}",
    note_quote="{}: {}",
    quote='"{}"',
    quotes_within=("'", "'"),
    note_formula="computed: {}",
    note_own="own figure: {}, {}",
    balanced="Shares are rounded by largest remainder to total 100%",
    before="Before",
    after="Now",
    gap="   ",
    clause="; ",
    in_parentheses=" ({})",
    between_sentences=" ",
    more_rows="{} more rows not shown",
    overleaf="Overleaf",
    one_page="One-page edition",
    one_mark="1 box = 1 {}",
    drawn_as="{} drawn as {} × {}",
    data_sheet="Data",
    data_categories="Item",
    data_values="Value",
    handout="Handout",
    notes_pages="Notes pages",
    script="Speaker's script",
    own_notes="Notes",
    per_page="{} to a page",
    lines_beside=", with space for notes at the right",
    lines_under=", with space for notes below",
    minutes="about {} min",
    half_minute="about half a minute",
    minutes_in_all="about {} min in all",
    pace=130,
    said_of_figure=6,
    slide_alt="Slide {}: {}. {}",
)


def wording(language: str, own: Mapping[str, str] | None = None) -> Wording:
    """The phrases for a BCP 47 language of the spec; `own`: what a design pack says otherwise, by name."""
    usual = ZH if language.startswith("zh") else EN
    return replace(usual, **own) if own else usual
