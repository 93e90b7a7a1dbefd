"""Backend stage: paragraphs and runs as DrawingML text (ECMA-376 Part 1 §21.1.2).

PowerPoint applies the line-start rules of Chinese only to text that says it is Chinese, so every run says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.languages import EAST_ASIAN, office_language, other_language, spoken
from factdeck.backends.pptx.markup import NOTHING, Attribute, Markup, element, tagged
from factdeck.base.units import emu
from factdeck.scene.slots import PlaceholderKind, Slot, TextLevel
from factdeck.scene.text import Align, Anchor, Paragraph, Run, RunStyle
from factdeck.theme.forms import formed
from factdeck.theme.office.base import OfficeHolder

_ALIGN: Final = {Align.LEFT: "l", Align.CENTER: "ctr", Align.RIGHT: "r", Align.JUSTIFY: "just"}
_ANCHOR: Final = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}
_BLANKS: Final = " \u3000"
_IDEOGRAPHS: Final = "\u2e80"  # below it no script needs an East Asian font

LINE_BREAKS: Final[dict[str, Attribute]] = {"eaLnBrk": 1, "latinLnBrk": 0, "hangingPunct": 0}
"""East Asian line-start rules on, no break inside Latin words, no mark outside of the frame (§21.1.2.2.7)."""

SLIDE_NUMBER: Final = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""The id that PowerPoint gives its own slide number fields."""


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Text as DrawingML in one language. `number`: the slide's number, a field where a footer shows it."""

    ink: Ink
    language: str
    number: str = ""

    def body(
        self,
        tag: str,
        paragraphs: Iterable[Paragraph],
        *,
        anchor: Anchor = Anchor.TOP,
        wrap: bool = True,
        slot: Slot | None = None,
        left: float = 0.0,
    ) -> Markup:
        """The text body `tag`, without insets and autofit. `left`: the frame's left edge, for bullets.

        In a placeholder of `slot` only what differs from it is written, so that it follows its layout.
        """
        inherited = slot and (slot.anchor, slot.wrap) == (anchor, wrap)
        frame = element("a:bodyPr") if inherited else frame_properties(anchor, wrap=wrap)
        lines = [self.paragraph(paragraph, slot=slot, left=left) for paragraph in paragraphs]
        return element(tag, frame, element("a:lstStyle"), *(lines or [self.empty_paragraph()]))

    def given_body(
        self, tag: str, paragraphs: Iterable[Paragraph], held: Slot, given: OfficeHolder | None
    ) -> Markup:
        """The text body in a placeholder of an organisation's layout, whose frame is left as it is.

        A title says only what differs from it; other text says how it stands, since lists there have
        bullets. Where `given`, the organisation's placeholder, has its look in sample text alone, also font
        and colour are said; where its colour is not ours, the colour.
        """
        lines: list[Markup] = []
        title = held.kind is PlaceholderKind.TITLE
        level = held.levels[0] if held.levels else None  # all text there is on the first
        inherits = given is None or given.inherited
        if level and given and self.ink.palette.get(level.style.color) != given.color:
            level = replace(level, style=replace(level.style, color=""))
        for paragraph in paragraphs:
            look = level if inherits and held.kind not in _FOOT else None
            flat = replace(paragraph, level=0)
            own = _layout(flat, 0.0, look if title else None)
            pieces = [self._piece(run, held.kind is PlaceholderKind.NUMBER, look) for run in _cut(flat)]
            end = self.properties(flat.runs[-1], "a:endParaRPr", level=look) if flat.runs else NOTHING
            lines.append(element("a:p", own, *pieces, end))
        frame = element("a:bodyPr", element("a:normAutofit"))
        return element(tag, frame, element("a:lstStyle"), *(lines or [self.empty_paragraph()]))

    def empty_body(self, tag: str, like: Paragraph | None = None) -> Markup:
        """The text body of a shape without text, which PowerPoint expects all the same."""
        return element(tag, element("a:bodyPr"), element("a:lstStyle"), self.empty_paragraph(like))

    def empty_paragraph(self, like: Paragraph | None = None) -> Markup:
        """A paragraph without text, as high as a line of `like`; else as the program has it, 18 points."""
        if like and like.runs:
            end = self.properties(like.runs[-1], "a:endParaRPr")
            return element("a:p", _layout(replace(like, bullet="", space_before=0.0), 0.0, None), end)
        return element("a:p", element("a:endParaRPr", lang=office_language(self.language)))

    def paragraph(self, paragraph: Paragraph, *, slot: Slot | None = None, left: float = 0.0) -> Markup:
        """One paragraph with its exact line pitch; in a slot, what differs from its level there."""
        level = _inherited(paragraph, slot) if slot else None
        numbered = bool(slot and slot.kind is PlaceholderKind.NUMBER)
        pieces = [self._piece(run, numbered, level) for run in _cut(paragraph)]
        end = self.properties(paragraph.runs[-1], "a:endParaRPr", level=level) if paragraph.runs else NOTHING
        return element("a:p", _layout(paragraph, left, level), *pieces, end)

    def _piece(self, run: Run, numbered: bool, level: TextLevel | None) -> Markup:
        if not run.text:
            return element("a:br", self.properties(run, level=level))
        text = element("a:t", run.text)
        if numbered and run.text.strip() == self.number:
            # LibreOffice raises a line whose field is in Noto CJK by a quarter of its size.
            look = self.properties(run, fonts=self.ink.east_asian(run.style.family), level=level)
            return element("a:fld", look, text, id=SLIDE_NUMBER, type="slidenum")
        return element("a:r", self.properties(run, level=level), text)

    def properties(
        self, run: Run, tag: str = "a:rPr", fonts: Markup = NOTHING, level: TextLevel | None = None
    ) -> Markup:
        """Language, size, weight, colour and fonts of a run, but for what the level of its slot has.

        `fonts` instead of its family's.
        """
        language = office_language(run.language or self.language)
        style, base = run.style, level.style if level else None
        said = spoken(run.text, language)
        attributes: dict[str, Attribute] = {"lang": said, "altLang": other_language(said)}
        if base is None or hundredths(style.size) != hundredths(base.size):
            attributes["sz"] = hundredths(style.size)
        if base is None or style.bold != base.bold:
            attributes["b"] = int(style.bold)
        if style.rise:
            attributes["baseline"] = round(style.rise / style.size * 100_000)
        spacing = hundredths(style.tracking + run.gap_after)
        if spacing != (hundredths(base.tracking) if base else 0):
            attributes["spc"] = spacing
        attributes["dirty"] = 0
        fill = NOTHING if base and style.color == base.color else self.ink.fill(style.color)
        return tagged(tag, attributes, fill, fonts or self._fonts(run, language, base))

    def _fonts(self, run: Run, language: str, base: RunStyle | None) -> Markup:
        """The run's fonts, by name where the theme has others for its script; nothing where it inherits.

        Office programs set ’ “ … in the East Asian font, twice as wide; Western text has no use for it.
        """
        family = run.style.family
        western = not language.startswith(EAST_ASIAN)
        ideographs = any(mark >= _IDEOGRAPHS for mark in run.text)
        if not self.language.startswith(EAST_ASIAN):
            if ideographs:
                return self.ink.named(family)
        elif western and formed(run.text, language) != run.text:
            return self.ink.western(family)
        return NOTHING if base and family == base.family else self.ink.typefaces(family)


_FOOT: Final = frozenset({PlaceholderKind.FOOTER, PlaceholderKind.DATE, PlaceholderKind.NUMBER})


def _inherited(paragraph: Paragraph, slot: Slot) -> TextLevel | None:
    """What a paragraph inherits from its slot. LibreOffice lets the foot of a slide inherit nothing."""
    return slot.levels[paragraph.level] if slot.levels and slot.kind not in _FOOT else None


def frame_properties(anchor: Anchor, *, wrap: bool) -> Markup:
    """`a:bodyPr` of a frame without insets and autofit."""
    attributes: dict[str, Attribute] = {"wrap": "square" if wrap else "none"}
    attributes |= {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0, "rtlCol": 0, "anchor": _ANCHOR[anchor]}
    return tagged("a:bodyPr", attributes, element("a:noAutofit"))


def hundredths(points: float) -> int:
    """Points as hundredths, the unit of sizes and spacing in DrawingML."""
    return round(points * 100)


def _layout(paragraph: Paragraph, left: float, level: TextLevel | None) -> Markup:
    """`a:pPr`: all of it, or what the level of its slot does not say."""
    hanging = paragraph.hanging
    if paragraph.bullet and paragraph.lines and paragraph.lines[0].pieces:
        hanging = max(paragraph.lines[0].pieces[0].x - left, 0.0)
    attributes = indent(hanging) | {"algn": _ALIGN[paragraph.align], **LINE_BREAKS}
    pitch = spacing(paragraph.leading, paragraph.space_before)
    bullet = element("a:buChar", char=paragraph.bullet) if paragraph.bullet else element("a:buNone")
    if level is None:
        return tagged("a:pPr", attributes, *pitch, bullet)
    inherited = indent(level.hanging) | {"algn": _ALIGN[level.align], **LINE_BREAKS}
    own = {name: value for name, value in attributes.items() if inherited[name] != value}
    if paragraph.level:
        own = {"lvl": paragraph.level, **own}
    known = spacing(level.leading, level.space_before)
    different = [item for item, other in zip(pitch, known, strict=True) if item != other]
    more = [bullet] if paragraph.bullet else []
    return tagged("a:pPr", own, *different, *more) if own or different or more else NOTHING


def indent(hanging: float, left: float = 0.0) -> dict[str, Attribute]:
    """Left edge of a paragraph and of its first line, EMU; a tab leads from the one to the other."""
    return {"marL": emu(left + hanging), "indent": -emu(hanging)}


def spacing(leading: float, before: float = 0.0) -> list[Markup]:
    """Exact line pitch, space before and no space after, in points."""
    line = [element("a:lnSpc", element("a:spcPts", val=hundredths(leading)))] if leading else []
    above = element("a:spcBef", element("a:spcPts", val=hundredths(before)))
    return [*line, above, element("a:spcAft", element("a:spcPts", val=0))]


def _cut(paragraph: Paragraph) -> Iterator[Run]:
    """Runs cut at forced breaks (a run without text each) and before a last character with a gap after it.

    A blank that does not fit before a break would take the break to a line of its own, so none stands there.
    """
    breaks = frozenset(paragraph.breaks)
    offset = 0
    for run in paragraph.runs:
        start = 0
        for index in range(len(run.text)):
            if offset + index in breaks:
                if line := run.text[start:index].rstrip(_BLANKS):
                    yield replace(run, text=line, gap_after=0.0)
                yield replace(run, text="", gap_after=0.0)
                start = index
        offset += len(run.text)
        last = run.text[start:]
        yield from _with_gap(replace(run, text=last.rstrip(_BLANKS) if offset in breaks else last))


def _with_gap(run: Run) -> Iterator[Run]:
    if not run.text:
        return
    if run.gap_after and len(run.text) > 1:
        yield replace(run, text=run.text[:-1], gap_after=0.0)
        yield replace(run, text=run.text[-1])
    else:
        yield run
