"""Driver: a spec file to a project, with everything that other files add to it."""

from pathlib import Path

from factdeck.base.diagnostics import Diagnostics
from factdeck.spec.load import examine, load
from factdeck.spec.project import Project


def load_project(path: Path, diagnostics: Diagnostics) -> Project | None:
    """A valid spec, completed; None with every mistake in `diagnostics`."""
    return load(path, diagnostics)


def examine_project(path: Path, diagnostics: Diagnostics) -> Project | None:
    """As `load_project`, but a spec with mistakes is given too where later stages can find more of them."""
    return examine(path, diagnostics)
