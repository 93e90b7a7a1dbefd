"""Make the icons that factdeck carries: a selection of Lucide (ISC, parts MIT), as SVG and as path data.

Lucide draws every icon in a 24 × 24 box with a 2 unit line, round caps and joins. What the package needs is
the line itself: `lucide.json` holds for each name its commands M, L, C and Z with absolute coordinates, so
that nobody parses SVG at run time. The SVGs and the licence stand beside it, as they came.

Usage: `npm pack lucide-static@1.62.0 && tar xzf lucide-static-1.62.0.tgz`, then `python
assets/icons/make_icons.py package`. To add an icon, name it below and run it again. `--check` only compares
the path data with what the SVGs beside it give.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import SVGPath

HERE = Path(__file__).resolve().parent
SVGS = HERE / "lucide"
PATHS = HERE / "lucide.json"
PACKAGE, VERSION = "lucide-static", "1.62.0"
BOX = 24

_SELECTION = """
users user user-check baby handshake hand-heart hand-helping hand-coins heart-handshake
heart heart-pulse
building building-2 house school hospital factory warehouse store landmark
map map-pin navigation globe
wallet banknote coins receipt percent scale

file-check clipboard-list list-checks scroll-text archive
stethoscope pill syringe ambulance activity
graduation-cap book-open library notebook-pen pencil presentation flask-conical lightbulb
wrench hammer hard-hat cog settings
truck bus train-front car
medal trophy award star flag badge-check id-card
megaphone mic newspaper camera monitor-play music palette drama
phone mail message-circle messages-square smartphone qr-code headset
network workflow database server
calendar calendar-check clock timer hourglass repeat
shield shield-check lock key umbrella siren life-buoy bell
briefcase
search search-check eye target trending-up trending-down chart-column chart-line chart-pie layers
package shopping-cart gift ticket utensils
wheat tree-pine trees leaf sprout recycle snowflake mountain zap
dumbbell
circle-check circle-help info triangle-alert quote vote rocket languages
arrow-right arrow-up-right check"""
NAMES = _SELECTION.split()


class _Commands(BasePen):
    """Writes absolute commands, quadratic curves as cubic ones."""

    def __init__(self) -> None:
        super().__init__(None)
        self.words: list[str] = []

    def _write(self, letter: str, *points: tuple[float, float]) -> None:
        self.words += [letter, *(f"{round(value, 3):g}" for point in points for value in point)]

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._write("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._write("L", pt)

    def _curveToOne(  # noqa: N802
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._write("C", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self.words.append("Z")


def path(svg: str) -> str:
    """The commands of an icon's lines."""
    pen = _Commands()
    SVGPath.fromstring(svg.encode()).draw(pen)
    return " ".join(pen.words)


def data() -> str:
    """The path data of all SVGs as the text of lucide.json."""
    icons = {name: path((SVGS / f"{name}.svg").read_text("utf-8")) for name in sorted(NAMES)}
    head = {"package": PACKAGE, "version": VERSION, "license": "ISC", "box": BOX, "icons": icons}
    return json.dumps(head, indent=0) + "\n"


def main() -> int:
    """Copy the selection from an unpacked package, or check what is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", nargs="?", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if given.check:
        return 0 if PATHS.read_text("utf-8") == data() else 1
    package: Path = given.package
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    if version != VERSION:
        print(f"{PACKAGE} is {version}, not {VERSION}", file=sys.stderr)
        return 1
    SVGS.mkdir(exist_ok=True)
    shutil.copy(package / "LICENSE", SVGS / "LICENSE")
    for name in NAMES:
        shutil.copy(package / "icons" / f"{name}.svg", SVGS / f"{name}.svg")
    PATHS.write_text(data(), encoding="utf-8")
    print(f"{len(NAMES)} icons, {PATHS.stat().st_size} bytes of path data")
    return 0


if __name__ == "__main__":
    sys.exit(main())
