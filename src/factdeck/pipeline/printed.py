"""Driver: how the handouts in a folder were asked for, which the report beside them tells.

A handout does not say how many slides a page has; to audit it again it is laid out as it was.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from factdeck.document.handout import PER_PAGE, PRINTED, PerPage, Printed
from factdeck.pipeline.proof import REPORTS
from factdeck.pipeline.stages import Kind, Prepared, Printing, output_name


def recorded(folder: Path, spec: Path) -> dict[Printed, Printing]:
    """Of the handouts that lie in the folder; none where no report tells, or tells anything else."""
    try:
        report = json.loads((folder / f"{spec.stem}{REPORTS[1]}").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    told = _mapping(_mapping(report).get("printed"))
    found: dict[Printed, Printing] = {}
    for kind in PRINTED:
        printing = _printing(_mapping(told.get(kind)))
        if printing and (folder / output_name(spec, kind)).exists():
            found[kind] = printing
    return found


def asked(prepared: Prepared, kinds: Iterable[Kind]) -> dict[Printed, Printing]:
    """How the handouts among these outputs were asked for, by the caller or by the spec."""
    plan, wanted = prepared.project.spec.handout, prepared.printing
    gray = plan.gray if wanted.gray is None else wanted.gray
    printing = Printing(wanted.per_page or plan.per_page, gray)
    return {kind: printing for kind in PRINTED if kind in set(kinds)}


def as_record(printed: Mapping[Printed, Printing]) -> dict[str, Any]:
    """As the report tells it."""
    return {kind: {"per_page": one.per_page, "gray": one.gray} for kind, one in printed.items()}


def as_printed(prepared: Prepared, kind: Kind, printed: Mapping[Printed, Printing]) -> Prepared:
    """With a handout wanted as it was then."""
    found = {str(name): printing for name, printing in printed.items()}.get(kind)
    return replace(prepared, printing=found) if found else prepared


def _printing(told: Mapping[str, Any]) -> Printing | None:
    counts: dict[Any, PerPage] = {count: count for count in PER_PAGE}
    per_page, gray = told.get("per_page"), told.get("gray")
    if isinstance(per_page, int) and per_page in counts and isinstance(gray, bool):
        return Printing(counts[per_page], gray)
    return None


def _mapping(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}
