"""Stage layout: one to four pictures, cropped to fill equal rectangles, captions under or beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from factdeck.base.units import inch
from factdeck.document.blocks import Photo, PhotoBlock
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Picture, Rule
from factdeck.scene.text import Rect, Role

_CAPTION_GAP: Final = inch(0.1)
_RULE_TO_CAPTION: Final = inch(0.2)
_KEPT: Final = 0.55  # of a picture that must stay visible in a row
_ALONE: Final = 0.75  # and of one that stands alone
_UPRIGHT: Final = 1.25  # one picture narrower than this has its caption beside it
_SQUARE: Final = 0.45  # of a picture that must stay visible where four stand in two rows


def place_photos(
    block: PhotoBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """Pictures and captions in one row, four that fill two in a square; an upright one beside its caption."""
    photos = block.photos
    if len(photos) == 1 and _shape(photos[0]) < _UPRIGHT:
        return _alone(photos[0], id, body, style, setter)
    half = (body.h - style.gutter) / 2
    if len(photos) < 4 or not _fills(photos, half, body.w):
        return tuple(_row(photos, id, body, style, setter))
    areas = [replace(body, y=body.y + (half + style.gutter) * row, h=half) for row in range(2)]
    rows = (_row(photos[2 * row : 2 * row + 2], id, area, style, setter) for row, area in enumerate(areas))
    return tuple(node for row in rows for node in row)


def _shape(photo: Photo) -> float:
    return photo.width / photo.height


def _fills(photos: Sequence[Photo], height: float, width: float) -> bool:
    """Whether two rows of two, each as wide as the body, leave enough of every picture."""
    return all(sum(map(_shape, photos[row : row + 2])) * height >= _SQUARE * width for row in (0, 2))


def _spans(photos: Sequence[Photo], area: Rect, style: ExhibitStyle) -> list[tuple[float, float]]:
    """Left edge and width of each: equal columns, or widths by their shapes where equal ones cut too much."""
    count = style.columns // len(photos)
    equal = [style.span(area, 1 + count * index, count) for index in range(len(photos))]
    shapes = [_shape(photo) for photo in photos]
    width = equal[-1][0] + equal[-1][1] - area.x - style.gutter * (len(photos) - 1)
    shares = [shape * area.h / equal[0][1] for shape in shapes]  # of a picture's shape to its place
    if all(_SQUARE <= share <= 1 / _KEPT for share in shares):
        return equal
    widths = [width * shape / sum(shapes) for shape in shapes]
    lefts = accumulate((each + style.gutter for each in widths[:-1]), initial=area.x)
    return list(zip(lefts, widths, strict=True))


def _row(
    photos: Sequence[Photo], id: str, area: Rect, style: ExhibitStyle, setter: Setter
) -> Iterator[AnyNode]:
    """All in one row over the whole width, captions under them."""
    spans = _spans(photos, area, style)
    captions = [
        setter.height(photo.caption, style.label, width) if photo.caption else 0.0
        for photo, (_, width) in zip(photos, spans, strict=True)
    ]
    room = area.h - (max(captions) + _CAPTION_GAP if any(captions) else 0)
    height = min(
        room, min(width / _shape(photo) for photo, (_, width) in zip(photos, spans, strict=True)) / _KEPT
    )
    for photo, (x, width), tall in zip(photos, spans, captions, strict=True):
        yield _picture(photo, f"{id}/{photo.id}", Rect(x, area.y, width, height), style)
        if photo.caption:
            place = Rect(x, area.y + height + _CAPTION_GAP, width, tall)
            name = f"{id}/{photo.id}/caption"
            yield setter.frame(name, photo.caption, style.label, place, role=Role.CAPTION)


def _alone(photo: Photo, id: str, body: Rect, style: ExhibitStyle, setter: Setter) -> tuple[AnyNode, ...]:
    """An upright picture in the first eight columns at most; its caption stands beside it, under a rule."""
    width = min(style.span(body, 1, 8)[1], body.h * _shape(photo) / _ALONE)
    picture = _picture(photo, f"{id}/{photo.id}", Rect(body.x, body.y, width, body.h), style)
    if not photo.caption:
        return (picture,)
    column = min(9, style.column_from(body, body.x + width + style.gutter - 0.1))
    x, room = style.span(body, column, style.columns + 1 - column)
    rule = Rule(
        id=f"{id}/{photo.id}/rule",
        rect=Rect(x, body.y, room, 0),
        color=style.gold.color,
        width=style.gold.width,
    )
    place = Rect(x, body.y + _RULE_TO_CAPTION, room, body.h - _RULE_TO_CAPTION)
    text = replace(style.takeaway, anchor="top")
    name = f"{id}/{photo.id}/caption"
    return picture, rule, setter.frame(name, photo.caption, text, place, role=Role.CAPTION)


def _picture(photo: Photo, id: str, rect: Rect, style: ExhibitStyle) -> Picture:
    """The picture cropped evenly on two sides until it fills `rect`."""
    shape, place = photo.width / photo.height, rect.w / rect.h
    across = round(max(0.0, 1 - place / shape) / 2, 6)
    down = round(max(0.0, 1 - shape / place) / 2, 6)
    return Picture(
        id=id,
        rect=rect,
        role=Role.PICTURE,
        alt=photo.alt,
        path=photo.path,
        crop=(across, down, across, down),
        radius=style.card_radius,
    )
