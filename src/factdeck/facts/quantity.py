"""A number with all that belongs to it: exact value, unit, scale word, qualifier (GB/T 15835).

Parsing is in `facts/parse.py`; the only number-to-text code is `facts/format.py`.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What sort of number it is."""

    NUMBER = "number"
    PERCENT = "percent"
    RANK = "rank"  # 第10位: an order, never summed or charted as a size
    RANGE = "range"  # 12–15天


class Qualifier(StrEnum):
    """How exact the source says it is; the word itself is kept in `Quantity.qualifier_text`."""

    EXACT = ""
    MORE = "more"  # 余 多 超 逾 以上 "over" "more than"
    NEARLY = "nearly"  # 近 "nearly"
    ABOUT = "about"  # 约 "about"
    AT_BEST = "at-best"  # 最快 最高 … "as little as"


class Place(StrEnum):
    """Where the qualifier's word stands."""

    BEFORE = "before"  # 近千, over 300
    INSIDE = "inside"  # 10余万: between digits and scale
    AFTER_NUMBER = "after-number"  # 104万余人, 300+ visits
    AFTER_UNIT = "after-unit"  # 25人以上


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact decimal in base units and how its source wrote it.

    `value`: 33.2万人次 → 332000; 80% → 80 with kind PERCENT; 第10位 → 10 with kind RANK. For a range, the
    low end is `value` and the high end `high`. A number given only as a word (近千, 万余) has its nominal
    value (1000, 10000) and `worded=True`; `scale` then holds the word. A rank keeps its word (第, No., top)
    in `qualifier_text`; "" there means an English ordinal (10th).
    """

    value: Decimal
    unit: str = ""  # 人次, 元, %, km, 位: without scale word and qualifier
    kind: Kind = Kind.NUMBER
    high: Decimal | None = None
    scale: str = ""  # the scale word as written: 万, 亿, 千, million, bn, …; "" for none
    decimals: int = 0  # digits after the point, as written at that scale
    qualifier: Qualifier = Qualifier.EXACT
    qualifier_text: str = ""  # the word as written: 余, 近, 超, over, …
    worded: bool = False
    qualifier_place: Place = Place.BEFORE
