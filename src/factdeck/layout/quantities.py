"""Layout: where a text says a number, so that it is not broken inside (GB/T 15835-2011, CLREQ §3.1.7).

A figure that is a fact carries its own extent; this finds the numbers of plain text: 约1.5亿元, 第10位.
"""

import re
from collections.abc import Iterator
from typing import Final

_LEAD: Final = (
    "第|约|近|超过|超|逾|不足|至少|最[快高低多少]|[A-Z]{0,2}[¥￥$€£]|(?:RMB|CNY|USD|EUR|GBP) ?"
    "|(?<![A-Za-z])(?:[Nn]o|pp?|[Vv]ol|[Ff]ig)\\. ?"
)
_SCALE: Final = "[余多]?[十百千万亿兆]*[余多]?"
_UNITS: Final = (
    "人民币元|平方公里|平方米|立方米|个?百分点|人次|场次|人天|个?课时|个?小时|分钟|公里|公斤|公顷|千米|千克|毫米|厘米"
    "|个月|个?工作日|个?星期|年代|年度|美元|欧元|[个百]?[\\u4e00-\\u9fff]"
)
_SIGNS: Final = "(?:°[CF]|[%‰％℃℉°㎡㎏㎞])"
_WORDS: Final = (
    "(?:thousand|million|billion|trillion|percent|per cent|min|days?|hours?|years?|[ap]\\.m"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
    "|(?:[kcdmµμn]?m[²³]?|[kmµμ]?g|[mdµμ]?L|ml|ha|h|[kMG]?W|[kMGT]?Wh|[kMG]?Hz|[kKMGTP]B|[kMGT]?bps|[hkM]?Pa|[mk]?V|mA"
    "|k?J|kcal|m?mol|dB|ppm|px|ft|lb|oz)(?:[/·][A-Za-zµμ]+[²³]?)?)(?![A-Za-z0-9_])"
)
_GAP: Final = " \u00a0\u2009\u202f"
_NUMBER: Final = r"[0-9０-９]+(?:[.,．:：/][0-9０-９]+)*"
_QUANTITY: Final = re.compile(
    f"(?:{_LEAD})?[+−-]?{_NUMBER}(?: ?[–—~～−-] ?{_NUMBER})?"
    f"(?:[{_GAP}]?{_SIGNS}|{_SCALE}(?:{_UNITS})(?:/[\\u4e00-\\u9fff])?|[{_GAP}-]{_WORDS}"
    r"|[A-Za-z]+)?\+?†?"
)


def quantities(text: str) -> Iterator[tuple[int, int]]:
    """The extents (start, end) of the numbers in `text` with their signs, qualifiers and units."""
    for match in _QUANTITY.finditer(text):
        yield match.span()
