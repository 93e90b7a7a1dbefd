"""Backend stage: the fonts that travel in the file (ECMA-376 Part 1 §15.2.13, §19.2.1.9–10).

One entry a font name, all of whose families become one font: what helps out where the text's own file lacks a
character is then part of the same font. [MS-OI29500] §2.1.1133: names are unique, and the deck uses each.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from factdeck.backends.pptx.eot import eot
from factdeck.backends.pptx.ink import GB2312, PITCHES
from factdeck.backends.pptx.markup import Markup, element, tagged
from factdeck.backends.pptx.shown_text import Face, shown_text
from factdeck.scene.nodes import Scene
from factdeck.theme import forms
from factdeck.theme.office_face import office_face
from factdeck.theme.subset import Pick
from factdeck.theme.theme import FontFamily
from factdeck.theme.truetype import TrueType, open_truetype

CONTENT_TYPE: Final = "application/x-fontdata"
_SLOTS: Final = {False: "regular", True: "bold"}


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font by the name that runs give it, and its EOT files by slot: `regular`, `bold`."""

    name: str
    serif: bool
    panose: str
    files: Mapping[str, bytes]

    def entry(self, relations: Mapping[str, str]) -> Markup:
        """Its entry in the presentation; `relations` by slot."""
        attributes = {"typeface": self.name, "panose": self.panose}
        font = element("p:font", **attributes, pitchFamily=PITCHES[self.serif], charset=GB2312)
        slots = [tagged(f"p:{slot}", {"r:id": relations[slot]}) for slot in self.files]
        return element("p:embeddedFont", font, *slots)


def embedded_fonts(scene: Scene) -> list[EmbeddedFont]:
    """The fonts to write, in the order of the scene's families; none where nothing is to be embedded.

    Raises FontError for a font that can't be embedded.
    """
    if scene.embed_fonts == "none":
        return []
    shown = shown_text(scene)
    named: dict[str, list[str]] = {}
    for key, family in scene.fonts.items():
        if family.embedded:
            named.setdefault(family.embedded, []).append(key)
    made = (_Maker(scene, name, keys, shown).made() for name, keys in named.items())
    return [font for font in made if font]


@dataclass(slots=True)
class _Maker:
    """One font name: the families that carry it, the first of which gives metrics and names."""

    scene: Scene
    name: str
    keys: Sequence[str]
    shown: Mapping[Face, set[str]]
    families: list[FontFamily] = field(init=False)

    def __post_init__(self) -> None:
        self.families = [self.scene.fonts[key] for key in self.keys]

    def made(self) -> EmbeddedFont | None:
        whole = self.scene.embed_fonts == "full"
        used = [bold for bold in _SLOTS if any((key, bold) in self.shown for key in self.keys)]
        if not used:
            return None
        first = self.families[0]
        bolds = list(_SLOTS) if whole and first.regular != first.bold else used
        files = {_SLOTS[bold]: eot(self._face(bold, whole), whole=whole) for bold in bolds}
        panose = bytes(_file(first, bold=bolds[0]).tables["OS/2"][32:42]).hex().upper()
        return EmbeddedFont(self.name, first.serif, panose, files)

    def _face(self, bold: bool, whole: bool) -> bytes:
        """A face of what is shown; `whole`: and of all else that its files have."""
        glyphs: dict[int, Pick] = {}
        for key, family in zip(self.keys, self.families, strict=True):
            characters = self.shown.get((key, bold), set[str]())
            for code, glyph in _glyphs(_file(family, bold=bold), characters):
                glyphs.setdefault(code, (_file(family, bold=bold), glyph))
        for family in self.families if whole else ():
            font = _file(family, bold=bold)
            for code, glyph in self._all(font):
                glyphs.setdefault(code, (font, glyph))
        return office_face(glyphs, _file(self.families[0], bold=bold), self.name, bold=bold)

    def _all(self, font: TrueType) -> Iterator[tuple[int, int]]:
        """Every character of a file, the marks in the form that the deck's language takes."""
        plain = (chr(code) for code in font.code_points() if code < forms.LATIN)
        yield from _glyphs(font, forms.formed("".join(plain), self.scene.properties.language))


def _glyphs(font: TrueType, characters: set[str] | str) -> Iterator[tuple[int, int]]:
    """Code points and glyphs; of a mark that is shown in both forms, the wide one comes first and counts.

    A mark that is shown in its proportional form alone gets the glyph of that form.
    """
    for character in sorted(
        characters
    ):  # the private code points of the forms come after the marks themselves
        if glyph := font.glyph_of(character):
            yield ord(forms.said(character)), glyph


def _file(family: FontFamily, *, bold: bool) -> TrueType:
    return open_truetype(family.bold if bold else family.regular)
