"""Every kind of chart, painted by us and by matplotlib's own PDF backend: the same page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factdeck.backends.pdf.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.chart.model import SMALL_FORMS, ChartKind, Emphasis
from factdeck.scene.nodes import AnyNode, ChartNode, Page, Scene
from factdeck.scene.text import Rect
from factdeck.theme.pattern import Lines, Pattern
from tests.chart_specs import Case, chart_spec
from tests.mutations import subject
from tests.stress import deck_scene, prepared

from . import scene_by_matplotlib
from .against_matplotlib import MARK, share_of_difference
from .scenes import page, scene
from .test_chart import chart, node, series

pytestmark = pytest.mark.slow

NATIVE = tuple(kind for kind in ChartKind if kind not in SMALL_FORMS)
CASES = (
    Case("column", 5, 1, "negative"),
    Case("stacked", 8, 2, long=True),
    Case("line", 12, 4),
    Case("bar", 8, 1, "money", long=True),
    Case("ring", 1, values="percent", facts=True),
)
PATTERNS = {
    "up": Pattern(Lines.WIDE_UP, "ink", "paper", "ink", pitch=5, width=1.2, outline=0.75),
    "down": Pattern(Lines.WIDE_DOWN, "ink", "tint", "ink", pitch=4, width=0.8, outline=0.5),
    "level": Pattern(Lines.LEVEL, "accent", "paper", "ink", pitch=3, width=0.75),
}
FORMS = {
    ChartKind.UNIT: ("factsheet", "sheet/leadership/report_marks"),
    ChartKind.CELLS: ("factsheet", "sheet/skills/honours_marks"),
    ChartKind.RANK: ("factsheet", "sheet/ideals/ranks"),
    ChartKind.PICTOGRAM: ("factsheet", "sheet/hero/members"),
    ChartKind.BEFORE_AFTER: ("factsheet", "sheet/reform/licence"),
}


def share(scene: Scene, nodes: tuple[AnyNode, ...], reference: tuple[AnyNode, ...] = ()) -> float:
    """What differs of these nodes on a page of their own, or of other ones in matplotlib's picture."""
    ours = write(replace(scene, pages=(Page(id="p", title="p", background="", nodes=nodes),), layouts={}))
    theirs = scene_by_matplotlib.painted(scene, reference or nodes)
    boxes = [one.rect for one in nodes]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return share_of_difference(
        ours, theirs, crop=Rect(left - 5, top - 5, right - left + 10, bottom - top + 10)
    )


def made(kind: ChartKind, **changes: object) -> ChartNode:
    """A chart of the kind with two series where it takes them."""
    several = kind in (ChartKind.GROUPED, ChartKind.STACKED, ChartKind.LINE)
    more = (series("新建", ("300", "200", "100", "50"), accented=-1),) if several else ()
    return node(chart(kind, *more, maximum="1200"), **changes)


@pytest.mark.parametrize("kind", NATIVE)
def test_a_chart_looks_as_matplotlib_paints_it(kind: ChartKind) -> None:
    """With its text, which is in the same font file; what 0.1 % means: `share_of_difference`."""
    assert share(scene(page()), (made(kind),)) <= MARK


@pytest.mark.parametrize("kind", NATIVE)
def test_a_chart_in_patterns_looks_as_matplotlib_paints_it(kind: ChartKind) -> None:
    colors = dict(zip(Emphasis, ("up", "down", "level", "accent", "down"), strict=True))
    assert share(replace(scene(page()), patterns=PATTERNS), (made(kind, colors=colors),)) <= MARK


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Scene, tuple[ChartNode, ...]]]:
    path: Path = tmp_path_factory.mktemp("kinds") / "charts.yaml"
    path.write_text(chart_spec(CASES), "utf-8")
    made = deck_scene(prepared(path), Diagnostics())
    yield made, tuple(one for page in made.pages for one in page.nodes if isinstance(one, ChartNode))


@pytest.mark.parametrize("place", range(len(CASES)), ids=[case.id for case in CASES])
def test_a_chart_of_a_deck_looks_as_matplotlib_paints_it(
    place: int, laid_out: tuple[Scene, tuple[ChartNode, ...]]
) -> None:
    scene, charts = laid_out
    assert len(charts) == len(CASES)
    assert share(scene, (charts[place],)) <= MARK


@pytest.mark.parametrize("kind", sorted(SMALL_FORMS - {ChartKind.TO_FILL}))  # which is a frame with words
def test_a_small_form_looks_as_matplotlib_paints_it(kind: ChartKind) -> None:
    assert share(*small_form(kind)) <= MARK


def small_form(kind: ChartKind) -> tuple[Scene, tuple[AnyNode, ...]]:
    output, place = FORMS[kind]
    scene = subject("harbin").laid_out[output].scene  # type: ignore[index]
    nodes = tuple(one for page in scene.pages for one in page.nodes if one.id.startswith(place))
    assert any(one.role == "chart" for one in nodes)
    return scene, nodes


# --- the measure sees a fault


@pytest.mark.parametrize("kind", NATIVE)
def test_a_value_one_hundredth_off_is_found(kind: ChartKind) -> None:
    right = made(kind)
    first = right.chart.series[0]
    point = replace(first.points[1], value=first.points[1].value * 101 / 100)
    points = (first.points[0], point, *first.points[2:])
    wrong = replace(
        right, chart=replace(right.chart, series=(replace(first, points=points), *right.chart.series[1:]))
    )
    assert share(scene(page()), (wrong,), (right,)) > 2 * MARK


@pytest.mark.parametrize("kind", [ChartKind.RANK, ChartKind.UNIT])
def test_a_missing_part_is_found(kind: ChartKind) -> None:
    scene, nodes = small_form(kind)
    assert share(scene, nodes[:-1], nodes) > 2 * MARK
