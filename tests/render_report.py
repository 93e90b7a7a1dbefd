"""The numbers of the docs: what agrees between layout and LibreOffice in every set of fonts.

`python -m tests.render_report` (some minutes; needs the judges that `.ci/run` installs).
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.scene.nodes import Scene

from .carried_fonts import MACHINE
from .corpus import PARAGRAPHS
from .corpus_deck import corpus_deck
from .judges import to_pdfs
from .office_fonts import noto_sans, zen_hei
from .random_specs import random_spec
from .rendered import Findings, compare
from .stress import deck_scene, prepared

LANGUAGES = ("zh-CN", "en")
FONTS: Mapping[str, Callable[[Path], Path | None]] = {
    "carried": lambda folder: None,
    "not loaded": lambda folder: MACHINE,
    "Noto Sans SC": noto_sans,
    "WenQuanYi Zen Hei": zen_hei,
}


def corpus_decks() -> dict[str, Scene]:
    """The corpus as a deck a language."""
    return {f"corpus-{language}": corpus_deck(PARAGRAPHS, language)[0] for language in LANGUAGES}


def random_decks(folder: Path, language: str) -> dict[str, Scene]:
    """The decks of ten random specs."""
    scenes: dict[str, Scene] = {}
    for seed in range(10):
        path = folder / f"{language}-{seed}.yaml"
        path.write_text(random_spec(seed, language), "utf-8")
        scenes[path.stem] = deck_scene(prepared(path), Diagnostics())
    return scenes


def rendered(scenes: Mapping[str, Scene], folder: Path, fonts: Path | None = None) -> Findings:
    """All the scenes through the writer and LibreOffice, each compared with itself."""
    for name, scene in scenes.items():
        (folder / f"{name}.pptx").write_bytes(write(scene))
    pdfs = to_pdfs([folder / f"{name}.pptx" for name in scenes], folder, fonts)
    found = Findings()
    for scene, pdf in zip(scenes.values(), pdfs, strict=True):
        found += compare(scene, pdf)
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        decks = random_decks(folder, "zh-CN") | random_decks(folder, "en")
        samples = {"corpus": corpus_decks(), "random specs": decks}
        for sample, scenes in samples.items():
            for font, fonts in FONTS.items():
                print(f"{sample}, {font}: {rendered(scenes, folder, fonts(folder))}", flush=True)


if __name__ == "__main__":
    main()
