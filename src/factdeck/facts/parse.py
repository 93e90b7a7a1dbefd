"""Facts stage: numbers as people write them, in Chinese and English, become quantities. GB/T 15835-2011.

`format.figure` writes every quantity back as it was written, apart from spaces, full-width digits, thousands
separators and the sign of a range.
"""

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from factdeck.facts import scan
from factdeck.facts.dimension import is_percent
from factdeck.facts.exact import tidy
from factdeck.facts.number import End, QuantityError, read_end, read_worded
from factdeck.facts.quantity import Kind, Place, Qualifier, Quantity
from factdeck.facts.scan import Scanner
from factdeck.facts.words import CURRENCY_CODES, CURRENCY_SIGNS, INFIXES, LEADS, SCALES, TAILS

_LONGEST: Final = 80


@lru_cache(maxsize=4096)
def parse_quantity(text: str, unit: str = "") -> Quantity:
    """The quantity that `text` writes. `unit` is for plain numbers and may open with a scale word (万元).

    Raises QuantityError, a ValueError with a short reason, for what is no single number, range or rank.
    """
    text, unit = scan.clean(text), scan.clean(unit)
    if not text or len(text) > _LONGEST or len(unit) > _LONGEST:
        raise QuantityError("too-long" if text else "empty")
    scanner = Scanner(text)
    scanner.take(scan.VERB)
    lead = scanner.take(scan.LEAD)
    scanner.skip_space()
    if word := scanner.take(scan.RANK):
        return _rank(scanner, word, lead, unit)
    low = read_end(scanner, text)
    if not lead and not low.currency and not low.sign and scanner.take(scan.ORDINAL):
        return _finish_rank(low, "", scanner.rest, unit)
    return _with_unit(_range(scanner, low, text), scanner.rest, lead, unit)


def _range(scanner: Scanner, low: End, text: str) -> Quantity:
    """One number, or the two ends of a range; the scale word may stand at the high end alone."""
    start = scanner.place
    percent = scanner.text.startswith("%", start)
    scanner.place += percent
    if low.wording or not scanner.take(scan.RANGE):
        scanner.place = start
        return _quantity(low)
    high = read_end(scanner, text)
    if low.scale not in ("", high.scale):
        raise QuantityError("range-scale")
    if (percent and not scanner.rest.startswith("%")) or high.currency not in ("", low.currency):
        raise QuantityError("unit")
    low = replace(low, scale=high.scale, decimals=max(low.decimals, high.decimals))
    if low.infix or high.value <= low.value:
        raise QuantityError("qualifiers" if low.infix else "range-order")
    return _qualified(replace(_quantity(low), kind=Kind.RANGE, high=high.value), high)


def _quantity(end: End) -> Quantity:
    quantity = Quantity(
        end.value, end.currency, scale=end.scale, decimals=end.decimals, worded=bool(end.wording)
    )
    if end.sign not in ("+", "±"):
        return _qualified(quantity, end)
    if end.infix:
        raise QuantityError("qualifiers")
    return replace(quantity, qualifier_text=end.sign)


def _qualified(quantity: Quantity, end: End) -> Quantity:
    if not end.infix:
        return quantity
    qualifier = INFIXES[end.infix]
    return replace(quantity, qualifier=qualifier, qualifier_text=end.infix, qualifier_place=end.place)


def _with_unit(quantity: Quantity, rest: str, lead: str, unit: str) -> Quantity:
    tail = ""
    if match := scan.TAIL.search(rest):
        rest, tail = rest[: match.start()], match.group(1)
    quantity = _qualify(_qualify(quantity, lead, Place.BEFORE), tail, Place.AFTER_UNIT)
    return _set_unit(quantity, rest.strip(), unit)


def _qualify(quantity: Quantity, word: str, place: Place) -> Quantity:
    if not word:
        return quantity
    if quantity.qualifier_text:
        raise QuantityError("qualifiers")
    meanings = LEADS if place is Place.BEFORE else TAILS
    plain = word.lower().removesuffix("达").removesuffix("可")
    qualifier = meanings.get(plain, Qualifier.MORE)
    return replace(quantity, qualifier=qualifier, qualifier_text=word, qualifier_place=place)


def _set_unit(quantity: Quantity, written: str, given: str) -> Quantity:
    if not written and given and not quantity.unit:
        return _given_unit(quantity, given)
    if given and given not in (written, quantity.scale + written, quantity.unit):
        raise QuantityError("unit-twice")
    if not written:
        return quantity
    _check_unit(written)
    if quantity.unit:  # an amount with a currency sign has its unit already
        raise QuantityError("unit")
    kind = Kind.PERCENT if quantity.kind is Kind.NUMBER and is_percent(written) else quantity.kind
    return replace(quantity, unit=written, kind=kind)


def _scaled(quantity: Quantity, scale: str) -> Quantity:
    factor = SCALES[scale]
    high = None if quantity.high is None else tidy(quantity.high * factor)
    return replace(quantity, value=tidy(quantity.value * factor), high=high, scale=scale)


def _given_unit(quantity: Quantity, given: str) -> Quantity:
    """A plain number with the unit that stands beside it, such as 476 with 万元."""
    if given in CURRENCY_SIGNS or given in CURRENCY_CODES:
        return replace(quantity, unit=given)
    if head := scan.money_head(given):
        return _given_unit(_scaled(quantity, head[1]), head[0])
    scanner = Scanner(given)
    scale = scanner.take(scan.SCALE).strip()
    if scale and quantity.scale not in ("", scale):
        raise QuantityError("unit-twice")
    if scale and not quantity.scale:
        quantity = _scaled(quantity, scale)
    return _set_unit(quantity, scanner.rest, "")


def _check_unit(unit: str) -> None:
    if scan.NO_UNIT.match(unit) or not scan.UNIT.fullmatch(unit):
        numbers = any(character.isdigit() for character in unit)
        raise QuantityError("several-numbers" if numbers else "unit")


def _rank(scanner: Scanner, word: str, lead: str, unit: str) -> Quantity:
    if lead:
        raise QuantityError("qualifiers")
    if digits := scanner.take(scan.NUMBER):
        end = _arabic_rank(scanner, digits)
    else:
        end = read_worded(scanner, scanner.take(scan.NUMERAL))
    return _finish_rank(end, word, scanner.rest, unit)


def _arabic_rank(scanner: Scanner, digits: str) -> End:
    if scanner.sees(scan.MORE_DIGITS) or digits.startswith("0"):
        raise QuantityError("rank")
    return End(Decimal(digits.replace(",", "")), decimals=len(digits.partition(".")[2]))


def _finish_rank(end: End, word: str, written: str, unit: str) -> Quantity:
    if end.infix or end.decimals or end.number < 1 or (end.scale and not end.wording):
        raise QuantityError("rank")
    quantity = Quantity(
        end.number, kind=Kind.RANK, scale=end.scale, worded=bool(end.wording), qualifier_text=word
    )
    return _set_unit(quantity, written, unit)
