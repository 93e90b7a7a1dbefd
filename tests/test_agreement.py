"""Deck and sheet of generated specs say the same numbers, each of them a fact's or the author's."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.checks.audit.agree import agree
from factdeck.checks.audit.audit import Appearance, audit
from factdeck.checks.audit.place import Part, Place
from factdeck.checks.audit.words import authored
from factdeck.pipeline.stages import Kind, lay_out, prepare, write
from factdeck.spec.load import load
from tests.mutations import subject
from tests.random_specs import random_spec

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

KINDS: tuple[Kind, ...] = ("deck", "factsheet")
LANGUAGES = ("zh-CN", "en")
_PROOF = {
    "figure-false",
    "figure-differs",
    "number-untraced",
    "number-changed",
    "number-added",
    "number-removed",
}


def disagreements(language: str, seed: int, folder: Path, *, short: bool = False) -> list[str]:
    """What the audit has to say of a generated spec, from its facts to both of its files."""
    path = folder / f"{language}-{seed}.yaml"
    path.write_text(random_spec(seed, language, short=short), "utf-8")
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    prepared = project and prepare(project, diagnostics)
    assert prepared, [item.line("en") for item in diagnostics if item.severity == "error"][:3]
    seen: list[Appearance] = []
    for kind in KINDS:
        if laid_out := lay_out(prepared, kind, diagnostics):
            content = write(laid_out.scene, kind)
            spoken = authored(prepared.project, prepared.facts)
            scene, document, facts = laid_out.scene, laid_out.document, prepared.facts
            seen += audit(scene, kind, content, document, facts, diagnostics, spoken)
    agree(seen, prepared.facts, diagnostics)
    return [item.line("en") for item in diagnostics if item.code in _PROOF]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(2))
def test_deck_and_sheet_agree_and_read_back(language: str, seed: int, tmp_path: Path):
    assert disagreements(language, seed, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(2, 20))
def test_more_decks_and_sheets_agree_and_read_back(language: str, seed: int, tmp_path: Path):
    assert disagreements(language, seed, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("first", range(0, 500, 50))
def test_a_thousand_decks_agree_with_their_sheets(language: str, first: int, tmp_path: Path):
    for seed in range(1000 + first, 1050 + first):
        assert disagreements(language, seed, tmp_path, short=True) == [], seed


def test_two_readings_of_one_fact_are_found():
    facts = subject("harbin").prepared.facts
    one = Appearance("visits", Place("deck", 5, "a", Part.TEXT), "33.2万人次")
    part = Appearance("visits", Place("deck", 6, "b", Part.TABLE), "33.2万")
    other = Appearance("visits", Place("factsheet", 1, "c", Part.TEXT), "33万人次")
    diagnostics = Diagnostics()
    agree([one, part], facts, diagnostics)
    assert not list(diagnostics)
    agree([one, other], facts, diagnostics)
    (found,) = diagnostics
    assert found.location is None or isinstance(found.location, Location)
    assert "visits is “33.2万人次” but reads “33万人次”" in found.line("en")
    assert "in sheet page 1" in found.line("en")
