"""The flagship's fact sheet in every design pack, laid out once a session."""

from dataclasses import replace
from functools import cache

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.stages import Kind, LaidOut, lay_out, prepare
from factdeck.spec.load import load
from factdeck.theme.load import known_templates

from .conftest import ROOT

PACKS = tuple(known_templates([]))


@cache
def packed_sheet(pack: str, kind: Kind = "factsheet", name: str = "harbin") -> LaidOut:
    """The sheet, and what it says."""
    diagnostics = Diagnostics()
    project = load(ROOT / "deck" / f"{name}.yaml", diagnostics)
    assert project
    project = replace(project, spec=project.spec.model_copy(update={"template": pack}))
    prepared = prepare(project, diagnostics)
    made = prepared and lay_out(prepared, kind, diagnostics)
    assert made, [item.line("en") for item in diagnostics]
    return made
