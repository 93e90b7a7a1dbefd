"""Patterns as design packs write them, good and bad."""

from pathlib import Path

from factdeck.base.diagnostics import Diagnostics
from factdeck.chart.model import Emphasis
from factdeck.layout.exhibit_design import read_exhibit_style
from factdeck.theme.load import load_theme
from factdeck.theme.pattern import Lines, ground_color, line_color
from factdeck.theme.read_deck import deck_reader, read_deck
from factdeck.theme.slide_layout import BoxItem

from .test_load import codes, pack


def loaded(folder: Path, patterns: str):
    diagnostics = Diagnostics()
    theme = load_theme("mine", [pack(folder, f"extends: hongjin\npatterns: {patterns}\n")], diagnostics)
    return theme, diagnostics


def test_a_pattern_has_lines_colours_and_lengths(tmp_path: Path) -> None:
    theme, found = loaded(tmp_path, "{hatch: {lines: wide-up, color: red, outline: 0.75pt, pitch: 3pt}}")
    assert theme and codes(found) == []
    hatch = theme.patterns["hatch"]
    assert (hatch.lines, hatch.color, hatch.ground, hatch.line) == (Lines.WIDE_UP, "red", "paper", "red")
    assert (hatch.pitch, hatch.outline, hatch.busy) == (3.0, 0.75, True)
    assert line_color("hatch", theme.patterns) == "red"
    assert ground_color("hatch", theme.patterns) == "paper"
    assert line_color("gold", theme.patterns) == ground_color("gold", theme.patterns) == "gold"


def test_a_colours_name_is_taken(tmp_path: Path) -> None:
    theme, found = loaded(tmp_path, "{red: {lines: wide-up, color: red}}")
    assert theme is None and codes(found) == ["template-name-taken"]


def test_unknown_lines_and_colours_are_reported(tmp_path: Path) -> None:
    _, found = loaded(tmp_path, "{hatch: {lines: zigzag, color: pink}}")
    assert codes(found) == ["template-name-unknown", "template-name-unknown"]


def test_boxes_and_marks_of_a_design_may_name_a_pattern(tmp_path: Path) -> None:
    folder = pack(
        tmp_path,
        "extends: hongjin\npatterns: {hatch: {lines: wide-up, color: ink}}\n",
        "components: {band: [{box: {fill: hatch}, y: 5.55}, {rule: hatch, y: 5.55}]}\n"
        "exhibit: {colors: {neutral: hatch}, cells: {neutral: paper}, on_colors: {neutral: hatch}}\n",
    )
    found = Diagnostics()
    theme = load_theme("mine", [folder], found)
    assert theme
    design = read_deck(theme, found)
    box = next(item for item in design.components["band"] if isinstance(item, BoxItem))
    assert box.fill == "hatch"
    style = read_exhibit_style(deck_reader(theme, found).child("exhibit"), theme)
    assert style.colors[Emphasis.NEUTRAL] == "hatch" and style.cell(Emphasis.NEUTRAL) == "paper"
    assert style.plate(Emphasis.NEUTRAL) == "paper" and style.plate(Emphasis.ACCENT) == ""
    unknown = {str(item.arguments["key"]) for item in found}
    assert unknown == {"1.rule", "on_colors.neutral"}  # lines and text need a colour
