"""Spec stage: YAML parser events to a tree of nodes of bounded depth (YAML 1.2 §3.1.2, "compose").

Done here and not by PyYAML, whose own composer recurses as deep as the text does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from factdeck.base.diagnostics import Phrase

MAX_DEPTH: Final = 40
"""Levels of nesting; a spec has about eight."""

_PLAIN_TAGS: Final = frozenset({None, "!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))})

Place = tuple[int, int]
"""Line and column, from 1."""


class UnreadableError(Exception):
    """The text can't be made into values."""

    def __init__(self, code: str, place: Place, **arguments: Any) -> None:
        super().__init__(code)
        self.code, self.place, self.arguments = code, place, arguments


def fault(phrase: Phrase, place: Place) -> UnreadableError:
    """A mistake in the YAML itself, at a line and column."""
    return UnreadableError("yaml-syntax", place, problem=phrase)


@dataclass(slots=True)
class Node:
    """A value as parsed. Scalars have `text`, sequences `items`, mappings `pairs`."""

    place: Place
    text: str | None = None
    plain: bool = False
    items: "list[Node] | None" = None
    pairs: "list[tuple[Node, Node]] | None" = None
    is_open: bool = False  # its content is still being read
    visited: bool = False


def place_of(mark: Any) -> Place:
    """The line and column of a parser's mark, which count from 0."""
    return mark.line + 1, mark.column + 1


class Composer:
    """Takes a parser's events one at a time, so that it can stop at the first that leads too far."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._anchors: dict[str, Node] = {}
        self._depth = 0

    def document(self) -> Node | None:
        """The root of the only document; None where it is empty. Raises UnreadableError."""
        root: Node | None = None
        for event in self._events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                if root is not None:
                    raise fault(Phrase("yaml-second-document"), place_of(event.start_mark))
                root = self._node(next(self._events))
        return None if root is None or (root.plain and root.text == "") else root

    def _node(self, event: Any) -> Node:
        kind, place = type(event).__name__, place_of(event.start_mark)
        if kind == "AliasEvent":
            if event.anchor not in self._anchors:
                raise fault(Phrase("yaml-unknown-alias", {"name": event.anchor}), place)
            node = self._anchors[event.anchor]
            if node.is_open:
                raise fault(Phrase("yaml-alias-loop", {"name": event.anchor}), place)
            return node
        if event.tag not in _PLAIN_TAGS:
            raise fault(Phrase("yaml-tag", {"tag": event.tag.replace("tag:yaml.org,2002:", "!!")}), place)
        node = Node(place)
        if event.anchor:
            self._anchors[event.anchor] = node
        node.is_open = True
        self._fill(node, kind, event)
        node.is_open = False
        return node

    def _fill(self, node: Node, kind: str, event: Any) -> None:
        if kind == "ScalarEvent":
            node.text, node.plain = event.value, event.implicit[0]
            return
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise UnreadableError("too-deep", node.place, limit=MAX_DEPTH)
        if kind == "SequenceStartEvent":
            node.items = list(self._children())
        else:
            children = list(self._children())
            node.pairs = list(zip(children[::2], children[1::2], strict=True))
        self._depth -= 1

    def _children(self) -> Iterator[Node]:
        for event in self._events:
            if type(event).__name__ in ("SequenceEndEvent", "MappingEndEvent"):
                return
            yield self._node(event)
