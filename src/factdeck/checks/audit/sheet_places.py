"""Checks stage: which node of a scene drew which glyphs of its PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from factdeck.checks.audit.place import Output, Part, Place, Reading
from factdeck.checks.audit.read_sheet import Glyph, joined
from factdeck.scene.nodes import AnyNode, ChartNode, Group, Page, PagePicture, Table, TextFrame
from factdeck.scene.text import Line, Paragraph, Rect

_BAND: Final = 24.0  # points; areas are looked up by the bands that they touch
_ABOVE: Final = 1.0  # of the size of a line: what it reaches over and under its baseline at most
_BELOW: Final = 0.35
_SLACK: Final = 1.0  # points at a line's ends
_LABELS: Final = 30.0  # points that a chart's labels may stand outside its rectangle


@dataclass(slots=True)
class _Area:
    place: Place
    rect: Rect
    text: int  # which text of its node: cells and charts have several
    reach: float = 0.0  # points around it that are its own where nothing is nearer
    glyphs: list[Glyph] = field(default_factory=list[Glyph])

    def distance(self, x: float, y: float) -> float:
        """How far a point is outside, the longer way; 0 inside."""
        across = max(self.rect.x - x, x - self.rect.right)
        down = max(self.rect.y - y, y - self.rect.bottom)
        return max(across, down, 0.0)


def sheet_readings(
    pages: Sequence[Page], glyphs: Sequence[Sequence[Glyph]], output: Output = "factsheet"
) -> list[Reading]:
    """The texts of a PDF by the nodes of its scene; text that no node drew has a place without a node."""
    found: list[Reading] = []
    for number, drawn in enumerate(glyphs, 1):
        page = pages[number - 1] if number <= len(pages) else None
        found += _page(page, drawn, Place(output, number, "", Part.TEXT))
    return found


def _page(page: Page | None, glyphs: Sequence[Glyph], whole: Place) -> Iterator[Reading]:
    nodes = [area for node in (page.nodes if page else ()) for area in _areas(node, whole)]
    bands: dict[int, list[_Area]] = {}
    for area in nodes:
        top, bottom = area.rect.y - area.reach, area.rect.bottom + area.reach
        for band in range(int(top // _BAND), int(bottom // _BAND) + 1):
            bands.setdefault(band, []).append(area)
    stray = _Area(whole, Rect(0, 0, 0, 0), 0)
    for glyph in glyphs:
        x, y = glyph.middle
        near = bands.get(int(y // _BAND), ())
        around = (area for area in near if area.distance(x, y) <= area.reach)
        owner = min(around, key=lambda area: (area.distance(x, y), area.rect.h), default=stray)
        owner.glyphs.append(glyph)
    yield from _readings([*nodes, stray])


def _readings(areas: Sequence[_Area]) -> Iterator[Reading]:
    texts: dict[tuple[Place, int], list[Glyph]] = {}
    for area in areas:
        texts.setdefault((area.place, area.text), []).extend(area.glyphs)
    for (place, _), glyphs in texts.items():
        if not glyphs:
            continue
        text = joined(glyphs)
        pieces = text.split("\n") if place.part is Part.CHART or not place.node else [text]
        yield from (Reading(place, piece) for piece in pieces)


def _areas(node: AnyNode, page: Place) -> Iterator[_Area]:
    """The lines of frames and cells; charts after all text that stands on them. `page` is the whole page."""
    match node:
        case Group():
            for child in node.children:
                yield from _areas(child, page)
        case PagePicture():
            for child in node.page.nodes:
                for area in _areas(child, page):
                    yield replace(area, rect=node.placed(area.rect), reach=area.reach * node.scale)
        case TextFrame():
            yield from _lines(node.paragraphs, replace(page, node=node.id), 0)
        case Table():
            place = replace(page, node=node.id, part=Part.TABLE)
            cells = [cell for row in node.cells for cell in row]
            for number, cell in enumerate(cells):
                yield from _lines(cell.paragraphs, place, number)
        case ChartNode():
            yield _Area(replace(page, node=node.id, part=Part.CHART), node.rect, 0, _LABELS)
        case _:
            pass


def _lines(paragraphs: Sequence[Paragraph], place: Place, number: int) -> Iterator[_Area]:
    for paragraph in paragraphs:
        for line in paragraph.lines:
            if line.pieces:
                yield _Area(place, _extent(line, paragraph), number)


def _extent(line: Line, paragraph: Paragraph) -> Rect:
    size = max(paragraph.runs[piece.run].style.size for piece in line.pieces)
    left, last = line.pieces[0].x - _SLACK, line.pieces[-1]
    top, right = line.baseline - size * _ABOVE, last.x + last.advance + _SLACK
    return Rect(left, top, right - left, size * (_ABOVE + _BELOW))
