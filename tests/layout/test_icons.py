"""Icons on slides: where a design asks for one and the spec names one."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Deck, Record, Slide, Span
from factdeck.facts.factbook import Figure
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import Freeform, Scene
from factdeck.scene.paths import Close
from factdeck.scene.text import Role
from factdeck.theme.load import load_theme

PACK = {
    "template.yaml": "{name: lines, extends: hongjin}",
    "deck.yaml": """
components:
  tile-tall:
    - {text: figure, style: tall-figure, x: 0.25, right: 0.1, y: 0.5, h: 1.0}
    - {icon: record, right: 0.25, y: 0.6, size: 0.5, color: red, width: 2pt, clear: 0.15}
layouts:
  key-figures:
    items:
      - {text: title, style: headline, at: c1/12, y: 0.4467, h: 0.9334, slot: title}
      - {icon: {name: check}, x: 12, y: 7, size: 0.3, color: ink, when: {tiles.icon: 2+}}
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in PACK.items():
        path = tmp_path / "lines" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def tile(name: str, figure: str, icon: str) -> Record:
    return Record(name, {"figure": Figure(name, "", figure, ""), "label": (Span("x"),)}, icon=icon)


def placed(folder: Path, *tiles: Record) -> Scene:
    theme = load_theme("lines", [folder], Diagnostics())
    assert theme is not None
    slide = Slide("one", "key-figures", {"title": (Span("Title"),)}, {"tiles": tiles})
    deck = Deck((slide,), (), "Title", "Us", "en", "2026")
    return place_deck(deck, theme, Measurer(theme.families), Diagnostics())


def drawn(scene: Scene) -> dict[str, Freeform]:
    return {node.id: node for node in scene.pages[0].nodes if isinstance(node, Freeform)}


def test_an_icon_is_one_stroked_shape_of_the_size_that_the_design_says(folder: Path):
    icons = drawn(placed(folder, tile("a", "12", "users"), tile("b", "13", "")))
    icon = icons["one/tiles/a/icon"]
    assert (icon.rect.w, icon.rect.h, icon.stroke, icon.stroke_width) == (36, 36, "red", 2)
    assert icon.round and not icon.fill
    assert icon.role is Role.DECORATION and not icon.alt
    points = [command for command in icon.commands if not isinstance(command, Close)]
    assert all(icon.rect.x <= point.x <= icon.rect.right for point in points)
    assert set(icons) == {"one/tiles/a/icon"}


def test_an_icon_gives_way_to_a_figure_that_comes_too_near(folder: Path):
    icons = drawn(placed(folder, *(tile(name, "12345678", "users") for name in "abc")))
    assert not [name for name in icons if name.startswith("one/tiles")]


def test_a_design_may_have_its_own_icon_and_ask_how_many_records_have_one(folder: Path):
    assert "one/icon" in drawn(placed(folder, tile("a", "12", "users"), tile("b", "13", "star")))
    assert "one/icon" not in drawn(placed(folder, tile("a", "12", "users")))
