"""Backend stage: numbers that PowerPoint wants for names, made from the names alone.

A number counted up would change for every shape behind one that was added; a number made from the shape's own
name stays, so that comments, animations and links that people add find their shape after the next build.
"""

from collections.abc import Iterable, Set
from hashlib import blake2b
from typing import Final

from factdeck.backends.pptx.markup import Markup, element, tagged

SHAPE_IDS: Final = range(2, 1 << 31)
"""Ids of shapes (ECMA-376 Part 1 §20.1.2.2.8); 1 is the shape tree's. Office reads them as signed numbers."""

SLIDE_IDS: Final = range(256, 1 << 31)
"""Ids of slides (§19.7.13)."""

CREATION_IDS: Final = range(1, 1 << 32)
"""Creation ids are unsigned numbers of 32 bits ([MS-PPTX] 2.2.2)."""

_P14: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_CREATION: Final = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"


def stable(name: str, within: range, taken: Set[int] = frozenset()) -> int:
    """A number for a name, the same in every file; the next free one where it is taken."""
    digest = blake2b(name.encode(), digest_size=8).digest()
    index = int.from_bytes(digest) % len(within)
    while within[index] in taken:
        index = (index + 1) % len(within)
    return within[index]


def numbered(names: Iterable[str], within: range) -> dict[str, int]:
    """Names with a number each, no two the same."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    for name in names:
        found[name] = stable(name, within, taken)
        taken.add(found[name])
    return found


def creation(name: str) -> Markup:
    """The `p:extLst` of a slide, layout, master or notes page that tells it from any other."""
    value = stable(name, CREATION_IDS)
    mark = tagged("p14:creationId", {"xmlns:p14": _P14, "val": value})
    return element("p:extLst", element("p:ext", mark, uri=_CREATION))
