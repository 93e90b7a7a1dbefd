"""A small spec and what is laid on it, for the tests of overlays."""

from pathlib import Path

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.spec.load import Fill, examine
from factdeck.spec.project import Project

BASE = """\
factdeck: 1
title: Year
organization: City
language: en
sources: {report: {title: The city's yearly report, text: 12 halls}}
facts:
  halls: {value: 12 halls, label: Halls, icon: house, source: report, quote: 12 halls}
  rooms: {value: 30 rooms, label: Rooms, source: report, quote: 30 rooms}
  total: {derive: halls + rooms, unit: places, label: "Places, {halls} too"}
  rate: {value: 80%, label: Rate, note: "of {rooms}", source: report, quote: 80%}
  years: {series: {2024: "5", 2025: "6"}, label: Years, source: report, quote: "5 and 6"}
expect: [total == halls + rooms, halls >= 0]
sections:
  - id: places
    title: Places
    headline: "{total} in all"
    key: halls
    figures: {hero: halls, facts: [rooms], tiles: [rate, total]}
    points: ["We have {halls}. They are warm.", "{rooms} rooms", Plain]
    charts:
      - {id: sizes, kind: bar, facts: [halls, rooms], names: {halls: H}, highlight: [halls],
         headline: "{halls}!"}
      - {id: share, kind: ring, share: rate, title: Share}
    tables:
      - id: table
        columns: [{title: A, kind: name}, {title: B, kind: figure}, {title: C, kind: figure}]
        rows: [[one, "{halls}", ""], [two, "{rooms}", "{rate}"], [three, "{rate}", ""]]
        highlight: [1, 2]
    sheet: {cells: [{show: share, rows: [halls]}, {show: sizes, rows: [rooms]}]}
  - id: time
    title: Time
    charts: [{id: line, kind: line, series: [years]}]
  - {id: end, title: End, points: [Done]}
deck: [cover, places.divider, places.figures, places.sizes, time.divider, time.line, end, closing]
cover: {band: [{label: From, text: The city's yearly report}]}
factsheet: {hero: [halls, rate], hero_labels: {halls: All halls}, chart: sizes}
"""

OWN = """\
facts:
  halls: {value: 2 halls, source: own, by: Clerk, date: 2026}
  rooms: {value: 3 rooms, source: own, by: Clerk, date: 2026}
  rate: {value: 70%, source: own, by: Clerk, date: 2026}
  years: {series: {2024: "1", 2025: "2"}, source: own, by: Clerk, date: 2026}
"""


def lay(
    folder: Path, *overlays: str, base: str = BASE, fill: Fill | None = None
) -> tuple[Project | None, list[Diagnostic]]:
    """The last of the overlays laid on those before it, and the first on the base: o1.yaml, o2.yaml …"""
    (folder / "base.yaml").write_text(base, "utf-8")
    below = "base.yaml"
    for number, overlay in enumerate(overlays, 1):
        (folder / f"o{number}.yaml").write_text(f"extends: {below}\n{overlay}", "utf-8")
        below = f"o{number}.yaml"
    diagnostics = Diagnostics()
    project = examine(folder / below, diagnostics, fill)
    return project, list(diagnostics)


def laid(folder: Path, *overlays: str, base: str = BASE) -> Project:
    """As `lay`, where nothing is wrong."""
    project, found = lay(folder, *overlays, base=base)
    assert project is not None
    assert not [item for item in found if item.severity != "note"], found
    return project


def told(found: list[Diagnostic]) -> list[str]:
    """Findings as `code file:line:column`, notes left out."""
    return [
        f"{item.code} {Path(item.location.file).name}:{item.location.line}:{item.location.column}"
        for item in found
        if item.severity != "note" and item.location
    ]
