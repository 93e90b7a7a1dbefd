"""Checks stage: alt text is there, with every value that a chart shows (WCAG 2.2 §1.1.1)."""

from collections.abc import Iterator, Sequence

from factdeck.chart.model import ChartKind
from factdeck.checks.audit.forms import compact
from factdeck.checks.audit.place import Part
from factdeck.checks.pages.view import View
from factdeck.document.blocks import ChartBlock, ComparisonBlock, Deck, Sheet, SheetBlock, Slide
from factdeck.document.handout import Handout
from factdeck.facts.factbook import Figure
from factdeck.scene.nodes import AnyNode, ChartNode, Group, PagePicture, Picture
from factdeck.scene.text import Role


def check_alt(views: Sequence[View], document: Deck | Sheet | Handout) -> None:
    """Report charts, pictures and groups without alt text, and figures that it leaves out."""
    for view in views:
        for node in view.page.nodes:
            _check_node(view, node)
    for prefix, figures in _exhibits(document):
        _check_drawn(views, prefix, figures)


def _check_node(view: View, node: AnyNode) -> None:
    """A group is one figure: its children need no text of their own."""
    if not isinstance(node, ChartNode | Picture | PagePicture | Group) or node.role is Role.DECORATION:
        return
    if not node.alt.strip():
        view.report("alt-missing", node.id, Part.ALT)
    elif isinstance(node, ChartNode):
        points = (point for series in node.chart.series for point in series.points)
        _check_values(view, node.id, node.alt, [point.figure for point in points])


def _check_values(view: View, node: str, said: str, figures: Sequence[Figure]) -> None:
    words = compact(said)
    missing = [str(figure) for figure in figures if compact(str(figure)) not in words]
    if missing:
        view.report("alt-values", node, Part.ALT, values=", ".join(dict.fromkeys(missing)))


def _exhibits(document: Deck | Sheet | Handout) -> Iterator[tuple[str, list[Figure]]]:
    """The start of the ids of what is drawn for an exhibit, and its figures."""
    if isinstance(document, Deck):
        for slide in document.slides:
            yield f"{slide.id}/exhibit", _figures_of(slide)
        return
    if isinstance(document, Handout):
        return  # its exhibits are the slides'
    for section in document.sections:
        for block in section.blocks:
            yield f"sheet/{section.chapter.id}/{block.id}", _figures_of(block)


def _figures_of(source: Slide | SheetBlock) -> list[Figure]:
    """What its charts show; a pictogram counts marks for one figure, and says that one."""
    exhibits = source.exhibits if isinstance(source, Slide) else (source.chart, source.comparison)
    found: list[Figure] = []
    for exhibit in exhibits:
        if isinstance(exhibit, ChartBlock) and exhibit.chart.kind is not ChartKind.PICTOGRAM:
            found += [point.figure for series in exhibit.chart.series for point in series.points]
        elif isinstance(exhibit, ComparisonBlock):
            found += [exhibit.before.figure, exhibit.after.figure]
    return found


def _check_drawn(views: Sequence[View], prefix: str, figures: Sequence[Figure]) -> None:
    """A form that is drawn of several shapes says its figures in the alt texts of all of them."""
    for view in views if figures else ():
        charts = [node for node in view.page.nodes if _is_of(node, prefix)]
        drawn = [node for node in charts if not isinstance(node, ChartNode)]
        if drawn and any(node.alt.strip() for node in drawn):
            _check_values(view, drawn[0].id, "\n".join(node.alt for node in charts), figures)
        elif drawn:
            view.report("alt-missing", drawn[0].id, Part.ALT)


def _is_of(node: AnyNode, prefix: str) -> bool:
    return node.role is Role.CHART and node.id.startswith(f"{prefix}/")
