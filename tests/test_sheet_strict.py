"""What `factdeck build` says and returns when a fact sheet is too full."""

from pathlib import Path

import pytest

from factdeck import cli

from .layout.growing_specs import Growing

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

FULL = Growing(14, 4)
ROOMY = Growing(3, 4)


def build(folder: Path, spec: Growing, *options: str) -> int:
    (folder / "a.yaml").write_text(spec.text(), "utf-8")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as ended:
        patch.chdir(folder)
        patch.setattr("sys.argv", ["factdeck", "build", "a.yaml", "--only", "factsheet", *options])
        cli.main()
    return int(ended.value.code or 0)


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("out/a/*"))


def test_a_full_sheet_is_written_and_every_loss_is_a_warning_with_its_place(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    assert build(tmp_path, FULL, "--lang", "en") == 0
    assert "a-factsheet.pdf" in written(tmp_path)
    lines = capfd.readouterr().err.splitlines()
    assert any(line.startswith("sheet-left-out a.yaml:") for line in lines)
    assert lines[-1].startswith("errors: 0, warnings: ")


def test_strict_fails_on_a_loss_and_writes_nothing(tmp_path: Path):
    assert build(tmp_path, FULL, "--strict") == 1
    assert "a-factsheet.pdf" not in written(tmp_path)


def test_strict_is_content_with_a_sheet_that_loses_nothing(tmp_path: Path):
    assert build(tmp_path, ROOMY, "--strict") == 0
    assert "a-factsheet.pdf" in written(tmp_path)


def test_a_sheet_too_full_in_its_barest_form_is_not_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    assert build(tmp_path, Growing(70, 2), "--lang", "en") == 1
    assert "sheet-too-full" in capfd.readouterr().err
    assert "a-factsheet.pdf" not in written(tmp_path)
