"""Theme stage: what a layout and its master draw, as far as it tells what lies behind text.

Every filled shape and picture is a rectangle in one colour: a picture in its mean colour, a free form in its
bounding box. That is enough to choose readable colours by, and for previews.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from xml.etree.ElementTree import Element

from factdeck.base.pictures import Tone
from factdeck.theme.office.colors import A, color, fill, share
from factdeck.theme.office.looks import P, mark
from factdeck.theme.office.model import Frame, Mark
from factdeck.theme.office.palette import mixed

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EMU: Final = 12_700
_SHAPES: Final = ("sp", "pic")
_FILLS: Final = ("solidFill", "gradFill", "blipFill", "pattFill")
_UNSEEN: Final = 0.04  # opacity
_FEWEST: Final = 36.0  # points: what is narrower or lower lies behind no text


@dataclass(frozen=True, slots=True)
class _Space:
    """From a group's own coordinates to the slide's."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def placed(self, frame: Frame) -> Frame:
        return Frame(
            self.x + frame.x * self.across,
            self.y + frame.y * self.down,
            frame.w * self.across,
            frame.h * self.down,
        )


@dataclass(frozen=True, slots=True)
class Drawings:
    """Reads the shapes of one part. `picture`: how a picture's part looks."""

    relations: Mapping[str, tuple[str, str]]
    colors: Mapping[str, str]
    picture: Callable[[str], Tone | None]

    def marks(self, source: Element) -> Iterator[Mark]:
        """The shapes of a layout or master that are no placeholders, in paint order."""
        tree = source.find(f"{P}cSld/{P}spTree")
        if tree is not None:
            for shape, frame in _drawn(tree, _Space()):
                if found := self._mark(shape, frame):
                    yield found

    def _mark(self, shape: Element, frame: Frame) -> Mark | None:
        tag, properties = shape.tag.removeprefix(P), shape.find(f"{P}spPr")
        if properties is None or tag not in _SHAPES or frame.w < _FEWEST or frame.h < _FEWEST:
            return None
        filling = shape.find(f"{P}blipFill") if tag == "pic" else properties.find(f"{A}blipFill")
        tone = pictured(filling, self.relations, self.picture)
        color = self._color(shape, properties) or (tone.color if tone else "")
        opacity = _opacity(properties, filling)
        geometry = properties.find(f"{A}prstGeom")
        exact = tag == "pic" or (geometry is not None and geometry.get("prst") == "rect")
        if not color and tag == "sp" and not self._is_painted(shape, properties):
            return None
        if opacity < _UNSEEN:
            return None
        return Mark(frame, color, exact and bool(color), bool(tone and tone.varied), opacity)

    def _color(self, shape: Element, properties: Element) -> str:
        """The shape's own fill, else that of its style (§19.3.1.46)."""
        own = fill(properties, self.colors)
        style = shape.find(f"{P}style/{A}fillRef")
        if own or style is None or style.get("idx", "0") == "0" or properties.find(f"{A}noFill") is not None:
            return own
        return next((color(item, self.colors) for item in style), "")

    @staticmethod
    def _is_painted(shape: Element, properties: Element) -> bool:
        """Whether it has a fill that can't be told: that of its group, a picture of another kind."""
        return any(properties.find(f"{A}{name}") is not None for name in ("grpFill", "blipFill"))


def rules(source: Element) -> Iterator[Frame]:
    """Horizontal lines of a layout or master: lines that are drawn, and low shapes with a fill."""
    tree = source.find(f"{P}cSld/{P}spTree")
    for shape, frame in _drawn(tree, _Space()) if tree is not None else ():
        properties = shape.find(f"{P}spPr")
        if properties is None or frame.h >= _FEWEST or frame.w < _FEWEST:
            continue
        paint = properties if shape.tag != f"{P}cxnSp" else properties.find(f"{A}ln")
        filled = paint is not None and any(paint.find(f"{A}{name}") is not None for name in _FILLS)
        if filled or (shape.tag == f"{P}cxnSp" and shape.find(f"{P}style") is not None):
            yield frame


def _drawn(parent: Element, space: _Space) -> Iterator[tuple[Element, Frame]]:
    """The shapes that are no placeholders, with their places on the slide, in paint order."""
    for shape in parent:
        tag = shape.tag.removeprefix(P)
        if tag == "grpSp":
            yield from _drawn(shape, _inside(shape, space))
        elif tag in (*_SHAPES, "cxnSp") and mark(shape) is None:
            place = shape.find(f"{P}spPr/{A}xfrm")
            frame = _frame(place) if place is not None else None
            if place is not None and frame is not None:
                yield shape, space.placed(_turned(frame, place.get("rot", "0")))


def composed(marks: Iterable[Mark], ground: Tone) -> Iterator[Mark]:
    """Marks as they come out on a background: one that lets it through in the colour that both make."""
    below: list[Mark] = []
    for item in marks:
        if item.fill and item.opacity < 1:
            half = item.frame.area / 2
            under = (one for one in reversed(below) if one.fill and one.frame.shared(item.frame) > half)
            behind = next((Tone(one.fill, one.varied) for one in under), ground)
            color = mixed(item.fill, behind.color, item.opacity)
            item = replace(item, fill=color, varied=item.varied or behind.varied)
        below.append(item)
        yield item


def _opacity(properties: Element, filling: Element | None) -> float:
    """How much of what lies behind a shape its fill hides, 0 to 1: the mean of a gradient's stops."""
    fills = (properties.find(f"{A}solidFill"), properties.find(f"{A}gradFill/{A}gsLst"))
    colors = [item for parent in fills if parent is not None for item in parent.iter() if item.get("val")]
    found = [share(item.get("val", "")) for item in colors if item.tag == f"{A}alpha"]
    solid = [item for item in colors if item.tag.endswith("Clr")]
    if solid:
        return 1 - sum(1 - min(one, 1.0) for one in found) / len(solid)
    faded = filling.find(f"{A}blip/{A}alphaModFix") if filling is not None else None
    return min(share(faded.get("amt", "100000")), 1.0) if faded is not None else 1.0


def pictured(
    filling: Element | None, relations: Mapping[str, tuple[str, str]], picture: Callable[[str], Tone | None]
) -> Tone | None:
    """How a picture looks that fills something."""
    image = filling.find(f"{A}blip") if filling is not None else None
    target = relations.get(image.get(f"{_R}embed", ""), ("", ""))[1] if image is not None else ""
    return picture(target) if target else None


def _inside(group: Element, space: _Space) -> _Space:
    place = group.find(f"{P}grpSpPr/{A}xfrm")
    outer, inner = (_frame(place), _frame(place, "chOff", "chExt")) if place is not None else (None, None)
    if outer is None or inner is None or not inner.w or not inner.h:
        return space
    across, down = outer.w / inner.w, outer.h / inner.h
    here = _Space(outer.x - inner.x * across, outer.y - inner.y * down, across, down)
    return _Space(
        space.x + here.x * space.across,
        space.y + here.y * space.down,
        here.across * space.across,
        here.down * space.down,
    )


def _turned(frame: Frame, rotation: str) -> Frame:
    """The frame with its sides exchanged where it stands on a side."""
    try:
        quarter = round(float(rotation) / 5_400_000) % 2
    except ValueError:
        return frame
    if not quarter:
        return frame
    x, y = frame.x + (frame.w - frame.h) / 2, frame.y + (frame.h - frame.w) / 2
    return Frame(x, y, frame.h, frame.w)


def _frame(place: Element, offset: str = "off", extent: str = "ext") -> Frame | None:
    off, ext = place.find(f"{A}{offset}"), place.find(f"{A}{extent}")
    if off is None or ext is None:
        return None
    try:
        x, y = (float(off.get(key, "")) / _EMU for key in ("x", "y"))
        w, h = (float(ext.get(key, "")) / _EMU for key in ("cx", "cy"))
    except ValueError:
        return None
    return Frame(x, y, w, h)
