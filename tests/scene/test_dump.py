"""Scene snapshots: what stands where on every page of the shipped specs.

A change of layout shows as a difference of `snapshots/*.txt`; after looking at the pages, write them with
`FACTDECK_SNAPSHOTS=write python -m pytest tests/scene`.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.resources import resource
from factdeck.document.compose import compose_deck
from factdeck.document.compose_sheet import compose_sheet
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.layout.sheet import place_sheet
from factdeck.scene.dump import dump
from factdeck.scene.nodes import Box, Page, Rule, Scene
from factdeck.scene.text import Rect
from factdeck.theme.load import load_theme

from ..conftest import SHIPPED, Built

SNAPSHOTS = Path(__file__).parent / "snapshots"


def scene(spec: Built, kind: str) -> Scene:
    found = Diagnostics()
    theme = load_theme(spec.project.spec.template, [resource("templates")], found)
    assert theme
    measurer = Measurer(theme.families)
    if kind == "deck":
        return place_deck(compose_deck(spec.project, spec.facts, found), theme, measurer, found)
    return place_sheet(compose_sheet(spec.project, spec.facts, found), theme, measurer, found)


@pytest.mark.parametrize("kind", ["deck", "factsheet"])
@pytest.mark.parametrize("name", SHIPPED)
def test_pages_stand_as_they_were_approved(built: Callable[[str], Built], name: str, kind: str) -> None:
    drawn = dump(scene(built(name), kind))
    approved = SNAPSHOTS / f"{name}-{kind}.txt"
    if os.environ.get("FACTDECK_SNAPSHOTS") == "write":
        approved.parent.mkdir(exist_ok=True)
        approved.write_text(drawn, "utf-8")
    assert drawn == approved.read_text("utf-8")


def test_a_node_that_moves_changes_the_dump(built: Callable[[str], Built]) -> None:
    def page(x: float) -> Scene:
        nodes = (
            Box(id="a", rect=Rect(x, 0, 10, 10), fill="red"),
            Rule(id="b", rect=Rect(0, 5, 9, 0), color="red", width=1),
        )
        whole = scene(built("library"), "deck")
        return Scene(
            width=100,
            height=100,
            pages=(Page("p", "t", "paper", nodes),),
            palette={},
            scheme={},
            fonts={},
            properties=whole.properties,
        )

    assert dump(page(1.0)) == dump(page(1.0)) != dump(page(1.2))
