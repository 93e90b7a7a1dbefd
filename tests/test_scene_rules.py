"""The judge of scenes: it passes what is right and names each fault when a scene is doctored with it."""

from dataclasses import replace
from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.stages import Prepared
from factdeck.scene.nodes import AnyNode, ChartNode, Page, Scene, Table, TextFrame
from factdeck.scene.text import Paragraph, Rect, Role

from .conftest import ROOT
from .random_specs import random_spec
from .scene_ink import marks
from .scene_rules import faults, found
from .stress import deck_scene, prepared, sheet_scene


@pytest.fixture(scope="module", params=["harbin", "library"])
def shipped(request: pytest.FixtureRequest) -> Prepared:
    return prepared(ROOT / "deck" / f"{request.param}.yaml")


@pytest.fixture(scope="module")
def deck() -> Scene:
    return deck_scene(prepared(ROOT / "deck" / "library.yaml"), Diagnostics())


@pytest.fixture(scope="module")
def sheet() -> Scene:
    return sheet_scene(prepared(ROOT / "deck" / "library.yaml"), Diagnostics())


def test_the_shipped_specs_are_faultless(shipped: Prepared) -> None:
    assert faults(deck_scene(shipped, Diagnostics())) == []
    assert faults(sheet_scene(shipped, Diagnostics())) == []


def page_of(scene: Scene, id: str) -> Page:
    return next(page for page in scene.pages if page.id == id)


def with_nodes(scene: Scene, page: str, nodes: tuple[AnyNode, ...]) -> Scene:
    pages = tuple(replace(one, nodes=nodes) if one.id == page else one for one in scene.pages)
    return replace(scene, pages=pages)


def changed(scene: Scene, page: str, id: str, **values: Any) -> Scene:
    nodes = [replace(node, **values) if node.id == id else node for node in page_of(scene, page).nodes]
    assert any(node.id == id for node in nodes)
    return with_nodes(scene, page, tuple(nodes))


def frame(scene: Scene, page: str, id: str) -> TextFrame:
    node = next(node for node in page_of(scene, page).nodes if node.id == id)
    assert isinstance(node, TextFrame)
    return node


def shifted(paragraph: Paragraph, dx: float = 0.0, dy: float = 0.0) -> Paragraph:
    lines = tuple(
        replace(
            line,
            baseline=line.baseline + dy,
            pieces=tuple(replace(piece, x=piece.x + dx) for piece in line.pieces),
        )
        for line in paragraph.lines
    )
    return replace(paragraph, lines=lines)


def moved(node: TextFrame, dx: float = 0.0, dy: float = 0.0) -> dict[str, Any]:
    """A frame with its text at another place, as values to replace."""
    rect = replace(node.rect, x=node.rect.x + dx, y=node.rect.y + dy)
    return {"rect": rect, "paragraphs": tuple(shifted(item, dx, dy) for item in node.paragraphs)}


def resized(node: TextFrame, size: float) -> tuple[Paragraph, ...]:
    return tuple(
        replace(item, runs=tuple(replace(run, style=replace(run.style, size=size)) for run in item.runs))
        for item in node.paragraphs
    )


def rules(scene: Scene) -> set[str]:
    return {fault.rule for fault in found(scene)}


POINT = "people.points/rows"


def test_a_line_too_wide_is_text_outside_its_frame(deck: Scene) -> None:
    text = frame(deck, "people.points", POINT)
    narrow = changed(deck, "people.points", POINT, rect=replace(text.rect, w=300.0))
    assert rules(narrow) == {"text outside its frame"}


def test_a_line_too_low_is_text_outside_its_frame(deck: Scene) -> None:
    text = frame(deck, "people.points", POINT)
    low = changed(deck, "people.points", POINT, paragraphs=tuple(shifted(p, dy=80) for p in text.paragraphs))
    assert "text outside its frame" in rules(low)


def test_a_mark_that_hangs_out_with_its_empty_half_is_inside(sheet: Scene) -> None:
    assert "text outside its frame" not in rules(sheet)


def test_cell_text_over_the_cells_edge(deck: Scene) -> None:
    table = next(node for node in page_of(deck, "service.money").nodes if isinstance(node, Table))
    cells = [list(row) for row in table.cells]
    cell = cells[1][0]
    cells[1][0] = replace(cell, paragraphs=tuple(shifted(item, dx=-20) for item in cell.paragraphs))
    doctored = changed(deck, "service.money", table.id, cells=tuple(tuple(row) for row in cells))
    assert "text outside its cell" in rules(doctored)


def test_two_frames_at_one_place_overlap(deck: Scene) -> None:
    tiles = [node for node in page_of(deck, "use.figures").nodes if "/tiles/" in node.id]
    text, other = (node for node in tiles[:2] if isinstance(node, TextFrame))
    to = {"dx": text.rect.x - other.rect.x, "dy": text.rect.y - other.rect.y}
    raised = changed(deck, "use.figures", other.id, **moved(other, **to))
    assert {"frames overlap", "text over text"} <= rules(raised)


def test_lines_that_touch_are_text_over_text(deck: Scene) -> None:
    text = frame(deck, "people.points", POINT)
    paragraph = next(item for item in text.paragraphs if len(item.lines) == 2)
    first, second = paragraph.lines
    close = replace(paragraph, lines=(first, replace(second, baseline=first.baseline + 6)))
    paragraphs = tuple(close if item is paragraph else item for item in text.paragraphs)
    assert rules(changed(deck, "people.points", POINT, paragraphs=paragraphs)) == {"text over text"}


def test_a_sentence_over_a_bar(deck: Scene) -> None:
    page = page_of(deck, "use.loans")
    chart = next(node for node in page.nodes if isinstance(node, ChartNode))
    bar = next(marks(chart))
    source = frame(deck, "use.loans", "use.loans/source")
    sentence = replace(source, id="use.loans/exhibit/takeaway", role=Role.NOTE)
    over = replace(sentence, **moved(sentence, dx=bar.x - source.rect.x, dy=bar.y - source.rect.y))
    assert rules(with_nodes(deck, page.id, (*page.nodes, over))) == {"text over a drawing"}


def test_words_in_a_ring_that_reach_over_it(deck: Scene) -> None:
    label, page = "people.young_members/exhibit/center/label", "people.young_members"
    low = moved(frame(deck, page, label), dy=80)
    assert "text over a ring" in rules(changed(deck, page, label, **low))


def test_a_node_over_the_pages_edge(deck: Scene) -> None:
    title = frame(deck, "use.loans", "use.loans/title")
    assert "outside the page" in rules(changed(deck, "use.loans", title.id, **moved(title, dx=200)))


def test_content_in_the_margin(deck: Scene) -> None:
    rows = frame(deck, "people.points", POINT)
    assert rules(changed(deck, "people.points", POINT, **moved(rows, dx=-20))) == {"outside the margins"}


def test_content_under_the_foot_rule(sheet: Scene) -> None:
    text = frame(sheet, "sheet-1", "sheet/service/wait/note")
    low = changed(sheet, "sheet-1", text.id, **moved(text, dx=-100, dy=290))
    assert "outside the margins" in rules(low)


def test_two_nodes_with_one_id(deck: Scene) -> None:
    page = page_of(deck, "use.loans")
    twice = [replace(node, id="use.loans/title") if node.role is Role.SOURCE else node for node in page.nodes]
    assert rules(with_nodes(deck, page.id, tuple(twice))) == {"two nodes with one id"}


def test_tiles_of_two_sizes(deck: Scene) -> None:
    label = frame(deck, "use.figures", "use.figures/tiles/books")
    small = changed(deck, "use.figures", label.id, paragraphs=resized(label, 16))
    assert rules(small) == {"unequal sizes"}


def test_headlines_of_two_sizes(deck: Scene) -> None:
    title = frame(deck, "use.loans", "use.loans/title")
    small = changed(deck, "use.loans", title.id, paragraphs=resized(title, 24))
    assert rules(small) == {"headlines of several sizes"}


def test_body_text_that_is_too_small(deck: Scene) -> None:
    text = frame(deck, "people.points", POINT)
    assert rules(changed(deck, "people.points", POINT, paragraphs=resized(text, 12))) == {"too small"}


def test_notes_on_the_sheet_that_are_too_small(sheet: Scene) -> None:
    note = frame(sheet, "sheet-1", "sheet/service/wait/note")
    assert rules(changed(sheet, "sheet-1", note.id, paragraphs=resized(note, 7))) == {"too small"}


def test_a_chart_smaller_than_its_labels(deck: Scene) -> None:
    chart = next(node for node in page_of(deck, "use.loans").nodes if node.role is Role.CHART)
    rect = chart.rect
    narrow = changed(deck, "use.loans", chart.id, rect=Rect(rect.x + 60, rect.y, rect.w - 60, rect.h))
    assert "label outside its chart" in rules(narrow)


def test_random_specs_are_the_same_every_time() -> None:
    assert random_spec(7) == random_spec(7)
    assert random_spec(7) != random_spec(8)
    assert random_spec(7, "en") != random_spec(7)
