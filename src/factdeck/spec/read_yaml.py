"""Spec stage: YAML text to plain values that know their line and column (YAML 1.2, safe, bounded).

The only home of PyYAML. It parses; what values mean is decided here: numbers and dates stay the text that was
written, `true`, `false` and `null` are what they say, aliases and nesting are bounded, keys are unique.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from factdeck.base.diagnostics import Diagnostics, Location, Phrase
from factdeck.spec.project import Key, Positions
from factdeck.spec.syntax import Complaint, explain
from factdeck.spec.text_file import read_text, unprintable
from factdeck.spec.yaml_nodes import MAX_DEPTH, Composer, Node, UnreadableError, fault, place_of

MAX_REPEATED: Final = 10_000
"""Values that aliases may add; a bomb of nine lines would add a thousand million."""

_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

_Path = tuple[Key, ...]


Written = tuple[Any, Positions]
"""A file's values as written, and where each stands."""


def read_yaml(path: Path, diagnostics: Diagnostics) -> Written | None:
    """The values of a YAML file and where each stands; None with a diagnostic where it can't be read.

    Mappings are dicts with text keys, sequences lists, scalars text, bool or None: `1.50` is "1.50".
    """
    text = read_text(path, diagnostics)
    if text is None:
        return None
    try:
        root = _parse(text)
        builder = _Builder(str(path), diagnostics)
        value = None if root is None else builder.value(root, ())
    except UnreadableError as error:
        diagnostics.add(error.code, Location(str(path), *error.place), **error.arguments)
        return None
    if root is None:
        diagnostics.add("empty-file", Location(str(path)))
        return None
    return value, Positions(str(path), builder.places, builder.keys, frozenset(builder.nulls))


def _parse(text: str) -> Node | None:
    """The root of the first document. Raises UnreadableError."""
    import yaml

    if found := unprintable(text):
        raise fault(Phrase("yaml-unprintable", {"character": f"U+{ord(found[0]):04X}"}), found[1:])
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events: Iterator[Any] = yaml.parse(text, Loader=loader)
    try:
        return Composer(events).document()
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in (error.problem or ""):  # newer libyaml gives up before our own limit is met
            raise UnreadableError("too-deep", place_of(error.problem_mark), limit=MAX_DEPTH) from error
        raise fault(*explain(_complaint(error), text)) from error


def _complaint(error: Any) -> Complaint:
    return Complaint(
        error.problem or "",
        place_of(error.problem_mark),
        error.context or "",
        place_of(error.context_mark) if error.context_mark else (0, 0),
    )


@dataclass(slots=True)
class _Builder:
    """Nodes to values, noting every place on the way."""

    file: str
    diagnostics: Diagnostics
    places: dict[_Path, Location] = field(default_factory=dict[_Path, Location])
    keys: dict[_Path, Location] = field(default_factory=dict[_Path, Location])
    nulls: set[_Path] = field(default_factory=set[_Path])
    repeated: int = 0

    def value(self, node: Node, path: _Path) -> Any:
        """The node's value; `path` leads to it. Raises UnreadableError for an alias bomb or a loop."""
        self._count(node, path)
        self.places[path] = self._at(node)
        if node.items is not None:
            return [self.value(item, (*path, index)) for index, item in enumerate(node.items)]
        if node.pairs is not None:
            return self._mapping(node.pairs, path)
        if node.plain and node.text and node.text in _NULL:
            self.nulls.add(path)
        return _scalar(node)

    def _at(self, node: Node) -> Location:
        return Location(self.file, *node.place)

    def _count(self, node: Node, path: _Path) -> None:
        self.repeated += node.visited
        node.visited = True
        if self.repeated > MAX_REPEATED:
            raise UnreadableError("too-many-aliases", node.place, limit=f"{MAX_REPEATED:,}")
        if len(path) > MAX_DEPTH:  # aliases can nest deeper than the text does
            raise UnreadableError("too-deep", node.place, limit=MAX_DEPTH)

    def _mapping(self, pairs: list[tuple[Node, Node]], path: _Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, node in pairs:
            if key.plain and key.text == "<<":
                continue
            name = _key(key)
            if name in values:
                first = self.keys[*path, name]
                self.diagnostics.add("duplicate-key", self._at(key), key=name, first=first)
                continue
            self.keys[*path, name] = self._at(key)
            values[name] = self.value(node, (*path, name))
        for key, node in pairs:
            if key.plain and key.text == "<<":
                self._merge(node, values, path)
        return values

    def _merge(self, node: Node, values: dict[str, Any], path: _Path) -> None:
        """Take over the pairs of `<<: *other` that are not given here (YAML merge key)."""
        for mapping in node.items if node.items is not None else [node]:
            if mapping.pairs is None:
                raise fault(Phrase("yaml-merge"), node.place)
            for key, value in mapping.pairs:
                if (name := _key(key)) == "<<":
                    raise fault(Phrase("yaml-merge"), node.place)
                if name not in values:
                    self.keys[*path, name] = self._at(key)
                    values[name] = self.value(value, (*path, name))


def _key(node: Node) -> str:
    if node.text is None:
        raise fault(Phrase("yaml-key"), node.place)
    return node.text


def _scalar(node: Node) -> str | bool | None:
    assert node.text is not None
    if not node.plain:
        return node.text
    return None if node.text in _NULL else _BOOLEANS.get(node.text, node.text)
