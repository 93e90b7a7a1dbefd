"""pdf backend: targets of links, and bookmarks (PDF 32000-1 §12.3.2, §12.3.3)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.tags import Tagger
from factdeck.scene.nodes import AnyNode, Group, Page, Scene, TextFrame
from factdeck.scene.text import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark: its level, and the place on its page, None for the page as a whole."""

    title: str
    level: int
    top: float | None = None  # scene y
    node: str = ""  # that it leads to


def destination(id: str) -> str:
    """The name under which the file knows a page or node; names in a PDF are best kept to ASCII."""
    return f"page-{id.encode().hex()}"


def links(scene: Scene) -> frozenset[str]:
    """What the links of a scene lead to."""
    return frozenset(frame.link for page in scene.pages for frame in _frames(page.nodes) if frame.link)


def add_targets(canvas: PageCanvas, scene: Scene, page: Page, linked: frozenset[str], tagger: Tagger) -> None:
    """Make what links lead to on the current page a target: the view starts at its top."""
    for node in _all(page.nodes):
        if f"#{node.id}" in linked:
            canvas.bookmarkPage(destination(node.id), fit="XYZ", left=0, top=scene.height - node.rect.y)
            tagger.target(destination(node.id), node.id)


def add_bookmarks(
    canvas: PageCanvas, scene: Scene, page: Page, previous: Page | None, tagger: Tagger
) -> None:
    """Make the current page a target, and bookmark it and what stands on it."""
    name = destination(page.id)
    canvas.bookmarkPage(name, fit="Fit")
    tagger.target(name, "")
    for index, entry in enumerate(_entries(page, previous)):
        key = f"{name}-{index}"
        if entry.top is None:
            canvas.bookmarkPage(key, fit="Fit")
        else:
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=scene.height - entry.top)
        tagger.target(key, entry.node)
        canvas.addOutlineEntry(entry.title, key, entry.level)


def _entries(page: Page, previous: Page | None) -> Iterator[Entry]:
    """The section where one begins, the page in it, and on a sheet (no slide layout) its headings."""
    begins = page.section and (previous is None or previous.section != page.section)
    if begins:
        yield Entry(page.section, 0)
    level = 1 if page.section else 0
    yield Entry(page.title, level)
    if not page.layout:
        for heading in _headings(page.nodes):
            yield Entry(heading.text.replace("\n", " "), level + 1, heading.rect.y, heading.id)


def _headings(nodes: Iterable[AnyNode]) -> Iterator[TextFrame]:
    return (frame for frame in _frames(nodes) if frame.role is Role.HEADING and frame.text.strip())


def _frames(nodes: Iterable[AnyNode]) -> Iterator[TextFrame]:
    return (node for node in _all(nodes) if isinstance(node, TextFrame))


def _all(nodes: Iterable[AnyNode]) -> Iterator[AnyNode]:
    """The nodes and what is in their groups."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from _all(node.children)
