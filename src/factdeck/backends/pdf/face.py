"""pdf backend: one embedded font of one document, a Type 0 font with two-byte codes (PDF 32000-1 §9.7).

reportlab's own TrueType fonts are cut into pieces of 256 characters, each an object of its own, and their
ToUnicode maps are wrong above U+FFFF; so a document gets this font instead, through the same two doors that
reportlab keeps for fonts that are made while it paints: `delayedFonts` and `addObjects`.
"""

from hashlib import md5
from itertools import groupby
from struct import unpack_from
from typing import Any, Final

from reportlab.pdfbase import pdfdoc

from factdeck.theme import forms
from factdeck.theme.subset import UNCHANGED, Change, subset
from factdeck.theme.truetype import FontError, TrueType

_SYMBOLIC: Final = 4  # flags of a font descriptor, PDF 32000-1 table 123
_SERIF: Final = 2
_BLOCK: Final = 100  # entries of one bfchar block, Adobe Technical Note 5014
_INVISIBLE: Final = dict.fromkeys(map(ord, forms.INVISIBLE))


Form = tuple[str, int, int]
"""A character, and thousandths of the em: how much longer its advance is, how much higher it stands."""


class Face:
    """A font as one document uses it: characters get codes in the order in which they are painted.

    `language`: the document's, which decides the forms of marks as it did when layout measured them.
    """

    def __init__(self, font: TrueType, resource: str, *, serif: bool = False, language: str = "") -> None:
        self.font = font
        self.resource = resource  # its name in the pages' resources
        self._serif = serif
        self._language = language
        self._codes: dict[Form, int] = {}
        self._glyphs: list[int] = [0]

    def encode(self, text: str, blank: int = 0, rise: int = 0) -> str:
        """The codes of `text` as a hexadecimal string. Raises FontError for a character the font lacks.

        In thousandths of the em: `blank`, by which the last character's advance is longer, and `rise`, by
        which all stand higher. Gaps and rises that are the glyphs' own are taken for no blank between words
        and for no other line by any program that reads the file.
        """
        shown = self._shown(text)
        codes = [self._code((character, 0, rise)) for character in shown[:-1]]
        codes += [self._code((shown[-1], blank, rise))] if shown else []
        return f"<{''.join([f'{code:04X}' for code in codes])}>"

    def _shown(self, text: str) -> str:
        return forms.formed(text, self._language).translate(_INVISIBLE)

    def _code(self, form: Form) -> int:
        code = self._codes.get(form)
        if code is None:
            code = self._codes[form] = self._new_code(form[0])
        return code

    def _new_code(self, character: str) -> int:
        glyph = self.font.glyph_of(character)
        if not glyph:
            raise FontError(f"{self.font.name} has no glyph for {character!r} (U+{ord(character):04X})")
        self._glyphs.append(glyph)
        return len(self._glyphs) - 1

    def width(self, text: str, size: float, tracking: float = 0.0) -> float:
        """The advance of `text` in points; characters that only steer breaking or shaping have none."""
        shown = self._shown(text)
        return self.font.width(shown, size) + tracking * len(shown)

    def ink(self, text: str, size: float) -> tuple[float, float]:
        """The lowest and highest point of the glyphs' outlines over the baseline, in points."""
        outlines = [self.font.entry(self.font.glyph_of(character)) for character in self._shown(text)]
        edges = [unpack_from(">4h", outline, 2) for outline in outlines if outline]
        scale = size / self.font.units
        return scale * min((edge[1] for edge in edges), default=0), scale * max(
            (edge[3] for edge in edges), default=0
        )

    def cap_height(self, size: float) -> float:
        """The height of capitals and digits in points."""
        return self.font.cap_height * size / self.font.units

    def ascent(self, size: float) -> float:
        """The ascent in points."""
        return self.font.ascent * size / self.font.units

    def descent(self, size: float) -> float:
        """The descent in points, positive."""
        return -self.font.descent * size / self.font.units

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab calls it when it saves
        """Write font, descriptor, file and ToUnicode map into the document."""
        document.updateSignature(self._used)
        name = f"{self._tag()}+{self.font.name}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
                "CIDToGIDMap": "/Identity",
                "DW": 1000,
                "W": self._widths(),
                "FontDescriptor": document.Reference(self._descriptor(document, name)),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(pdfdoc.PDFStream(content=self._to_unicode())),
            }
        )
        document.idToObject["BasicFonts"][self.resource] = document.Reference(font)

    @property
    def _used(self) -> bytes:
        return "".join(
            f"{character}{blank or ''}{rise or ''}" for character, blank, rise in self._codes
        ).encode()

    def _tag(self) -> str:
        """Six letters that tell this subset from another of the same font (PDF 32000-1 §9.6.4)."""
        digest = md5(self._used, usedforsecurity=False).digest()
        return "".join(chr(65 + byte % 26) for byte in digest[:6])

    def _scaled(self, length: float) -> int:
        return round(length * 1000 / self.font.units)

    def _widths(self) -> str:
        """Widths that differ from the em (table 117, W); whole numbers, as pdfium cuts fractions off."""
        blanks = [0, *(blank for _, blank, _ in self._codes)]
        pairs = zip(self._glyphs, blanks, strict=True)
        widths = [max(0, self._scaled(self.font.metrics(glyph)[0]) + blank) for glyph, blank in pairs]
        parts: list[str] = []
        for differs, run in groupby(enumerate(widths), key=lambda pair: pair[1] != 1000):
            own = list(run)
            if differs:
                parts.append(f"{own[0][0]} [{' '.join(str(width) for _, width in own)}]")
        return f"[{' '.join(parts)}]"

    def _descriptor(self, document: Any, name: str) -> Any:
        font = self.font
        scale = font.units / 1000
        changes = [
            Change(round(blank * scale), round(rise * scale)) if blank or rise else UNCHANGED
            for _, blank, rise in self._codes
        ]
        data = subset(font, self._glyphs, [UNCHANGED, *changes])
        file = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Length1": len(data)}), data)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(name),
                "Flags": _SYMBOLIC | (_SERIF if self._serif else 0),
                "FontBBox": pdfdoc.PDFArray([self._scaled(edge) for edge in font.box]),
                "ItalicAngle": 0,
                "Ascent": self._scaled(font.ascent),
                "Descent": self._scaled(font.descent),
                "CapHeight": self._scaled(font.cap_height),
                "StemV": 50 + int((font.weight / 65) ** 2),
                "FontFile2": document.Reference(file),
            }
        )

    def _to_unicode(self) -> str:
        """Code → UTF-16BE (PDF 32000-1 §9.10.3), two units for what lies above U+FFFF."""
        entries = [
            f"<{code:04X}> <{forms.said(character).encode('utf-16-be').hex().upper()}>"
            for code, (character, _, _) in enumerate(self._codes, 1)
        ]
        blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
        return "\n".join(
            [
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
                "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
                "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
                "1 begincodespacerange <0000> <FFFF> endcodespacerange",
                *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
                "endcmap CMapName currentdict /CMap defineresource pop end end",
            ]
        )
