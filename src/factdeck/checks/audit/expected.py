"""Checks stage: what a laid-out page says and which facts it says it from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factdeck.checks.audit.place import Output, Part, Place
from factdeck.checks.audit.read_chart import plain
from factdeck.document.handout import PRINTED
from factdeck.scene.nodes import AnyNode, ChartNode, Group, Page, PagePicture, Scene, Table, TextFrame
from factdeck.scene.tables import Cell
from factdeck.scene.text import Paragraph


@dataclass(frozen=True, slots=True)
class Expected:
    """A text of the scene. `figures`: (fact, how it reads there) in the order they stand in it.

    `optional`: a name that not every kind of chart draws. `unbound`: plain text, such as notes, whose figures
    are found by how they read.
    """

    place: Place
    text: str
    figures: tuple[tuple[str, str], ...] = ()
    optional: bool = False
    unbound: bool = False

    @property
    def rest(self) -> str:
        """The text without its figures: what the author or `document` put into words."""
        rest = self.text
        for _, figure in self.figures:
            rest = rest.replace(figure, "\x1f", 1)
        return rest


def expected(scene: Scene, output: Output) -> list[Expected]:
    """All texts of all pages, with alt text where the file has any, of a deck with notes."""
    found: list[Expected] = []
    for number, page in enumerate(scene.pages, 1):
        for node in page.nodes:
            texts = _node(node, output, number, scene.properties.language)
            plain_text = output in PRINTED and isinstance(node, TextFrame)  # a handout's own words and notes
            found += [replace(text, unbound=True) if plain_text else text for text in texts]
        found += _hidden_title(page, output, number)
        if output == "deck" and page.notes:
            found.append(Expected(Place(output, number, "", Part.NOTES), page.notes))
    return found if not scene.press else [item for item in found if item.place.part is not Part.ALT]


def brought(scene: Scene, output: Output) -> list[Expected]:
    """What slides say at their foot because the organisation's file has it there; no figures of ours."""
    if output != "deck" or scene.base is None:
        return []
    seats = scene.base.seats
    return [
        Expected(Place(output, number, name, Part.TEXT), words)
        for number, page in enumerate(scene.pages, 1)
        if page.kind in seats
        for name, _, words in seats[page.kind].said(scene.properties.date)
    ]


def _hidden_title(page: Page, output: Output, number: int) -> Iterator[Expected]:
    """A slide that shows no title has it all the same, above its edge."""
    titled = any(isinstance(node, TextFrame) and node.role.value == "title" for node in page.nodes)
    if output == "deck" and not titled:
        yield Expected(Place(output, number, f"{page.id}/title", Part.TEXT), page.title)


def _node(node: AnyNode, output: Output, page: int, language: str) -> Iterator[Expected]:
    if node.alt and (output == "deck" or not isinstance(node, TextFrame | Table)):
        yield Expected(Place(output, page, node.id, Part.ALT), node.alt)
    match node:
        case Group():
            for child in node.children:
                yield from _node(child, output, page, language)
        case PagePicture():
            inside = (text for child in node.page.nodes for text in _node(child, output, page, language))
            yield from (text for text in inside if text.place.part is not Part.ALT)  # it speaks for them
        case TextFrame():
            yield _frame(node.paragraphs, Place(output, page, node.id, Part.TEXT))
        case Table():
            place = Place(output, page, node.id, Part.TABLE)
            yield from (_cell(cell, place) for row in node.cells for cell in row if cell.paragraphs)
        case ChartNode():
            place = Place(output, page, node.id, Part.CHART)
            yield from _deck_chart(node, place, language) if output == "deck" else _drawn_chart(node, place)
        case _:
            pass


def _cell(cell: Cell, place: Place) -> Expected:
    return _frame(cell.paragraphs, place)


def _frame(paragraphs: Sequence[Paragraph], place: Place) -> Expected:
    figures: list[tuple[str, str]] = []
    for paragraph in paragraphs:
        for fact, runs in groupby(paragraph.runs, key=lambda run: run.fact):
            if fact:
                figures.append((fact, "".join(run.text for run in runs)))
    return Expected(place, "\n".join(paragraph.text for paragraph in paragraphs), tuple(figures))


def _deck_chart(node: ChartNode, place: Place, language: str) -> Iterator[Expected]:
    """Cached names and values, labels, and once more the workbook, as `read_chart` finds them."""
    from factdeck.backends.pptx.workbook import headings

    chart = node.chart
    first, *titles = headings(node, language)
    points = [point for series in chart.series for point in series.points]
    values = [plain(str(point.value)) for point in points]
    cells = [
        str(point.figure) if point.figure.pending else value
        for point, value in zip(points, values, strict=True)
    ]
    book = replace(place, part=Part.WORKBOOK)
    yield from (Expected(book, text) for text in (first, *titles, *chart.categories, *cells))
    yield from (Expected(place, text) for text in (*titles, *chart.categories * len(titles), *values))
    yield from _labels(node, place)


def _labels(node: ChartNode, place: Place) -> Iterator[Expected]:
    for index, series in enumerate(node.chart.series):
        for number, point in enumerate(series.points):
            if node.chart.direct_labels and (index, number) not in node.unlabelled:
                label = str(point.figure)
                yield Expected(place, label, ((point.fact or point.figure.fact, label),))


def _drawn_chart(node: ChartNode, place: Place) -> Iterator[Expected]:
    """Labels and ticks as they are painted, and the names that may be."""
    lines = node.category_lines or tuple((category,) for category in node.chart.categories)
    names = (*(line for category in lines for line in category), *(one.name for one in node.chart.series))
    yield from (Expected(place, name, optional=True) for name in names)
    yield from _labels(node, place)
    if not node.chart.direct_labels:
        yield from (Expected(place, tick.label) for tick in node.chart.ticks)
