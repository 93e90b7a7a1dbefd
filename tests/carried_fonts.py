"""The fonts that a deck carries, for a program that does not read them from the file, as LibreOffice 7.4.

They are taken out of the .pptx, so that what a program would load is what is looked at, and LibreOffice finds
them through a fontconfig file beside the machine's own fonts:

    FONTCONFIG_FILE=$(python -m tests.carried_fonts DECK.pptx FOLDER) soffice --convert-to pdf DECK.pptx
"""

import atexit
import shutil
import struct
import sys
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.scene.nodes import Page, Scene, TextFrame
from factdeck.scene.setting import Properties
from factdeck.scene.text import Align, Paragraph, Rect, Run, RunStyle
from factdeck.theme.load import load_theme
from factdeck.theme.travelling import named_families

MACHINE = Path("/etc/fonts/fonts.conf")


def font_files(deck: Path) -> dict[str, bytes]:
    """The font files inside the deck's EOT parts, by part."""
    with ZipFile(deck) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".fntdata")}
    return {name: content[-struct.unpack_from("<L", content, 4)[0] :] for name, content in parts.items()}


def carried(deck: Path, folder: Path, *, machine: bool = True) -> Path:
    """A fontconfig file with the deck's fonts, and those of the machine or none else."""
    fonts = folder / f"{deck.stem}-fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for name, content in font_files(deck).items():
        (fonts / f"{Path(name).stem}.ttf").write_bytes(content)
    others = f'<include ignore_missing="yes">{MACHINE}</include>' if machine else ""
    cache = f"<cachedir>{escape(str(folder / 'fontcache'))}</cachedir>"
    path = folder / f"{deck.stem}-fonts.conf"
    text = f'<?xml version="1.0"?><fontconfig>{cache}<dir>{escape(str(fonts))}</dir>{others}</fontconfig>'
    path.write_text(text, "utf-8")
    return path


@cache
def whole_fonts() -> Path:
    """A fontconfig file with all characters of the shipped fonts, under the names that decks give them."""
    folder = Path(tempfile.mkdtemp(prefix="factdeck-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    deck = folder / "whole.pptx"
    deck.write_bytes(write(_every_family()))
    return carried(deck, folder)


def _every_family() -> Scene:
    """A deck that shows something in every face of the shipped pack, with the fonts as wholes."""
    theme = load_theme("hongjin", [], Diagnostics())
    assert theme
    whole = replace(theme, embed_fonts="full")
    faces = [(name, True) for name in theme.families]
    faces += [(name, False) for name, family in theme.families.items() if family.regular != family.bold]
    runs = tuple(Run("1", RunStyle(name, 12, "ink", bold=bold)) for name, bold in faces)
    paragraph = Paragraph(runs=runs, lines=(), leading=14, align=Align.LEFT)
    frame = TextFrame(id="all", rect=Rect(0, 0, 400, 40), paragraphs=(paragraph,))
    page = Page(id="one", title="1", background="paper", nodes=(frame,))
    families = named_families(whole)
    properties = Properties("1", "", "", "zh-CN", "")
    return Scene(
        720, 405, (page,), theme.palette, theme.scheme, families, properties, embed_fonts=whole.embed_fonts
    )


if __name__ == "__main__":
    print(carried(Path(sys.argv[1]), Path(sys.argv[2]).resolve()))
