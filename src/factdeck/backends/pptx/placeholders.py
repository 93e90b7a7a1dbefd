"""Backend stage: placeholders and the text style that slides inherit (ECMA-376 Part 1 §19.3.1.36)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.languages import spoken
from factdeck.backends.pptx.markup import Attribute, Markup, element, tagged
from factdeck.backends.pptx.shapes import preset, transform
from factdeck.backends.pptx.text import (
    LINE_BREAKS,
    SLIDE_NUMBER,
    hundredths,
    office_language,
    other_language,
    spacing,
)
from factdeck.scene.nodes import Align, Anchor, PlaceholderKind, Rect, RunStyle, SlideLayout, Slot

_ALIGN: Final = {Align.LEFT: "l", Align.CENTER: "ctr", Align.RIGHT: "r", Align.JUSTIFY: "just"}
_ANCHOR: Final = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}
_FIXED: Final = {PlaceholderKind.DATE: 10, PlaceholderKind.FOOTER: 11, PlaceholderKind.NUMBER: 12}
_FIRST: Final = 13  # of the indices that only layouts know
SMALL: Final = frozenset(_FIXED)
"""Date, footer and number: small text at the foot of a slide."""

TEXT_KINDS: Final = frozenset({PlaceholderKind.TITLE, PlaceholderKind.BODY, *_FIXED})
"""Kinds that a text frame can fill."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A slot with its index; slide and layout are matched by it."""

    slot: Slot
    index: int

    @property
    def mark(self) -> Markup:
        """`p:ph`."""
        attributes: dict[str, Attribute] = {"type": self.slot.kind.value}
        if self.slot.kind in SMALL:
            attributes["sz"] = "quarter"
        if self.index:
            attributes["idx"] = self.index
        return tagged("p:ph", attributes)


def placeholders(layout: SlideLayout, width: float) -> Mapping[str, Placeholder]:
    """Slots by name with their indices, always with a title.

    A design that shows no title gets a title placeholder above the slide's upper edge: PowerPoint's own way
    to hide a title that outline view, navigation and screen readers still find.
    """
    slots = layout.slots
    if not any(slot.kind is PlaceholderKind.TITLE for slot in slots):
        slots = (hidden_title(width), *slots)
    found: dict[str, Placeholder] = {}
    titled = False
    used: set[int] = set()
    following = _FIRST
    for slot in slots:
        index = _FIXED.get(slot.kind, 0)
        if slot.kind is PlaceholderKind.TITLE and not titled:
            titled = True
        elif not index or index in used:
            index, following = following, following + 1
            slot = _as_body(slot)
        used.add(index)
        found[slot.name] = Placeholder(slot, index)
    return found


def _as_body(slot: Slot) -> Slot:
    """A second title, footer or number of one layout is body text to PowerPoint, which knows one of each."""
    single = slot.kind is PlaceholderKind.TITLE or slot.kind in SMALL
    return replace(slot, kind=PlaceholderKind.BODY) if single else slot


def hidden_title(width: float) -> Slot:
    """The slot of a title that the design does not show."""
    return Slot(name="title", kind=PlaceholderKind.TITLE, rect=Rect(0, -48, width, 36))


def list_style(ink: Ink, slot: Slot, tag: str = "a:lstStyle") -> Markup:
    """The text style of a slot, for the first level."""
    if not slot.style:
        return element(tag)
    return element(tag, level(ink, slot.style, slot.leading, slot.align))


def level(
    ink: Ink, style: RunStyle, leading: float, align: Align = Align.LEFT, number: int = 1, indent: int = 0
) -> Markup:
    """Paragraph properties of a level of an inherited text style; `indent` in EMU."""
    attributes: dict[str, Attribute] = {"marL": indent, "indent": 0, "algn": _ALIGN[align]}
    attributes |= LINE_BREAKS
    run: dict[str, Attribute] = {"sz": hundredths(style.size), "b": int(style.bold)}
    if style.tracking:
        run["spc"] = hundredths(style.tracking)
    look = tagged("a:defRPr", run, ink.fill(style.color), ink.typefaces(style.family))
    return tagged(f"a:lvl{number}pPr", attributes, *spacing(leading), element("a:buNone"), look)


def shape(number: int, held: Placeholder, ink: Ink, language: str) -> Markup:
    """The placeholder as it stands on a layout or master: place, text style, prompt."""
    slot = held.slot
    identity = element("p:cNvPr", id=number, name=slot.name)
    locks = element("p:cNvSpPr", element("a:spLocks", noGrp=1))
    prompt = slot.prompt if slot.kind not in SMALL else ""
    mark = held.mark
    names = element("p:nvSpPr", identity, locks, element("p:nvPr", mark))
    frame: dict[str, Attribute] = {"wrap": "square", "lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
    frame |= {"anchor": _ANCHOR[slot.anchor]}
    body = element(
        "p:txBody",
        tagged("a:bodyPr", frame, element("a:noAutofit")),
        list_style(ink, slot),
        _content(slot, prompt, language),
    )
    return element("p:sp", names, element("p:spPr", transform(slot.rect), preset("rect")), body)


def _content(slot: Slot, prompt: str, language: str) -> Markup:
    lang = spoken(prompt, office_language(language))
    properties = element("a:rPr", lang=lang, altLang=other_language(lang))
    if slot.kind is PlaceholderKind.NUMBER:
        text = element("a:t", "‹#›")
        field = element("a:fld", properties, text, id=SLIDE_NUMBER, type="slidenum")
        return element("a:p", field, element("a:endParaRPr", lang=lang))
    if not prompt:
        return element("a:p", element("a:endParaRPr", lang=lang))
    return element("a:p", element("a:r", properties, element("a:t", prompt)))
