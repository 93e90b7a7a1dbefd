"""Make the READMEs' pictures from real output: `python docs/make_pictures.py` (LibreOffice, poppler)."""

import sys
import tempfile
from pathlib import Path

import line_breaking
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.gallery_specs import Sample, templates  # noqa: E402
from tests.judges import render  # noqa: E402

import factdeck  # noqa: E402
from factdeck.pipeline.raster import painted, rasterised  # noqa: E402
from factdeck.theme.aspect import Aspect  # noqa: E402

SLIDES = {"deck-cover": 1, "deck-key-figures": 10, "deck-chart": 13, "deck-comparison": 16}
SHEETS = {"factsheet-1": 1, "factsheet-2": 2}
WIDTH = 1000
GALLERY: dict[Aspect, tuple[str, ...]] = {
    "16:9": ("cover", "key-figures", "figures-and-chart", "points"),
    "4:3": ("cover", "key-figures"),
}
HIGH, GAP = 135, 6


def main() -> None:
    """Build the flagship and keep the named pages; a row of pages of every pack."""
    for number, template in enumerate(templates()):
        keep_row(template, ("zh-CN", "en")[number % 2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        factdeck.build(ROOT / "deck" / "harbin.yaml", out=folder)
        keep(render(folder / "harbin-deck.pptx", folder, dpi=96), SLIDES)
        keep(render(folder / "harbin-factsheet.pdf", folder, dpi=140), SHEETS)
        lines = folder / "lines.pdf"
        lines.write_bytes(line_breaking.pdf())
        keep(render(lines, folder, dpi=140), {"line-breaking": 1})


def keep(pages: list[Path], chosen: dict[str, int]) -> None:
    """Save the chosen pages as small palette PNGs."""
    for name, number in chosen.items():
        with Image.open(pages[number - 1]) as page:
            small = page.convert("RGB").resize((WIDTH, round(page.height * WIDTH / page.width)))
        small.quantize(64).save(ROOT / "docs" / "pictures" / f"{name}.png", optimize=True)


def keep_row(template: str, language: str) -> None:
    """Some slide layouts of a pack, wide and narrow, beside each other."""
    pages = [page for aspect in GALLERY for page in chosen_pages(template, aspect, language)]
    row = Image.new("RGB", (sum(page.width + GAP for page in pages) - GAP, HIGH), "white")
    left = 0
    for page in pages:
        row.paste(page, (left, 0))
        left += page.width + GAP
    row.quantize(96).save(ROOT / "docs" / "pictures" / f"gallery-{template}.png", optimize=True)


def chosen_pages(template: str, aspect: Aspect, language: str) -> list[Image.Image]:
    """The first page of each chosen slide layout, drawn by our own preview."""
    scene = Sample(template, aspect, "normal", language).laid_out()[0].scene
    kinds = [page.kind for page in scene.pages]
    images = list(rasterised(painted(scene), round(HIGH * 3 * scene.width / scene.height)))
    found = [images[kinds.index(kind)] for kind in GALLERY[aspect]]
    return [page.resize((page.width // 3, HIGH), Image.Resampling.LANCZOS) for page in found]


if __name__ == "__main__":
    main()
