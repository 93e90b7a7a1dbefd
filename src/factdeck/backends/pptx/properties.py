"""Backend stage: core and extended properties of the document (ECMA-376 Part 2 §11, Part 1 §22.2)."""

from typing import Final

from factdeck.backends.pptx.markup import Attribute, element, root, tagged
from factdeck.backends.pptx.text import office_language
from factdeck.scene.nodes import Scene

CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
APP_TYPE: Final = "application/vnd.openxmlformats-officedocument.extended-properties+xml"

_CORE: Final[dict[str, Attribute]] = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_APP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def core(scene: Scene) -> bytes:
    """`core.xml`; both dates are the spec's date at midnight UTC, never the clock's."""
    given = scene.properties
    moment = f"{given.date or '2000-01-01'}T00:00:00Z"
    dates = [
        tagged(f"dcterms:{name}", {"xsi:type": "dcterms:W3CDTF"}, moment) for name in ("created", "modified")
    ]
    texts = {
        "dc:title": given.title,
        "dc:subject": given.subject,
        "dc:creator": given.author,
        "cp:keywords": ", ".join(given.keywords),
        "cp:category": given.category,
        "cp:lastModifiedBy": given.author,
        "dc:language": office_language(given.language),
    }
    written = [element(tag, text) for tag, text in texts.items() if text]
    return root("cp:coreProperties", _CORE, *written, *dates)


def extended(scene: Scene) -> bytes:
    """`app.xml`: what PowerPoint lists under statistics."""
    wide = abs(scene.width / scene.height - 16 / 9) < 0.01
    counts = {
        "TotalTime": "0",
        "Application": "Microsoft Office PowerPoint",
        "PresentationFormat": "Widescreen" if wide else "Custom",
        "Slides": str(len(scene.pages)),
        "Notes": str(sum(1 for page in scene.pages if page.notes)),
        "HiddenSlides": "0",
        "Company": scene.properties.author,
        "AppVersion": "16.0000",
    }
    return root("Properties", {"xmlns": _APP}, *(element(n, t) for n, t in counts.items()))
