"""Stage layout: what stands beside a chart: a rule, the sentence that reads it, figures on the foot.

In a design of `open_blocks` each of these is a block of its own under a strong rule, labels in the size of a
lead, and a figure that only the sentence names stands large over the sentence.
"""

from dataclasses import replace
from typing import Final

from factdeck.base.units import inch
from factdeck.document.blocks import ChartBlock, Part, Record
from factdeck.layout.exhibit_style import ExhibitStyle, colored
from factdeck.layout.fit import from_level, last_level, own_level, walk_levels
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Rule
from factdeck.scene.text import Rect, Role

_SENTENCE_TOP: Final = inch(0.2)
_RULE_TO_FIGURE: Final = inch(0.18)
_FIGURE_TO_LABEL: Final = 1.28  # of the figure's size: its line and a hair
_CLEAR: Final = inch(0.07)
_SENTENCE_TO_FIGURES: Final = inch(0.2)
_WIDE: Final = inch(6)  # from this width on several figures stand side by side
_FIGURE_GAP: Final = inch(0.2)
_CLOSING: Final = inch(0.14)  # from the last figure to a rule that closes the panel
_TOLERANCE: Final = 0.01  # points
_FOOT: Final = inch(0.05)  # under the last label, so that its ink stands on the foot of the bars beside it


def has_panel(block: ChartBlock) -> bool:
    """Whether there is anything to set beside the chart."""
    return bool(block.takeaway or block.figures)


def panel_height(block: ChartBlock, width: float, style: ExhibitStyle, setter: Setter) -> float:
    """The least height of the panel at `width`."""
    return _height(block, width, _styled(block, style), setter)


def _styled(block: ChartBlock, style: ExhibitStyle) -> ExhibitStyle:
    """The style with the panel's texts as they look in open blocks."""
    if not style.open_blocks:
        return style
    sentence = replace(style.lead, max_lines=style.takeaway.max_lines) if block.named else style.takeaway
    return replace(style, takeaway=sentence, label=replace(style.lead, max_lines=style.label.max_lines))


def _named(block: ChartBlock, style: ExhibitStyle) -> Part | None:
    """The figure over the sentence."""
    return block.named.parts["figure"] if style.open_blocks and block.named and block.takeaway else None


def _sentence_top(block: ChartBlock, style: ExhibitStyle) -> float:
    """From the rule to the sentence."""
    if _named(block, style) is None:
        return _SENTENCE_TOP
    return _RULE_TO_FIGURE + _to_label(style)


def _to_label(style: ExhibitStyle) -> float:
    """From the top of a figure to its label; a label of lead size stands clear of it."""
    return _FIGURE_TO_LABEL * style.middle.size + (_CLEAR if style.open_blocks else 0.0)


def _height(block: ChartBlock, width: float, style: ExhibitStyle, setter: Setter) -> float:
    heights = [_figure_height(record, _figure_width(block, width), style, setter) for record in block.figures]
    figures = max(heights, default=0.0) if _is_row(block, width) else sum(heights)
    figures += _closing(block, style)
    if not block.takeaway:
        return figures
    sentence = _sentence_top(block, style) + setter.height(block.takeaway, style.takeaway, width)
    return sentence + (_SENTENCE_TO_FIGURES + figures if block.figures else 0)


def holds_panel(block: ChartBlock, rect: Rect, style: ExhibitStyle, setter: Setter) -> bool:
    """Whether the panel fits in `rect` at a size of the scale."""
    style = _styled(block, style)
    return _level(block, rect, style, setter)[0] <= _last(style)


def _last(style: ExhibitStyle) -> int:
    return max(map(last_level, (style.takeaway, style.middle, style.label)))


def _at(style: ExhibitStyle, level: int) -> ExhibitStyle:
    """The style with the panel's texts at a level."""
    takeaway, middle, label = (
        from_level(text, own_level(text, level, _last(style)))
        for text in (style.takeaway, style.middle, style.label)
    )
    return replace(style, takeaway=takeaway, middle=middle, label=label)


def _level(block: ChartBlock, rect: Rect, style: ExhibitStyle, setter: Setter) -> tuple[int, bool]:
    def holds(level: int) -> bool:
        here = _at(style, level)
        high = _height(block, rect.w, here, setter) <= rect.h + _TOLERANCE
        room = Rect(0, 0, rect.w, float("inf"))
        texts = [(block.takeaway, here.takeaway)] if block.takeaway else []
        narrow = _figure_width(block, rect.w)
        wide = all(setter.width(record.parts["figure"], here.middle) <= narrow for record in block.figures)
        named = _named(block, here)
        wide = wide and (named is None or setter.width(named, here.middle) <= rect.w)
        return high and wide and all(setter.fits(part, text, room) for part, text in texts)

    return walk_levels(_last(style), holds)


def _fitted(block: ChartBlock, id: str, rect: Rect, style: ExhibitStyle, setter: Setter) -> ExhibitStyle:
    """The style at the level at which the panel fits; what fits at none on the scale is reported."""
    level, held = _level(block, rect, style, setter)
    if level > _last(style):
        smallest = _at(style, _last(style))
        part = block.takeaway or block.figures[0].parts.get("label", block.figures[0].parts["figure"])
        text = smallest.takeaway if block.takeaway else smallest.label
        others = _height(block, rect.w, smallest, setter) - setter.height(part, text, rect.w)
        room = replace(rect, h=max(0.0, rect.h - others))
        where = f"{id}/takeaway" if block.takeaway else f"{id}/figures/{block.figures[0].id}/label"
        setter.report_long(where, (part,), text, room)
        if not held:
            setter.report_overflow(where, part)
    return _at(style, level)


def place_panel(
    block: ChartBlock, id: str, rect: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """The gold rule on top of `rect`, the sentence under it, the figures on its foot under hairlines."""
    style = _fitted(block, id, rect, _styled(block, style), setter)
    whole, rect = rect, replace(rect, h=rect.h - _closing(block, style))
    tops = _figure_tops(block, rect, style, setter)
    nodes: list[AnyNode] = []
    if block.takeaway:
        foot = tops[0] - _SENTENCE_TO_FIGURES / 2 if tops else rect.bottom
        nodes.append(_rule(f"{id}/panel/rule", rect.x, rect.y, rect.w, style, gold=True))
        if named := _named(block, style):
            nodes.append(_named_frame(named, id, rect, style, setter))
        top = rect.y + _sentence_top(block, style)
        place = Rect(rect.x, top, rect.w, foot - top)
        nodes.append(setter.frame(f"{id}/takeaway", block.takeaway, style.takeaway, place, role=Role.BODY))
    width = _figure_width(block, rect.w)
    for index, (record, top) in enumerate(zip(block.figures, tops, strict=True)):
        left = rect.x + (index * (width + _FIGURE_GAP) if _is_row(block, rect.w) else 0.0)
        place = Rect(left, top + _RULE_TO_FIGURE, width, rect.bottom - top)
        gold = style.open_blocks or (not block.takeaway and (index == 0 or _is_row(block, rect.w)))
        nodes.append(_rule(f"{id}/figures/{record.id}/rule", left, top, width, style, gold=gold))
        nodes += _figure(record, f"{id}/figures/{record.id}", place, style, setter)
    if _closing(block, style):
        foot = Rect(whole.x, whole.bottom, whole.w, 0)
        line = style.closing
        nodes.append(Rule(id=f"{id}/panel/closing", rect=foot, color=line.color, width=line.width))
    return tuple(nodes)


def _closing(block: ChartBlock, style: ExhibitStyle) -> float:
    """Room between the last figure and the rule that closes the panel; 0 for none."""
    return _CLOSING if block.figures and style.closing.width else 0.0


def _named_frame(named: Part, id: str, rect: Rect, style: ExhibitStyle, setter: Setter) -> AnyNode:
    """The figure that only the sentence names, as large as those on the foot, in the accent."""
    text = colored(style.middle, style.accent)
    place = Rect(rect.x, rect.y + _RULE_TO_FIGURE, rect.w, text.size * text.leading)
    return setter.frame(f"{id}/takeaway/figure", named, text, place, role=Role.FIGURE)


def _is_row(block: ChartBlock, width: float) -> bool:
    """Whether the figures stand side by side."""
    return len(block.figures) > 1 and width >= _WIDE


def _figure_width(block: ChartBlock, width: float) -> float:
    if not _is_row(block, width):
        return width
    return (width - _FIGURE_GAP * (len(block.figures) - 1)) / len(block.figures)


def _figure_tops(block: ChartBlock, rect: Rect, style: ExhibitStyle, setter: Setter) -> list[float]:
    """Where each figure's hairline is; the last figure's label ends on the foot.

    Without a sentence the figures share the height instead, the first one's rule on top.
    """
    width = _figure_width(block, rect.w)
    heights = [_figure_height(record, width, style, setter) for record in block.figures]
    if _is_row(block, rect.w):
        return [rect.bottom - max(heights) if block.takeaway else rect.y] * len(heights)
    if not block.takeaway and len(heights) > 1:
        spare = max(0.0, rect.h - sum(heights)) / (len(heights) - 1)
        return [rect.y + sum(heights[:index]) + spare * index for index in range(len(heights))]
    if not block.takeaway and not style.closing.width:
        return [rect.y] * len(heights)
    return [rect.bottom - sum(heights[index:]) for index in range(len(heights))]


def _figure_height(record: Record, width: float, style: ExhibitStyle, setter: Setter) -> float:
    label = record.parts.get("label")
    text = setter.height(label, style.label, width) if label else 0.0
    return _RULE_TO_FIGURE + _to_label(style) + text + _FOOT


def _figure(record: Record, id: str, rect: Rect, style: ExhibitStyle, setter: Setter) -> list[AnyNode]:
    top, below = rect.y, rect.y + _to_label(style)
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
