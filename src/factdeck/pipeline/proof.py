"""Driver: what is done to prove an output: audit its file, picture its pages, report on all of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.audit.agree import agree
from factdeck.checks.audit.audit import Appearance, audit
from factdeck.checks.audit.place import Output
from factdeck.checks.audit.words import authored
from factdeck.checks.pages.check import check_pages, check_press
from factdeck.checks.report.page import page
from factdeck.checks.report.report import Proof, report
from factdeck.document.handout import PRINTED
from factdeck.pipeline.raster import pictures, thumbnails
from factdeck.pipeline.sheet_forms import SHEET_FORMS, SheetForm
from factdeck.pipeline.stages import KINDS, Kind, LaidOut, Prepared

REPORTS: Final = ("-report.html", "-report.json")
"""The ends of the names of a report's two files."""
_AGAIN: Final[tuple[Kind, ...]] = ("deck-pdf", *PRINTED)
"""What shows the deck's slides once more."""


_SAME_PAGES: Final[frozenset[SheetForm]] = frozenset({"factsheet-print", "factsheet-a3"})
"""Forms whose pages are the sheet's own, elsewhere: what is wrong with them is said of the sheet."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit saw of one output: where every fact is shown, and a PNG a page."""

    appearances: tuple[Appearance, ...]
    thumbnails: Sequence[bytes] = field(default=(), repr=False)


def _output(kind: Kind) -> Output:
    """What of it is audited: forms of the sheet are the sheet."""
    others: dict[str, Output] = {"deck": "deck", "deck-pdf": "deck-pdf", **{one: one for one in PRINTED}}
    return others.get(kind, "factsheet")


def examine(
    laid_out: LaidOut, kind: Kind, content: bytes, prepared: Prepared, diagnostics: Diagnostics
) -> Audited:
    """Audit the file of an output against what was laid out. Findings go to `diagnostics`."""
    output = _output(kind)
    if kind == "factsheet-print":
        check_press(laid_out.scene, laid_out.document, diagnostics)
    if kind not in _SAME_PAGES:
        pages: Output = "deck" if kind == "deck-pdf" else output
        check_pages(laid_out.scene, pages, laid_out.document, diagnostics)
    facts, spoken = prepared.facts, authored(prepared.project, prepared.facts)
    seen = audit(laid_out.scene, output, content, laid_out.document, facts, diagnostics, spoken)
    if kind in SHEET_FORMS:
        return Audited(seen)  # the sheet itself is pictured
    return Audited(seen, thumbnails(laid_out.scene) if kind == "deck" else pictures(content))


def report_files(
    prepared: Prepared,
    audited: Mapping[Kind, Audited],
    names: Mapping[Kind, str],
    diagnostics: Diagnostics,
    printed: Mapping[str, Any] | None = None,
) -> dict[str, bytes]:
    """The report's two files by name: a page for people, JSON for machines.

    `printed`: how handouts were asked for (`printed.as_record`), so that they can be laid out again.
    What the outputs say of the same facts is compared here, where both are known.
    """
    every: list[Kind] = [kind for kind in KINDS if kind in audited]
    again: tuple[Kind, ...] = _AGAIN if "deck" in audited else ()  # what is shown once is enough
    kinds: list[Kind] = [kind for kind in every if kind not in (*again, *SHEET_FORMS)]
    agree((item for kind in kinds for item in audited[kind].appearances), prepared.facts, diagnostics)
    proof = Proof(
        prepared.project,
        prepared.facts,
        prepared.evidence,
        [item for kind in kinds for item in audited[kind].appearances],
        diagnostics,
        {kind: names[kind] for kind in every},
        printed or {},
    )
    found = report(proof)
    html = page(found, {kind: audited[kind].thumbnails for kind in kinds})
    text = json.dumps(found, ensure_ascii=False, indent=1)
    stem = prepared.project.path.stem
    return {f"{stem}{end}": body.encode() for end, body in zip(REPORTS, (html, f"{text}\n"), strict=True)}
