"""Spec stage: what a picture file is, from its header alone (PNG: ISO 15948, JPEG: ITU-T T.81), by Pillow."""

import struct
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.base.pictures import on_its_side
from factdeck.spec.project import PictureFile

MEGAPIXELS: Final = 50
"""The most that is accepted; a full slide at 4K has eight."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_DAMAGE: Final = (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, struct.error)


def read_picture(file: Path, name: str, place: Location, diagnostics: Diagnostics) -> PictureFile | None:
    """The picture in `file`, called `name` at `place` in the spec; None with a diagnostic if unusable.

    Pixels are never decoded, so that a small file of very many pixels costs nothing.
    """
    try:
        header = _header(file)
    except _DAMAGE:
        diagnostics.add("not-a-picture", place, path=name)
        return None
    if isinstance(header, str):
        diagnostics.add("picture-format", place, path=name, format=header)
        return None
    if header.width * header.height > MEGAPIXELS * 1_000_000:
        size, limit = round(header.width * header.height / 1_000_000), MEGAPIXELS
        shape = {"width": header.width, "height": header.height}
        diagnostics.add("picture-too-large", place, path=name, size=size, limit=limit, **shape)
        return None
    return PictureFile(str(file), header.width, header.height)


@dataclass(frozen=True, slots=True)
class _Header:
    width: int
    height: int


def _header(file: Path) -> _Header | str:
    """Size in pixels, or the name of a format that is not taken. Raises what Pillow raises for damaged files.

    PNG and JPEG are opened by their own readers: `Image.open` refuses large pictures without their size.
    """
    with file.open("rb") as stream:
        start = stream.read(len(_PNG))
        stream.seek(0)
        if start == _PNG:
            return _png(stream)
        if start.startswith(_JPEG):
            return _jpeg(stream)
        return _other(stream, file)


def _png(stream: BinaryIO) -> _Header:
    from PIL.PngImagePlugin import PngImageFile

    image = PngImageFile(stream)
    width, height = image.size
    image.verify()  # every chunk's checksum; pixels stay compressed
    return _Header(width, height)


def _jpeg(stream: BinaryIO) -> _Header:
    from PIL.JpegImagePlugin import JpegImageFile

    image = JpegImageFile(stream)
    return _Header(image.height, image.width) if on_its_side(image) else _Header(*image.size)


def _other(stream: BinaryIO, file: Path) -> str:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(stream).format or file.suffix
    except Image.DecompressionBombError:
        return file.suffix.lstrip(".").upper()
