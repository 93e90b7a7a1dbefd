"""Small fact books for tests, made the way a spec makes them."""

from pathlib import Path
from typing import Any

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.factbook import FactBook
from factdeck.facts.resolve import resolve
from factdeck.spec.project import Positions, Project
from factdeck.spec.schema import Spec


def project(facts: dict[str, Any], language: str = "zh-CN", **places: tuple[int, int]) -> Project:
    """A project of facts alone; a fact written as a text is a value. `places`: line and column by fact id."""
    entries = {
        name: {"label": name} | ({"value": entry} if isinstance(entry, str) else entry)
        for name, entry in facts.items()
    }
    spec = {
        "factdeck": 1,
        "title": "T",
        "organization": "O",
        "language": language,
        "facts": entries,
        "sections": [],
    }
    positions = Positions(
        "spec.yaml", {("facts", name): Location("spec.yaml", *place) for name, place in places.items()}
    )
    return Project(Spec.model_validate(spec), positions, Path("/spec.yaml"), {})


def resolved(facts: dict[str, Any], language: str = "zh-CN") -> tuple[FactBook, Diagnostics]:
    """The book of `facts` and what was found wrong with them."""
    diagnostics = Diagnostics()
    return resolve(project(facts, language), diagnostics), diagnostics


def book(facts: dict[str, Any], language: str = "zh-CN") -> FactBook:
    """The book of `facts`, which must be sound."""
    found, diagnostics = resolved(facts, language)
    assert not [item.line("en") for item in diagnostics]
    return found


def codes(diagnostics: Diagnostics) -> list[str]:
    """The codes of what was found, each read once in both languages."""
    for item in diagnostics:
        assert item.line("zh-CN") != item.line("en")
    return [item.code for item in diagnostics]
