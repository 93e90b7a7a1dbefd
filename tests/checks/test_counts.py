"""Words that count what is shown: right where they were written, wrong where a district shows fewer."""

from pathlib import Path
from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.checks.counts import check_counts
from factdeck.spec.project import Key, Positions, Project
from factdeck.spec.schema import Spec

BASE = Location("base.yaml", 3, 1)


def counted(*, sections: int = 4, agenda: str = "", path: tuple[Key, ...] = (), **chart: Any) -> list[str]:
    """What is found where the agenda's headline, or the text at `path`, is inherited."""
    every: list[dict[str, Any]] = [{"id": f"s{number}", "title": "S"} for number in range(sections)]
    every[0] |= {"charts": [{"id": "c", **chart}]} if chart else {}
    raw = {
        "factdeck": 1,
        "title": "T",
        "organization": "O",
        "agenda": {"headline": agenda},
        "sections": every,
    }
    places: dict[tuple[Key, ...], Location] = {("agenda", "headline"): BASE}
    if path:
        places[path] = BASE
    project = Project(Spec.model_validate(raw), Positions("own.yaml", places), Path("/own.yaml"), {})
    found = Diagnostics()
    check_counts(project, found)
    return [f"{item.arguments['words']} {item.arguments['count']}" for item in found if item.line("en")]


TITLE = ("sections", 0, "charts", 0, "title")


@pytest.mark.parametrize(
    ("words", "found"), [("五个方面", ["五个方面 4"]), ("Five themes", ["Five themes 4"])]
)
def test_an_agenda_counts_its_chapters(words: str, found: list[str]):
    assert counted(agenda=f"{words} 回看五年") == found
    assert counted(agenda=f"{words} 回看五年", sections=5) == []


@pytest.mark.parametrize(
    ("title", "facts", "found"),
    [
        ("六笔资金", ["a", "b"], ["六笔 2"]),
        ("两笔资金", ["a", "b"], []),
        ("五年来，第三项", ["a", "b"], []),
    ],
)
def test_an_exhibit_counts_its_numbers(title: str, facts: list[str], found: list[str]):
    assert counted(title=title, facts=facts, path=TITLE) == found


def test_an_authors_own_words_are_the_authors():
    assert counted(title="六笔资金", facts=["a", "b"]) == []
