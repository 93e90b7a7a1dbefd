"""A chart in a PDF is small, has no raster, and brings no font of its own."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from factdeck.backends.pdf.writer import write
from factdeck.chart.model import ChartKind
from factdeck.scene.nodes import AnyNode, Group, Picture, Scene
from factdeck.scene.text import Role

from .backends.pdf.reading import fonts, images
from .backends.pdf.scenes import page, scene
from .backends.pdf.test_chart import chart, node, winding
from .chart_cost import BYTES, MILLISECONDS, Chart, at_their_ends, flagship, milliseconds, size

PICTURE = Path(__file__).parent / "gallery" / "lake.jpg"


@pytest.fixture(scope="module")
def flagships() -> list[Chart]:
    return list(flagship())


@pytest.mark.slow
def test_no_chart_of_the_flagship_or_at_its_ends_is_large(flagships: list[Chart], tmp_path: Path) -> None:
    found = [*flagships, *at_their_ends(tmp_path)]
    assert {one.kind for one in found} >= {kind.value for kind in [*ChartKind][:9]}
    assert [one.node.id for one in found if size(one) > BYTES] == []


def test_a_chart_of_five_hundred_points_is_too_large() -> None:
    few, many = (
        Chart("made", scene(page()), node(winding(points), category_lines=((),) * points))
        for points in (12, 500)
    )
    assert size(few) < BYTES < size(many)


@pytest.mark.slow
def test_painting_a_chart_takes_less_time_than_it_may(flagships: list[Chart]) -> None:
    """It takes 1 to 10 ms, so that a busy machine does not make this fail; `make bench` has the numbers."""
    assert [one.node.id for one in flagships if milliseconds(one, 2) > MILLISECONDS] == []


def _without_charts(nodes: Sequence[AnyNode]) -> tuple[AnyNode, ...]:
    kept = (node for node in nodes if node.role is not Role.CHART)
    return tuple(
        replace(n, children=_without_charts(n.children)) if isinstance(n, Group) else n for n in kept
    )


def _page_of(output: str, found: list[Chart]) -> Scene:
    return next(one.scene for one in found if one.output == output)


@pytest.mark.slow
def test_charts_bring_no_picture_and_no_font(flagships: list[Chart]) -> None:
    sheet = _page_of("sheet", flagships)
    bare = replace(sheet, pages=tuple(replace(p, nodes=_without_charts(p.nodes)) for p in sheet.pages))
    full, without = write(sheet), write(bare)
    assert len(images(full)) == len(images(without))
    assert [name.split("+")[1] for name in fonts(full)] == [name.split("+")[1] for name in fonts(without)]
    assert all(fonts(full).values())


def test_a_picture_of_a_chart_is_found() -> None:
    raster = Picture(id="chart", rect=node(chart()).rect, role=Role.CHART, alt="a", path=str(PICTURE))
    assert len(images(write(scene(page(raster))))) == 1
    assert images(write(scene(page(node(chart()))))) == []
