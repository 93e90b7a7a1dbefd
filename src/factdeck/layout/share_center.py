"""Stage layout: the middle of a ring: its hole, the figure it is about, what that figure is."""

from dataclasses import replace
from typing import Final

from factdeck.chart.model import Emphasis, Point
from factdeck.document.blocks import ChartBlock, Part, Record
from factdeck.layout.exhibit_style import ExhibitStyle, colored
from factdeck.layout.marks import ellipse
from factdeck.layout.names import words
from factdeck.layout.ring import Ring
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Freeform
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle

_HOLE_WIDTH: Final = 1.5  # of the hole's radius: how wide a figure in it may be
_HOLE_LABEL: Final = 0.86  # of that: how wide the label under it may be
_RAISED: Final = 0.065  # of the figure's size: its ink, without descenders, stands in the middle
_CLOSER: Final = 0.04  # of the figure's size: the label comes so much nearer


def _hole(id: str, ring: Ring, style: ExhibitStyle) -> Freeform:
    """The hole as a disc of the page's colour: not every program obeys a chart's hole size."""
    x, y = ring.center
    radius = ring.radius * ring.hole
    disc = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
    return Freeform(id=f"{id}/hole", rect=disc, commands=ellipse(disc), fill=style.ground)


def place_center(
    block: ChartBlock, id: str, ring: Ring, style: ExhibitStyle, setter: Setter
) -> list[AnyNode]:
    """The hole, and in it figure and label, centred as one; the figure steps down until it fits."""
    record = block.center or record_of(lead_of(block))
    figure, label = record.parts["figure"], record.parts.get("label")
    width = ring.radius * ring.hole * _HOLE_WIDTH
    number = replace(colored(_fitting(figure, style, width, setter), style.accent), align="center")
    text = _label_style(label, style, width * _HOLE_LABEL, setter)
    tall = number.size * number.leading
    low = setter.height(label, text, width * _HOLE_LABEL) if label else 0.0
    x, y = ring.center
    top = y - (tall + low) / 2 - _RAISED * number.size
    place = Rect(x - width / 2, top, width, tall - _CLOSER * number.size)
    frames: list[AnyNode] = [_hole(id, ring, style)] if style.ground else []
    frames.append(setter.frame(f"{id}/center/figure", figure, number, place, role=Role.FIGURE))
    if label:
        y = top + tall - _CLOSER * number.size
        place = Rect(x - width * _HOLE_LABEL / 2, y, width * _HOLE_LABEL, low)
        frames.append(setter.frame(f"{id}/center/label", label, text, place, role=Role.LABEL))
    return frames


def _fitting(figure: Part, style: ExhibitStyle, width: float, setter: Setter) -> TextStyle:
    candidates = (style.big, style.middle, style.small)
    return next((text for text in candidates if setter.width(figure, text) <= width), style.value)


def _label_style(label: Part | None, style: ExhibitStyle, width: float, setter: Setter) -> TextStyle:
    """Lead size where the label keeps to one line, else label size."""
    text = style.lead
    if label and setter.width(label, text) > width:
        text = replace(style.label, color=style.lead.color)
    return replace(text, align="center")


def lead_of(block: ChartBlock) -> Point:
    """The slice that the chart is about: the accented one, else the first."""
    points = block.chart.series[0].points
    return next((point for point in points if point.emphasis is Emphasis.ACCENT), points[0])


def record_of(point: Point) -> Record:
    """A slice as a record: its amount and its name."""
    return Record(point.fact or point.category, {"figure": point.figure, "label": words(point.category)})
