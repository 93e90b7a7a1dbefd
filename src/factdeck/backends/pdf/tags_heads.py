"""pdf backend: the levels of headings; none is left out on the way down (PDF/UA-1 §7.4.2)."""

from collections.abc import Sequence
from typing import Final

from factdeck.scene.nodes import Page
from factdeck.scene.text import Role

_DEEPEST: Final = 6
_DIVIDER: Final = "section"
"""The kind of slides that open a section: the section's other slides are a level below."""


class Heads:
    """Tells the level of each heading in turn."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._first = pages[0].id if pages else ""
        self._divided = frozenset(page.section for page in pages if page.kind == _DIVIDER)
        self._last = 0
        self._title = 1

    def turn(self, page: Page) -> None:
        """A page begins: its title is 1 on the first, 2 after it, 3 under a slide that opens its section."""
        if page.id == self._first or not page.layout:
            self._title = 1
        else:
            self._title = 3 if page.section in self._divided and page.kind != _DIVIDER else 2

    def level(self, role: Role) -> int:
        """The level of the next heading."""
        wanted = self._title if role is Role.TITLE else self._title + 1
        self._last = max(1, min(wanted, self._last + 1, _DEEPEST))
        return self._last
