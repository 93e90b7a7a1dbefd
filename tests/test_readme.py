"""What the READMEs promise: their example builds as it stands, their files exist, both say the same."""

import re
from pathlib import Path

import pytest

import factdeck

from .conftest import ROOT

READMES = ("README.md", "README.zh-CN.md")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("name", READMES)
def test_the_example_spec_builds_without_a_finding(name: str, tmp_path: Path) -> None:
    (example,) = blocks(name, "yaml")
    spec = tmp_path / "example.yaml"
    spec.write_text(example, "utf-8")
    result = factdeck.build(spec, out=tmp_path / "out")
    assert [item.line("en") for item in result.diagnostics if item.severity != "note"] == []
    assert len(result.outputs) == 2


@pytest.mark.parametrize("name", READMES)
def test_linked_files_exist(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text("utf-8"))
    assert links
    for link in links:
        assert (ROOT / link).exists(), link


def test_both_show_the_same_commands_and_pictures() -> None:
    def shown(name: str) -> list[str]:
        text = (ROOT / name).read_text("utf-8")
        commands = r"factdeck (?:build|check|facts|preview|template|schema|init)\b"
        return re.findall(rf"docs/pictures/[\w-]+\.png|make [a-z]+|{commands}", text)

    english, chinese = map(shown, READMES)
    assert sorted(english) == sorted(chinese)
