"""Layout stage: which section stands on which page of the fact sheet, and what it takes to fit the pages.

The order is the author's, no section is cut. Too full, in this order: distances, chart pitches, rings and
fields of marks, type one step down, then parts leave (`sheet_ladder`). What then does not fit is reported.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factdeck.document.blocks import Sheet
from factdeck.layout.sheet_composition import Bands, BodyMaker, Composition
from factdeck.layout.sheet_compositions import body_maker, compose
from factdeck.layout.sheet_fill import TIGHTEST, fit_at
from factdeck.layout.sheet_ladder import reductions
from factdeck.layout.sheet_page import PagePlan
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_reduce import EXHIBIT, Reducer, Step, reduced

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
    """Tries one sheet after another. `body` remembers the bands that they have in common."""

    pen: Pen
    body: BodyMaker

    @staticmethod
    def of(pen: Pen, sheet: Sheet) -> "Planner":
        """A planner that remembers nothing yet."""
        return Planner(pen, body_maker(pen, sheet))

    def fits(self, sheet: Sheet, base: Fit) -> bool:
        """Whether there is a break between the pages at which all of them fit, pressed as far as can be."""
        return self.holds(sheet, TIGHTEST, base)

    def ragged(self, sheet: Sheet, base: Fit) -> float:
        """How far apart columns end where the sheet's only page is broken best; 0 where none fits."""
        plan = self.fitting(sheet, base)
        return max(page.ragged(base) for page in plan.pages) if plan else 0.0

    def holds(self, sheet: Sheet, tension: float, base: Fit) -> bool:
        """Whether there is such a break with pages that are pressed no further than to `tension`."""
        scale = self.pen.design.gaps.scale
        fit = fit_at(tension, base, scale)
        return any(
            all(page.height(fit) <= page.room + 0.01 for page in pages) for pages in self._level_splits(sheet)
        )

    def fitting(self, sheet: Sheet, base: Fit, steps: tuple[Step, ...] = ()) -> SheetPlan | None:
        """The break between the pages at which the fullest page is least pressed; None when nothing fits."""
        best: tuple[tuple[float, ...], tuple[PagePlan, ...]] | None = None
        for order, pages in enumerate(self._level_splits(sheet)):
            tensions = [page.tension(base) for page in pages]
            known = [tension for tension in tensions if tension is not None]
            if len(known) < len(pages):
                continue
            score = (min(known), -max(page.empty(base) for page in pages))
            if self.body.runs_down and sheet.pages > 1:  # where nothing is pressed, what leaves least open
                score = (min(0.0, *known), -max(page.open(base) for page in pages))
            elif sheet.pages == 1:  # the form in columns first, where it can be made level
                level = self.pen.design.page.level
                score = (-round(max(page.ragged(base) for page in pages) / level), -order, *score)
            if best is None or score > best[0]:
                best = (score, pages)
        return SheetPlan(best[1], base, sheet, True, steps) if best else None

    def _level_splits(self, sheet: Sheet) -> Iterator[tuple[PagePlan, ...]]:
        """Without the forms of a one-page sheet in which columns end apart, unless it is the last one."""
        if sheet.pages > 1:
            yield from self.splits(sheet)
            return
        splits = list(self.splits(sheet))
        limit = self.pen.style("body").size * _UNLEVEL
        for pages in splits:
            if pages is splits[-1] or pages[0].ragged(Fit()) <= limit:
                yield pages

    def splits(self, sheet: Sheet) -> Iterator[tuple[PagePlan, ...]]:
        """Every way to deal the sections out to the sheet's pages, the fullest first page first."""
        parts = compose(self.pen, sheet, self.body)
        for hero in (parts.hero, parts.brief):
            if hero:
                own = replace(parts, hero=hero)
                for bands in self.body.splits(sheet.sections, sheet.pages):
                    pages = enumerate(bands, 1)
                    yield tuple(self._page(own, number, len(bands), page) for number, page in pages)

    def _page(self, parts: Composition, number: int, count: int, bands: Bands) -> PagePlan:
        top = parts.masthead.bottom if number == 1 else parts.running.bottom
        hero = parts.hero if number == 1 else None
        return PagePlan(self.pen, top, hero, bands, parts.sources if number == count else None)


def fits_whole(pen: Pen, sheet: Sheet) -> bool:
    """Whether a sheet fits its pages as it is, at its natural type sizes."""
    return Planner.of(pen, sheet).fits(sheet, Fit())


def plan_sheet(pen: Pen, sheet: Sheet) -> SheetPlan:
    """The loosest plan that leaves out least; a plan that does not fit has `fits` false."""
    planner, small = Planner.of(pen, sheet), Fit(type_steps=1)
    sheet = reduced(sheet, _too_wide(planner.body, sheet))
    for base in (Fit(), small):
        if plan := planner.fitting(sheet, base):
            return _fuller(planner, _enlarged(planner, plan))
    reducer, steps = Reducer(sheet), list(reductions(sheet))
    if not planner.fits(reducer.without(steps), small):
        return _overfull(planner, reducer.without(steps), small)
    taken = _restored(planner, reducer, steps[: _fewest(planner, reducer, steps, small)], small)
    plan = planner.fitting(reducer.without(taken), small, tuple(taken))
    assert plan is not None
    return plan


def _too_wide(body: BodyMaker, sheet: Sheet) -> list[Step]:
    """The tables that can't be set, as steps that tell them in a row."""
    blocks = ((section.chapter.id, block) for section in sheet.sections for block in section.blocks)
    return [Step(((section, block.id, EXHIBIT),)) for section, block in blocks if body.too_wide(block)]


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


def _fuller(planner: Planner, plan: SheetPlan) -> SheetPlan:
    """The plan with what only pages with room to spare carry, where none is pressed by it."""
    bands = planner.body.fuller(tuple(page.bands for page in plan.pages))
    if bands is None:
        return plan
    pages = tuple(replace(page, bands=own) for page, own in zip(plan.pages, bands, strict=True))
    pressed = [
        (page.tension(plan.base), own.tension(plan.base)) for page, own in zip(pages, plan.pages, strict=True)
    ]
    roomy = all(now is not None and now >= min(0.0, before or 0.0) for now, before in pressed)
    level = max(page.ragged(plan.base) for page in pages) <= planner.pen.design.page.level
    return replace(plan, pages=pages) if roomy and level else plan


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
