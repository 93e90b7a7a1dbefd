"""The icons that factdeck carries: their names and lines (assets/icons/make_icons.py makes the file).

A line is a text of commands as SVG 2 §9.3 has them, M, L, C and Z alone, with absolute coordinates in a box
of `ICON_BOX` units a side, y downward.
"""

import difflib
import json
from collections.abc import Mapping
from functools import cache
from typing import Final

from factdeck.base.resources import resource

ICON_BOX: Final = 24.0


@cache
def icons() -> Mapping[str, str]:
    """Name → line of every icon, names in order."""
    return json.loads(resource("assets", "icons", "lucide.json").read_text("utf-8"))["icons"]


def icons_like(name: str) -> list[str]:
    """At most eight names that have a word of `name` in them or look like it; all names where none does."""
    words = [word for word in name.lower().replace("_", "-").split("-") if len(word) > 2]
    having = [known for known in icons() if any(word in known for word in words)]
    near = difflib.get_close_matches(name.lower(), icons(), 4, 0.6)
    return list(dict.fromkeys([*near, *having]))[:8] or list(icons())
