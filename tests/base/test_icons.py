import json
import subprocess
import sys
from pathlib import Path

import pytest

from factdeck.base.icons import icons, icons_like

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "icons"


def test_every_icon_is_a_line_inside_its_box():
    for name, line in icons().items():
        words = line.split()
        numbers = [float(word) for word in words if word not in "MLCZ"]
        assert words[0] == "M" and all(0 <= number <= 24 for number in numbers), name


def test_the_path_data_is_what_the_svgs_draw():
    pytest.importorskip("fontTools.svgLib")
    made = subprocess.run([sys.executable, str(FOLDER / "make_icons.py"), "--check"], check=False)
    assert made.returncode == 0


def test_every_icon_comes_with_its_svg_and_the_set_with_its_licence():
    said = json.loads((FOLDER / "lucide.json").read_text("utf-8"))
    assert (said["package"], said["license"]) == ("lucide-static", "ISC")
    assert {path.stem for path in (FOLDER / "lucide").glob("*.svg")} == set(icons())
    assert "ISC License" in (FOLDER / "lucide" / "LICENSE").read_text("utf-8")


def test_near_names_are_told_and_all_of_them_where_none_is_near():
    assert "hand-heart" in icons_like("heart")
    assert icons_like("house_") == ["house", "warehouse"] or "house" in icons_like("house_")
    assert icons_like("zzz") == list(icons())
