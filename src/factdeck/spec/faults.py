"""Spec stage: what pydantic could not accept: a fault at a path, its diagnostic, and a stand-in for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, get_origin

from factdeck.base.diagnostics import Diagnostics, Phrase
from factdeck.spec.project import Key, Positions
from factdeck.spec.text_file import meant, nearest

CUT: Final = object()
"""The stand-in of a value that is best left out."""

# the start of pydantic's error type → (phrase for what is expected, stand-in)
_TYPES: Final[dict[str, tuple[str, Any]]] = {
    "string_": ("type-text", ""),
    "list_": ("type-list", []),
    "dict_": ("type-keys", {}),
    "model_": ("type-keys", {}),
    "int_": ("type-whole", "1"),
    "decimal_": ("type-number", "1"),
    "bool_": ("type-yes-no", "false"),
}
_LONGEST: Final = 24


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of pydantic's: its type and context, the path of the raw value, the model of its parent."""

    type: str
    path: tuple[Key, ...]
    value: Any
    context: Mapping[str, Any]
    model: Any  # the model class of the mapping that holds the value, None in lists and free mappings
    reason: str

    @staticmethod
    def of(error: Mapping[str, Any], raw: Any, models: Mapping[int, Any]) -> "Fault":
        """The fault of an item of `ValidationError.errors()`; `models` by id of the raw mapping."""
        path = tuple(key for key in error["loc"] if not (isinstance(key, str) and key[:1] in "<["))
        model = models.get(id(_at(raw, path[:-1]))) if path else None
        return Fault(error["type"], path, error["input"], error.get("ctx", {}), model, error["msg"])

    @property
    def stand_in(self) -> Any:
        """A value that lets the rest of the spec be checked without further complaints, or CUT."""
        if self.type == "missing":
            annotation = self.model.model_fields[self.path[-1]].annotation
            return [] if get_origin(annotation) is list else "1" if self.path == ("factdeck",) else ""
        if self.type == "literal_error":
            return self.choices[0]
        expected = self._expected
        return expected[1] if expected else CUT

    @property
    def choices(self) -> list[str]:
        """What a Literal allows."""
        return [text or number for text, number in re.findall(r"'([^']*)'|(\d+)", self.context["expected"])]

    @property
    def wanted(self) -> str:
        """The phrase for the expected type, "" where the type is right."""
        return self._expected[0] if self._expected else ""

    @property
    def _expected(self) -> tuple[str, Any] | None:
        return next((kind for start, kind in _TYPES.items() if self.type.startswith(start)), None)


def report(fault: Fault, positions: Positions, diagnostics: Diagnostics) -> None:
    """Add the diagnostic for a fault, at the exact place."""
    key = str(fault.path[-1]) if fault.path else ""
    if fault.type == "extra_forbidden":
        advice = _known_keys(fault, key)
        diagnostics.add("unknown-key", positions.at_key(*fault.path), key=key, advice=advice)
    elif fault.type == "missing":
        empty = fault.path in positions.keys  # written, with nothing after it
        diagnostics.add("missing-key", positions.at_key(*(fault.path if empty else fault.path[:-1])), key=key)
    else:
        _report_value(fault, positions, diagnostics)


def _report_value(fault: Fault, positions: Positions, diagnostics: Diagnostics) -> None:
    place, key = positions.at(*fault.path), _named(fault.path)
    if fault.type == "literal_error":
        advice = meant(nearest(str(fault.value), fault.choices))
        choices, value = ", ".join(fault.choices), _shortened(str(fault.value))
        diagnostics.add("bad-choice", place, key=key, value=value, choices=choices, advice=advice)
    elif fault.type in ("greater_than_equal", "less_than_equal"):
        bound, limit = ("bound-least", "ge") if fault.type[0] == "g" else ("bound-most", "le")
        phrase = Phrase(bound, {"limit": fault.context[limit]})
        diagnostics.add("out-of-range", place, key=key, value=fault.value, bound=phrase)
    elif fault.wanted:
        expected, found = Phrase(fault.wanted), _found(fault.value)
        diagnostics.add("wrong-type", place, key=key, expected=expected, found=found, advice=_advice(fault))
    else:
        diagnostics.add("bad-value", place, key=key, reason=fault.reason)


def _known_keys(fault: Fault, key: str) -> Phrase | str:
    fields: Mapping[str, Any] = fault.model.model_fields if fault.model else {}
    known = [info.alias or name for name, info in fields.items()]
    return meant(nearest(key, known)) or (Phrase("known-keys", {"names": ", ".join(known)}) if known else "")


def _named(path: tuple[Key, ...]) -> Phrase | str:
    """How a message names the value: its key, or the item of a list."""
    if not path:
        return Phrase("whole-spec")
    if isinstance(path[-1], int):
        key = next((key for key in reversed(path) if isinstance(key, str)), "")
        return Phrase("item-of", {"number": path[-1] + 1, "key": key})
    return f"“{path[-1]}”"


def _found(value: Any) -> Phrase:
    if isinstance(value, Mapping):
        return Phrase("type-keys")
    if isinstance(value, list):
        return Phrase("type-list")
    return Phrase("found-nothing") if value is None else Phrase("found-text", {"text": _written(value)})


def _advice(fault: Fault) -> Phrase | str:
    if fault.wanted == "type-list" and isinstance(fault.value, str):
        return Phrase("advice-list", {"text": _shortened(fault.value)})
    return Phrase("advice-quote") if fault.wanted == "type-text" and isinstance(fault.value, bool) else ""


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else _shortened(str(value))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _at(raw: Any, path: tuple[Key, ...]) -> Any:
    for key in path:
        raw = raw[key]
    return raw
