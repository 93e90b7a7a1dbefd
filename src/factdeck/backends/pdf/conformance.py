"""pdf backend: what makes the file a tagged one for archives: tree, output intent, metadata, destinations."""

from typing import Any

from reportlab.pdfbase import pdfdoc

from factdeck.backends.pdf import srgb, xmp
from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.operators import text_string
from factdeck.backends.pdf.standard import Terms
from factdeck.backends.pdf.tags_structure import Structure
from factdeck.backends.pdf.tags_tree import StructureTree, Written
from factdeck.scene.setting import Properties

_CATALOG = ("MarkInfo", "Metadata", "OutputIntents", "StructTreeRoot")


def conform(canvas: PageCanvas, structure: Structure, properties: Properties, terms: Terms) -> None:
    """Complete a document whose pages are painted."""
    document = canvas.document
    tree = StructureTree(document, terms, len(structure.scene.pages))
    tree.add(structure.root)
    canvas.number_pages()
    catalog = document.Catalog
    names = [*catalog.__NoDefault__, *(name for name in _CATALOG if name not in catalog.__NoDefault__)]
    catalog.__NoDefault__ = names
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalog.Metadata = _metadata(properties, terms)
    catalog.OutputIntents = _intents(document)
    if not terms.has_info:
        canvas.leave_out_info()
    if terms.namespace:
        numbers = {name: tree.number_of(element) for name, element in structure.targets.items()}
        canvas.jump_to_structure(numbers)


def _metadata(properties: Properties, terms: Terms) -> Any:
    packet = xmp.packet(properties, terms)
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), packet, [])


def _intents(document: Any) -> Any:
    """Colours are sRGB (ISO 19005-2 §6.2.3)."""
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), srgb.profile())
    name = text_string(srgb.NAME)
    number = document.Reference(profile).format(document).decode("ascii")
    return Written(
        f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{name}/Info{name}"
        f"/DestOutputProfile {number}>>]"
    )
