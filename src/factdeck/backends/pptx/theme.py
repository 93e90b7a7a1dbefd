"""Backend stage: the theme: colours, fonts, and the plainest effects (ECMA-376 Part 1 §20.1.6.9)."""

from dataclasses import replace
from typing import Final

from factdeck.backends.pptx.ink import SLOTS, font_pair, typefaces
from factdeck.backends.pptx.markup import Markup, document, element, joined
from factdeck.backends.pptx.text import EAST_ASIAN
from factdeck.scene.nodes import Scene
from factdeck.theme.theme import FontFamily

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"

_FALLBACK: Final = {"dk1": "000000", "lt1": "FFFFFF", "hlink": "0563C1", "folHlink": "954F72"}
_INSTEAD: Final = {"dk2": "dk1", "lt2": "lt1"}


def theme(scene: Scene) -> bytes:
    """`theme1.xml`, named after the template."""
    name = scene.name or "factdeck"
    colors = (element(f"a:{slot}", element("a:srgbClr", val=rgb(scene, slot))) for slot in SLOTS)
    major, minor = (_fonts(tag, scene.fonts[family], scene) for tag, family in _pair(scene))
    fonts = element("a:fontScheme", major, minor, name=name)
    elements = element("a:themeElements", element("a:clrScheme", *colors, name=name), fonts, _formats(name))
    rest = (element("a:objectDefaults"), element("a:extraClrSchemeLst"))
    return document("a:theme", "a", elements, *rest, name=name)


def rgb(scene: Scene, slot: str) -> str:
    """The RGB value of a theme slot; a slot that the template leaves open takes a neighbour's colour."""
    if slot in scene.scheme:
        return scene.palette[scene.scheme[slot]].removeprefix("#").upper()
    if slot in _FALLBACK:
        return _FALLBACK[slot]
    return rgb(scene, _INSTEAD.get(slot) or (f"accent{int(slot[-1]) - 1}" if slot != "accent1" else "dk1"))


def _pair(scene: Scene) -> tuple[tuple[str, str], tuple[str, str]]:
    headings, text = font_pair(scene)
    return ("a:majorFont", headings), ("a:minorFont", text)


def _fonts(tag: str, family: FontFamily, scene: Scene) -> Markup:
    """WPS and PowerPoint take `Hans` for simplified Chinese where a run names no font of its own.

    Office programs set ’ “ … in the East Asian font, twice as wide: in a Western deck it is the Latin one.
    """
    hans = element("a:font", script="Hans", typeface=family.east_asian)
    western = not scene.properties.language.startswith(EAST_ASIAN)
    return element(tag, typefaces(replace(family, east_asian=family.latin) if western else family), hans)


def _formats(name: str) -> Markup:
    """Three fills, lines and effects, as the schema demands; no gradient and no shadow."""
    color = element("a:schemeClr", val="phClr")
    fill = element("a:solidFill", color)
    dash = element("a:prstDash", val="solid")
    lines = (element("a:ln", fill, dash, w=width) for width in (9525, 19050, 28575))
    effect = element("a:effectStyle", element("a:effectLst"))
    return element(
        "a:fmtScheme",
        element("a:fillStyleLst", fill, fill, fill),
        element("a:lnStyleLst", joined(*lines)),
        element("a:effectStyleLst", effect, effect, effect),
        element("a:bgFillStyleLst", fill, fill, fill),
        name=name,
    )
