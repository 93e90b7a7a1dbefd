"""Layout: where a headline may well be broken that has no comma there: between words that can be told apart.

No dictionary: Chinese particles and prepositions are words of one character, unless their neighbours say that
they are part of a longer one (参与, 存在, 等级); figures and Latin words end where they end. English breaks
before a preposition, and not after an article.
"""

import re
from collections.abc import Iterable
from typing import Final

from factdeck.layout.break_classes import is_han

_LEADS: Final = {  # begins a phrase: character → (not after one of these, not before one of these)
    "和": ("参共饱温缓总随", "平谐睦解气"),
    "与": ("参给赋", "会时"),
    "及": ("以普涉触危顾波", "时格早"),
    "并": ("合兼一", "举列入存轨购"),
    "在": ("存现正所内外潜实", "线职岗册校于家"),
    "向": ("方面走导去意趋倾志一", "来导上"),
    "从": ("自服", "业事而容"),
    "为": ("成作因行以较认称", "了何此主期"),
    "对": ("绝相面针应反核比校结一", "象口接话外比于策标"),
    "将": ("即必也", "来军近"),
    "把": ("一", "握关手"),
    "被": ("棉", "动"),
    "让": ("转出谦", "步利"),
}
_CLOSES: Final = {  # ends one
    "的": ("目", "确士"),
    "了": ("为除", "解结"),
    "等": ("平高中初同对优上下特一二三", "级待候于同"),
    "是": ("", "否非"),
}
_BOUND: Final = {  # holds to what stands before it
    "的": ("", "确士"),
    "了": ("", "解结"),
    "们": ("", ""),
    "着": ("", "力手重眼装"),
    "吗": ("", ""),
    "呢": ("", ""),
}
_OPENS: Final = "第每各更最已未很太不之两这那"  # holds to what follows
_MARKS: Final = re.compile("[》”）](?=.)|(?<=.)(?=[《“（])")
_PREPOSITION: Final = re.compile(
    r"(?<= )(?=(?:and|or|but|of|in|on|at|for|to|with|from|by|that|than|while|as|into|over)\b)", re.IGNORECASE
)
_LEADING_WORD: Final = re.compile(
    r"\b(?:an?|the|and|or|but|of|in|on|at|for|to|with|from|by|that|than|as|into|its|their|our|no|not)\s+",
    re.IGNORECASE,
)
_ONE: Final = re.compile("(?<=[这那哪某每]一)")  # one of something: 那一|年
_AFTER_FIGURE: Final = re.compile("以[上下内外]|左右|[的多余]")


def phrases(text: str, language: str) -> set[int]:
    """The places where a phrase ends or begins."""
    if not language.startswith("zh"):
        return {match.end() for match in _PREPOSITION.finditer(text)}
    found = {match.end() for match in _MARKS.finditer(text)}
    found.update(match.start() for match in _CHINESE_LEADS.finditer(text))
    return found | {match.end() for match in _CHINESE_CLOSES.finditer(text)}


def boundaries(text: str, language: str, figures: Iterable[tuple[int, int]]) -> set[int]:
    """The places between two words; `figures`: the extents (start, end) of numbers with their units."""
    if not language.startswith("zh"):
        return set()
    found = {match.end() for match in _CHINESE_LEADS.finditer(text)}
    for start, end in figures:
        found.add(start)
        if not _AFTER_FIGURE.match(text, end):
            found.add(end)
    return found | {place for place in range(1, len(text)) if _is_mixed(text[place - 1], text[place])}


def bindings(text: str, language: str) -> set[int]:
    """The places that part a word from one that belongs to it: 读者|的, the|library."""
    if not language.startswith("zh"):
        return {match.end() for match in _LEADING_WORD.finditer(text)}
    found = {match.start() for match in _CHINESE_BOUND.finditer(text)}
    found |= {match.start() for match in _ONE.finditer(text)}
    return found | {place for place in range(1, len(text)) if text[place - 1] in _OPENS}


def _is_mixed(before: str, after: str) -> bool:
    """Whether a Latin word meets an ideograph."""
    return (is_han(before) and _is_latin(after)) or (_is_latin(before) and is_han(after))


def _is_latin(character: str) -> bool:
    return character.isalpha() and not is_han(character)


def _alone(words: dict[str, tuple[str, str]]) -> re.Pattern[str]:
    """One of these characters where it is a word of its own."""
    return re.compile(
        "|".join(f"{_unless('?<!', a)}{word}{_unless('?!', b)}" for word, (a, b) in words.items())
    )


def _unless(look: str, characters: str) -> str:
    return f"({look}[{characters}])" if characters else ""


_CHINESE_LEADS: Final = _alone(_LEADS)
_CHINESE_CLOSES: Final = _alone(_CLOSES)
_CHINESE_BOUND: Final = _alone(_BOUND)
