"""Backend stage: the theme: colours, fonts, and the plainest effects (ECMA-376 Part 1 §20.1.6.9)."""

from typing import Final

from factdeck.backends.pptx.ink import SLOTS, typefaces
from factdeck.backends.pptx.markup import Markup, document, element, joined
from factdeck.scene.nodes import PlaceholderKind, Scene
from factdeck.theme.theme import FontFamily

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"

_FALLBACK: Final = {"dk1": "000000", "lt1": "FFFFFF", "hlink": "0563C1", "folHlink": "954F72"}
_INSTEAD: Final = {"dk2": "dk1", "lt2": "lt1"}


def theme(scene: Scene) -> bytes:
    """`theme1.xml`, named after the template."""
    name = scene.name or "factdeck"
    colors = (element(f"a:{slot}", element("a:srgbClr", val=rgb(scene, slot))) for slot in SLOTS)
    major, minor = font_pair(scene)
    fonts = element("a:fontScheme", _fonts("a:majorFont", major), _fonts("a:minorFont", minor), name=name)
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


def font_pair(scene: Scene) -> tuple[FontFamily, FontFamily]:
    """The families of headings and of text: headings are what the title placeholders are set in."""
    titles = (
        slot.style.family
        for layout in scene.layouts.values()
        for slot in layout.slots
        if slot.kind is PlaceholderKind.TITLE and slot.style
    )
    first = next(iter(scene.fonts))
    text = "sans" if "sans" in scene.fonts else first
    return scene.fonts[next(titles, text)], scene.fonts[text]


def _fonts(tag: str, family: FontFamily) -> Markup:
    """WPS and PowerPoint take `Hans` for simplified Chinese where a run names no font of its own."""
    hans = element("a:font", script="Hans", typeface=family.east_asian)
    return element(tag, typefaces(family), hans)


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
