"""Driver: a spec file to a project, with everything that other files add to it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.workbook import fill
from factdeck.spec.load import examine, load
from factdeck.spec.project import Project


def load_project(path: Path, diagnostics: Diagnostics) -> Project | None:
    """A valid spec, completed; None with every mistake in `diagnostics`."""
    return load(path, diagnostics, fill)


def examine_project(path: Path, diagnostics: Diagnostics) -> Project | None:
    """As `load_project`, but a spec with mistakes is given too where later stages can find more of them."""
    return examine(path, diagnostics, fill)


class Unloaded(Protocol):
    """A spec that is still to be loaded, in any process: a file, or what makes one."""

    @property
    def path(self) -> Path:
        """Its file, which need not exist: outputs are named after it, other files looked up beside it."""
        ...

    @property
    def content(self) -> str:
        """What it says that stands in no file of its own."""
        ...

    def examine(self, diagnostics: Diagnostics) -> Project | None:
        """As `examine_project`."""
        ...


@dataclass(frozen=True, slots=True)
class SpecFile:
    """A spec file that is still to be loaded."""

    path: Path

    @property
    def content(self) -> str:
        """Nothing: all that it says stands in files."""
        return ""

    def examine(self, diagnostics: Diagnostics) -> Project | None:
        """As `examine_project`."""
        return examine_project(self.path, diagnostics)


@dataclass(frozen=True, slots=True)
class LoadedSpec:
    """A project where a spec is asked for."""

    project: Project

    @property
    def path(self) -> Path:
        """Its file."""
        return self.project.path

    @property
    def content(self) -> str:
        """All that it says."""
        return self.project.spec.model_dump_json()

    def examine(self, diagnostics: Diagnostics) -> Project | None:
        """The project; there is nothing to report."""
        return self.project
