"""Layout: the line-breaking class of every character (UAX #14), tailored to Chinese (CLREQ §3.1.6–7)."""

import unicodedata
from functools import cache
from typing import Final

_ALPHABETIC: Final = frozenset({"AI", "SG", "XX", "SA", "HL", "AK", "AP", "AS"})
_IDEOGRAPHIC: Final = frozenset({"H2", "H3", "JL", "JV", "JT", "EB", "EM", "CB"})
_MARKS: Final = {
    **dict.fromkeys("·•‧・†‡～〜－／", "NS"),  # interpuncts, connectors, solidus, daggers never start a line
    **dict.fromkeys("—⸺―", "B2"),  # a dash is not broken inside
    **dict.fromkeys("…⋯", "IN"),
    **dict.fromkeys("§＃", "PR"),  # signs before a number
    **dict.fromkeys("¹²³", "AL"),  # m² is one word
    "\u00ad": "AL",  # no break: the hyphen that it would need is not drawn
    "“": "OP",
    "‘": "OP",
    "”": "CL",
    "’": "CL",
}

_COMMON: Final = {  # what nearly every text is made of, so that uniseg (70 ms) is loaded only for the rest
    **dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#&*<=>@^_`~", "AL"),
    **dict.fromkeys("0123456789", "NU"),
    **dict.fromkeys("([{（［｛「『《〈【〔〖", "OP"),
    **dict.fromkeys("}，。、．］｝」』》〉】〕〗）", "CL"),
    **dict.fromkeys(")]", "CP"),
    **dict.fromkeys("!?！？", "EX"),
    **dict.fromkeys(",.:;", "IS"),
    **dict.fromkeys("：；", "NS"),
    **dict.fromkeys("%％℃‰", "PO"),
    **dict.fromkeys("$+\\￥¥±−€£№", "PR"),
    **dict.fromkeys("÷×≈≠≤≥→←↑↓①②③④⑤⑥⑦⑧⑨⑩■□●○▲△", "AI"),
    **dict.fromkeys("\"'", "QU"),
    "/": "SY",
    "-": "HY",
    "|": "BA",
    "–": "BA",
    "\u3000": "BA",
    " ": "SP",
    "\u00a0": "GL",
}


def classes(text: str, language: str) -> list[str]:
    """The UAX #14 class names of the characters of `text`; combining marks take the class of their base."""
    chinese = language.startswith("zh")
    found: list[str] = []
    for index, character in enumerate(text):
        kind = _MARKS.get(character) or _resolved(character, chinese)
        if character == "’" and _inside_word(text, index):
            kind = "AL"
        elif kind in ("CM", "ZWJ"):
            kind = found[-1] if found and found[-1] not in ("SP", "ZW") else "AL"
        found.append(kind)
    return found


def joins_previous(character: str) -> bool:
    """Whether a character is drawn on the one before it (UAX #14 LB8a, LB9)."""
    return character not in _MARKS and _uax14(character) in ("CM", "ZWJ")


@cache
def is_wide(character: str) -> bool:
    """East Asian wide or full-width (UAX #11)."""
    return unicodedata.east_asian_width(character) in "FW"


@cache
def is_han(character: str) -> bool:
    """An ideograph; false for the empty string."""
    return character != "" and (
        unicodedata.name(character, "").startswith("CJK UNIFIED") or character == "〇"
    )


@cache
def _uax14(character: str) -> str:
    if kind := _COMMON.get(character):
        return kind
    if "\u4e00" <= character <= "\u9fff":
        return "ID"
    from uniseg.linebreak import line_break

    return line_break(character).value


def _resolved(character: str, chinese: bool) -> str:
    """Rule LB1; ambiguous signs (①, ×, ℃ aside) are ideographs in Chinese text, letters elsewhere."""
    kind = _uax14(character)
    if kind == "AI" and chinese:
        return "ID"
    if kind in _ALPHABETIC:
        return "AL"
    if kind in _IDEOGRAPHIC:
        return "ID"
    return "NS" if kind == "CJ" else kind


def _inside_word(text: str, index: int) -> bool:
    around = text[index - 1 : index] + text[index + 1 : index + 2]
    return len(around) == 2 and all(neighbour.isalpha() and not is_wide(neighbour) for neighbour in around)
