"""Facts stage: numbers in running text that count nothing: telephones, marks, names, addresses, as patterns.

Telephone numbers after YD/T and E.123, standards as GB/T 15835, addresses after RFC 3986 and RFC 5322 as far
as people write them.
"""

import re
from typing import Final

from factdeck.facts.find_dates import COUNTED, YEAR
from factdeck.facts.words import CURRENCY_CODES, NUMERALS

_CODES: Final = "|".join(CURRENCY_CODES)
_CALL_WORDS: Final = ("电话", "热线", "手机", "传真", "邮编")
_BEFORE_CALL: Final = "|".join(
    f"(?<={word})"
    for word in (
        *(word + colon for word in _CALL_WORDS for colon in ("", "：", ":")),
        *("拨打", "Tel ", "tel ", "Tel: ", "tel: ", "Phone: ", "phone: ", "Fax: ", "fax: "),
    )
)
PHONE: Final = "|".join(
    (
        r"(?<!\d)1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?!\d)",
        r"\(?(?<!\d)0\d{2,3}\)?[-–— ]?(?:\d{7,8}|\d{3,4} \d{4})(?!\d)(?:-\d{1,5})?",
        r"(?<!\d)[48]00[- ]?\d{3}[- ]?\d{4}(?!\d)",
        r"\+\d{1,3}[ -]?\(?\d{1,4}\)?(?:[ -]\d{2,4}){2,4}(?!\d)",
        r"(?<!\d)0\d{2,4} \d{3,4} \d{3,4}(?!\d)",
        r"\(\d{3}\) ?\d{3}[- ]\d{4}(?!\d)|(?<!\d)\d{3}[- ]\d{3}[- ]\d{4}(?!\d)",
        r"(?<![\d-])\d{3}-\d{4}-\d{3,4}(?![\d-])",
        rf"(?:{_BEFORE_CALL})\d[\d -]{{1,14}}\d(?!\d|[万亿余名个次部件条])",
        r"(?<!\d)\d{3,6}(?=[\u4e00-\u9fff]{0,4}(?:热线|专线))",
    )
)

RINGED: Final = "\u2460-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf"
RAISED: Final = "¹²³⁰⁴-⁹"
_NUMBERED: Final = (
    "[Ff]igure|[Ff]ig\\.|[Tt]able|[Cc]hapter|[Ss]ection|[Pp]age|pp?\\.|[Pp]art|[Aa]ppendix|[Ss]tep"
    "|[Ss]lide|[Nn]ote|[Aa]rticle|[Vv]ol\\.|[Aa]nnex"
)
MARK: Final = "|".join(
    (
        rf"[{RINGED}]|(?<![A-Za-z])[{RAISED}]+",
        r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|\[\d{1,3}\]",
        r"(?<=[。；：])\d{1,2}[.．、](?=[\u4e00-\u9fff“])",
        r"第 ?\d+ ?页(?:[，, /]*共 ?\d+ ?页)?",
        r"(?<![\u4e00-\u9fff])[图表例注式]\d+(?:[-.]\d+)*(?![\d万亿余名个人次])",
        r"(?:附件|附表|附录|附图|见图|见表|如图|下图|下表|如表|脚注)\d+(?:[-.]\d+)*",
        rf"(?<![A-Za-z])(?:{_NUMBERED}) ?\d+(?:[-–.]\d+)*(?: of \d+)?",
    )
)

_COUNTED_CAPITALS: Final = r"[A-Z]{2,6}\d+(?:[余多]|\s?[台套辆例件名项篇次场部架])"
"""CT2台 counts two; CT2 is a name."""
_TITLED: Final = (
    "[Pp]hase|Year|Key Stage|Stage|Progress|Attainment|Pillar|Priority|Goal"
    "|Objective|Theme|Zone|Ward|Band|Site|"
    "[Rr]oom|[Ll]evel|[Gg]rade|[Tt]ier|[Tt]ype|[Cc]lass|[Rr]oute|[Ll]ine|[Vv]ersion|Windows|Office"
    "|[A-Z][a-z]+-[A-Z][a-z]+"
)
_REGISTERED: Final = (
    "[Bb]y-?law|Resolution|Motion|Ordinance|Bill|Act|Case|Order|Contract|Permit|Ref\\.|Reference|File"
)
_STREETS: Final = "Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Square|Way|Court|Place|Close|Terrace|Boulevard|Row"
NAME: Final = "|".join(
    (
        rf"[{NUMERALS}\d]{{1,2}}年级(?: ?[（(]?[{NUMERALS}\d]{{1,2}}[）)]?班)?",
        r"(?<=[“\"「‘'])1\d{4}(?=[”\"」’'])",
        rf"[一二三四五六七八九]?十[一二三四五六七八九]?届(?=[人党政中省市县区全委常]|[{NUMERALS}]次)",
        rf"(?<![A-Za-z])(?:{_REGISTERED}) (?:[Nn]o\. ?|#)?{YEAR}-\d{{1,4}}(?![\d-])|(?i:no\. "
        rf"?){YEAR}-\d{{1,4}}(?![\d-])",
        rf"(?<![\d.,])\d{{1,4}}[A-Z]?(?= (?:[A-Z][a-z]+ ){{1,3}}(?:{_STREETS})\b)",
        r"(?<![A-Za-z0-9])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![A-Za-z0-9])",
        r"(?<=[a-z] )\d{1,2}[-–]\d{1,2}(?= (?:to|in favou?r|against|vote|win|loss|defeat|victory)\b)",
        rf"[{NUMERALS}]+届[一二三四五六七]中|第?[{NUMERALS}]+次?大(?=[，。、以精报的上会]|$)",
        rf"[〔\[（(]{YEAR}[〕\]）)]\s?(?:第\s?)?\d+\s?号",
        rf"(?<![A-Za-z0-9])(?!{_COUNTED_CAPITALS})(?!(?:{_CODES}|US)[ \d])"
        r"[A-Z]{2,}(?:/[A-Z]+)?[ -]?\d+(?:[-–.:/]\d+)*[A-Za-z]*",
        rf"(?<![A-Za-z0-9])(?!{_COUNTED_CAPITALS})(?!(?:{_CODES})\d)[A-Za-z]{{1,14}}-?\d[A-Za-z0-9]*(?:[.-]\d+)*",
        rf"(?<![A-Za-z])(?:{_TITLED}) \d+(?:\.\d+)*",
        r"(?<![\d.])[1-9](?:[BDGCAES]|K(?! [a-z]))(?![A-Za-z0-9])|(?<!\d)\d{3,4}[Pp](?![A-Za-z0-9])",
        r"(?<!\d)\d+(?:\+\d+)*\+[A-Za-z](?![a-z])|(?<!\d)\d+(?:\+\d+)+(?![\d万亿])",
        r"(?<![\d.])\d+[×xX*]\d+(?:[×xX*]\d+)?(?:小时)?|24/7",
        r"\d+强|百强|(?<!\d)(?:[05-9][05]|10)后(?![来期续者勤台备])",
        r"(?<!\d)\d{1,2}[·・•]\d{1,2}(?!\d)|\d{3,4}室|\d+号[楼院门线]?|\d+楼|\d\.\d+T",
        r"(?<![\d.,])0\d+(?!\.)|(?<![\d.,])\d+\.\d+\.\d+(?:\.\d+)*(?!\d)",
        rf"(?<![\d.,])\d{{9,}}(?![\d.,]*\d|\s?{COUNTED})",
        f"(?<=[“「《‘])[{NUMERALS}][^“”「」《》‘’\n]{{0,7}}(?=[”」》’])",
    )
)
"""二十届三中, 〔2025〕12号, GB/T 15835, A4, 3D, 1+N, 7×24, 百强, 90后, 3·15, 301室, 007, “两癌”."""

_ADDRESS: Final = re.compile(
    r"(?:[a-z]{3,6}://|www\.)[^\s\u2e80-\u9fff，。；、（）“”<>]+"
    r"|[A-Za-z0-9._%+-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![A-Za-z0-9.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|org|net|gov|edu|io)(?![A-Za-z])"
    r"(?:/[^\s\u2e80-\u9fff，。；、]*)?"
)
_LINE_MARK: Final = re.compile(
    r"^[ \t\u3000>*•]*(?:#+ +)?(?:-[ \t]+)?"
    r"(?P<mark>\d{1,2}(?:\.\d{1,2})*[.、)）．](?!\d)|[一二三四五六七八九十]{1,3}[、．])"
    r"|^[ \t]*(?P<paragraph>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?=[ \t]+(?:[A-Z][a-z]+ |\d+ [a-z]))"
    r"|^#+[ \t]*(?P<heading>\d+(?:\.\d+)*)(?=[ \t])"
    r"|^[ \t]*(?P<page>[-–—] ?\d+ ?[-–—]|\d+ ?/ ?\d+|[Pp]age \d+(?: of \d+)?)[ \t]*$",
    re.MULTILINE,
)


def addresses(text: str) -> list[tuple[int, int]]:
    """Extents of URLs, e-mail addresses and host names."""
    return [match.span() for match in _ADDRESS.finditer(text)] if "." in text else []


def line_marks(text: str) -> list[tuple[int, int]]:
    """Extents of the numbers that count lines, headings or pages."""
    return [match.span(match.lastgroup or 0) for match in _LINE_MARK.finditer(text)]
