"""What a project says is gathered once, and of each project for itself."""

from dataclasses import replace

from factdeck.base.diagnostics import Diagnostics
from factdeck.spec.load import load
from factdeck.spec.mentions import all_references, all_texts
from factdeck.spec.references import references, texts
from tests.conftest import ROOT


def test_a_changed_project_is_another_one():
    project = load(ROOT / "deck" / "library.yaml", Diagnostics())
    assert project
    other = replace(project, spec=project.spec.model_copy(update={"title": "Another title"}))
    for one in (project, other, project):
        assert list(all_texts(one)) == list(texts(one.spec))
        assert list(all_references(one)) == list(references(one.spec))
    assert all_texts(project) is all_texts(project)
    assert (("title",), "Another title") in all_texts(other)
