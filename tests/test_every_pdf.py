"""What a test writes is kept for veraPDF by what it claims; what claims nothing must be tagged nowhere."""

from pathlib import Path

import pytest

from factdeck.backends.pdf.standard import Standard
from factdeck.backends.pdf.writer import write

from .backends.pdf.scenes import frame, page, run, scene
from .every_pdf import FOLDER, claimed, collected_writing, false_claims, unjudged

SCENE = scene(page(frame("a", run("服务更近"))))


def test_each_file_is_kept_once_by_its_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    with collected_writing():
        for standard in (*Standard, Standard.UA_1):
            write(SCENE, standard=standard)
        with unjudged("a test of the test"):
            write(scene(page(frame("a", run("办事更快")))))
    kept = {path.name: [claimed(pdf.read_bytes()) for pdf in path.iterdir()] for path in tmp_path.iterdir()}
    assert kept == {"1": ["1"], "2": ["2"]}


def test_tags_in_a_file_without_claims_are_found() -> None:
    faults = false_claims(write(SCENE))
    assert {"/StructTreeRoot", "/MarkInfo", "/Metadata", "page 1: tagged"} <= set(faults)
