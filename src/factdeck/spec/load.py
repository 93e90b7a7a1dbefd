"""Spec stage: a file to a project: read, lay on what it extends, fill, cut what is dropped, validate."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from factdeck.base.diagnostics import Diagnostics
from factdeck.spec.project import Project
from factdeck.spec.read_yaml import Written, read_yaml
from factdeck.spec.schema import VALUE_KEYS

__all__ = ["Fill", "Written", "examine", "examine_written", "load", "read_yaml"]

Fill = Callable[[Written, Path, Diagnostics], Written | None]
"""Adds to a spec's values what other files say, before they are validated; `facts` reads workbooks so."""

_AWAITING = ("extends", "data")
"""A spec with one of these may have facts whose value is still to come."""


def load(path: Path, diagnostics: Diagnostics, fill: Fill | None = None) -> Project | None:
    """A valid spec with its positions and pictures; None with every mistake in `diagnostics`."""
    found = Diagnostics()
    project = examine(path, found, fill)
    diagnostics.extend(found)
    return None if found.has_errors() else project


def examine(path: Path, diagnostics: Diagnostics, fill: Fill | None = None) -> Project | None:
    """As `load`, but a spec with mistakes is given too where later stages can look for more of them."""
    written = read_yaml(path, diagnostics)
    return examine_written(written, path, diagnostics, fill) if written else None


def examine_written(
    written: Written, path: Path, diagnostics: Diagnostics, fill: Fill | None = None
) -> Project | None:
    """As `examine`, of values that need not stand in the file `path`: a district's row of a workbook."""
    from factdeck.spec.validate import validate

    values, completed = written[0], written
    waits = isinstance(values, dict) and any(key in values for key in _AWAITING)
    if waits:
        from factdeck.spec.overlay import complete

        completed = complete(written, path, diagnostics, fill)
    elif fill:
        completed = fill(written, path, diagnostics)
    if completed is None:
        return None
    project = validate(*completed, path, diagnostics)
    return replace(project, pending=_pending(project)) if project and waits else project


def _pending(project: Project) -> frozenset[str]:
    """The facts that have no value yet."""
    facts = project.spec.facts
    return frozenset(
        name for name, fact in facts.items() if all(getattr(fact, key) is None for key in VALUE_KEYS)
    )
