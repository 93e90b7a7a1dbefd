"""Files that are no reports: each is refused with a reason, in bounded memory, and nothing is written."""

import os
import random
import tracemalloc
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from factdeck.pipeline import draft as driver
from factdeck.pipeline.draft import Wish, draft

from .documents import library_docx, write

NOISE = random.Random(7).randbytes(4000)


def refused(path: Path) -> list[str]:
    result = draft(path, Wish(path.parent / "deck" / "new.yaml"))
    assert result.path is None
    assert not (path.parent / "deck").exists()
    return [item.code for item in result.diagnostics]


def locked_pdf() -> bytes:
    import pikepdf

    stream = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def bomb() -> bytes:
    """A .docx of some kilobytes whose text unpacks to 400 MB."""
    stream = BytesIO()
    with ZipFile(BytesIO(library_docx())) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for item in source.infolist():
            if item.filename != "word/document.xml":
                target.writestr(item, source.read(item))
        with target.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b" " * 1_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"\x7fELF" + NOISE, "draft-not-text"),
        ("b.md", b"\x89PNG\r\n" + NOISE, "draft-not-text"),
        ("c.txt", b"abc\0\xff\xfe\x81" + NOISE, "source-encoding"),
        ("d.txt", b"", "source-empty"),
        ("e.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "source-encrypted"),
        ("f.docx", NOISE, "source-broken"),
        ("g.docx", library_docx()[:900], "source-broken"),
        ("h.pdf", b"%PDF-1.7\n" + NOISE, "source-broken"),
        ("i.xlsx", NOISE, "source-broken"),
        ("j.wps", NOISE, "source-format"),
        ("k.pdf", locked_pdf(), "source-encrypted"),
    ],
)
def test_what_is_no_report_is_refused(name: str, content: bytes, code: str, tmp_path: Path):
    assert refused(write(tmp_path, name, content)) == [code]


def test_a_missing_file_and_a_folder(tmp_path: Path):
    assert refused(tmp_path / "none.txt") == ["source-unreadable"]
    assert refused(tmp_path) == ["source-format"]


def test_a_text_of_fifty_megabytes_is_refused_unread(tmp_path: Path):
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.seek(50_000_000)
        stream.write("完".encode())
    with path.open("r+b") as stream:
        stream.write("报告".encode())
    tracemalloc.start()
    assert refused(path) == ["draft-too-long"]
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_text_in_a_document_may_not_be_endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(driver, "_MOST_CHARACTERS", 50)
    assert refused(write(tmp_path, "a.docx", library_docx())) == ["draft-too-long"]


@pytest.mark.slow
def test_a_zip_bomb_is_refused_in_bounded_memory(tmp_path: Path):
    path = write(tmp_path, "bomb.docx", bomb())
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    assert refused(path) == ["source-too-large"]
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_folder_that_cannot_be_written(tmp_path: Path):
    if os.geteuid() == 0:
        (tmp_path / "deck").write_text("a file in the way")
    else:
        tmp_path.chmod(0o500)
    report = write(tmp_path.parent, "hostile-report.txt", "一、工作\n\n全年开展活动12场。".encode())
    result = draft(report, Wish(tmp_path / "deck" / "new.yaml"))
    assert (result.path, [item.code for item in result.diagnostics][-1]) == (None, "output-unwritable")
