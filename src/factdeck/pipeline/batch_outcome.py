"""Driver: how a batch is wanted, and what became of each of its districts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from factdeck.backends.pdf.standard import Standard
from factdeck.pipeline.build import Output
from factdeck.pipeline.stages import USUAL, Kind


class Status(StrEnum):
    """What became of a district."""

    BUILT = "built"
    UNCHANGED = "unchanged"  # nothing that it is made of has changed since it was built
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one district.

    `name` is that of its folder, `title` its organisation's. `findings` as `checks.report.report.finding`
    has them; `seconds` of work, 0 where there was none; `inputs` are the files that it was made of.
    """

    name: str
    status: Status
    title: str = ""
    outputs: tuple[Output, ...] = ()
    findings: tuple[Mapping[str, Any], ...] = ()
    report: Path | None = None
    language: str = ""
    seconds: float = 0.0
    inputs: tuple[Path, ...] = field(default=(), repr=False)

    def count(self, severity: str) -> int:
        """How many findings of this severity it has."""
        return sum(item["severity"] == severity for item in self.findings)


@dataclass(frozen=True, slots=True)
class Batch:
    """How all districts of a batch are built. `out` holds a folder for each.

    `language` is that of messages, "" for each district's own.
    """

    out: Path = Path("out")
    only: tuple[Kind, ...] = USUAL
    strict: bool = False
    standard: Standard = Standard.UA_1
    language: str = ""

    def options(self) -> str:
        """What a district's outputs and findings depend on beside its inputs."""
        return " ".join((*self.only, str(self.strict), self.standard, self.language))
