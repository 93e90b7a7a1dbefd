"""Files that are no masters: each is told what it is instead, and none is unpacked without bounds."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.theme.office.load import open_office
from factdeck.theme.office.package import MEGABYTES
from tests import masters

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return stream.getvalue()


def with_macros() -> bytes:
    return masters.changed(
        masters.default(),
        r"\[Content_Types\]\.xml",
        lambda text: text.replace(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        ),
    )


def bomb() -> bytes:
    """A package that says it holds more than is taken, in a few hundred kilobytes."""
    return zipped(**{_TYPES: b"<Types/>", "ppt/media/image1.png": bytes((MEGABYTES + 1) << 20)})


def laughs() -> bytes:
    """Entities within entities."""
    entity = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    return masters.changed(
        masters.default(),
        r"ppt/slideMasters/slideMaster1\.xml",
        lambda text: text.replace("?>", "?>" + entity, 1),
    )


def without_masters() -> bytes:
    return masters.changed(
        masters.default(), r"ppt/presentation\.xml", lambda text: text.replace("sldMasterId ", "other ")
    )


FAULTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: b"Our office", "master-not-pptx"),
    "a document": (lambda: zipped(**{_TYPES: b"<Types/>", "word/document.xml": b"<w/>"}), "master-not-pptx"),
    "a zip": (lambda: zipped(readme=b"Our office"), "master-not-pptx"),
    "old": (lambda: _OLE + bytes(4096), "master-old-ppt"),
    "encrypted": (lambda: _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "master-encrypted"),
    "LibreOffice's": (lambda: zipped(mimetype=b"application/", **{"content.xml": b"<x/>"}), "master-odp"),
    "with macros": (with_macros, "master-macros"),
    "a bomb": (bomb, "master-too-large"),
    "laughs": (laughs, "master-broken"),
    "cut off": (lambda: masters.default()[:9000], "master-not-pptx"),
    "no masters": (without_masters, "master-no-layouts"),
}


@pytest.mark.parametrize("fault", [name for name in FAULTS if name != "a bomb"])
def test_what_is_no_master_is_told_with_a_hint(fault: str, tmp_path: Path) -> None:
    make, code = FAULTS[fault]
    _refused(make(), code, tmp_path)


@pytest.mark.slow
def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    make, code = FAULTS["a bomb"]
    _refused(make(), code, tmp_path)


def _refused(content: bytes, code: str, folder: Path) -> None:
    path, found = folder / "office.pptx", Diagnostics()
    path.write_bytes(content)
    assert open_office(path, None, found) is None
    assert [item.code for item in found] == [code]
    for item in found:
        for language in ("zh-CN", "en"):
            assert "office.pptx" in item.message(language) and item.hint(language)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    found = Diagnostics()
    assert open_office(tmp_path / "none.pptx", None, found) is None
    assert [item.code for item in found] == ["master-unreadable"]
