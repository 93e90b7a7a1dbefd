"""Spec stage: a file's text, or why it can't be had: missing, too large, empty, not UTF-8."""

import difflib
import re
from pathlib import Path
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location, Phrase

LIMIT: Final = 2_000_000
"""Bytes of YAML that are read; a spec of a hundred slides has about a tenth of it."""

_BYTE_ORDER_MARKS: Final = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_CHINESE: Final = re.compile("[\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e“”‘’—…·《》]")
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_text(path: Path, diagnostics: Diagnostics) -> str | None:
    """The text of a UTF-8 file (a byte order mark is dropped); None with a diagnostic where there is none."""
    content = _read_bytes(path, diagnostics)
    if content is None:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report_encoding(path, content, error.start, diagnostics)
        return None
    if not text.strip():
        diagnostics.add("empty-file", Location(str(path)))
        return None
    return text


def unprintable(text: str) -> tuple[str, int, int] | None:
    """The first character that YAML 1.2 §5.1 forbids, with its line and column."""
    match = _UNPRINTABLE.search(text)
    return (match[0], *line_and_column(text, match.start())) if match else None


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `offset`."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def nearest(name: str, known: list[str], cutoff: float = 0.6) -> str:
    """The known name that looks most like `name`, or ""."""
    return next(iter(difflib.get_close_matches(name, known, 1, cutoff)), "")


def meant(name: str) -> Phrase | str:
    """The hint "did you mean …?", or nothing where no name is near."""
    return Phrase("did-you-mean", {"name": name}) if name else ""


def nearest_file(path: Path) -> str:
    """The name in the folder of `path` that looks most like its name, or ""."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
        return nearest(path.name, names, 0.75)  # endings make any two names alike
    except OSError:
        return ""


def _read_bytes(path: Path, diagnostics: Diagnostics) -> bytes | None:
    place = Location(str(path))
    try:
        if not path.is_file():
            _report_missing(path, diagnostics)
        elif (size := path.stat().st_size) > LIMIT:
            diagnostics.add("file-too-large", place, size=_megabytes(size), limit=_megabytes(LIMIT))
        else:
            return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        diagnostics.add("unreadable-file", place, reason=getattr(error, "strerror", None) or str(error))
    return None


def _report_missing(path: Path, diagnostics: Diagnostics) -> None:
    if path.is_dir():
        diagnostics.add("folder-not-file", Location(str(path)))
    else:
        diagnostics.add("no-such-file", Location(str(path)), advice=meant(nearest_file(path)))


def _report_encoding(path: Path, content: bytes, start: int, diagnostics: Diagnostics) -> None:
    before = content[:start].decode("utf-8-sig")
    where = Location(str(path), *line_and_column(before, len(before)))
    encoding = _likely_encoding(content)
    likely = Phrase("likely-encoding", {"encoding": encoding}) if encoding else ""
    diagnostics.add("wrong-encoding", where, likely=likely)


def _likely_encoding(content: bytes) -> str:
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return name
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    foreign = [character for character in text if character > "\x7f"]
    chinese = sum(bool(_CHINESE.match(character)) for character in foreign)
    return "GBK/GB18030" if chinese >= 0.8 * len(foreign) else ""


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
