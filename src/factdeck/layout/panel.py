"""Stage layout: what stands beside a chart: a rule, the sentence that reads it, figures on the foot."""

from typing import Final

from factdeck.base.units import inch
from factdeck.document.blocks import ChartBlock, Part, Record
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Rect, Role, Rule

_SENTENCE_TOP: Final = inch(0.2)
_RULE_TO_FIGURE: Final = inch(0.18)
_FIGURE_TO_LABEL: Final = 1.28  # of the figure's size: its line and a hair
_SENTENCE_TO_FIGURES: Final = inch(0.2)
_FOOT: Final = inch(0.05)  # under the last label, so that its ink stands on the foot of the bars beside it


def has_panel(block: ChartBlock) -> bool:
    """Whether there is anything to set beside the chart."""
    return bool(block.takeaway or block.figures)


def panel_height(block: ChartBlock, width: float, style: ExhibitStyle, setter: Setter) -> float:
    """The least height of the panel at `width`."""
    figures = sum(_figure_height(record, width, style, setter) for record in block.figures)
    if not block.takeaway:
        return figures
    sentence = _SENTENCE_TOP + setter.height(block.takeaway, style.takeaway, width)
    return sentence + (_SENTENCE_TO_FIGURES + figures if block.figures else 0)


def place_panel(
    block: ChartBlock, id: str, rect: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """The gold rule on top of `rect`, the sentence under it, the figures on its foot under hairlines."""
    tops = _figure_tops(block, rect, style, setter)
    nodes: list[AnyNode] = []
    if block.takeaway:
        foot = tops[0] - _SENTENCE_TO_FIGURES / 2 if tops else rect.bottom
        nodes.append(_rule(f"{id}/panel/rule", rect.x, rect.y, rect.w, style, gold=True))
        top = rect.y + _SENTENCE_TOP
        place = Rect(rect.x, top, rect.w, foot - top)
        nodes.append(setter.frame(f"{id}/takeaway", block.takeaway, style.takeaway, place, role=Role.BODY))
    for index, (record, top) in enumerate(zip(block.figures, tops, strict=True)):
        gold = index == 0 and not block.takeaway
        nodes.append(_rule(f"{id}/figures/{record.id}/rule", rect.x, top, rect.w, style, gold=gold))
        nodes += _figure(record, f"{id}/figures/{record.id}", rect, top + _RULE_TO_FIGURE, style, setter)
    return tuple(nodes)


def _figure_tops(block: ChartBlock, rect: Rect, style: ExhibitStyle, setter: Setter) -> list[float]:
    """Where each figure's hairline is; the last figure's label ends on the foot.

    Without a sentence the figures share the height instead, the first one's rule on top.
    """
    heights = [_figure_height(record, rect.w, style, setter) for record in block.figures]
    if not block.takeaway and len(heights) > 1:
        spare = max(0.0, rect.h - sum(heights)) / (len(heights) - 1)
        return [rect.y + sum(heights[:index]) + spare * index for index in range(len(heights))]
    if not block.takeaway:
        return [rect.y] * len(heights)
    return [rect.bottom - sum(heights[index:]) for index in range(len(heights))]


def _figure_height(record: Record, width: float, style: ExhibitStyle, setter: Setter) -> float:
    label = record.parts.get("label")
    text = setter.height(label, style.label, width) if label else 0.0
    return _RULE_TO_FIGURE + _FIGURE_TO_LABEL * style.middle.size + text + _FOOT


def _figure(
    record: Record, id: str, rect: Rect, top: float, style: ExhibitStyle, setter: Setter
) -> list[AnyNode]:
    below = top + _FIGURE_TO_LABEL * style.middle.size
    nodes: list[AnyNode] = [
        setter.frame(
            f"{id}/figure",
            record.parts["figure"],
            style.middle,
            Rect(rect.x, top, rect.w, style.middle.size * style.middle.leading),
            role=Role.FIGURE,
        )
    ]
    label: Part | None = record.parts.get("label")
    if label:
        place = Rect(rect.x, below, rect.w, setter.height(label, style.label, rect.w))
        nodes.append(setter.frame(f"{id}/label", label, style.label, place, role=Role.LABEL))
    return nodes


def _rule(id: str, x: float, y: float, width: float, style: ExhibitStyle, *, gold: bool) -> Rule:
    line = style.gold if gold else style.hairline
    return Rule(id=id, rect=Rect(x, y, width, 0), color=line.color, width=line.width)
