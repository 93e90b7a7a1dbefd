"""Facts stage: words that stand around a number in Chinese and English (GB/T 15835-2011)."""

import re
from decimal import Decimal
from typing import Final

from factdeck.facts.quantity import Qualifier

SCALES: Final[dict[str, Decimal]] = {
    "百": Decimal(10**2),
    "千": Decimal(10**3),
    "万": Decimal(10**4),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "十亿": Decimal(10**9),
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11),
    "万亿": Decimal(10**12),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "K": Decimal(10**3),
    "k": Decimal(10**3),
    "M": Decimal(10**6),
    "m": Decimal(10**6),  # after a currency only; elsewhere it is metres
    "mn": Decimal(10**6),
    "bn": Decimal(10**9),
    "B": Decimal(10**9),
    "tn": Decimal(10**12),
}
SHORT_SCALES: Final = frozenset({"K", "k", "M", "m", "mn", "bn", "B", "tn"})

# Before the number. The longest word wins.
LEADS: Final[dict[str, Qualifier]] = {
    **dict.fromkeys(
        ("超过", "超出", "超", "逾", "突破", "大于", "多于", "高于", "至少", "不少于", "不低于"),
        Qualifier.MORE,
    ),
    **dict.fromkeys(("近", "将近", "接近", "不足", "不到", "少于", "小于", "低于"), Qualifier.NEARLY),
    **dict.fromkeys(("约", "大约", "约为", "大概"), Qualifier.ABOUT),
    **dict.fromkeys(
        ("最快", "最高", "最多", "最低", "最少", "最短", "最长", "最大", "最小", "至多", "不超过", "不多于"),
        Qualifier.AT_BEST,
    ),
    **dict.fromkeys(("over", "more than", "above", "at least", "upwards of", "≥", ">"), Qualifier.MORE),
    **dict.fromkeys(("nearly", "almost", "close to", "just under"), Qualifier.NEARLY),
    **dict.fromkeys(("under", "below", "less than", "fewer than", "<"), Qualifier.NEARLY),
    **dict.fromkeys(
        ("about", "around", "approximately", "approx.", "roughly", "some", "circa", "c.", "ca.", "~", "≈"),
        Qualifier.ABOUT,
    ),
    **dict.fromkeys(
        ("as little as", "as few as", "as many as", "as much as", "up to", "at most", "no more than", "≤"),
        Qualifier.AT_BEST,
    ),
}
INFIXES: Final[dict[str, Qualifier]] = {
    "余": Qualifier.MORE,
    "多": Qualifier.MORE,
    "来": Qualifier.ABOUT,
    "+": Qualifier.MORE,
    "or more": Qualifier.MORE,
}
TAILS: Final[dict[str, Qualifier]] = {
    "以上": Qualifier.MORE,
    "以下": Qualifier.NEARLY,
    "以内": Qualifier.AT_BEST,
    "多": Qualifier.MORE,
    "左右": Qualifier.ABOUT,
    "上下": Qualifier.ABOUT,
    "or more": Qualifier.MORE,
    "or less": Qualifier.AT_BEST,
    "or fewer": Qualifier.AT_BEST,
    "or so": Qualifier.ABOUT,
}
ABOUT: Final = {"zh-CN": "约", "en": "about"}
TO_FILL: Final = {"zh-CN": "待填", "en": "to fill"}
TO_FILL_IN_TEXT: Final = {"zh-CN": "待填", "en": "[to fill]"}

# Signs and codes that stand before the amount.
CURRENCY_SIGNS: Final = ("US$", "HK$", "NT$", "A$", "C$", "S$", "R$", "$", "£", "€", "¥", "₹", "₩", "₽")
CURRENCY_CODES: Final = ("USD", "EUR", "GBP", "CNY", "RMB", "JPY", "HKD", "AUD", "CAD", "CHF", "INR", "KRW")

NUMERALS: Final = "零〇一二两三四五六七八九十百千万亿"
_DIGITS: Final = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "亿": 10**8}
_SPOKEN_STEP: Final = {"百": 10, "千": 100, "万": 1000, "亿": 10**7}
"""What a last digit counts that follows a scale at once: 三万五 are 35000."""
_TOO_LARGE: Final = 10**16
_POSITIONAL: Final = re.compile(r"[零〇一二三四五六七八九]{4,}")
_POINT: Final = re.compile(r"([^点]+)点([零〇一二三四五六七八九]+)([万亿]*)")


def numeral_value(text: str) -> Decimal:
    """The value of a number in characters: 三百 → 300, 千 → 1000, 二〇二五 → 2025. ValueError if none."""
    if match := _POINT.fullmatch(text):  # 三点五亿
        whole, fraction, scale = match.groups()
        digits = "".join(str(_DIGITS[character]) for character in fraction)
        return (numeral_value(whole) + Decimal(f"0.{digits}")) * (numeral_value(scale) if scale else 1)
    if _POSITIONAL.fullmatch(text):
        return Decimal("".join(str(_DIGITS[character]) for character in text))
    total = section = 0
    digit: int | None = None
    for character in text:
        if character in _DIGITS:
            if digit:  # two digits in a row, such as 五一, are a name and not a number
                raise ValueError(text)
            digit = _DIGITS[character]
        elif character in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[character]
            digit = None
        else:
            section += digit or 0
            below = section or (0 if total else 1)  # 万 and 亿 alone are one of them
            total = (
                (total + below) * _LARGE[character]
                if character == "亿"
                else total + below * _LARGE[character]
            )
            section, digit = 0, None
    if digit and len(text) > 1 and text[-2] in _SPOKEN_STEP:  # 三万五, 一百二
        digit *= _SPOKEN_STEP[text[-2]]
    value = total + section + (digit or 0)
    if value >= _TOO_LARGE:  # 亿亿亿 is no number either
        raise ValueError(text)
    return Decimal(value)
