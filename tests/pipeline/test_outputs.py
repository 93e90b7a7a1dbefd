"""Files are written whole or not at all, and never over what a person changed."""

import json
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline import outputs
from factdeck.pipeline.outputs import RECORD, is_writable, write_outputs

DECK, SHEET = "a-deck.pptx", "a-factsheet.pdf"


def write(folder: Path, **contents: bytes) -> tuple[list[str], list[str]]:
    """Write deck and sheet; the names they got, and the findings."""
    diagnostics = Diagnostics()
    named = {f"a-{kind}.{'pptx' if kind == 'deck' else 'pdf'}": content for kind, content in contents.items()}
    paths = write_outputs(folder, named, diagnostics)
    return [path.name for path in paths.values()], [item.code for item in diagnostics]


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


def test_folder_is_made_and_files_are_replaced(tmp_path: Path):
    folder = tmp_path / "out" / "a"
    assert write(folder, deck=b"1", factsheet=b"2") == ([DECK, SHEET], [])
    assert write(folder, deck=b"3", factsheet=b"4") == ([DECK, SHEET], [])
    assert (folder / DECK).read_bytes() == b"3"
    assert sorted(path.name for path in folder.iterdir()) == [RECORD, DECK, SHEET]


def test_a_changed_file_is_kept_and_the_new_one_stands_beside_it(tmp_path: Path):
    write(tmp_path, deck=b"1")
    (tmp_path / DECK).write_bytes(b"edited")
    assert write(tmp_path, deck=b"2") == (["a-deck (new).pptx"], ["output-changed"])
    assert (tmp_path / DECK).read_bytes() == b"edited"
    assert (tmp_path / "a-deck (new).pptx").read_bytes() == b"2"


def test_the_file_beside_is_ours_until_it_is_changed_too(tmp_path: Path):
    (tmp_path / DECK).write_bytes(b"somebody's")
    assert write(tmp_path, deck=b"1") == (["a-deck (new).pptx"], ["output-changed"])
    assert write(tmp_path, deck=b"2") == (["a-deck (new).pptx"], ["output-changed"])
    (tmp_path / "a-deck (new).pptx").write_bytes(b"edited")
    assert write(tmp_path, deck=b"3") == (["a-deck (new 2).pptx"], ["output-changed"])
    (tmp_path / DECK).unlink()
    assert write(tmp_path, deck=b"4") == ([DECK], [])


def test_an_equal_file_is_fine_whoever_wrote_it(tmp_path: Path):
    (tmp_path / DECK).write_bytes(b"1")
    assert write(tmp_path, deck=b"1") == ([DECK], [])
    assert write(tmp_path, deck=b"2") == ([DECK], [])


@pytest.mark.parametrize("lock", [f"~${DECK}", f"~${DECK[2:]}", f".~lock.{DECK}#"])
def test_a_file_open_in_an_office_program_is_kept(tmp_path: Path, lock: str):
    write(tmp_path, deck=b"1")
    (tmp_path / lock).touch()
    assert write(tmp_path, deck=b"2") == (["a-deck (new).pptx"], ["output-open"])
    assert (tmp_path / DECK).read_bytes() == b"1"
    (tmp_path / lock).unlink()
    assert write(tmp_path, deck=b"3") == ([DECK], [])


def test_windows_refusing_to_replace_an_open_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path, deck=b"1")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == DECK:
            raise PermissionError(13, "used by another process")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert write(tmp_path, deck=b"2") == (["a-deck (new).pptx"], ["output-open"])
    assert write(tmp_path, deck=b"3") == (["a-deck (new 2).pptx"], ["output-open"])
    assert ((tmp_path / DECK).read_bytes(), left_over(tmp_path)) == (b"1", [])


def test_a_full_disk_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path, deck=b"1", factsheet=b"2")
    monkeypatch.setattr(
        outputs.os, "fsync", lambda number: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    assert write(tmp_path, deck=b"3", factsheet=b"4") == ([], ["output-unwritable"])
    assert ((tmp_path / DECK).read_bytes(), (tmp_path / SHEET).read_bytes()) == (b"1", b"2")
    assert left_over(tmp_path) == []


def test_killed_while_renaming_the_file_is_still_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(tmp_path, deck=b"1")

    class Killed(BaseException):
        pass

    def kill(*_: object) -> Path:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(outputs, "_put", kill)
        for content in (b"2", b"3", b"4"):
            with pytest.raises(Killed):
                write(tmp_path, deck=content)
    assert (tmp_path / DECK).read_bytes() == b"1"
    assert write(tmp_path, deck=b"5") == ([DECK], [])
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("record", ["", "[]", "{", '{"outputs": 3}', '{"outputs": {"a-deck.pptx": null}}'])
def test_a_damaged_record_knows_nothing(tmp_path: Path, record: str):
    write(tmp_path, deck=b"1")
    (tmp_path / RECORD).write_text(record)
    assert write(tmp_path, deck=b"2") == (["a-deck (new).pptx"], ["output-changed"])


def test_the_record_is_sorted_and_keeps_what_was_replaced(tmp_path: Path):
    for content in (b"1", b"2", b"3"):
        write(tmp_path, deck=content, factsheet=content)
    record = json.loads((tmp_path / RECORD).read_text("utf-8"))
    assert list(record["outputs"]) == [DECK, SHEET]
    assert [len(hashes) for hashes in record["outputs"].values()] == [2, 2]


def test_a_folder_that_can_not_be(tmp_path: Path):
    (tmp_path / "file").touch()
    assert not is_writable(tmp_path / "file" / "out")
    assert is_writable(tmp_path / "new" / "out")
    assert write(tmp_path / "file" / "out", deck=b"1") == ([], ["output-unwritable"])


def test_a_folder_of_that_name_is_in_the_way(tmp_path: Path):
    (tmp_path / DECK).mkdir()
    assert write(tmp_path, deck=b"1") == (["a-deck (new).pptx"], ["output-changed"])
