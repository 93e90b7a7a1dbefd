"""Backend stage: speaker notes and the notes master they need (ECMA-376 Part 1 §19.3.1.26, §19.3.1.27)."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from factdeck.backends.pptx.ids import creation
from factdeck.backends.pptx.languages import office_language, other_language, spoken
from factdeck.backends.pptx.markup import NOTHING, Attribute, Markup, document, element, tagged
from factdeck.backends.pptx.master import color_map
from factdeck.backends.pptx.shapes import preset, transform, tree
from factdeck.backends.pptx.text import LINE_BREAKS
from factdeck.scene.nodes import Page, Scene
from factdeck.scene.text import Rect

MASTER_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
NOTES_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
WIDTH: Final = 540.0
HEIGHT: Final = 720.0
"""The notes page, in points: 7.5 × 10 inches."""

_ITEM: Final = "· "  # what begins an entry of a list in notes
_SIZE: Final = 1200
_SPACE: Final = 900  # above what follows a blank line, in hundredths of a point
_CLOSE: Final = 200  # above an entry of a list
_HANGING: Final = 171_450  # EMU: PowerPoint's own indent of a bullet of 12 points
_IMAGE_TOP: Final = 54.0
_MARGIN: Final = 54.0


def notes_master(scene: Scene) -> bytes:
    """`notesMaster1.xml`: the slide's picture above, the text under it."""
    width = WIDTH - 2 * _MARGIN
    image = Rect(_MARGIN, _IMAGE_TOP, width, width * scene.height / scene.width)
    text = Rect(_MARGIN, image.bottom + 18, width, HEIGHT - image.bottom - 18 - _MARGIN)
    body = element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), _empty(scene.properties.language))
    shapes = (_holder(2, "slide", "sldImg", 2, image), _holder(3, "notes", "body", 3, text, body))
    white = element("p:bg", element("p:bgPr", element("a:solidFill", _white()), element("a:effectLst")))
    return document(
        "p:notesMaster", "a p r", element("p:cSld", white, tree(shapes)), color_map(), _style(scene)
    )


def notes_slide(page: Page, scene: Scene) -> bytes:
    """`notesSlideN.xml`; a paragraph for every line of the notes, bold for titles, a bullet in lists."""
    paragraphs = list(_paragraphs(page.notes, page.title, scene.properties.language))
    body = element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), *paragraphs)
    shapes = (_holder(2, "slide", "sldImg", 0, None), _holder(3, "notes", "body", 1, None, body))
    mapping = element("p:clrMapOvr", element("a:masterClrMapping"))
    return document(
        "p:notes", "a p r", element("p:cSld", tree(shapes), creation(f"notes/{page.id}")), mapping
    )


def _white() -> Markup:
    return element("a:srgbClr", val="FFFFFF")


def _holder(number: int, name: str, kind: str, index: int, place: Rect | None, *body: Markup) -> Markup:
    mark = element("p:ph", type=kind, idx=index) if index else element("p:ph", type=kind)
    flags = {"noGrp": 1, "noRot": 1, "noChangeAspect": 1} if kind == "sldImg" else {"noGrp": 1}
    locks = element("p:cNvSpPr", element("a:spLocks", **flags))
    names = element("p:nvSpPr", element("p:cNvPr", id=number, name=name), locks, element("p:nvPr", mark))
    shape = (transform(place), preset("rect")) if place else ()
    return element("p:sp", names, element("p:spPr", *shape), *body)


def _empty(language: str) -> Markup:
    office = office_language(language)
    return element("a:p", element("a:endParaRPr", lang=office, altLang=other_language(office)))


def _paragraphs(notes: str, title: str, language: str) -> Iterator[Markup]:
    """A blank line is space above the next; a line over a list is its heading."""
    lines = notes.strip().splitlines()
    above = 0
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if not line.strip():
            above = _SPACE
            continue
        item = line.startswith(_ITEM)
        bold = not item and (following.startswith(_ITEM) or (line == lines[0] and line.strip() == title))
        yield _paragraph(
            line.removeprefix(_ITEM), language, above=above or (_CLOSE if item else 0), bold=bold, item=item
        )
        above = 0


def _paragraph(text: str, language: str, *, above: int, bold: bool, item: bool) -> Markup:
    said = spoken(text, office_language(language))
    attributes: dict[str, Attribute] = {"lang": said, "altLang": other_language(said)}
    attributes |= {"sz": _SIZE, "b": int(bold), "dirty": 0}  # LibreOffice looks at no `p:notesStyle`
    run = element("a:r", tagged("a:rPr", attributes), element("a:t", text))
    space = element("a:spcBef", element("a:spcPts", val=above)) if above else NOTHING
    bullet = element("a:buChar", char="•") if item else NOTHING
    indent: dict[str, Attribute] = (
        {"marL": _HANGING, "indent": -_HANGING} if item else {"marL": 0, "indent": 0}
    )
    return element("a:p", tagged("a:pPr", indent | LINE_BREAKS, space, bullet), run)


def _style(scene: Scene) -> Markup:
    color = element("a:solidFill", element("a:srgbClr", val="000000"))
    fonts = (element("a:latin", typeface="+mn-lt"), element("a:ea", typeface="+mn-ea"))
    level = element("a:lvl1pPr", element("a:defRPr", color, *fonts, sz=_SIZE), algn="l")
    return element("p:notesStyle", level)
