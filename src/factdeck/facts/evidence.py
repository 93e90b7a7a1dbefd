"""Facts stage: every given number is looked up where its source states it; what can't be found is reported.

The only part of the stage that reads files. A source is read once; readers load only for files of their kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.evidence_quote import Quoted, check_quote
from factdeck.facts.evidence_series import check_series
from factdeck.facts.factbook import Fact, FactBook
from factdeck.facts.quote import Excerpt, QuotableText
from factdeck.facts.source import read_source, typed_source
from factdeck.spec.project import Key, Project
from factdeck.spec.schema import FactEntry
from factdeck.spec.validate_files import project_root
from factdeck.spec.validate_names import OWN


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact comes from. `excerpts` show its quote in the source, in reading order; none where
    the source has no text. `states`: its numbers as the source has them. `own`: who answers, and its date.
    """

    fact: str
    source: str  # id of a source, or "own"
    quote: str = ""
    cell: str = ""
    states: tuple[str, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    own: tuple[str, str] | None = None


def prove(project: Project, facts: FactBook, diagnostics: Diagnostics) -> dict[str, Evidence]:
    """The evidence of every given fact that has some; all others are in `diagnostics`.

    Derived facts have none: their formula is their proof. Neither have those that are still to be filled.
    """
    prover = _Prover(project, diagnostics)
    given = [fact for fact in facts.values() if not (fact.formula or fact.pending)]
    found = {fact.id: prover.evidence(fact) for fact in given}
    return {name: evidence for name, evidence in found.items() if evidence}


def source_files(project: Project) -> tuple[Path, ...]:
    """The files of the spec's sources that are there, absolute."""
    named = (source.file for source in project.spec.sources.values() if source.file)
    return tuple(file for name in named if (file := _file(project.path, name)))


class _Prover:
    """Looks facts up; keeps the sources that it has read."""

    def __init__(self, project: Project, diagnostics: Diagnostics) -> None:
        self._project = project
        self._diagnostics = diagnostics
        self._sources: dict[str, QuotableText | None] = {}

    def evidence(self, fact: Fact) -> Evidence | None:
        entry = self._project.spec.facts[fact.id]
        if not entry.source:
            self._report("fact-no-source", fact)
        elif entry.source == OWN:
            return self._own(fact, entry)
        elif entry.source in self._project.spec.sources:  # else it was reported by its name
            return self._sourced(fact, entry)
        return None

    def _own(self, fact: Fact, entry: FactEntry) -> Evidence | None:
        if not entry.by.strip() or not entry.date:
            self._report("own-unanswered", fact, "source")
            return None
        return Evidence(fact.id, OWN, entry.quote, own=(entry.by.strip(), entry.date))

    def _sourced(self, fact: Fact, entry: FactEntry) -> Evidence | None:
        if not (entry.quote or entry.quotes or entry.cell):
            self._report("quote-missing", fact)
            return None
        origin = self._project.spec.sources[entry.source]
        source = self._source(entry.source)
        if source is None and (origin.file or origin.text):
            return None  # the file was reported
        seeker = Quoted(source, self._project.spec.language, self._diagnostics)
        if entry.cell:
            from factdeck.facts.evidence_cell import cell_evidence

            states, excerpts = cell_evidence(seeker, fact, entry, self._at(fact, "cell"))
        elif fact.quantity is None:
            states, excerpts = check_series(seeker, fact, entry, lambda *path: self._at(fact, *path))
        else:
            states, excerpts = check_quote(seeker, fact, entry, self._at(fact, "quote"))
        return Evidence(fact.id, entry.source, entry.quote, entry.cell, states, excerpts) if states else None

    def _source(self, name: str) -> QuotableText | None:
        if name not in self._sources:
            self._sources[name] = self._read(name)
        return self._sources[name]

    def _read(self, name: str) -> QuotableText | None:
        origin, positions = self._project.spec.sources[name], self._project.positions
        if not origin.file:
            if origin.text:
                return QuotableText(typed_source(name, origin.text))
            self._diagnostics.add("source-no-file", positions.at("sources", name), id=name)
            return None
        file = _file(self._project.path, origin.file)
        text = file and read_source(name, file, positions.at("sources", name, "file"), self._diagnostics)
        return QuotableText(text) if text else None

    def _at(self, fact: Fact, *path: Key) -> Location:
        return self._project.positions.at("facts", fact.id, *path)

    def _report(self, code: str, fact: Fact, *path: Key, **arguments: object) -> None:
        self._diagnostics.add(code, self._at(fact, *path), fact=fact.id, **arguments)


def _file(spec: Path, written: str) -> Path | None:
    """The file of a source; None for one that `find_pictures` has reported as missing or outside."""
    try:
        file = (spec.parent / written.replace("\\", "/")).resolve()
        return file if file.is_relative_to(project_root(spec).resolve()) and file.is_file() else None
    except (OSError, ValueError):
        return None


def evidence_of(fact: str, facts: FactBook, evidence: Mapping[str, Evidence]) -> list[Evidence]:
    """All evidence that a fact rests on, through formulas, each once, in the order of its inputs."""
    found: dict[str, Evidence] = {}
    queue = [fact]
    while queue:
        name = queue.pop(0)
        if name in evidence:
            found[name] = evidence[name]
        queue[:0] = facts[name].inputs if name in facts else ()
    return list(found.values())
