"""pdf backend: the sRGB colour space (IEC 61966-2-1) as an ICC profile, version 4 (ISO 15076-1).

Made here of the standard's numbers, so that it is small, free of anybody's rights and the same everywhere.
"""

from struct import pack
from typing import Final

NAME: Final = "sRGB IEC61966-2.1"
_D50: Final = (0.9642, 1.0, 0.8249)
_PRIMARIES: Final = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""Red, green, blue under D50, by Bradford's adaptation."""
_FROM_D65: Final = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # parametric, type 3


def profile() -> bytes:
    """The profile's bytes."""
    tags = {
        b"desc": _text(NAME),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(_D50),
        b"chad": b"sf32" + bytes(4) + _fixed(_FROM_D65),
        **{name: _xyz(color) for name, color in _PRIMARIES.items()},
    }
    curve = b"para" + bytes(4) + pack(">HH", 3, 0) + _fixed(_CURVE)
    start = 128 + 4 + 12 * (len(tags) + 3)
    entries, body = b"", b""
    for name, content in tags.items():
        entries += name + pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    for name in (b"rTRC", b"gTRC", b"bTRC"):  # one curve for all three
        entries += name + pack(">II", start + len(body), len(curve))
    body += curve
    return _header(start + len(body)) + pack(">I", len(tags) + 3) + entries + body


def _header(size: int) -> bytes:
    made = pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = pack(">I4sI", size, bytes(4), 0x04200000) + b"mntrRGB XYZ " + made + b"acsp"
    return head + bytes(28) + _fixed(_D50) + bytes(48)


def _fixed(values: tuple[float, ...]) -> bytes:
    """Numbers as s15Fixed16."""
    return b"".join(pack(">i", round(value * 65536)) for value in values)


def _xyz(color: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(color)


def _text(text: str) -> bytes:
    said = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + pack(">II2s2sII", 1, 12, b"en", b"US", len(said), 28) + said
