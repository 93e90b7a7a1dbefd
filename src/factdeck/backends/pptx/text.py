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
from factdeck.scene.nodes import Align, Anchor, Paragraph, Run

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
        numbered: bool = False,
        left: float = 0.0,
    ) -> Markup:
        """The text body `tag`, without insets and autofit. `left`: the frame's left edge, for bullets."""
        attributes: dict[str, Attribute] = {"wrap": "square" if wrap else "none"}
        attributes |= {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0, "rtlCol": 0, "anchor": _ANCHOR[anchor]}
        frame = tagged("a:bodyPr", attributes, element("a:noAutofit"))
        lines = [self.paragraph(paragraph, numbered=numbered, left=left) for paragraph in paragraphs]
        return element(tag, frame, element("a:lstStyle"), *(lines or [self.empty_paragraph()]))

    def empty_body(self, tag: str, like: Paragraph | None = None) -> Markup:
        """The text body of a shape without text, which PowerPoint expects all the same."""
        return element(tag, element("a:bodyPr"), element("a:lstStyle"), self.empty_paragraph(like))

    def empty_paragraph(self, like: Paragraph | None = None) -> Markup:
        """A paragraph without text, as high as a line of `like`; else as the program has it, 18 points."""
        if like and like.runs:
            end = self.properties(like.runs[-1], "a:endParaRPr")
            return element("a:p", _layout(replace(like, bullet="", space_before=0.0), 0.0), end)
        return element("a:p", element("a:endParaRPr", lang=office_language(self.language)))

    def paragraph(self, paragraph: Paragraph, *, numbered: bool = False, left: float = 0.0) -> Markup:
        """One paragraph with its exact line pitch."""
        pieces = [self._piece(run, numbered) for run in _cut(paragraph)]
        end = self.properties(paragraph.runs[-1], "a:endParaRPr") if paragraph.runs else NOTHING
        return element("a:p", _layout(paragraph, left), *pieces, end)

    def _piece(self, run: Run, numbered: bool) -> Markup:
        if not run.text:
            return element("a:br", self.properties(run))
        text = element("a:t", run.text)
        if numbered and run.text.strip() == self.number:
            # LibreOffice raises a line whose field is in Noto CJK by a quarter of its size.
            look = self.properties(run, fonts=self.ink.east_asian(run.style.family))
            return element("a:fld", look, text, id=SLIDE_NUMBER, type="slidenum")
        return element("a:r", self.properties(run), text)

    def properties(self, run: Run, tag: str = "a:rPr", fonts: Markup = NOTHING) -> Markup:
        """Language, size, weight, colour and fonts of a run; `fonts` instead of its family's."""
        language = office_language(run.language or self.language)
        style = run.style
        said = spoken(run.text, language)
        attributes: dict[str, Attribute] = {"lang": said, "altLang": other_language(said)}
        attributes |= {"sz": hundredths(style.size), "b": int(style.bold)}
        if style.rise:
            attributes["baseline"] = round(style.rise / style.size * 100_000)
        if spacing := hundredths(style.tracking + run.gap_after):
            attributes["spc"] = spacing
        attributes["dirty"] = 0
        return tagged(tag, attributes, self.ink.fill(style.color), fonts or self._fonts(run, language))

    def _fonts(self, run: Run, language: str) -> Markup:
        """Office programs set ’ “ … in the East Asian font, twice as wide; Western text has no use for it."""
        western = not language.startswith(EAST_ASIAN) and all(mark < _IDEOGRAPHS for mark in run.text)
        return self.ink.western(run.style.family) if western else self.ink.typefaces(run.style.family)


def hundredths(points: float) -> int:
    """Points as hundredths, the unit of sizes and spacing in DrawingML."""
    return round(points * 100)


def _layout(paragraph: Paragraph, left: float) -> Markup:
    attributes: dict[str, Attribute] = {"marL": 0, "indent": 0}
    if paragraph.bullet and paragraph.lines and paragraph.lines[0].pieces:
        hanging = emu(max(paragraph.lines[0].pieces[0].x - left, 0.0))
        attributes = {"marL": hanging, "indent": -hanging}
    attributes |= {"algn": _ALIGN[paragraph.align], **LINE_BREAKS}
    bullet = element("a:buChar", char=paragraph.bullet) if paragraph.bullet else element("a:buNone")
    return tagged("a:pPr", attributes, *spacing(paragraph.leading, paragraph.space_before), bullet)


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
