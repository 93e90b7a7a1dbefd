"""Facts stage: one number as it is written, in digits or characters, with its scale word (GB/T 15835)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from factdeck.facts import scan
from factdeck.facts.exact import tidy
from factdeck.facts.quantity import Place
from factdeck.facts.scan import Scanner
from factdeck.facts.words import SCALES, numeral_value

_MOST_DIGITS: Final = 18

REASONS: Final = {
    "empty": "there is no text",
    "too-long": "it is too long for one quantity",
    "no-number": "it has no number",
    "indefinite": "it has no definite value",
    "words-before": "there are words before the number",
    "grouping": "thousands separators or decimal point are in odd places",
    "leading-zero": "a leading zero: dates and codes are no quantities",
    "several-numbers": "it has more than one number",
    "numeral": "the number in Chinese characters can't be read",
    "qualifiers": "it is qualified twice",
    "range-order": "the second end of the range is not larger",
    "range-scale": "both ends of a range need the same scale word",
    "rank": "a rank is a whole number from 1",
    "sign": "± has no single value",
    "unit": "what follows the number is no unit",
    "unit-twice": "the unit is given twice and differs",
}


class QuantityError(ValueError):
    """A text that is no quantity; `code` is a key of REASONS."""

    def __init__(self, code: str) -> None:
        super().__init__(REASONS[code])
        self.code = code


@dataclass(frozen=True, slots=True)
class End:
    """A number with its scale and the qualifiers beside it; a range has two ends."""

    number: Decimal  # at its scale, without sign
    sign: str = ""
    currency: str = ""
    scale: str = ""
    decimals: int = 0
    wording: str = ""
    infix: str = ""
    place: Place = Place.AFTER_NUMBER

    @property
    def value(self) -> Decimal:
        """The exact value in base units."""
        value = self.number if self.wording else self.number * SCALES.get(self.scale, Decimal(1))
        return tidy(-value if self.sign == "-" and value else value)


def read_end(scanner: Scanner, text: str) -> End:
    """The number that stands here, with sign and currency. Raises QuantityError; `text` tells why."""
    sign = scanner.take(scan.SIGN)
    currency = scanner.take(scan.CURRENCY)
    scanner.skip_space()
    sign = sign or scanner.take(scan.SIGN)
    if digits := scanner.take(scan.NUMBER):
        end = _arabic(scanner, digits, bool(currency))
    elif wording := scanner.take(scan.NUMERAL):
        end = read_worded(scanner, wording)
    else:
        raise QuantityError(_why_no_number(text))
    if sign == "±" and end.number:
        raise QuantityError("sign")
    return replace(end, sign=sign, currency=currency)


def _why_no_number(text: str) -> str:
    if any(character.isdigit() for character in text):
        return "words-before"
    return "indefinite" if scan.INDEFINITE.search(text) else "no-number"


def _arabic(scanner: Scanner, digits: str, money: bool) -> End:
    if scanner.sees(scan.MORE_DIGITS):
        raise QuantityError("grouping")
    whole = digits.replace(",", "").partition(".")[0]
    if len(whole) > 1 and whole.startswith("0"):
        raise QuantityError("leading-zero")
    plain = digits.replace(",", "")
    if len(plain) > _MOST_DIGITS:
        raise QuantityError("too-long")
    end = End(Decimal(plain), decimals=len(plain.partition(".")[2]))
    infix = _inside(scanner)
    scale = scanner.take(scan.SCALE) or (scanner.take(scan.MONEY_SCALE) if money else "")
    if infix:
        return replace(end, scale=scale.strip(), infix=infix, place=Place.INSIDE)
    return replace(end, scale=scale.strip(), infix=scanner.take(scan.INFIX).strip())


def _inside(scanner: Scanner) -> str:
    """A qualifier that a scale word follows: 10余万."""
    start = scanner.place
    infix = scanner.take(scan.INFIX)
    if infix and scanner.sees(scan.SCALE):
        return infix.strip()
    scanner.place = start
    return ""


def read_worded(scanner: Scanner, wording: str) -> End:
    """A number in characters, with a qualifier inside or after it: 十余万, 近千. Raises QuantityError."""
    infix = scanner.take(scan.INFIX).strip()
    scale = scanner.take(scan.WORD_SCALE) if infix else ""
    try:
        number = numeral_value(wording) * SCALES.get(scale, Decimal(1))
    except ValueError:
        raise QuantityError("numeral") from None
    place = Place.INSIDE if scale else Place.AFTER_NUMBER
    return End(number, scale=wording + scale, wording=wording, infix=infix, place=place)
