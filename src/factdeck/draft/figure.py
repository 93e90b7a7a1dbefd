"""Draft stage: one number of a report, with what it counts, where it stands and what it stands to."""

from dataclasses import dataclass
from enum import StrEnum

from factdeck.facts.quantity import Quantity


class Stands(StrEnum):
    """What a number says of its subject."""

    LEVEL = "level"  # how much there is
    CHANGE = "change"  # how much more or less: 增长5.8%
    BEFORE = "before"  # 由1个月 …
    AFTER = "after"  # … 至最快7天
    LIMIT = "limit"  # what something else is bounded by: 25人以上企业
    SHARE = "share"  # of something named: 占全部投资的51.6%


@dataclass(slots=True)
class Figure:
    """A quantity of the report.

    `text`: as written, in half-width digits; `unit`: of a bare number, declared elsewhere (`万吨`), with its
    scale word. `label`: a short noun phrase. `section`: titles of its parts, the outermost first. `quote`:
    words of the source; `cell`: in place of it in a workbook. `sentence` counts through the report.
    `part_of`: the figure that it is a part of (其中). `quantity` is None for what has no value of one number:
    三分之一.
    """

    text: str
    quantity: Quantity | None
    label: str
    section: tuple[str, ...]
    passage: int
    sentence: int
    unit: str = ""
    quote: str = ""
    cell: str = ""
    stands: Stands = Stands.LEVEL
    part_of: "Figure | None" = None
    partner: "Figure | None" = None  # of before and after
    start: int = 0  # in its block's text
    end: int = 0
    block: int = 0
    times: int = 1
    caption: bool = False
    row: str = ""  # of a table: its name, and its column's
    column: str = ""
    top: int = 0  # the index of its part among the report's
    id: str = ""
    note: str = ""
