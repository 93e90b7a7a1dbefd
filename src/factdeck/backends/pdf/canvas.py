"""pdf backend: reportlab's canvas with our fonts, our pictures, and nothing of its own on the page."""

from collections.abc import Mapping
from typing import IO, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from factdeck.backends.pdf.face import Face
from factdeck.theme.truetype import open_truetype


class PageCanvas(Canvas):
    """A canvas that is the same on every machine and day: no clock, no unembedded font, no settings file."""

    _doc: Any  # reportlab's own, untyped
    _code: list[str]
    _formsinuse: list[str]

    def __init__(self, stream: IO[bytes], width: float, height: float, language: str) -> None:
        super().__init__(
            stream,
            pagesize=(width, height),
            pageCompression=0,  # `defaultStreamFilters` compresses every stream, without reportlab's base 85
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
        )
        self._doc.defaultStreamFilters = [pdfdoc.PDFZCompress]
        self._language = language
        self._faces: dict[str, Face] = {}
        self._pictures: dict[str, str] = {}

    def _make_preamble(self) -> None:
        self._preamble = ""  # reportlab would select Helvetica on every page, unembedded

    def face(self, path: str, *, serif: bool = False) -> Face:
        """The document's font made of a TrueType file; the first call adds it."""
        if path not in self._faces:
            face = Face(open_truetype(path), f"F{len(self._faces) + 1}", serif=serif, language=self._language)
            self._faces[path] = face
            self._doc.delayedFonts.append(face)
        return self._faces[path]

    def add_output_intent(self, entries: Mapping[str, str]) -> None:
        """Say in the catalogue what the colours are meant for (PDF 32000-1 §14.11.5)."""
        catalog: Any = self._doc.Catalog
        intents = getattr(catalog, "OutputIntents", None)
        if intents is None:
            intents = catalog.OutputIntents = pdfdoc.PDFArray([])
            catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        intents.sequence.append(pdfdoc.PDFDictionary(dict(entries)))

    def has_picture(self, key: str) -> bool:
        """Whether the document holds this picture already."""
        return key in self._pictures

    def add_picture(self, key: str, stream: Any, mask: Any = None) -> None:
        """Put an image XObject into the document, with its transparency (PDF 32000-1 §8.9.5, §11.6.5.3)."""
        if mask is not None:
            stream.dictionary["SMask"] = self._doc.Reference(mask)
        self._doc.updateSignature(stream.content)
        self._pictures[key] = f"Picture{len(self._pictures) + 1}"
        self._doc.Reference(stream, self._doc.getXObjectName(self._pictures[key]))

    def paint_picture(self, key: str) -> None:
        """Paint a picture of the document on the unit square."""
        name = self._pictures[key]
        if name not in self._formsinuse:
            self._formsinuse.append(name)
        self.addLiteral(f"/{self._doc.getXObjectName(name)} Do")

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page; what it shows goes into the file's identifier."""
        self._doc.updateSignature("\n".join(self._code).encode("latin-1"))
        super().showPage()
