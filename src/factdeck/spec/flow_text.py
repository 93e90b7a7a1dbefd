"""Spec stage: a mapping that stands on one line of a spec, `{value: 352场次, label: …}`, as texts by name."""

from typing import Any, cast


def read_flow(text: str) -> dict[str, str] | None:
    """The pairs of a flow mapping of texts; None for anything else."""
    import yaml

    try:
        value: Any = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError:
        return None
    if not isinstance(value, dict):
        return None
    pairs = cast("dict[object, object]", value)
    return {str(key): item for key, item in pairs.items() if isinstance(item, str)}
