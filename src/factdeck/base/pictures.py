"""Picture files as documents need them: upright, and no larger than what is seen (EXIF 2.3; JPEG, PNG).

A file that is fit for its place is passed on byte for byte; only one that is much too large is made smaller,
once, from its own pixels. The same file gives the same bytes.
"""

import math
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from PIL.Image import Image

PPI: Final = 220
"""Pixels to the inch that a picture keeps: what PowerPoint itself calls print quality."""

_SPARE: Final = 1.3  # a file is left alone until it has so many times the pixels across that its place needs
_QUALITY: Final = 90  # of a JPEG that is written anew
_ORIENTATION: Final = 0x0112
_POINTS: Final = 72  # to the inch

Kind = Literal["jpeg", "png"]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture's bytes, and of which kind they are."""

    content: bytes
    kind: Kind


def turned(image: "Image") -> bool:
    """Whether it is upright only by its orientation mark."""
    return image.format == "JPEG" and image.getexif().get(_ORIENTATION, 1) not in (0, 1)


def on_its_side(image: "Image") -> bool:
    """Whether its orientation mark exchanges width and height."""
    return image.format == "JPEG" and image.getexif().get(_ORIENTATION, 1) >= 5


def fitted(path: str, width: float = math.inf, height: float = math.inf) -> Fitted:
    """The picture in a JPEG or PNG file for a place where the whole of it is that large, in points.

    Raises OSError where it can't be read.
    """
    from PIL import Image, ImageOps

    content = Path(path).read_bytes()
    with Image.open(BytesIO(content)) as image:
        kind: Kind = "jpeg" if image.format == "JPEG" else "png"
        mark = turned(image)
        across, down = image.size[::-1] if on_its_side(image) else image.size
        share = max(width / across, height / down) * PPI / _POINTS
        if not mark and (share * _SPARE > 1 or getattr(image, "n_frames", 1) > 1):
            return Fitted(content, kind)
        size = (across, down)
        if share * _SPARE <= 1:
            size = (max(1, round(across * share)), max(1, round(down * share)))
        upright = ImageOps.exif_transpose(image) if mark else image
        made = _written(_resized(upright, size), kind, image.info)
    return Fitted(content if len(made) >= len(content) and not mark else made, kind)


def _resized(image: "Image", size: tuple[int, int]) -> "Image":
    """Palettes and bits have no colours between two of theirs, so they become full colours first."""
    from PIL.Image import Resampling

    if image.size == size:
        return image
    if image.mode in ("1", "P", "PA"):
        clear = image.mode == "PA" or "transparency" in image.info
        image = image.convert("RGBA" if clear else "L" if image.mode == "1" else "RGB")
    return image.resize(size, Resampling.LANCZOS)


def _written(image: "Image", kind: Kind, known: dict[str | tuple[int, int], Any]) -> bytes:
    """The colour profile stays with it; camera, place and time do not."""
    stream = BytesIO()
    profile = {"icc_profile": known["icc_profile"]} if known.get("icc_profile") else {}
    if kind == "png":
        image.save(stream, "PNG", optimize=True, **profile)
    else:
        image.save(stream, "JPEG", quality=_QUALITY, subsampling=0, optimize=True, **profile)
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class Tone:
    """What a picture looks like from afar: its mean colour as RRGGBB, and whether its parts differ."""

    color: str
    varied: bool


_PLAIN: Final = 60  # of 255: how far parts of a picture may be from its mean


def tone_of(content: bytes) -> Tone | None:
    """The tone of a picture, transparent parts as on white; None for what is no picture."""
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content)) as image:
                image.draft("RGB", (64, 64))
                whole = image.convert("RGBA")
                white = Image.new("RGBA", whole.size, "white")
                white.alpha_composite(whole)
                rough = white.convert("RGB").resize((8, 6), Image.Resampling.BOX)
                mean = rough.resize((1, 1), Image.Resampling.BOX).tobytes()
        parts = rough.tobytes()
    except Exception:  # Pillow has many for damaged files, and a picture in a master proves nothing
        return None
    varied = any(abs(part - mean[index % 3]) > _PLAIN for index, part in enumerate(parts))
    return Tone("".join(f"{part:02X}" for part in mean), varied)
