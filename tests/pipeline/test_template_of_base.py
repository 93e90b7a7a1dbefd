"""A design pack is found beside the file that names it, also where another one extends that."""

from pathlib import Path

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.loading import load_project
from factdeck.pipeline.stages import theme_of
from tests.spec.overlays import BASE, OWN


def test_the_pack_of_an_extended_spec_is_beside_it(tmp_path: Path):
    pack, below = tmp_path / "city" / "templates" / "own", tmp_path / "districts"
    pack.mkdir(parents=True)
    below.mkdir()
    (tmp_path / ".factdeck").touch()
    (pack / "template.yaml").write_text("name: own\nextends: hongjin\n", "utf-8")
    (tmp_path / "city" / "base.yaml").write_text(
        BASE.replace("title: Year", "title: Year\ntemplate: own"), "utf-8"
    )
    (below / "d.yaml").write_text("extends: ../city/base.yaml\n" + OWN, "utf-8")
    found = Diagnostics()
    project = load_project(below / "d.yaml", found)
    assert project
    theme = theme_of(project, found)
    assert theme and theme.name == "own"
    assert not found.has_errors()
