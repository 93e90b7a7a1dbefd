"""Layout stage: what is printed of a deck as a scene: slides n-up, notes pages, the speaker's script.

A handout is a scene like any other; its slides are pages of the deck's scene, small (`PagePicture`), so that
they say what the deck says. Page, bars and styles are the fact sheet's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.handout import Handout, Shown
from factdeck.layout.handout_grid import grid_pages
from factdeck.layout.handout_notes import notes_pages
from factdeck.layout.handout_pen import HandoutPen
from factdeck.layout.handout_script import script_pages
from factdeck.layout.measure import Measurer
from factdeck.layout.sheet import sheet_palette, sheet_patterns
from factdeck.layout.sheet_pen import Pen
from factdeck.layout.text import Setter
from factdeck.layout.watermark import Watermark
from factdeck.scene.nodes import AnyNode, ChartNode, Group, Page, Scene, Table, TextFrame
from factdeck.scene.tables import Cell
from factdeck.scene.text import Role
from factdeck.theme.handout_design import HandoutDesign, Room
from factdeck.theme.read_sheet import DesignError, read_handout_design, read_sheet_design
from factdeck.theme.sheet_layout import SheetDesign
from factdeck.theme.theme import Theme

_FRONT: Final = ("cover", "agenda", "closing")
_VARIANT: Final = re.compile(r"[\s\d·()]+$")  # what tells slide layouts of one kind apart


def shown(slides: Scene) -> Iterator[Shown]:
    """The slides of a deck's scene as their handout names them."""
    for page in slides.pages:
        frames = [node for node in page.nodes if isinstance(node, TextFrame)]
        sources = [frame.text for frame in frames if frame.role is Role.SOURCE]
        said = " ".join(text for node in page.nodes for text in _said(node) if text != page.title)
        yield Shown(page.id, page.title, _name(page, slides), " ".join(sources), page.notes, said)


def _name(page: Page, slides: Scene) -> str:
    """Its section; of what stands before and after all sections what kind of slide it is: cover, contents."""
    layout = slides.layouts.get(page.layout)
    if page.kind not in _FRONT or layout is None:
        return page.section
    return _VARIANT.sub("", layout.name) or page.section


def place_handout(
    handout: Handout, slides: Scene, theme: Theme, measurer: Measurer, diagnostics: Diagnostics
) -> Scene:
    """The printed pages of the deck that `slides` is the scene of. A faulty design gives no pages."""
    designs = _designs(theme, diagnostics)
    if designs is None:
        return replace(slides, pages=(), layouts={})
    design, sheet = designs
    pen = HandoutPen(
        design, Pen(sheet, Setter(measurer, diagnostics, handout.deck.language)), handout, slides
    )
    contents = _contents(pen)
    scene = Scene(
        width=sheet.page.width,
        height=sheet.page.height,
        pages=tuple(_page(pen, number, contents) for number in range(1, len(contents) + 1)),
        palette=sheet_palette(sheet, theme),
        scheme=theme.scheme,
        fonts=theme.families,
        properties=replace(slides.properties, title=handout.title),
        name=theme.name,
        patterns=sheet_patterns(sheet, theme),
    )
    return Watermark(handout.deck.watermark, theme, measurer).on_pages(scene)


def _designs(theme: Theme, diagnostics: Diagnostics) -> tuple[HandoutDesign, SheetDesign] | None:
    try:
        return read_handout_design(theme.handout), read_sheet_design(theme.sheet)
    except DesignError as error:
        part = error.path.partition(".")[0]
        diagnostics.add("sheet-design", theme.locations.get((part,)), path=error.path, problem=error.problem)
        return None


def _contents(pen: HandoutPen) -> Sequence[Sequence[AnyNode]]:
    if pen.handout.kind == "script":
        return script_pages(pen)
    if pen.handout.kind == "notes":
        return notes_pages(pen, pen.design.notes)
    return notes_pages(pen, pen.design.single) if pen.handout.per_page == 1 else grid_pages(pen)


def _page(pen: HandoutPen, number: int, contents: Sequence[Sequence[AnyNode]]) -> Page:
    count, title = len(contents), pen.handout.title
    return Page(
        id=f"{pen.handout.kind}-{number}",
        title=title if number == 1 else f"{title} ({number}/{count})",
        background=pen.sheet.styles["seal"].color,
        nodes=(*pen.head(number), *contents[number - 1], *pen.foot(number, count, _note(pen))),
    )


def _note(pen: HandoutPen) -> str:
    """What the foot says: how many slides to a page and where to write, or how long the talk is."""
    handout = pen.handout
    if handout.kind != "handout":
        return handout.total
    if handout.per_page == 1:
        return handout.plain
    rooms = {Room.BESIDE: handout.beside, Room.UNDER: handout.under, Room.NONE: handout.plain}
    return rooms[pen.design.grids[str(handout.per_page)].room]


def _row_said(row: Sequence[Cell]) -> str:
    """A row of a table; digits and unit of a figure are one word though they stand in two cells."""
    paragraphs = [paragraph for cell in row for paragraph in cell.paragraphs]
    words = groupby(enumerate(paragraphs), key=lambda pair: pair[1].runs[0].fact or pair[0])
    return " ".join("".join(paragraph.text for _, paragraph in parts) for _, parts in words)


def _said(node: AnyNode) -> Iterator[str]:
    """What a node of a slide says to those who don't see it."""
    match node:
        case Group() if not node.alt:
            for child in node.children:
                yield from _said(child)
        case TextFrame() if node.role is not Role.DECORATION:
            yield node.text.replace("\n", " ")
        case Table():
            yield from (_row_said(row) for row in node.cells)
        case ChartNode():
            yield node.alt or node.chart.alt
        case _:
            if node.alt:
                yield node.alt
