"""Packages that are workbooks, or nearly: written part by part, as no library writes them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_RELS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRINGS = f"""<sst xmlns="{_MAIN}">
<si><r><t>指</t></r><r><rPr><b/></rPr><t>标</t></r></si>
<si><t>数值</t><rPh sb="0" eb="2"><t>shuzhi</t></rPh><phoneticPr fontId="1"/></si></sst>"""
_SHEET = f"""<worksheet xmlns="{_MAIN}"><sheetData>
<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c s="7"/></row>
<row><c t="inlineStr"><is><t>接待来访</t></is></c><c s="9"><v>33.200000000000003</v></c>
<c t="str"><v>x</v></c></row>
</sheetData></worksheet>"""


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Parts by name as a package."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def odd_package(sheet: str = _SHEET) -> bytes:
    """A strict workbook with main part and sheet under other names, no styles, cells without references."""
    sheets = '<sheets><sheet name="表 1" r:id="a"/></sheets>'
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}">{sheets}</workbook>'
    relation = f'<Relationship Id="{{}}" Type="{_RELS}/{{}}" Target="{{}}"/>'
    inner = "".join(
        (
            relation.format("a", "worksheet", "/odd/one.xml"),
            relation.format("b", "sharedStrings", "../odd/texts.xml"),
        )
    )
    return packed(
        {
            "_rels/.rels": _relations(relation.format("x", "officeDocument", "my/book.xml")),
            "my/book.xml": book,
            "my/_rels/book.xml.rels": _relations(inner),
            "odd/texts.xml": _STRINGS,
            "odd/one.xml": sheet,
        }
    )


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'
