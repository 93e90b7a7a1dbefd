"""Backend stage: speaker notes and the notes master they need (ECMA-376 Part 1 §19.3.1.26, §19.3.1.27)."""

from typing import Final

from factdeck.backends.pptx.ids import creation
from factdeck.backends.pptx.markup import Markup, document, element, tagged
from factdeck.backends.pptx.master import color_map
from factdeck.backends.pptx.shapes import preset, transform, tree
from factdeck.backends.pptx.text import LINE_BREAKS, office_language, other_language
from factdeck.scene.nodes import Rect, Scene

MASTER_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
NOTES_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
WIDTH: Final = 540.0
HEIGHT: Final = 720.0
"""The notes page, in points: 7.5 × 10 inches."""

_IMAGE_TOP: Final = 54.0
_MARGIN: Final = 54.0


def notes_master(scene: Scene) -> bytes:
    """`notesMaster1.xml`: the slide's picture above, the text under it."""
    width = WIDTH - 2 * _MARGIN
    image = Rect(_MARGIN, _IMAGE_TOP, width, width * scene.height / scene.width)
    text = Rect(_MARGIN, image.bottom + 18, width, HEIGHT - image.bottom - 18 - _MARGIN)
    body = element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), _paragraph("", scene))
    shapes = (_holder(2, "slide", "sldImg", 2, image), _holder(3, "notes", "body", 3, text, body))
    white = element("p:bg", element("p:bgPr", element("a:solidFill", _white()), element("a:effectLst")))
    return document(
        "p:notesMaster", "a p r", element("p:cSld", white, tree(shapes)), color_map(), _style(scene)
    )


def notes_slide(page: str, text: str, scene: Scene) -> bytes:
    """`notesSlideN.xml`; every line of `text` is a paragraph. `page`: its id."""
    paragraphs = (_paragraph(line, scene) for line in text.splitlines())
    body = element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), *paragraphs)
    shapes = (_holder(2, "slide", "sldImg", 0, None), _holder(3, "notes", "body", 1, None, body))
    mapping = element("p:clrMapOvr", element("a:masterClrMapping"))
    return document("p:notes", "a p r", element("p:cSld", tree(shapes), creation(f"notes/{page}")), mapping)


def _white() -> Markup:
    return element("a:srgbClr", val="FFFFFF")


def _holder(number: int, name: str, kind: str, index: int, place: Rect | None, *body: Markup) -> Markup:
    mark = element("p:ph", type=kind, idx=index) if index else element("p:ph", type=kind)
    flags = {"noGrp": 1, "noRot": 1, "noChangeAspect": 1} if kind == "sldImg" else {"noGrp": 1}
    locks = element("p:cNvSpPr", element("a:spLocks", **flags))
    names = element("p:nvSpPr", element("p:cNvPr", id=number, name=name), locks, element("p:nvPr", mark))
    shape = (transform(place), preset("rect")) if place else ()
    return element("p:sp", names, element("p:spPr", *shape), *body)


def _paragraph(text: str, scene: Scene) -> Markup:
    language = office_language(scene.properties.language)
    languages = {"lang": language, "altLang": other_language(language)}
    if not text:
        return element("a:p", element("a:endParaRPr", **languages))
    run = element("a:r", element("a:rPr", **languages, dirty=0), element("a:t", text))
    return element("a:p", tagged("a:pPr", LINE_BREAKS), run)


def _style(scene: Scene) -> Markup:
    color = element("a:solidFill", element("a:srgbClr", val="000000"))
    fonts = (element("a:latin", typeface="+mn-lt"), element("a:ea", typeface="+mn-ea"))
    level = element("a:lvl1pPr", element("a:defRPr", color, *fonts, sz=1200), algn="l")
    return element("p:notesStyle", level)
