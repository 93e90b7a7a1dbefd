"""pdf backend: pictures as image XObjects (PDF 32000-1 §8.9): JPEG as it is, the rest as pixels."""

from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, PDFZCompress

from factdeck.backends.pdf.operators import numbers, path, rectangle, rounded
from factdeck.backends.pdf.surface import PaintError, Surface
from factdeck.base.pictures import fitted, turned
from factdeck.scene.nodes import Picture
from factdeck.scene.text import Rect

_SPACES: Final = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
_SHOWN: Final = ("L", "RGB")
"""Modes of JPEGs that stay as they are on screen: inks have no place beside sRGB in PDF/A."""


def paint_picture(surface: Surface, picture: Picture) -> None:
    """Paint a picture so that what the crop leaves fills the rectangle. Raises PaintError if unreadable."""
    whole = _uncropped(picture)
    key = _key(surface, picture, whole)
    if not surface.canvas.has_picture(key):
        mode = surface.inks.mode
        streams = _streams(Path(picture.path)) if mode == "RGB" else _printed(picture.path, mode, whole)
        surface.canvas.add_picture(key, *streams)
    with surface.state():
        if picture.radius:
            surface.emit(f"{path(rounded(picture.rect, picture.radius), surface.flip)} W n")
        elif any(picture.crop):
            surface.emit(f"{rectangle(picture.rect, surface.flip)} W n")
        surface.emit(f"{numbers(whole.w, 0, 0, whole.h, whole.x, surface.flip(whole.bottom))} cm")
        surface.canvas.paint_picture(key)


def _key(surface: Surface, picture: Picture, whole: Rect) -> str:
    """The file's name; in print a size has pixels of its own."""
    return picture.path if surface.inks.mode == "RGB" else f"{picture.path} {numbers(whole.w, whole.h)}"


def _uncropped(picture: Picture) -> Rect:
    """Where the whole picture would stand."""
    left, top, right, bottom = picture.crop
    width = picture.rect.w / (1 - left - right)
    height = picture.rect.h / (1 - top - bottom)
    return Rect(picture.rect.x - left * width, picture.rect.y - top * height, width, height)


def _streams(file: Path) -> tuple[Any, Any]:
    """The image and its mask of transparency, or None."""
    try:
        with Image.open(file) as image:
            if image.format == "JPEG" and image.mode in _SHOWN:
                content = fitted(str(file)).content
                upright = Image.open(BytesIO(content)) if turned(image) else image
                return _stream(upright, content, "/DCTDecode"), None
            return _pixels(image)
    except (OSError, UnidentifiedImageError) as error:
        raise PaintError(f"{file}: {error}") from error


def _printed(file: str, mode: str, whole: Rect) -> tuple[Any, Any]:
    """The image as it is printed at this size, and its mask; photographs stay JPEG."""
    from factdeck.backends.pdf.press_pictures import as_jpeg, pressed

    try:
        with Image.open(file) as image:
            made = pressed(ImageOps.exif_transpose(image), mode, whole.w, whole.h)
            photograph = image.format == "JPEG"
    except (OSError, UnidentifiedImageError) as error:
        raise PaintError(f"{file}: {error}") from error
    mask = made.info.get("mask")
    if not photograph:
        return _stream(made, made.tobytes(), ""), None if mask is None else _stream(mask, mask.tobytes(), "")
    content = as_jpeg(made)
    return _stream(Image.open(BytesIO(content)), content, "/DCTDecode"), None


def _stream(image: Image.Image, content: bytes, coding: str) -> Any:
    entries: dict[str, Any] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
        "ColorSpace": _SPACES[image.mode],
    }
    if coding:
        entries["Filter"] = coding
    if image.mode == "CMYK" and "adobe" in image.info:  # Adobe's JPEGs store the inverse of the ink
        entries["Decode"] = "[1 0 1 0 1 0 1 0]"
    return PDFStream(PDFDictionary(entries), content, None if coding else [PDFZCompress])


def _pixels(image: Image.Image) -> tuple[Any, Any]:
    clear = "A" in image.getbands() or "transparency" in image.info
    full = image.convert("RGBA") if clear else image
    gray = image.mode in ("1", "L", "LA", "I", "I;16", "F")
    color = full.convert("L" if gray else "RGB")
    mask = full.getchannel("A") if clear else None
    opaque = mask is None or mask.getextrema() == (255, 255)
    return _stream(color, color.tobytes(), ""), None if opaque or mask is None else _stream(
        mask, mask.tobytes(), ""
    )
