"""pdf backend: what the file says of itself: properties and date (PDF 32000-1 §12.2, §14.3.3)."""

from typing import Any

from reportlab.pdfbase import pdfdoc

from factdeck.backends.pdf import xmp
from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.operators import text_string
from factdeck.scene.setting import Properties


def describe(canvas: PageCanvas, properties: Properties) -> None:
    """Set the document's properties; the date is the spec's, at midnight UTC."""
    canvas.document.info = _Info(properties)
    canvas.setViewerPreference("DisplayDocTitle", "true")


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
