"""The shipped specs, built once a session."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import factdeck
from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.factbook import FactBook
from factdeck.facts.resolve import resolve
from factdeck.spec.project import Project
from tests.every_deck import checked_writing
from tests.every_pdf import collected_writing

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ("harbin", "library")


@pytest.fixture(scope="session", autouse=True)
def every_file_is_sound() -> Iterator[None]:
    """See tests/every_deck.py and tests/every_pdf.py."""
    with checked_writing(), collected_writing():
        yield


@dataclass(frozen=True)
class Built:
    """One shipped spec with its outputs."""

    name: str
    project: Project
    facts: FactBook
    diagnostics: Diagnostics
    deck: Path
    sheet: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """`built("harbin")`: the spec's outputs and facts."""
    made: dict[str, Built] = {}

    def build(name: str) -> Built:
        if name not in made:
            folder = tmp_path_factory.mktemp(name)
            project = factdeck.load(ROOT / "deck" / f"{name}.yaml")
            result = factdeck.build(project, out=folder, jobs=1)
            facts = resolve(project, Diagnostics())
            deck, sheet = folder / f"{name}-deck.pptx", folder / f"{name}-factsheet.pdf"
            made[name] = Built(name, project, facts, result.diagnostics, deck, sheet)
        return made[name]

    return build
