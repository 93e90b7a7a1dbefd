"""Layout stage: a document's fact sheet becomes measured A4 pages (ISO 216), as many as it asks for."""

from collections.abc import Mapping
from functools import partial

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Sheet, plain
from factdeck.layout.measure import Measurer
from factdeck.layout.sheet_arrange import arranged
from factdeck.layout.sheet_compositions import compose
from factdeck.layout.sheet_condense import Condenser
from factdeck.layout.sheet_flow import Planner, SheetPlan, fits_whole, overflow, plan_sheet
from factdeck.layout.sheet_left_out import report_left_out
from factdeck.layout.sheet_margins import foot
from factdeck.layout.sheet_page import PagePlan
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.text import Setter
from factdeck.layout.watermark import Watermark
from factdeck.scene.nodes import Page, Scene
from factdeck.scene.setting import Properties
from factdeck.theme.pattern import Pattern
from factdeck.theme.read_sheet import DesignError, read_sheet_design
from factdeck.theme.sheet_layout import SheetDesign
from factdeck.theme.theme import Theme

_EMPTY = 20.0  # mm that may stay free over the foot
_MM = 72 / 25.4


def place_sheet(sheet: Sheet, theme: Theme, measurer: Measurer, diagnostics: Diagnostics) -> Scene:
    """The sheet's pages in points. What does not fit is reported; a faulty design gives no pages."""
    try:
        design = read_sheet_design(theme.sheet, sheet.pages)
    except DesignError as error:
        diagnostics.add(
            "sheet-design", theme.locations.get(("sheet",)), path=error.path, problem=error.problem
        )
        return _scene(sheet, theme, 0.0, 0.0, (), {}, {})
    pen = Pen(design, Setter(measurer, diagnostics, sheet.language))
    sheet = arranged(pen, sheet)
    one_page = sheet.pages == 1 and not fits_whole(pen, sheet)
    plan = plan_sheet(pen, _shortened(pen, sheet) if one_page else sheet)
    pages = tuple(_page(pen, sheet, plan, index) for index in range(len(plan.pages)))
    if plan.fits:
        report_left_out(sheet, plan.sheet, diagnostics)
    _report_room(plan, diagnostics)
    scene = _scene(
        sheet,
        theme,
        design.page.width,
        design.page.height,
        pages,
        sheet_palette(design, theme),
        sheet_patterns(design, theme),
    )
    return Watermark(sheet.watermark, theme, measurer).on_pages(scene)


def _shortened(pen: Pen, sheet: Sheet) -> Sheet:
    """The one-page form, with as much as fits at natural type sizes, else at smaller ones."""
    planner = Planner.of(pen, sheet)
    condenser = Condenser(pen, sheet, planner.body.narrow)
    for base in (Fit(), Fit(type_steps=1)):
        holds, ragged = partial(planner.holds, base=base), partial(planner.ragged, base=base)
        if fullest := condenser.fullest(holds, ragged):
            return fullest
    return condenser.shortest()


def _page(pen: Pen, sheet: Sheet, plan: SheetPlan, index: int) -> Page:
    """One page: its head, what stands on it, its foot."""
    count = len(plan.pages)
    parts = compose(pen, sheet)
    head = parts.masthead if index == 0 else parts.running
    nodes = [*head.place(), *plan.pages[index].place(plan.base), *foot(pen, sheet, index + 1, count)]
    title = plain(sheet.title)
    return Page(
        id=f"sheet-{index + 1}",
        title=title if index == 0 else f"{title} ({index + 1}/{count})",
        background=pen.design.styles["seal"].color,
        nodes=tuple(nodes),
    )


def _report_room(plan: SheetPlan, diagnostics: Diagnostics) -> None:
    for number, page in enumerate(plan.pages, 1):
        if not plan.fits and page.over(plan.base) > 0:
            over = round(page.over(plan.base) / _MM)
            name = overflow(page, plan.base)
            diagnostics.add("sheet-too-full", None, page=number, over=over, section=name)
        elif plan.fits:
            _report_empty(number, page, plan, diagnostics)


def _report_empty(number: int, page: PagePlan, plan: SheetPlan, diagnostics: Diagnostics) -> None:
    empty, count = page.open(plan.base) / _MM, len(plan.pages)
    if empty > _EMPTY and count > 1:
        diagnostics.add("sheet-too-empty", None, page=number, empty=round(empty), fewer=count // 2)
    elif empty > _EMPTY:
        diagnostics.add("sheet-page-empty", None, page=number, empty=round(empty))


def sheet_palette(design: SheetDesign, theme: Theme) -> dict[str, str]:
    """The pack's colours and the sheet's own; a value that names a colour of the pack stands for it."""
    solid = {name: value for name, value in design.palette.items() if value not in theme.patterns}
    own = {name: theme.palette.get(value, value) for name, value in solid.items()}
    return {**theme.palette, **{name: value.removeprefix("#").upper() for name, value in own.items()}}


def sheet_patterns(design: SheetDesign, theme: Theme) -> dict[str, Pattern]:
    """The pack's patterns, also under the names that the sheet's palette gives them."""
    own = {name: theme.patterns[value] for name, value in design.palette.items() if value in theme.patterns}
    return {**theme.patterns, **own}


def _scene(
    sheet: Sheet,
    theme: Theme,
    width: float,
    height: float,
    pages: tuple[Page, ...],
    palette: Mapping[str, str],
    patterns: Mapping[str, Pattern],
) -> Scene:
    return Scene(
        width=width,
        height=height,
        pages=pages,
        palette=palette,
        scheme=theme.scheme,
        fonts=theme.families,
        properties=Properties(
            title=plain(sheet.title),
            author=sheet.organization,
            subject=plain(sheet.standfirst),
            language=sheet.language,
            date=sheet.date,
            keywords=sheet.keywords,
        ),
        name=theme.name,
        patterns=patterns,
    )
