"""Checks stage: the report as plain data: every figure, what states it, and every place it appears.

The same mapping is the JSON file and what the HTML page is made of.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

from factdeck.base.diagnostics import Diagnostic, Diagnostics, Location, Severity
from factdeck.checks.audit.audit import Appearance, by_fact
from factdeck.checks.pending import to_be_filled
from factdeck.facts.arithmetic import arithmetic
from factdeck.facts.evidence import Evidence
from factdeck.facts.factbook import Fact, FactBook
from factdeck.facts.format import to_fill
from factdeck.facts.quote import Excerpt
from factdeck.facts.references import expand
from factdeck.spec.project import Project

VERSION: Final = 1
"""Of the report's format."""


@dataclass(frozen=True, slots=True)
class Proof:
    """All that a report tells of: the facts, their evidence, where they are shown, what was found."""

    project: Project
    facts: FactBook
    evidence: Mapping[str, Evidence]
    appearances: Sequence[Appearance]
    diagnostics: Diagnostics
    files: Mapping[str, str]  # output → name of its file
    printed: Mapping[str, Any] = field(default_factory=dict[str, Any])  # handout → how it was asked for


def report(proof: Proof) -> dict[str, Any]:
    """Keys: factdeck (version), spec, title, organization, language, date, sample, draft, to_fill (fact,
    label, sections, file, line, column, cell), files, printed (handout → per_page, gray), counts, facts,
    findings.

    A fact: id, label, reads, kind (given, derived, own, pending: to be filled), formula and arithmetic or
    source, quote, cell, states and passages (page, paragraph, row, text, start, end), own (by, date),
    workbook (file and cell that give it, where one does), appears (output, page, node, part, reads).
    All values are text, numbers, lists and mappings.
    """
    spec, language = proof.project.spec, proof.project.spec.language
    shown = by_fact(proof.appearances)
    facts = [_fact(fact, proof, shown.get(name, [])) for name, fact in proof.facts.items()]
    findings = [finding(item, language) for item in proof.diagnostics]
    return {
        "factdeck": VERSION,
        "spec": proof.project.path.name,
        "title": spec.title,
        "organization": spec.organization,
        "language": language,
        "date": spec.date,
        "sample": spec.sample,
        "draft": spec.draft or bool(proof.project.pending),
        "to_fill": _to_fill(proof),
        "files": dict(proof.files),
        "printed": dict(proof.printed),
        "counts": _counts(facts, proof.diagnostics),
        "facts": facts,
        "findings": findings,
    }


def _counts(facts: Iterable[Mapping[str, Any]], diagnostics: Diagnostics) -> dict[str, int]:
    kinds = [fact["kind"] for fact in facts]
    counts = {kind: kinds.count(kind) for kind in ("given", "derived", "own", "pending")}
    severities = [item.severity for item in diagnostics]
    return {"facts": len(kinds), **counts, **{f"{kind}s": severities.count(kind) for kind in Severity}}


def _to_fill(proof: Proof) -> list[dict[str, Any]]:
    """What is still to be filled, with the place where it goes, as `finding` gives places."""
    found: list[dict[str, Any]] = []
    for item in to_be_filled(proof.project):
        place = item.place
        found.append(
            {
                "fact": item.fact,
                "label": _expanded(item.label, proof.facts),
                "sections": list(item.sections),
                "file": place.file,
                "line": place.line,
                "column": place.column,
                "cell": place.cell,
            }
        )
    return found


def _fact(fact: Fact, proof: Proof, shown: Sequence[Appearance]) -> dict[str, Any]:
    evidence = proof.evidence.get(fact.id)
    base: dict[str, Any] = {
        "id": fact.id,
        "label": _expanded(fact.label, proof.facts),
        "reads": _reads(fact, proof.facts.language),
        "kind": _kind(fact, evidence),
    }
    at = fact.location
    if at and at.cell and not (fact.formula or fact.pending):
        base["workbook"] = f"{PurePath(at.file).name}!{at.cell}"
    origin = _derivation(fact, proof.facts) if fact.formula else _origin(fact, evidence, proof.project)
    return {**base, **origin, "appears": [_appearance(item) for item in shown]}


def _reads(fact: Fact, language: str) -> str:
    if fact.pending:
        return to_fill(fact.id, "", language).digits
    return str(fact.figure) if fact.figure else ""


def _kind(fact: Fact, evidence: Evidence | None) -> str:
    if fact.formula:
        return "derived"
    if fact.pending:
        return "pending"
    return "own" if evidence and evidence.own else "given"


def _derivation(fact: Fact, facts: FactBook) -> dict[str, Any]:
    return {
        "formula": fact.formula,
        "arithmetic": arithmetic(fact.id, facts),
        "inputs": list(fact.inputs),
    }


def _origin(fact: Fact, evidence: Evidence | None, project: Project) -> dict[str, Any]:
    if evidence is None:
        return {"source": fact.source}
    if evidence.own:
        return {"source": "own", "own": {"by": evidence.own[0], "date": evidence.own[1]}}
    source = project.spec.sources.get(evidence.source)
    return {
        "source": evidence.source,
        "source_title": source.title if source else "",
        "quote": evidence.quote,
        "cell": evidence.cell,
        "states": list(evidence.states),
        "passages": [_passage(excerpt) for excerpt in evidence.excerpts],
    }


def _passage(excerpt: Excerpt) -> dict[str, Any]:
    """Where it stands: page and paragraph, or row, and the passage with the offsets of the quote in it."""
    passage = excerpt.passage
    return {
        "page": passage.page,
        "paragraph": passage.paragraph,
        "row": passage.row,
        "text": passage.text,
        "start": excerpt.start,
        "end": excerpt.end,
    }


def _appearance(item: Appearance) -> dict[str, Any]:
    place = item.place
    return {
        "output": place.output,
        "page": place.page,
        "node": place.node,
        "part": str(place.part),
        "reads": item.text,
    }


def finding(item: Diagnostic, language: str) -> dict[str, Any]:
    """A finding as data: code, severity, file, line, column (or cell, of a workbook), message, hint."""
    place = item.location
    return {
        "code": item.code,
        "severity": str(item.severity),
        "file": place.file if place else "",
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "cell": place.cell if place else "",
        "message": item.message(language),
        "hint": item.hint(language),
    }


def _expanded(text: str, facts: FactBook) -> str:
    """The label as it reads; its mistakes are reported when it is composed, not here."""
    return "".join(piece for piece, _ in expand(text, facts, None, Diagnostics()))


def said_place(item: Mapping[str, Any]) -> str:
    """The place of a finding as `finding` has it: file:line:column, file!Sheet!C7, or the file."""
    return str(Location(item["file"], item["line"], item["column"], item.get("cell", "")))


def said(item: Mapping[str, Any], language: str) -> str:
    """A finding as `finding` has it, on one line as `Diagnostic.line` says it."""
    comma = "，" if language.startswith("zh") else ", "
    hint = f"{comma}{item['hint']}" if item["hint"] else ""
    return " ".join(filter(None, (item["code"], said_place(item), item["message"]))) + hint
