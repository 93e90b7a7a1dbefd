"""Layouts are known by their placeholders, whatever they are called and in whatever order they stand."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.theme.load import load_theme
from factdeck.theme.office.model import BOUND, SMALL, UNBOUND
from factdeck.theme.office.palette import carries
from factdeck.theme.office.read import read_office
from factdeck.theme.office.roles import Seating, content_ground, seating
from factdeck.theme.office.structure import structure
from tests import masters

_STRUCTURES = [
    *("cover", "content", "section", "two-content", "comparison", "title-only", "blank", "other", "picture"),
    *("vertical", "vertical"),
]


def seated(content: bytes, folder: Path) -> Seating:
    path = folder / "office.pptx"
    path.write_bytes(content)
    return seating(read_office(path))


def test_the_structure_of_every_layout_of_powerpoints_default(tmp_path: Path) -> None:
    path = tmp_path / "office.pptx"
    path.write_bytes(masters.renamed(masters.default()))
    file = read_office(path)
    found = [structure(layout, file.width, file.height) for layout in file.masters[0].layouts]
    assert found == _STRUCTURES


@pytest.mark.parametrize("condition", ["as it is", "layouts reordered", "renamed", "high indices", "dark"])
def test_the_same_layouts_serve_whatever_they_are_called(condition: str, tmp_path: Path) -> None:
    seats = seated(masters.CONDITIONS[condition](masters.default()), tmp_path).seats
    parts = {kind: seat.layout.part.rpartition("/")[2] for kind, seat in seats.items()}
    assert parts["cover"] == parts["closing"] == "slideLayout1.xml"
    assert parts["points"] == "slideLayout2.xml"
    assert parts["section"] == "slideLayout3.xml"
    assert parts["chart"] == parts["quote"] == "slideLayout6.xml"


def test_what_a_master_lacks_is_served_by_what_it_has(tmp_path: Path) -> None:
    made = seated(masters.CONDITIONS["layouts deleted"](masters.default()), tmp_path)
    assert made.missing == ("cover", "section", "drawn")
    assert {seat.layout.name for seat in made.seats.values()} == {"Title and Content"}


def test_a_master_without_titles_has_content_all_the_same(tmp_path: Path) -> None:
    made = seated(masters.untitled(masters.default()), tmp_path)
    assert set(made.missing) == {"cover", "section", "content", "drawn"}
    assert made.area.h > 300 and all(seat.title is None for seat in made.seats.values())


def test_colours_are_those_of_the_masters_own_map(tmp_path: Path) -> None:
    made = seated(masters.dark(masters.default()), tmp_path)
    assert made.master.colors["bg1"] == "000000" and made.master.colors["tx1"] == "FFFFFF"
    assert made.seats["chart"].layout.ground == "000000"


def test_a_font_of_its_own_is_told_from_the_themes(tmp_path: Path) -> None:
    seats = seated(masters.own_fonts(masters.default()), tmp_path).seats
    title, text = seats["chart"].title, seats["points"].text
    assert title and title.look.latin == "Times New Roman"
    assert text and text.look.latin == "+mn-lt"


def test_a_title_elsewhere_is_set_where_its_layout_has_it(tmp_path: Path) -> None:
    """A template names "Content with Caption" for charts: its title is narrow and at the left."""
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "our.pptx").write_bytes(masters.default())
    text = "name: office\nmaster: our.pptx\nslides:\n  chart: Content with Caption\n"
    (tmp_path / "office" / "template.yaml").write_text(text, "utf-8")
    theme = load_theme("office", [tmp_path], Diagnostics())
    assert theme
    layouts, components = theme.deck["layouts"], theme.deck["components"]
    assert {"use": "header-chart"} in layouts["chart"]["items"]
    assert {"use": "header"} in layouts["table"]["items"]
    wide, narrow = (float(components[name][0]["w"][:-2]) for name in ("header", "header-chart"))
    assert narrow < wide / 2


def test_content_gets_a_panel_on_a_ground_that_carries_no_colours(tmp_path: Path) -> None:
    """What lies under a shape that lets it through counts as much as the shape."""
    made = seated(masters.veiled(masters.default()), tmp_path)
    seen = made.seats["chart"].layout.behind(made.area)
    assert seen == "3389A2" and not carries(seen)
    assert made.seats["chart"].layout.is_plain(made.area) and not made.is_plain
    assert content_ground(made) == "FFFFFF"


def test_what_stands_at_the_foot_can_be_named_by_slides(tmp_path: Path) -> None:
    seats = seated(masters.unbound(masters.default()), tmp_path).seats
    found = {holder.kind: holder.index for holder in seats["chart"].layout.of(*SMALL)}
    assert found == dict(BOUND) and UNBOUND not in found.values()


def test_a_tint_is_as_light_as_powerpoint_makes_it(tmp_path: Path) -> None:
    """Its own subtitle is black with a tint of 75%, which it shows as 898989: light adds up, not numbers."""
    text = seated(masters.default(), tmp_path).seats["cover"].text
    assert text and text.look.color == "898989"


def test_content_ends_above_a_line_that_is_drawn_across_it(tmp_path: Path) -> None:
    free = seated(masters.default(), tmp_path).area
    ruled = seated(masters.ruled(masters.default()), tmp_path).area
    assert free.bottom > 540 * 4 / 5 > ruled.bottom > 540 * 3 / 4
    assert (ruled.x, ruled.y, ruled.w) == (free.x, free.y, free.w)
