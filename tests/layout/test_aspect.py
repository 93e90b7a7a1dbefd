"""The shipped specs on pages of 4:3, in every shipped pack: nothing is found that 16:9 does not have."""

from dataclasses import replace

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.pages.check import check_pages
from factdeck.pipeline.stages import lay_out, prepare
from factdeck.spec.load import load
from factdeck.theme.load import known_templates

from ..conftest import ROOT, SHIPPED


def findings(name: str, template: str, aspect: str) -> tuple[set[str], int]:
    """What laying out and checking the deck found, and the number of its slides."""
    diagnostics = Diagnostics()
    project = load(ROOT / "deck" / f"{name}.yaml", diagnostics)
    assert project
    spec = project.spec.model_copy(update={"template": template, "aspect": aspect})
    prepared = prepare(replace(project, spec=spec), diagnostics)
    laid = lay_out(prepared, "deck", diagnostics) if prepared else None
    assert laid, [item.line("en") for item in diagnostics]
    check_pages(laid.scene, "deck", laid.document, diagnostics)
    assert laid.scene.width == (720 if aspect == "4:3" else pytest.approx(960, abs=0.01))
    return {item.line("en") for item in diagnostics}, len(laid.scene.pages)


@pytest.mark.slow
@pytest.mark.parametrize("template", known_templates([]))
@pytest.mark.parametrize("name", SHIPPED)
def test_a_narrow_page_has_no_findings_of_its_own(name: str, template: str) -> None:
    wide, narrow = findings(name, template, "16:9"), findings(name, template, "4:3")
    assert narrow[0] - wide[0] == set()
    assert narrow[1] <= wide[1] + 2  # lists may run on
