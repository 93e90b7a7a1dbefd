"""Facts stage: the grammar of formulas over facts: + − × ÷, parentheses, sum, total, share, change.

expression := term (("+" | "−") term)*
term       := factor (("×" | "÷") factor)*
factor     := "−" factor | number | fact | call | "(" expression ")"
call       := name "(" expression ("," expression)* ")"
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_LONGEST: Final = 500
_DEEPEST: Final = 24

FUNCTIONS: Final = {"sum": (1, 100), "total": (1, 100), "share": (2, 2), "change": (2, 2)}
"""Name → least and greatest number of arguments."""

_TOKEN: Final = re.compile(r"\s*(?:(\d+(?:\.\d+)?)(?!\w)|(\w+(?:-\w+)*)|([-+*/(),]))")
_SIGNS: Final = str.maketrans("−–×·÷／＋－（），　", "--**//+-(), ")


class DeriveError(ValueError):
    """A formula that can't be computed; `code` names the diagnostic, `arguments` fill it."""

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(f"{code}: {arguments}" if arguments else code)
        self.code = code
        self.arguments = arguments


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A fact by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function, or an operator under its sign: "+", "-", "*", "/", "negate"."""

    name: str
    arguments: tuple["Node", ...]


Node = Number | Name | Call


def parse_expression(text: str, known: Collection[str] = ()) -> Node:
    """The tree of a formula. Raises DeriveError with the place (a column from 1) where it stops being one.

    `known` are the ids of facts, some of which may have hyphens: `a-b` is one name where it is known.
    """
    if len(text) > _LONGEST:
        raise DeriveError("formula-too-long", most=_LONGEST)
    parser = _Parser(text.translate(_SIGNS), known)
    node = parser.expression(0)
    parser.expect_end()
    return node


def names(node: Node) -> Iterator[str]:
    """The facts that a formula uses, in order, with repetitions."""
    if isinstance(node, Name):
        yield node.id
    elif isinstance(node, Call):
        for argument in node.arguments:
            yield from names(argument)


class _Parser:
    """Recursive descent over tokens, each read when it is needed."""

    def __init__(self, text: str, known: Collection[str]) -> None:
        self._known = known
        self._text = text.rstrip()
        self._end = 0  # of the token in hand
        self._start = 0
        self._advance()

    def expression(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise DeriveError("formula-too-deep", most=_DEEPEST)
        return self._chain("+-", depth, self._term)

    def expect_end(self) -> None:
        if self._token:
            self._fail()

    def _term(self, depth: int) -> Node:
        return self._chain("*/", depth, self._factor)

    def _chain(self, signs: str, depth: int, operand: Callable[[int], "Node"]) -> Node:
        node = operand(depth)
        while self._token and self._token in signs:
            sign = self._take()
            node = Call(sign, (node, operand(depth)))
        return node

    def _factor(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise DeriveError("formula-too-deep", most=_DEEPEST)
        if self._kind == "number":
            return Number(Decimal(self._take()))
        if self._kind == "name":
            return self._name(depth)
        if self._token == "-":
            self._take()
            return Call("negate", (self._factor(depth + 1),))
        self._expect("(")
        node = self.expression(depth + 1)
        self._expect(")")
        return node

    def _name(self, depth: int) -> Node:
        name = self._take()
        if self._token != "(":
            return Name(name)
        if name not in FUNCTIONS:
            raise DeriveError("formula-function", name=name, known=", ".join(FUNCTIONS))
        self._take()
        arguments = [self.expression(depth + 1)]
        while self._peek() == ",":
            self._take()
            arguments.append(self.expression(depth + 1))
        self._expect(")")
        least, most = FUNCTIONS[name]
        if not least <= len(arguments) <= most:
            raise DeriveError("formula-arguments", name=name, least=least, count=len(arguments))
        return Call(name, tuple(arguments))

    def _expect(self, sign: str) -> None:
        if self._token != sign:
            self._fail()
        self._take()

    def _peek(self) -> str:
        return self._token

    def _take(self) -> str:
        token = self._token
        self._advance()
        return token

    def _advance(self) -> None:
        match = _TOKEN.match(self._text, self._end)
        self._token, self._kind = "", ""
        if match:
            self._start, self._end = match.start(match.lastindex or 0), match.end()
            self._token = match.group(match.lastindex or 0)
            self._kind = ("number", "name", "sign")[(match.lastindex or 1) - 1]
            self._cut_name()
        elif self._end < len(self._text):
            self._start = self._end
            self._fail()
        else:
            self._start = len(self._text)

    def _cut_name(self) -> None:
        """Keep as much of a hyphenated name as is known; the rest is a subtraction."""
        while "-" in self._token and self._kind == "name" and self._token not in self._known:
            self._token = self._token.rpartition("-")[0]
            self._end = self._start + len(self._token)

    def _fail(self) -> None:
        rest = self._text[self._start : self._start + 12].strip()
        raise DeriveError("formula-syntax", column=self._start + 1, rest=rest)
