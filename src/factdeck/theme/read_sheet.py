"""Stage theme: read a pack's `sheet.yaml` and `handout.yaml` into typed designs, lengths in points."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from factdeck.base.diagnostics import FactdeckError
from factdeck.base.units import mm
from factdeck.theme.handout_design import HandoutDesign
from factdeck.theme.laid_over import merge
from factdeck.theme.sheet_forms import Form
from factdeck.theme.sheet_layout import SheetDesign
from factdeck.theme.sheet_measures import Length, Stretch

_T = TypeVar("_T")


class DesignError(FactdeckError):
    """A value of a design pack is missing or of the wrong kind; `path` says which."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path, self.problem = path, problem


_VARIANTS: Final = {1: "one_page", 4: "four_pages"}


def read_sheet_design(raw: Mapping[str, Any], pages: int = 2) -> SheetDesign:
    """The design in `raw`, the content of a `sheet.yaml`, of a sheet of so many pages.

    `variants:` says what a sheet of one page (`one_page`) or of four (`four_pages`) draws otherwise.
    Raises DesignError at the first faulty value.
    """
    design = _dataclass(SheetDesign, _varied(raw, pages), "sheet")
    needed = {Form.RAIL: "rail", Form.COLUMNS: "newspaper", Form.CARDS: "card"}.get(design.composition)
    if needed and getattr(design, needed) is None:
        raise DesignError(f"sheet.{needed}", "missing")
    return design


def _varied(raw: Mapping[str, Any], pages: int) -> Mapping[str, Any]:
    """The usual design with what its variant for so many pages says laid over it."""
    usual, variants = dict(raw), _checked(raw.get("variants", {}), "sheet.variants")
    usual.pop("variants", None)
    for name in variants:
        if name not in _VARIANTS.values():
            raise DesignError(f"sheet.variants.{name}", "unknown")
    name = _VARIANTS.get(pages, "")
    return merge(usual, _checked(variants.get(name, {}), f"sheet.variants.{name}"))


def _checked(raw: object, path: str) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise DesignError(path, "not a mapping")
    return cast(Mapping[str, Any], raw)


def read_handout_design(raw: Mapping[str, Any]) -> HandoutDesign:
    """The design in `raw`, the content of a `handout.yaml`. Raises DesignError at the first faulty value."""
    return _dataclass(HandoutDesign, raw, "handout")


def _dataclass(kind: type[_T], raw: object, path: str) -> _T:
    if kind is Stretch:
        least, natural, greatest = _numbers(raw, path, 3)
        return cast(_T, Stretch(mm(least), mm(natural), mm(greatest)))
    given = _checked(raw, path)
    hints = get_type_hints(kind)
    declared = {field.name: field for field in fields(cast(Any, kind))}
    for key in given:
        if key not in declared:
            raise DesignError(f"{path}.{key}", "unknown")
    values: dict[str, Any] = {}
    for name, field in declared.items():
        if name in given:
            values[name] = _value(hints[name], given[name], f"{path}.{name}")
        elif field.default is MISSING:
            raise DesignError(f"{path}.{name}", "missing")
    return kind(**values)


def _value(hint: Any, raw: object, path: str) -> Any:
    if get_origin(hint) in (Union, UnionType):
        hint = get_args(hint)[0]  # `Design | None`: what is given is the design
    if hint is Length:
        return mm(_number(raw, path))
    if is_dataclass(hint):
        return _dataclass(cast(type[Any], hint), raw, path)
    origin = get_origin(hint)
    if origin is tuple:
        return tuple(_numbers(raw, path))
    if origin is Mapping:
        return _mapping(get_args(hint), raw, path)
    return _scalar(hint, raw, path)


def _mapping(hints: tuple[Any, ...], raw: object, path: str) -> dict[Any, Any]:
    key, value = hints
    return {
        _value(key, name, path): _value(value, item, f"{path}.{name}")
        for name, item in _checked(raw, path).items()
    }


def _scalar(hint: Any, raw: object, path: str) -> Any:
    if hint is float:
        return _number(raw, path)
    if hint is int:
        return int(_number(raw, path))
    if hint is bool:
        if str(raw).lower() not in {"true", "false"}:
            raise DesignError(path, f"not true or false: {raw}")
        return str(raw).lower() == "true"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint, raw, path)
    return str(raw)


def _choice(kind: type[StrEnum], raw: object, path: str) -> StrEnum:
    try:
        return kind(str(raw))
    except ValueError:
        raise DesignError(path, f"none of {', '.join(kind)}: {raw}") from None


def _number(raw: object, path: str) -> float:
    try:
        return float(str(raw))
    except ValueError:
        raise DesignError(path, f"not a number: {raw}") from None


def _numbers(raw: object, path: str, count: int = 0) -> list[float]:
    if not isinstance(raw, list | tuple) or (count and len(cast(list[object], raw)) != count):
        raise DesignError(path, f"not a list of {count or 'numbers'}")
    return [_number(item, path) for item in cast(list[object], raw)]
