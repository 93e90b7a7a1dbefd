"""Backend stage: the presentation, its sections and settings (ECMA-376 Part 1 §19.2; [MS-PPTX] 2.2.3)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from factdeck.backends.pptx.ids import SLIDE_IDS, numbered
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import NOTHING, Attribute, Markup, document, element, tagged
from factdeck.backends.pptx.master import FIRST_ID
from factdeck.backends.pptx.notes import HEIGHT, WIDTH
from factdeck.backends.pptx.table_style import table_styles
from factdeck.backends.pptx.text import office_language
from factdeck.base.units import emu
from factdeck.scene.nodes import Page, Scene

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
SETTINGS: Final = {
    "presProps": "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml",
    "viewProps": "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml",
    "tableStyles": "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml",
}
_P14: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SCREEN_4X3: Final = (720.0, 540.0)
_SECTIONS: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def _slide_size(scene: Scene) -> dict[str, Attribute]:
    """A page of 4:3 has a name of its own (ST_SlideSizeType §19.7.17), which PowerPoint shows."""
    size: dict[str, Attribute] = {"cx": emu(scene.width), "cy": emu(scene.height)}
    return size | ({"type": "screen4x3"} if (scene.width, scene.height) == _SCREEN_4X3 else {})


def presentation(
    scene: Scene, ink: Ink, master: str, notes: str, slides: Sequence[str], fonts: Sequence[Markup] = ()
) -> bytes:
    """`presentation.xml`; `master`, `notes` ("" for none) and `slides` are relationships, `fonts` entries."""
    ids = numbered((page.id for page in scene.pages), SLIDE_IDS)
    listed = [
        tagged("p:sldId", {"id": ids[page.id], "r:id": name})
        for page, name in zip(scene.pages, slides, strict=True)
    ]
    masters = element("p:sldMasterIdLst", tagged("p:sldMasterId", {"id": FIRST_ID, "r:id": master}))
    noted = element("p:notesMasterIdLst", tagged("p:notesMasterId", {"r:id": notes})) if notes else NOTHING
    size = tagged("p:sldSz", _slide_size(scene))
    notes_size = element("p:notesSz", cx=emu(WIDTH), cy=emu(HEIGHT))
    embedded = element("p:embeddedFontLst", *fonts) if fonts else NOTHING
    text = element("p:defaultTextStyle", _default_text(scene, ink))
    extensions = element("p:extLst", _sections(scene, ids))
    return document(
        "p:presentation",
        "a p r",
        masters,
        noted,
        element("p:sldIdLst", *listed),
        size,
        notes_size,
        embedded,
        text,
        extensions,
        **_font_settings(scene, fonts),
        autoCompressPictures=0,
    )


def _font_settings(scene: Scene, fonts: Sequence[Markup]) -> dict[str, Attribute]:
    """What a program that saves the file anew is to embed: as much as now."""
    subset = {} if scene.embed_fonts == "full" else {"saveSubsetFonts": 1}
    return {"embedTrueTypeFonts": 1, **subset} if fonts else {"saveSubsetFonts": 1}


def _default_text(scene: Scene, ink: Ink) -> Markup:
    """What text that a person adds looks like before anything is chosen."""
    language = office_language(scene.properties.language)
    fonts = (element("a:latin", typeface="+mn-lt"), element("a:ea", typeface="+mn-ea"))
    color = element("a:solidFill", element("a:schemeClr", val="tx1"))
    run = element("a:defRPr", color, *fonts, sz=1800, kern=1200, lang=language)
    return element("a:lvl1pPr", run, marL=0, algn="l", defTabSz=914400, rtl=0, eaLnBrk=1, latinLnBrk=0)


def _sections(scene: Scene, numbers: Mapping[str, int]) -> Markup:
    """Each under an id that its first page gives it, whatever other sections there are."""
    written: list[Markup] = []
    for name, pages in _grouped(scene.pages):
        ids = [element("p14:sldId", id=numbers[page.id]) for page in pages]
        key = "{" + str(uuid5(NAMESPACE_URL, f"factdeck:section/{pages[0].id}")).upper() + "}"
        written.append(element("p14:section", element("p14:sldIdLst", *ids), name=name, id=key))
    listed = tagged("p14:sectionLst", {"xmlns:p14": _P14}, *written)
    return element("p:ext", listed, uri=_SECTIONS)


def _grouped(pages: Sequence[Page]) -> Iterator[tuple[str, list[Page]]]:
    """Neighbouring pages of one section; pages outside any are a section named after the first of them."""
    for name, group in groupby(pages, key=lambda page: page.section):
        members = list(group)
        yield name or members[0].title, members


def setting(name: str, scene: Scene, ink: Ink) -> bytes:
    """The content of a small settings part (see SETTINGS)."""
    if name == "tableStyles":
        return table_styles(scene.name or "factdeck", ink)
    return document("p:presentationPr" if name == "presProps" else "p:viewPr", "a p r")
