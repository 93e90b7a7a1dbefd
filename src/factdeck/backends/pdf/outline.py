"""pdf backend: targets of links, and bookmarks (PDF 32000-1 §12.3.2, §12.3.3)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.scene.nodes import AnyNode, Group, Page, Role, Scene, TextFrame


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark: its level, and the place on its page, None for the page as a whole."""

    title: str
    level: int
    top: float | None = None  # scene y


def destination(page_id: str) -> str:
    """The name under which the file knows a page; names in a PDF are best kept to ASCII."""
    return f"page-{page_id.encode().hex()}"


def add_bookmarks(canvas: PageCanvas, scene: Scene, page: Page, previous: Page | None) -> None:
    """Make the current page a target, and bookmark it and what stands on it."""
    name = destination(page.id)
    canvas.bookmarkPage(name, fit="Fit")
    for index, entry in enumerate(_entries(page, previous)):
        key = f"{name}-{index}"
        if entry.top is None:
            canvas.bookmarkPage(key, fit="Fit")
        else:
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=scene.height - entry.top)
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
            yield Entry(heading.text.replace("\n", " "), level + 1, heading.rect.y)


def _headings(nodes: Iterable[AnyNode]) -> Iterator[TextFrame]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _headings(node.children)
        elif isinstance(node, TextFrame) and node.role is Role.HEADING and node.text.strip():
            yield node
