"""Checks stage: where a text stands in a finished file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Output = Literal["deck", "factsheet", "deck-pdf", "handout", "notes", "script"]


class Part(StrEnum):
    """What carries a text."""

    TEXT = "text"
    TABLE = "table"
    CHART = "chart"  # labels, categories, cached values
    WORKBOOK = "workbook"  # behind a chart: what "Edit data" opens
    ALT = "alt"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Page (from 1) and node of an output. `node`: the scene's id, "" for notes and text of no known node."""

    output: Output
    page: int
    node: str
    part: Part


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as a reopened file has it."""

    place: Place
    text: str
