"""Charts of every kind, read back from the PDF: lengths, order, colours, labels."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from factdeck.backends.pdf.writer import write
from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart, Series, Tick
from factdeck.facts.factbook import Figure
from factdeck.scene.nodes import ChartNode
from factdeck.scene.text import Rect, Role, RunStyle

from .reading import Filled, color_at, fills, fonts, images, poppler_text_of, text_of
from .scenes import PALETTE, frame, page, run, scene

ROWS = (
    ("职工之家", "763", "个"),
    ("工会驿站", "671", "家"),
    ("母婴爱心屋", "220", "家"),
    ("车间驿站", "129", "家"),
)
PLOT = Rect(90, 40, 200, 160)


def series(name: str, values: tuple[str, ...], *, accented: int = 0, unit: str = "家") -> Series:
    """Points on the categories of ROWS; the one counted `accented` from 0 on is accented."""
    points = tuple(
        Point(
            category,
            Decimal(value),
            Figure("fact", "", value, unit),
            Emphasis.ACCENT if index == accented else Emphasis.NEUTRAL,
        )
        for index, ((category, _, _), value) in enumerate(zip(ROWS, values, strict=False))
    )
    return Series(name, points, Emphasis.ACCENT)


def chart(kind: ChartKind = ChartKind.BAR, *more: Series, maximum: str = "800") -> ResolvedChart:
    """The values of ROWS on a domain from 0."""
    first = series("阵地", tuple(value for _, value, _ in ROWS))
    ticks = tuple(Tick(Decimal(value), value) for value in ("0", "400", "800"))
    return ResolvedChart(
        "sites",
        kind,
        "阵地",
        (first, *more),
        Decimal(1),
        "家",
        Decimal(0),
        Decimal(maximum),
        ticks,
        "0",
        "条形图",
    )


def node(resolved: ResolvedChart, **changes: object) -> ChartNode:
    """A chart on the hand-made page, in the sheet's type sizes."""
    made = ChartNode(
        id="chart",
        rect=Rect(40, 30, 300, 200),
        role=Role.CHART,
        alt=resolved.alt,
        chart=resolved,
        plot=PLOT,
        category=RunStyle("sans", 9, "ink"),
        value=RunStyle("sans", 9.5, "ink", bold=True),
        unit=RunStyle("sans", 8.5, "ink"),
        colors={
            Emphasis.ACCENT: "accent",
            Emphasis.NEUTRAL: "bar",
            Emphasis.SECOND: "gold",
            Emphasis.REST: "rest",
        },
        axis_color="ink",
        axis_width=0.5,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def winding(points: int) -> ResolvedChart:
    """A line through many points that follow no rule, without labels."""
    made = tuple(
        Point(str(n), Decimal(n * n * 7919 % 797), Figure("f", "", str(n * n % 797), ""))
        for n in range(points)
    )
    line = Series("s", made, Emphasis.ACCENT)
    return replace(chart(ChartKind.LINE), series=(line,), direct_labels=False)


def bars() -> ChartNode:
    """The plain bar chart."""
    return node(chart())


def marks(pdf: bytes) -> list[Filled]:
    """The filled marks."""
    return fills(pdf)


def test_bars_are_as_long_as_their_values() -> None:
    found = marks(write(scene(page(bars()))))
    assert [bar.x1 - bar.x0 for bar in found] == pytest.approx(
        [float(value) / 4 for _, value, _ in ROWS], abs=0.002
    )
    assert {bar.x0 for bar in found} == {90.0}


def test_a_wrong_value_is_noticed() -> None:
    """The test above can fail: a point whose value is not what its label says has another length."""
    wrong = chart(ChartKind.BAR)
    first = replace(wrong.series[0].points[0], value=Decimal(736))
    wrong = replace(wrong, series=(replace(wrong.series[0], points=(first, *wrong.series[0].points[1:])),))
    lengths = [bar.x1 - bar.x0 for bar in marks(write(scene(page(node(wrong)))))]
    assert lengths[0] != pytest.approx(763 / 4, abs=0.5)


def test_the_first_category_is_on_top_and_bars_keep_the_gap() -> None:
    found = marks(write(scene(page(node(chart(), gap=1.0)))))
    assert [300 - bar.y1 for bar in found] == pytest.approx([50, 90, 130, 170])
    assert {round(bar.y1 - bar.y0, 3) for bar in found} == {20}


def test_the_accent_is_one_bar_and_its_label() -> None:
    pdf = write(scene(page(bars())))
    assert [bar.color for bar in marks(pdf)] == [PALETTE["accent"], *[PALETTE["bar"]] * 3]
    assert pdf != write(
        scene(
            page(node(replace(chart(), series=(series("阵地", tuple(v for _, v, _ in ROWS), accented=1),))))
        )
    )


def test_each_name_is_read_with_its_figure_in_one_piece() -> None:
    lines = text_of(write(scene(page(bars())))).replace(" ", "").replace("\n", "")
    assert lines == "职工之家763家工会驿站671家母婴爱心屋220家车间驿站129家"


@pytest.mark.parametrize("read", [text_of, poppler_text_of])
@pytest.mark.parametrize("kind", [*ChartKind][:9])
def test_every_kind_reads_exactly(kind: ChartKind, read: Callable[[bytes], str]) -> None:
    """Each name and each figure with its unit once, and nothing else; slices carry their names alone."""
    said = "".join(read(write(scene(page(node(chart(kind)))))).split())
    slices = kind in (ChartKind.PIE, ChartKind.DOUGHNUT, ChartKind.RING)
    words = [name if slices else f"{name} {value}家" for name, value, _ in ROWS]
    assert sorted(said) == sorted("".join(words).replace(" ", ""))
    assert all(part in said for word in words for part in word.split())


def test_lead_and_unit_stand_around_the_digits() -> None:
    point = Point("建会", Decimal(7), Figure("days", "最快", "7", "天"), Emphasis.ACCENT)
    one = replace(chart(), series=(Series("办证", (point,), Emphasis.ACCENT),), maximum=Decimal(30))
    assert "最快7天" in text_of(write(scene(page(node(one)))))


def test_columns_stand_on_the_axis_with_names_under_them() -> None:
    pdf = write(scene(page(node(chart(ChartKind.COLUMN), gap=0.25))))
    found = marks(pdf)
    assert [bar.y1 - bar.y0 for bar in found] == pytest.approx(
        [float(value) / 5 for _, value, _ in ROWS], abs=0.002
    )
    assert {bar.y0 for bar in found} == {100.0}
    assert [bar.x0 for bar in found] == pytest.approx([95, 145, 195, 245])
    assert {round(bar.x1 - bar.x0, 3) for bar in found} == {40}


def test_grouped_columns_stand_side_by_side() -> None:
    second = series("新建", ("400", "300", "200", "100"))
    found = marks(write(scene(page(node(chart(ChartKind.GROUPED, second), gap=0.5)))))
    assert len(found) == 8
    assert [bar.x0 for bar in found[:4]] == pytest.approx([95, 115, 145, 165])
    assert [bar.y1 - bar.y0 for bar in found[1::2]] == pytest.approx([80, 60, 40, 20])


def test_stacked_bars_follow_each_other() -> None:
    second = series("新建", ("400", "300", "200", "100"), accented=-1)
    found = marks(write(scene(page(node(chart(ChartKind.STACKED, second, maximum="1600"))))))
    assert [(bar.x0, bar.x1) for bar in found[:2]] == [
        pytest.approx((90, 90 + 763 / 8), abs=0.01),
        pytest.approx((90 + 763 / 8, 90 + 1163 / 8), abs=0.01),
    ]


def test_negative_bars_run_the_other_way_from_zero() -> None:
    change = replace(
        chart(), series=(series("变化", ("60", "-40")),), minimum=Decimal(-100), maximum=Decimal(100)
    )
    up, down = marks(write(scene(page(node(change)))))
    assert (up.x0, up.x1) == (190, 250)
    assert (down.x0, down.x1) == (150, 190)


def test_a_line_passes_through_its_points() -> None:
    pdf = write(scene(page(node(chart(ChartKind.LINE)))))
    for index, (_, value, _) in enumerate(ROWS):
        x, y = 90 + 50 * (index + 0.5), 200 - float(value) / 5
        assert color_at(pdf, x, y) == PALETTE["accent" if index == 0 else "bar"]
    assert color_at(pdf, 140, 200 - (763 + 671) / 10) == PALETTE["accent"]


def test_an_area_reaches_from_edge_to_edge() -> None:
    plain = replace(chart(ChartKind.AREA), direct_labels=False)
    (area,) = marks(write(scene(page(node(plain)))))
    assert (area.x0, area.x1, area.y0) == (90, 290, 100)
    assert area.y1 == pytest.approx(100 + 763 / 5, abs=0.002)


def test_ticks_and_grid_lines_come_only_without_labels_at_the_marks() -> None:
    direct, plain = chart(ChartKind.COLUMN), replace(chart(ChartKind.COLUMN), direct_labels=False)
    assert "763家" in text_of(write(scene(page(node(direct)))))
    assert "400" not in text_of(write(scene(page(node(direct)))))
    read = text_of(write(scene(page(node(plain)))))
    assert "763" not in read
    assert all(tick in read for tick in ("0", "400", "800"))


@pytest.mark.parametrize("kind", [ChartKind.RING, ChartKind.DOUGHNUT, ChartKind.PIE])
def test_slices_run_clockwise_from_twelve(kind: ChartKind) -> None:
    share = replace(chart(kind), series=(series("比例", ("25", "75")),), direct_labels=False)
    pdf = write(scene(page(node(share, plot=Rect(100, 50, 100, 100), hole=0.6))))
    corners = [color_at(pdf, x, y) for x, y in ((178, 72), (178, 128), (122, 128), (122, 72))]
    assert corners == [PALETTE["accent"], *[PALETTE["bar"]] * 3]
    solid = kind is ChartKind.PIE
    assert (color_at(pdf, 160, 90) == PALETTE["accent"]) == solid
    assert (color_at(pdf, 160, 90) == "FFFFFF") != solid
    assert (color_at(pdf, 183, 73), color_at(pdf, 190, 60)) == (PALETTE["accent"], "FFFFFF")


def test_a_whole_ring_is_closed() -> None:
    full = replace(chart(ChartKind.RING), series=(series("比例", ("100", "0")),), direct_labels=False)
    pdf = write(scene(page(node(full, plot=Rect(100, 50, 100, 100), hole=0.8))))
    assert {color_at(pdf, *place) for place in ((150, 54), (196, 100), (150, 146), (104, 100))} == {
        PALETTE["accent"]
    }


def test_names_that_layout_broke_stand_in_their_lines_and_empty_ones_are_left_out() -> None:
    broken = (("职工", "之家"), (), (), ())
    read = text_of(write(scene(page(node(chart(), category_lines=broken)))))
    assert "职工" in read and "之家" in read and "职工之家" not in read
    assert "工会驿站" not in read


def test_names_are_set_against_the_axis_and_begin_where_the_node_does() -> None:
    pdf = write(scene(page(node(chart()))))
    assert color_at(pdf, 40.2, 80) == "FFFFFF"
    assert "母婴爱心屋" in text_of(pdf)


@pytest.mark.parametrize("kind", [*ChartKind][:9])
def test_a_chart_is_small_vectors_and_the_pages_own_fonts(kind: ChartKind) -> None:
    second = series("新建", ("40", "30", "20", "10"), accented=-1)
    several = kind in (ChartKind.GROUPED, ChartKind.STACKED, ChartKind.LINE)
    resolved = chart(kind, *((second,) if several else ()), maximum="900")
    text = frame(
        "t",
        run("".join(name for name, _, _ in ROWS) + "0123456789家个"),
        run("0123456789家", RunStyle("sans", 9, "ink", bold=True)),
        y=260,
    )
    without, with_chart = write(scene(page(text))), write(scene(page(text, node(resolved))))
    assert images(with_chart) == []
    assert len(fonts(with_chart)) == len(fonts(without))
    assert len(with_chart) - len(without) < 6_000


@pytest.mark.slow
def test_a_users_matplotlib_settings_have_no_say(tmp_path: Path) -> None:
    settings = tmp_path / "matplotlibrc"
    settings.write_text(
        "lines.linewidth: 9\nlines.linestyle: --\npatch.linewidth: 7\npatch.force_edgecolor: True\n"
        "hatch.linewidth: 5\nlines.marker: s\npath.snap: False\npath.sketch: 5, 50, 2\n"
        "path.simplify_threshold: 1.0\nmarkers.fillstyle: left\n"
        "lines.solid_capstyle: round\nlines.solid_joinstyle: bevel\nlines.antialiased: False\n"
    )
    code = (
        "import sys; from tests.backends.pdf.test_chart import *;"
        "kinds = [*ChartKind][:9]; pages = [page(node(chart(k)), id=k, title=k) for k in kinds];"
        "pages += [page(node(winding(300)), id='long', title='long')];"
        "sys.stdout.buffer.write(write(scene(*pages)))"
    )
    outputs: list[bytes] = []
    for extra in ({}, {"MATPLOTLIBRC": str(settings)}):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path]), **extra}
        outputs.append(
            subprocess.run(
                [sys.executable, "-c", code], env=environment, capture_output=True, check=True
            ).stdout
        )
    assert outputs[0].startswith(b"%PDF-1.7")
    assert outputs[0] == outputs[1]


def test_a_chart_does_not_drag_in_the_rest_of_matplotlib() -> None:
    """Figures, text layout, font search and pyplot cost half a second and write caches."""
    code = (
        "import sys; import factdeck.backends.pdf.chart;"
        "parts = ('pyplot', 'figure', 'text', 'font_manager', 'backend_bases');"
        "print([part for part in parts if f'matplotlib.{part}' in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_a_mark_without_room_carries_no_label_and_its_neighbours_do() -> None:
    said = text_of(write(scene(page(node(chart(), unlabelled=((0, 1),))))))
    assert "763" in said
    assert "671" not in said


def test_a_calculated_label_carries_its_dagger_where_the_node_wants_it() -> None:
    plain = chart()
    (one,) = plain.series
    first = replace(one.points[0], figure=replace(one.points[0].figure, calculated=True))
    resolved = replace(plain, series=(replace(one, points=(first, *one.points[1:])),))
    assert "†" in text_of(write(scene(page(node(resolved, dagger=True)))))
    assert "†" not in text_of(write(scene(page(node(resolved)))))


def test_a_label_that_layout_raised_stands_higher() -> None:
    risen = node(chart(ChartKind.LINE), label_rises=((0, 1, 20.0),))
    low, high = (drawn(write(scene(page(one))), "671") for one in (node(chart(ChartKind.LINE)), risen))
    assert high - low == pytest.approx(20, abs=0.1)


def drawn(pdf: bytes, text: str) -> float:
    """The foot of a text, from the page's foot."""
    document = pypdfium2.PdfDocument(pdf)
    text_page = document[0].get_textpage()
    found = text_page.search(text).get_next()
    assert found
    return text_page.get_charbox(found[0])[1]


def test_grid_lines_have_the_colour_that_the_design_gives_them() -> None:
    ticked = replace(chart(ChartKind.COLUMN), direct_labels=False)
    pdf = write(scene(page(node(ticked, grid_color="accent"))))
    between = (PLOT.x + PLOT.w / 2 - 1, PLOT.bottom - PLOT.h / 2)
    plain = write(scene(page(node(ticked))))
    assert pdf != plain and color_at(pdf, *between) != color_at(plain, *between)
