"""How tints print, against Fogra's measurements: FOGRA39L, 1617 patches on coated paper."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from factdeck.backends.pdf import press_model
from factdeck.backends.pdf.cielab import WHITE, Triple, lab_of, xyz_of, xyz_of_srgb
from factdeck.backends.pdf.press_model import Inks, printed
from factdeck.backends.pdf.process_inks import process_inks
from factdeck.base.color import rgb
from tests.packed_sheets import PACKS, packed_sheet

PLACES = (
    Path("~/.cache/factdeck/judges/color/FOGRA39L.ti3").expanduser(),
    Path("/usr/share/color/icc/FOGRA39L.ti3"),  # Debian's icc-profiles-free
)
PAPER = xyz_of((95, 0, -2))
FEW: tuple[tuple[Inks, Triple], ...] = (  # some of the patches, L*a*b*
    ((0, 0, 0, 0), (95.0, 0.0, -2.0)),
    ((0, 0.4, 0, 0), (76.42, 25.78, -6.91)),
    ((0, 0.7, 0, 0), (60.84, 50.59, -6.74)),
    ((0.1, 0.2, 0, 0), (82.84, 8.51, -9.42)),
    ((1, 0, 0, 1), (10.41, -8.2, -10.25)),
    ((0, 1, 1, 0), (47.0, 68.0, 48.0)),
)


class Patch(NamedTuple):
    """A tint and its measured L*a*b*, relative to the paper."""

    inks: Inks
    lab: Triple


def relative(lab: Triple) -> Triple:
    """L*a*b* as of a paper that is white."""
    return lab_of(
        [value / paper * white for value, paper, white in zip(xyz_of(lab), PAPER, WHITE, strict=True)]
    )


def apart(one: Sequence[float], other: Sequence[float]) -> float:
    """ΔE*ab."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def errors(patches: Sequence[Patch]) -> list[float]:
    return [apart(printed(patch.inks), patch.lab) for patch in patches]


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def test_some_patches_print_as_measured() -> None:
    assert max(errors([Patch(inks, relative(lab)) for inks, lab in FEW])) < 2


@pytest.fixture(scope="module")
def patches() -> list[Patch]:
    """All patches of the data, as Debian carries them."""
    found = next((place for place in PLACES if place.exists()), None)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("FOGRA39L.ti3 (icc-profiles-free) is not here")
    rows = found.read_text("latin-1").split("BEGIN_DATA\n")[1].split("END_DATA")[0].splitlines()
    made: list[Patch] = []
    for row in rows:
        _, *numbers = (float(part) for part in row.split())
        c, m, y, k = (part / 100 for part in numbers[:4])
        made.append(Patch((c, m, y, k), relative((numbers[7], numbers[8], numbers[9]))))
    assert len(made) == 1617
    return made


@pytest.mark.judge
def test_all_patches_print_as_measured(patches: list[Patch]) -> None:
    three = [patch for patch in patches if min(patch.inks[:3]) == 0]
    assert mean(errors(three)) < 0.9 and max(errors(three)) < 3.1
    assert mean(errors(patches)) < 1.05 and max(errors(patches)) < 3.4


@pytest.mark.judge
def test_a_press_without_gain_is_found(patches: list[Patch], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press_model, "_GAIN", ((0.0,) * 3,) * 4)
    assert mean(errors(patches)) > 2


def measured(inks: Inks, patches: list[Patch]) -> Triple:
    """What the press prints: the model, put right by what it is off at the eight nearest patches."""
    near = sorted((apart(patch.inks, inks), patch) for patch in patches)[:8]
    weights = [1 / (distance**2 + 1e-6) for distance, _ in near]
    off = [[a - b for a, b in zip(patch.lab, printed(patch.inks), strict=True)] for _, patch in near]
    there = printed(inks)
    x, y, z = (
        there[axis] + sum(w * o[axis] for w, o in zip(weights, off, strict=True)) / sum(weights)
        for axis in range(3)
    )
    return x, y, z


@pytest.mark.judge
def test_the_colours_of_the_packs_come_back_from_the_press(patches: list[Patch]) -> None:
    """sRGB to inks to what is measured of them; greys and near-black are black alone, and so left out."""
    palettes = [packed_sheet(pack).scene.palette.values() for pack in PACKS]
    wanted = {value: process_inks(rgb(value)) for palette in palettes for value in palette}
    found = {
        value: apart(measured(inks, patches), lab_of(xyz_of_srgb(rgb(value))))
        for value, inks in wanted.items()
        if any(inks[:3])
    }
    assert len(found) > 40
    assert mean([*found.values()]) < 1.5
    assert max(found.values()) < 7  # a very dark red, which three inks can't reach
