"""Facts stage: from a match of the finder's pattern to a quantity, or that it is none (GB/T 15835)."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from factdeck.facts.find_patterns import lead_before
from factdeck.facts.find_words import ENGLISH_SCALES, ENGLISH_VALUES, SPOKEN_UNITS
from factdeck.facts.parse import parse_quantity
from factdeck.facts.quantity import Quantity
from factdeck.facts.scale import decimals_of
from factdeck.facts.words import numeral_value

_RECENT: Final = re.compile(r"年|个?月|天|周|日|个?季度|个?星期")
_HYPHEN: Final = re.compile(r"(?<=\d)-(?=[A-Za-z])")  # 3-year
_FROM: Final = re.compile(r"(?:[从由自]|\bfrom )$")
_BETWEEN: Final = re.compile(r"\bbetween $", re.IGNORECASE)
_POINTS: Final = re.compile(r"(?:[、和与及]\d+(?:\.\d+)?个?)*[、和与及]\d+(?:\.\d+)?个百分点")
_CANONICAL: Final = re.compile(
    r"(?:[一二两三四五六七八九]?十|[一二两三四五六七八九][百千万亿])(?:零?[一二两三四五六七八九][十百千万亿]?|[十万亿])*"
    r"|[一二两三四五六七八九](?:点[零〇一二三四五六七八九]+)[万亿]*"
)
_ROUND: Final = re.compile("[百千万亿]+")
_RANKED: Final = re.compile(
    r"(?:排|居|列|获|位次|名次|全国|全省|全市|全区|省内|市级|县级)[\u4e00-\u9fff]{0,8}$"
    r"|\b(?:ranked|ranks?|ranking|placed|place|came|rated) (?:\w+ )?$",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r" (?:place|nationally|nationwide|in the (?:country|world|province|region|state)|among)"
)
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
_GROWN: Final = re.compile("(?:翻了?|增长了?|增加了?|提高了?|扩大了?|减少了?|下降了?|降低了?|高出|超出|多)$")
_MONEY: Final = re.compile("元|美元|欧元|港元|日元|英镑|人民币")


def solid_amount(match: re.Match[str]) -> tuple[int, Quantity | None]:
    """Where an amount in Arabic digits ends, and what it is.

    从3到5 are two numbers and no range; 近5年 are the last five years and not nearly five.
    """
    text = match.string
    if between := _between(text, match):
        return match.end(), between
    if match["to"] and not _is_range(match):
        return match.end("low"), _parsed(text[_lead_end(match, "low") : match.end("low")])
    if match["more"]:
        return match.end(), _compound(match)
    ends = (match.end(), match.end("unit"), match.start("tail"), match.start("unit"), match.end("low"))
    begin = _lead_end(match, "unit")
    # 超过3000多名 is qualified twice; then the word beside the digits counts
    found = _longest(text, begin, ends) or (
        _longest(text, match.end("lead"), ends) if match["lead"] else None
    )
    return (found[0], _shared_points(match, found[1])) if found else (match.end(), None)


def _is_range(match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of one range; 由0—6岁 are, 从3到5 and 3 and 5 are not."""
    text, start = match.string, match.start()
    if match["to"] == " and " or text.endswith("by ", 0, start):
        return False  # rose by £5 to £86
    moved = match["to"].strip() in ("到", "至", "to") and _FROM.search(text, max(0, start - 6), start)
    return not moved and _parsed(text[start : match.end()]) is not None


def _shared_points(match: re.Match[str], quantity: Quantity) -> Quantity:
    """提高6.1个和2.6个百分点: both are percentage points."""
    points = _POINTS.match(match.string, match.end())
    if points and quantity.unit in ("", "个") and not quantity.scale:
        return replace(quantity, unit="个百分点")
    return quantity


def _between(text: str, match: re.Match[str]) -> Quantity | None:
    """Between £8m and £10m."""
    if match["to"] != " and " or not _BETWEEN.search(text, max(0, match.start() - 9), match.start()):
        return None
    begin, start, end = match.start(), match.start("to"), match.end("to")
    return _parsed(f"{text[begin:start]}–{text[end : match.end()]}")


def _longest(text: str, begin: int, ends: Iterable[int]) -> tuple[int, Quantity] | None:
    """The first of `ends` at which the text from `begin` is a quantity."""
    for end in ends:
        if end > begin and (quantity := _parsed(text[begin:end])):
            return end, quantity
    return None


def _lead_end(match: re.Match[str], unit: str) -> int:
    """Where the quantity begins: behind a lead that means "recent"."""
    lead = match["lead"]
    recent = lead and lead.strip() == "近" and match[unit] and _RECENT.match(match[unit].strip())
    return match.end("lead") if recent else match.start()


def _compound(match: re.Match[str]) -> Quantity | None:
    """1亿3000万元: what both parts say together, at the larger scale."""
    large, small = _parsed(match["low"]), _parsed(match["more"] + (match["unit"] or ""))
    if large is None or small is None or large.scale != "亿" or small.value >= 10**8:
        return None
    value = large.value + small.value
    return replace(small, value=value, scale="亿", decimals=decimals_of(value / 10**8))


def spoken_amount(match: re.Match[str]) -> tuple[int, int, str, Quantity | None]:
    """Extent, use and quantity of a number in Chinese characters: "quantity", "worded" or "name"."""
    run, unit = match["run"], (match["spoken_unit"] or "").strip()
    begin = match.start()
    lead = (match["lead"] or "").strip()
    if lead == "近" and not _ROUND.fullmatch(run) and _RECENT.match(unit):
        begin, lead = match.end("lead"), ""
    doubled = unit in ("番", "倍", "成") and bool(_GROWN.search(match.string, max(0, begin - 4), begin))
    if _is_amount(run, unit, qualified=doubled or bool(lead or match["infix"])):
        ends = [match.end(part) for part in (0, "spoken_unit", "spoken_scale", "infix", "run")]
        if found := _longest(match.string, begin, ends):
            return begin, found[0], "quantity", found[1]
    end = match.end("spoken_unit") if unit else match.end("run")
    return match.start("run"), end, "worded" if unit else "name", None


def _is_amount(run: str, unit: str, *, qualified: bool) -> bool:
    """Whether numerals count something: 三年, 十二个, 近千, 百余; but not 一线, 三支, 千名, 五一."""
    if len(run) == 1 and run in "一零〇":
        return qualified and run == "一" and unit in ("番", "倍", "成")
    if len(run) == 1 and run not in "十百千万亿":
        return qualified or unit.partition("/")[0] in SPOKEN_UNITS
    if _ROUND.fullmatch(run):
        return qualified or bool(_MONEY.fullmatch(unit))
    if not _CANONICAL.fullmatch(run):
        return False
    return qualified or bool(unit) or (len(run) > 2 and bool(_ROUND.search(run)))


def share_amount(match: re.Match[str]) -> Quantity | None:
    """百分之八十 as 80%; None for 三分之一, 3:1, 1/3."""
    if not match["of"]:
        return None
    try:
        part = numeral_value(match["part"]) if not match["part"][0].isdigit() else Decimal(match["part"])
    except ValueError:
        return None
    sign = "%" if match["of"] == "百分之" else "‰"
    return _parsed(f"{match['lead'] or ''}{part}{sign}{match['share_tail'] or ''}")


def nth_amount(match: re.Match[str]) -> Quantity | None:
    """The rank that a 第… or …th is; None where it only counts in order (第三十九届)."""
    text, (start, end) = match.string, match.span()
    ranked = bool(_RANKED.search(text, max(0, start - 14), start))
    if match["st"]:
        return _parsed(match["st"]) if ranked or _PLACE.match(text, end) else None
    if text[start] != "第":
        ranked = ranked or match["front"] is not None or bool(_PLACE.match(text, end))
        return _parsed(match.group()) if ranked else None
    if match["seat"]:  # 第5名 always, 第一名 only where it is said of what
        seated = ranked or text[start + 1 : end].strip()[0].isdigit()
        return _parsed(match.group()) if seated else None
    alone = text[end - 1] not in "届次批期章条款" and not _CHINESE.match(text, end)
    return _parsed(match.group()) if ranked and alone else None


def english_amount(match: re.Match[str]) -> tuple[int, Quantity | None]:
    """Where two million visits, over fifty percent begin, and what they are; none for small numbers."""
    words = re.split(r"[ -]", match["en"].lower())
    unit = (match["en_unit"] or "").strip()
    if not {"hundred", *ENGLISH_SCALES} & {*words} and not unit.startswith(("percent", "per cent")):
        return match.start(), None
    total = section = 0
    for word in words:
        if word in ENGLISH_VALUES:
            section += ENGLISH_VALUES[word]
        elif word == "hundred":
            section = max(section, 1) * 100
        elif word in ENGLISH_SCALES:
            total, section = total + max(section, 1) * ENGLISH_SCALES[word], 0
    lead = lead_before().search(match.string, max(0, match.start() - 20), match.start())
    start = lead.start() if lead else match.start()
    return start, _parsed(f"{lead[0] if lead else ''}{total + section} {unit}")


def _parsed(text: str) -> Quantity | None:
    try:
        return parse_quantity(_HYPHEN.sub(" ", text))
    except ValueError:
        return None
