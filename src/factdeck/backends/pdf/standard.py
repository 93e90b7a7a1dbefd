"""pdf backend: which standards a file keeps: for readers of screens (PDF/UA) and for archives (PDF/A)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Standard(StrEnum):
    """A pair of standards that one file keeps at once."""

    UA_1 = "ua-1"  # PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), both of PDF 1.7
    UA_2 = "ua-2"  # PDF/UA-2 (ISO 14289-2) and PDF/A-4 (ISO 19005-4), both of PDF 2.0


class Label(StrEnum):
    """What stands before the text of a list's item."""

    BULLET = "bullet"
    NUMBER = "number"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a pair of standards asks for where they differ."""

    version: tuple[int, int]  # of PDF
    claims: tuple[tuple[str, str], ...]  # XMP properties by which the file says what it keeps
    namespace: str  # of its structure types, "" for those of PDF 1.7
    note: str  # the structure type of a note
    numbering: Mapping[Label, str]  # how a list says what its items are labelled with
    has_info: bool  # whether properties stand in an Info dictionary too
    has_extension: bool  # whether the XMP has to describe pdfuaid, which PDF/A-2 does not know


TERMS: Final = {
    Standard.UA_1: Terms(
        version=(1, 7),
        claims=(("pdfuaid:part", "1"), ("pdfaid:part", "2"), ("pdfaid:conformance", "A")),
        namespace="",
        note="Note",
        numbering={Label.BULLET: "Disc", Label.NUMBER: "Decimal"},
        has_info=True,
        has_extension=True,
    ),
    Standard.UA_2: Terms(
        version=(2, 0),
        claims=(
            ("pdfuaid:part", "2"),
            ("pdfuaid:rev", "2024"),
            ("pdfaid:part", "4"),
            ("pdfaid:rev", "2020"),
        ),
        namespace="http://iso.org/pdf2/ssn",
        note="FENote",
        numbering={Label.BULLET: "Unordered", Label.NUMBER: "Ordered", Label.TERM: "Description"},
        has_info=False,
        has_extension=False,
    ),
}
