"""Make the READMEs' pictures from real output: `python docs/make_pictures.py` (LibreOffice, poppler)."""

import sys
import tempfile
from pathlib import Path

import line_breaking
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.judges import render  # noqa: E402

import factdeck  # noqa: E402

SLIDES = {"deck-cover": 1, "deck-key-figures": 10, "deck-chart": 13, "deck-comparison": 16}
SHEETS = {"factsheet-1": 1, "factsheet-2": 2}
WIDTH = 1000


def main() -> None:
    """Build the flagship and keep the named pages."""
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


if __name__ == "__main__":
    main()
