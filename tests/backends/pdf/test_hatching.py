"""Patterns: lines on a ground, clipped to the shape, the same in shapes and in charts."""

from dataclasses import replace

import pytest
from PIL import ImageChops

from factdeck.backends.pdf.writer import write
from factdeck.chart.model import Emphasis
from factdeck.scene.nodes import Box, ChartNode, Freeform, Scene, TextFrame
from factdeck.scene.paths import Close, LineTo, Move
from factdeck.scene.text import Rect
from factdeck.theme.pattern import Lines, Pattern

from ...checks.pages.scenes import laid_out
from .reading import color_at, images, picture_of
from .scenes import page, scene

HATCH = Pattern(Lines.WIDE_UP, "ink", "paper", "ink", pitch=5, width=1.2, outline=0.75)
PLACE = Rect(100, 50, 100, 60)


def drawn(pattern: Pattern, *nodes: Box | Freeform) -> bytes:
    return write(replace(scene(page(*nodes)), patterns={"hatch": pattern}))


def box(**given: object) -> Box:
    return replace(Box(id="b", rect=PLACE, fill="hatch"), **given)  # type: ignore[arg-type]


def darkness(pdf: bytes, rect: Rect) -> float:
    """The share of ink in a rectangle."""
    part = (
        picture_of(pdf, 4)
        .convert("L")
        .crop(tuple(round(4 * v) for v in (rect.x, rect.y, rect.right, rect.bottom)))
    )
    return 1 - sum(part.tobytes()) / (255 * part.width * part.height)


@pytest.mark.parametrize("lines", [Lines.WIDE_UP, Lines.WIDE_DOWN, Lines.LEVEL])
def test_lines_take_width_over_pitch_of_the_ground(lines: Lines) -> None:
    pdf = drawn(replace(HATCH, lines=lines), box())
    assert darkness(pdf, PLACE.inset(4, 4)) == pytest.approx(1.2 / 5 * 0.84, abs=0.03)  # ink is 84 % dark
    assert images(pdf) == []  # vectors


def test_nothing_is_drawn_outside_and_the_outline_is_on_the_edge() -> None:
    pdf = drawn(HATCH, box())
    assert darkness(pdf, Rect(60, 20, 38, 120)) == darkness(pdf, Rect(202, 20, 38, 120)) == 0
    assert color_at(pdf, 150, 50) != "FFFFFF"
    assert darkness(drawn(replace(HATCH, lines=Lines.NONE), box()), PLACE.inset(2, 2)) == 0


def test_diagonals_rise_to_the_right() -> None:
    up, down = (
        drawn(replace(HATCH, lines=lines, outline=0), box()) for lines in (Lines.WIDE_UP, Lines.WIDE_DOWN)
    )
    picture = picture_of(up, 2).convert("L").crop((210, 110, 390, 210))
    moved = {(dx, dy): ImageChops.offset(picture, dx, dy) for dx, dy in ((6, -6), (6, 6))}
    apart = {
        key: sum(ImageChops.difference(picture, one).crop((10, 10, 170, 90)).tobytes())
        for key, one in moved.items()
    }
    assert apart[(6, -6)] < apart[(6, 6)] / 4
    assert picture_of(up) != picture_of(down)


def test_a_stroke_of_its_own_comes_before_the_patterns_outline() -> None:
    pdf = drawn(HATCH, box(stroke="accent", stroke_width=4))
    assert color_at(pdf, 150, 49) == "A61B1F"


def test_a_freeform_of_many_contours_is_hatched_inside_each() -> None:
    def square(x: float) -> tuple[Move | LineTo | Close, ...]:
        return (Move(x, 50), LineTo(x + 10, 50), LineTo(x + 10, 110), LineTo(x, 110), Close())

    field = tuple(command for n in range(6) for command in square(100 + 18 * n))
    pdf = drawn(HATCH, Freeform(id="f", rect=PLACE, commands=field, fill="hatch"))
    assert darkness(pdf, Rect(101, 54, 8, 52)) > 0.1
    assert darkness(pdf, Rect(111, 54, 6, 52)) == 0


def charts(pattern: Pattern, id: str) -> Scene:
    """A shipped page whose neutral marks have a pattern."""
    whole = laid_out("harbin", "deck").scene
    (shown,) = [one for one in whole.pages if one.id == id]
    nodes = tuple(
        replace(node, colors={**node.colors, Emphasis.NEUTRAL: "hatch", Emphasis.REST: "hatch"})
        if isinstance(node, ChartNode)
        else node
        for node in shown.nodes
        if not (isinstance(node, TextFrame) and node.link)  # to pages that are not here
    )
    return replace(whole, pages=(replace(shown, nodes=nodes),), patterns={"hatch": pattern})


@pytest.mark.parametrize("id", ["results.awards", "livelihood.sites", "reform.gig"])
def test_matplotlib_and_plain_paths_hatch_alike(id: str) -> None:
    made = charts(HATCH, id)
    artists, plain = (picture_of(write(made, looked_at=flag)).convert("L") for flag in (False, True))
    different = ImageChops.difference(artists, plain).point(lambda value: 255 if value > 48 else 0)
    assert different.histogram()[255] / (different.width * different.height) < 0.0005
    solid = picture_of(write(replace(made, patterns={"hatch": replace(HATCH, lines=Lines.NONE)}))).convert(
        "L"
    )
    assert ImageChops.difference(artists, solid).getbbox() is not None  # the check sees lines


def test_a_figure_on_lines_has_a_plate() -> None:
    made = charts(HATCH, "results.awards")
    (node,) = [node for node in made.pages[0].nodes if isinstance(node, ChartNode)]
    assert node.chart.series[1].emphasis is Emphasis.NEUTRAL
    share = float(node.chart.series[0].points[0].value / node.chart.maximum)
    left = node.plot.x + node.plot.w * share
    middle = (left + node.plot.right) / 2
    size, y = node.value.size, node.plot.y + node.plot.h / 2
    label = Rect(middle - 1.1 * size, y - size / 2, 2.2 * size, size)
    bare = write(replace(made, patterns={"hatch": replace(HATCH, lines=Lines.NONE)}))
    assert darkness(write(made), label) == pytest.approx(darkness(bare, label), abs=0.002)
    assert darkness(write(made), replace(label, x=label.x - 3 * size)) > 0.1  # and lines beside it
