"""`factdeck template check`: what a master has is told, pictured and mapped; what a person edits stays."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.office_check import check_office
from factdeck.theme.load import load_theme
from tests import masters


def checked(folder: Path, content: bytes, **options: str):
    path = folder / "our-office.pptx"
    path.write_bytes(content)
    found = Diagnostics()
    made = check_office(path, found, out=folder / "templates", **options)
    return made, [item.code for item in found]


@pytest.mark.slow
def test_a_template_maps_every_slide_and_can_be_used(tmp_path: Path) -> None:
    made, codes = checked(tmp_path, masters.default(), name="office")
    assert made and codes == []
    serves = {item["name"]: item["serves"] for item in made.report["layouts"]}
    assert serves["Title Slide"] == ["cover", "closing"] and "chart" in serves["Title Only"]
    slot = made.report["layouts"][1]["slots"][0]
    assert (slot["kind"], slot["size"], slot["characters"]) == ("title", 44.0, 14)
    assert set(made.written) == {"template.yaml", "our-office.pptx", "layouts.png"}
    written = made.written["template.yaml"].read_text("utf-8")
    assert 'points: "Title and Content"' in written and "# title 14" in written
    found = Diagnostics()
    theme = load_theme("office", [tmp_path / "templates"], found)
    assert theme and theme.office and not list(found)
    assert theme.office.seats["section"].part == "ppt/slideLayouts/slideLayout3.xml"


@pytest.mark.slow
def test_what_is_missing_is_a_note_and_an_edited_template_stays(tmp_path: Path) -> None:
    less = masters.CONDITIONS["layouts deleted"](masters.default())
    made, codes = checked(tmp_path, less, name="office")
    assert made and codes == ["master-lacks-cover", "master-lacks-section", "master-lacks-drawn"]
    template = tmp_path / "templates" / "office" / "template.yaml"
    template.write_text(template.read_text("utf-8") + "palette: {red: '#0B6E4F'}\n", "utf-8")
    again, _ = checked(tmp_path, masters.default(), name="office")
    assert again and again.written["template.yaml"] != template
    assert "0B6E4F" in template.read_text("utf-8")
    theme = load_theme("office", [tmp_path / "templates"], Diagnostics())
    assert theme and theme.palette["red"] == "0B6E4F"


@pytest.mark.slow
def test_a_master_without_titles_lacks_every_layout(tmp_path: Path) -> None:
    made, codes = checked(tmp_path, masters.untitled(masters.default()), name="office")
    lacking = [f"master-lacks-{name}" for name in ("cover", "section", "content", "drawn")]
    assert made and codes == lacking


def test_a_layout_that_the_master_does_not_have_is_named_where_it_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "our.pptx").write_bytes(masters.default())
    text = "name: office\nmaster: our.pptx\nslides:\n  cover: Front\n  unknown: Blank\n"
    (folder / "template.yaml").write_text(text, "utf-8")
    found = Diagnostics()
    assert load_theme("office", [tmp_path], found) is None
    places = {item.code: item.location.line for item in found if item.location}
    assert places == {"master-layout-unknown": 4, "template-key-unknown": 5}


def test_a_file_that_is_no_master_writes_nothing(tmp_path: Path) -> None:
    made, codes = checked(tmp_path, b"no master")
    assert made is None and codes == ["master-not-pptx"]
    assert not (tmp_path / "templates").exists()
