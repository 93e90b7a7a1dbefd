"""Design packs as users write them, good and bad."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.resources import resource
from factdeck.theme.load import known_templates, load_theme
from factdeck.theme.read_deck import read_deck


def pack(folder: Path, template: str, deck: str = "") -> Path:
    """A folder of templates with one pack, `mine`."""
    (folder / "mine").mkdir(parents=True)
    (folder / "mine" / "template.yaml").write_text(template, "utf-8")
    if deck:
        (folder / "mine" / "deck.yaml").write_text(deck, "utf-8")
    return folder


def codes(diagnostics: Diagnostics) -> list[str]:
    return [item.code for item in diagnostics]


def test_the_shipped_pack_is_whole() -> None:
    diagnostics = Diagnostics()
    theme = load_theme("hongjin", [], diagnostics)
    assert theme and theme.palette["red"] == "A61B1F"
    design = read_deck(theme, diagnostics)
    assert codes(diagnostics) == []
    assert len(design.layouts) == 14
    assert all(Path(family.bold).is_file() for family in theme.families.values())


def test_a_pack_that_extends_another_changes_single_values(tmp_path: Path) -> None:
    mine = 'extends: hongjin\npalette: {red: "#123456"}\n'
    folder = pack(tmp_path, mine, "styles: {headline: {size: 30}}\n")
    diagnostics = Diagnostics()
    theme = load_theme("mine", [folder], diagnostics)
    assert theme and codes(diagnostics) == []
    assert (theme.palette["red"], theme.palette["gold"]) == ("123456", "C8963E")
    headline = read_deck(theme, diagnostics).styles["headline"]
    assert (headline.size, headline.family, headline.bold) == (30.0, "serif", True)


def test_an_unknown_pack_is_reported_with_the_known_ones() -> None:
    diagnostics = Diagnostics()
    assert load_theme("honjin", [], diagnostics) is None
    assert codes(diagnostics) == ["template-unknown"]
    assert "hongjin" in next(iter(diagnostics)).hint("en")
    assert "hongjin" in known_templates([])


@pytest.mark.parametrize("name", ["../templates/hongjin", "", ".", "/etc"])
def test_a_name_is_no_path(name: str) -> None:
    diagnostics = Diagnostics()
    assert load_theme(name, [], diagnostics) is None
    assert codes(diagnostics) == ["template-unknown"]


def test_a_pack_that_extends_itself_is_reported(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    assert load_theme("mine", [pack(tmp_path, "extends: mine\n")], diagnostics) is None
    assert codes(diagnostics) == ["template-loop"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('palette: {red: "crimson"}', "template-value"),
        ("scheme: {accent1: mauve}", "template-name-unknown"),
        ("pallete: {}", "template-key-unknown"),
        ("families: {sans: {bold: no-such.ttf}}", "template-font-missing"),
        ("palette: [1, 2]", "template-shape"),
    ],
)
def test_faults_in_the_tokens_are_reported_at_their_line(line: str, code: str, tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    load_theme("mine", [pack(tmp_path, f"extends: hongjin\n{line}\n")], diagnostics)
    assert code in codes(diagnostics)
    found = next(item for item in diagnostics if item.code == code)
    assert found.location is not None
    assert (Path(found.location.file).name, found.location.line) == ("template.yaml", 2)


@pytest.mark.parametrize(
    ("deck", "code"),
    [
        ("styles: {headline: {size: big}}", "template-value"),
        ("styles: {headline: {colour: red}}", "template-key-unknown"),
        ("styles: {headline: {color: mauve}}", "template-name-unknown"),
        ("layouts: {poster: {background: mauve}}", "template-name-unknown"),
        ("layouts: {poster: {items: [{text: title, style: nothing, at: c1/12}]}}", "template-name-unknown"),
        ("layouts: {poster: {items: [{text: titel, style: headline, at: c1/12}]}}", "template-name-unknown"),
        ("layouts: {poster: {items: [{text: title, style: headline, at: c9/9}]}}", "template-value"),
        ("layouts: {poster: {items: [{use: nothing}]}}", "template-name-unknown"),
        ("layouts: {poster: {items: [{circle: red}]}}", "template-missing"),
        ("layouts: {poster: {items: [{rule: gold, y: high}]}}", "template-value"),
        ("layouts: {poster: {variants: [{when: {tiles: many}, items: []}]}}", "template-value"),
        ("layouts: {poster: {variants: [{when: {tils: 2}, items: []}]}}", "template-name-unknown"),
        ("slots: {extra: {kind: hologram}}", "template-name-unknown"),
    ],
)
def test_faults_in_the_deck_design_are_reported_at_their_line(deck: str, code: str, tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    theme = load_theme("mine", [pack(tmp_path, "extends: hongjin\n", f"# my deck\n{deck}\n")], diagnostics)
    assert theme
    read_deck(theme, diagnostics)
    assert code in codes(diagnostics)
    found = next(item for item in diagnostics if item.code == code)
    assert found.location is not None
    assert (Path(found.location.file).name, found.location.line) == ("deck.yaml", 2)
    assert found.message("zh-CN") and found.message("en")


def test_a_new_pack_needs_no_code(tmp_path: Path) -> None:
    shipped = resource("templates", "hongjin")
    folder = pack(
        tmp_path, (shipped / "template.yaml").read_text("utf-8"), (shipped / "deck.yaml").read_text("utf-8")
    )
    diagnostics = Diagnostics()
    assert load_theme("mine", [folder], diagnostics)
    assert codes(diagnostics) == []


def test_notes_on_sources_are_on_or_off(tmp_path: Path) -> None:
    folder = pack(tmp_path, "extends: hongjin\n", "source_notes: never\nfigure_notes: sometimes\n")
    diagnostics = Diagnostics()
    theme = load_theme("mine", [folder], diagnostics)
    assert theme
    design = read_deck(theme, diagnostics)
    assert (design.source_notes, design.figure_notes) == (False, True)
    assert codes(diagnostics) == ["template-name-unknown"]
