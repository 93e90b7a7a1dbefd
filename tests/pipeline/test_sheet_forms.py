"""The forms of the fact sheet: asked for on the command line, written beside the sheet, audited as it is."""

import shutil
from pathlib import Path

import pypdfium2
import pytest
import yaml
from typer.testing import CliRunner

import factdeck
from factdeck.cli import app
from factdeck.pipeline.sheet_forms import on_one_page
from tests.conftest import ROOT

pytestmark = pytest.mark.slow  # the quick tests have others of the kind


def test_every_form_is_written_beside_the_sheet(tmp_path: Path) -> None:
    options = ["--print", "--gray", "--fold", "--one-page", "--only", "factsheet", "--strict"]
    result = CliRunner().invoke(
        app, ["build", str(ROOT / "deck" / "harbin.yaml"), "--out", str(tmp_path), *options]
    )
    assert result.exit_code == 0, result.output
    sizes = {path.name: size(path) for path in sorted(tmp_path.glob("*.pdf"))}
    assert sizes == {
        "harbin-factsheet.pdf": (2, 210, 297),
        "harbin-factsheet-print.pdf": (2, 230, 317),
        "harbin-factsheet-gray.pdf": (2, 210, 297),
        "harbin-factsheet-a3.pdf": (1, 420, 297),
        "harbin-factsheet-onepage.pdf": (1, 210, 297),
    }
    assert "one-page-shorter" in result.output and "sheet-left-out" not in result.output


def test_a_form_brings_the_sheet_with_it(tmp_path: Path) -> None:
    command = [
        "build",
        str(ROOT / "deck" / "library.yaml"),
        "--out",
        str(tmp_path),
        "--only",
        "deck",
        "--fold",
        "--quiet",
    ]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert (tmp_path / "library-factsheet.pdf").exists()
    assert (tmp_path / "library-factsheet-a3.pdf").exists()


def test_the_one_page_form_leaves_out_what_the_title_says_of_two() -> None:
    project = factdeck.load(ROOT / "deck" / "harbin.yaml")
    plan = on_one_page(project).spec.factsheet
    assert (plan.pages, plan.standfirst) == (1, "")
    assert project.spec.factsheet.pages == 2


def test_grey_fails_where_a_template_has_colours_of_one_lightness(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / ".factdeck").touch()
    pack = tmp_path / "templates" / "alike"
    pack.mkdir(parents=True)
    (pack / "template.yaml").write_text("extends: hongjin\nname: alike\n", "utf-8")
    (pack / "sheet.yaml").write_text('palette: {sheet-bar: "2F6F3A"}\n', "utf-8")
    spec = yaml.safe_load((ROOT / "deck" / "library.yaml").read_text("utf-8"))
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "spec.yaml").write_text(
        yaml.safe_dump(spec | {"template": "alike"}, allow_unicode=True), "utf-8"
    )
    with pytest.raises(factdeck.SpecError, match=r"gray-too-close.*young_members"):
        factdeck.build(
            tmp_path / "deck" / "spec.yaml", out=tmp_path / "out", only=["factsheet", "factsheet-gray"]
        )
    assert not list((tmp_path / "out").glob("*.pdf"))


def size(path: Path) -> tuple[int, int, int]:
    """Number of pages, and width and height in mm."""
    document = pypdfium2.PdfDocument(path)
    width, height = document[0].get_size()
    return len(document), round(width / 72 * 25.4), round(height / 72 * 25.4)
