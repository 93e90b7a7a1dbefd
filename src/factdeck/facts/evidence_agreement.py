"""Facts stage: whether a number in a source is the fact's: value, unit and qualifier (GB/T 15835).

Values are compared whatever their scale (15000 is 1.5万, 0.8 is 80%). Units must be the same, or measure
words that count the same things; a qualifier must mean the same.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from typing import Final

from factdeck.facts.dimension import COUNT, PERCENT, dimension, factor
from factdeck.facts.exact import EXACT
from factdeck.facts.quantity import Kind, Qualifier, Quantity
from factdeck.facts.scan import SCALE, Scanner, clean, money_head
from factdeck.facts.words import SCALES

_COUNT_ALIKE: Final = tuple(
    frozenset(words.split())
    for words in (
        "人 名 位 个人",
        "个 家 处 座 所 间",
        "个 项 件 条 种 类",
        "次 场 场次 回",
        "期 集",
        "户 家 家庭",
        "个 只 台 套 辆 部",
    )
)
"""Measure words that count the same things; 人次 are visits and no people."""
LOWEST: Final = frozenset(("最快", "最低", "最少", "最短", "最小", "as little as", "as few as"))


class Difference(IntEnum):
    """What sets two quantities apart, the least first."""

    NONE = 0
    WORDS = 1  # 370人 for 370名, 多 for 余
    QUALIFIER = 2
    UNIT = 3
    VALUE = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact's quantity as it must be found. `unit` is what its entry gives apart from the value: 万元."""

    quantity: Quantity
    unit: str = ""
    language: str = "zh-CN"


def difference(claim: Claim, found: Quantity, before: str = "", after: str = "") -> Difference:
    """What sets the claim apart from a number in the source; `before` and `after` are the words round it."""
    stated = _with_unit(_completed(found, claim, before, after), claim)
    if not _same_value(claim.quantity, stated):
        same = claim.quantity.value == stated.value and claim.quantity.high == stated.high
        return Difference.UNIT if same and claim.quantity.unit != stated.unit else Difference.VALUE
    unit = _unit_difference(claim, stated, after)
    if unit is Difference.UNIT:
        return unit
    return max(unit, _qualifier_difference(claim.quantity, stated))


def _completed(found: Quantity, claim: Claim, before: str, after: str) -> Quantity:
    """The number with the claim's own words where just these stand round it: a unit longer than any known
    one (艘次, kW·h), a qualifier that was taken for "recent" (近33天)."""
    fact = claim.quantity
    if len(fact.unit) > len(found.unit) and clean(found.unit + after).startswith(fact.unit):
        found = replace(found, unit=fact.unit, kind=fact.kind)
    word = fact.qualifier_text
    if word and found.qualifier is Qualifier.EXACT and before.rstrip().endswith(word):
        same = {"qualifier": fact.qualifier, "qualifier_text": word, "qualifier_place": fact.qualifier_place}
        found = replace(found, **same)
    return found


def needs_unit(claim: Claim, found: Quantity) -> bool:
    """Whether the unit is the claim's word alone: the source has a bare number."""
    return bool(claim.unit) and not found.unit


def _with_unit(found: Quantity, claim: Claim) -> Quantity:
    """The number in its unit; a bare one in the unit that the spec declares for it: 476 in 万元."""
    if not needs_unit(claim, found):
        last = found.unit.rpartition(" ")[2]  # 311 opening days
        return replace(found, unit=last) if found.unit != last and dimension(last) != COUNT else found
    unit = clean(claim.unit)
    if head := money_head(unit):
        unit, scale = head
    else:
        scanner = Scanner(unit)
        scale = scanner.take(SCALE).strip()
        unit = scanner.rest
    declared = replace(found, unit=unit, kind=Kind.PERCENT if unit == "%" else found.kind)
    if not scale or found.scale:
        return declared
    high = None if found.high is None else found.high * SCALES[scale]
    return replace(declared, value=found.value * SCALES[scale], high=high, scale=scale)


def _same_value(fact: Quantity, found: Quantity) -> bool:
    if (fact.kind is Kind.RANK) is not (found.kind is Kind.RANK):
        return False
    return _size(fact) == _size(found) or (
        fact.unit == "%" and not found.unit and _size(fact) == _size(found, 1)
    )


def _size(quantity: Quantity, ratio: int | None = None) -> tuple[Decimal, Decimal | None]:
    """Both ends in base units; percentages and tenths (成) as what they are of one."""
    unit: Decimal | None = factor(quantity.unit)
    if ratio is not None:
        unit = Decimal(ratio)
    elif dimension(quantity.unit) == PERCENT:
        unit = Decimal("0.01")
    elif quantity.unit == "成":
        unit = Decimal("0.1")
    size = unit or Decimal(1)
    high = None if quantity.high is None else EXACT.multiply(quantity.high, size)
    return EXACT.multiply(quantity.value, size), high


def _unit_difference(claim: Claim, found: Quantity, after: str) -> Difference:
    fact = claim.quantity
    if fact.unit == found.unit:
        return Difference.NONE
    kinds = dimension(fact.unit), dimension(found.unit)
    if kinds[0] != COUNT or kinds[1] != COUNT:
        ratio = PERCENT in kinds and (found.unit in ("", "成"))
        return Difference.NONE if kinds[0] == kinds[1] or ratio else Difference.UNIT
    if claim.language == "en":
        return (
            Difference.NONE
            if not fact.unit or _is_noun(fact.unit, f"{found.unit} {after}")
            else Difference.UNIT
        )
    alike = any({fact.unit, found.unit} <= words for words in _COUNT_ALIKE)
    return Difference.WORDS if alike else Difference.UNIT


def _is_noun(unit: str, words: str) -> bool:
    """Whether an English unit stands in the few words behind a number."""

    def stem(word: str) -> str:
        return word.strip(".,;:()").casefold().removesuffix("s")

    wanted = [stem(word) for word in unit.split()]
    heard = [stem(word) for word in words.split()[: 3 + len(wanted)]]
    return all(word in heard for word in wanted)


def _qualifier_difference(fact: Quantity, found: Quantity) -> Difference:
    if fact.qualifier is not found.qualifier:
        return Difference.QUALIFIER
    if fact.kind is Kind.RANK or fact.qualifier is Qualifier.EXACT:
        return Difference.NONE
    words = (fact.qualifier_text.casefold(), found.qualifier_text.casefold())
    if fact.qualifier is Qualifier.AT_BEST and (words[0] in LOWEST) is not (words[1] in LOWEST):
        return Difference.QUALIFIER
    same = words[0] == words[1] and fact.qualifier_place is found.qualifier_place
    return Difference.NONE if same else Difference.WORDS
