"""Checks stage: what makes PowerPoint repair a file that is valid by schema (ECMA-376 Part 2, experience).

The schema itself is Microsoft's validator's to judge; these are the invariants of the package and its ids.
"""

from collections import Counter
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.archive import CONTENT_TYPES, OFFICE, TYPES, Archive, open_archive
from factdeck.checks.package_chart import check_charts
from factdeck.checks.package_deck import check_deck
from factdeck.checks.package_fonts import check_fonts
from factdeck.checks.package_parts import check_part
from factdeck.checks.package_values import check_values
from factdeck.checks.package_zip import check_declared, check_media, check_zip

_EXPLICIT: Final = frozenset(
    {"image", "chart", "hyperlink", "package", "oleObject", "media", "audio", "video", "font"}
)
_LISTED: Final = frozenset({"slide", "slideMaster", "notesMaster", "slideLayout"})
_LISTING: Final = ("ppt/presentation.xml", "ppt/slideMasters/")


def check_package(data: bytes) -> Diagnostics:
    """All findings in a .pptx file, given as its bytes; empty for a sound one."""
    diagnostics = Diagnostics()
    archive = open_archive(data, diagnostics)
    if archive is None:
        return diagnostics
    check_zip(archive, diagnostics)
    _check_names(archive, diagnostics)
    _check_types(archive, diagnostics)
    check_declared(archive, diagnostics)
    check_media(archive, diagnostics)
    _check_relations(archive, diagnostics)
    _check_reached(archive, diagnostics)
    check_deck(archive, diagnostics)
    check_charts(archive, diagnostics)
    _check_ids(archive, diagnostics)
    check_fonts(archive, diagnostics)
    for name in archive.parts:
        if name in archive.trees:
            check_part(name, archive.trees[name], diagnostics)
            check_values(name, archive.trees[name], diagnostics)
    return diagnostics


def _check_names(archive: Archive, diagnostics: Diagnostics) -> None:
    """Part names are equal when only their case differs."""
    counted = Counter(name.lower() for name in archive.names)
    for name, count in counted.items():
        if count > 1:
            diagnostics.add("package-double-name", part=name, count=count)


def _check_types(archive: Archive, diagnostics: Diagnostics) -> None:
    tree = archive.trees.get(CONTENT_TYPES)
    if tree is None:
        diagnostics.add("package-no-types")
        return
    overrides = [item.get("PartName", "").lstrip("/") for item in tree.iter(f"{TYPES}Override")]
    defaults = {item.get("Extension", "").lower() for item in tree.iter(f"{TYPES}Default")}
    for name in overrides:
        if name not in archive.names:
            diagnostics.add("package-phantom-type", part=name)
    for name in archive.parts:
        if name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            diagnostics.add("package-untyped-part", part=name)


def _check_relations(archive: Archive, diagnostics: Diagnostics) -> None:
    for name in ("", *archive.parts):
        relations = archive.relations(name)
        for identifier, count in Counter(relation.id for relation in relations).items():
            if count > 1:
                diagnostics.add("package-double-id", part=name, id=identifier)
        for relation in relations:
            if not relation.external and relation.target not in archive.names:
                diagnostics.add("package-missing-target", part=name, id=relation.id, target=relation.target)
        if name in archive.trees:
            _check_used(name, archive, diagnostics)


def _check_used(name: str, archive: Archive, diagnostics: Diagnostics) -> None:
    """Ids that the part's XML uses and does not have, or has and does not use."""
    used = {
        value
        for item in archive.trees[name].iter()
        for key, value in item.attrib.items()
        if key.startswith(f"{{{OFFICE}}}") and value
    }
    relations = archive.relations(name)
    for identifier in sorted(used - {relation.id for relation in relations}):
        diagnostics.add("package-dangling-id", part=name, id=identifier)
    for relation in relations:
        listed = relation.kind in _LISTED and name.startswith(_LISTING)
        jump = relation.kind == "slide" and name.startswith("ppt/slides/")
        if (relation.kind in _EXPLICIT or listed or jump) and relation.id not in used:
            diagnostics.add("package-unused-id", part=name, id=relation.id)


def _check_reached(archive: Archive, diagnostics: Diagnostics) -> None:
    """Every part hangs on the package's root."""
    reached: set[str] = {""}
    waiting = [""]
    while waiting:
        targets = [item.target for item in archive.relations(waiting.pop()) if not item.external]
        waiting += [target for target in targets if target not in reached]
        reached.update(targets)
    for name in archive.parts:
        if name not in reached:
            diagnostics.add("package-orphan-part", part=name)


def _check_ids(archive: Archive, diagnostics: Diagnostics) -> None:
    """Slides count from 256; masters and layouts from 2³¹, in one range for the whole file (§19.7.13)."""
    ranges = {"sldId": 256, "sldMasterId": 1 << 31, "sldLayoutId": 1 << 31}
    found: Counter[tuple[int, int]] = Counter()
    for name, tree in archive.trees.items():
        for item in tree.iter():
            least = ranges.get(item.tag.rpartition("}")[2])
            if least is None or "presentationml" not in item.tag:
                continue
            number = int(item.get("id", "0"))
            found[least, number] += 1
            if number >= 2 * max(least, 1 << 30):
                diagnostics.add("package-signed-id", part=name, id=number)
            if number < least:
                diagnostics.add("package-low-id", part=name, id=number, least=least)
    for (_, number), count in found.items():
        if count > 1:
            diagnostics.add("package-double-id", part="ppt/presentation.xml", id=number)
