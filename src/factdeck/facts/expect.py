"""Facts stage: what must hold between facts, with the leeway that rounded and qualified numbers have.

A number is an interval (IEEE 1788): 1.5亿 is anything that rounds to it, 104万余 has no upper end, 近千 no
lower. A comparison fails only where no values in the intervals satisfy it.
"""

import re
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.amount import Amount
from factdeck.facts.derive import evaluate
from factdeck.facts.dimension import NONE
from factdeck.facts.expect_interval import Interval, aligned, interval
from factdeck.facts.expression import DeriveError, Name, Node, names, parse_expression
from factdeck.facts.factbook import FactBook
from factdeck.facts.format import plain
from factdeck.facts.quantity import Quantity
from factdeck.facts.references import unknown_fact
from factdeck.facts.spoken import spoken_node
from factdeck.spec.project import Project

_SIGN: Final = re.compile(r"==|<=|>=|!=|[=<>≤≥≠＝＜＞]")
_PLAIN: Final = {"==": "=", "＝": "=", "≤": "<=", "≥": ">=", "≠": "!=", "＜": "<", "＞": ">"}


def check_expectations(project: Project, facts: FactBook, diagnostics: Diagnostics) -> None:
    """Report every comparison that does not hold, that can't be read, or that names what is not there."""
    for index, text in enumerate(project.spec.expect):
        place = project.positions.at("expect", index)
        try:
            _check(text, facts, place, diagnostics)
        except DeriveError as error:
            diagnostics.add(error.code, place, formula=text, **error.arguments)


def _check(text: str, facts: FactBook, place: Location, diagnostics: Diagnostics) -> None:
    signs = _SIGN.findall(text)
    if len(signs) != 1:
        diagnostics.add("expect-syntax", place, text=text)
        return
    left, right = (parse_expression(side, {*facts, *facts.broken}) for side in _SIGN.split(text))
    mentioned = dict.fromkeys((*names(left), *names(right)))
    if [name for name in mentioned if unknown_fact(name, facts, place, diagnostics)]:
        return
    if any(facts.to_fill(name) for name in mentioned):
        return
    amounts = _amount(left, facts), _amount(right, facts)
    _check_units(*amounts)
    written = str(signs[0])
    sign = _PLAIN.get(written, written)
    first, second = aligned(interval(left, facts), interval(right, facts))
    if not _may_hold(first, sign, second):
        said = [_said(side, value, facts) for side, value in zip((left, right), amounts, strict=True)]
        diagnostics.add("expect-violated", place, text=text, left=said[0], right=said[1])


def _amount(node: Node, facts: FactBook) -> Amount:
    def known(id: str) -> Quantity | dict[str, Quantity]:
        fact = facts[id]
        return dict(fact.series) if fact.quantity is None else fact.quantity

    return evaluate(node, known, mix=True)


def _check_units(left: Amount, right: Amount) -> None:
    """Counters of all kinds can be compared, and anything with a bare number; money and people can't."""
    if NONE not in (left.dimension, right.dimension) and left.dimension != right.dimension:
        raise DeriveError(
            "formula-units", left=left.unit or left.dimension, right=right.unit or right.dimension
        )


def _may_hold(left: Interval, sign: str, right: Interval) -> bool:
    match sign:
        case "=":
            return left.low <= right.high and right.low <= left.high
        case "!=":
            return not (left.low == left.high == right.low == right.high)
        case "<=":
            return left.low <= right.high
        case "<":
            return left.low < right.high
        case ">=":
            return right.low <= left.high
        case _:
            return right.low < left.high


def _said(node: Node, value: Amount, facts: FactBook) -> str:
    """A side as it reads, with what it comes to."""
    words = spoken_node(node, facts)
    if isinstance(node, Name):
        return words
    return f"{words} = {plain(value.value, facts.language)}{value.unit}"
