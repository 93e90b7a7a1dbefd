"""Sheets that grow: never more pages than asked for, nothing clipped, columns level, every loss named."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.units import mm
from factdeck.document.compose_sheet import compose_sheet
from factdeck.facts.resolve import resolve
from factdeck.layout.sheet import place_sheet
from factdeck.scene.nodes import AnyNode, Page, Rule, Scene, TextFrame
from factdeck.scene.text import Rect
from factdeck.spec.load import load
from tests.layout.growing_specs import Growing
from tests.layout.mockup_sheet import measurer, theme
from tests.random_specs import random_spec
from tests.scene_rules import faults

_LINE = 14.0  # points: a line of body text
_DECK = Path(__file__).resolve().parents[2] / "deck"
_LOSSES = {"sheet-left-out", "sheet-as-row", "sheet-table-cut"}

GROWING = {
    "thin": Growing(3, 2),
    "three": Growing(3, 4),
    "five": Growing(5, 6, 2),
    "eight": Growing(8, 4),
    "fourteen": Growing(14, 4),
    "table of 3 × 3": Growing(4, 3, 1, (3, 3)),
    "table of 30 × 8": Growing(3, 4, 1, (30, 8)),
    "tables of 12 × 5": Growing(6, 4, 1, (12, 5)),
    "nine points": Growing(4, 6, 1, points=(5, 20, 40, 60, 80, 30, 20, 10, 70)),
    "everything": Growing(14, 12, 3, (30, 8), (80,) * 9),
    "one page": Growing(3, 4, pages=1),
    "one full page": Growing(5, 6, 2, (6, 4), (20, 30), pages=1),
    "english": Growing(5, 5, 1, (5, 4), (60, 40), language="en"),
    "one english page": Growing(6, 5, 1, language="en", pages=1),
}
FULL = {"fourteen", "table of 30 × 8", "everything", "one full page"}
SEEDS = [(seed, language) for seed in (0, 3, 7, 15, 21, 27) for language in ("zh-CN", "en")]


def placed(path: Path) -> tuple[Scene, Diagnostics]:
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    assert project is not None, [item.line("en") for item in diagnostics]
    facts = resolve(project, diagnostics)
    sheet = compose_sheet(project, facts, diagnostics)
    return place_sheet(sheet, theme(), measurer(), diagnostics), diagnostics


@cache
def grown(name: str, folder: Path) -> tuple[Scene, Diagnostics]:
    path = folder / f"{name}.yaml"
    path.write_text(GROWING[name].text(), "utf-8")
    return placed(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("growing")


# --- level columns


def ends(page: Page, nodes: list[AnyNode], columns: int) -> list[float]:
    """Where the content of equal columns ends; empty where something stands across two of them."""
    left, right = min(node.rect.x for node in page.nodes), max(node.rect.right for node in page.nodes)
    pitch = (right - left + mm(6)) / columns
    lowest = [0.0] * columns
    for node in nodes:
        rect = drawn(node)
        if rect.w > 0.9 * (right - left):
            lowest = [max(low, rect.bottom) for low in lowest]
            continue
        first, last = ((edge - left) / pitch for edge in (rect.x + 1, rect.right - 1))
        if int(first) != int(last) or not 0 <= first < columns:
            return []
        lowest[int(first)] = max(lowest[int(first)], rect.bottom)
    return [low for low in lowest if low]


def drawn(node: AnyNode) -> Rect:
    """The lines of a text, the whole of anything else."""
    if not isinstance(node, TextFrame):
        return node.rect
    lines = [line for paragraph in node.paragraphs for line in paragraph.lines]
    right = max(piece.x + piece.advance for line in lines for piece in line.pieces)
    top = min(line.baseline for line in lines) - 5
    return Rect(node.rect.x, top, right - node.rect.x, max(line.baseline for line in lines) - top)


def bands(page: Page) -> Iterator[list[AnyNode]]:
    """The nodes of each section, or of two sections that start side by side; of all where columns run on."""
    heads = {node.id.split("/")[1]: node.rect for node in page.nodes if node.id.endswith("/seal")}
    pairs = {rect.y: {name for name in heads if heads[name].y == rect.y} for rect in heads.values()}
    if columns_run_on(list(heads.values())):
        pairs = {0.0: set(heads)}
    for members in pairs.values():
        yield [node for node in page.nodes if node.id.split("/")[1] in members and not isinstance(node, Rule)]


def columns_run_on(heads: list[Rect]) -> bool:
    """Whether sections follow each other down one column before the next, as in the one-page form."""
    xs = [rect.x for rect in heads]
    if len(set(xs)) != 2 or xs != sorted(xs):
        return False
    return heads[0].y == heads[xs.index(max(xs))].y


def uneven(scene: Scene) -> list[str]:
    """Bands of a page whose columns end more than a line apart, and pages in two columns that do."""
    found: list[str] = []
    for page in scene.pages:
        for nodes in bands(page):
            for columns in (2, 3):
                lows = ends(page, nodes, columns)
                if len(lows) == columns and max(lows) - min(lows) > _LINE:
                    found.append(f"{page.id}: {nodes[0].id} {[round(low) for low in lows]}")
    return found


def lower(scene: Scene, section: str, down: float) -> Scene:
    """The scene with the last node of a section set lower."""
    (page,) = (page for page in scene.pages if any(f"/{section}/" in node.id for node in page.nodes))
    last = [node for node in page.nodes if f"/{section}/" in node.id and isinstance(node, TextFrame)][-1]
    rect = replace(last.rect, y=last.rect.y + down)
    paragraphs = tuple(
        replace(
            paragraph,
            lines=tuple(replace(line, baseline=line.baseline + down) for line in paragraph.lines),
        )
        for paragraph in last.paragraphs
    )
    moved = replace(last, rect=rect, paragraphs=paragraphs)
    nodes = tuple(moved if node is last else node for node in page.nodes)
    return replace(
        scene, pages=tuple(replace(page, nodes=nodes) if one is page else one for one in scene.pages)
    )


# --- what must hold


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_a_sheet_never_has_more_pages_than_its_spec_says(name: str, folder: Path) -> None:
    scene, diagnostics = grown(name, folder)
    assert len(scene.pages) == GROWING[name].pages
    assert not diagnostics.has_errors(), [item.line("en") for item in diagnostics]


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_nothing_is_clipped_or_stands_on_something_else(name: str, folder: Path) -> None:
    scene, _ = grown(name, folder)
    assert faults(scene) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_columns_end_level_within_a_line(name: str, folder: Path) -> None:
    scene, _ = grown(name, folder)
    assert uneven(scene) == []


@pytest.mark.parametrize("name", ["harbin", "library"])
def test_columns_of_the_shipped_sheets_end_level_within_a_line(name: str) -> None:
    scene, diagnostics = placed(_DECK / f"{name}.yaml")
    assert uneven(scene) == []
    assert faults(scene) == []
    assert list(diagnostics) == []


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "language"), SEEDS)
def test_random_sheets_are_whole_and_level(seed: int, language: str, tmp_path: Path) -> None:
    path = tmp_path / "random.yaml"
    path.write_text(random_spec(seed, language), "utf-8")
    scene, diagnostics = placed(path)
    assert len(scene.pages) in (1, 2)
    assert "sheet-too-full" not in {item.code for item in diagnostics}
    assert faults(scene) == []
    assert uneven(scene) == []


def test_columns_that_end_apart_are_seen() -> None:
    scene, _ = placed(_DECK / "harbin.yaml")
    assert uneven(lower(scene, "leadership", 13)) == []
    assert uneven(lower(scene, "leadership", 25)) != []


@pytest.mark.parametrize("name", sorted(GROWING))
def test_what_is_left_out_is_named_with_its_place(name: str, folder: Path) -> None:
    _, diagnostics = grown(name, folder)
    losses = [item for item in diagnostics if item.code in _LOSSES]
    assert all(item.location and item.location.line for item in losses)
    assert bool(losses) or name not in FULL
    assert diagnostics.has_errors(strict=True) == bool(losses)


def test_what_is_not_reported_stands_on_the_sheet(folder: Path) -> None:
    scene, diagnostics = grown("fourteen", folder)
    frames = [node.text for page in scene.pages for node in page.nodes if isinstance(node, TextFrame)]
    for name in ("走访单位A", "办结建议B", "培训人员C", "新建站点D"):
        gone = sum(name in item.arguments.get("text", "") for item in diagnostics)
        shown = sum(text.startswith(name) for text in frames)
        assert shown + gone >= 14, name
