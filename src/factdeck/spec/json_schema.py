"""Spec stage: the JSON Schema (draft 2020-12) of a spec, for editors that complete and check while one types.

Descriptions are the texts under the fields in `schema.py` and `elements.py`. They are read from the source
only here, because pydantic's own way of collecting them doubles the time that the models take to import.
"""

import ast
import inspect
import json
from collections.abc import Iterator
from typing import Any, Final

from factdeck.base.icons import icons
from factdeck.spec import elements, schema

FILE_NAME: Final = "factdeck.schema.json"
"""How the specs name it, in their `yaml-language-server` line."""

_COMMON: Final = {
    "id": "Short name: letters, digits, _ and -.",
    "headline": "Title of the slide: say what was found, in a sentence.",
    "notes": "Speaker notes.",
    "source_note": "Words for the source line, where the sources of the facts do not say enough.",
}
"""Fields that mean the same wherever they stand."""

_ICON: Final = "icon"
"""Fields that name one of the icons."""


def json_schema() -> dict[str, Any]:
    """The schema as plain values."""
    made: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    made |= schema.Spec.model_json_schema()
    described = {
        name: texts
        for module in (elements, schema)
        for name, texts in _descriptions(inspect.getsource(module))
    }
    for name, model in {**made["$defs"], "Spec": made}.items():
        for field, part in model["properties"].items():
            part.pop("title", None)  # pydantic's titles repeat the names
            if text := described.get((name, field), _COMMON.get(field)):
                part["description"] = text
            if field == _ICON:
                part["enum"] = ["", *icons()]
    return made


def json_schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


def _descriptions(source: str) -> Iterator[tuple[tuple[str, str], str]]:
    """((class, field), the text under it) for all fields of all classes in a module."""
    for model in ast.parse(source).body:
        if not isinstance(model, ast.ClassDef):
            continue
        for field, text in zip(model.body, model.body[1:], strict=False):
            match field, text:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                    yield (model.name, name.rstrip("_")), words
                case _:
                    pass
