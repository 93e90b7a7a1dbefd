"""Spec stage: which values of a spec are names of something else in it, and which sections use which fact.

A field says so by its type (`FactId`, `SourceId`, `ExhibitId`); the walk below finds them in any model.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import BaseModel

    from factdeck.spec.project import Key
    from factdeck.spec.schema import Spec


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a text field whose value names a thing of this kind."""

    kind: str


FactId = Annotated[str, Names("fact")]
SourceId = Annotated[str, Names("source")]
ExhibitId = Annotated[str, Names("exhibit")]
"""The id of a chart, table or comparison."""
IconName = Annotated[str, Names("icon")]

_IN_TEXT: Final = re.compile(r"(?<!\{)\{\s*([^{}.\s]+)[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention: what kind of thing is named, its name, and the path of the value that names it."""

    kind: str
    name: str
    path: "tuple[Key, ...]"
    is_key: bool = False  # the name is the last key of the path


def references(value: "BaseModel", path: "tuple[Key, ...]" = ()) -> Iterator[Reference]:
    """Every name given in the fields of a model and of the models in it; `path` leads to the model."""
    for name, info in type(value).model_fields.items():
        marks = [mark for mark in info.metadata if isinstance(mark, Names)]
        written = (*path, info.alias or name)
        yield from _found(getattr(value, name), _marked(info.annotation, marks), written)


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
        key, item = _arguments(annotation, dict)
        for name in value:
            yield from (Reference(mark.kind, name, (*path, name), True) for mark in _marks(key))
            yield from _found(value[name], item, (*path, name))
    elif isinstance(value, list):
        (item,) = _arguments(annotation, list)
        for index, entry in enumerate(value):
            yield from _found(entry, item, (*path, index))
    elif isinstance(value, str) and value:
        yield from (Reference(mark.kind, value, path) for mark in _marks(annotation))


def _options(annotation: Any) -> Iterator[Any]:
    """The members of a union, each with its own marks; the annotation itself where it is none."""
    inner, marks = annotation, ()
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
    if get_origin(inner) in (Union, UnionType):
        for member in get_args(inner):
            yield from _options(member)
    else:
        yield _marked(inner, marks)


def _marked(annotation: Any, marks: Any) -> Any:
    for mark in marks:
        annotation = Annotated[annotation, mark]
    return annotation


@cache
def _marks(annotation: Any) -> tuple[Names, ...]:
    options = (get_args(option) for option in _options(annotation) if get_origin(option) is Annotated)
    return tuple(mark for option in options for mark in option[1:] if isinstance(mark, Names))


@cache
def _arguments(annotation: Any, container: type) -> tuple[Any, ...]:
    """The types inside a `list` or `dict` among the options of an annotation."""
    for option in _options(annotation):
        plain = get_args(option)[0] if get_origin(option) is Annotated else option
        if get_origin(plain) is container:
            return get_args(plain)
    raise AssertionError(f"{annotation} holds no {container.__name__}")
