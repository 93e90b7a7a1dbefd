"""Sets of fonts that LibreOffice sees instead of the deck's own: what a deck meets elsewhere.

They stand for programs that load no embedded fonts, and for decks that have none: both names are covered.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from factdeck.base.resources import resource

from .judges import font_file

_EMBEDDED: Final = ("Noto Sans SC", "Noto Serif SC", "Noto Sans")
_OFFICE: Final = ("Microsoft YaHei", "STZhongsong", "Arial")


def noto_sans(folder: Path) -> Path:
    """Every name that the deck uses is set in the Noto Sans SC that layout measures with."""
    return _written(folder, "noto-sans", [_own("noto-sans-sc"), _own("noto-sans")], _all("Noto Sans SC"))


def zen_hei(folder: Path) -> Path:
    """A wider font: WenQuanYi Zen Hei: digits 8%, blanks 34%, Latin among Chinese 3.5% wider."""
    return _written(
        folder, "zen-hei", [font_file("wqy-zenhei").parent, _own("noto-sans-sc")], _all("WenQuanYi Zen Hei")
    )


def _own(name: str) -> Path:
    return resource("assets", "fonts", name)


def _all(font: str) -> Mapping[str, str]:
    return dict.fromkeys((*_EMBEDDED, *_OFFICE), font)


def _written(folder: Path, name: str, folders: Sequence[Path], names: Mapping[str, str]) -> Path:
    """A fontconfig file that knows the fonts in `folders` alone and sets each of `names` in another font."""
    places = "".join(f"<dir>{escape(str(item))}</dir>" for item in folders)
    rules = "".join(
        f'<match target="pattern"><test name="family" qual="any"><string>{old}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{new}</string></edit></match>'
        for old, new in names.items()
    )
    cache = f"<cachedir>{escape(str(folder / 'fontcache'))}</cachedir>"
    path = folder / f"{name}.conf"
    path.write_text(f'<?xml version="1.0"?><fontconfig>{places}{cache}{rules}</fontconfig>', "utf-8")
    return path
