"""Draft stage: whether a line is a heading, by its number, its form, or the sentence it opens with.

Numbers after GB/T 15834 and GB/T 9704: 第一章, 一、, （一）, 1., （1）; English reports number 1. or 1.2.
"""

import re
from dataclasses import dataclass
from typing import Final

_COUNT: Final = "[一二三四五六七八九十百]{1,4}"
_NUMBERED: Final = (
    (1, re.compile(rf"第(?:{_COUNT}|\d{{1,2}})(?:章|部分|篇|编)[\s、：:]*")),
    (
        2,
        re.compile(
            rf"{_COUNT}(?:[、．.]\s*|\s+(?=[\u4e00-\u9fff]{{2}}))|第(?:{_COUNT}|\d{{1,2}})节[\s、：:]*"
        ),
    ),
    (3, re.compile(rf"[（(]{_COUNT}[）)][、．.]?\s*")),
    (
        4,
        re.compile(
            r"\d{1,2}(?:\.\d{1,2}){0,3}(?:[.、．](?!\d)|(?<=\d\.\d)(?=\s+\S|[\u4e00-\u9fff“](?<![万亿千百十余多元个%米公吨倍人次天年月日])))\s*"
        ),
    ),
    (4, re.compile(r"\d{1,2}\s+(?=[A-Z])")),
    (5, re.compile(r"[（(]\d{1,2}[）)]\s*")),
)
_WORDED: Final = re.compile(
    r"(?:Part|Section|Chapter|PART|SECTION|CHAPTER) (?:\d{1,2}|[IVX]{1,5})\b[.:\s–-]*"
)
_PARALLEL: Final = re.compile(
    r"(?:这|过去的?|回顾过去的?)(?:[一二三四五六七八九十两几]{1,2}|\d{1,2})[年载月季]来?[，,]?\s?\S{0,6}?是"
    r"(?P<title>[^。！；]{4,70}?)的(?:[一二三四五六七八九十两几]{1,2}|\d{1,2})[年载月季][。！；，,：:]"
)
"""这五年，是……的五年。"""
_RUN_IN: Final = re.compile(r"(?P<title>[^。！？；：:\n]{2,26})[。：:]\s?(?=\S{6})")
_RUN_IN_STOP: Final = re.compile(r"(?P<title>[^。！？；：:，,\n]{4,16})。\s?(?=\S{20})")
"""Of items numbered 1. only a short sentence is a heading, and nothing before a colon."""
_RUN_IN_STOP_LONG: Final = re.compile(r"(?P<title>[^。！？；：:\n\d]{4,26})。\s?(?=\S{20})")
_BOXED: Final = re.compile(r"【(?P<title>[^】\d]{2,16})】\s*")
_ALONE: Final = re.compile(r"(?P<title>[^。，,；：:！？\d]{4,24})[。．]")
_DASHED: Final = re.compile(r"(?:[—–]{1,3}|[●◆■★▲])\s*(?=[\u4e00-\u9fff“])")
"""——这五年，是…的五年。 ——产业结构持续优化。"""
_FIRSTLY: Final = re.compile("[一二三四五六七八九十]是")
"""一是学术交流更加活跃。 opens a paragraph of its own."""
_CLOSING_PART: Final = re.compile(
    r"(?P<title>存在的?(?:主要)?(?:问题|不足)|(?:下一步|明年|今后|下步)[^：:。，]{0,8}(?:打算|计划|安排|思路)"
    r"|主要(?:做法|经验|问题))[：:]\s?(?=\S{6})"
)
_NO_TITLE: Final = re.compile(r"[。！？；，,;：:、]$|^[（(].*[）)]$")
_STATES: Final = re.compile(r"\d[\d,.]*\s?(?:[万亿%]|余)")
_PHRASE_END: Final = re.compile("[、，,：:；]")
_CAPS: Final = re.compile(r"[A-Z][A-Z0-9 ,&'’/–-]{2,60}")
_TITLE_WORDS: Final = re.compile(r"\b(?:report|review|minutes|statement|update)\b", re.IGNORECASE)
_PART_NAME: Final = re.compile(
    "(?:前言|引言|概述|概况|摘要|情况|综述|工作|回顾|任务|打算|成效|成就|做法|问题|简介|进展)$"
)
_KIND_OF_TEXT: Final = re.compile("报告|总结|汇报|公报|纪要|年报|讲话|简报")
_LONGEST: Final = 36
_LONGEST_LATIN: Final = 80
_FREE: Final = 4
"""Level of a heading without a number: over 一是."""
LISTED: Final = 4
"""Level of 1.: the items of a list, or headings."""
LOWEST: Final = 5
"""Headings from this level on only open a paragraph, and need others above them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level by its form, its words without the number, what follows it in its line."""

    level: int
    title: str
    rest: str = ""


def heading_of(line: str) -> Heading | None:
    """The heading that a line is, or that it opens with; None for a line that has none."""
    dash = _DASHED.match(line)
    if match := _PARALLEL.match(line, dash.end() if dash else 0):
        return Heading(2, _first_phrase(match["title"]), line[match.end() :].strip())
    if (match := _FIRSTLY.match(line)) and (run_in := _RUN_IN_STOP.match(line, match.end())):
        return Heading(5, run_in["title"].strip(), line[run_in.end() :].strip())
    if dash and (run_in := _RUN_IN_STOP_LONG.match(line, dash.end())) and not _STATES.search(run_in["title"]):
        return Heading(LOWEST, run_in["title"].strip(), line[run_in.end() :].strip())
    if match := _BOXED.match(line):
        return Heading(3, match["title"], line[match.end() :].strip())
    if match := _CLOSING_PART.match(line):
        return Heading(4, match["title"], line[match.end() :].strip())
    if match := _WORDED.match(line):
        return Heading(1, line[match.end() :].strip() or line.strip())
    for level, pattern in _NUMBERED:
        if match := pattern.match(line):
            return _numbered(level, line[match.end() :].strip())
    return Heading(2, line.strip()) if _CAPS.fullmatch(line.strip()) and " " in line.strip() else None


def is_title(text: str) -> bool:
    """Whether a line could be a heading by its length and its end."""
    longest = _LONGEST if any(character >= "\u2e80" for character in text) else _LONGEST_LATIN
    text = text[:-1] if text.endswith("?") and text.isascii() else text
    clauses = text.count("，") + text.count("；") + 2 * text.count("。")
    return 2 <= len(text) <= longest and clauses < 2 and not _NO_TITLE.search(text) and text[-1] != "."


def free_heading(line: str) -> Heading | None:
    """A heading without a number, for texts that have no numbered ones."""
    return Heading(_FREE, line) if is_title(line) and not _STATES.search(line) else None


def is_opening(line: str) -> bool:
    """Whether a line that stands before the first paragraph heads it, and is no title, office or date."""
    if line.isascii() or "’" in line:
        return not _TITLE_WORDS.search(line) and not re.search(r"[,\d]", line) and len(line.split()) > 1
    if line.startswith(("关于本", "关于我们")):
        return len(line) <= 10
    return len(line) <= 16 and bool(_PART_NAME.search(line)) and not _KIND_OF_TEXT.search(line)


def without_number(title: str) -> str:
    """A heading's words without the number that it may have."""
    for _, pattern in _NUMBERED:
        if match := pattern.match(title):
            return title[match.end() :].strip() or title
    return title


def _numbered(level: int, text: str) -> Heading | None:
    """A numbered line: a heading, a heading with its text after it, or only an item of a list."""
    if is_title(text) and not (level >= 4 and _STATES.search(text)):
        return Heading(level, text)
    if level <= 3 and (alone := _ALONE.fullmatch(text)):
        return Heading(level, alone["title"])
    run_in = (_RUN_IN if level <= 3 else _RUN_IN_STOP).match(text)
    if run_in and not _STATES.search(run_in["title"]):
        return Heading(level, run_in["title"].strip(), text[run_in.end() :].strip())
    return None


def _first_phrase(title: str) -> str:
    """The first phrase of a long heading, where it says enough."""
    first = _PHRASE_END.split(title)[0]
    return first if len(first) >= 4 else title[:_LONGEST]
