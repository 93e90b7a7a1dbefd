"""Backend stage: numbers of charts: plain, and as a number format shows them (ECMA-376 Part 1 §18.8.31)."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from factdeck.chart.model import Point, ResolvedChart
from factdeck.facts.factbook import Figure
from factdeck.facts.format import MINUS

_LARGER: Final = (r"0\.0,", r"0\.0000", r"0\.00,,", r"0\.00000,")
"""10⁴ and 10⁸ parted, as Chinese spreadsheets show 万 and 亿: commas leave out thousands."""

_SHOWN: Final = 10  # digits that a spreadsheet shows of a number in no format of its own


def number(value: Decimal) -> str:
    """A decimal in plain notation."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_format(chart: ResolvedChart) -> str:
    """The format of a chart's values; where some are negative it has our minus sign."""
    plain = chart.number_format or "General"
    negative = chart.minimum < 0 or any(one.value < 0 for series in chart.series for one in series.points)
    return f'{plain};"{MINUS}"{plain}' if negative else plain


def unit_format(chart: ResolvedChart, series: int, point: int) -> str:
    """The format of one value: with its own unit where the values have several."""
    one, plain = chart.series[series].points[point], number_format(chart)
    unit = one.figure.unit.replace('"', "")
    fits = formatted(one.value, plain) == signed_digits(one.figure) and one.figure.lead in ("", MINUS)
    if chart.unit or not unit or not fits:
        return plain
    return ";".join(f'{section}"{unit}"' for section in plain.split(";"))


def label_format(chart: ResolvedChart, point: Point) -> str:
    """A format in which the value reads as its figure's digits: 3.2 for 32000万; "" where there is none."""
    common, digits = number_format(chart), signed_digits(point.figure)
    if formatted(point.value, common) == digits:
        return common
    return next((code for code in _LARGER if _shifted(point.value, code) == digits), "")


def _shifted(value: Decimal, code: str) -> str:
    """What a format shows that sets a point inside of the digits and leaves out thousands (§18.8.31)."""
    places, commas = code.count("0") - 1, code.count(",")
    whole = (abs(value) / 1000**commas).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{whole.scaleb(-places):f}" if value >= 0 else ""


def signed_digits(figure: Figure) -> str:
    """The digits of a figure with a minus sign, where that is all that stands before them."""
    return figure.lead + figure.digits if figure.lead == MINUS else figure.digits


def formatted(value: Decimal, number_format: str) -> str | None:
    """What a spreadsheet shows for `value` in a format of digits and thousands alone, else None."""
    positive, _, negative = number_format.partition(";")
    if value < 0:
        sign, size = (MINUS, -value) if negative else ("-", -value)
    else:
        sign, size = "", value
    shown = _shown(size, positive)
    return None if shown is None else sign + shown


def _shown(size: Decimal, pattern: str) -> str | None:
    if pattern in ("", "General"):
        digits = number(size)
        return digits if len(digits.replace(".", "")) <= _SHOWN else None
    body = pattern.replace("#,##", "")
    if not body or set(body) - set("0.") or body.count(".") > 1:
        return None
    places = len(body.partition(".")[2])
    rounded = size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,f}" if "#,##" in pattern else f"{rounded:f}"
