"""pdf backend: reportlab's canvas with our fonts, our pictures, and nothing of its own on the page."""

from collections.abc import Callable, Mapping
from typing import IO, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from factdeck.backends.pdf.face import Face
from factdeck.backends.pdf.jumps import Jump, JumpingOutline
from factdeck.backends.pdf.operators import text_string
from factdeck.backends.pdf.packing import pack
from factdeck.theme.truetype import open_truetype


class PageCanvas(Canvas):
    """A canvas that is the same on every machine and day: no clock, no unembedded font, no settings file."""

    _doc: Any  # reportlab's own, untyped
    _code: list[str]
    _formsinuse: list[str]
    _annotationCount: int  # noqa: N815 - reportlab's name
    _addAnnotation: Callable[[Any, str], None]  # noqa: N815
    _bookmarkReference: Callable[[str], Any]  # noqa: N815

    def __init__(
        self,
        stream: IO[bytes],
        width: float,
        height: float,
        language: str,
        version: tuple[int, int] = (1, 7),
        *,
        compress: bool = True,
    ) -> None:
        super().__init__(
            stream,
            pagesize=(width, height),
            pageCompression=0,  # `defaultStreamFilters` compresses every stream, without reportlab's base 85
            invariant=1,
            pdfVersion=version,
            lang=language,
        )
        self._doc.defaultStreamFilters = [pdfdoc.PDFZCompress] if compress else []
        self._doc.format = lambda: pack(self._doc)
        self._jumps: list[Jump] = []
        outline = JumpingOutline()
        self._doc.outline = self._doc.Outlines = self._doc.Catalog.Outlines = outline
        self._language = language
        self._page_names: list[str] = []
        self._faces: dict[str, Face] = {}
        self._pictures: dict[str, str] = {}
        self._tilings: dict[str, tuple[str, Any]] = {}  # resource name and reference
        self._tilings_in_use: dict[str, Any] = {}  # of the page

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

    def has_tiling(self, key: str) -> bool:
        """Whether the document holds this tiling pattern already."""
        return key in self._tilings

    def add_tiling(self, key: str, stream: Any) -> None:
        """Put a tiling pattern into the document (PDF 32000-1 §8.7.3)."""
        self._doc.updateSignature(stream.content)
        name = f"Tiling{len(self._tilings) + 1}"
        self._tilings[key] = name, self._doc.Reference(stream, name)

    def tiling(self, key: str) -> str:
        """The name that a pattern of the document has on this page."""
        name, reference = self._tilings[key]
        self._tilings_in_use[name] = reference
        return name

    @property
    def document(self) -> Any:
        """reportlab's document: its objects and their numbers."""
        return self._doc

    def next_link(self) -> str:
        """The name that the next link will have."""
        return f"link{self._annotationCount + 1}"

    def add_link(
        self, area: tuple[float, float, float, float], text: str, action: Any, parent: int | None
    ) -> None:
        """Lay a link over an area of the page; `parent` is its place in the structure's parent tree."""
        entries: dict[str, Any] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pdfdoc.PDFArray(list(area)),
            "Border": "[0 0 0]",
            "F": 4,  # printed (ISO 19005-2 §6.3.2)
            "Contents": text_string(text),
            "A": action,
        }
        if parent is not None:
            entries["StructParent"] = parent
        self._addAnnotation(pdfdoc.PDFDictionary(entries), self.next_link())

    def jump(self, destination: str) -> Jump:
        """The action that goes to a named destination of this document."""
        jump = Jump(self._bookmarkReference(destination))
        self._jumps.append(jump)
        return jump

    def jump_to_structure(self, numbers: Mapping[str, str]) -> None:
        """Let links and bookmarks name the element they lead to as well (ISO 32000-2 §12.6.4.2)."""
        for jump in self._jumps:
            jump.element = numbers[jump.destination.name]
        self._doc.outline.elements = numbers

    def leave_out_info(self) -> None:
        """Write no Info dictionary (ISO 19005-4 §6.1.3)."""
        document, reference = self._doc, self._doc.Reference

        def without_info(thing: Any, name: str | None = None) -> Any:
            return None if thing is document.info else reference(thing, name)

        document.Reference = without_info

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page; what it shows goes into the file's identifier."""
        self._doc.updateSignature("\n".join(self._code).encode("latin-1"))
        self._page_names.append(self._doc.thisPageName())
        super().showPage()
        if self._tilings_in_use:
            page = self._doc.idToObject[self._page_names[-1]]
            page.check_format = _with_tilings(page, self._tilings_in_use)
            self._tilings_in_use = {}

    def number_pages(self) -> None:
        """Give every page its place in the structure's parent tree, and its links the order of reading."""
        for number, name in enumerate(self._page_names):
            page = self._doc.idToObject[name]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, "/S"


def _with_tilings(page: Any, tilings: Mapping[str, Any]) -> Callable[[Any], None]:
    """What reportlab calls before it writes the page, with patterns, which it knows of but never names."""
    check: Callable[[Any], None] = page.check_format

    def checked(document: Any) -> None:
        check(document)
        page.Resources.Pattern.update(tilings)

    return checked
