"""Spec stage: which facts of a spec's raw values are used, in it or by facts that are. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from factdeck.spec.given import Given, children
from factdeck.spec.inherit import FACTS
from factdeck.spec.references import names_in
from factdeck.spec.schema import Spec
from factdeck.spec.shapes import Formula, fields, names_of, shape

_RULES: Final = ("expect", "shares")
"""Fields that, in a lower file, use a fact only where it is used anyway."""
_WORD: Final = re.compile(r"\w+(?:-\w+)*")


def unneeded(root: Given, under: Given, files: Sequence[str]) -> list[str]:
    """Facts that come from a lower file alone, and that nothing uses any more.

    `under`: the values of the lower files, `files` from the lowest up. What is not used there either is kept:
    somebody wants to know it.
    """
    facts, lower = _facts(root), set(files[:-1])
    lost = _used(under, lower) - _used(root, lower)
    return [name for name, fact in facts.items() if name in lost and _files(fact) <= lower]


def _facts(root: Given) -> dict[str, Given]:
    return root.by_key[FACTS].by_key if FACTS in root.by_key else {}


def _used(root: Given, lower: set[str]) -> set[str]:
    """What is shown, what it is computed from or worded with, and what must hold of it."""
    facts, known = _facts(root), fields(Spec)
    queue = [
        name
        for key, value in root.by_key.items()
        if key in known and key not in (*_RULES, FACTS)
        for name in _mentioned(value, known[key].annotation)
    ]
    rules: list[set[str]] = []
    for key in _RULES:
        for item in root.by_key[key].items if key in root.by_key else ():
            names = set(_mentioned(item, shape(known[key].annotation).item))
            rules.append(names)
            queue += names if item.place.file not in lower else ()
    used = set[str]()
    while queue:
        name = queue.pop()
        if name in used or name not in facts:
            continue
        used.add(name)
        queue += _mentioned(facts[name], shape(known[FACTS].annotation).value)
        queue += [other for rule in rules if name in rule for other in rule]
    return used


def _mentioned(given: Given, annotation: Any) -> Iterator[str]:
    """Every fact that a value names, by the types of its fields."""
    types = shape(annotation)
    if isinstance(given.value, str):
        if any(isinstance(mark, Formula) for mark in types.marks):
            yield from _WORD.findall(given.value)
        elif any(mark.kind == "fact" for mark in names_of(annotation)):
            yield given.value
        else:
            yield from names_in(given.value)
    known = fields(types.model) if types.model else {}
    is_by_fact = types.key is not None and any(mark.kind == "fact" for mark in names_of(types.key))
    for key, item in children(given):
        if is_by_fact:
            yield str(key)
        if isinstance(key, int):
            inner = types.item
        elif key in known:
            inner = known[key].annotation
        else:
            inner = types.value
        if inner is not None:
            yield from _mentioned(item, inner)


def _files(given: Given) -> set[str]:
    """The files that the values inside stand in; of mappings only what they hold counts."""
    inner = [item for _, item in children(given)]
    return set[str]().union(*map(_files, inner)) if inner else {given.place.file}
