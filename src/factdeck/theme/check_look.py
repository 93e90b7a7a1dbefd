"""Theme stage: a look laid over another pack, checked as it is loaded: contrast, characters of its fonts.

What the pack below promises must still hold: every text that reads on its ground there reads here. Checked is
only what a template itself says, so that a shipped pack costs nothing.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from factdeck.base.color import contrast, rgb
from factdeck.base.diagnostics import Diagnostics
from factdeck.theme.color_roles import promised
from factdeck.theme.fallback import Fallback
from factdeck.theme.theme import Theme

_COLOR: Final = re.compile("[0-9A-F]{6}")
_SHOWN: Final = 8  # characters that a finding names
_LATIN: Final = "".join(map(chr, range(0x21, 0x7F)))


def check_look(
    theme: Theme, below: Mapping[str, Any], own: Mapping[str, Any], diagnostics: Diagnostics
) -> None:
    """`below`: the palette of the pack that is extended, as written; `own`: what the template itself says."""
    changed = own.get("palette")
    if isinstance(changed, Mapping) and not (own.keys() & {"deck", "sheet"} - _inside(own)):
        _check_contrast(theme, below, frozenset(map(str, changed)), diagnostics)
    families = own.get("families")
    if isinstance(families, Mapping):
        _check_characters(theme, tuple(map(str, families)), diagnostics)


def _inside(own: Mapping[str, Any]) -> frozenset[str]:
    """The designs that only change some values: without layouts a composition stays what it was."""
    whole = {"deck": "layouts", "sheet": "composition"}
    return frozenset(
        name for name, key in whole.items() if isinstance(own.get(name), Mapping) and key not in own[name]
    )


def _check_contrast(
    theme: Theme, below: Mapping[str, Any], changed: frozenset[str], diagnostics: Diagnostics
) -> None:
    before = {name: str(value).removeprefix("#").upper() for name, value in below.items()}
    shared = {name: before[name] for name in theme.palette if _COLOR.fullmatch(before.get(name, ""))}
    for one, other, needed in promised(theme, shared):
        ratio = contrast(rgb(theme.palette[one]), rgb(theme.palette[other]))
        name = one if one in changed else other
        if ratio < needed and name in changed:
            was = contrast(rgb(before[one]), rgb(before[other]))
            diagnostics.add(
                "template-contrast",
                theme.locations.get(("palette", name)),
                one=name,
                other=other if name == one else one,
                ratio=f"{ratio:.1f}",
                needed=f"{needed:g}",
                was=f"{was:.1f}",
            )


def _check_characters(theme: Theme, named: tuple[str, ...], diagnostics: Diagnostics) -> None:
    """A family, or what it falls back on, must have letters and the 3755 usual ideographs (GB 2312)."""
    fallback = Fallback(theme.families)
    for name in named:
        family = theme.families.get(name)
        if family is None or not all(Path(path).is_file() for path in (family.regular, family.bold)):
            continue
        for bold in (False, True) if family.regular != family.bold else (False,):
            lacking = fallback.lacking(_LATIN + usual(), name, bold)
            if lacking:
                weight = "bold" if bold else "regular"
                place = theme.locations.get(("families", name, weight)) or theme.locations.get(
                    ("families", name)
                )
                diagnostics.add(
                    "template-glyphs",
                    place,
                    family=name,
                    file=Path(family.bold if bold else family.regular).name,
                    count=len(lacking),
                    characters="".join(lacking[:_SHOWN]),
                )


@cache
def usual() -> str:
    """The ideographs of GB 2312-80, level 1, and the marks of Chinese text."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return "，。、：；！？（）《》“”" + "".join(pair.decode("gb2312", "ignore") for pair in rows)
