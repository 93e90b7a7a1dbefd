"""Files that hold no readable text, each with its own finding."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.spec.load import read_yaml

CHINESE = "factdeck: 1\ntitle: 五年工作汇报，办了实事\n"


def findings(path: Path) -> list[Diagnostic]:
    diagnostics = Diagnostics()
    assert read_yaml(path, diagnostics) is None
    return list(diagnostics)


def test_gbk_is_named(tmp_path: Path):
    path = tmp_path / "gbk.yaml"
    path.write_bytes(CHINESE.encode("gbk"))
    (item,) = findings(path)
    assert (item.code, item.location.line, item.location.column) == ("wrong-encoding", 2, 8)
    assert "GBK" in item.message("zh-CN")
    assert "GBK" in item.message("en")


def test_utf16_is_named(tmp_path: Path):
    path = tmp_path / "wide.yaml"
    path.write_bytes(CHINESE.encode("utf-16"))
    (item,) = findings(path)
    assert item.code == "wrong-encoding"
    assert "UTF-16" in item.message("en")


def test_other_bytes_are_not_called_gbk(tmp_path: Path):
    path = tmp_path / "latin.yaml"
    path.write_bytes("title: Café für Gäste\n".encode("latin-1"))
    (item,) = findings(path)
    assert (item.code, item.location.line, item.location.column) == ("wrong-encoding", 1, 11)
    assert "GBK" not in item.message("en")


def test_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path):
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + CHINESE.replace("\n", "\r\n").encode())
    diagnostics = Diagnostics()
    written = read_yaml(path, diagnostics)
    assert written is not None
    assert written[0] == {"factdeck": "1", "title": "五年工作汇报，办了实事"}
    assert (written[1].at("title").line, written[1].at("title").column) == (2, 8)


@pytest.mark.parametrize("text", ["", " \n\n", "# nothing but words\n", "---\n"])
def test_empty_file(tmp_path: Path, text: str):
    path = tmp_path / "empty.yaml"
    path.write_text(text)
    assert [item.code for item in findings(path)] == ["empty-file"]


def test_ten_megabytes_are_refused_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"- [" * 3_400_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("was read"))
    (item,) = findings(path)
    assert item.code == "file-too-large"
    assert "10.2 MB" in item.message("en")
    assert "2.0 MB" in item.message("en")


def test_missing_file_names_the_nearest(tmp_path: Path):
    (tmp_path / "harbin.yaml").write_text("factdeck: 1")
    (item,) = findings(tmp_path / "harbn.yaml")
    assert item.code == "no-such-file"
    assert "harbin.yaml" in item.hint("en")


def test_folder_is_no_file(tmp_path: Path):
    assert [item.code for item in findings(tmp_path)] == ["folder-not-file"]
