"""Layout stage: which section stands on which page of the fact sheet, and what it takes to fit the pages.

The order is the author's, no section is cut. Too full, in this order: distances, chart pitches, rings and
fields of marks, type one step down, then parts leave (`sheet_ladder`). What then does not fit is reported.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factdeck.document.blocks import Sheet
from factdeck.layout.sheet_band_maker import BandMaker
from factdeck.layout.sheet_exhibit import too_wide
from factdeck.layout.sheet_fill import TIGHTEST, fit_at
from factdeck.layout.sheet_hero import Hero
from factdeck.layout.sheet_ladder import reductions
from factdeck.layout.sheet_margins import band_width
from factdeck.layout.sheet_masthead import Masthead
from factdeck.layout.sheet_page import PagePlan
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_reduce import EXHIBIT, Reducer, Step, reduced
from factdeck.layout.sheet_source import Sources
from factdeck.layout.sheet_two_columns import make_columns

_PLENTY = 0.8  # a sheet whose fullest page is used less than this may set its tiles larger
_UNLEVEL = 1.4  # ems that columns may end apart: one line
_MOST_RETURNED = 80  # steps that are tried to be taken back


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """All pages at one state. `sheet` is what is left of the sheet, `fits` whether all of it fits."""

    pages: tuple[PagePlan, ...]
    base: Fit
    sheet: Sheet
    fits: bool
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Planner:
    """Tries one sheet after another. `maker` remembers the bands that they have in common."""

    pen: Pen
    maker: BandMaker

    @staticmethod
    def of(pen: Pen, sheet: Sheet) -> "Planner":
        """A planner that remembers nothing yet."""
        return Planner(pen, BandMaker(pen, band_width(pen), sheet))

    def fits(self, sheet: Sheet, base: Fit) -> bool:
        """Whether there is a break between the pages at which all of them fit, pressed as far as can be."""
        return any(all(page.over(base) <= 0.01 for page in pages) for pages in self.splits(sheet))

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
        return SheetPlan(best[1], base, sheet, True, steps) if best else None

    def splits(self, sheet: Sheet) -> Iterator[tuple[PagePlan, ...]]:
        """Every way to break the bands into the sheet's pages, the fullest first page first."""
        pen, width = self.pen, band_width(self.pen)
        first = Masthead(pen, sheet).bottom
        hero, sources = Hero(pen, sheet, width, equal=sheet.pages == 1), Sources(pen, sheet, width)
        if sheet.pages == 1:
            pages = PagePlan(pen, first, hero, tuple(self.maker.bands(sheet.sections)), sources)
            if not _too_wide(pen, sheet, pen.column(width, 2)):
                columns = replace(pages, bands=tuple(make_columns(self.maker, sheet.sections)))
                if columns.ragged(Fit()) <= pen.style("body").size * _UNLEVEL:
                    yield (columns,)
            yield (pages,)
            return
        top = pen.design.page.top + pen.design.masthead.running_rule
        bands = tuple(self.maker.bands(sheet.sections))
        for cut in range(len(bands), -1, -1):
            one = PagePlan(pen, first, hero, bands[:cut], None)
            yield one, PagePlan(pen, top, None, bands[cut:], sources)


def fits_whole(pen: Pen, sheet: Sheet) -> bool:
    """Whether a sheet fits its pages as it is, at its natural type sizes."""
    return Planner.of(pen, sheet).fits(sheet, Fit())


def plan_sheet(pen: Pen, sheet: Sheet) -> SheetPlan:
    """The loosest plan that leaves out least; a plan that does not fit has `fits` false."""
    sheet = reduced(sheet, _too_wide(pen, sheet, band_width(pen)))
    planner, small = Planner.of(pen, sheet), Fit(type_steps=1)
    for base in (Fit(), small):
        if plan := planner.fitting(sheet, base):
            return _enlarged(planner, plan)
    reducer, steps = Reducer(sheet), list(reductions(sheet))
    if not planner.fits(reducer.without(steps), small):
        return _overfull(planner, reducer.without(steps), small)
    taken = _restored(planner, reducer, steps[: _fewest(planner, reducer, steps, small)], small)
    plan = planner.fitting(reducer.without(taken), small, tuple(taken))
    assert plan is not None
    return plan


def _too_wide(pen: Pen, sheet: Sheet, width: float) -> list[Step]:
    """The tables that can't be set in `width`, as steps that tell them in a row."""
    blocks = ((section.chapter.id, block) for section in sheet.sections for block in section.blocks)
    return [Step(((section, block.id, EXHIBIT),)) for section, block in blocks if too_wide(pen, block, width)]


def _fewest(planner: Planner, reducer: Reducer, steps: Sequence[Step], base: Fit) -> int:
    """How many of the steps it takes until the sheet fits."""
    low, high = 0, len(steps)  # `low` does not fit, `high` does
    while high - low > 1:
        middle = (low + high) // 2
        fits = planner.fits(reducer.without(steps[:middle]), base)
        low, high = (low, middle) if fits else (middle, high)
    return high


def _restored(planner: Planner, reducer: Reducer, taken: Sequence[Step], base: Fit) -> list[Step]:
    """The steps without those that turned out needless, the most important are tried first."""
    left = list(taken)
    for step in list(reversed(taken))[:_MOST_RETURNED]:
        others = [other for other in left if other is not step]
        if planner.fits(reducer.without(others), base):
            left = others
    return left


def _overfull(planner: Planner, sheet: Sheet, base: Fit) -> SheetPlan:
    """The plan whose fullest page is over least."""
    pages = min(planner.splits(sheet), key=lambda pages: max(page.over(base) for page in pages))
    return SheetPlan(pages, base, sheet, False)


def _enlarged(planner: Planner, plan: SheetPlan) -> SheetPlan:
    """The plan with tiles one step larger where even the fullest page has plenty of room."""
    if max(page.height(plan.base) / page.room for page in plan.pages) > _PLENTY:
        return plan
    return planner.fitting(plan.sheet, replace(plan.base, tile_steps=1)) or plan


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
