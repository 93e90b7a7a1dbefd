"""pdf backend: where in the structure tree a node belongs: sections, and lists made of several frames.

Told by the ids that layout gives nodes: `slide/rows/record/part`, `sheet/section/exhibit/part`.
"""

from collections.abc import Iterable
from typing import Final

from factdeck.backends.pdf.tags_tree import Element
from factdeck.scene.nodes import AnyNode, Page, TextFrame
from factdeck.scene.text import Role

_LISTS: Final = frozenset({"rows"})
"""Segments of an id after which records of a list follow."""

_LABELS: Final = frozenset({"number", "term", "key"})
"""Parts of a record that label it where they come first."""

Step = tuple[str, str]
"""A structure type, and what tells its element from its neighbours of that type."""


def page_path(page: Page) -> list[Step]:
    """The sections that a slide stands in; a page of a sheet is not one."""
    if not page.layout:
        return []
    section = [("Sect", f"section {page.section}")] if page.section else []
    return [*section, ("Sect", page.id)]


def sheet_sections(pages: Iterable[Page]) -> frozenset[str]:
    """The starts of the ids of nodes that stand under a heading of a sheet."""
    return frozenset(
        _start(node.id)
        for page in pages
        if not page.layout
        for node in page.nodes
        if node.role is Role.HEADING and node.id.count("/") > 1 and not _LISTS & set(node.id.split("/"))
    )


def node_path(node: AnyNode, page: Page, sections: frozenset[str], places: "Places") -> list[Step]:
    """The elements that hold a node, from the outermost. `places`: what is open."""
    path = page_path(page)
    if (start := _start(node.id)) in sections and not page.layout:
        path.append(("Sect", start))
    segments = node.id.split("/")
    for index, segment in enumerate(segments[:-2]):
        if segment in _LISTS:
            record = "/".join(segments[: index + 2])
            first = segments[-1] in _LABELS and not places.is_open(("LI", record))
            part = "Lbl" if first else "LBody"
            path += [("L", "/".join(segments[: index + 1])), ("LI", record), (part, record)]
            break
    return path


def _start(id: str) -> str:
    return "/".join(id.split("/")[:2])


def is_list(frame: TextFrame) -> bool:
    """Whether the paragraphs of a frame are items: a frame of rows, bullets, or terms before a tab."""
    return frame.id.rpartition("/")[2] in _LISTS or any(
        paragraph.bullet or "\t" in paragraph.text for paragraph in frame.paragraphs
    )


class Places:
    """Opens and leaves elements so that neighbours with the same step share one."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._open: list[tuple[Step, Element]] = []

    def at(self, path: list[Step]) -> Element:
        """The element at the end of a path; what of it is open already goes on."""
        shared = 0
        while shared < min(len(path), len(self._open)) and self._open[shared][0] == path[shared]:
            shared += 1
        del self._open[shared:]
        for step in path[shared:]:
            self._open.append((step, self.inmost.grow(step[0])))
        return self.inmost

    @property
    def inmost(self) -> Element:
        """The element that was opened last."""
        return self._open[-1][1] if self._open else self._root

    @property
    def list(self) -> Element | None:
        """The list that is open, the inmost."""
        return next((element for step, element in reversed(self._open) if step[0] == "L"), None)

    def is_open(self, step: Step) -> bool:
        """Whether an element is."""
        return any(other == step for other, _ in self._open)

    @property
    def in_list(self) -> bool:
        """Whether it is an item's."""
        return self.list is not None
