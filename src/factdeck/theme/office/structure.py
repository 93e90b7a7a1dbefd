"""Theme stage: what a slide layout is for, by its placeholders alone.

Names say nothing: they are translated, renamed and copied.
"""

from typing import Final

from factdeck.theme.office.model import TEXTS, Holder, OfficeLayout

_LARGE: Final = 0.25  # share of the slide that a body covers at least
HIGH: Final = 0.42
"""A title of a content slide ends above this share of the height."""


def structure(layout: OfficeLayout, width: float, height: float) -> str:
    """What a layout is for, by its placeholders alone.

    cover, section, content, two-content, comparison, picture, title-only, blank, vertical, or other.
    """
    title, contents = layout.title, layout.contents
    if any(not holder.upright for holder in layout.holders):
        return "vertical"
    if title is None:
        return "other" if contents else "blank"
    if not contents:
        return "title-only"
    texts = [holder for holder in contents if holder.kind in TEXTS]
    objects = [holder for holder in contents if holder.kind not in TEXTS]
    if title.kind == "ctrTitle" or any(holder.kind == "subTitle" for holder in texts):
        return "cover" if not objects else "other"
    if any(holder.kind == "pic" for holder in objects):
        return "picture"
    if len(contents) == 1:
        return "content" if _is_body(title, contents[0], width, height) else "section" if texts else "other"
    return _of_several(texts, objects)


def _is_body(title: Holder, body: Holder, width: float, height: float) -> bool:
    """Whether a title stands at the top and a large body below it."""
    large = body.frame.area >= _LARGE * width * height
    return large and title.frame.y + title.frame.h / 2 < HIGH * height and body.frame.y > title.frame.y


def _of_several(texts: list[Holder], objects: list[Holder]) -> str:
    if len(objects) == 2 and len(texts) == 2:
        return "comparison"
    pair = objects or texts
    if len(pair) == 2 and len(texts) + len(objects) == 2 and _beside(pair):
        return "two-content"
    return "other"


def _beside(pair: list[Holder]) -> bool:
    left, right = sorted((holder.frame for holder in pair), key=lambda frame: frame.x)
    return left.right <= right.x + 1 and abs(left.y - right.y) < left.h / 4
