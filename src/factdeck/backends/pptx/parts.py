"""Backend stage: parts and relationships of a package (ECMA-376 Part 2), and its zip file.

python-pptx keeps parts and relationships; it would stamp the clock into the zip, so the file is written here.
"""

from collections.abc import Callable, Container
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from factdeck.backends.pptx.markup import element, root

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.package import Package

_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_BEYOND: Final = 1000
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name
_DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "fntdata": "application/x-fontdata",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def new_package() -> "Package":
    """An empty package."""
    from pptx.package import Package

    return Package(None)  # type: ignore[arg-type]


def add_part(package: "Package", name: str, content_type: str, content: bytes = b"") -> "Part":
    """A part called `name` ("/ppt/slides/slide1.xml"); it is written once something relates to it."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    return Part(PackURI(name), content_type, package, content)


def free_name(named: Callable[[int], str], number: int, taken: Container[str]) -> str:
    """The name of part `number`, or beyond what is taken (lower case), so far that numbers never meet."""
    while named(number).lower() in taken:
        number += _BEYOND
    return named(number)


def package_bytes(package: "Package") -> bytes:
    """The zip file: content types first, then the parts by name, each followed by its relationships."""
    files: dict[str, bytes] = {}
    parts = sorted(package.iter_parts(), key=lambda part: part.partname)
    for part in parts:
        files[part.partname.membername] = part.blob
        if len(part.rels):
            files[part.partname.rels_uri.membername] = part.rels.xml
    return zipped({"[Content_Types].xml": _content_types(parts), "_rels/.rels": package._rels.xml, **files})  # pyright: ignore[reportPrivateUsage]


def _content_types(parts: "list[Part]") -> bytes:
    used = {"rels", "xml"} | {part.partname.ext for part in parts if _is_default(part)}
    defaults = [element("Default", Extension=name, ContentType=_DEFAULTS[name]) for name in sorted(used)]
    overrides = [
        element("Override", PartName=str(part.partname), ContentType=part.content_type)
        for part in parts
        if not _is_default(part)
    ]
    return root("Types", {"xmlns": _CONTENT_TYPES}, *defaults, *overrides)


def _is_default(part: "Part") -> bool:
    return part.partname.ext != "xml" and _DEFAULTS.get(part.partname.ext) == part.content_type


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip file of `files` in their order, without clock, user or host; pictures are not packed twice."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = (
                ZIP_STORED if name.endswith((".png", ".jpg", ".jpeg", ".xlsx")) else ZIP_DEFLATED
            )
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, content)
    return buffer.getvalue()
