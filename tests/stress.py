"""Scenes of a spec without writing them: what the drivers make before a backend sees it."""

from pathlib import Path

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.compose import compose_deck
from factdeck.document.compose_sheet import compose_sheet
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.layout.sheet import place_sheet
from factdeck.pipeline.stages import Prepared, prepare
from factdeck.scene.nodes import Scene
from factdeck.spec.load import load


def prepared(path: Path) -> Prepared:
    """What both outputs of a spec start from; the spec has to be sound."""
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    ready = prepare(project, diagnostics) if project else None
    assert ready, [item.line("en") for item in diagnostics]
    return ready


def deck_scene(prepared: Prepared, diagnostics: Diagnostics) -> Scene:
    """The deck of a spec, placed."""
    deck = compose_deck(prepared.project, prepared.facts, diagnostics)
    return place_deck(deck, prepared.theme, Measurer(prepared.theme.families), diagnostics)


def sheet_scene(prepared: Prepared, diagnostics: Diagnostics) -> Scene:
    """The fact sheet of a spec, placed."""
    sheet = compose_sheet(prepared.project, prepared.facts, diagnostics)
    return place_sheet(sheet, prepared.theme, Measurer(prepared.theme.families), diagnostics)
