"""Facts stage: exact decimal arithmetic, rounded half up (IBM General Decimal Arithmetic, GB/T 8170)."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """`value` with exactly `decimals` digits after the point, half up; never a negative zero."""
    result = value.quantize(Decimal(1).scaleb(-decimals), context=EXACT)
    return abs(result) if result.is_zero() else result


def tidy(value: Decimal) -> Decimal:
    """The same value without trailing zeros or exponent: 332000.0 → 332000."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=EXACT)
    return value.normalize(EXACT)
