"""What every model of the spec is made of (pydantic): strict keys, text as written, unions by shape."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)


class Model(BaseModel):
    """Unknown keys are errors; a key with nothing after it counts as not written."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any, info: ValidationInfo) -> Any:
        """Drop empty keys, and note for `validate` which model was meant for this mapping."""
        if not isinstance(value, Mapping):
            return value
        if isinstance(info.context, dict):
            info.context[id(value)] = cls
        return {key: item for key, item in value.items() if item is not None}


def _whole(value: object) -> object:
    """The loader hands numbers over as text; a Literal of numbers takes none."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


def _shape(value: object) -> str:
    """Which branch of a union its author meant: keys or a list, keys or a word."""
    return KEYS if isinstance(value, Mapping | BaseModel) else PLAIN


KEYS: Final = "<keys>"
PLAIN: Final = "<plain>"

Words = Annotated[str, WithJsonSchema({"type": ["string", "number"]})]
"""Text; an unquoted number or date is taken as written."""

Whole = BeforeValidator(_whole)
Shape = Discriminator(_shape)
