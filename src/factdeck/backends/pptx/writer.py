"""Backend stage: a scene as an editable PowerPoint file (ECMA-376, transitional).

The call that the pipeline makes. Nothing about content or place is decided here.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factdeck.backends.pptx import embedded_fonts, notes, presentation, properties, theme
from factdeck.backends.pptx import master as masters
from factdeck.backends.pptx import slide as slides
from factdeck.backends.pptx.drawing import Drawing
from factdeck.backends.pptx.given import GivenFile
from factdeck.backends.pptx.given_foot import foot_shapes
from factdeck.backends.pptx.given_package import related
from factdeck.backends.pptx.given_presentation import given_presentation, merged_styles
from factdeck.backends.pptx.ink import Ink, ink
from factdeck.backends.pptx.markup import Markup
from factdeck.backends.pptx.media import Media, picture_places
from factdeck.backends.pptx.parts import add_part, free_name, new_package, package_bytes
from factdeck.backends.pptx.placeholders import Placeholder, placeholders
from factdeck.backends.pptx.text import Typesetter
from factdeck.base.diagnostics import FactdeckError
from factdeck.scene.nodes import Page, Scene, SlideLayout
from factdeck.theme.office.base import OfficeSeat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pptx.opc.package import Part
    from pptx.package import Package

_BLANK: Final = "blank"


def write(scene: Scene) -> bytes:
    """The .pptx file of a scene: the same bytes for the same scene, in any process, on any day.

    Raises FactdeckError for what PowerPoint can't hold and for fonts that can't be embedded, OSError for a
    picture that can't be read.
    """
    if not scene.pages:
        raise FactdeckError("a presentation needs at least one page")
    scene = _with_layouts(scene)
    return _GivenWriter(scene).write() if scene.base else _Writer(scene).write()


def _with_layouts(scene: Scene) -> Scene:
    """A scene in which every page has a layout: pages without one share a blank one."""
    from dataclasses import replace

    if all(page.layout for page in scene.pages):
        return scene
    blank = SlideLayout(_BLANK, "Blank", scene.pages[0].background, (), ())
    pages = tuple(page if page.layout else replace(page, layout=_BLANK) for page in scene.pages)
    return replace(scene, pages=pages, layouts={**scene.layouts, _BLANK: blank})


@dataclass(slots=True)
class _Layout:
    """A layout as slides need it: its design, its part, its placeholders by slot name."""

    design: SlideLayout
    part: "Part"
    holders: "Mapping[str, Placeholder]"
    seat: OfficeSeat | None = None  # of an organisation's layout: what it has at its foot


@dataclass(slots=True)
class _Writer:
    scene: Scene
    package: "Package" = field(init=False)
    ink: Ink = field(init=False)
    media: Media = field(init=False)

    def __post_init__(self) -> None:
        self.package = new_package()
        self.ink = ink(self.scene)
        self.media = Media(self.package, self.scene.properties.date, picture_places(self.scene))

    def write(self) -> bytes:
        """Parts from the outside in, each related to by the one that shows it."""
        deck = self._part("/ppt/presentation.xml", presentation.CONTENT_TYPE)
        self._relate(self.package, deck, "OFFICE_DOCUMENT")
        look = self._part("/ppt/theme/theme1.xml", theme.CONTENT_TYPE, theme.theme(self.scene))
        master = self._part("/ppt/slideMasters/slideMaster1.xml", masters.MASTER_TYPE)
        master_relation = self._relate(deck, master, "SLIDE_MASTER")
        layouts = self._layouts(master)
        self._relate(master, look, "THEME")
        pages = self._slides(layouts)
        relations = [self._relate(deck, part, "SLIDE") for part in pages]
        noted = self._notes(deck, pages)
        fonts = self._fonts(deck)
        deck.blob = presentation.presentation(self.scene, self.ink, master_relation, noted, relations, fonts)
        self._settings(deck, look)
        return package_bytes(self.package)

    def _part(self, name: str, content_type: str, content: bytes = b"") -> "Part":
        return add_part(self.package, name, content_type, content)

    @staticmethod
    def _relate(source: "Part | Package", target: "Part", name: str) -> str:
        from pptx.opc.constants import RELATIONSHIP_TYPE

        return source.relate_to(target, getattr(RELATIONSHIP_TYPE, name))

    def _drawing(self, part: "Part", number: int = 0) -> Drawing:
        typesetter = Typesetter(self.ink, self.scene.properties.language, str(number) if number else "")
        return Drawing(part, self.ink, typesetter, self.media)

    def _layouts(self, master: "Part") -> dict[str, _Layout]:
        language = self.scene.properties.language
        written: dict[str, _Layout] = {}
        relations: list[str] = []
        for number, (key, design) in enumerate(self.scene.layouts.items(), 1):
            part = self._part(f"/ppt/slideLayouts/slideLayout{number}.xml", masters.LAYOUT_TYPE)
            held = placeholders(design, self.scene.width)
            part.blob = masters.layout(design, held, self._drawing(part), language)
            self._relate(part, master, "SLIDE_MASTER")
            relations.append(self._relate(master, part, "SLIDE_LAYOUT"))
            written[key] = _Layout(design, part, held)
        master.blob = masters.master(self.scene, self.ink, relations, language)
        return written

    def _slides(self, layouts: dict[str, _Layout]) -> list["Part"]:
        """All parts first, since slides link to each other; then their content."""
        parts = {
            page.id: self._part(f"/ppt/slides/slide{number}.xml", slides.CONTENT_TYPE)
            for number, page in enumerate(self.scene.pages, 1)
        }
        for number, page in enumerate(self.scene.pages, 1):
            layout = layouts[page.layout]
            self._relate(parts[page.id], layout.part, "SLIDE_LAYOUT")
            drawing = self._drawing(parts[page.id], number)
            drawing.holders, drawing.slides = layout.holders, parts
            properties = self.scene.properties
            foot = (
                foot_shapes(layout.seat, drawing, properties.language, properties.date) if layout.seat else ()
            )
            parts[page.id].blob = slides.slide(
                page, layout.design, drawing, self.scene.width, self.scene.transition, foot
            )
        return list(parts.values())

    def _fonts(self, deck: "Part") -> list[Markup]:
        """The parts of the embedded fonts, and their entries in the presentation."""
        entries: list[Markup] = []
        number = 0
        for font in embedded_fonts.embedded_fonts(self.scene):
            relations: dict[str, str] = {}
            for slot, content in font.files.items():
                number += 1
                name = f"/ppt/fonts/font{number}.fntdata"
                part = self._part(name, embedded_fonts.CONTENT_TYPE, content)
                relations[slot] = self._relate(deck, part, "FONT")
            entries.append(font.entry(relations))
        return entries

    def _notes(self, deck: "Part", pages: list["Part"]) -> str:
        """Notes slides, and the relationship to their master; "" where no page has notes."""
        noted = [
            (page, part) for page, part in zip(self.scene.pages, pages, strict=True) if page.notes.strip()
        ]
        if not noted:
            return ""
        master = self._notes_master(deck)
        for number, (page, part) in enumerate(noted, 1):
            self._note(number, page, part, master)
        return self._relate(deck, master, "NOTES_MASTER")

    def _notes_master(self, deck: "Part") -> "Part":
        content = notes.notes_master(self.scene)
        master = self._part("/ppt/notesMasters/notesMaster1.xml", notes.MASTER_TYPE, content)
        look = self._part(self._theme_name(), theme.CONTENT_TYPE, theme.theme(self.scene))
        self._relate(master, look, "THEME")
        return master

    def _theme_name(self) -> str:
        return "/ppt/theme/theme2.xml"

    def _note(self, number: int, page: Page, part: "Part", master: "Part") -> None:
        content = notes.notes_slide(page, self.scene)
        note = self._part(f"/ppt/notesSlides/notesSlide{number}.xml", notes.NOTES_TYPE, content)
        self._relate(note, master, "NOTES_MASTER")
        self._relate(note, part, "SLIDE")
        self._relate(part, note, "NOTES_SLIDE")

    def _settings(self, deck: "Part", look: "Part") -> None:
        relations = {"presProps": "PRES_PROPS", "viewProps": "VIEW_PROPS", "tableStyles": "TABLE_STYLES"}
        for name, content_type in presentation.SETTINGS.items():
            content = presentation.setting(name, self.scene, self.ink)
            part = self._part(f"/ppt/{name}.xml", content_type, content)
            self._relate(deck, part, relations[name])
        self._relate(deck, look, "THEME")
        self._properties()

    def _properties(self) -> None:
        core = self._part("/docProps/core.xml", properties.CORE_TYPE, properties.core(self.scene))
        self._relate(self.package, core, "CORE_PROPERTIES")
        extended = self._part("/docProps/app.xml", properties.APP_TYPE, properties.extended(self.scene))
        self._relate(self.package, extended, "EXTENDED_PROPERTIES")


@dataclass(slots=True)
class _GivenWriter(_Writer):
    """Writes the deck into an organisation's file (backends/pptx/given.py)."""

    file: GivenFile = field(init=False)

    def __post_init__(self) -> None:
        assert self.scene.base
        self.file = GivenFile(self.scene.base)
        self.package = self.file.package
        self.ink = ink(self.scene)
        places = picture_places(self.scene)
        self.media = Media(self.package, self.scene.properties.date, places, self.file.taken)

    def write(self) -> bytes:
        """Layouts, slides and notes; then the parts that list and describe them."""
        deck = self.file.deck
        given = self.file.layouts(self.scene, self.ink, self._drawing)
        layouts = {
            key: _Layout(self.scene.layouts[key], item.part, item.holders, item.seat)
            for key, item in given.items()
        }
        pages = self._slides(layouts)
        relations = [self._relate(deck, part, "SLIDE") for part in pages]
        noted = self._notes(deck, pages)
        ours = presentation.presentation(self.scene, self.ink, "rId0", noted, relations)
        deck.blob = given_presentation(deck, ours, noted)
        deck._content_type = presentation.CONTENT_TYPE  # pyright: ignore[reportPrivateUsage]  # .potx, .ppsx
        self._given_settings(deck)
        self._properties()
        return package_bytes(self.package)

    def _notes_master(self, deck: "Part") -> "Part":
        given = related(deck, "notesMaster")
        return given[0] if given else _Writer._notes_master(self, deck)

    def _theme_name(self) -> str:
        return free_name(lambda number: f"/ppt/theme/theme{number}.xml", 2, self.file.taken)

    def _given_settings(self, deck: "Part") -> None:
        """Settings are ours, since theirs may be about slides that are gone; table styles are both."""
        relations = {"presProps": "PRES_PROPS", "viewProps": "VIEW_PROPS", "tableStyles": "TABLE_STYLES"}
        for name, content_type in presentation.SETTINGS.items():
            content = presentation.setting(name, self.scene, self.ink)
            if styles := related(deck, name):
                styles[0].blob = merged_styles(styles[0].blob, content)
            else:
                self._relate(deck, self._part(f"/ppt/{name}.xml", content_type, content), relations[name])
