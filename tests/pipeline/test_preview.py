"""`factdeck preview`: a picture a page and all of them on one sheet, made without any office program."""

import shutil
import sys
from pathlib import Path

import pytest
from PIL import Image

import factdeck
from factdeck import cli
from factdeck.pipeline.check import check
from factdeck.pipeline.preview import contact_sheet, preview

from ..outputs import pdf_pages
from .test_build import STARTER

pytestmark = pytest.mark.slow  # the quick tests have others of the kind


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the English starter."""
    return shutil.copytree(STARTER / "en", tmp_path_factory.mktemp("preview") / "x")


def picture(path: Path) -> Image.Image:
    with Image.open(path) as opened:
        return opened.convert("RGB")


def test_every_page_is_pictured_at_the_width_asked_for(folder: Path, tmp_path: Path) -> None:
    result = preview(folder / "spec.yaml", out=tmp_path, width=400)
    assert [item.line("en") for item in result.diagnostics] == []
    names = [path.name for path in result.pages]
    assert names[0] == "spec-deck-01.png" and names[-1].startswith("spec-factsheet-")
    pictures = [picture(path) for path in result.pages]
    assert {one.width for one in pictures} == {400}
    assert pictures[0].height == 225
    assert result.contact == tmp_path / "contact.png"
    assert len(pictures[0].getcolors(1_000_000) or ()) > 3  # something is painted


def test_only_the_deck_and_no_picture_of_a_slide_that_is_gone(folder: Path, tmp_path: Path) -> None:
    first = preview(folder / "spec.yaml", out=tmp_path, width=100)
    kept = tmp_path / first.pages[-1].name
    Image.new("RGB", (1, 1)).save(kept)  # somebody's own by now
    preview(folder / "spec.yaml", out=tmp_path, only=["deck"], width=100)
    left = {path.name for path in tmp_path.glob("*factsheet*")}
    assert left == {kept.name}


def test_a_contact_sheet_keeps_pages_of_one_shape_together() -> None:
    wide, tall = Image.new("RGB", (160, 90), "red"), Image.new("RGB", (90, 160), "blue")
    sheet = contact_sheet([wide] * 5 + [tall])
    assert sheet.size == (4 * 492 + 12, 2 * (270 + 12) + 853 + 12 + 12)
    assert [sheet.getpixel((20, y)) for y in (20, 300, 600)] == [(255, 0, 0), (255, 0, 0), (0, 0, 255)]


def test_mistakes_are_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.yaml").write_text("factdeck: 1\ntitel: A\n")
    monkeypatch.setattr(sys, "argv", ["factdeck", "preview", str(tmp_path / "bad.yaml"), "--lang", "en"])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    assert "titel" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_command_says_where_the_pictures_are(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    command = ["factdeck", "preview", str(folder / "spec.yaml"), "--only", "deck-pdf", "--out", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", [*command, "--lang", "en"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    assert f"all on one: {tmp_path / 'contact.png'}" in capfd.readouterr().out


def test_the_slides_as_a_pdf_are_built_and_checked_with_the_rest(folder: Path, tmp_path: Path) -> None:
    result = factdeck.build(folder / "spec.yaml", out=tmp_path, only=["deck", "deck-pdf"])
    assert [item.line("en") for item in result.diagnostics] == []
    deck, slides = result.outputs
    assert (slides.path.name, slides.pages) == ("spec-deck.pdf", deck.pages)
    assert len(pdf_pages(slides.path)) == deck.pages
    slides.path.write_bytes(b"no PDF any more")
    found = [item.code for item in check(folder / "spec.yaml", out=tmp_path).diagnostics]
    assert "audit-not-pdf" in found
