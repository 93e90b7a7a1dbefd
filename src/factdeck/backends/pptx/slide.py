"""Backend stage: one page of the scene as a slide (ECMA-376 Part 1 §19.3.1.38) that always has a title."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from factdeck.backends.pptx.drawing import Drawing
from factdeck.backends.pptx.ids import creation
from factdeck.backends.pptx.markup import NOTHING, Markup, document, element
from factdeck.backends.pptx.master import background
from factdeck.backends.pptx.placeholders import Placeholder, hidden_title
from factdeck.backends.pptx.shapes import tree
from factdeck.scene.nodes import AnyNode, Page, SlideLayout, TextFrame
from factdeck.scene.slots import PlaceholderKind
from factdeck.scene.text import Paragraph, Role, Run, RunStyle

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"


def slide(
    page: Page,
    design: SlideLayout,
    drawing: Drawing,
    width: float,
    transition: str = "",
    foot: Sequence[Markup] = (),
) -> bytes:
    """`slideN.xml`. `width`: of the slide, in points. `transition`: from the slide before, "" for none.

    `foot`: shapes of the footer and date that an organisation's slides show.
    """
    holder = next(held for held in drawing.holders.values() if held.slot.kind is PlaceholderKind.TITLE)
    nodes = _titled(page, holder, drawing, width)
    own = (
        background(drawing.ink, page.background)
        if page.background not in ("", design.background)
        else NOTHING
    )
    content = element("p:cSld", own, tree([*drawing.shapes(nodes), *foot]), creation(f"slide/{page.id}"))
    mapping = element("p:clrMapOvr", element("a:masterClrMapping"))
    change = element("p:transition", element(f"p:{transition}"), spd="med") if transition else NOTHING
    return document("p:sld", "a p r", content, mapping, change)


def _titled(page: Page, holder: Placeholder, drawing: Drawing, width: float) -> Iterable[AnyNode]:
    """The page's nodes, with the title's frame in the title placeholder.

    Where the design shows no title, the page's title goes into its placeholder above the slide's upper edge,
    first in reading order: what PowerPoint's "Hide slide title" does.
    """
    shown = _title_frame(page.nodes, holder)
    if shown is None:
        return (_hidden(page, holder, drawing, width), *page.nodes)
    title = replace(shown, slot=holder.slot.name)
    return tuple(title if node is shown else node for node in page.nodes)


def _title_frame(nodes: Iterable[AnyNode], holder: Placeholder) -> TextFrame | None:
    frames = [node for node in nodes if isinstance(node, TextFrame)]
    slotted = (node for node in frames if node.slot == holder.slot.name)
    meant = (node for node in frames if node.role is Role.TITLE and not node.slot)
    return next(slotted, None) or next(meant, None)


def _hidden(page: Page, holder: Placeholder, drawing: Drawing, width: float) -> TextFrame:
    place = holder.slot.rect if holder.slot.rect.bottom <= 0 else hidden_title(width).rect
    family = next(iter(drawing.ink.fonts))
    color = drawing.ink.scheme.get("dk1") or next(iter(drawing.ink.palette))
    style = holder.slot.levels[0].style if holder.slot.levels else RunStyle(family, 18.0, color)
    text = Paragraph((Run(page.title, style),), (), leading=style.size * 1.2)
    return TextFrame(
        id=f"{page.id}/title",
        rect=place,
        role=Role.TITLE,
        slot=holder.slot.name,
        paragraphs=(text,),
    )
