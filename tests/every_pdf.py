"""Every PDF that a test makes keeps what it claims, whatever the test is about: veraPDF judges them all.

`make test` names a folder in the environment; each PDF that the writer makes is put there once, by the
standards that the file itself claims. After the tests `python -m tests.every_pdf FOLDER` judges the files in
one Java process. A file that claims nothing, as a press sheet, must claim nothing anywhere.
"""

import hashlib
import os
import re
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest

from .judges import pdf_errors

FOLDER: Final = "FACTDECK_TESTED_PDFS"
"""Names the folder where the PDFs of a run are kept; unset, none are."""

CLAIMS: Final = {"1": ("ua1", "2a"), "2": ("ua2", "4")}
"""veraPDF's profiles by the part of PDF/UA that a file claims."""

_PART: Final = re.compile(rb"<pdfuaid:part>(\d)<|pdfuaid:part=\"(\d)\"")
_UNSPEAKABLE: Final = re.compile(r"\W+", re.ASCII)
_CLAIMING: Final = ("/StructTreeRoot", "/MarkInfo", "/Metadata")

_off: list[str] = []


def claimed(pdf: bytes) -> str:
    """The part of PDF/UA that a file says it keeps, or "" for none."""
    found = _PART.search(pdf)
    return (found[1] or found[2]).decode() if found else ""


def false_claims(pdf: bytes) -> list[str]:
    """What of a file that claims no standard says otherwise, or is malformed."""
    with pikepdf.open(BytesIO(pdf)) as file:
        faults = [key for key in _CLAIMING if key in file.Root]
        faults += [f"page {number}: tagged" for number, page in enumerate(file.pages, 1) if _tagged(page)]
        return [*faults, *file.check_pdf_syntax()]


def _tagged(page: Any) -> bool:
    return "/StructParents" in page or b"/MCID" in page.Contents.read_bytes()


@contextmanager
def unjudged(reason: str) -> Generator[None]:
    """What is written inside breaks its claims on purpose; `reason` says how."""
    _off.append(reason)
    yield
    _off.pop()


@contextmanager
def collected_writing() -> Generator[None]:
    """While it is open, every PDF that is written goes into the folder too, if there is one."""
    folder = os.environ.get(FOLDER)
    if not folder:
        yield
        return
    from factdeck.backends.pdf import canvas

    pack = canvas.pack

    def pack_and_keep(document: Any) -> bytes:
        pdf = pack(document)
        if not _off:
            _keep(pdf, Path(folder))
        return pdf

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(canvas, "pack", pack_and_keep)
        yield


def _keep(pdf: bytes, folder: Path) -> None:
    """One file for the same bytes, named after the test that made them first."""
    part = claimed(pdf)
    running = os.environ.get("PYTEST_CURRENT_TEST", "").partition(" ")[0].rpartition("/")[2]
    test = _UNSPEAKABLE.sub("-", running)[:100]
    digest = hashlib.sha256(pdf).hexdigest()[:16]
    place = folder / (part or "none")
    place.mkdir(parents=True, exist_ok=True)
    if not any(place.glob(f"{digest}*")):
        (place / f"{digest}-{test}.pdf").write_bytes(pdf)


def findings(folder: Path) -> Iterator[str]:
    """What the judges say of the files in a folder."""
    for part, profiles in CLAIMS.items():
        if files := sorted((folder / part).glob("*.pdf")):
            yield from pdf_errors(files, profiles)
    for file in sorted((folder / "none").glob("*.pdf")):
        yield from (f"claims {fault}: {file.name}" for fault in false_claims(file.read_bytes()))


def main(folder: Path) -> int:
    """Print the findings and how many files there were; 1 where there is a finding or no file."""
    try:
        found = list(findings(folder))
    except (pytest.skip.Exception, pytest.fail.Exception) as missing:  # as it is in a test
        print(missing)
        return int(isinstance(missing, pytest.fail.Exception))
    counts = {part: len(list((folder / part).glob("*.pdf"))) for part in (*CLAIMS, "none")}
    print("\n".join(found))
    print(", ".join(f"{count} PDFs of PDF/UA-{part}" for part, count in counts.items()))
    return 1 if found or not sum(counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
