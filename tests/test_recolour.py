"""A person changes one theme colour in PowerPoint: the whole deck follows, charts and icons too."""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image

from factdeck.base.diagnostics import Diagnostics
from factdeck.theme.load import load_theme

from .conftest import SHIPPED, Built
from .judges import render, to_pdfs

_NEW = "1F7A5A"
_SOLID = 2  # of 255: how far a pixel may be from a colour that is drawn without blending


def parts(path: Path) -> Mapping[str, str]:
    """The XML of what a slide shows; the notes pages, black on white for printers, are none of it."""
    with zipfile.ZipFile(path) as archive:
        shown = re.compile(r"ppt/(slides|slideLayouts|slideMasters|charts)/\w+\.xml|ppt/tableStyles\.xml")
        return {name: archive.read(name).decode() for name in archive.namelist() if shown.fullmatch(name)}


@pytest.mark.parametrize("name", SHIPPED)
def test_no_colour_is_written_as_rgb(name: str, built: Callable[[str], Built]) -> None:
    fixed = {name: xml.count("srgbClr") for name, xml in parts(built(name).deck).items()}
    assert len(fixed) > 20
    assert sum(fixed.values()) == 0, fixed


def with_accent(path: Path, copy: Path, slot: str, color: str) -> Path:
    """The deck with another colour in one slot of its theme."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w") as target:
        for item in source.infolist():
            content = source.read(item)
            if item.filename == "ppt/theme/theme1.xml":
                xml = re.sub(rf'(<a:{slot}><a:srgbClr val=")\w+', rf"\g<1>{color}", content.decode())
                content = xml.encode()
            target.writestr(item, content)
    return copy


def pixels(pages: list[Path], colors: set[str]) -> int:
    """How many pixels have one of the colours."""
    wanted = [tuple(bytes.fromhex(color)) for color in colors]
    total = 0
    for page in pages:
        counted = Image.open(page).convert("RGB").getcolors(1 << 24) or []
        for count, pixel in counted:
            near = (all(abs(a - b) <= _SOLID for a, b in zip(pixel, color, strict=True)) for color in wanted)
            total += count * any(near)
    return total


@pytest.mark.judge
@pytest.mark.slow
def test_all_that_is_red_becomes_green(built: Callable[[str], Built], tmp_path: Path) -> None:
    theme = load_theme("hongjin", [], Diagnostics())
    assert theme
    red = {color for name, color in theme.palette.items() if "red" in (name, theme.follows.get(name))}
    deck = built("harbin").deck
    green = with_accent(deck, tmp_path / "green.pptx", "accent1", _NEW)
    before, after = (render(pdf, tmp_path) for pdf in to_pdfs([deck, green], tmp_path))
    assert pixels(before, red) > 100_000
    assert pixels(after, red) == 0
    assert pixels(after, {_NEW}) > 50_000
