"""A deck design on a page of 4:3: what shrinks, what stays, what a pack draws otherwise."""

from pathlib import Path
from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.theme.aspect import adapted
from factdeck.theme.load import load_theme
from factdeck.theme.read_deck import read_deck
from factdeck.theme.slide_layout import DeckDesign

from .test_load import codes, pack


def narrow(folder: Path, own: str = "", deck: str = "") -> tuple[DeckDesign, Diagnostics]:
    """The 4:3 design of a pack `mine` on hongjin with these files."""
    pack(folder, "extends: hongjin\n", deck)
    if own:
        (folder / "mine" / "deck-4x3.yaml").write_text(own, "utf-8")
    diagnostics = Diagnostics()
    theme = load_theme("mine", [folder], diagnostics, "4:3")
    assert theme
    return read_deck(theme, diagnostics), diagnostics


def item(**values: Any) -> Any:
    design = {"layouts": {"poster": {"items": [values]}}}
    return adapted(design, "4:3")["layouts"]["poster"]["items"][0]


@pytest.mark.parametrize("key", ["x", "w", "right", "left", "right_edge"])
def test_lengths_across_shrink_with_the_page(key: str) -> None:
    assert float(item(**{key: 4})[key]) == pytest.approx(3, abs=0.001)
    assert item(**{key: "8pt"})[key] == "6.0000pt"


@pytest.mark.parametrize("key", ["y", "foot", "h", "baseline", "cut", "size"])
def test_lengths_down_and_type_stay(key: str) -> None:
    assert item(**{key: 4})[key] == 4


def test_a_rule_stays_as_thick_and_a_stack_as_open() -> None:
    assert item(rule="gold", width="2pt")["width"] == "2pt"
    assert item(text="label", gap=0.1)["gap"] == 0.1


def test_a_grid_is_narrower_across_only() -> None:
    grid = item(list="tiles", grid={"x": 4, "gap": 0.2})["grid"]
    assert (grid["gap_x"], grid["gap_y"]) == ("0.1500", 0.2)


@pytest.mark.parametrize(
    ("wide", "slim"), [("0-16", "0-12"), ("17+", "13+"), ("1-2", "1-2"), ("3+", "3+"), ("yes", "yes")]
)
def test_conditions_on_characters_shrink_and_still_meet(wide: str, slim: str) -> None:
    assert item(when={"chapter.name.chars": wide})["when"]["chapter.name.chars"] == slim


def test_other_conditions_stay() -> None:
    assert item(when={"tiles": "5-8", "label.lines": 1})["when"] == {"tiles": "5-8", "label.lines": 1}


def test_the_page_is_ten_inches_wide(tmp_path: Path) -> None:
    design, diagnostics = narrow(tmp_path)
    assert (round(design.width, 2), design.height) == (720, 540)
    assert codes(diagnostics) == []


def test_what_a_pack_draws_otherwise_is_taken_as_it_stands(tmp_path: Path) -> None:
    quote = "layouts: {quote: {fixed: [{box: {fill: red}, x: 4}]}}"
    own = f"grid: {{margin: 0.5}}\nstyles: {{headline: {{size: 22}}}}\n{quote}\n"
    design, diagnostics = narrow(tmp_path, own)
    assert codes(diagnostics) == []
    assert design.styles["headline"].size == 22
    assert design.layouts["quote"].fixed[0].place.x == 4 * 72
    assert design.layouts["cover"].name["en"] == "Cover"


def test_a_packs_deck_stands_over_the_narrow_deck_of_what_it_extends(tmp_path: Path) -> None:
    design, _ = narrow(tmp_path, deck="styles: {headline: {size: 30}}\n")
    assert design.styles["headline"].size == 30


def test_a_fault_is_reported_where_it_stands(tmp_path: Path) -> None:
    _, diagnostics = narrow(tmp_path, "# mine\nstyles: {headline: {size: big}}\n")
    (found,) = diagnostics
    assert found.code == "template-value" and found.location
    assert (Path(found.location.file).name, found.location.line) == ("deck-4x3.yaml", 2)


def test_on_a_wide_page_the_narrow_deck_is_not_looked_at(tmp_path: Path) -> None:
    pack(tmp_path, "extends: hongjin\n")
    (tmp_path / "mine" / "deck-4x3.yaml").write_text("styles: {headline: {size: 22}}\n", "utf-8")
    theme = load_theme("mine", [tmp_path], Diagnostics())
    assert theme and read_deck(theme, Diagnostics()).styles["headline"].size == 28
