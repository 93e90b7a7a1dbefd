"""pdf backend: actions of links and bookmarks (PDF 32000-1 §12.6.4.2, §12.6.4.7; ISO 32000-2 §12.3.2.3)."""

import re
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc

from factdeck.backends.pdf.operators import text_string


class Jump(pdfdoc.PDFObject):
    """Go to a place in this document; with `element`, the reference to a structure element, also to that.

    A reader that does not know structure destinations goes to the place on the page.
    """

    def __init__(self, destination: Any, element: str = "") -> None:
        self.destination = destination
        self.element = element

    def format(self, document: Any) -> bytes:
        """The action."""
        place: bytes = self.destination.format(document)
        if not self.element:
            return b"<</S/GoTo/D " + place + b">>"
        target = re.sub(rb"\d+ \d+ R", self.element.encode("ascii"), place, count=1)
        return b"<</S/GoTo/D " + place + b"/SD " + target + b">>"


def address(url: str) -> Any:
    """Open an address of the web."""
    return pdfdoc.PDFDictionary({"S": "/URI", "URI": pdfdoc.PDFString(url)})


class _Entry(pdfdoc.PDFObject):
    """A bookmark that goes by an action."""

    def __init__(self, entry: Any, element: str) -> None:
        self._entry, self._element = entry, element

    def format(self, document: Any) -> bytes:
        entry = self._entry
        entries = {"Title": text_string(entry.Title), "Parent": entry.Parent}
        entries["A"] = Jump(entry.Dest, self._element)
        for name in ("Prev", "Next", "First", "Last", "Count"):
            if getattr(entry, name) is not None:
                entries[name] = getattr(entry, name)
        return pdfdoc.PDFDictionary(entries).format(document)


class JumpingOutline(pdfdoc.PDFOutlines):
    """Bookmarks; those with a place in `elements` name the structure element that they lead to."""

    elements: Mapping[str, str] = {}

    def prepare(self, document: Any, canvas: Any) -> None:
        """Make the entries, as reportlab does, and exchange those that lead to elements."""
        super().prepare(document, canvas)
        for name, entry in document.idToObject.items():
            if isinstance(entry, pdfdoc.OutlineEntryObject) and entry.Dest.name in self.elements:
                document.idToObject[name] = _Entry(entry, self.elements[entry.Dest.name])
