"""Spec stage: the hint that names what a wrong name may have meant."""

import difflib
from collections.abc import Sequence
from typing import Final

from factdeck.base.diagnostics import Phrase

_MOST: Final = 3
_LISTED: Final = 8


def near(name: str, known: Sequence[str]) -> Phrase | str:
    """The known names most like `name`, else the first of them; "" where there are none."""
    if alike := difflib.get_close_matches(name, known, _MOST, 0.5):
        return Phrase("near-names", {"names": ", ".join(alike)})
    listed = ", ".join(known[:_LISTED]) + (" …" if len(known) > _LISTED else "")
    return Phrase("there-are-names", {"names": listed}) if known else ""
