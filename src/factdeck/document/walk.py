"""Document stage: the one walk through composed documents, for whoever asks what is in them."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast


def leaves(part: object, kinds: tuple[type, ...], *, without: Container[str] = ()) -> Iterator[Any]:
    """The parts of these kinds in a composed part, in order; what is inside them is not looked at.

    `without`: names of fields that are passed over.
    """
    waiting: list[object] = [part]
    while waiting:
        part = waiting.pop()
        if isinstance(part, kinds):
            yield part
        else:
            waiting.extend(reversed(_inside(part, without)))


def _inside(part: object, without: Container[str]) -> Sequence[object]:
    if isinstance(part, str):
        return ()
    if isinstance(part, tuple | list):
        return cast("tuple[object, ...]", part)
    if isinstance(part, Mapping):
        return list(cast("Mapping[object, object]", part).values())
    return [getattr(part, name) for name in _fields(type(part)) if name not in without]


@cache
def _fields(kind: type[object]) -> tuple[str, ...]:
    """The names of a dataclass's fields; none of what is no dataclass."""
    return tuple(item.name for item in fields(kind)) if is_dataclass(kind) else ()
