"""Stage layout: one to four pictures, cropped to fill equal rectangles, captions under them."""

from collections.abc import Sequence
from typing import Final

from factdeck.base.units import inch
from factdeck.document.blocks import Photo, PhotoBlock
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Picture, Rect, Role

_CAPTION_GAP: Final = inch(0.1)
_KEPT: Final = 0.7  # of a picture that must stay visible in a row
_UPRIGHT: Final = 1.25  # one picture narrower than this has its caption beside it


def place_photos(
    block: PhotoBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """Pictures and captions: one with its caption, two or three in a row, four in a square."""
    photos = block.photos
    if len(photos) == 1 and photos[0].width < _UPRIGHT * photos[0].height:
        return _beside(photos[0], id, body, style, setter)
    per_row = 2 if len(photos) in (2, 4) else min(len(photos), 3)
    rows = [photos[start : start + per_row] for start in range(0, len(photos), per_row)]
    height = (body.h - style.gutter * (len(rows) - 1)) / len(rows)
    nodes: list[AnyNode] = []
    for index, row in enumerate(rows):
        area = Rect(body.x, body.y + (height + style.gutter) * index, body.w, height)
        nodes += _row(row, per_row, id, area, style, setter)
    return tuple(nodes)


def _row(
    photos: Sequence[Photo], per_row: int, id: str, area: Rect, style: ExhibitStyle, setter: Setter
) -> list[AnyNode]:
    count = style.columns // per_row
    spans = [style.span(area, 1 + count * index, count) for index in range(len(photos))]
    width = spans[0][1]
    captions = [setter.height(p.caption, style.label, width) if p.caption else 0.0 for p in photos]
    caption = max(captions)
    room = area.h - (caption + _CAPTION_GAP if caption else 0)
    height = min(room, min(width * photo.height / photo.width for photo in photos) / _KEPT)
    nodes: list[AnyNode] = []
    for photo, (x, _), tall in zip(photos, spans, captions, strict=True):
        nodes.append(_picture(photo, f"{id}/{photo.id}", Rect(x, area.y, width, height), style))
        if photo.caption:
            place = Rect(x, area.y + height + _CAPTION_GAP, width, tall)
            frame = setter.frame(
                f"{id}/{photo.id}/caption", photo.caption, style.label, place, role=Role.CAPTION
            )
            nodes.append(frame)
    return nodes


def _beside(photo: Photo, id: str, body: Rect, style: ExhibitStyle, setter: Setter) -> tuple[AnyNode, ...]:
    """An upright picture in the first eight columns at most, its caption in the last four, on its foot."""
    width = min(style.span(body, 1, 8)[1], body.h * photo.width / photo.height)
    picture = _picture(photo, f"{id}/{photo.id}", Rect(body.x, body.y, width, body.h), style)
    if not photo.caption:
        return (picture,)
    column = min(9, style.column_from(body, body.x + width + style.gutter - 0.1))
    x, room = style.span(body, column, 4)
    tall = setter.height(photo.caption, style.label, room)
    place = Rect(x, body.bottom - tall, room, tall)
    caption = setter.frame(f"{id}/{photo.id}/caption", photo.caption, style.label, place, role=Role.CAPTION)
    return picture, caption


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
