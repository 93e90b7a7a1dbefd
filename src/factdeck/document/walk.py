"""Document stage: the one walk through composed documents, for whoever asks what is in them."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast


def leaves(part: object, kinds: tuple[type, ...], *, without: Container[str] = ()) -> Iterator[Any]:
    """The parts of these kinds in a composed part, in order; what is inside them is not looked at.

    `without`: names of fields that are passed over.
    """
    if isinstance(part, kinds):
        yield part
        return
    for inner in _inside(part, without):
        yield from leaves(inner, kinds, without=without)


def _inside(part: object, without: Container[str]) -> Iterator[object]:
    if isinstance(part, Mapping):
        yield from cast("Mapping[object, object]", part).values()
    elif isinstance(part, tuple | list):
        yield from cast("tuple[object, ...]", part)
    else:
        yield from (getattr(part, name) for name in _fields(type(part)) if name not in without)


@cache
def _fields(kind: type[object]) -> tuple[str, ...]:
    """The names of a dataclass's fields; none of what is no dataclass."""
    return tuple(item.name for item in fields(kind)) if is_dataclass(kind) else ()
