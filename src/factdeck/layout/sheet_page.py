"""Layout stage: what stands on one page of the fact sheet, and how far the page is pressed."""

from dataclasses import dataclass

from factdeck.layout.sheet_bands import Band
from factdeck.layout.sheet_composition import KeyFigures
from factdeck.layout.sheet_fill import LOOSEST, TIGHTEST, fill, fit_at, tension_for
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_source import Sources
from factdeck.scene.nodes import AnyNode


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What stands on one page between its head and its foot."""

    pen: Pen
    top: float
    hero: KeyFigures | None
    bands: tuple[Band, ...]
    sources: Sources | None

    @property
    def room(self) -> float:
        """The height between head and foot."""
        return self.pen.design.page.bottom - self.top

    @property
    def gaps(self) -> int:
        """Gaps over rules that can take what is left: none over the page's first."""
        return max(0, len(self.bands) - 1 + (1 if self._has_sources else 0)) if self.bands else 0

    def height(self, fit: Fit) -> float:
        """All that stands on it and the gaps between."""
        gap = self.pen.design.gaps.over_rule * fit.gap
        hero = self.hero.height(fit) if self.hero else 0.0
        sources = self.sources.height(fit) if self.sources else 0.0
        return hero + sum(band.height(fit) for band in self.bands) + gap * self.gaps + sources

    def tension(self, base: Fit) -> float | None:
        """How far the page is pulled (positive) or pressed; None when it does not fit."""
        return tension_for(self.height, self.room, base, self.pen.design.gaps.scale)

    def over(self, base: Fit) -> float:
        """Points that do not fit at the tightest."""
        return self.height(fit_at(TIGHTEST, base, self.pen.design.gaps.scale)) - self.room

    def empty(self, base: Fit) -> float:
        """Points that stay free at the loosest."""
        return self.room - self.height(fit_at(LOOSEST, base, self.pen.design.gaps.scale))

    def place(self, base: Fit) -> list[AnyNode]:
        """Its nodes, filled to the foot; sources stand on the foot."""
        fit, extra, share = self._filled(base)
        x, y = self.pen.design.page.left, self.top
        nodes: list[AnyNode] = []
        if self.hero:
            nodes += self.hero.place(x, y, fit)
            y += self.hero.height(fit)
        for index, band in enumerate(self.bands):
            tall = band.height(fit) + share
            ruled = index > 0 or (self.hero is not None and self.hero.height(fit) > 0)
            nodes += band.place(x, y, tall, fit, ruled=ruled)
            y += tall + self.pen.design.gaps.over_rule * fit.gap + extra
        if self.sources and self._has_sources:
            foot = self.pen.design.page.bottom - self.sources.height(fit)
            nodes += self.sources.place(x, max(foot, y) if not self.bands else foot, fit)
        return nodes

    def _band_surplus(self, fit: Fit, extra: float) -> float:
        """What is left on a page without gaps goes to its bands, as far as they can carry it."""
        free = self.room - self.height(fit) - extra * self.gaps
        limit = self.pen.design.gaps.blocks
        return min(limit, max(0.0, free)) / len(self.bands) if self.bands and not self.gaps else 0.0

    def _filled(self, base: Fit) -> tuple[Fit, float, float]:
        """State, what each gap takes beyond it, and what a lone band that spreads takes before the gaps."""
        fit, extra = fill(self.height, self.room, base, self.gaps, self.pen)
        free = max(0.0, self.room - self.height(fit))
        if self.bands and all(band.stretches for band in self.bands):
            return self._stretched(fit, free)
        if len(self.bands) != 1:
            return fit, extra, self._band_surplus(fit, extra)
        own = self.bands[0].height(fit)
        share = self.bands[0].spreads(own + free, fit) - own
        if share <= 0:
            return fit, extra, self._band_surplus(fit, extra)
        left = max(0.0, free - share) / self.gaps if self.gaps else 0.0
        return fit, min(self.pen.design.gaps.spread, left), share

    def _stretched(self, fit: Fit, free: float) -> tuple[Fit, float, float]:
        """What is left goes into the bands first, then between them."""
        share = min(self.pen.design.gaps.spread, free / len(self.bands))
        left = free - share * len(self.bands)
        return fit, min(self.pen.design.gaps.spread, left / self.gaps) if self.gaps else 0.0, share

    def ragged(self, base: Fit) -> float:
        """By how much columns of the page end apart, points."""
        fit, _, share = self._filled(base)
        return max((band.ragged(band.height(fit) + share, fit) for band in self.bands), default=0.0)

    def open(self, base: Fit) -> float:
        """What stays free when all is placed: over the foot, and under the column that ends first."""
        fit, extra, share = self._filled(base)
        free = self.room - self.height(fit) - extra * self.gaps - share * len(self.bands)
        return max(0.0, free) + self.ragged(base)

    @property
    def _has_sources(self) -> bool:
        return self.sources is not None and self.sources.height(Fit()) > 0
