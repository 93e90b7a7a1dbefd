"""Backend stage: colours and fonts as DrawingML (ECMA-376 Part 1 §20.1.2.3, §21.1.2.3)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from factdeck.backends.pptx.color_change import change
from factdeck.backends.pptx.markup import NOTHING, Markup, element, joined
from factdeck.base.units import emu
from factdeck.scene.nodes import Scene
from factdeck.scene.slots import PlaceholderKind
from factdeck.scene.tables import TableLook
from factdeck.theme.pattern import Lines, Pattern, line_color
from factdeck.theme.theme import FontFamily

SLOTS: Final = (
    *("dk1", "lt1", "dk2", "lt2"),
    *("accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
    *("hlink", "folHlink"),
)
_MAPPED: Final = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}  # the master's clrMap
_HAIR: Final = 0.75  # points: the outline of a hollow dot
_PRESETS: Final = {Lines.WIDE_UP: "wdUpDiag", Lines.WIDE_DOWN: "wdDnDiag", Lines.LEVEL: "horz"}
GB2312: Final = -122  # charset of simplified Chinese fonts, as a signed byte
PITCHES: Final = {False: 34, True: 18}  # pitchFamily of variable pitch: swiss; roman, for serif faces
_SANS: Final = {"panose": "020B0500000000000000", "pitchFamily": PITCHES[False]}
_SERIF: Final = {"panose": "02020500000000000000", "pitchFamily": PITCHES[True]}


@dataclass(frozen=True)
class Ink:
    """What marks are made with: colours by palette name, font slots by family name.

    `follows`: the palette colour, one of the scheme, that a colour outside of the scheme is a change of.
    """

    palette: Mapping[str, str]
    scheme: Mapping[str, str]
    fonts: Mapping[str, FontFamily]
    follows: Mapping[str, str] = field(default_factory=dict[str, str])
    patterns: Mapping[str, Pattern] = field(default_factory=dict[str, Pattern])
    headings: str = ""  # the family that is the theme's font of headings
    text: str = ""  # and of text
    table_look: TableLook | None = None
    _colors: dict[str, Markup] = field(default_factory=dict[str, Markup])
    _fills: dict[str, Markup] = field(default_factory=dict[str, Markup])
    _fonts: dict[str, Markup] = field(default_factory=dict[str, Markup])

    def color(self, name: str) -> Markup:
        """A palette colour: its theme slot, or the slot it follows and how it differs from it.

        An RGB value only where it follows none; of a pattern the colour for lines and text. Raises KeyError
        for an unknown name.
        """
        if name not in self._colors:
            self._colors[name] = self._color(line_color(name, self.patterns))
        return self._colors[name]

    def _color(self, name: str, opacity: float = 1.0) -> Markup:
        base = name if name in self.scheme.values() else self.follows.get(name, "")
        slot = next((slot for slot in SLOTS if base and self.scheme.get(slot) == base), "")
        value = self.palette[name].removeprefix("#").upper()
        sheer = element("a:alpha", val=round(opacity * 100_000)) if opacity < 1 else NOTHING
        if not slot:
            return element("a:srgbClr", sheer, val=value)
        return element("a:schemeClr", *self._changes(base, value), sheer, val=_MAPPED.get(slot, slot))

    def _changes(self, base: str, value: str) -> list[Markup]:
        steps = change(self.palette[base].removeprefix("#"), value)
        return [element(f"a:{tag}", val=amount) for tag, amount in steps]

    def fill(self, name: str, opacity: float = 1.0) -> Markup:
        """A solid fill or a pattern, or no fill for ""; a solid fill may be translucent."""
        if name and opacity < 1:
            return element("a:solidFill", self._color(name, opacity))
        if name not in self._fills:
            self._fills[name] = self._fill(name) if name else element("a:noFill")
        return self._fills[name]

    def _fill(self, name: str) -> Markup:
        pattern = self.patterns.get(name)
        if pattern is None or not pattern.busy:
            return element("a:solidFill", self.color(pattern.ground if pattern else name))
        colors = (
            element("a:fgClr", self.color(pattern.color)),
            element("a:bgClr", self.color(pattern.ground)),
        )
        return element("a:pattFill", *colors, prst=_PRESETS[pattern.lines])

    def edge(
        self, fill: str, stroke: str = "", width: float = 0.0, *, dash: bool = False, round: bool = False
    ) -> Markup:
        """The outline of what is filled with `fill`: the stroke given, else that of a pattern."""
        pattern = self.patterns.get(fill)
        if pattern and not stroke:
            return self.line(pattern.color, pattern.outline)
        return self.line(stroke, width, dash=dash, round=round)

    def hollow(self, name: str) -> Markup:
        """Fill and outline of a mark too small for lines: of a pattern its ground, outlined."""
        if pattern := self.patterns.get(name):
            return joined(self.fill(pattern.ground), self.line(pattern.line, pattern.outline or _HAIR))
        return joined(self.fill(name), self.line("", 0))

    def line(
        self, name: str, width: float, *, dash: bool = False, round: bool = False, tag: str = "a:ln"
    ) -> Markup:
        """An outline `width` points wide, or none for ""; never empty, which PowerPoint repairs."""
        if not name or width <= 0:
            return element(tag, element("a:noFill"))
        dashes = element("a:prstDash", val="dash") if dash else NOTHING
        fill = self.fill(line_color(name, self.patterns))
        if round:
            return element(tag, fill, dashes, element("a:round"), w=emu(width), cap="rnd")
        return element(tag, fill, dashes, w=emu(width))

    def typefaces(self, family: str, *, heading: bool = False) -> Markup:
        """`a:latin`, `a:ea`, `a:cs` of a family: the theme's where it is one of its two, else by name.

        `heading`: in a title the theme's font of headings, also where both of its fonts are one.
        """
        key = f"{family}/{heading}"
        if key not in self._fonts:
            self._fonts[key] = self._typefaces(family, heading)
        return self._fonts[key]

    def _typefaces(self, family: str, heading: bool) -> Markup:
        first, second = ("mj", "mn") if heading else ("mn", "mj")
        named = {"mj": self.headings, "mn": self.text}
        slot = next((slot for slot in (first, second) if named[slot] == family), "")
        if not slot:
            return typefaces(self.fonts[family])
        fonts = {"latin": "lt", "ea": "ea", "cs": "lt"}
        return joined(*(element(f"a:{name}", typeface=f"+{slot}-{of}") for name, of in fonts.items()))

    def east_asian(self, family: str) -> Markup:
        """The fonts of a family by name, the East Asian one in every slot."""
        given = self.fonts[family]
        return typefaces(replace(given, latin=given.east_asian))

    def western(self, family: str) -> Markup:
        """The fonts of a family by name, the Latin one in every slot."""
        given = self.fonts[family]
        return typefaces(replace(given, east_asian=given.latin))

    def named(self, family: str) -> Markup:
        """The fonts of a family by name."""
        return typefaces(self.fonts[family])


def typefaces(family: FontFamily) -> Markup:
    """The three font slots of DrawingML, in the order that the schema wants."""
    kind = _SERIF if family.serif else _SANS
    return joined(
        element("a:latin", typeface=family.latin, **kind, charset=0),
        element("a:ea", typeface=family.east_asian, **kind, charset=GB2312),
        element("a:cs", typeface=family.latin, **kind, charset=0),
    )


def ink(scene: Scene) -> Ink:
    """The ink of a scene."""
    headings, text = font_pair(scene)
    return Ink(
        scene.palette,
        scene.scheme,
        scene.fonts,
        scene.follows,
        scene.patterns,
        headings,
        text,
        scene.table_look,
    )


def font_pair(scene: Scene) -> tuple[str, str]:
    """The families of headings and of text: headings are what the title placeholders are set in."""
    titles = (
        slot.levels[0].style.family
        for layout in scene.layouts.values()
        for slot in layout.slots
        if slot.kind is PlaceholderKind.TITLE and slot.levels
    )
    text = "sans" if "sans" in scene.fonts else next(iter(scene.fonts))
    counted = Counter(titles)
    return (counted.most_common(1)[0][0] if counted else text), text
