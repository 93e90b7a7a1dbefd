"""Spec stage: raw values to a valid spec, every mistake a diagnostic at its place, all in one pass.

What pydantic can't accept is reported and replaced by a stand-in, so that later checks still see the rest.
"""

from copy import deepcopy
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from factdeck.base.diagnostics import Diagnostics
from factdeck.spec.faults import CUT, Fault, report
from factdeck.spec.project import Positions, Project
from factdeck.spec.schema import Spec
from factdeck.spec.validate_files import find_pictures
from factdeck.spec.validate_names import check_names
from factdeck.spec.validate_values import check_values

_PASSES: Final = 8
"""A stand-in can itself be incomplete; models nest no deeper than this."""


def validate(raw: Any, positions: Positions, path: Path, diagnostics: Diagnostics) -> Project | None:
    """The project of a spec file's values, every mistake in `diagnostics`.

    A faulty spec gives a project too, for the checks of later stages, as long as it is one at all. Where its
    facts have stand-ins, `sound` is false: later checks would report what the author did not write.
    """
    spec, sound = _spec(raw, positions, diagnostics)
    if spec is None:
        return None
    check_names(spec, positions, diagnostics)
    check_values(spec, positions, diagnostics)
    pictures = find_pictures(spec, positions, path.resolve(), diagnostics)
    return Project(spec, positions, path.resolve(), pictures, sound)


def _spec(raw: Any, positions: Positions, diagnostics: Diagnostics) -> tuple[Spec | None, bool]:
    """The spec, with stand-ins for what is faulty, and whether its facts are as written."""
    sound = True
    for attempt in range(_PASSES):
        models: dict[int, Any] = {}
        try:
            return Spec.model_validate(raw, context=models), sound
        except ValidationError as error:
            faults = [Fault.of(item, raw, models) for item in error.errors(include_url=False)]
        if attempt == 0:
            for fault in faults:
                report(fault, positions, diagnostics)
        if any(not fault.path for fault in faults):
            break
        sound = sound and not any(fault.path[0] == "facts" and fault.stand_in is not CUT for fault in faults)
        raw = _mended(raw, faults)
    return None, False


def _mended(raw: Any, faults: list[Fault]) -> Any:
    """A copy with stand-ins for the faulty values: lists keep their length, so that positions stay true."""
    copied = deepcopy(raw)
    for fault in faults:
        parent = copied
        for key in fault.path[:-1]:
            parent = parent[key]
        if fault.stand_in is not CUT:
            parent[fault.path[-1]] = deepcopy(fault.stand_in)
        elif isinstance(parent, dict):
            parent.pop(fault.path[-1], None)
    return copied
