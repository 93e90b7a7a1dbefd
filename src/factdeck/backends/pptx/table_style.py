"""Backend stage: the design's table style, which "Table Design" offers (ECMA-376 Part 1 §20.1.4.2.26)."""

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import NOTHING, Markup, document, element, joined, tagged
from factdeck.scene.tables import Stroke, TableLook

NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's built-in "No Style, No Grid"."""

_SIDES: Final = ("left", "right", "top", "bottom", "insideH", "insideV")


def style_id(look: TableLook | None) -> str:
    """The GUID of a design's style: the same for the same look."""
    return "{" + str(uuid5(NAMESPACE_URL, f"factdeck:{look}")).upper() + "}" if look else NO_STYLE


def table_styles(name: str, ink: Ink) -> bytes:
    """`tableStyles.xml`: the style called after the design, which new tables take too."""
    look = ink.table_look
    if look is None:
        return document("a:tblStyleLst", "a", **{"def": NO_STYLE})
    rules = {"top": look.top, "bottom": look.line, "insideH": look.between}
    whole = element("a:wholeTbl", _text(look.text, ink), _cell(rules, "", ink, plain=True))
    band = element("a:band1H", _cell({}, look.band, ink)) if look.band else NOTHING
    head = element(
        "a:firstRow",
        _text(look.header, ink, bold=look.bold),
        _cell({"top": look.top, "bottom": look.line}, look.header_fill, ink),
    )
    style = tagged("a:tblStyle", {"styleId": style_id(look), "styleName": name}, whole, band, head)
    return document("a:tblStyleLst", "a", style, **{"def": style_id(look)})


def _text(color: str, ink: Ink, *, bold: bool = False) -> Markup:
    font = element("a:fontRef", element("a:prstClr", val="black"), idx="minor")
    return tagged("a:tcTxStyle", {"b": "on"} if bold else {}, font, ink.color(color))


def _cell(rules: dict[str, Stroke], fill: str, ink: Ink, *, plain: bool = False) -> Markup:
    """Borders and fill of a part of a table. `plain`: sides without a rule have none, as does the ground."""
    used = [side for side in _SIDES if plain or side in rules]
    sides = [element(f"a:{side}", _line(rules.get(side), ink)) for side in used]
    ground = element("a:fill", ink.fill(fill)) if fill or plain else NOTHING
    return element("a:tcStyle", element("a:tcBdr", joined(*sides)), ground)


def _line(rule: Stroke | None, ink: Ink) -> Markup:
    return ink.line(rule.color, rule.width) if rule else ink.line("", 0)
