"""Draft stage: numbers that stand together, their unit behind the last or the first of them."""

from collections.abc import Sequence

from factdeck.draft.figure import Figure
from factdeck.facts.parse import parse_quantity
from factdeck.facts.quantity import Kind, Quantity


def lend_unit(bare: Figure, other: Figure) -> None:
    """To a bare number the unit of the one that it is compared with."""
    its, given = bare.quantity, other.quantity
    if given and its and its.kind is Kind.NUMBER and not its.unit and not its.scale and given.unit:
        _give(bare, bare.text, given.scale + given.unit)


def share_unit(last: Figure, before: Sequence[Figure]) -> None:
    """To the numbers that `last` is joined to, its unit: 分别提高6.1个和2.6个百分点, 3.2和4.5亿元."""
    given = last.quantity
    if given is None or not given.unit or given.kind is not Kind.NUMBER:
        return
    whole = given.scale + given.unit
    for figure in reversed(before):
        its = figure.quantity
        near = figure.block == last.block and figure.sentence == last.sentence
        if not near or its is None or its.kind is not Kind.NUMBER or its.scale:
            return
        if its.unit and not (its.unit != whole and whole.startswith(its.unit)):
            return
        _give(figure, figure.text.removesuffix(its.unit), whole)


def _give(figure: Figure, text: str, unit: str) -> None:
    if quantity := _parsed(text, unit):
        figure.text, figure.unit, figure.quantity = text, unit, quantity


def _parsed(text: str, unit: str = "") -> Quantity | None:
    try:
        return parse_quantity(text, unit)
    except ValueError:
        return None
