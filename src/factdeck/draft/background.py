"""Draft stage: quantities that only say when or how, and limits that bound what is counted."""

import re
from typing import Final

from factdeck.facts.find import Found
from factdeck.facts.quantity import Place, Qualifier

_SPAN_UNITS: Final = frozenset(
    (
        *("年", "周年", "个月", "月", "天", "日", "周", "个季度", "季度", "学期", "个学期"),
        *("years", "year", "months", "month", "days", "day", "weeks", "week", "hours"),
    )
)
_SPAN_BEFORE: Final = re.compile(
    r"(?:这|[上前后下]一?个|过去的?|近|最近|今后|未来|每|前|后|上|下|头|第|历时|用了?|为期|分|经过)$"
    r"|\b(?:past|last|next|first|every|these|recent)\s$",
    re.IGNORECASE,
)
_SPAN_AFTER: Final = re.compile(
    r"^\s?(?:来|间|行动|计划|规划|期|前|后|级|制|生|以来|多来|如一日|攻坚|任务|目标|工作|发展|巡礼|跨越"
    r"|时间|内|里|中|之)"
    r"|^\s?(?:ago|earlier|later|plan|period|pilot|programme|program)\b|^-",
)
_DURING: Final = re.compile(r"\b(?:over|in|for|within|a)\s$", re.IGNORECASE)
"""Before whole years and months; what took 6.5 days is a measure."""
_ROUND_CLOCK: Final = re.compile(
    r"^\s?(?:内|之内|以内|开放|服务|值守|值班|在线|不间断|全天候|热线|响应|营业|运行|自助)"
)
_SCALE_ONLY: Final = re.compile(r"^[十百千]?[万亿]元?$|^[百千]亿元?$|^[百千万亿]$")
_NOUN_AFTER: Final = re.compile(r"^(?:的)?[\u4e00-\u9fff“A-Z]")
_CLASS_AFTER: Final = re.compile(
    r"(?:的|级)?(?:企业|项目|产业|集群|园区|工程|大关|台阶|门槛|乡镇|强?[镇村县]|楼宇|单品|品牌|市场|平台)"
)
_LIMIT_UNITS: Final = frozenset(("岁", "周岁", "人", "年", "分", "元", "天", "个月", "平方米", "公里"))


_BOUND: Final = re.compile(r"的?[\u4e00-\u9fff]{0,4}(?:上限|下限|红线|警戒线|标准线|考核线)")
"""低于10%的法定上限."""


def is_background(text: str, number: Found, language: str) -> bool:
    """Whether a quantity is none of the report's figures: 五年来, 三年行动, 24小时服务, 亿元以上项目."""
    before, after = text[max(0, number.start - 12) : number.start], text[number.end : number.end + 12]
    quantity = number.quantity
    if quantity is None:
        return bool(re.search("[:：∶/]", number.text))
    if quantity.unit in _SPAN_UNITS and (_is_span(before, after, number) or _ROUND_CLOCK.match(after)):
        return True
    if quantity.unit == "小时" and quantity.value == 24 and _ROUND_CLOCK.match(after):
        return True
    if quantity.value in (7, 24, 365) and re.match(r"\s?a (?:day|week|year)\b", after):
        return True
    if re.match(r"/\d*[十百千]?万", after) or re.search(r"\d/$", before):
        return True  # 6.1/10万
    if before.endswith("每") and not number.text.startswith("每"):
        return True  # 每百元, 每10万人口: what a rate is of
    if quantity.unit in ("岁", "周岁") and quantity.qualifier is Qualifier.EXACT and _aged(before, after):
        return True
    if language == "en":
        if re.search(r"\b\d{1,2} in $", before) or (
            quantity.value < 100 and re.match(r" in \d{1,3}\b", after)
        ):
            return True  # 1 in 4
        if not quantity.unit and re.match(r"[ap]\.?m\b", after):
            return True  # 9.05pm
        if re.search(r"\b[A-Z]{3,} to $", before):
            return True
        if re.search(r"\b(?:rated|graded|level|grade) $", before, re.IGNORECASE) and not quantity.unit:
            return True
        if re.search(r"\d-(?:minute|hour|day|week|month|year)$", number.text):
            return True  # a 24-hour line
        if quantity.unit in ("hours", "days") and re.search(r"\bwithin $", before):
            return True
        if re.search(r"\b(?:quarter|half|third|quarters|thirds)(?: of)? $", before):
            return True
        return not quantity.unit and not quantity.scale and bool(re.match(r"\s[A-Z][a-z]+\b(?!\s\d)", after))
    bare = re.sub(r"以上|以下|余|多", "", number.text.strip())
    if _CLASS_AFTER.match(after):
        bare = re.sub(r"^(?:超过?|逾|突破)", "", bare)  # 超亿元企业
    return bool(
        quantity.worded and _SCALE_ONLY.match(bare) and _NOUN_AFTER.match(after) and "近" not in number.text
    )


def _aged(before: str, after: str) -> bool:
    """Whether it is somebody's age: 68岁的村民, 现年45岁."""
    return after.startswith("的") or bool(re.search(r"(?:现年|年仅|今年|时年|刚满|[（(]|[男女]，)$", before))


def _is_span(before: str, after: str, number: Found) -> bool:
    quantity = number.quantity
    assert quantity is not None
    if quantity.unit in ("year", "years", "month", "months") and _DURING.search(before):
        return quantity.value == int(quantity.value)
    if _SPAN_AFTER.match(after):
        return not (
            after.startswith(("内", "以内")) and number.text[:1].isdigit() and before.endswith(("到", "至"))
        )
    if before.endswith("连续") and not number.text[:1].isdigit():
        return True  # 连续四年居第二位
    return bool(_SPAN_BEFORE.search(before)) or bool(
        re.match(r"[一二三四五六七八九十]+年", number.text) and not after[:1].strip("，。；、,;")
    )


def is_limit(text: str, number: Found, language: str) -> bool:
    """Whether it bounds what is counted: 25人以上企业, 65岁以上老人, 教龄5年以下的教师."""
    quantity, after = number.quantity, text[number.end : number.end + 2]
    if quantity is None or language == "en":
        return False
    if _BOUND.match(text[number.end : number.end + 12]):
        return True
    if quantity.unit not in _LIMIT_UNITS:
        return False
    tailed = quantity.qualifier is not Qualifier.EXACT and quantity.qualifier_place is Place.AFTER_UNIT
    return tailed and bool(_NOUN_AFTER.match(after))
