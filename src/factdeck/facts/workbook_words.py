"""Facts stage: the words of fill-in workbooks, and the headings that a reader knows, in every language."""

from functools import cache
from typing import Final

from factdeck.base.diagnostics import Phrase

LANGUAGES: Final = ("zh-CN", "en")
COLUMNS: Final = (
    *("section", "label", "point", "value", "unit", "qualifier"),
    *("example", "source", "quote", "note", "last", "id"),
)
HEADS: Final = ("by", "date")
"""What stands once, over the table."""
DISTRICT_HEADS: Final = (
    "name",
    "file",
    "organization",
    "title",
    "period",
    "date",
    "by",
    "template",
    "sample",
)
"""Columns of a wide workbook before its figures."""
BETWEEN: Final = "…"
"""Stands for the number in a unit that goes around it: 第…位."""

_OTHER_HEADINGS: Final = {
    "label": ("指标名称", "项目", "名称", "label", "name", "figure"),
    "point": ("时间", "年份", "年度", "类别", "period", "year", "category"),
    "value": ("数据", "数字", "数", "本年数", "number", "figure value"),
    "unit": ("计量单位", "units"),
    "source": ("数据来源", "出处"),
    "quote": ("原文", "摘句", "引文"),
    "note": ("备注", "注", "notes", "remark", "remarks"),
    "last": ("上年", "上年值", "去年", "previous year"),
    "id": ("标识", "ids", "key"),
}
_OTHER_HEADS: Final = {
    "by": ("填报人", "填报单位", "负责人", "by"),
    "date": ("日期", "截至日期", "填报日期", "date"),
}
"""How people name what tables of their own have."""


def word(code: str, language: str, **arguments: object) -> str:
    """A word or sentence of the workbook."""
    return Phrase(f"workbook-{code}", arguments).text(language)


def same(text: str) -> str:
    """A heading or label as it is compared: without spaces, case, colons and stars."""
    return "".join(text.split()).casefold().strip("*＊:：")


@cache
def headings() -> dict[str, str]:
    """Heading → column, as `same` has it."""
    known = {same(name): column for column, names in _OTHER_HEADINGS.items() for name in names}
    return {**known, **_in_every_language("column", COLUMNS)}


@cache
def heads() -> dict[str, str]:
    """What stands once, over the table → its key."""
    known = {same(name): key for key, names in _OTHER_HEADS.items() for name in names}
    return {**known, **_in_every_language("head", HEADS)}


@cache
def district_heads() -> dict[str, str]:
    """Heading of a column of a wide workbook → its key."""
    return _in_every_language("head", DISTRICT_HEADS)


def is_word(text: str, code: str) -> bool:
    """Whether a cell says this word, in any language."""
    return same(text) in {same(word(code, language)) for language in LANGUAGES}


def _in_every_language(kind: str, keys: tuple[str, ...]) -> dict[str, str]:
    return {same(word(f"{kind}-{key}", language)): key for key in keys for language in LANGUAGES}
