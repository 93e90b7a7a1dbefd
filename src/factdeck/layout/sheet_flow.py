"""Stage layout: which section stands on which page of the fact sheet, and how far each page is pressed.

The order is the author's, no section is cut. Too full, in this order: distances, chart pitches, rings and
fields of marks, type one step down, list rows and charts of low priority; then what does not fit is reported.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factdeck.document.blocks import Sheet
from factdeck.layout.sheet_bands import Band, BandMaker
from factdeck.layout.sheet_fill import LOOSEST, TIGHTEST, fill, fit_at, tension_for
from factdeck.layout.sheet_hero import Hero
from factdeck.layout.sheet_masthead import Masthead, band_width
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_reduce import Step, reduced, reductions
from factdeck.layout.sheet_source import Sources
from factdeck.layout.sheet_two_columns import make_columns
from factdeck.scene.nodes import AnyNode

_PLENTY = 0.8  # a sheet whose fullest page is used less than this may set its tiles larger


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What stands on one page between its head and its foot."""

    pen: Pen
    top: float
    hero: Hero | None
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
        if len(self.bands) != 1:
            return fit, extra, self._band_surplus(fit, extra)
        own = self.bands[0].height(fit)
        share = self.bands[0].spreads(own + free, fit) - own
        if share <= 0:
            return fit, extra, self._band_surplus(fit, extra)
        left = max(0.0, free - share) / self.gaps if self.gaps else 0.0
        return fit, min(self.pen.design.gaps.spread, left), share

    def ragged(self, base: Fit) -> float:
        """By how much columns of the page end apart, points."""
        fit, _, share = self._filled(base)
        return max((band.ragged(band.height(fit) + share, fit) for band in self.bands), default=0.0)

    @property
    def _has_sources(self) -> bool:
        return self.sources is not None and self.sources.height(Fit()) > 0


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """All pages at one state; `steps` is what was left out to get there, `fits` whether all of it fits."""

    pages: tuple[PagePlan, ...]
    base: Fit
    steps: tuple[Step, ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class Planner:
    """Tries one sheet after another. `maker` remembers the bands that they have in common."""

    pen: Pen
    maker: BandMaker

    def fitting(self, sheet: Sheet, base: Fit, steps: tuple[Step, ...] = ()) -> SheetPlan | None:
        """The break between the pages at which the fullest page is least pressed; None when nothing fits."""
        best: tuple[tuple[float, ...], tuple[PagePlan, ...]] | None = None
        for order, pages in enumerate(self.splits(sheet)):
            tensions = [page.tension(base) for page in pages]
            known = [tension for tension in tensions if tension is not None]
            if len(known) < len(pages):
                continue
            score = (min(known), -max(page.empty(base) for page in pages))
            if sheet.pages == 1:  # the form in columns first, where it can be made level
                level = self.pen.design.page.level
                score = (-round(max(page.ragged(base) for page in pages) / level), -order, *score)
            if best is None or score > best[0]:
                best = (score, pages)
        return SheetPlan(best[1], base, steps, True) if best else None

    def splits(self, sheet: Sheet) -> list[tuple[PagePlan, ...]]:
        """Every way to break the bands into the sheet's pages, the fullest first page first."""
        pen, width = self.pen, band_width(self.pen)
        first = Masthead(pen, sheet).bottom
        hero, sources = Hero(pen, sheet, width, equal=sheet.pages == 1), Sources(pen, sheet, width)
        if sheet.pages == 1:
            bodies = (make_columns(pen, sheet.sections, width), self.maker.bands(sheet.sections))
            return [(PagePlan(pen, first, hero, tuple(body), sources),) for body in bodies]
        top = pen.design.page.top + pen.design.masthead.running_rule
        bands = tuple(self.maker.bands(sheet.sections))
        return [
            (PagePlan(pen, first, hero, bands[:cut], None), PagePlan(pen, top, None, bands[cut:], sources))
            for cut in range(len(bands), -1, -1)
        ]


def fits_whole(pen: Pen, sheet: Sheet) -> bool:
    """Whether a sheet fits its pages as it is, at its natural type sizes."""
    return Planner(pen, BandMaker(pen, band_width(pen))).fitting(sheet, Fit()) is not None


def plan_sheet(pen: Pen, sheet: Sheet) -> SheetPlan:
    """The loosest plan that leaves out least; a plan that does not fit has `fits` false."""
    planner, small = Planner(pen, BandMaker(pen, band_width(pen))), Fit(type_steps=1)
    for base in (Fit(), small):
        if plan := planner.fitting(sheet, base):
            return _enlarged(planner, sheet, plan)
    taken: list[Step] = []
    left = sheet
    for step in reductions(sheet):
        taken.append(step)
        left = reduced(left, [step])
        if planner.fitting(left, small):
            return _restored(planner, sheet, taken)
    plans = planner.splits(left)
    least = min(plans, key=lambda pages: max(page.over(small) for page in pages))
    return SheetPlan(least, small, tuple(taken), False)


def _restored(planner: Planner, sheet: Sheet, taken: list[Step]) -> SheetPlan:
    """The plan in which every step that turned out needless is taken back, the most important first."""
    base = Fit(type_steps=1)
    for step in list(reversed(taken)):
        others = [other for other in taken if other is not step]
        if planner.fitting(reduced(sheet, others), base):
            taken = others
    plan = planner.fitting(reduced(sheet, taken), base, tuple(taken))
    assert plan is not None
    return plan


def _enlarged(planner: Planner, sheet: Sheet, plan: SheetPlan) -> SheetPlan:
    """The plan with tiles one step larger where even the fullest page has plenty of room."""
    if max(page.height(plan.base) / page.room for page in plan.pages) > _PLENTY:
        return plan
    return planner.fitting(sheet, replace(plan.base, tile_steps=1), plan.steps) or plan


def overflow(page: PagePlan, base: Fit) -> str:
    """The name of the first section that does not fit a page at the tightest."""
    fit = fit_at(TIGHTEST, base, page.pen.design.gaps.scale)
    room = page.room - (page.hero.height(fit) if page.hero else 0.0)
    room -= page.sources.height(fit) if page.sources else 0.0
    names: Sequence[str] = [section.chapter.name for band in page.bands for section in band.sections]
    for band in page.bands:
        room -= band.height(fit) + page.pen.design.gaps.over_rule * fit.gap
        if room < 0:
            return band.sections[0].chapter.name
    return names[-1] if names else ""
