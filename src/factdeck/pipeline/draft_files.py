"""Driver: the files round a draft: the spec, the record of what was drafted, the schema, the report's copy.

The record (`.NAME.draft`, beside the spec) is the text as it was drafted last: what differs from it in the
spec is a person's work and stays.
"""

import os
import shutil
from pathlib import Path
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.draft.merge import changes, merge
from factdeck.spec.load import load
from factdeck.spec.validate_files import project_root

_COPIES: Final = "sources"


def relative_name(report: Path, spec: Path, diagnostics: Diagnostics) -> str:
    """The report's name, seen from the spec; a report outside the spec's project is copied beside it."""
    folder = spec.parent.resolve()
    file = report.resolve()
    if not file.is_relative_to(project_root(spec.resolve()).resolve()):
        copy = folder / _COPIES / report.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
        diagnostics.add("draft-copied", Location(str(report)), path=str(copy))
        file = copy
    return Path(os.path.relpath(file, folder)).as_posix()


def record_of(spec: Path, fallback: str) -> str:
    """The text that was drafted last for a spec, or `fallback`."""
    try:
        return _record(spec).read_text("utf-8")
    except (OSError, UnicodeError):
        return fallback


def write_draft(spec: Path, text: str, diagnostics: Diagnostics, base: str | None = None) -> Path:
    """Write a draft, merged with what a person made of an earlier one; the path written.

    `base`: what the record is to hold, where it is not the text itself. A file that is no draft of ours, or
    that can't be merged with the draft, stays, and the draft is written beside it.
    """
    spec.parent.mkdir(parents=True, exist_ok=True)
    record = record_of(spec, "")
    if not spec.exists():
        _write(spec, text)
        _write(_record(spec), text if base is None else base)
        return spec
    present = spec.read_text("utf-8")
    if not record:
        return _beside(spec, text, "draft-kept", diagnostics) if present != text else spec
    merged = merge(record, present, text, Location(str(spec)), diagnostics)
    if not _is_valid(spec, merged):
        return _beside(spec, text, "draft-unmergeable", diagnostics)
    if base is None:
        changes(record, text, Location(str(spec)), diagnostics)
    _write(spec, merged)
    _write(_record(spec), text if base is None else base)
    return spec


def write_schema(folder: Path) -> None:
    """The schema that a draft names, for editors; one that is there stays."""
    from factdeck.spec.json_schema import FILE_NAME, json_schema_text

    if not (folder / FILE_NAME).exists():
        _write(folder / FILE_NAME, json_schema_text())


def _record(spec: Path) -> Path:
    return spec.with_name(f".{spec.stem}.draft")


def _is_valid(spec: Path, text: str) -> bool:
    """Whether the text is a spec: read from a file beside its own, so that the names of files hold."""
    trial = spec.with_name(f".{spec.stem}.{os.getpid()}.tmp.yaml")
    try:
        trial.write_text(text, "utf-8")
        return load(trial, Diagnostics()) is not None
    finally:
        trial.unlink(missing_ok=True)


def _beside(spec: Path, text: str, code: str, diagnostics: Diagnostics) -> Path:
    other = spec.with_name(f"{spec.stem} (new){spec.suffix}")
    _write(other, text)
    diagnostics.add(code, Location(str(spec)), name=spec.name, new=other.name)
    return other


def _write(path: Path, text: str) -> None:
    replace_file(path, text.encode())


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in one step: under a temporary name beside it, then renamed. Raises OSError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
