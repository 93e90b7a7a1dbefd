"""Theme: the names that a deck says its fonts by: those of the fonts it embeds, or of office fonts."""

from collections.abc import Mapping
from dataclasses import replace

from factdeck.theme.theme import FontFamily, Theme


def named_families(theme: Theme) -> Mapping[str, FontFamily]:
    """The theme's families as its deck names them.

    An embedded font sets ideographs and Latin letters alike, so that all of a line is as it was measured.
    """
    if theme.embed_fonts == "none":
        return theme.families
    return {name: _embedded(family) for name, family in theme.families.items()}


def _embedded(family: FontFamily) -> FontFamily:
    """A family without a name of its own to travel under keeps its office fonts."""
    if not family.embedded:
        return family
    return replace(family, latin=family.embedded, east_asian=family.embedded)
