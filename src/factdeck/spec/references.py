"""Spec stage: which values of a spec are names of something else in it, and which sections use which fact.

A field says so by its type (`FactId`, `SourceId`, `ExhibitId`); the walk below finds them in any model.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final

from factdeck.spec.model import Words
from factdeck.spec.shapes import Formula, Names, arguments, marked, names_of

if TYPE_CHECKING:
    from pydantic import BaseModel

    from factdeck.spec.project import Key
    from factdeck.spec.schema import Spec


FactId = Annotated[str, Names("fact")]
SourceId = Annotated[str, Names("source")]
ExhibitId = Annotated[str, Names("exhibit")]
"""The id of a chart, table or comparison."""
StepName = Annotated[str, Names("step", checked=False)]
"""An entry of the storyboard."""
FilePath = Annotated[str, Names("file", checked=False)]
"""A file, relative to the one that names it."""
Highlight = Annotated[str, Names("fact", checked=False)]
"""A fact that a chart sets off; what is not in the chart is reported there."""
Expression = Annotated[Words, Formula()]
"""A formula over facts, or what must hold between them."""
IconName = Annotated[str, Names("icon")]

_IN_TEXT: Final = re.compile(r"(?<!\{)\{\s*([^{}.\s]+)[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention: what kind of thing is named, its name, and the path of the value that names it."""

    kind: str
    name: str
    path: "tuple[Key, ...]"
    is_key: bool = False  # the name is the last key of the path
    checked: bool = True  # there must be such a thing


def references(value: "BaseModel", path: "tuple[Key, ...]" = ()) -> Iterator[Reference]:
    """Every name given in the fields of a model and of the models in it; `path` leads to the model."""
    for name, written, annotation in _fields(type(value)):
        yield from _found(getattr(value, name), annotation, (*path, written))


@cache
def _fields(model: "type[BaseModel]") -> tuple[tuple[str, str, Any], ...]:
    """The fields of a model: name, name as it is written, type with our marks on it."""
    return tuple(
        (name, info.alias or name, marked(info.annotation, info.metadata))
        for name, info in model.model_fields.items()
    )


def fact_uses(spec: "Spec") -> dict[str, tuple[str, ...]]:
    """The sections that use each fact, in their order: in a field, or in braces in a text."""
    uses: dict[str, list[str]] = {fact: [] for fact in spec.facts}
    for section in spec.sections:
        named = {item.name for item in references(section) if item.kind == "fact"}
        named.update(name for _, text in texts(section) for name in names_in(text))
        for fact in uses:
            if fact in named:
                uses[fact].append(section.id)
    return {fact: tuple(sections) for fact, sections in uses.items()}


def names_in(text: str) -> list[str]:
    """The facts that a text names in braces."""
    return _IN_TEXT.findall(text)


def texts(model: "BaseModel") -> "Iterator[tuple[tuple[Key, ...], str]]":
    """Every text in a model and the models in it, with its path."""
    return _texts(model.model_dump(by_alias=True), ())


def _texts(value: Any, path: "tuple[Key, ...]") -> "Iterator[tuple[tuple[Key, ...], str]]":
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping | list):
        for key, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _texts(item, (*path, key))


def _found(value: Any, annotation: Any, path: "tuple[Key, ...]") -> Iterator[Reference]:
    if hasattr(type(value), "model_fields"):
        yield from references(value, path)
    elif isinstance(value, Mapping):
        key, item = arguments(annotation, dict)
        for name in value:
            yield from (
                Reference(mark.kind, name, (*path, name), True, mark.checked) for mark in names_of(key)
            )
            yield from _found(value[name], item, (*path, name))
    elif isinstance(value, list):
        (item,) = arguments(annotation, list)
        for index, entry in enumerate(value):
            yield from _found(entry, item, (*path, index))
    elif isinstance(value, str) and value:
        yield from (Reference(mark.kind, value, path, checked=mark.checked) for mark in names_of(annotation))
