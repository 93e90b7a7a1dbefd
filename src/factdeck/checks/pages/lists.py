"""Checks stage: no slide lists more than a listener can follow."""

from typing import Final

from factdeck.checks.pages.view import View
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Role

MOST: Final = 6
"""Entries of a list on one slide."""


def check_lists(view: View) -> None:
    """Report lists of words, such as points or events, with more than six entries; figures are no words."""
    entries: dict[str, dict[str, None]] = {}
    for node in view.nodes if view.is_slide else ():
        path = node.id.split("/")
        if isinstance(node, TextFrame) and node.role is Role.BODY and len(path) == 4 and path[3] == "text":
            entries.setdefault(path[1], {})[path[2]] = None
    for name, found in entries.items():
        if len(found) > MOST:
            view.report("list-long", f"{view.page.id}/{name}", count=len(found), most=MOST)
