"""What LibreOffice draws, read back: where each character stands, whose it is, what is wrong with it.

A character belongs to the frame whose text it continues, in the order in which the page is painted; never to
the frame it happens to stand in, so that what leaves a frame is seen.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from factdeck.scene.nodes import AnyNode, ChartNode, Group, Page, Scene
from factdeck.scene.text import Rect

from .drawn_text import Glyph, Place, drawn, places

INK = 0.08  # em: what ink may stand outside of a frame: side bearings, feet of letters below an exact line
POINTS = 0.5  # rounding of LibreOffice's own units
HALF_LINE = 0.5  # of the leading: baselines nearer than that are one line (superscripts)


@dataclass
class Findings:
    """What comparing a rendered deck with its scene gave."""

    frames: int = 0
    same_count: int = 0
    same_breaks: int = 0
    counts: list[str] = field(default_factory=list)  # frames with another number of lines
    faults: list[str] = field(default_factory=list)  # lines that leave their frame, text that is not drawn
    baselines: list[float] = field(default_factory=list)  # drawn minus predicted, of frames with equal counts

    @property
    def agreement(self) -> float:
        return self.same_count / self.frames if self.frames else 1.0

    def __iadd__(self, other: "Findings") -> "Findings":
        self.frames += other.frames
        self.same_count += other.same_count
        self.same_breaks += other.same_breaks
        self.counts += other.counts
        self.faults += other.faults
        self.baselines += other.baselines
        return self

    def __str__(self) -> str:
        count = f"{self.same_count}/{self.frames} = {self.agreement:.2%} same number of lines"
        off = f"baselines up to {max(map(abs, self.baselines), default=0.0):.2f} pt off"
        return f"{count}, {self.same_breaks} same breaks, {len(self.faults)} faults, {off}"


def compare(scene: Scene, pdf: Path) -> Findings:
    """Every text frame and table cell of the scene against what is drawn on its page."""
    found = Findings()
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == len(scene.pages), (len(document), len(scene.pages))
        for number, page in enumerate(scene.pages):
            glyphs = list(drawn(document[number], scene))
            behind = scene.layouts[page.layout].nodes if page.layout else ()
            found += compare_page(page, behind, glyphs, Rect(0, 0, scene.width, scene.height))
    return found


def compare_page(page: Page, behind: Iterable[AnyNode], glyphs: Sequence[Glyph], paper: Rect) -> Findings:
    """One page: every frame's glyphs in it, on as many lines as were measured; others only in charts.

    `behind`: the nodes of the page's layout.
    """
    found = Findings()
    free = list(range(len(glyphs)))
    for place in (*places(behind), *places(page.nodes)):
        found.frames += 1
        if own := take(place, glyphs, free):
            _compare_place(place, own, found)
        else:
            found.faults.append(f"{place.id}: not drawn: {place.letters[:30]}")
    plots = [*_charts(page.nodes)]
    for index in free:
        if not any(_within(glyphs[index], plot) for plot in plots):
            found.faults.append(
                f"{page.id}: {glyphs[index].character} stands outside of every frame and chart"
            )
    found.faults += [
        f"{page.id}: {one.character} leaves the page" for one in glyphs if not _within(one, paper)
    ]
    return found


def _charts(nodes: Iterable[AnyNode]) -> Iterator[Rect]:
    """Where native charts stand, whose text no frame has."""
    for node in nodes:
        if isinstance(node, ChartNode):
            yield node.rect
        elif isinstance(node, Group):
            yield from _charts(node.children)


def take(place: Place, glyphs: Sequence[Glyph], free: list[int]) -> list[Glyph]:
    """The free glyphs that spell the place's text, taken away from `free`; of several such, the nearest ones.

    They are looked for as painted and, since some are painted apart (those of a second font), as they stand.
    """
    length = len(place.letters)
    spellings = [
        among[start : start + length]
        for among in (free, _by_lines(place, glyphs, free))
        for start in _starts(place.letters, "".join(glyphs[index].character for index in among))
    ]
    if not spellings:
        return []
    taken = min(spellings, key=lambda found: _distance(place, glyphs[found[0]]))
    free[:] = sorted(set(free) - set(taken))
    return [glyphs[index] for index in taken]


def _starts(letters: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(f"(?={re.escape(letters)})", text)]


def _by_lines(place: Place, glyphs: Sequence[Glyph], free: Sequence[int]) -> list[int]:
    """What stands in the place's column, at it or under it, line by line."""
    rect, leading = place.rect, place.leading
    among = [
        index
        for index in free
        if rect.x - POINTS < glyphs[index].x < rect.right + POINTS
        and rect.y - leading < glyphs[index].baseline < rect.bottom + 9 * leading
    ]
    first = min((glyphs[index].baseline for index in among), default=0.0)
    return sorted(
        among,
        key=lambda index: (round((glyphs[index].baseline - first) / (leading * HALF_LINE)), glyphs[index].x),
    )


def _distance(place: Place, glyph: Glyph) -> float:
    first = next(line for paragraph in place.paragraphs for line in paragraph.lines if line.pieces)
    return abs(first.pieces[0].x - glyph.x) + abs(first.baseline - glyph.baseline)


def _compare_place(place: Place, glyphs: Sequence[Glyph], found: Findings) -> None:
    lines = list(_lines(glyphs, place.leading))
    texts = ["".join(glyph.character for glyph in line) for line in lines]
    baselines = list(_baselines(place, lines)) if len(lines) == len(place.lines) else []
    if baselines and max(map(abs, baselines)) < place.leading * HALF_LINE:  # no line left empty
        found.same_count += 1
        found.same_breaks += texts == place.lines
        found.baselines += baselines
    else:
        found.counts.append(f"{place.id}: {place.lines} drawn as {texts}")
    found.faults += _leaving(place, lines)


def _lines(glyphs: Sequence[Glyph], leading: float) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and glyph.baseline - line[0].baseline > leading * HALF_LINE:
            yield line
            line = []
        line.append(glyph)
    yield line


def _baselines(place: Place, lines: Sequence[Sequence[Glyph]]) -> Iterator[float]:
    predicted = [line.baseline for paragraph in place.paragraphs for line in paragraph.lines]
    for line, baseline in zip(lines, predicted, strict=True):
        yield max(glyph.baseline for glyph in line) - baseline


def _leaving(place: Place, lines: Sequence[Sequence[Glyph]]) -> Iterator[str]:
    """Lines with ink outside of their frame. A frame lower than its lines was drawn so by the design."""
    give = place.size * INK + POINTS
    top, bottom = _extent(place)
    for line in lines:
        text = "".join(glyph.character for glyph in line)
        sides = {
            "left": place.rect.x - min(glyph.left for glyph in line),
            "right": max(glyph.right for glyph in line) - place.rect.right,
            "top": top - min(glyph.top for glyph in line),
            "bottom": max(glyph.bottom for glyph in line) - bottom,
        }
        for side, excess in sides.items():
            if excess > give:
                yield f"{place.id}: {text!r} leaves its frame by {excess:.1f} pt at the {side}"


def _extent(place: Place) -> tuple[float, float]:
    """Top and bottom of the frame, or of its measured lines where the design has it lower than they are."""
    lines = [(line, paragraph.leading) for paragraph in place.paragraphs for line in paragraph.lines]
    first, last = lines[0], lines[-1]
    below = 0.2 * place.size
    top = first[0].baseline + below - first[1]
    return min(place.rect.y, top), max(place.rect.bottom, last[0].baseline + below)


def _within(glyph: Glyph, paper: Rect) -> bool:
    return (
        paper.x - POINTS <= glyph.left
        and glyph.right <= paper.right + POINTS
        and paper.y - POINTS <= glyph.top
        and glyph.bottom <= paper.bottom + POINTS
    )
