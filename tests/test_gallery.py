"""Every shipped pack, every slide layout, little to most content: our preview is what LibreOffice shows.

The packs are the folders in templates/; what a new one does not hold to fails here. `make gallery` shows it.
"""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import Severity
from factdeck.checks.pages.check import check_pages
from factdeck.scene.nodes import Scene

from .gallery_specs import AMOUNTS, LANGUAGES, Sample, few, samples, templates
from .judges import to_pdfs
from .side_by_side import Compared, pairs

FRAMES = 0.02  # of the slide's width: how far a text may stand from where we paint it
LINES = 0.98  # share of the frames with as many lines
GROUNDS = 0.995  # share of equal pixels on grounds of one colour


def judged(scenes: dict[str, Scene], folder: Path) -> dict[str, Compared]:
    """Every deck written, drawn by LibreOffice in one run, and compared page by page."""
    for name, scene in scenes.items():
        (folder / f"{name}.pptx").write_bytes(write(scene))
    pdfs = to_pdfs([folder / f"{name}.pptx" for name in scenes], folder)
    found: dict[str, Compared] = {}
    for (name, scene), pdf in zip(scenes.items(), pdfs, strict=True):
        found[name] = Compared()
        for pair in pairs(scene, pdf):
            found[name] += pair.compared
    return found


@pytest.mark.judge
@pytest.mark.slow
@pytest.mark.parametrize("template", templates())
def test_the_preview_is_what_libreoffice_shows(template: str, tmp_path: Path) -> None:
    scenes = {sample.name: sample.laid_out()[0].scene for sample in few(template)}
    for name, found in judged(scenes, tmp_path).items():
        assert found.farthest[0] <= FRAMES, (name, found.farthest)
        assert found.findings.agreement >= LINES, (name, found.findings.counts)
        assert found.findings.faults == [], name
        assert found.colors == [], name
        assert found.grounds >= GROUNDS, (name, found.grounds)


@pytest.mark.slow
@pytest.mark.parametrize("template", templates())
def test_no_amount_of_content_is_too_much_or_too_little(template: str) -> None:
    """Neither layout nor the checks of pages say anything against the sample decks, wide or narrow."""
    for sample in samples(template):
        laid, found = sample.laid_out()
        check_pages(laid.scene, "deck", laid.document, found)
        faults = [item.line("en") for item in found if item.severity is not Severity.NOTE]
        assert faults == [], sample.name


@pytest.mark.slow
def test_the_sample_decks_show_every_slide_layout() -> None:
    for amount in AMOUNTS:
        for language in LANGUAGES:
            laid, _ = Sample("hongjin", "16:9", amount, language).laid_out()
            kinds = {page.kind for page in laid.scene.pages}
            missing = {key for key in KINDS if key not in kinds}
            assert missing == set(), (amount, language)


@pytest.mark.slow
@pytest.mark.parametrize("template", templates())
def test_the_masters_body_text_has_a_plain_theme_colour(template: str) -> None:
    """What the master changes its colour by, LibreOffice also does to the text of every body placeholder."""
    for sample in few(template)[:3]:
        package = zipfile.ZipFile(io.BytesIO(write(sample.laid_out()[0].scene)))
        master = etree.fromstring(package.read("ppt/slideMasters/slideMaster1.xml"))
        colors = master.findall(".//{*}bodyStyle//{*}schemeClr")
        assert colors
        assert [color.get("val") for color in colors if len(color)] == [], sample.name


KINDS = (
    *("cover", "agenda", "section", "key-figures", "points", "chart", "figures-and-chart"),
    *("comparison", "table", "timeline", "photos", "quote", "closing"),
)  # chart-pair is in the packs, but no spec asks for it yet


@pytest.mark.judge
@pytest.mark.slow
def test_what_differs_is_noticed(tmp_path: Path) -> None:
    scene = Sample("hongjin", "16:9", "little", "en").laid_out()[0].scene
    (tmp_path / "deck.pptx").write_bytes(write(scene))
    (pdf,) = to_pdfs([tmp_path / "deck.pptx"], tmp_path)
    painted = replace(scene, palette={**scene.palette, "paper": "E0E0F0", "ink": "004400"})
    whole = Compared()
    for pair in pairs(painted, pdf):
        whole += pair.compared
    assert whole.grounds < GROUNDS
    assert any("not 004400" in text for text in whole.colors)
    wider = replace(scene, width=scene.width * 1.1)  # as if everything stood further left
    moved = max(pair.compared.farthest[0] for pair in pairs(wider, pdf))
    assert moved > FRAMES
