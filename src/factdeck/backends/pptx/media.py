"""Backend stage: parts that shapes refer to: pictures, each file once, and charts with their workbooks."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from factdeck.backends.pptx.chart import chart_part
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.parts import add_part, free_name
from factdeck.backends.pptx.text import Typesetter
from factdeck.backends.pptx.workbook import workbook
from factdeck.base.pictures import fitted
from factdeck.scene.nodes import AnyNode, ChartNode, Group, Picture, Scene

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.package import Package

_CHART: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def picture_places(scene: Scene) -> Mapping[str, tuple[float, float]]:
    """How large the whole of each picture stands at most where crops show a part of it."""
    pages = (page.nodes for page in scene.pages)
    found: dict[str, tuple[float, float]] = {}
    for nodes in (*pages, *(layout.nodes for layout in scene.layouts.values())):
        for picture in _pictures(nodes):
            left, top, right, bottom = picture.crop
            wide, high = picture.rect.w / (1 - left - right), picture.rect.h / (1 - top - bottom)
            before = found.get(picture.path, (0.0, 0.0))
            found[picture.path] = (max(wide, before[0]), max(high, before[1]))
    return found


def _pictures(nodes: Iterable[AnyNode]) -> Iterable[Picture]:
    for node in nodes:
        if isinstance(node, Picture):
            yield node
        elif isinstance(node, Group):
            yield from _pictures(node.children)


@dataclass(slots=True)
class Media:
    """Makes picture and chart parts, numbered as they are asked for. `date`: ISO 8601, for workbooks.

    `places`: how large the whole of a picture stands at most, width and height in points, by its path.
    """

    package: "Package"
    date: str
    places: Mapping[str, tuple[float, float]]
    taken: frozenset[str] = frozenset()  # names of parts that are there already, lower case
    _paths: dict[str, "Part"] = field(default_factory=dict[str, "Part"])
    _hashes: dict[str, "Part"] = field(default_factory=dict[str, "Part"])
    _charts: int = 0

    def image(self, path: str) -> "Part":
        """The part of a picture file, as large as its largest place needs; the same picture is stored once.

        Raises OSError if it can't be read.
        """
        if path not in self._paths:
            image = fitted(path, *self.places.get(path, (math.inf, math.inf)))
            digest = sha256(image.content).hexdigest()
            if digest not in self._hashes:
                number = len(self._hashes) + 1
                name = free_name(lambda n: f"/ppt/media/image{n}.{image.kind}", number, self.taken)
                self._hashes[digest] = add_part(self.package, name, f"image/{image.kind}", image.content)
            self._paths[path] = self._hashes[digest]
        return self._paths[path]

    def chart(self, node: ChartNode, ink: Ink, typesetter: Typesetter) -> "Part":
        """The part of a chart, with its workbook embedded."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        self._charts += 1
        own = free_name(lambda n: f"/ppt/charts/chart{n}.xml", self._charts, self.taken)
        part = add_part(self.package, own, _CHART)
        name = free_name(lambda n: f"/ppt/embeddings/Microsoft_Excel_Sheet{n}.xlsx", self._charts, self.taken)
        book = add_part(self.package, name, _WORKBOOK, workbook(node, self.date, typesetter.language))
        part.blob = chart_part(node, ink, typesetter, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
        return part
