"""Facts stage: how fill-in workbooks look: cells by their role, in a few colours (ECMA-376 Part 1 §18.8)."""

import re
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MOMENT: Final = datetime(2000, 1, 1)
"""Of the file, in place of the present: the same form is the same bytes."""
_FONT_ORDER: Final = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color"),
    *("name", "family", "charset", "scheme"),
)
_FONT: Final = "Microsoft YaHei"
_FONT_EN: Final = "Calibri"


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a form, RRGGBB: of headings, text, what stands back, lines, and cells to fill in.

    `open` are those that count, `optional` those that may stay empty.
    """

    heading: str = "3D4A5C"
    on_heading: str = "FFFFFF"
    ink: str = "222222"
    muted: str = "6B7280"
    back: str = "A3ABB6"
    line: str = "D5D9DF"
    open: str = "FFF3C4"
    optional: str = "FFFCEF"


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes cells of a form into a sheet of openpyxl."""

    sheet: Any
    look: Look
    language: str

    def put(
        self,
        row: int,
        column: int,
        text: Any = "",
        *,
        size: float = 10.5,
        bold: bool = False,
        color: str = "",
        ground: str = "",
        open: bool = False,
        optional: bool = False,
        free: bool = False,
        align: str = "left",
        form: str = "",
        boxed: bool = True,
        ruled: bool = False,
    ) -> Any:
        """One cell. Numbers stay numbers; text is never a formula. `open`: to be filled in, so not locked;
        `optional`: too, but it may stay empty; `free`: it may be changed. `ruled`: a stronger line over it.
        """
        from openpyxl.styles import Alignment, Font, PatternFill, Protection

        cell = self.sheet.cell(row, column)
        _set(cell, text)
        name = _FONT_EN if self.language == "en" else _FONT
        cell.font = Font(name=name, size=size, bold=bold, color=f"FF{color or self.look.ink}")
        indent = 0 if align == "center" or not boxed else 1
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True, indent=indent)
        ground = self.look.open if open else self.look.optional if optional else ground
        if ground:
            cell.fill = PatternFill("solid", fgColor=f"FF{ground}")
        if boxed:
            cell.border = self._border(ruled)
        if form:
            cell.number_format = form
        cell.protection = Protection(locked=not (open or optional or free))
        return cell

    def _border(self, ruled: bool) -> Any:
        from openpyxl.styles import Border, Side

        side = Side(style="thin", color=f"FF{self.look.line}")
        top = Side(style="thin", color=f"FF{self.look.heading}") if ruled else side
        return Border(left=side, right=side, top=top, bottom=side)

    def heading(self, row: int, column: int, text: str) -> None:
        """A cell of the row of headings."""
        look = self.look
        self.put(row, column, text, bold=True, color=look.on_heading, ground=look.heading, align="center")

    def banner(self, row: int, last: int, text: str, *, size: float, height: float, color: str = "") -> None:
        """A text over the whole width."""
        self.put(row, 1, text, size=size, bold=size > 12, color=color, boxed=False)
        self.sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=last)
        self.sheet.row_dimensions[row].height = height

    def protect(self) -> None:
        """Lock what is not to be filled in, without a password; rows may be added, sorted and formatted."""
        protection = self.sheet.protection
        protection.sheet = True
        for allowed in (
            "formatCells",
            "formatColumns",
            "formatRows",
            "insertRows",
            "deleteRows",
            "sort",
            "autoFilter",
        ):
            setattr(protection, allowed, False)  # False: not forbidden

    def page(self, headings: int, last_column: int, footer: str) -> None:
        """How it is printed: A4 across, all columns on a page, the headings on each."""
        from openpyxl.utils import get_column_letter

        sheet = self.sheet
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = f"{headings}:{headings}"
        sheet.print_area = f"A1:{get_column_letter(last_column)}{sheet.max_row}"
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.7, 0.35
        sheet.print_options.horizontalCentered = True
        sheet.oddFooter.center.text = footer
        sheet.sheet_view.showGridLines = False


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of `width` characters; a Chinese one is as wide as two."""
    return sum(
        max(1, -(-sum(2 if letter > "\u2e7f" else 1 for letter in line) // max(1, int(width - 2))))
        for line in text.split("\n")
    )


def _set(cell: Any, value: Any) -> None:
    """A value as what it is. What looks like a formula is marked as text, for programs that would run it."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = _UNPRINTABLE.sub("", value)
    cell.value = text or None
    if text:
        cell.data_type = "s"
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True


def _ordered(styles: bytes) -> bytes:
    """Styles with what fonts have in the order that Excel writes and Microsoft's validator asks for."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    root: Any = etree.fromstring(styles)
    for font in root.iter("{*}font"):
        names: list[str] = [str(part.tag).rpartition("}")[2] for part in font]
        order = sorted(range(len(names)), key=lambda index: _FONT_ORDER.index(names[index]))
        font[:] = [font[index] for index in order]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def packed(book: Any) -> bytes:
    """The workbook as a file, the same bytes every time."""
    raw, out = BytesIO(), BytesIO()
    book.properties.creator = "factdeck"
    book.properties.created = _MOMENT
    book.save(raw)
    stamp = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
    with ZipFile(raw) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for item in source.infolist():
            content = source.read(item)
            if item.filename == "docProps/core.xml":
                content = stamp.sub(rb"\g<1>" + _MOMENT.isoformat().encode() + b"Z", content)
            if item.filename == "xl/styles.xml":
                content = _ordered(content)
            info = ZipInfo(item.filename, (2000, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()
