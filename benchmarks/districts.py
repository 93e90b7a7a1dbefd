"""Invented districts for the benchmark: overlays of the flagship, with numbers of their own, as samples."""

import random
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
FLAGSHIP = ROOT / "deck" / "harbin.yaml"
_SEED = 20261130
_AMOUNT = re.compile(r"\d+(\.\d+)?")
_TREES, _LANDS = (
    "松柏竹梅兰菊荷桂枫榆",
    "风月云雨雪山川江湖海林泉溪石岭谷原野洲岸",
)  # of names without numbers


def make_districts(folder: Path, count: int) -> list[Path]:
    """Write a project with `count` overlays into `folder`; gives their paths. The same every time.

    All numbers of a district are the flagship's times one factor, so that sums and parts stay possible.
    """
    for part in ("deck", "seeds"):
        shutil.copytree(ROOT / part, folder / part, dirs_exist_ok=True)
    (folder / ".factdeck").touch()
    districts = folder / "deck" / "districts"
    districts.mkdir(exist_ok=True)
    base: Mapping[str, Any] = yaml.safe_load(FLAGSHIP.read_text("utf-8"))
    chance = random.Random(_SEED)
    return [_district(districts, number, base, chance.uniform(0.6, 1.4)) for number in range(1, count + 1)]


def _district(folder: Path, number: int, base: Mapping[str, Any], factor: float) -> Path:
    own = {"source": "own", "by": "示例统计", "date": "2026-11"}
    facts = {
        name: {"value": _scaled(str(entry["value"]), factor), **own}
        for name, entry in base["facts"].items()
        if "value" in entry
    }
    overlay = {
        "factdeck": 1,
        "extends": "../harbin.yaml",
        "organization": f"示例{_TREES[number % len(_TREES)]}{_LANDS[number // 10 % len(_LANDS)]}区总工会",
        "sample": True,
        "facts": facts,
    }
    path = folder / f"district-{number:03}.yaml"
    path.write_text(yaml.safe_dump(overlay, allow_unicode=True, sort_keys=False), "utf-8")
    return path


def _scaled(value: str, factor: float) -> str:
    """The value as it is written, its number another; ranks, percentages and short times stay."""
    if value.startswith("第") or value.endswith(("%", "天", "个月", "以上")):
        return value
    return _AMOUNT.sub(lambda found: _number(found, factor), value)


def _number(found: re.Match[str], factor: float) -> str:
    number = float(found[0]) * factor
    return f"{number:.1f}" if found[1] else str(max(2, round(number)))
