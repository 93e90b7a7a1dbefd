"""`factdeck template new`: a few lines that a spec can use at once; nothing that is there is touched."""

from pathlib import Path

import pytest
import yaml

import factdeck
from factdeck.base.diagnostics import Diagnostics
from factdeck.document.compose import compose_deck
from factdeck.pipeline.build import load
from factdeck.pipeline.new_template import Made, Wish, new_template
from factdeck.pipeline.stages import prepare
from factdeck.theme.load import load_theme

from ..conftest import ROOT

LOGO = ROOT / "tests" / "specs" / "bad" / "pictures" / "right.png"


def made(out: Path, found: Diagnostics | None = None, **wish: object) -> Made | None:
    values = {"name": "mine", "base": "hongjin", "primary": "#0B6E4F", **wish}
    return new_template(Wish(**values), out, [], "en", Diagnostics() if found is None else found)  # type: ignore[arg-type]


@pytest.mark.parametrize("base", ["hongjin", "qinglan", "songlv", "mo"])
def test_it_loads_without_a_finding(base: str, tmp_path: Path) -> None:
    result, found = made(tmp_path, base=base), Diagnostics()
    theme = load_theme("mine", [tmp_path], found)
    assert result and theme and not len(found), [item.line("en") for item in found]
    assert theme.palette[theme.scheme["accent1"]] == "0B6E4F"


def test_it_is_a_few_lines_with_comments(tmp_path: Path) -> None:
    result = made(tmp_path)
    assert result
    text = result.file.read_text("utf-8")
    assert text.startswith("# Template “mine”: derived from hongjin")
    assert '  red: "#0B6E4F"   # primary\n' in text
    assert len(text.splitlines()) < 30
    assert yaml.safe_load(text)["extends"] == "hongjin"


def test_a_template_that_is_there_is_left_alone(tmp_path: Path) -> None:
    made(tmp_path)
    file = tmp_path / "mine" / "template.yaml"
    file.write_text("extends: mo\n", "utf-8")
    found = Diagnostics()
    assert made(tmp_path, found) is None
    assert [item.code for item in found] == ["template-exists"]
    assert file.read_text("utf-8") == "extends: mo\n"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"primary": "green"}, "template-color"),
        ({"secondary": "#12345"}, "template-color"),
        ({"name": "../mine"}, "template-name"),
        ({"base": "nothing"}, "template-unknown"),
        ({"logo": Path("gone.png")}, "template-logo"),
    ],
)
def test_mistakes_write_nothing(wish: dict[str, object], code: str, tmp_path: Path) -> None:
    found = Diagnostics()
    assert made(tmp_path, found, **wish) is None
    assert [item.code for item in found] == [code]
    assert not list(tmp_path.iterdir())


def test_a_colour_that_had_to_be_changed_is_a_note(tmp_path: Path) -> None:
    found = Diagnostics()
    assert made(tmp_path, found, primary="#ff0")
    (item,) = found
    assert (item.code, item.arguments["asked"]) == ("template-adjusted", "#FFFF00")


def spec_with(template: str, folder: Path) -> Path:
    """The library's spec in `folder`, in another template."""
    (folder / "report.md").write_bytes((ROOT / "seeds" / "library-sample.md").read_bytes())
    text = (ROOT / "deck" / "library.yaml").read_text("utf-8")
    text = text.replace("../seeds/library-sample.md", "report.md")
    (folder / "a.yaml").write_text(text.replace("template: hongjin", f"template: {template}"), "utf-8")
    return folder / "a.yaml"


@pytest.mark.slow
@pytest.mark.parametrize("base", ["hongjin", "qinglan", "songlv", "mo"])
@pytest.mark.parametrize("color", ["#FFE600", "#FAFAFA", "#00FF66"])
def test_documents_in_hard_colours_are_readable_everywhere(base: str, color: str, tmp_path: Path) -> None:
    """Contrast is measured on the finished pages, with what really lies behind each text."""
    made(tmp_path / "templates", base=base, primary=color)
    result = factdeck.build(spec_with("mine", tmp_path), out=tmp_path / "out")
    assert [item.line("en") for item in result.diagnostics] == []


def test_its_logo_and_words_stand_in_the_documents(tmp_path: Path) -> None:
    result = made(tmp_path / "templates", logo=LOGO)
    assert result
    with result.file.open("a", encoding="utf-8") as file:
        file.write("wording:\n  en: {contents: In this report, part: 'Chapter {}'}\n")
    found = Diagnostics()
    prepared = prepare(load(spec_with("mine", tmp_path)), found)
    assert prepared and not len(found)
    deck = compose_deck(prepared.project, prepared.facts, found)
    assert deck.slides[0].pictures["logo"].endswith("mine/logo.png")
    assert "In this report" in [span.text for span in deck.slides[1].texts["title"]]
    assert deck.chapters[0].kicker == "Chapter 1"
