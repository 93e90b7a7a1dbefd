"""Faults of every kind, in the spec, its source and its outputs, are found, and said where they are."""

from pathlib import Path

import pytest

from tests.mutations import mutations

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

CAUGHT = 0.99
"""Of all faults; the promise of the tool."""


def _missed(name: str, count: int, folder: Path) -> list[str]:
    missed: list[str] = []
    for item in mutations(name, count, folder):
        found = item.findings()
        if not any(item.place in line for line in found):
            missed.append(f"{item.what}: {found}")
    return missed


def test_a_fault_of_every_kind_is_caught_where_it_is(tmp_path: Path):
    assert _missed("harbin", 32, tmp_path) == []


@pytest.mark.slow
def test_two_hundred_faults_are_caught_where_they_are(tmp_path: Path):
    missed = _missed("harbin", 200, tmp_path)
    assert len(missed) <= 200 * (1 - CAUGHT), missed
