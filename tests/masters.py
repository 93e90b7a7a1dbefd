"""Masters that we did not write, and what people do to masters: for tests of decks built on them.

Nothing is shipped: python-pptx's default is in its package (MIT); pandoc's reference and LibreOffice's
templates (CC0 and others) are taken where the programs are installed, else their tests skip, or fail in CI.
"""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pptx
from lxml import etree
from pptx import Presentation

from tests.judges import missing

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TEMPLATES = Path("/usr/lib/libreoffice/share/template/common/presnt")
LIBREOFFICE = ("Focus", "Freshes", "Midnightblue", "Nature_Illustration", "Portfolio", "Vintage")
"""16:9 and 4:3, of two to eleven masters: dark, pictured and veiled grounds, rules, titles in odd places."""


def default() -> bytes:
    """python-pptx's default: PowerPoint 2007's, 4:3."""
    return (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()


def pandoc() -> bytes:
    """The reference document of pandoc."""
    program = shutil.which("pandoc")
    if program is None:
        missing("pandoc")
    return subprocess.run(
        [program, "--print-default-data-file", "reference.pptx"], capture_output=True, check=True
    ).stdout


def libreoffice(names: Sequence[str], folder: Path) -> dict[str, bytes]:
    """Presentation templates of LibreOffice, as LibreOffice itself saves them as .pptx."""
    sources, program = [_TEMPLATES / f"{name}.otp" for name in names], shutil.which("soffice")
    if program is None or not all(source.is_file() for source in sources):
        missing("LibreOffice with its presentation templates")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, profile, "--headless", "--convert-to", "pptx", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], capture_output=True, check=True)
    return {name: (folder / f"{name}.pptx").read_bytes() for name in names}


def changed(content: bytes, pattern: str, change: Callable[[str], str]) -> bytes:
    """A package with the parts changed whose names match."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w", 8) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, change(data.decode()) if re.fullmatch(pattern, name) else data)
    return stream.getvalue()


def edited(content: bytes, edit: Callable[..., None]) -> bytes:
    """A presentation after an edit with python-pptx."""
    deck = Presentation(io.BytesIO(content))
    edit(deck)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def themed(content: bytes) -> bytes:
    """Other colours and fonts."""

    def change(theme: str) -> str:
        theme = re.sub(r'(<a:accent1>)<a:srgbClr val="\w+"/>', r'\1<a:srgbClr val="0B6E4F"/>', theme)
        theme = re.sub(r'(<a:dk2>)<a:srgbClr val="\w+"/>', r'\1<a:srgbClr val="12343B"/>', theme)
        return theme.replace('<a:latin typeface="Calibri"/>', '<a:latin typeface="Georgia"/>')

    return changed(content, r"ppt/theme/theme1\.xml", change)


def without(content: bytes, *names: str) -> bytes:
    """Without some layouts, and the slides on them."""

    def edit(deck) -> None:
        for slide, listed in zip(list(deck.slides), list(deck.slides._sldIdLst), strict=True):
            if slide.slide_layout.name in names:
                deck.part.drop_rel(listed.rId)
                deck.slides._sldIdLst.remove(listed)
        for layout in list(deck.slide_layouts):
            if layout.name in names:
                deck.slide_layouts.remove(layout)

    return edited(content, edit)


def reordered(content: bytes) -> bytes:
    """The layouts from last to first."""

    def edit(deck) -> None:
        listed = deck.slide_masters[0]._element.find(f"{_P}sldLayoutIdLst")
        listed[:] = reversed(list(listed))

    return edited(content, edit)


def renamed(content: bytes) -> bytes:
    """Layouts with Chinese names, two of them the same."""

    def edit(deck) -> None:
        for number, layout in enumerate(deck.slide_layouts):
            layout._element.find(f"{_P}cSld").set(
                "name", "版式" if number < 2 else f"版式 {'一二三四五六七八九十'[number % 10]}"
            )
            layout._element.attrib.pop("type", None)

    return edited(content, edit)


def dark(content: bytes) -> bytes:
    """A dark ground by the master's colour map."""
    swap = {
        'bg1="lt1"': 'bg1="dk1"',
        'tx1="dk1"': 'tx1="lt1"',
        'bg2="lt2"': 'bg2="dk2"',
        'tx2="dk2"': 'tx2="lt2"',
    }

    def change(master: str) -> str:
        for old, new in swap.items():
            master = master.replace(old, new)
        return master

    return changed(content, r"ppt/slideMasters/slideMaster1\.xml", change)


def untitled(content: bytes) -> bytes:
    """No title in any layout, none on the master."""

    def edit(deck) -> None:
        for owner in (*deck.slide_layouts, deck.slide_masters[0]):
            for mark in list(owner._element.iter(f"{_P}ph")):
                if mark.get("type") in ("title", "ctrTitle"):
                    shape = mark.getparent().getparent().getparent()
                    shape.getparent().remove(shape)

    return edited(content, edit)


def bodiless(content: bytes) -> bytes:
    """A master without a body, so that layouts' bodies have no place to inherit."""

    def edit(deck) -> None:
        for mark in list(deck.slide_masters[0]._element.iter(f"{_P}ph")):
            if mark.get("type") == "body":
                shape = mark.getparent().getparent().getparent()
                shape.getparent().remove(shape)

    return edited(content, edit)


def high_indices(content: bytes) -> bytes:
    """Placeholders known by very high indices alone."""

    def edit(deck) -> None:
        for layout in deck.slide_layouts:
            for mark in layout._element.iter(f"{_P}ph"):
                if int(mark.get("idx", "0")):
                    mark.set("idx", str(4_000_000_000 + int(mark.get("idx"))))

    return edited(content, edit)


def unbound(content: bytes) -> bytes:
    """What stands at the foot belongs to no other placeholder, as pptxgenjs writes it; titles have one."""

    def edit(deck) -> None:
        for layout in deck.slide_layouts:
            for mark in layout._element.iter(f"{_P}ph"):
                if mark.get("type") in ("dt", "ftr", "sldNum"):
                    mark.set("idx", str(2**32 - 1))
                elif mark.get("type") == "title":
                    mark.set("idx", "102")

    return edited(content, edit)


def veiled(content: bytes) -> bytes:
    """A ground of middling blue under a shape that lets most of it through."""
    veil = (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Veil" descr="A veil"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        "<p:spPr>"
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="6858000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF">'
        '<a:alpha val="20000"/></a:srgbClr></a:solidFill></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )
    ground = '<p:bgPr><a:solidFill><a:srgbClr val="006C8B"/></a:solidFill><a:effectLst/></p:bgPr>'

    def change(master: str) -> str:
        master = re.sub(r"<p:bgRef.*?</p:bgRef>", ground, master, count=1, flags=re.DOTALL)
        return re.sub(r"(</p:grpSpPr>|<p:grpSpPr/>)", rf"\1{veil}", master, count=1)

    return changed(content, r"ppt/slideMasters/slideMaster1\.xml", change)


def vertical(content: bytes) -> bytes:
    """Every body is set in vertical lines."""

    def edit(deck) -> None:
        for owner in (*deck.slide_layouts, deck.slide_masters[0]):
            for shape in owner.placeholders:
                if shape.placeholder_format.type.name in ("BODY", "OBJECT", "SUBTITLE"):
                    shape._element.find(f".//{_A}bodyPr").set("vert", "eaVert")

    return edited(content, edit)


def ruled(content: bytes) -> bytes:
    """A line across the body, at four fifths of the slide's height."""

    def edit(deck) -> None:
        height, width = deck.slide_height, deck.slide_width
        line = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_connector(
            1, 0, height * 4 // 5, width * 3 // 4, height * 4 // 5
        )
        line._element.find(f".//{_P}cNvPr").set("descr", "A line")
        deck.slide_masters[0].shapes._spTree.append(line._element)
        (listed,) = deck.slides._sldIdLst
        deck.part.drop_rel(listed.rId)
        deck.slides._sldIdLst.remove(listed)

    return edited(content, edit)


def shrunk(content: bytes) -> bytes:
    """Sample text that a program has shrunk to fit."""
    auto = '<a:normAutofit fontScale="38000" lnSpcReduction="20000"/>'
    return changed(
        content,
        r"ppt/slideMasters/slideMaster1\.xml",
        lambda master: re.sub(r"<a:normAutofit\s*/>", auto, master),
    )


def own_fonts(content: bytes) -> bytes:
    """A master whose text names fonts of its own."""
    fonts = '<a:latin typeface="Times New Roman"/><a:ea typeface="KaiTi"/>'

    def change(master: str) -> str:
        return re.sub(r'<a:latin typeface="\+mj-lt"/>\s*<a:ea typeface="\+mj-ea"/>', fonts, master)

    return changed(content, r"ppt/slideMasters/slideMaster1\.xml", change)


def used(content: bytes) -> bytes:
    """A file that was worked with: slides with notes and footers, a jump on a layout, custom shows."""

    def edit(deck) -> None:
        layout = deck.slide_layouts[1]
        for number in range(3):
            slide = deck.slides.add_slide(layout)
            slide.shapes.title.text = f"Old slide {number}"
            slide.notes_slide.notes_text_frame.text = "Old notes"
            _footer(slide, layout)
        relation = layout.part.relate_to(deck.slides[0].part, f"{_R[1:-1]}/slide")
        link = etree.SubElement(layout.placeholders[0]._element.find(f".//{_P}cNvPr"), f"{_A}hlinkClick")
        link.set(f"{_R}id", relation)
        link.set("action", "ppaction://hlinksldjump")
        shows = etree.fromstring(
            f'<p:custShowLst xmlns:p="{_P[1:-1]}" xmlns:r="{_R[1:-1]}">'
            '<p:custShow name="Old" id="0"><p:sldLst>'
            f'<p:sld r:id="{deck.slides._sldIdLst[0].rId}"/></p:sldLst></p:custShow></p:custShowLst>'
        )
        deck._element.find(f"{_P}notesSz").addnext(shows)

    return edited(content, edit)


def _footer(slide, layout) -> None:
    """The layout's footer on the slide, as PowerPoint copies it."""
    given = next(item for item in layout.placeholders if item.placeholder_format.type.name == "FOOTER")
    copy = etree.fromstring(etree.tostring(given._element))
    slide.shapes._spTree.append(copy)
    body = copy.find(f"{_P}txBody")
    for paragraph in body.findall(f"{_A}p"):
        body.remove(paragraph)
    run = etree.SubElement(etree.SubElement(body, f"{_A}p"), f"{_A}r")
    etree.SubElement(run, f"{_A}rPr").set("lang", "en-US")
    etree.SubElement(run, f"{_A}t").text = FOOTER


FOOTER = "© 2026 Larkfield, 3,000 copies"
"""What slides of a used file say at their foot: numbers that are no figures of a report."""

CONDITIONS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda content: content,
    "themed": themed,
    "layouts deleted": lambda content: without(content, "Title Slide", "Section Header", "Title Only"),
    "layouts reordered": reordered,
    "renamed": renamed,
    "dark": dark,
    "untitled": untitled,
    "no body on the master": bodiless,
    "high indices": high_indices,
    "own fonts": own_fonts,
    "unbound": unbound,
    "veiled": veiled,
    "shrunk": shrunk,
    "ruled": ruled,
    "vertical": vertical,
    "used": used,
}
"""pandoc's four conditions, and what else was found in masters."""
