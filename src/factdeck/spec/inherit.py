"""Spec stage: what comes down from a file that is extended: structure and wording, never figures. Pure.

Files that it names stay where they are: their names are rewritten as seen from the folder below.
"""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from factdeck.spec.given import Given
from factdeck.spec.schema import FIGURE_KEYS, VALUE_KEYS, Spec
from factdeck.spec.shapes import Names, Shape, fields, names_of, shape

FACTS: Final = "facts"
OWN_KEYS: Final = ("extends", "data")
"""What a file says of itself alone."""
_OF_FORMULAS: Final = ("derive", "as", "decimals")


def inherited(path: tuple[str, ...], under: Given, over: Given) -> Given:
    """What of `under` stays where `over` is laid on it: of facts all but the figure and its proof."""
    lost: tuple[str, ...] = ()
    if not path:
        lost = OWN_KEYS
    elif len(path) == 2 and path[0] == FACTS and any(key in over.by_key for key in VALUE_KEYS):
        lost = _OF_FORMULAS  # a value takes the place of a formula
    return _without(under, lost) if lost else under


def without_figures(root: Given) -> Given:
    """The values of a whole spec without the figures of its facts and other amounts of them.

    A fact keeps what it was in `before`, so that what its new value replaces can be told.
    """
    bare = dict(root.by_key)
    if facts := bare.get(FACTS):
        bare[FACTS] = facts.with_keys({name: _bare_fact(fact) for name, fact in facts.by_key.items()})
    return _without_amounts(root.with_keys(bare), Spec)


def _bare_fact(fact: Given) -> Given:
    return replace(_without(fact, FIGURE_KEYS), before=fact) if fact.by_key else fact


def _without(given: Given, lost: tuple[str, ...]) -> Given:
    return given.with_keys({key: value for key, value in given.by_key.items() if key not in lost})


def _without_amounts(given: Given, annotation: Any) -> Given:
    """Leaves out numbers that are written of facts, `amounts: {fact: 30}`, and texts beside that say them."""
    types = shape(annotation)
    if types.value is Decimal and types.key and _is_fact(names_of(types.key)):
        return given.with_keys({})
    bare = _each(given, types, _without_amounts)
    gone = [
        amount.text
        for key, value in given.by_key.items()
        if value.by_key and not bare.by_key[key].by_key
        for amount in value.by_key.values()
    ]
    return (
        bare.with_keys({key: one for key, one in bare.by_key.items() if not _says(one.text, gone)})
        if gone
        else bare
    )


def _says(text: str, amounts: Sequence[str]) -> bool:
    """Whether a text says one of the amounts: 30 in 1个月按30天画, and not in 130."""
    return any(
        re.search(rf"(?<![\d.,]){re.escape(amount)}(?![\d.,]?\d)", text) for amount in amounts if amount
    )


def _is_fact(marks: tuple[Names, ...]) -> bool:
    return any(mark.kind == "fact" for mark in marks)


def moved(given: Given, origin: Path, folder: Path) -> Given:
    """The values of a whole spec in the folder `origin`, with its file names as seen from `folder`."""

    def walk(value: Given, annotation: Any) -> Given:
        types = shape(annotation)
        if value.text and any(mark == Names("file", checked=False) for mark in types.marks):
            return replace(value, value=_seen_from(value.text, origin, folder))
        return _each(value, types, walk)

    return given if origin == folder else walk(given, Spec)


def _seen_from(name: str, origin: Path, folder: Path) -> str:
    path = origin / name.replace("\\", "/")
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return str(path)


def _each(given: Given, types: Shape, walk: Any) -> Given:
    """The value with `walk` done to what is inside."""
    if isinstance(given.value, list) and types.item is not None:
        return given.with_items([walk(item, types.item) for item in given.items])
    if not isinstance(given.value, dict):
        return given
    known: Mapping[str, Any] = (
        {name: field.annotation for name, field in fields(types.model).items()}
        if (types.model)
        else dict.fromkeys(given.by_key, types.value)
    )
    return given.with_keys(
        {
            key: walk(item, known[key]) if known.get(key) is not None else item
            for key, item in given.by_key.items()
        }
    )
