"""Every shipped design pack, at the level of scenes: shipped specs, and all layouts with every amount."""

from functools import cache
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.resources import resource
from factdeck.checks.pages.check import check_pages
from factdeck.document.compose import compose_deck
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.pipeline.stages import Prepared
from factdeck.theme.aspect import ASPECTS, Aspect
from factdeck.theme.load import known_templates, load_theme
from tests.amounts import amounts_spec
from tests.conftest import ROOT, SHIPPED
from tests.stress import prepared

PACKS = [
    name
    for name in known_templates([])
    if "layouts:" in resource("templates", name, "deck.yaml").read_text("utf-8")
]


@cache
def shipped(name: str) -> Prepared:
    return prepared(ROOT / "deck" / f"{name}.yaml")


def findings(ready: Prepared, pack: str, aspect: Aspect = "16:9") -> list[str]:
    """What layout and the checks of pages have to say of the deck in a pack."""
    diagnostics = Diagnostics()
    theme = load_theme(pack, [], diagnostics, aspect)
    assert theme
    deck = compose_deck(ready.project, ready.facts, diagnostics)
    scene = place_deck(deck, theme, Measurer(theme.families), diagnostics)
    check_pages(scene, "deck", deck, diagnostics)
    return [item.line("en") for item in diagnostics]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_pack_shows_the_shipped_specs_without_a_finding(name: str, pack: str) -> None:
    assert findings(shipped(name), pack) == []


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("name", SHIPPED)
def test_so_does_its_deck_of_4_3(name: str, pack: str) -> None:
    assert findings(shipped(name), pack, "4:3") == []


@pytest.mark.slow
@pytest.mark.parametrize("pack", ["mo", "qinglan"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_pack_holds_every_amount_that_a_layout_is_made_for(
    language: str, pack: str, tmp_path: Path
) -> None:
    path = tmp_path / "amounts.yaml"
    path.write_text(amounts_spec(language), "utf-8")
    ready = prepared(path)
    found = {aspect: findings(ready, pack, aspect) for aspect in ASPECTS}
    assert found == {aspect: [] for aspect in ASPECTS}


def test_a_pack_that_sets_text_too_small_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "template.yaml").write_text("extends: qinglan\n", "utf-8")
    (folder / "deck.yaml").write_text("styles: {point: {size: 12, steps: []}}\n", "utf-8")
    ready = shipped("library")
    theme = load_theme("tiny", [tmp_path], Diagnostics())
    assert theme
    diagnostics, deck = Diagnostics(), compose_deck(ready.project, ready.facts, Diagnostics())
    scene = place_deck(deck, theme, Measurer(theme.families), diagnostics)
    check_pages(scene, "deck", deck, diagnostics)
    assert "text-small" in {item.code for item in diagnostics}
