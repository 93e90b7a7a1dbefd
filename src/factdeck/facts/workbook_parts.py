"""Facts stage: a quantity in the parts that a row of a workbook has, and back into one text."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from factdeck.facts import scan
from factdeck.facts.exact import rounded
from factdeck.facts.format import scale_factor, text
from factdeck.facts.parse import QuantityError, parse_quantity
from factdeck.facts.quantity import Kind, Place, Quantity
from factdeck.facts.scan import Scanner
from factdeck.facts.words import CURRENCY_CODES, CURRENCY_SIGNS, INFIXES, LEADS, SCALES, SHORT_SCALES, TAILS

_SCALE_BEHIND: Final = re.compile(r"(.+?) ?\(([^()]+)\)")
_RANKS: Final = ("第", "前", "No.", "top", "#")
OFFERED: Final = {
    "zh-CN": ("约", "近", "超", "逾", "余", "多", "以上", "以下", "左右", "最快", "最高", "第", "前"),
    "en": ("over", "nearly", "about", "at least", "up to", "+", "or more", "or less", "No.", "top"),
}
"""Qualifiers of the drop-down; any other that numbers can have is understood too."""


class PartsError(Exception):
    """Parts that make no single text; `code` names the diagnostic, `arguments` fill it."""

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code)
        self.code, self.arguments = code, arguments


@dataclass(frozen=True, slots=True)
class Parts:
    """A quantity as a row has it. `unit` opens with the scale word (万人次, $M).

    `number`: what `value` says, where it can be a number in its cell, with `decimals` digits after the point.
    """

    value: str
    unit: str = ""
    qualifier: str = ""
    number: Decimal | None = None
    decimals: int = 0


def parted(quantity: Quantity, language: str) -> Parts:
    """The parts of a quantity, so that `joined` gives it back."""
    parts = _parted(quantity, language)
    try:
        if _like(parse_quantity(joined(parts.value, parts.unit, parts.qualifier))) == _like(quantity):
            return parts
    except (QuantityError, PartsError):
        pass
    return Parts(text(quantity, language))


def _like(quantity: Quantity) -> Quantity:
    """A quantity as it is compared: spaces and case of its qualifier do not matter."""
    return replace(quantity, qualifier_text=quantity.qualifier_text.strip().lower())


def _parted(quantity: Quantity, language: str) -> Parts:
    scale = "" if quantity.worded else quantity.scale
    currency = quantity.unit if quantity.unit in (*CURRENCY_SIGNS, *CURRENCY_CODES) else ""
    spaced = " " if scale.isascii() and scale and quantity.unit[:1].isascii() and not currency else ""
    unit = f"{currency}{scale}" if currency else f"{scale}{spaced if quantity.unit else ''}{quantity.unit}"
    if quantity.qualifier_place is Place.INSIDE:
        before, after = quantity.scale[:-1], quantity.scale[-1:]  # 十|余|万
        if not quantity.worded:
            before, after = _digits(quantity.value, quantity), ""
        return Parts(f"{before}{quantity.qualifier_text}{after}", unit)
    if quantity.worded:
        return Parts(quantity.scale, unit, quantity.qualifier_text)
    if quantity.high is not None:
        value = f"{_digits(quantity.value, quantity)}–{_digits(quantity.high, quantity)}"
        return Parts(value, unit, quantity.qualifier_text)
    if quantity.kind is Kind.RANK and not quantity.qualifier_text:
        return Parts(text(replace(quantity, unit=""), language), quantity.unit)
    number = rounded(quantity.value / scale_factor(quantity), quantity.decimals)
    return Parts(format(number, "f"), unit, quantity.qualifier_text.strip(), number, quantity.decimals)


def _digits(value: Decimal, quantity: Quantity) -> str:
    return format(rounded(value / scale_factor(quantity), quantity.decimals), "f")


def joined(value: str, unit: str = "", qualifier: str = "") -> str:
    """One text for the parser. What it will not read is given as it is, for the parser to say why.

    Raises PartsError where the parts contradict each other or say something twice.
    """
    value, unit, qualifier = scan.clean(value), scan.clean(unit), scan.clean(qualifier)
    try:
        written = parse_quantity(value)
    except QuantityError:
        return value
    currency, scale, rest = unit_parts(unit)
    if unit and (written.unit or (written.scale and scale)):
        _check_unit(written, value, unit)
        return _qualified_whole(written, value, qualifier)
    if not qualifier:
        return _composed(currency, value, scale, rest)
    _check_qualifier(written, value, qualifier)
    return _qualified(currency, value, scale, rest, qualifier, written)


def unit_parts(unit: str) -> tuple[str, str, str]:
    """The currency sign, the scale word and the rest of a unit's cell: 万人次, 人次（万）, $M."""
    behind = _SCALE_BEHIND.fullmatch(unit)
    if behind and behind[2] in SCALES:
        return "", behind[2], behind[1]
    scanner = Scanner(unit)
    currency = scanner.take(scan.CURRENCY)
    scanner.skip_space()
    scale = scanner.take(scan.SCALE) or (scanner.take(scan.MONEY_SCALE) if currency else "")
    return currency, scale.strip(), scanner.rest


def _check_unit(written: Quantity, value: str, unit: str) -> None:
    """A value that has its unit, or part of it, beside a unit that stands in its own cell.

    700名 beside 万名 is clear: the unit is written out, and counts the same. 33.2万 beside 万人次 is not.
    """
    currency, scale, rest = unit_parts(unit)
    if written.unit and written.unit == (currency or rest):
        return
    if written.unit:
        raise PartsError("workbook-unit-twice", text=value, unit=unit)
    number = format(rounded(written.value / scale_factor(written), written.decimals), "f")
    names = {"text": value, "scale": written.scale, "unit": unit, "other": scale}
    raise PartsError("workbook-scale-twice", **names, number=number, rest=f"{currency}{rest}" or "—")


def _qualified_whole(written: Quantity, value: str, qualifier: str) -> str:
    """A value with its unit in it, and a qualifier beside it."""
    if not qualifier:
        return value
    _check_qualifier(written, value, qualifier)
    if written.qualifier_text:
        return value
    digits = value[: len(value) - len(written.unit)] if value.endswith(written.unit) else value
    bare = digits.removesuffix(written.scale) if not written.worded else digits
    return _qualified(
        "", bare.strip(), "" if written.worded else written.scale, written.unit, qualifier, written
    )


def _check_qualifier(written: Quantity, value: str, qualifier: str) -> None:
    ranked = written.kind is Kind.RANK and not written.qualifier_text
    if ranked or written.qualifier_text not in ("", qualifier):
        raise PartsError("workbook-qualifier-twice", text=value, qualifier=qualifier)


def _qualified(currency: str, value: str, scale: str, rest: str, qualifier: str, written: Quantity) -> str:
    if written.qualifier_text:
        return _composed(currency, value, scale, rest)
    plain = qualifier.lower()
    if plain in LEADS or plain.removesuffix("达").removesuffix("可") in LEADS or qualifier in _RANKS:
        space = " " if qualifier[-1].isascii() and qualifier[-1] not in "#<>≥≤~≈" else ""
        return f"{qualifier}{space}{_composed(currency, value, scale, rest)}"
    if qualifier in INFIXES:
        return _composed(currency, value, scale, rest, qualifier)
    if qualifier in TAILS:
        return _spaced(_composed(currency, value, scale, rest), qualifier)
    known = ", ".join((*OFFERED["zh-CN"], *OFFERED["en"]))
    raise PartsError("workbook-qualifier", qualifier=qualifier, known=known)


def _composed(currency: str, value: str, scale: str, rest: str, infix: str = "") -> str:
    amount = f"{currency}{' ' if currency.isalpha() else ''}{value}"
    amount = f"{amount}{scale}" if scale in SHORT_SCALES else _spaced(amount, scale)
    amount = f"{amount}{infix}" if infix == "+" else _spaced(amount, infix)
    return _spaced(amount, rest)


def _spaced(before: str, after: str) -> str:
    """English words stand off from what is before them."""
    opens_word = after[:1].isascii() and (after[:1].isalpha() or after[:1] == "(")
    return f"{before} {after}" if opens_word else f"{before}{after}"
