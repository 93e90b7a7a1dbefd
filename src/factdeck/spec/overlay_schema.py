"""Spec stage: the JSON Schema of a spec that extends another: nothing must be there, lists may be edited."""

import json
from typing import Any, Final

from factdeck.spec.json_schema import json_schema

FILE_NAME: Final = "overlay.schema.json"
"""How specs that extend another name it, in their `yaml-language-server` line."""

_NAMES: Final = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_PLACE: Final = {
    "type": "string",
    "pattern": r"^(first|last|(after|before)\s+.+)$",
    "description": "first, last, after ITEM or before ITEM.",
}
_EDITS: Final = {
    "remove": {**_NAMES, "description": "Takes items away, by their ids; in a list of texts the texts."},
    "move": {"type": "string", "description": "Puts an item elsewhere; `place` says where."},
    "order": {
        "type": "array",
        "items": {"type": "string"},
        "description": "Puts items first, in this order.",
    },
    "place": _PLACE,
}


def overlay_schema() -> dict[str, Any]:
    """The schema as plain values."""
    made = json_schema()
    for model in (*made["$defs"].values(), made):
        model.pop("required", None)
        properties: dict[str, Any] = {
            name: _or_null(_edited(part)) for name, part in model["properties"].items()
        }
        if "id" in properties:
            properties["place"] = _PLACE
        model["properties"] = properties
    made["required"] = ["extends"]
    return made


def overlay_schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(overlay_schema(), indent=1, ensure_ascii=False) + "\n"


def _or_null(part: dict[str, Any]) -> dict[str, Any]:
    """The type, or `null`, which takes away what the extended spec says."""
    described = {key: part[key] for key in ("description",) if key in part}
    return {
        "anyOf": [{key: part[key] for key in part if key not in described}, {"type": "null"}],
        **described,
    }


def _edited(part: dict[str, Any]) -> dict[str, Any]:
    """The type, its lists with entries that say what they do, its free mappings with null."""
    for option in (*part.get("anyOf", ()), *part.get("oneOf", ())):
        option.update(_edited(option))
    if isinstance(free := part.get("additionalProperties"), dict):
        return {**part, "additionalProperties": _or_null(free)}
    if part.get("type") == "array" and "items" in part:
        items = part["items"]
        whole = {
            "add": {**items, "description": "A new item; `place` says where, else it comes last."},
            "replace": {**items, "description": "In the place of the item of that id."},
        }
        entry = {"type": "object", "properties": {**whole, **_EDITS}, "additionalProperties": False}
        return {**part, "items": {"anyOf": [items, entry]}}
    return part
