"""Files that are no workbook, or a hostile one, are said to be so, in bounded time and memory."""

import random
import resource
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from factdeck.facts.workbook_cells import read_cells
from factdeck.facts.workbook_package import WorkbookError
from tests.facts.odd_packages import odd_package, packed
from tests.facts.workbooks import codes, read, row, save


def _found(folder: Path, content: bytes) -> dict[str, str]:
    (folder / "numbers.xlsx").write_bytes(content)
    _, found = read(folder)
    assert all(item.message("zh-CN") and item.hint("zh-CN") and item.message("en") for item in found)
    return dict(codes(found))


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
_SHEET = (
    '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b,c\n1,2,3\n", "workbook-format"),
        (b"", "workbook-format"),
        (packed({"word/document.xml": "<w/>"}), "workbook-format"),
        (_OLE, "workbook-old-format"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "workbook-encrypted"),
        (odd_package()[:400], "workbook-broken"),
        (odd_package("<worksheet><sheetData><row>"), "workbook-broken"),
        (odd_package('<!DOCTYPE a [<!ENTITY b "x">]>' + _SHEET.format("<row><c><v>&b;</v></c></row>")), ""),
        (odd_package(_SHEET.format("<row><c r='??'><v>1</v></c></row>")), "workbook-broken"),
        (odd_package(_SHEET.format("")), "workbook-no-table"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, code: str):
    found = _found(tmp_path, content)
    assert list(found) == [code or "workbook-no-table"]


def test_damaged_files_never_surprise(tmp_path: Path):
    """Bytes of the package, and of the XML in it, changed at random: cells, or why there are none."""
    chance, whole = random.Random(7), odd_package()
    with ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    path = tmp_path / "odd.xlsx"
    for number in range(120):
        name = chance.choice(list(parts))
        damaged = bytearray(parts[name] if number % 2 else whole)
        for _ in range(chance.randrange(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(32, 127)
        path.write_bytes(packed({**parts, name: bytes(damaged)}) if number % 2 else bytes(damaged))
        with suppress(WorkbookError):
            read_cells(path)


def test_a_missing_file_is_reported_where_it_is_named(tmp_path: Path):
    (tmp_path / "number.xlsx").touch()
    _, found = read(tmp_path)
    assert [(item.code, item.location and item.location.line) for item in found] == [("missing-file", 7)]
    assert "number.xlsx" in found[0].hint("en")


def test_what_excel_keeps_while_a_file_is_open(tmp_path: Path):
    save(tmp_path / "numbers.xlsx", [row("接待来访", 5, "人")])
    (tmp_path / "~$numbers.xlsx").write_bytes(b"lock")
    project, found = read(tmp_path)
    assert codes(found) == {"workbook-open": ""}
    assert project.spec.facts["visits"].value == "5人"
    from tests.facts.workbooks import SPEC

    _, found = read(tmp_path, SPEC.replace("numbers.xlsx", "~$numbers.xlsx"))
    assert "workbook-lock-file" in codes(found)


def test_a_file_that_another_program_keeps_to_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from factdeck.facts import workbook_package

    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    save(tmp_path / "numbers.xlsx", [row("接待来访", 5, "人")])
    monkeypatch.setattr(workbook_package, "ZipFile", refused)
    _, found = read(tmp_path)
    assert codes(found) == {"workbook-unreadable": ""}
    assert "Permission denied" in found[0].message("en")


@pytest.mark.slow
def test_too_many_cells(tmp_path: Path):
    line = "<row>" + "<c><v>1</v></c>" * 300 + "</row>"
    assert list(_found(tmp_path, odd_package(_SHEET.format(line * 340)))) == ["workbook-too-large"]


@pytest.mark.slow
def test_a_bomb_is_refused_unread(tmp_path: Path):
    path = tmp_path / "bomb.xml"
    with path.open("wb") as stream:
        stream.truncate(130_000_000)
    content = odd_package()
    (tmp_path / "numbers.xlsx").write_bytes(content)
    with ZipFile(tmp_path / "numbers.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != "odd/one.xml"}
    with ZipFile(tmp_path / "numbers.xlsx", "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
        archive.write(path, "odd/one.xml")
    _, found = read(tmp_path)
    assert list(codes(found)) == ["workbook-too-large"]


@pytest.mark.slow
def test_a_formatted_column_down_to_the_end_costs_no_memory(tmp_path: Path):
    """Three hundred thousand rows with a style and nothing in them, as formatting a column makes them."""
    head = "<row><c t='inlineStr'><is><t>指标</t></is></c><c t='inlineStr'><is><t>数值</t></is></c></row>"
    first = "<row><c t='inlineStr'><is><t>接待来访</t></is></c><c><v>5</v></c></row>"
    empty = "<row><c s='1'/><c s='1'/></row>" * 300_000
    (tmp_path / "numbers.xlsx").write_bytes(odd_package(_SHEET.format(head + first + empty)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    project, found = read(tmp_path)
    assert not found
    assert project.spec.facts["visits"].value == "5"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KB
