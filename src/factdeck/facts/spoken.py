"""Facts stage: the arithmetic of a derived fact as it reads: 1434处 ÷ 1977处."""

from collections.abc import Callable
from typing import Final

from factdeck.facts.expression import Call, Name, Node, Number, parse_expression
from factdeck.facts.factbook import FactBook
from factdeck.facts.format import figure, to_fill

_SIGNS: Final = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_SUMS: Final = frozenset("+-")


def spoken(fact: str, facts: FactBook) -> str:
    """The formula of a derived fact with figures in place of ids, signs in place of functions.

    `share(a, b)` reads a ÷ b and `change(a, b)` (b − a) ÷ a. Raises DeriveError for no formula.
    """
    return spoken_node(parse_expression(facts[fact].formula, facts), facts)


def spoken_node(node: Node, facts: FactBook) -> str:
    """Any formula, as `spoken` reads it; a series stands as the sum of its points."""

    def read(id: str) -> str:
        known = facts.get(id)
        if known and known.pending:
            return to_fill(id, "", facts.language).digits
        if known and known.series:
            points = (figure(id, point, facts.language) for point in known.series.values())
            return " + ".join(str(point) for point in points)
        return str(known.figure) if known and known.figure else id

    return _read(node, read)


def _read(node: Node, read: Callable[[str], str]) -> str:
    match node:
        case Number(value):
            return f"{value:f}"
        case Name(id):
            return read(id)
        case Call(name, arguments):
            return _call(name, arguments, read)


def _call(name: str, arguments: tuple[Node, ...], read: Callable[[str], str]) -> str:
    if name in _SIGNS:
        left, right = (_factor(part, read, name) for part in arguments)
        return f"{left} {_SIGNS[name]} {right}"
    if name == "negate":
        return f"−{_factor(arguments[0], read, '*')}"
    if name == "share":
        return _call("/", arguments, read)
    if name == "change":
        old, new = arguments
        return _call("/", (Call("-", (new, old)), old), read)
    return " + ".join(_read(part, read) for part in arguments)


def _factor(node: Node, read: Callable[[str], str], sign: str) -> str:
    """An operand, in parentheses where its own sum would be read apart."""
    text = _read(node, read)
    compound = isinstance(node, Call) and (
        sign not in _SUMS or (sign == "-" and node.name in {"-", "sum", "total"})
    )
    return f"({text})" if compound and isinstance(node, Call) and node.name != "negate" else text
