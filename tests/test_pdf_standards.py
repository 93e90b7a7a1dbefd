"""veraPDF has nothing to say of our PDFs, and would: a broken tree, no alt text, a font that is not there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from factdeck.backends.pdf.standard import Standard
from factdeck.backends.pdf.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.scene.nodes import ChartNode, Page, Scene

from .claiming_scenes import handouts, ready, sample_decks, shipped, with_pack
from .conftest import SHIPPED
from .every_pdf import unjudged
from .judges import pdf_errors
from .random_specs import random_spec
from .stress import deck_scene, prepared, sheet_scene
from .test_packs import PACKS

Scenes = Callable[[], Iterable[tuple[str, Scene]]]

PROFILES = {Standard.UA_1: ("ua1", "2a"), Standard.UA_2: ("ua2", "4")}
GENERATED = 50


def _written(scenes: Iterable[tuple[str, Scene]], folder: Path, standard: Standard) -> list[Path]:
    paths: list[Path] = []
    with unjudged("they are judged here"):
        for name, scene in scenes:
            paths.append(folder / f"{name}-{standard}.pdf")
            paths[-1].write_bytes(write(scene, standard=standard))
    return paths


@pytest.mark.judge
@pytest.mark.slow
@pytest.mark.parametrize("scenes", [*SHIPPED, handouts, sample_decks])
def test_verapdf_finds_nothing_in_what_is_shipped(scenes: str | Scenes, tmp_path: Path) -> None:
    made = list(shipped(scenes) if isinstance(scenes, str) else scenes())
    for standard, profiles in PROFILES.items():
        assert pdf_errors(_written(made, tmp_path, standard), profiles) == []


@pytest.mark.judge
@pytest.mark.slow
def test_verapdf_finds_nothing_in_generated_specs(tmp_path: Path) -> None:
    paths = _written(_generated(tmp_path), tmp_path, Standard.UA_1)
    assert pdf_errors(paths, PROFILES[Standard.UA_1]) == []


def _generated(folder: Path) -> Iterator[tuple[str, Scene]]:
    for seed in range(GENERATED):
        language = ("zh-CN", "en")[seed % 2]
        spec = folder / f"{seed}.yaml"
        spec.write_text(random_spec(seed, language, short=seed % 5 > 0), "utf-8")
        made = with_pack(prepared(spec), PACKS[seed // 2 % len(PACKS)])
        place = deck_scene if seed % 4 > 1 else sheet_scene
        yield f"{seed}-{language}", place(made, Diagnostics())


@pytest.mark.judge
@pytest.mark.slow
def test_verapdf_sees_each_fault(tmp_path: Path) -> None:
    scene = sheet_scene(ready("library", PACKS[0]), Diagnostics())
    sound = _written([("sound", scene)], tmp_path, Standard.UA_1)[0]
    faulty = {
        "tree": _changed(sound, lambda file: file.Root.StructTreeRoot.K.__setitem__("/S", pikepdf.Name.TD)),
        "font": _changed(sound, _without_font_file),
        "untagged": _changed(sound, _without_tree),
    }
    silent = replace(scene, pages=tuple(_without_alt(page) for page in scene.pages))
    faulty["alt"] = _written([("alt", silent)], tmp_path, Standard.UA_1)[0]
    found = pdf_errors([sound, *faulty.values()], PROFILES[Standard.UA_1])
    assert not [line for line in found if " sound-ua-1.pdf " in line]
    for path in faulty.values():
        assert [line for line in found if f" {path.name} " in line], path
    assert any("ua1 alt-ua-1.pdf 7.3-1" in line for line in found)


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
