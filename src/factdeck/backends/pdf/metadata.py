"""pdf backend: what the file says of itself: properties and date (PDF 32000-1 §12.2, §14.3.3)."""

from typing import Any

from reportlab.pdfbase import pdfdoc

from factdeck.backends.pdf import xmp
from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.operators import text_string
from factdeck.scene.nodes import Scene
from factdeck.scene.setting import Properties


def describe(canvas: PageCanvas, scene: Scene) -> None:
    """Set the document's properties; the date is the spec's, at midnight UTC.

    A sheet to be folded asks the print dialog for its own size and for both sides (§12.2, table 150).
    """
    canvas.document.info = _Info(scene.properties)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if scene.folds:
        canvas.setViewerPreference("PrintScaling", "None")
        canvas.setViewerPreference("Duplex", "DuplexFlipShortEdge" if len(scene.pages) > 1 else "Simplex")


class _Info(pdfdoc.PDFObject):
    """The Info dictionary: what the XMP packet says too, and nothing that the spec leaves open."""

    invariant = 1  # read by reportlab

    def __init__(self, properties: Properties) -> None:
        self._texts = {
            "Title": properties.title,
            "Author": properties.author,
            "Subject": properties.subject,
            "Keywords": ", ".join(properties.keywords),
            "Creator": xmp.CREATOR,
            "Producer": xmp.PRODUCER,
        }
        self._day = properties.date.replace("-", "")

    def digest(self, signature: Any) -> None:
        """Add to the file's identifier."""
        signature.update("\n".join(self._texts.values()).encode())

    def format(self, document: Any) -> bytes:
        """The dictionary."""
        entries: dict[str, Any] = {name: text_string(text) for name, text in self._texts.items() if text}
        if self._day:
            entries["CreationDate"] = entries["ModDate"] = f"(D:{self._day}000000Z)"
        return pdfdoc.PDFDictionary(entries).format(document)
