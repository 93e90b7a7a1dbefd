"""veraPDF has nothing to say of our PDFs, and would: a broken tree, no alt text, a font that is not there."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from factdeck.backends.pdf.standard import Standard
from factdeck.backends.pdf.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.stages import Prepared
from factdeck.scene.nodes import ChartNode, Page, Scene
from factdeck.theme.load import load_theme

from .conftest import ROOT, SHIPPED
from .judges import pdf_errors
from .random_specs import random_spec
from .stress import deck_scene, prepared, sheet_scene
from .test_packs import PACKS

PROFILES = {Standard.UA_1: ("ua1", "2a"), Standard.UA_2: ("ua2", "4")}
GENERATED = 50


@cache
def _ready(name: str, pack: str) -> Prepared:
    ready, theme = prepared(ROOT / "deck" / f"{name}.yaml"), load_theme(pack, [], Diagnostics())
    assert theme
    return replace(ready, theme=theme)


def _shipped_scenes() -> dict[str, Scene]:
    """The fact sheet of every shipped spec in every pack, and the slides of the flagship and the sample."""
    scenes: dict[str, Scene] = {}
    for name in SHIPPED:
        for pack in PACKS:
            scenes[f"{name}-{pack}-sheet"] = sheet_scene(_ready(name, pack), Diagnostics())
        scenes[f"{name}-slides"] = deck_scene(_ready(name, PACKS[0]), Diagnostics())
    return scenes


def _written(scenes: dict[str, Scene], folder: Path, standard: Standard) -> list[Path]:
    paths = [folder / f"{name}.pdf" for name in scenes]
    for path, scene in zip(paths, scenes.values(), strict=True):
        path.write_bytes(write(scene, standard=standard))
    return paths


@pytest.mark.judge
@pytest.mark.slow
@pytest.mark.parametrize("standard", list(Standard))
def test_verapdf_finds_nothing_in_what_is_shipped(standard: Standard, tmp_path: Path) -> None:
    paths = _written(_shipped_scenes(), tmp_path, standard)
    assert pdf_errors(paths, PROFILES[standard]) == []


@pytest.mark.judge
@pytest.mark.slow
def test_verapdf_finds_nothing_in_generated_specs(tmp_path: Path) -> None:
    scenes: dict[str, Scene] = {}
    for seed in range(GENERATED):
        language = ("zh-CN", "en")[seed % 2]
        spec = tmp_path / f"{seed}.yaml"
        spec.write_text(random_spec(seed, language, short=seed % 5 > 0), "utf-8")
        ready = _with_pack(prepared(spec), PACKS[seed // 2 % len(PACKS)])
        place = deck_scene if seed % 4 > 1 else sheet_scene
        scenes[f"{seed}-{language}"] = place(ready, Diagnostics())
    paths = _written(scenes, tmp_path, Standard.UA_1)
    assert pdf_errors(paths, PROFILES[Standard.UA_1]) == []


def _with_pack(ready: Prepared, pack: str) -> Prepared:
    theme = load_theme(pack, [], Diagnostics())
    assert theme
    return replace(ready, theme=theme)


@pytest.mark.judge
@pytest.mark.slow
def test_verapdf_sees_each_fault(tmp_path: Path) -> None:
    scene = sheet_scene(_ready("library", PACKS[0]), Diagnostics())
    sound = _written({"sound": scene}, tmp_path, Standard.UA_1)[0]
    faulty = {
        "tree": _changed(sound, lambda file: file.Root.StructTreeRoot.K.__setitem__("/S", pikepdf.Name.TD)),
        "font": _changed(sound, _without_font_file),
        "untagged": _changed(sound, _without_tree),
    }
    silent = replace(scene, pages=tuple(_without_alt(page) for page in scene.pages))
    faulty["alt"] = _written({"alt": silent}, tmp_path, Standard.UA_1)[0]
    found = pdf_errors([sound, *faulty.values()], PROFILES[Standard.UA_1])
    assert not [line for line in found if " sound.pdf " in line]
    for path in faulty.values():
        assert [line for line in found if f" {path.name} " in line], path
    assert any("ua1 alt.pdf 7.3-1" in line for line in found)


def _changed(sound: Path, change) -> Path:
    name = getattr(change, "__name__", "changed").strip("_<>")
    path = sound.with_name(f"{name}.pdf")
    with pikepdf.open(sound) as file:
        change(file)
        file.save(path)
    return path


def _without_font_file(file: pikepdf.Pdf) -> None:
    font = next(iter(file.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _without_tree(file: pikepdf.Pdf) -> None:
    del file.Root["/StructTreeRoot"]


def _without_alt(page: Page) -> Page:
    nodes = (replace(node, alt="") if isinstance(node, ChartNode) else node for node in page.nodes)
    return replace(page, nodes=tuple(nodes))
