"""Another district's look: a few colours in a template of one's own, beside the spec."""

import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest

import factdeck

from .conftest import ROOT

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

TEMPLATE = """\
extends: hongjin
name: mine
palette:
  red: "#1F5FA8"
  dark: "#12365F"
"""


def painted_colours(path: Path) -> set[str]:
    """Every fill colour of a PDF's pages as RRGGBB."""
    found: set[str] = set()
    with pikepdf.open(path) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "rg":
                    found.add("".join(f"{round(float(part) * 255):02X}" for part in operands))
    return found


def build(folder: Path, *, template: str, look: str = TEMPLATE) -> tuple[Path, Path]:
    spec = (ROOT / "deck" / "library.yaml").read_text("utf-8")
    (folder / "templates" / "mine").mkdir(parents=True)
    (folder / "templates" / "mine" / "template.yaml").write_text(look, "utf-8")
    shutil.copy(ROOT / "seeds" / "library-sample.md", folder / "report.md")
    spec = spec.replace("template: hongjin", f"template: {template}")
    (folder / "spec.yaml").write_text(spec.replace("../seeds/library-sample.md", "report.md"), "utf-8")
    factdeck.build(folder / "spec.yaml", out=folder)
    return folder / "spec-deck.pptx", folder / "spec-factsheet.pdf"


def test_two_colours_recolour_deck_and_sheet(tmp_path: Path) -> None:
    deck, sheet = build(tmp_path, template="mine")
    with zipfile.ZipFile(deck) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    assert not any(color in part for part in parts for color in ("A61B1F", "8C161A"))  # nor what follows it
    assert any("1F5FA8" in part for part in parts)
    assert "A61B1F" not in painted_colours(sheet)
    assert "1F5FA8" in painted_colours(sheet)


def test_without_it_the_pack_keeps_its_colours(tmp_path: Path) -> None:
    _, sheet = build(tmp_path, template="hongjin")
    assert "A61B1F" in painted_colours(sheet)


def test_five_lines_change_type_fonts_words_and_decoration(tmp_path: Path) -> None:
    bold = "fonts/noto-sans-sc/NotoSansSC-Bold.ttf"
    look = (
        "extends: hongjin\n"
        "wording: {en: {contents: What is in it}}\n"
        "deck: {styles: {headline: {size: 26, steps: [22]}}, components: {seal: []}}\n"
        f"families: {{serif: {{regular: {bold}, bold: {bold}, embedded: Noto Sans SC}}}}\n"
        'palette: {red: "#0A4D3C", dark: "#06332A"}\n'
    )
    deck, _ = build(tmp_path, template="mine", look=look)
    with zipfile.ZipFile(deck) as package:
        slides = "".join(
            package.read(name).decode()
            for name in package.namelist()
            if name.startswith(("ppt/slides/slide", "ppt/slideLayouts/slideLayout"))
        )
    assert "What is in it" in slides
    assert 'sz="2600"' in slides
    assert "Noto Serif SC" not in slides
