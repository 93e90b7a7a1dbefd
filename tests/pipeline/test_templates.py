"""`factdeck template`: which packs there are, what one holds, and pictures of its slide layouts."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from factdeck import cli
from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.templates import list_templates, show_template

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`run("list")`: exit code, output and error output of `factdeck template list`, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["factdeck", "template", *arguments, "--lang", "en"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        code = ended.value.code
        out, err = capfd.readouterr()
        return code if isinstance(code, int) else 0, out, err

    return call


def own_pack(text: str = "extends: hongjin\n") -> None:
    folder = Path("templates/mine")
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text(text, "utf-8")


def hongjin() -> dict[str, Any]:
    shown = show_template("hongjin", [], Diagnostics())
    assert shown
    return shown


def test_shipped_packs_are_listed_with_a_line_in_both_languages() -> None:
    diagnostics = Diagnostics()
    found = {item["name"]: item for item in list_templates([], diagnostics)}
    assert len(diagnostics) == 0
    assert set(found["hongjin"]["description"]) == {"zh", "en"}
    assert [item["aspect"] for item in found["hongjin"]["aspects"]] == ["16:9", "4:3"]
    assert (Path(found["hongjin"]["folder"]) / "template.yaml").is_file()


def test_a_color_is_told_with_its_contrast_and_its_slots() -> None:
    red = next(item for item in hongjin()["palette"] if item["name"] == "red")
    assert red == {"name": "red", "hex": "#A61B1F", "contrast": 7.0, "scheme": ["accent1", "hlink"]}


def test_a_layout_is_told_with_its_slots_and_what_it_takes() -> None:
    layouts = {item["key"]: item for item in hongjin()["layouts"]}
    assert len(layouts) == 14
    assert layouts["key-figures"]["name"] == {"zh": "关键数字", "en": "Key figures"}
    assert layouts["key-figures"]["counts"]["tiles"] == [0, 8]
    assert layouts["points"]["counts"]["exhibits"] == [1, None]
    assert {"name": "title", "kind": "title"} in layouts["chart"]["slots"]


def test_a_pack_of_this_folder_stands_in_the_list_without_the_line_of_what_it_extends(run: Run) -> None:
    own_pack()
    code, out, err = run("list", "--json")
    assert (code, err) == (0, "")
    mine = next(item for item in json.loads(out) if item["name"] == "mine")
    assert mine["description"] == {}
    assert [item["own"] for item in mine["aspects"]] == [True, False]


def test_a_broken_pack_is_told_with_its_place(run: Run) -> None:
    own_pack("extends: hongjin\npalette: {red: crimson}\n")
    code, out, err = run("list")
    assert code == 1
    assert "hongjin" in out and "mine" not in out
    assert "template-value" in err and "template.yaml:2" in err


def test_show_says_it_in_tables(run: Run) -> None:
    code, out, _ = run("show", "hongjin")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].startswith("hongjin  Red and gold")
    assert "red\t#A61B1F\t7.0:1\taccent1 hlink" in lines
    assert any(line.startswith("agenda\tAgenda\ttitle line") and line.endswith("rows 1–7") for line in lines)


def test_an_unknown_pack_is_an_error(run: Run) -> None:
    code, out, err = run("show", "honjin")
    assert (code, out) == (1, "")
    assert "template-unknown" in err and "hongjin" in err


def test_pictures_show_every_slide_layout_of_a_pack_of_this_folder(run: Run) -> None:
    own_pack("extends: hongjin\npalette: {red: '#123456'}\n")
    code, out, err = run("show", "mine", "--pictures", "x", "--width", "200", "--aspect", "4:3")
    assert (code, err) == (0, "")
    assert "all on one: " in out
    names = {path.stem for path in Path("x").glob("*.png")}
    assert {"mine-cover", "mine-key-figures", "mine-key-figures-2", "mine-quote", "contact"} <= names
    with Image.open("x/mine-cover.png") as cover:
        assert cover.size == (200, 150)
        assert cover.convert("RGB").getpixel((100, 50)) == (0x12, 0x34, 0x56)


def test_json_and_pictures_go_together(run: Run) -> None:
    code, out, _ = run("show", "hongjin", "--json", "--pictures", "x", "--width", "64")
    assert code == 0 and json.loads(out)["name"] == "hongjin"
    assert Path("x/hongjin-cover.png").is_file()
