"""What a chart costs in a PDF: bytes of the page's content, and time once everything is loaded."""

import time
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.nodes import paint
from factdeck.backends.pdf.surface import Surface
from factdeck.base.diagnostics import Diagnostics
from factdeck.scene.nodes import AnyNode, ChartNode, Scene
from factdeck.scene.text import Role

from .chart_specs import chart_cases, chart_spec
from .stress import deck_scene, prepared, sheet_scene

FLAGSHIP = Path(__file__).resolve().parents[1] / "deck" / "harbin.yaml"

BYTES = 6_000
"""The most that a chart may add to the compressed content of its page; fonts are the page's own."""

MILLISECONDS = 100.0
"""The most that painting it may take, warm."""


class Chart(NamedTuple):
    """A chart, native or a small form of freeforms, in its scene."""

    output: str
    scene: Scene
    node: AnyNode

    @property
    def kind(self) -> str:
        """The kind, "small form" where the scene no longer tells which."""
        return self.node.chart.kind if isinstance(self.node, ChartNode) else "small form"


def charts(output: str, scene: Scene) -> list[Chart]:
    """The charts of a scene."""
    return [
        Chart(output, scene, node) for page in scene.pages for node in page.nodes if node.role is Role.CHART
    ]


def flagship() -> Iterator[Chart]:
    """The charts of the flagship's sheet and deck."""
    ready = prepared(FLAGSHIP)
    yield from charts("sheet", sheet_scene(ready, Diagnostics()))
    yield from charts("deck", deck_scene(ready, Diagnostics()))


def at_their_ends(folder: Path) -> Iterator[Chart]:
    """Every native kind with few and many points, one to four series and odd values, on slides."""
    path = folder / "charts.yaml"
    path.write_text(chart_spec(chart_cases()), "utf-8")
    yield from charts("ends", deck_scene(prepared(path), Diagnostics()))


def operators(chart: Chart) -> bytes:
    """What painting the chart adds to the page, uncompressed."""
    scene = chart.scene
    canvas = PageCanvas(BytesIO(), scene.width, scene.height, scene.properties.language)
    surface, before = Surface(canvas, scene), len(canvas._code)  # pyright: ignore[reportPrivateUsage]
    paint(surface, chart.node)
    return "\n".join(canvas._code[before:]).encode("latin-1")  # pyright: ignore[reportPrivateUsage]


def size(chart: Chart) -> int:
    """Bytes, compressed as the page is."""
    return len(zlib.compress(operators(chart)))


def milliseconds(chart: Chart, runs: int = 5) -> float:
    """CPU time of painting it, the best of `runs` after one that loads what it needs."""
    operators(chart)
    return min(_timed(chart) for _ in range(runs))


def _timed(chart: Chart) -> float:
    started = time.process_time()
    operators(chart)
    return (time.process_time() - started) * 1000
