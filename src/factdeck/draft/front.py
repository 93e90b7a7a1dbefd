"""Draft stage: what the first and last lines of a report say of it: title, whose it is, of which time."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factdeck.spec.validate_values import is_date

_KIND: Final = re.compile(
    r"报告|总结|综述|公报|纪要|计划|倡议书|通报|简报|讲话|汇报|年报|摘要|情况|方案"
    r"|\b(?:report|review|minutes|summary|statement|update|facts?|figures)\b",
    re.IGNORECASE,
)
_SAMPLE: Final = re.compile(r"虚构|样例|测试|\b[Ii]nvented\b|\b[Ss]ample\b|\bfictional\b")
_BRACKETED: Final = re.compile(r"\s*[（(][^（()）]*[）)]\s*$|\s*\[\d\]")
_BYLINE: Final = re.compile(
    r"(?:本报|本刊|本台|通讯员|特约)?(?:记者|通讯员|作者|编辑|撰文)[:：\s].{1,20}|[Bb]y [A-Z].{2,40}"
)
_LABEL: Final = re.compile(r"\S{2,6}[：:]\s*\S|[A-Z][a-z]+: ")
_DATE_LINE: Final = re.compile(
    r"[（(]?\s*(?:发布|成文)?(?:日期)?[:：]?\s*(20\d\d)\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?.{0,6}"
)
_DATE_IN: Final = re.compile(r"(20\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE_EN: Final = re.compile(
    rf"({'|'.join(_MONTHS)}) (\d{{1,2}}), (20\d\d)|(\d{{1,2}}) ({'|'.join(_MONTHS)}) (20\d\d)"
)
_OFFICE: Final = re.compile(
    r"[\u4e00-\u9fff（）]{2,24}?(?:委员会|人民政府|总工会|工会|统计局|公司|集团|大学|学院|学校|中学|小学"
    r"|幼儿园|医院"
    r"|图书馆|博物馆|中心|协会|基金会|银行|法院|检察院|办事处|研究院|研究所|街道|村委会|支部|管理局|分局"
    r"|委办|局|厅|部|处|馆|社|院|校)"
)
_OFFICE_END: Final = re.compile(
    r"(?=的|20\d\d|二[〇○零]|[一二三四五六七八九十两]+年|年度|关于|$|工作|[（(，,\s“])"
)
_AT: Final = re.compile(r"^在|会议?上$|会议$")
_SPAN: Final = re.compile(
    r"(20\d\d)\s?[—–~-]{1,2}\s?(20\d\d)\s?(学年|年)?度?|(20\d\d) ?/ ?(\d\d)|“(十[一二三四五六]五)”(?:时期)?"
    r"|(?<![〇○零一二三四五六七八九])(?:这|过去的?)?([一二三四五六七八九十]{1,2})年(?:来|工作|发展|巡礼"
    r"|综述|回顾)"
)
_YEAR: Final = re.compile(r"(20\d\d)(?:\s?年)?|(二[〇○零][〇○零一二三四五六七八九]{2})年")


@dataclass(frozen=True, slots=True)
class Front:
    """What a report says of itself; "" where it says nothing. `date`: YYYY-MM-DD.

    `name`: its title as a source is named. `sample`: it says that it is invented.
    """

    title: str
    subject: str = ""
    name: str = ""
    organization: str = ""
    period: str = ""
    date: str = ""
    author: str = ""
    sample: bool = False


def front_of(first: Sequence[str], last: Sequence[str], text: str, language: str) -> Front:
    """What the lines before the text and those after it say; `text` is all of it."""
    lines = [_plain(line) for line in first]
    titles = [line for line in lines if line and _is_title(line)]
    title, subject = _title(titles)
    author = next((line for line in lines if _BYLINE.fullmatch(line)), "")
    sample = any(_SAMPLE.search(line) for line in (*first, *last, text[:400]))
    date = _date([*last, *first, *text[:600].split("\n")], language)
    named = [*titles, *lines, *last]
    office = _english_office(title, text) if language == "en" else _office(named)
    return Front(
        title=title,
        subject=subject,
        name=f"{title}——{subject}" if subject and language != "en" else title,
        organization=office,
        period=_period(_DATE_IN.sub("", " ".join((title, subject))), text, date, language),
        date=date,
        author=author,
        sample=sample,
    )


def _plain(line: str) -> str:
    return _BRACKETED.sub("", line.strip().strip("*_")).strip()


def _is_title(line: str) -> bool:
    dated = _DATE_LINE.fullmatch(line) or _BYLINE.fullmatch(line)
    return not (dated or _LABEL.match(line) or line.endswith(("：", ":", "。"))) and len(line) <= 80


def _title(lines: Sequence[str]) -> tuple[str, str]:
    """Title and subtitle, which stands after a dash; else the line that says what kind of text it is."""
    dashed = next((index for index, line in enumerate(lines) if line.startswith(("——", "—", "--"))), -1)
    if dashed > 0:
        subtitle = lines[dashed].lstrip("—-– ")
        return lines[dashed - 1], "" if _AT.search(subtitle) else subtitle
    kind = next((line for line in lines if _KIND.search(line)), "")
    return (kind or next(iter(lines), "")), ""


def _office(lines: Sequence[str]) -> str:
    """The first office that a line names from its beginning."""
    for line in lines:
        plain = re.sub(r"^[—\-–\s]+", "", line)
        if plain.startswith("关于"):
            continue
        for match in _OFFICE.finditer(plain):
            end = plain[match.start() :]
            longest = _longest_office(end)
            if match.start() == 0 and longest:
                return longest
    return ""


def _longest_office(text: str) -> str:
    """The longest office that the text begins with and that a word ends."""
    ends = [match.end() for match in re.finditer(_OFFICE.pattern.partition("}?")[2], text[:28])]
    named = [end for end in ends if _OFFICE_END.match(text, end)]
    return text[: named[0]] if named else (text[: ends[0]] if ends else "")


def _english_office(title: str, text: str) -> str:
    """Whose report: before a colon or comma in its title, or after "of"."""
    head = re.split(r"[:,]| – | — |, one year", title)[0].strip()
    if head and not _KIND.search(head):
        return head
    lines = [_plain(line) for line in text.split("\n", 2)[:2] if len(line) <= 60]
    named = next((line for line in lines if line and not _KIND.search(line)), "")
    return (
        re.sub(r"\b(?:Of|The|And|For)\b", lambda word: word[0].lower(), named.title())
        if named.isupper()
        else named
    )


def _period(title: str, text: str, date: str, language: str) -> str:
    """The time in the title, or the year of the text: the one before its date, or the one named most."""
    if match := _SPAN.search(title):
        return f"过去{match[7]}年" if match[7] else match.group()
    found = _YEAR.search(title)
    year = found and (found[1] or _digits(found[2]))
    if not year:
        years = Counter(match[1] for match in _YEAR.finditer(text[:20_000]) if match[1])
        before = str(int(date[:4]) - 1) if date else ""
        year = before if before in years else max(years, key=lambda item: (years[item], item), default="")
    return "" if not year else year if language == "en" else f"{year}年"


def _digits(year: str) -> str:
    return "".join(
        str("〇一二三四五六七八九".find(character.replace("零", "〇").replace("○", "〇")))
        for character in year
    )


def _date(lines: Sequence[str], language: str) -> str:
    return next((date for date in _dates(lines, language) if is_date(date)), "")


def _dates(lines: Sequence[str], language: str) -> Iterator[str]:
    for line in lines:
        if match := _DATE_LINE.fullmatch(line.strip("—- ")) or _DATE_IN.search(line):
            day = f"-{int(match[3]):02}" if match[3] else ""
            yield f"{match[1]}-{int(match[2]):02}{day}"
        elif language == "en" and (match := _DATE_EN.search(line)):
            month, number, year = (
                (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
            )
            yield f"{year}-{list[str](_MONTHS).index(month) + 1:02}-{int(number):02}"
