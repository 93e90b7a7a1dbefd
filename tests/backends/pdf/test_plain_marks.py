"""Charts of plain paths look as those of matplotlib's artists, and need no matplotlib."""

import subprocess
import sys
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image, ImageChops

from factdeck.backends.pdf.writer import write
from tests.mutations import ROOT, subject

pytestmark = pytest.mark.slow  # the quick tests have others of the kind


def picture(content: bytes) -> Image.Image:
    return pypdfium2.PdfDocument(content)[0].render(scale=1).to_pil().convert("L")


PAGES = ["results.awards", "ideals.screen", "livelihood.training", "livelihood.sites", "reform.gig"]


@pytest.mark.parametrize("id", PAGES)
def test_a_chart_looks_the_same(id: str):
    scene = subject("harbin").laid_out["deck"].scene
    pages = tuple(
        replace(
            page, nodes=tuple(node for node in page.nodes if not getattr(node, "link", ""))
        )  # no agenda here
        for page in scene.pages
        if page.id == id
    )
    one = replace(scene, pages=pages)
    artists, plain = picture(write(one)), picture(write(one, looked_at=True))
    different = ImageChops.difference(artists, plain).point(lambda value: 255 if value > 48 else 0)
    share = (different.histogram()[255]) / (different.width * different.height)
    assert share < 0.0005
    bare = tuple(replace(page, nodes=page.nodes[:2]) for page in pages)
    empty = ImageChops.difference(artists, picture(write(replace(one, pages=bare))))
    assert empty.getbbox() is not None  # the check sees a difference


def test_no_matplotlib_is_loaded():
    program = (
        "import sys; from pathlib import Path; from factdeck.base.diagnostics import Diagnostics;"
        "from factdeck.spec.load import load; from factdeck.pipeline.stages import lay_out, prepare;"
        "from factdeck.backends.pdf.writer import write; found = Diagnostics();"
        "ready = prepare(load(Path(sys.argv[1]), found), found);"
        "scene = lay_out(ready, 'deck', found).scene;"
        "write(scene, looked_at=True); assert 'matplotlib' not in sys.modules;"
        "write(scene); assert 'matplotlib' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(ROOT / "deck" / "library.yaml")], check=True)
