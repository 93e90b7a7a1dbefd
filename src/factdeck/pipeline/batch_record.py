"""Driver: what a batch has built already, and of what: `.factdeck-batch.json` in its output folder.

A district is as it was when the program, the options, what the spec says and the content (SHA-256) of every
file that it was made of are the same, and what was written is still there.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, cast

from factdeck.pipeline.batch_outcome import Batch, Outcome, Status
from factdeck.pipeline.build import Output
from factdeck.pipeline.loading import Unloaded

FILE: Final = ".factdeck-batch.json"


@dataclass(slots=True)
class Record:
    """What has been built into a folder, by district; on disk after each, so an interrupt loses nothing."""

    folder: Path
    entries: dict[str, Mapping[str, Any]]

    @staticmethod
    def read(folder: Path) -> "Record":
        """The folder's record; an empty one where there is none, or none that can be read."""
        try:
            found: Any = json.loads((folder / FILE).read_text("utf-8"))
        except (OSError, ValueError):
            found = {}
        districts: Any = cast("dict[str, Any]", found).get("districts") if isinstance(found, dict) else None
        return Record(folder, cast("dict[str, Any]", districts) if isinstance(districts, dict) else {})

    def kept(self, district: Unloaded, batch: Batch) -> Outcome | None:
        """What was built of the district, if it would come out the same again; None if it must be built."""
        try:
            entry = self.entries[district.path.stem]
            inputs = [self.folder / name for name in entry["inputs"]]
            outcome = _outcome(entry, self.folder)
            same = entry["of"] == _fingerprint(inputs, district, batch)
        except (LookupError, TypeError, ValueError, OSError):
            return None
        files = [output.path for output in outcome.outputs] + ([outcome.report] if outcome.report else [])
        return replace(outcome, inputs=tuple(inputs)) if same and all(map(Path.is_file, files)) else None

    def add(self, district: Unloaded, outcome: Outcome, batch: Batch) -> None:
        """Note what became of a district; one that failed is built again next time."""
        self.entries.pop(outcome.name, None)
        if outcome.status is Status.BUILT:
            inputs = [path for path in outcome.inputs if path != district.excerpted]
            entry = _entry(outcome, inputs, self.folder)
            self.entries[outcome.name] = entry | {"of": _fingerprint(inputs, district, batch)}
        self._write()

    def _write(self) -> None:
        content = {"factdeck": 1, "districts": self.entries}
        temporary = self.folder / f"{FILE}.{os.getpid()}.tmp"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
            temporary.replace(self.folder / FILE)
        except OSError:  # then the next run builds more than it must; the outputs have their own findings
            temporary.unlink(missing_ok=True)


def _fingerprint(inputs: Iterable[Path], district: Unloaded, batch: Batch) -> str:
    """Everything that a district's outputs depend on, as one hash. Raises OSError for a file that is gone."""
    from factdeck import __version__

    digest = hashlib.sha256(repr((__version__, batch.options(), district.content)).encode())
    for path in inputs:
        digest.update(repr(hashlib.sha256(path.read_bytes()).digest()).encode())
    return digest.hexdigest()


def _entry(outcome: Outcome, inputs: Iterable[Path], folder: Path) -> dict[str, Any]:
    """As JSON; paths of the project are relative to the batch's folder, so that all of it can be moved."""
    return {
        "title": outcome.title,
        "language": outcome.language,
        "seconds": round(outcome.seconds, 3),
        "outputs": [
            {"path": _relative(one.path, folder), "kind": one.kind, "pages": one.pages, "size": one.size}
            for one in outcome.outputs
        ],
        "report": _relative(outcome.report, folder) if outcome.report else "",
        "findings": list(outcome.findings),
        "inputs": [_relative(path, folder) for path in inputs],
    }


def _outcome(entry: Mapping[str, Any], folder: Path) -> Outcome:
    outputs = (
        Output(folder / one["path"], one["kind"], one["pages"], one["size"]) for one in entry["outputs"]
    )
    report = folder / entry["report"] if entry["report"] else None
    return Outcome(
        (folder / entry["outputs"][0]["path"]).parent.name,
        Status.UNCHANGED,
        entry["title"],
        tuple(outputs),
        tuple(entry["findings"]),
        report,
        entry["language"],
    )


def _relative(path: Path, folder: Path) -> str:
    """Seen from the folder, as long as it stands beside or in it; else where it is, moved or not."""
    path, folder = path.resolve(), folder.resolve()
    if not path.is_relative_to(folder.parent):
        return str(path)
    return Path(os.path.relpath(path, folder)).as_posix()
