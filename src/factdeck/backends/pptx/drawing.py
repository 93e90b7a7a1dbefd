"""Backend stage: the nodes of a slide or layout as shapes, with stable ids and their relationships."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factdeck.backends.pptx.chart import graphic
from factdeck.backends.pptx.ids import SHAPE_IDS, stable
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import NOTHING, Markup, element, tagged
from factdeck.backends.pptx.media import Media
from factdeck.backends.pptx.placeholders import TEXT_KINDS, Placeholder
from factdeck.backends.pptx.shapes import box, freeform, group, identity, picture, preset, rule, transform
from factdeck.backends.pptx.table import table
from factdeck.backends.pptx.text import Typesetter
from factdeck.base.diagnostics import FactdeckError
from factdeck.base.units import emu
from factdeck.scene.nodes import (
    AnyNode,
    Box,
    ChartNode,
    Freeform,
    Group,
    Node,
    PagePicture,
    Picture,
    Rule,
    Table,
    TextFrame,
)
from factdeck.scene.slots import PlaceholderKind
from factdeck.scene.text import Rect

if TYPE_CHECKING:
    from pptx.opc.package import Part

_JUMP: Final = "ppaction://hlinksldjump"


@dataclass(slots=True)
class Drawing:
    """Writes nodes as shapes of `part`.

    `holders`: the layout's placeholders by slot name. `slides`: the parts of all slides by page id.
    """

    part: "Part"
    ink: Ink
    typesetter: Typesetter
    media: Media
    holders: Mapping[str, Placeholder] = field(default_factory=dict[str, Placeholder])
    slides: Mapping[str, "Part"] = field(default_factory=dict[str, "Part"])
    _taken: set[int] = field(default_factory=set[int])

    def avoid(self, numbers: Iterable[int]) -> None:
        """Ids that other shapes of the part have."""
        self._taken.update(numbers)

    def number(self, name: str) -> int:
        """The id of the shape called `name`."""
        number = stable(name, SHAPE_IDS, self._taken)
        self._taken.add(number)
        return number

    def shapes(self, nodes: Iterable[AnyNode]) -> list[Markup]:
        """The shapes of nodes in their order, which is paint order and reading order."""
        return [self.shape(node) for node in nodes]

    def shape(self, node: AnyNode) -> Markup:
        """One node as one shape."""
        match node:
            case TextFrame():
                return self._text(node)
            case Box():
                return box(self._identity(node), node, self.ink, self.typesetter.empty_body("p:txBody"))
            case Rule():
                return rule(self._identity(node), node, self.ink)
            case Freeform():
                return freeform(self._identity(node), node, self.ink, self.typesetter.empty_body("p:txBody"))
            case Picture():
                image = self.part.relate_to(self.media.image(node.path), _relation("IMAGE"))
                return picture(self._identity(node), node, image, self._mark(node, PlaceholderKind.PICTURE))
            case Table():
                return self._frame(
                    node, PlaceholderKind.TABLE, lambda: table(node, self.ink, self.typesetter)
                )
            case ChartNode():
                return self._frame(node, PlaceholderKind.CHART, lambda: self._chart(node))
            case Group():
                own = self._identity(node)
                return group(own, node, self.shapes(node.children))
            case PagePicture():
                raise FactdeckError(f"{node.id}: a slide can't hold the picture of a page")

    def _identity(self, node: Node, click: Markup = NOTHING) -> Markup:
        return identity(self.number(node.id), node, click)

    def _mark(self, node: Node, kind: PlaceholderKind) -> Markup:
        holder = self.holders.get(node.slot)
        return holder.mark if holder and holder.slot.kind is kind else NOTHING

    def _chart(self, node: ChartNode) -> Markup:
        return graphic(
            self.part.relate_to(self.media.chart(node, self.ink, self.typesetter), _relation("CHART"))
        )

    def _frame(self, node: Node, kind: PlaceholderKind, content: Callable[[], Markup]) -> Markup:
        locks = element("p:cNvGraphicFramePr", element("a:graphicFrameLocks", noGrp=1))
        holder = element("p:nvPr", self._mark(node, kind))
        names = element("p:nvGraphicFramePr", self._identity(node), locks, holder)
        return element("p:graphicFrame", names, transform(node.rect, "p:xfrm"), content())

    def _text(self, node: TextFrame) -> Markup:
        held = self.holders.get(node.slot)
        held = held if held and held.slot.kind in TEXT_KINDS else None
        names = self._text_names(node, held)
        if held and held.stands:
            body = self.typesetter.given_body("p:txBody", node.paragraphs, held.slot, held.given)
            return element("p:sp", names, element("p:spPr"), body)
        body = self.typesetter.body(
            "p:txBody",
            node.paragraphs,
            anchor=node.anchor,
            wrap=node.wrap,
            slot=held.slot if held else None,
            left=node.rect.x,
        )
        if held is None:
            properties = element("p:spPr", transform(node.rect), preset("rect"), element("a:noFill"))
        else:
            inherited = _same(node.rect, held.slot.rect)
            properties = element("p:spPr", NOTHING if inherited else transform(node.rect))
        return element("p:sp", names, properties, body)

    def _text_names(self, node: TextFrame, held: Placeholder | None) -> Markup:
        own = self._identity(node, self._click(node.link))
        if held is None:
            return element("p:nvSpPr", own, element("p:cNvSpPr", txBox=1), element("p:nvPr"))
        locks = element("p:cNvSpPr", element("a:spLocks", noGrp=1))
        return element("p:nvSpPr", own, locks, element("p:nvPr", held.mark))

    def _click(self, link: str) -> Markup:
        """A click on the whole frame: a link on its runs would recolour and underline them."""
        if not link:
            return NOTHING
        if not link.startswith("#"):
            target = self.part.relate_to(link, _relation("HYPERLINK"), is_external=True)
            return tagged("a:hlinkClick", {"r:id": target})
        if link[1:] not in self.slides:
            raise FactdeckError(f"link to {link}, which is no page")
        target = self.part.relate_to(self.slides[link[1:]], _relation("SLIDE"))
        return tagged("a:hlinkClick", {"r:id": target, "action": _JUMP})


def _relation(name: str) -> str:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    return str(getattr(RELATIONSHIP_TYPE, name))


def _same(one: Rect, other: Rect) -> bool:
    return all(emu(getattr(one, side)) == emu(getattr(other, side)) for side in ("x", "y", "right", "bottom"))
