"""Backend stage: parts that shapes refer to: pictures, each file once, and charts with their workbooks."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factdeck.backends.pptx.chart import chart_part
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.parts import add_part
from factdeck.backends.pptx.text import Typesetter
from factdeck.backends.pptx.workbook import workbook
from factdeck.scene.nodes import ChartNode

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.package import Package

_CHART: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(slots=True)
class Media:
    """Makes picture and chart parts, numbered as they are asked for. `date`: ISO 8601, for workbooks."""

    package: "Package"
    date: str
    _paths: dict[str, "Part"] = field(default_factory=dict[str, "Part"])
    _hashes: dict[str, "Part"] = field(default_factory=dict[str, "Part"])
    _charts: int = 0

    def image(self, path: str) -> "Part":
        """The part of a picture file; the same picture is stored once. Raises OSError if it can't be read."""
        if path not in self._paths:
            from pptx.parts.image import Image

            image = Image.from_file(path)
            if image.sha1 not in self._hashes:
                name = f"/ppt/media/image{len(self._hashes) + 1}.{image.ext}"
                self._hashes[image.sha1] = add_part(self.package, name, image.content_type, image.blob)
            self._paths[path] = self._hashes[image.sha1]
        return self._paths[path]

    def chart(self, node: ChartNode, ink: Ink, typesetter: Typesetter) -> "Part":
        """The part of a chart, with its workbook embedded."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        self._charts += 1
        part = add_part(self.package, f"/ppt/charts/chart{self._charts}.xml", _CHART)
        name = f"/ppt/embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx"
        book = add_part(self.package, name, _WORKBOOK, workbook(node, self.date, typesetter.language))
        part.blob = chart_part(node, ink, typesetter, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
        return part
