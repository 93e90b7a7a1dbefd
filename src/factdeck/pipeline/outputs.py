"""Driver: put finished outputs into their folder: all or nothing, and never over a person's changes.

`.factdeck.json` in the folder remembers the SHA-256 of what was written. A file that is something else by now
has been changed by a person, or was never ours: it stays, and the new one is written beside it.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final, cast

from factdeck.base.diagnostics import Diagnostics, Location, Phrase

RECORD: Final = ".factdeck.json"


def is_writable(folder: Path) -> bool:
    """Whether the folder can be written to, or be made."""
    nearest = next((parent for parent in (folder, *folder.parents) if parent.exists()), folder)
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def write_outputs(folder: Path, contents: Mapping[str, bytes], diagnostics: Diagnostics) -> dict[str, Path]:
    """Write files by name; gives the path of each, which is another where the named file must be kept.

    Everything is first written under temporary names and put on disk; only then names are changed, which the
    system does in one step. Empty, with a diagnostic, where the folder can't be written.
    """
    staged: list[_Staged] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        record = _Record.read(folder)
        for name, content in contents.items():
            path = _free(folder, name, content, record, diagnostics)
            staged.append(_stage(path, content, name))
            record.add(path, content)
        record.write(folder)
        return {item.name: _put(item, record, diagnostics) for item in staged}
    except OSError as error:
        reason = Phrase("because", {"reason": error.strerror or str(error)})
        diagnostics.add("output-unwritable", Location(str(folder)), reason=reason)
        return {}
    finally:
        for item in staged:
            item.temporary.unlink(missing_ok=True)


def write_new(folder: Path, contents: Mapping[str, bytes], diagnostics: Diagnostics) -> bool:
    """Write files that are not there yet, for people to go on with: they are not ours from then on.

    `contents` by name, which may lead into folders below. All or none, as `write_outputs`.
    """
    staged: list[_Staged] = []
    try:
        for name, content in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            staged.append(_stage(path, content, name))
        for item in staged:
            item.temporary.replace(item.path)
    except OSError as error:
        reason = Phrase("because", {"reason": error.strerror or str(error)})
        diagnostics.add("output-unwritable", Location(str(folder)), reason=reason)
        return False
    finally:
        for item in staged:
            item.temporary.unlink(missing_ok=True)
    return True


def remove_ours(folder: Path, pattern: str, keep: Set[Path]) -> None:
    """Remove what an earlier run wrote and this one did not, as long as nobody has changed it since."""
    record = _Record.read(folder)
    for path in folder.glob(pattern):
        if (
            path not in keep
            and path.is_file()
            and _hash(path.read_bytes()) in record.hashes.get(path.name, [])
        ):
            path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Staged:
    """A file written under a temporary name; `path` is to be its own, `name` what was asked for."""

    temporary: Path
    path: Path
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Record:
    """By file name the hashes of what we wrote: the new version's and that of the one it replaces, which is
    still there should a build be killed between writing this record and renaming the file."""

    hashes: dict[str, list[str]]

    @staticmethod
    def read(folder: Path) -> "_Record":
        try:
            written: Any = json.loads((folder / RECORD).read_text("utf-8"))
        except (OSError, ValueError):
            return _Record({})
        outputs: Any = cast("dict[str, Any]", written).get("outputs") if isinstance(written, dict) else None
        known = cast("dict[str, Any]", outputs) if isinstance(outputs, dict) else {}
        lists = {name: hashes for name, hashes in known.items() if isinstance(hashes, list)}
        return _Record({name: [str(item) for item in cast("list[Any]", lists[name])] for name in lists})

    def add(self, path: Path, content: bytes) -> None:
        present = _hash(path.read_bytes()) if path.is_file() else ""
        earlier = [item for item in self.hashes.get(path.name, []) if item == present != _hash(content)]
        self.hashes[path.name] = [_hash(content), *earlier]

    def write(self, folder: Path) -> None:
        text = json.dumps(
            {"factdeck": 1, "outputs": self.hashes}, indent=1, sort_keys=True, ensure_ascii=False
        )
        temporary = _stage(folder / RECORD, f"{text}\n".encode(), RECORD).temporary
        temporary.replace(folder / RECORD)


def _free(folder: Path, name: str, content: bytes, record: _Record, diagnostics: Diagnostics) -> Path:
    """The named file, or the first beside it that may be written; says why where it is another."""
    reason = ""
    for candidate in _candidates(name):
        path = folder / candidate
        found = _kept_because(path, content, record)
        if not found:
            if reason:
                diagnostics.add(reason, Location(str(folder / name)), name=name, new=candidate)
            return path
        reason = reason or found
    raise AssertionError("there is always a free name")


def _candidates(name: str) -> Iterator[str]:
    stem, suffix = Path(name).stem, Path(name).suffix
    yield name
    yield f"{stem} (new){suffix}"
    yield from (f"{stem} (new {number}){suffix}" for number in count(2))


def _kept_because(path: Path, content: bytes, record: _Record) -> str:
    """Why the file must stay as it is: a code, or "" where it may be written."""
    if not path.exists():
        return ""
    present = path.read_bytes() if path.is_file() else b""
    if present == content:
        return ""
    if _is_open(path):
        return "output-open"
    return "" if path.is_file() and _hash(present) in record.hashes.get(path.name, []) else "output-changed"


def _is_open(path: Path) -> bool:
    """Whether an office program has it open: Microsoft's and LibreOffice's lock files stand beside it."""
    names = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return any((path.parent / name).exists() for name in names)


def _stage(path: Path, content: bytes, name: str) -> _Staged:
    """Write under a temporary name beside `path`, all the way to the disk."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return _Staged(temporary, path, name, content)


def _put(staged: _Staged, record: _Record, diagnostics: Diagnostics) -> Path:
    """Give the file its name; Windows refuses while a program has the old one open, then beside it."""
    folder, name = staged.path.parent, staged.path.name
    if _holds(staged.path, staged.content):
        return staged.path
    try:
        staged.temporary.replace(staged.path)
        return staged.path
    except PermissionError:
        path = next(path for other in _candidates(name) if not (path := folder / other).exists())
    staged.temporary.replace(path)
    diagnostics.add("output-open", Location(str(staged.path)), name=name, new=path.name)
    record.add(path, staged.content)
    record.write(folder)
    return path


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
