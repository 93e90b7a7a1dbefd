"""Checks stage: headlines: every slide has one of its own (WCAG 2.2 §2.4.2), of two lines at most."""

import re
from collections.abc import Iterable
from typing import Final

from factdeck.checks.audit.place import Part
from factdeck.checks.pages.view import View, excerpt
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Role

MOST_LINES: Final = 2
_PART: Final = re.compile(r"-\d+$")  # what slides that run on add to the id
_COUNT: Final = re.compile(r" \(\d+\)$")  # what layout adds to a title that an earlier slide has
_QUOTE: Final = "quote"  # the title is a running head over somebody's words
_FRONT: Final = frozenset({"cover", "agenda", "section", "closing", _QUOTE})
"""Slides whose title names something and asserts nothing: it is set large, or in a narrow panel."""


def check_headlines(views: Iterable[View]) -> None:
    """Report slides without a title, with the title of an earlier one, and headlines of three lines."""
    seen: dict[str, View] = {}
    for view in views:
        if not view.is_slide:
            continue
        node, title = _title(view)
        name = "".join(_COUNT.sub("", title).split()).casefold()
        first = seen.setdefault(name, view)
        if not name:
            view.report("title-missing", node)
        elif first is not view and not _runs_on(first, view) and view.page.kind != _QUOTE:
            view.report("title-repeated", node, title=excerpt(title), first=first.number)
        _check_lines(view)


def _runs_on(first: View, later: View) -> bool:
    """Whether both are parts of one slide that runs on: the later ones are all called continued."""
    one, other = (_PART.sub("", view.page.id) for view in (first, later))
    return one == other


def _title(view: View) -> tuple[str, str]:
    """The node and the words of the title; where the page shows none it has one all the same."""
    for node in view.nodes:
        if isinstance(node, TextFrame) and node.role is Role.TITLE:
            return node.id, node.text
    return f"{view.page.id}/title", view.page.title


def _check_lines(view: View) -> None:
    for node in view.nodes if view.page.kind not in _FRONT else ():
        if isinstance(node, TextFrame) and node.role is Role.TITLE:
            lines = sum(len(paragraph.lines) for paragraph in node.paragraphs)
            if lines > MOST_LINES:
                view.report("headline-long", node.id, Part.TEXT, lines=lines, most=MOST_LINES)
