"""Spec stage: what the type of a field allows: a model, values by key, a list, text with marks on it.

The models say more of their fields than pydantic needs: `Names` what a text is the name of, `Formula` that it
names facts as bare words, `Part` what becomes of the whole where a part of it falls away.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a text field whose value names a thing of this kind; `checked`: it must be there."""

    kind: str
    checked: bool = True


@dataclass(frozen=True, slots=True)
class Formula:
    """Marks a text field in which facts are named by bare words: a + b."""


class Part(Enum):
    """Marks a field, or a list, by what becomes of the whole where it falls away."""

    VITAL = "vital"  # the whole goes with it
    CARRIES = "carries"  # the whole lives as long as one such field of it does
    JOINT = "joint"  # a list that is right only as a whole


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model: its type, whether it must be given, its part in the whole."""

    annotation: Any
    required: bool
    part: Part | None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value of a type can be; a union can be several of these."""

    model: Any = None
    key: Any = None
    value: Any = None  # the types of keys and values, for free mappings
    item: Any = None
    marks: tuple[Names | Formula, ...] = ()
    is_joint: bool = False


@cache
def shape(annotation: Any) -> Shape:
    """What a value of this type can be."""
    model = key = value = item = None
    for option in options(annotation):
        plain = get_args(option)[0] if get_origin(option) is Annotated else option
        if hasattr(plain, "model_fields"):
            model = plain
        elif get_origin(plain) is dict:
            key, value = get_args(plain)
        elif get_origin(plain) is list:
            (item,) = get_args(plain)
    found = all_marks(annotation)
    marks = tuple(mark for mark in found if isinstance(mark, Names | Formula))
    return Shape(model, key, value, item, marks, Part.JOINT in found)


@cache
def fields(model: Any) -> Mapping[str, Field]:
    """The fields of a model by the name that is written."""
    return {
        info.alias or name: Field(
            marked(info.annotation, info.metadata),
            info.is_required(),
            next((mark for mark in info.metadata if isinstance(mark, Part)), None),
        )
        for name, info in model.model_fields.items()
    }


def options(annotation: Any) -> Iterator[Any]:
    """The members of a union, each with its own marks; the annotation itself where it is none."""
    inner, marks = annotation, ()
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
    if get_origin(inner) in (Union, UnionType):
        for member in get_args(inner):
            yield from options(member)
    else:
        yield marked(inner, marks)


def marked(annotation: Any, marks: Any) -> Any:
    """The annotation with our marks on it."""
    for mark in marks:
        if isinstance(mark, Names | Formula | Part):
            annotation = Annotated[annotation, mark]
    return annotation


def all_marks(annotation: Any) -> tuple[Names | Formula | Part, ...]:
    """Our marks on the members of a union, or on the annotation itself."""
    found = (get_args(option) for option in options(annotation) if get_origin(option) is Annotated)
    return tuple(mark for option in found for mark in option[1:] if isinstance(mark, Names | Formula | Part))


@cache
def names_of(annotation: Any) -> tuple[Names, ...]:
    """What a text of this type is the name of."""
    return tuple(mark for mark in all_marks(annotation) if isinstance(mark, Names))


@cache
def arguments(annotation: Any, container: type) -> tuple[Any, ...]:
    """The types inside a `list` or `dict` among the options of an annotation."""
    found = shape(annotation)
    inner = (found.key, found.value) if container is dict else (found.item,)
    if None in inner:
        raise AssertionError(f"{annotation} holds no {container.__name__}")
    return cast("tuple[Any, ...]", inner)
