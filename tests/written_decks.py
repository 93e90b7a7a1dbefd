"""Small decks from a spec to the file, for tests of what stands in the .pptx."""

import re
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import Scene
from factdeck.theme.load import load_theme
from factdeck.theme.theme import Theme
from tests.document.specs import deck


@lru_cache(maxsize=1)
def _theme() -> tuple[Theme, Measurer]:
    theme = load_theme("hongjin", [], Diagnostics())
    assert theme
    return theme, Measurer(theme.families)


def scene(*sections: dict[str, Any], **values: Any) -> Scene:
    """The pages of a deck with the given sections (see tests/document/specs.py)."""
    theme, measurer = _theme()
    diagnostics = Diagnostics()
    placed = place_deck(deck(*sections, **values), theme, measurer, diagnostics)
    assert not list(diagnostics), [item.line("en") for item in diagnostics]
    return placed


def parts(*sections: dict[str, Any], **values: Any) -> dict[str, str]:
    """The XML parts of its file, by name."""
    return xml_parts(write(scene(*sections, **values)))


def xml_parts(content: bytes) -> dict[str, str]:
    """The XML parts of a .pptx file, by name."""
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: archive.read(name).decode() for name in names}


def shapes(written: dict[str, str]) -> dict[str, str]:
    """The number of every shape on slides, by its name, which begins with its slide's."""
    slides = [text for name, text in written.items() if name.startswith("ppt/slides/slide")]
    found = [match for text in slides for match in re.findall(r'<p:cNvPr id="(\d+)" name="([^"]+)"', text)]
    return {name: number for number, name in found}
