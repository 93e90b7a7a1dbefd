"""Texts with random damage still give specs without errors: nothing raises, every name and quote holds."""

import random
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.draft import Wish, draft
from factdeck.pipeline.loading import examine_project
from factdeck.pipeline.stages import prepare

from .tables import TEXTS

DAMAGE = (
    "一二三、。，：；（）“”{}[]#&*!|>%@`'\"\\ 123.4,5%万亿元个名第由至的其中"
    "分别占增长—-\n\n①㉟abXY$£€:;…　\u2028\u200b\x85"
)


def damaged(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.choice((3, 10, 40))):
        at = chance.randrange(len(letters))
        match chance.randrange(4):
            case 0:
                letters[at] = chance.choice(DAMAGE)
            case 1:
                letters[at:at] = chance.choices(DAMAGE, k=3)
            case 2:
                del letters[at : at + chance.randrange(1, 30)]
            case _:
                letters[at:at] = letters[: chance.randrange(1, 60)]
    return "".join(letters)


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(TEXTS.iterdir()), ids=lambda path: path.stem)
def test_damage_is_survived(path: Path, tmp_path: Path):
    chance = random.Random(path.stem)
    for number in range(3):
        report = tmp_path / f"{number}.txt"
        report.write_text(damaged(path.read_text("utf-8"), chance), "utf-8", newline="")
        result = draft(report, Wish(tmp_path / f"{number}.yaml"))
        assert result.path is not None, report.read_text("utf-8")
        found = Diagnostics()
        project = examine_project(result.path, found)
        assert project is not None
        prepare(project, found)
        errors = [item.line("en") for item in found if item.severity == "error"]
        assert errors == [], report.read_text("utf-8")
