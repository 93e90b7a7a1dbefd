"""Theme stage: read deck.yaml of a design pack into a typed deck design, every fault a diagnostic."""

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any, Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.theme.read_items import read_items
from factdeck.theme.read_places import Names, read_when
from factdeck.theme.reader import Reader
from factdeck.theme.slide_layout import LISTS, DeckDesign, GroupItem, LayoutDesign, SlotKind
from factdeck.theme.theme import TextStyle, Theme

_LANGUAGES: Final = ("zh", "en")
_SLOT_KINDS: Final = ("title", "body", "pic", "chart", "tbl", "ftr", "dt", "sldNum")
_WHEN: Final = ("always", "never")
_NOTES: Final = ("source_notes", "figure_notes")
_NUMERALS: Final = ("written", "digits")
_OTHERS: Final = ("numerals", *_NOTES)
_TOP: Final = (
    "page",
    "grid",
    "slots",
    "styles",
    "uniform",
    "components",
    "layouts",
    "exhibit",
    "canvas",
    *_OTHERS,
)


def read_deck(theme: Theme, diagnostics: Diagnostics) -> DeckDesign:
    """The deck design of a theme. Faults are diagnostics at their place in deck.yaml."""
    design, found = _read(theme)
    diagnostics.extend(found)
    return design


@lru_cache(maxsize=4)  # the decks of a process are mostly of one theme
def _read(theme: Theme) -> tuple[DeckDesign, Diagnostics]:
    found = Diagnostics()
    return _design(theme, deck_reader(theme, found)), found


def _design(theme: Theme, reader: Reader) -> DeckDesign:
    reader.check_keys(_TOP)
    page, grid = reader.child("page"), reader.child("grid")
    sides = page.child("w").length() or 960.0, page.child("h").length() or 540.0
    canvas = _canvas(reader.child("canvas"), *sides)
    styles = read_styles(reader.child("styles"), theme)
    slots = {key: _slot(entry) for key, entry in reader.child("slots").entries()}
    names = Names(
        colors=tuple(theme.palette),
        fills=(*theme.palette, *theme.patterns),
        families=tuple(theme.families),
        styles=styles,
        components=reader.child("components"),
        slots=tuple(slots),
        icons=tuple(theme.icons),
        columns=int(grid.child("columns").number(12)),
        margin=grid.child("margin").length() or 0.0,
        gutter=grid.child("gutter").length() or 0.0,
        width=canvas[2],
        left=canvas[0],
    )
    return DeckDesign(
        width=sides[0],
        height=sides[1],
        canvas=canvas,
        pitch=names.span(2, 1)[0] - names.span(1, 1)[0],
        styles=styles,
        uniform=tuple(entry.one_of(styles, "") for entry in reader.child("uniform").items()),
        components={key: read_items(entry, names) for key, entry in reader.child("components").entries()},
        layouts={key: _layout(key, entry, names) for key, entry in reader.child("layouts").entries()},
        slots=slots,
        icons=theme.icons,
        numerals=reader.child("numerals").one_of(_NUMERALS, "written"),
        **{name: reader.child(name).one_of(_WHEN, "always") == "always" for name in _NOTES},
    )


def _canvas(reader: Reader, width: float, height: float) -> tuple[float, float, float, float]:
    """Where on the slide the design's page is laid: left, top, width, height; the whole slide without it."""
    reader.check_keys(("x", "y", "w", "h"))
    x, y, w, h = (reader.child(key).length() for key in ("x", "y", "w", "h"))
    return x or 0.0, y or 0.0, w or width, h or height


def deck_reader(theme: Theme, diagnostics: Diagnostics) -> Reader:
    """deck.yaml as read, at its top."""
    return Reader(theme.deck, ("deck",), theme.locations, diagnostics)


def read_styles(reader: Reader, theme: Theme) -> Mapping[str, TextStyle]:
    """Named text styles; `like: other` takes another style's values first."""
    styles: dict[str, TextStyle] = {}
    for key, entry in reader.entries():
        styles[key] = read_style(entry, theme, styles)
    return styles


def read_style(reader: Reader, theme: Theme, known: Mapping[str, TextStyle]) -> TextStyle:
    """One text style: sizes in points, leading as a factor, colours as palette names."""
    reader.check_keys(("like", *(field.name for field in fields(TextStyle))))
    base = known.get(reader.child("like").one_of(known, "")) if reader.has("like") else None
    base = base or TextStyle()
    given = {
        field.name: _style_value(reader.child(field.name), getattr(base, field.name), theme)
        for field in fields(TextStyle)
        if reader.has(field.name)
    }
    return replace(base, **given)


def _style_value(reader: Reader, base: Any, theme: Theme) -> Any:
    """A value of the type that the style has; names are checked."""
    if names := _style_names(str(reader.path[-1]), theme):
        return reader.one_of(names, base)
    if isinstance(base, bool):
        return reader.flag(base)
    if isinstance(base, tuple):
        return tuple(step.number() for step in reader.items())
    return int(reader.number(base)) if isinstance(base, int) else reader.number(base)


def _style_names(key: str, theme: Theme) -> tuple[str, ...]:
    if key in ("color", "unit_color"):
        return tuple(theme.palette)
    families = tuple(theme.families) if key in ("family", "unit_family") else ()
    choices = {"align": ("left", "center", "right", "justify"), "anchor": ("top", "middle", "bottom")}
    return choices.get(key, families)


def _slot(reader: Reader) -> SlotKind:
    reader.check_keys(("kind", "prompt"))
    return SlotKind(reader.child("kind").one_of(_SLOT_KINDS, "body"), _words(reader.child("prompt")))


def _layout(key: str, reader: Reader, names: Names) -> LayoutDesign:
    reader.check_keys(("name", "background", "fixed", "items", "variants", "omits"))
    return LayoutDesign(
        key=key,
        name=_words(reader.child("name")),
        background=reader.child("background").one_of(names.colors, "paper"),
        fixed=read_items(reader.child("fixed"), names),
        items=read_items(reader.child("items"), names),
        variants=tuple(_variant(entry, names) for entry in reader.child("variants").items()),
        omits=tuple(entry.one_of(LISTS, "") for entry in reader.child("omits").items()),
    )


def _variant(reader: Reader, names: Names) -> GroupItem:
    reader.check_keys(("when", "items"))
    return GroupItem(when=read_when(reader.child("when")), items=read_items(reader.child("items"), names))


def _words(reader: Reader) -> Mapping[str, str]:
    reader.check_keys(_LANGUAGES)
    return {key: entry.text() for key, entry in reader.entries()}
