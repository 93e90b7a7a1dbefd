"""Three hundred random specs, from the YAML to finished scenes: nothing outside, nothing over another.

`-m "not slow"` takes a share of them; the others, and a sample through both writers, are for CI.
"""

from pathlib import Path
from typing import Final

import pytest

from factdeck.base.diagnostics import Diagnostics, Severity
from factdeck.checks.package import check_package
from factdeck.pipeline.stages import finish
from factdeck.scene.nodes import Scene

from .judges import office_errors
from .random_specs import is_extreme, random_spec
from .scene_rules import Fault, found
from .stress import deck_scene, prepared, sheet_scene

MANY: Final = 150
"""Seeds in each language."""

QUICK: Final = 3
SAMPLE: Final = (1, 3, 8)

TOO_MUCH: Final = frozenset({"text-overflows"})
"""Errors that name a text too long for any size."""

SIZES: Final = frozenset({"too small", "unequal sizes", "headlines of several sizes"})
"""What a warning about one text of the page explains."""


def seeds(first: int, last: int) -> list[tuple[str, int]]:
    return [(language, seed) for seed in range(first, last) for language in ("zh-CN", "en")]


def spec_file(folder: Path, language: str, seed: int) -> Path:
    path = folder / f"{language}-{seed}.yaml"
    path.write_text(random_spec(seed, language), "utf-8")
    return path


def unsaid(scene: Scene, diagnostics: Diagnostics) -> list[Fault]:
    """Faults of a scene that no warning names. A text that is too long may draw its equals down with it."""
    said = {str(item.arguments.get("where", "")) for item in diagnostics}
    exhibits = {str(item.arguments.get(name, "")) for item in diagnostics for name in ("table", "chart")}
    pages = {where.partition("/")[0] for where in said}
    faults: list[Fault] = []
    for fault in found(scene):
        heads = [node.partition("/")[0] for node in fault.nodes]
        about = any(head in pages or head.rpartition(".")[2].partition("-")[0] in exhibits for head in heads)
        named = any(node.partition("#")[0] in said for node in fault.nodes)
        if not named and not (fault.rule in SIZES and about):
            faults.append(fault)
    return faults


def judge(language: str, seed: int, folder: Path) -> None:
    ready = prepared(spec_file(folder, language, seed))
    for place in (deck_scene, sheet_scene):
        diagnostics = Diagnostics()
        scene = place(ready, diagnostics)
        errors = [item for item in diagnostics if item.severity is Severity.ERROR]
        allowed = TOO_MUCH if is_extreme(seed) else frozenset()
        assert [item.line("en") for item in errors if item.code not in allowed] == []
        if not errors:
            assert [str(fault) for fault in unsaid(scene, diagnostics)] == []


@pytest.mark.slow
@pytest.mark.parametrize(("language", "seed"), seeds(0, QUICK))
def test_a_random_spec_is_laid_out_without_fault(language: str, seed: int, tmp_path: Path) -> None:
    judge(language, seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "seed"), seeds(QUICK, MANY))
def test_many_random_specs_are_laid_out_without_fault(language: str, seed: int, tmp_path: Path) -> None:
    judge(language, seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "seed"), [("zh-CN", 1), ("en", 2)])
def test_a_random_spec_is_written_whole(language: str, seed: int, tmp_path: Path) -> None:
    written(language, seed, tmp_path)


@pytest.mark.judge
@pytest.mark.slow
@pytest.mark.parametrize(("language", "seed"), [(one, seed) for one in ("zh-CN", "en") for seed in SAMPLE])
def test_microsofts_validator_finds_nothing_in_random_decks(language: str, seed: int, tmp_path: Path) -> None:
    assert office_errors(written(language, seed, tmp_path)) == []


def written(language: str, seed: int, folder: Path) -> Path:
    """The deck's file; both outputs are written and the package is sound."""
    ready = prepared(spec_file(folder, language, seed))
    deck, sheet = finish(ready, "deck"), finish(ready, "factsheet")
    assert sheet.content.startswith(b"%PDF")
    path = folder / "deck.pptx"
    path.write_bytes(deck.content)
    assert deck.content
    assert [item.line("en") for item in check_package(deck.content)] == []
    return path
