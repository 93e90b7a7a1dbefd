"""pdf backend: what the file says of itself: properties and date (PDF 32000-1 §12.2, §14.3.3)."""

from dataclasses import dataclass

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.scene.nodes import Properties


def describe(canvas: PageCanvas, properties: Properties) -> None:
    """Set the document's properties; the date is the spec's, at midnight UTC."""
    canvas.setTitle(properties.title)
    canvas.setAuthor(properties.author)
    canvas.setSubject(properties.subject)
    canvas.setKeywords(", ".join(properties.keywords))
    canvas.setCreator("factdeck")
    canvas.setProducer("ReportLab PDF Library")
    canvas.setDateFormatter(_Midnight(properties.date))
    canvas.setViewerPreference("DisplayDocTitle", "true")


@dataclass(frozen=True, slots=True)
class _Midnight:
    """Formats whatever time reportlab holds as one date, ISO 8601, at midnight UTC (PDF 32000-1 §7.9.4)."""

    date: str

    def __call__(self, *_clock: int) -> str:
        return f"D:{self.date.replace('-', '')}000000Z"
