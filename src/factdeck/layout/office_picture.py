"""Layout: pictures of an organisation's slide layouts: where placeholders are and how much each takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from factdeck.base.color import contrast, rgb
from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Span
from factdeck.layout.measure import Measurer
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Box, Page, Scene
from factdeck.scene.setting import Properties
from factdeck.scene.text import Rect, Role
from factdeck.theme.office.model import Frame, Holder, OfficeFile, OfficeLayout
from factdeck.theme.theme import FontFamily, TextStyle

_INK, _PAPER = "ink", "paper"
_STEPS: Final = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_HEAD: Final = 20.0  # points above the slide, for its name


@dataclass(frozen=True, slots=True)
class Labelled:
    """A layout with what is written on its picture: its name, and a label for each placeholder."""

    layout: OfficeLayout
    name: str
    labels: tuple[str, ...]  # of its holders, in their order


def place_layouts(
    file: OfficeFile, layouts: Iterable[Labelled], families: Mapping[str, FontFamily], language: str
) -> Scene:
    """A page for each layout: its ground and plain decoration, its placeholders outlined and labelled."""
    palette = {_INK: "1F2933", _PAPER: "FFFFFF"}
    setter = Setter(Measurer(families), Diagnostics(), language, 0.0)
    pages = tuple(
        _page(item, f"layout-{number}", file, palette, setter) for number, item in enumerate(layouts, 1)
    )
    properties = Properties("layouts", "", "", language, "")
    return Scene(file.width, file.height + _HEAD, pages, palette, {}, families, properties)


def _page(item: Labelled, id: str, file: OfficeFile, palette: dict[str, str], setter: Setter) -> Page:
    layout = item.layout
    slide = Rect(0, _HEAD, file.width, file.height)
    nodes: list[AnyNode] = [
        Box(id=f"{id}/slide", rect=slide, fill=_named(layout.ground, palette)),
        *(
            Box(id=f"{id}/mark-{number}", rect=_rect(mark.frame), fill=_named(mark.fill, palette))
            for number, mark in enumerate(layout.marks)
            if mark.exact
        ),
    ]
    for number, (holder, label) in enumerate(zip(layout.holders, item.labels, strict=True)):
        nodes += _slot(holder, label, f"{id}/slot-{number}", layout, palette, setter)
    top = Rect(6, 2, file.width - 12, _HEAD - 4)
    nodes += _words(item.name, f"{id}/name", top, _INK, setter, bold=True)
    return Page(id=id, title=item.name, background=_PAPER, nodes=tuple(nodes))


def _slot(
    holder: Holder, label: str, id: str, layout: OfficeLayout, palette: dict[str, str], setter: Setter
) -> list[AnyNode]:
    color = _on(layout.behind(holder.frame))
    rect = _rect(holder.frame)
    inside = Rect(rect.x + 4, rect.y + 3, max(rect.w - 8, 12), max(min(rect.h - 6, 60), 8))
    box = Box(id=f"{id}/box", rect=rect, stroke=color, stroke_width=1.0, dash=True)
    return [box, *_words(label, f"{id}/label", inside, color, setter)]


def _words(
    text: str, id: str, rect: Rect, color: str, setter: Setter, *, bold: bool = False
) -> list[AnyNode]:
    style = TextStyle(size=12.0, color=color, bold=bold, leading=1.25, steps=_STEPS)
    return [setter.frame(id, (Span(text),), style, rect, role=Role.LABEL)] if text else []


def _on(ground: str) -> str:
    """The colour that reads better on a ground."""
    return _INK if contrast(rgb("1F2933"), rgb(ground)) >= contrast(rgb("FFFFFF"), rgb(ground)) else _PAPER


def _named(value: str, palette: dict[str, str]) -> str:
    palette[value] = value
    return value


def _rect(frame: Frame) -> Rect:
    return Rect(frame.x, frame.y + _HEAD, frame.w, frame.h)
