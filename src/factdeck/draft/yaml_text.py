"""Draft stage: plain values as tidy YAML 1.2 with comments; what is quoted and what not is decided here.

Only writing: specs are read by `spec/load.py`. A value is quoted as JSON writes it wherever YAML could take a
character of it for something else.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_PLAIN: Final = re.compile(
    r"[A-Za-z0-9\u2018-\u201d\u3000-\u303f\u4e00-\u9fff（《$£€_][^:#{}\[\],&*!"
    r"|>'\"`\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]*"
)
_BREAKS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What YAML takes for a line's end, or does not take at all (YAML 1.2 §5.1)."""
_WORDS: Final = frozenset(["true", "false", "null", "yes", "no", "on", "off", "~", "y", "n"])


@dataclass(frozen=True, slots=True)
class Flow:
    """A list or mapping that is written on one line."""

    value: "Sequence[Any] | Mapping[str, Any]"


@dataclass(frozen=True, slots=True)
class Commented:
    """A value with comment lines over it."""

    comments: tuple[str, ...]
    value: Any


def scalar(value: str | bool | int) -> str:
    """A text, number or truth value as YAML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = _BREAKS.sub(" ", value)
    if _PLAIN.fullmatch(text) and not text.endswith(" ") and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Flow):
        return flow(value.value)
    if isinstance(value, Mapping):
        pairs = (f"{scalar(str(key))}: {flow(item)}" for key, item in value.items())  # pyright: ignore
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, str | bool | int):
        return scalar(value)
    return "[" + ", ".join(flow(item) for item in value) + "]"


def block(value: Mapping[str, Any], indent: int = 0) -> Iterator[str]:
    """The lines of a mapping."""
    space = " " * indent
    for key, item in value.items():
        if isinstance(item, Commented):
            yield from (f"{space}# {comment}" for comment in item.comments)
            item = item.value
        name = scalar(key)
        if isinstance(item, Mapping):
            yield f"{space}{name}:"
            yield from block(item, indent + 2)  # pyright: ignore
        elif isinstance(item, list):
            yield f"{space}{name}:"
            yield from _items(item, indent + 2)  # pyright: ignore
        else:
            yield f"{space}{name}: {flow(item)}"


def _items(items: Sequence[Any], indent: int) -> Iterator[str]:
    space = " " * indent
    for item in items:
        if isinstance(item, Commented):
            yield from (f"{space}# {comment}" for comment in item.comments)
            item = item.value
        if isinstance(item, Mapping):
            first, *rest = block(item, indent + 2)  # pyright: ignore
            yield f"{space}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{space}- {flow(item)}"
