"""Driver: a report's file to a first spec: read within bounds, draft, keep a person's changes, write."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location, Phrase
from factdeck.draft.blocks import Reason
from factdeck.draft.draft import Reading, read_report, write_spec
from factdeck.facts.source import READERS, SourceText, read_source
from factdeck.pipeline.draft_files import record_of, relative_name, write_draft, write_schema

LIMITS: Final = {
    ".txt": 12_000_000,
    ".md": 12_000_000,
    ".csv": 12_000_000,
    ".html": 24_000_000,
    ".htm": 24_000_000,
}
"""Bytes of a text that is drafted from; a report of 300 pages has less than one million."""
_MOST_CHARACTERS: Final = 6_000_000
_MOST_CONFLICTS: Final = 30
_BINARY: Final = (
    b"\x7fELF",
    b"MZ",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"%PDF",
    b"GIF8",
    b"Rar!",
    b"\x1f\x8b",
)


@dataclass(frozen=True, slots=True)
class DraftResult:
    """What became of a report: the spec's path, None where nothing was written; what is to be said of it."""

    path: Path | None
    diagnostics: Diagnostics
    language: str = ""
    said: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """How a draft is wanted: where the spec goes, its design pack, the report's language ("" is told)."""

    out: Path | None = None
    template: str = "hongjin"
    language: str = ""
    edit: Callable[[Reading], None] | None = field(default=None, compare=False)
    """What a review changes of the figures; it is kept as a person's own change."""


def draft(report: Path, wish: Wish) -> DraftResult:
    """Write the spec of a report, or bring it up to date; what a person changed in it stays."""
    diagnostics = Diagnostics()
    source = _read(report, diagnostics)
    if source is None:
        return DraftResult(None, diagnostics)
    spec = wish.out or Path("deck") / f"{report.stem}.yaml"
    try:
        file = relative_name(report, spec, diagnostics)
        text, reading = _drafted(source, file, wish)
        if wish.edit:
            plain = text
            wish.edit(reading)
            text = write_spec(reading, source, file, wish.template)
            written = write_draft(spec, text, diagnostics, base=record_of(spec, plain))
        else:
            written = write_draft(spec, text, diagnostics)
        write_schema(written.parent)
    except (OSError, shutil.Error) as error:
        reason = Phrase("because", {"reason": getattr(error, "strerror", "") or str(error)})
        diagnostics.add("output-unwritable", Location(str(spec.parent)), reason=reason)
        return DraftResult(None, diagnostics, wish.language)
    _report(reading, source, report, diagnostics)
    said = (*_said(reading), _summary(written, text, reading))
    return DraftResult(written, diagnostics, reading.report.language, said)


def reading_of(report: Path, language: str, diagnostics: Diagnostics) -> tuple[Reading, SourceText] | None:
    """A report as read; None with a diagnostic where it can't be."""
    source = _read(report, diagnostics)
    return (read_report(source, language), source) if source else None


def _drafted(source: SourceText, file: str, wish: Wish) -> tuple[str, Reading]:
    reading = read_report(source, wish.language)
    return write_spec(reading, source, file, wish.template), reading


def _read(report: Path, diagnostics: Diagnostics) -> SourceText | None:
    """The report's text; None with a diagnostic for what is too long, no text, locked or broken."""
    place = Location(str(report))
    try:
        size = report.stat().st_size
        start = _start(report) if report.suffix.lower() in LIMITS else b""
    except OSError as error:
        diagnostics.add("source-unreadable", place, path=report.name, reason=error.strerror or str(error))
        return None
    limit = LIMITS.get(report.suffix.lower())
    if limit and any(start.startswith(mark) for mark in _BINARY):
        diagnostics.add("draft-not-text", place, path=report.name, kinds=", ".join(READERS))
        return None
    if limit and size > limit:
        diagnostics.add(
            "draft-too-long", place, path=report.name, size=_megabytes(size), limit=_megabytes(limit)
        )
        return None
    source = read_source("report", report, place, diagnostics)
    if source and (characters := sum(len(item.text) for item in source.passages)) > _MOST_CHARACTERS:
        sizes = {"size": _megabytes(characters), "limit": _megabytes(_MOST_CHARACTERS)}
        diagnostics.add("draft-too-long", place, path=report.name, **sizes)
        return None
    return source


def _start(report: Path) -> bytes:
    with report.open("rb") as stream:
        return stream.read(8)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"


def _report(reading: Reading, source: SourceText, report: Path, diagnostics: Diagnostics) -> None:
    place = Location(str(report))
    for item in reading.contradictions[:_MOST_CONFLICTS]:
        one, other = item.first, item.second
        places = {"here": source.passages[one.passage].where, "there": source.passages[other.passage].where}
        diagnostics.add("draft-conflict", place, label=one.label, one=one.text, other=other.text, **places)
    if reading.unvalued:
        diagnostics.add("draft-unproven", place, count=len(reading.unvalued))
    if not reading.figures:
        diagnostics.add("draft-nothing", place)


def _said(reading: Reading) -> tuple[Phrase, ...]:
    """What was set aside, in one line."""
    counts = Counter(aside.reason for aside in reading.asides)
    parts = [Phrase(f"draft-{reason}", {"count": counts[reason]}) for reason in Reason if counts[reason]]
    if not parts:
        return ()
    listed = parts[0]
    for part in parts[1:]:
        listed = Phrase("place-and", {"first": listed, "second": part})
    return (Phrase("draft-aside", {"list": listed}),)


def _summary(path: Path, text: str, reading: Reading) -> Phrase:
    used = text.count("# [ ] 用") + text.count("# [ ] used")
    sections = text.count("\n  - id: ")
    return Phrase(
        "draft-written", {"path": path, "sections": sections, "facts": len(reading.figures), "used": used}
    )
