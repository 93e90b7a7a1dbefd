"""Checks stage: a laid-out page as the checks of pages see it: its nodes, flat, and where its findings go."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.checks.audit.place import Output, Part, Place
from factdeck.checks.audit.trace import where
from factdeck.document.blocks import Deck, Sheet
from factdeck.document.handout import Handout
from factdeck.scene.nodes import AnyNode, ChartNode, Group, Page, PagePicture, Scene, Table, TextFrame
from factdeck.scene.text import Paragraph

_PART: Final = re.compile(r"-\d+$")  # what slides that run on add to the id
_EXCERPT: Final = 24  # characters of a text that a finding shows


@dataclass(frozen=True, slots=True)
class Findings:
    """Where findings go; `written`: where the author wrote slides and blocks, by the start of node ids."""

    diagnostics: Diagnostics
    output: Output
    written: Mapping[str, Location]

    def at(self, node: str) -> Location | None:
        """The place in the spec of what the node belongs to."""
        while node:
            if found := self.written.get(node) or self.written.get(_PART.sub("", node)):
                return found
            node = node[: max(node.rfind("/"), 0)]
        return None


@dataclass(frozen=True, slots=True)
class View:
    """One page. `nodes`: every node of it in paint order, a group before its children."""

    scene: Scene
    page: Page
    number: int
    findings: Findings
    nodes: tuple[AnyNode, ...] = field(repr=False)

    @property
    def is_slide(self) -> bool:
        """Whether it is a slide of the deck and no page of the sheet."""
        return self.findings.output == "deck"

    def report(self, code: str, node: str, part: Part = Part.TEXT, **arguments: object) -> None:
        """Record a finding about a node."""
        place = where(Place(self.findings.output, self.number, node, part))
        self.findings.diagnostics.add(code, self.findings.at(node), where=place, **arguments)


def views(
    scene: Scene, document: Deck | Sheet | Handout, output: Output, diagnostics: Diagnostics
) -> list[View]:
    """The pages of a scene in order."""
    findings = Findings(diagnostics, output, _written(document))
    return [
        View(scene, page, number, findings, tuple(walk(page.nodes)))
        for number, page in enumerate(scene.pages, 1)
    ]


def slides_of(view: View) -> Iterator[View]:
    """The slides that stand small on a page of a handout, each by itself."""
    for node in view.nodes:
        if isinstance(node, PagePicture):
            yield replace(view, scene=node.scene, page=node.page, nodes=tuple(walk(node.page.nodes)))


def walk(nodes: tuple[AnyNode, ...]) -> Iterator[AnyNode]:
    """Every node, groups before their children."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from walk(node.children)


def paragraphs(node: AnyNode) -> Iterator[Paragraph]:
    """The paragraphs of a frame or of a table's cells; none of other nodes."""
    match node:
        case TextFrame():
            yield from node.paragraphs
        case Table():
            yield from (paragraph for row in node.cells for cell in row for paragraph in cell.paragraphs)
        case _:
            pass


def part_of(node: AnyNode) -> Part:
    """What carries the text of a node."""
    if isinstance(node, Table):
        return Part.TABLE
    return Part.CHART if isinstance(node, ChartNode) else Part.TEXT


def excerpt(text: str) -> str:
    """The start of a text on one line."""
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"


def _written(document: Deck | Sheet | Handout) -> dict[str, Location]:
    if isinstance(document, Handout):
        document = document.deck
    if isinstance(document, Deck):
        return {slide.id: slide.at for slide in document.slides if slide.at}
    found: dict[str, Location] = {}
    for section in document.sections:
        prefix = f"sheet/{section.chapter.id}"
        pairs = [(prefix, section.at), *((f"{prefix}/{block.id}", block.at) for block in section.blocks)]
        found.update({name: at for name, at in pairs if at})
    return found
