"""Driver: a spec file to a project, with everything that other files add to it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.workbook import fill
from factdeck.facts.workbook_wide import DistrictRow, read_wide
from factdeck.spec.load import examine, examine_written, load
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

    @property
    def excerpted(self) -> Path | None:
        """The file that `content` is a part of, where no more of it matters."""
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

    @property
    def excerpted(self) -> None:
        """None: every file counts as a whole."""

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

    @property
    def excerpted(self) -> None:
        """None: every file counts as a whole."""

    def examine(self, diagnostics: Diagnostics) -> Project | None:
        """The project; there is nothing to report."""
        return self.project


@dataclass(frozen=True, slots=True)
class RowSpec:
    """A row of a workbook, laid on the spec `base` as a spec beside it that extends it would be."""

    base: Path
    row: DistrictRow

    @property
    def path(self) -> Path:
        """Where such a spec would stand."""
        return self.base.parent / f"{self.row.stem}.yaml"

    @property
    def content(self) -> str:
        """What the row says, and in which cells."""
        values, positions = self.row.written
        return repr((values, sorted((path, place.cell) for path, place in positions.places.items())))

    @property
    def excerpted(self) -> Path:
        """The workbook: other districts' rows do not matter."""
        return Path(self.row.at.file).resolve()

    def examine(self, diagnostics: Diagnostics) -> Project | None:
        """As `examine_project`."""
        values, positions = self.row.written
        extended = {"factdeck": "1", "extends": self.base.name, **values}
        places = {("extends",): self.row.at, **positions.places}
        written = (extended, replace(positions, places=places))
        return examine_written(written, self.path, diagnostics, fill)


def rows_of(workbook: Path, base: Path, diagnostics: Diagnostics) -> list[RowSpec]:
    """The districts of a workbook with one row each, in its order; what is wrong is in `diagnostics`."""
    project = load_project(base, diagnostics)
    rows = read_wide(workbook, project, diagnostics) if project else []
    return [RowSpec(base, row) for row in rows]
