"""Theme stage: an organisation's master as the raw values of a design pack: what a template.yaml could say.

The base design's page is laid on the slide so that its content stands in the body of the master's layouts
(canvas.py). Titles (titles.py) and openings (openings.py) are items where the master's placeholders are.
"""

from collections.abc import Mapping
from typing import Any, cast

from factdeck.theme.aspect import scaled
from factdeck.theme.office.canvas import Canvas, Values, canvas
from factdeck.theme.office.model import OfficeFile, OfficeFont
from factdeck.theme.office.openings import OPENINGS, Openings
from factdeck.theme.office.palette import roles, slots
from factdeck.theme.office.roles import Seat, Seating, content_ground
from factdeck.theme.office.styles import Styles, stepped
from factdeck.theme.office.titles import Titles, moved


def office_values(file: OfficeFile, seating: Seating, base: Mapping[str, Any]) -> Values:
    """The values of a design pack for slides on this master. `base`: those of the base design, as merged."""
    ground = content_ground(seating)
    palette = roles(seating.master.colors, ground)
    page = canvas(file, seating.area)
    styles = Styles(palette, page.scale)
    deck = _Deck(seating, page, styles, ground).design(cast("Mapping[str, Any]", base["deck"]))
    scheme, added = slots(seating.master.colors, palette)
    return {
        **base,
        "palette": {name: f"#{value}" for name, value in (palette | styles.colors | added).items()},
        "scheme": scheme,
        "follows": None,
        "embed_fonts": "none",
        "families": _families(seating, cast("Mapping[str, Any]", base["families"])),
        "deck": deck,
    }


def paper_palette(seating: Seating) -> dict[str, str]:
    """The colour roles on white paper, for what is printed."""
    colors = {**seating.master.colors, "bg1": "FFFFFF"}
    return {**roles(colors, "FFFFFF"), "white": "FFFFFF"}


class _Deck:
    """Makes the deck design; `styles` gains what it needs."""

    def __init__(self, seating: Seating, page: Canvas, styles: Styles, ground: str) -> None:
        self._seating, self._canvas, self._styles, self._ground = seating, page, styles, ground
        usual = seating.seats["key-figures"].title
        contents = ((kind, seat) for kind, seat in seating.seats.items() if kind not in OPENINGS)
        self._headed = [kind for kind, seat in contents if moved(seat.title, usual)]
        """The slides of content whose layout has its title elsewhere than most."""

    def design(self, base: Mapping[str, Any]) -> Values:
        """The deck design on the canvas."""
        design = scaled(base, self._canvas.factors) | self._canvas.values()
        design["components"] = {**design["components"], **self._components()}
        design["layouts"] = {key: self._layout(key, value) for key, value in design["layouts"].items()}
        styles = {key: stepped(value) for key, value in design["styles"].items()}
        design["styles"] = styles | self._styles.made
        exhibit = design["exhibit"]
        design["exhibit"] = {
            **exhibit,
            "styles": {key: stepped(value) for key, value in exhibit["styles"].items()},
        }
        return design

    def _components(self) -> Values:
        seats, titles = self._seating.seats, Titles(self._seating, self._canvas, self._styles)
        drawn, openings = seats["key-figures"], Openings(titles)
        number = titles.number(drawn)
        return {
            "header": titles.title("headline", drawn),
            **{f"header-{kind}": titles.title(f"headline-{kind}", seats[kind]) for kind in self._headed},
            "page": number,
            **{f"lead-{name}": openings.component(name, seats[name]) for name in OPENINGS},
        }

    def _layout(self, key: str, value: Mapping[str, Any]) -> Values:
        """A slide layout on the ground that it really has."""
        seat = self._seating.seats.get(key)
        layout = dict(value)
        if seat is None:
            return layout
        layout["background"] = self._background(key, seat)
        if key in self._headed:
            own = {"use": f"header-{key}"}
            layout["items"] = [own if item == {"use": "header"} else item for item in layout["items"]]
        if key not in OPENINGS and not self._seating.is_plain:
            layout["fixed"] = [self._canvas.panel(self._seating.area), *layout.get("fixed", [])]
        return layout

    def _background(self, name: str, seat: Seat) -> str:
        """The palette name of a slide's own background, whatever is drawn over it."""
        ground = seat.layout.ground
        return "paper" if ground == self._ground else self._styles.color(f"{name}-ground", ground)


def _families(seating: Seating, base: Mapping[str, Any]) -> Values:
    """The theme's two fonts, each with the family of ours that is nearest to measure and paint with."""
    master, found = seating.master, dict(base)
    found["sans"] = {**base["sans"], **_named(master.text)}  # we carry no serif of a regular weight
    serif = master.headings.serif
    found["serif"] = {**base["serif" if serif else "sans"], **_named(master.headings), "serif": serif}
    return found


def _named(font: OfficeFont) -> Values:
    return {"latin": font.latin, "east_asian": font.east_asian, "embedded": ""}
