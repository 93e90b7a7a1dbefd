"""Checks stage: a chart part and its data (ECMA-376 Part 1 §21.2).

Counts that disagree (Euro-Office #338), a lost workbook (Open-Xml-PowerTools #15) and axes that are not there
(PptxGenJS #1233) make PowerPoint drop the whole slide.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.archive import OFFICE, Archive

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_UNSIGNED: Final = 1 << 32


def check_charts(archive: Archive, diagnostics: Diagnostics) -> None:
    """Add what is wrong in any chart part."""
    for name, tree in archive.trees.items():
        if tree.tag == f"{_C}chartSpace":
            _check_axes(name, tree, diagnostics)
            _check_series(name, tree, diagnostics)
            _check_data(name, tree, archive, diagnostics)


def _check_axes(name: str, tree: Element, diagnostics: Diagnostics) -> None:
    """Axis ids have no sign, and what refers to an axis finds it."""
    axes = {
        item.get("val", "")
        for kind in ("catAx", "valAx", "dateAx", "serAx")
        for axis in tree.iter(f"{_C}{kind}")
        for item in axis.findall(f"{_C}axId")
    }
    for tag in ("axId", "crossAx"):
        for item in tree.iter(f"{_C}{tag}"):
            value = item.get("val", "")
            if not value.isdigit() or int(value) >= _UNSIGNED:
                diagnostics.add("package-signed-id", part=name, id=value)
            if value not in axes:
                diagnostics.add("package-missing-axis", part=name, id=value)


def _check_series(name: str, tree: Element, diagnostics: Diagnostics) -> None:
    """Each series has a number of its own, and as many points as it says."""
    for tag in ("idx", "order"):
        numbers = [series.find(f"{_C}{tag}") for series in tree.iter(f"{_C}ser")]
        counted = Counter(item.get("val", "") for item in numbers if item is not None)
        for value, count in counted.items():
            if count > 1:
                diagnostics.add("package-double-id", part=name, id=f"{tag} {value}")
    for cache in (*tree.iter(f"{_C}strCache"), *tree.iter(f"{_C}numCache")):
        said = _count(cache)
        if any(int(point.get("idx", "0")) >= said for point in cache.findall(f"{_C}pt")):
            diagnostics.add("package-chart-points", part=name, count=said)
    for series in tree.iter(f"{_C}ser"):
        counts = {_count(cache) for tag in ("cat", "val") for cache in _caches(series, tag)}
        if len(counts) > 1:
            diagnostics.add("package-chart-points", part=name, count=min(counts))


def _count(cache: Element) -> int:
    count = cache.find(f"{_C}ptCount")
    return int(count.get("val", "0")) if count is not None else 0


def _caches(series: Element, tag: str) -> Iterator[Element]:
    for holder in series.findall(f"{_C}{tag}"):
        yield from (item for item in holder.iter() if item.tag in (f"{_C}strCache", f"{_C}numCache"))


def _check_data(name: str, tree: Element, archive: Archive, diagnostics: Diagnostics) -> None:
    """ "Edit data" opens a workbook that is there."""
    data = tree.find(f"{_C}externalData")
    wanted = data.get(f"{{{OFFICE}}}id", "") if data is not None else ""
    kinds = {relation.id: relation.kind for relation in archive.relations(name)}
    if kinds.get(wanted) != "package":
        diagnostics.add("package-chart-data", part=name)
