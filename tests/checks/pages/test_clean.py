"""No false alarms: the shipped specs, and random ones, whose only faults are those that their texts have."""

import re
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.audit.place import Output
from factdeck.checks.pages.check import check_pages
from factdeck.pipeline.stages import lay_out, prepare
from factdeck.scene.nodes import Scene, TextFrame
from factdeck.spec.load import load

from ...random_specs import random_spec
from .scenes import findings, laid_out

OUTPUTS: tuple[Output, ...] = ("deck", "factsheet")
WORDED = frozenset({"title-repeated", "list-long"})
"""What a spec can really have: the headline of a section stands for those of its slides; seven events."""


@pytest.mark.parametrize("name", ["harbin", "library"])
@pytest.mark.parametrize("output", OUTPUTS)
def test_the_shipped_specs_are_clean(name: str, output: Output):
    made = laid_out(name, output)
    assert findings(made.scene, output, made.document) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("seed", range(3))
def test_a_random_spec_raises_no_false_alarm(language: str, seed: int, tmp_path: Path):
    path = tmp_path / "spec.yaml"
    path.write_text(random_spec(seed, language), "utf-8")
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    prepared = prepare(project, diagnostics) if project else None
    assert prepared, [item.line("en") for item in diagnostics]
    for output in OUTPUTS:
        placing = Diagnostics()
        made = lay_out(prepared, output, placing)
        assert made
        before = set(map(id, placing))
        check_pages(made.scene, output, made.document, placing)
        found = [item for item in placing if id(item) not in before]
        assert [item.line("en") for item in found if item.code not in WORDED] == []
        repeated = [item for item in found if item.code == "title-repeated"]
        assert len(repeated) <= _equal_titles(made.scene)


def _equal_titles(scene: Scene) -> int:
    """How many slides have the title of another one before them."""
    titles = [
        re.sub(r"\(\d+\)$", "", "".join(node.text.split()).casefold())  # a later one says that it is
        for page in scene.pages
        for node in page.nodes
        if isinstance(node, TextFrame) and node.role == "title"
    ]
    return len(titles) - len(set(titles))
