"""Theme: which family sets which part of a text: what its font lacks, the next has (CSS Fonts 4 §5.3)."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from factdeck.theme.clusters import clusters
from factdeck.theme.fonts import Font, open_font
from factdeck.theme.forms import INVISIBLE
from factdeck.theme.theme import FontFamily

_BLANK: Final = INVISIBLE + "\n"  # takes no glyph of any font

Stretch = tuple[str, str]
"""The name of a family, and text that its font has."""


class _Coverage:
    """A font with the characters that were found in it so far."""

    def __init__(self, font: Font) -> None:
        self.font = font
        self._known = set(_BLANK)

    def has(self, text: str) -> bool:
        if self._known.issuperset(text):  # as nearly always
            return True
        for character in set(text) - self._known:
            if not self.font.glyph(character):
                return False
            self._known.add(character)
        return True


class Fallback:
    """The families of a design pack, each with those that help it out. Grapheme clusters stay whole."""

    def __init__(self, families: Mapping[str, FontFamily]) -> None:
        self._families = families
        self._files: dict[str, _Coverage] = {}
        self._coverages: dict[tuple[str, bool], _Coverage] = {}

    def has(self, text: str, family: str, bold: bool) -> bool:
        """Whether the family's own font has all of `text`."""
        return self._coverage(family, bold).has(text)

    def parted(self, text: str, family: str, bold: bool) -> tuple[Stretch, ...]:
        """`text` in stretches of one family each; a cluster that no font has stays with `family`."""
        if self._coverage(family, bold).has(text):
            return ((family, text),)
        named = [(self._family_of(cluster, family, bold), cluster) for cluster in clusters(text)]
        return tuple(
            (name, "".join(cluster for _, cluster in group))
            for name, group in groupby(named, key=lambda pair: pair[0])
        )

    def lacking(self, text: str, family: str, bold: bool) -> tuple[str, ...]:
        """The clusters of `text` that no font of the family and its fallbacks has, each once, in order."""
        if self._coverage(family, bold).has(text):
            return ()
        chain = [self._coverage(name, bold) for name in self._chain(family)]
        missing = (item for item in clusters(text) if not any(coverage.has(item) for coverage in chain))
        return tuple(dict.fromkeys(missing))

    def font(self, family: str, bold: bool) -> Font:
        """The family's own font."""
        return self._coverage(family, bold).font

    def font_of(self, character: str, family: str, bold: bool) -> Font:
        """The first font of the family and its fallbacks that has the character; the family's own if none."""
        return self.font(self._family_of(character, family, bold), bold)

    def _family_of(self, cluster: str, family: str, bold: bool) -> str:
        having = (name for name in self._chain(family) if self._coverage(name, bold).has(cluster))
        return next(having, family)

    def _chain(self, family: str) -> Iterator[str]:
        yield family
        yield from self._families[family].fallback

    def _coverage(self, family: str, bold: bool) -> _Coverage:
        known = self._coverages.get((family, bold))
        if known is None:
            files = self._families[family]
            path = files.bold if bold else files.regular
            if path not in self._files:
                self._files[path] = _Coverage(open_font(path))
            known = self._coverages[family, bold] = self._files[path]
        return known
