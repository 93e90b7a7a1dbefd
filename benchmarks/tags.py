"""What tags cost: CPU milliseconds of writing four pages of the flagship's sheet, with them and without."""

import json
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.packed_sheets import packed_sheet

from factdeck.backends.pdf import conformance
from factdeck.backends.pdf.tags import Untagged
from factdeck.backends.pdf.tags_structure import Structure
from factdeck.backends.pdf.writer import write
from factdeck.scene.nodes import Scene

RUNS: Final = 15


def four_pages() -> Scene:
    """The flagship's two pages, twice."""
    scene = packed_sheet("hongjin").scene
    again = (replace(page, id=f"{page.id}-2", title=f"{page.title} 2") for page in scene.pages)
    return replace(scene, pages=(*scene.pages, *again))


@contextmanager
def untagged() -> Iterator[None]:
    """While it is open nothing is marked, and files get no tree and no claims."""
    silent = {name: getattr(Untagged, name) for name in ("open", "close", "divide", "link")}
    with patch.multiple(Structure, **silent), patch.object(conformance, "conform", lambda *_: None):
        yield


def spent(scene: Scene) -> tuple[float, int]:
    """CPU milliseconds and bytes."""
    started = time.process_time()
    size = len(write(scene))
    return (time.process_time() - started) * 1000, size


def measured() -> dict[str, float]:
    """Medians; both ways take turns, so that a busy moment hits both."""
    scene, times = four_pages(), {True: list[float](), False: list[float]()}
    size = dict[bool, int]()
    for turn in range(RUNS + 1):
        times_of, size[True] = spent(scene)
        with untagged():
            plain, size[False] = spent(scene)
        if turn:  # the first loads fonts and modules
            times[True].append(times_of)
            times[False].append(plain)
    tagged, plain = (statistics.median(times[way]) for way in (True, False))
    return {
        "milliseconds": round(tagged - plain, 1),
        "ratio": round(tagged / plain, 2),
        "bytes": size[True] - size[False],
    }


if __name__ == "__main__":
    print(json.dumps(measured()))
