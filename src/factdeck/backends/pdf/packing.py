"""pdf backend: the document's objects as a file: small ones packed together (PDF 32000-1 §7.5.7, §7.5.8).

A structure tree is hundreds of small objects; packed and compressed it takes a tenth of the space. Only what
may not be packed, streams, stands by itself.
"""

from collections.abc import Iterator
from typing import Any, Final
from zlib import compress

from reportlab.pdfbase import pdfdoc

_TOGETHER: Final = 200  # objects in a stream: readers unpack whole streams
_HEAD: Final = b"%%PDF-%d.%d\n%%\xe5\xbe\x8b\xe6\x95\xb0\n"


def pack(document: Any) -> bytes:
    """The whole file of a reportlab document that is complete."""
    root = document.Reference(document.Catalog).format(document)
    info = document.Reference(document.info)
    packed, alone = _sources(document)
    file = bytearray(_HEAD % document._pdfVersion)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
    number = len(packed) + len(alone)
    for start in range(0, len(packed), _TOGETHER):
        number += 1
        part = packed[start : start + _TOGETHER]
        places |= {one: (2, number, index) for index, (one, _) in enumerate(part)}
        alone.append((number, _object_stream(part)))
    for one, source in alone:
        places[one] = (1, len(file), 0)
        file += b"%d 0 obj\n%s\nendobj\n" % (one, source)
    start = len(file)
    places[number + 1] = (1, start, 0)
    entries = b"".join(
        kind.to_bytes(1) + place.to_bytes(4) + index.to_bytes(2)
        for _, (kind, place, index) in sorted(places.items())
    )
    identifier = document.signature.hexdigest().encode()
    keys = b"/Type/XRef/W[1 4 2]/Size %d/Root %s/ID[<%s><%s>]" % (len(places), root, identifier, identifier)
    if info is not None:
        keys += b"/Info " + info.format(document)
    file += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number + 1, _stream(keys, entries), start)
    return bytes(file)


def _sources(document: Any) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
    """(number, source) of objects that may be packed, and of streams."""
    packed: list[tuple[int, bytes]] = []
    alone: list[tuple[int, bytes]] = []
    for number, thing in _objects(document):
        source = pdfdoc.format(thing, document, toplevel=1).lstrip(b"\n").removesuffix(b"\n")
        if isinstance(thing, pdfdoc.PDFStream):
            head = source.removesuffix(b"endstream")
            alone.append((number, head + b"\nendstream"))
        else:
            packed.append((number, source))
    return packed, alone


def _objects(document: Any) -> Iterator[tuple[int, Any]]:
    """The objects by number; writing one may add others."""
    number = 1
    while number in document.numberToId:
        yield number, document.idToObject[document.numberToId[number]]
        number += 1


def _object_stream(part: list[tuple[int, bytes]]) -> bytes:
    offset, index = 0, list[str]()
    for number, source in part:
        index.append(f"{number} {offset}")
        offset += len(source) + 1
    head = " ".join(index).encode() + b"\n"
    keys = b"/Type/ObjStm/N %d/First %d" % (len(part), len(head))
    return _stream(keys, head + b"\n".join(source for _, source in part))


def _stream(keys: bytes, content: bytes) -> bytes:
    short = compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (keys, len(short), short)
