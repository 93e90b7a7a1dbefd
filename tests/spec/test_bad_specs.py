"""Every spec in tests/specs/bad gives exactly the findings that its comments name, all in one pass.

A comment reads `# error: code line:column`; it stands beside the fault.
"""

import re
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostic
from factdeck.pipeline.build import build_all

FOLDER = Path(__file__).parents[1] / "specs" / "bad"
EXPECTED = re.compile(r"# (error|warning): (\S+) (\d+):(\d+)")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_findings(path: Path, tmp_path: Path):
    expected = [
        (*match[:2], int(match[2]), int(match[3])) for match in EXPECTED.findall(path.read_text("utf-8"))
    ]

    (result,) = build_all([path], out=tmp_path / "out", only=["deck"])

    assert sorted(_found(item) for item in result.diagnostics) == sorted(expected)
    assert all(item.location.file == str(path) for item in result.diagnostics if item.location)
    assert not result.outputs
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_findings_read_well(path: Path, language: str, tmp_path: Path):
    (result,) = build_all([path], out=tmp_path, only=["deck"])
    for item in result.diagnostics:
        line = item.line(language)
        assert line.startswith(f"{item.code} {item.location} ")
        assert not re.search(r"Phrase|\{\w+\}|None|^\s*$|[，,] *$", line), line
        assert bool(re.search("[一-鿿]", item.message(language))) or language == "en", line


def _found(item: Diagnostic) -> tuple[str, str, int, int]:
    place = item.location
    assert place is not None, item
    return str(item.severity), item.code, place.line, place.column
