"""What the tool has to say to its user: a stable code, a place, a message, a hint.

The sentences stand in one catalogue, `factdeck/messages/*.toml`, in zh-CN and en; code carries only the
arguments. User mistakes are diagnostics; exceptions are for programs.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Severity(StrEnum):
    """How bad it is. An error stops the build; with `--strict` a warning does too."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; line and column count from 1, 0 means the file as a whole.

    In a workbook `cell` says which: `Sheet!C7`; line and column are 0 then.
    """

    file: str
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}!{self.cell}"
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Phrase:
    """A catalogue sentence as an argument of another one: it is said in that sentence's language."""

    code: str
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def text(self, language: str) -> str:
        """The phrase in `language` ("zh-CN" or "en")."""
        return _sentence(self.code, "message", language, self.arguments)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `arguments` fill the catalogue's sentences for `code`."""

    code: str
    location: Location | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def severity(self) -> Severity:
        """The severity that the catalogue gives this code."""
        return Severity(_entry(self.code)["severity"])

    def message(self, language: str) -> str:
        """The sentence in `language` ("zh-CN" or "en")."""
        return _sentence(self.code, "message", language, self.arguments)

    def hint(self, language: str) -> str:
        """What to do about it, in `language`; empty where there is nothing to add."""
        return _sentence(self.code, "hint", language, self.arguments)

    def line(self, language: str) -> str:
        """The whole finding on one line: `code file:line:column message, hint`."""
        place = f" {self.location}" if self.location else ""
        hint = self.hint(language)
        comma = "，" if language.startswith("zh") else ", "
        return f"{self.code}{place} {self.message(language)}{comma + hint if hint else ''}"


class Diagnostics:
    """Collects findings in one pass, so that a user sees all mistakes at once."""

    def __init__(self) -> None:
        self._items: list[Diagnostic] = []

    def add(self, code: str, location: Location | None = None, **arguments: Any) -> None:
        """Record a finding; the same finding at the same place is kept once."""
        item = Diagnostic(code, location, arguments)
        if item not in self._items:
            self._items.append(item)

    def extend(self, other: "Diagnostics") -> None:
        """Take over what another stage found."""
        for item in other:
            self.add(item.code, item.location, **item.arguments)

    def has_errors(self, *, strict: bool = False) -> bool:
        """Whether the build must stop."""
        fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(item.severity in fatal for item in self._items)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


class FactdeckError(Exception):
    """The base of what the library raises."""


class SpecError(FactdeckError):
    """The input has errors; `diagnostics` lists them all."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        super().__init__("\n".join(item.line("en") for item in diagnostics))
        self.diagnostics = diagnostics


@cache
def _catalogue() -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for part in sorted(files("factdeck").joinpath("messages").iterdir(), key=lambda item: item.name):
        if part.name.endswith(".toml"):
            entries.update(tomllib.loads(part.read_text("utf-8")))
    return entries


def is_known(code: str) -> bool:
    """Whether the catalogue has a sentence for a code."""
    return code in _catalogue()


def _entry(code: str) -> dict[str, Any]:
    return _catalogue()[code]


def _sentence(code: str, part: str, language: str, arguments: Mapping[str, Any]) -> str:
    texts = _entry(code).get(part, {})
    text: str = texts.get("zh" if language.startswith("zh") else "en", "")
    return text.format(**{name: _said(value, language) for name, value in arguments.items()})


def _said(value: Any, language: str) -> Any:
    return value.text(language) if isinstance(value, Phrase) else value
