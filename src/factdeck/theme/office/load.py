"""Theme stage: lay the base design on an organisation's master: the values of a design pack, and its base."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.theme.aspect import Aspect
from factdeck.theme.office.base import OfficeBase, office_base
from factdeck.theme.office.canvas import is_narrow
from factdeck.theme.office.design import office_values, paper_palette
from factdeck.theme.office.model import MasterError, OfficeFile, OfficeLayout
from factdeck.theme.office.read import read_office
from factdeck.theme.office.roles import SEATS, Seating, layout_names, seating

BASE: Final = "hongjin"
"""The design pack whose tiles, panels, charts and sheet are laid on masters."""


def open_office(path: Path, place: Location | None, diagnostics: Diagnostics) -> OfficeFile | None:
    """The file, or None with a diagnostic that says what it is instead."""
    try:
        return read_office(path)
    except MasterError as error:
        diagnostics.add(error.code, place, file=path.name, **error.arguments)
    except OSError as error:
        diagnostics.add("master-unreadable", place, file=path.name, reason=error.strerror or str(error))
    except (LookupError, ValueError, AttributeError, RecursionError) as error:  # XML that means nothing
        diagnostics.add("master-broken", place, file=path.name, part=str(error))
    return None


def office_aspect(file: OfficeFile) -> Aspect:
    """The page of the base design that is nearest to the slides."""
    return "4:3" if is_narrow(file) else "16:9"


def chosen_layouts(
    written: Any, file: OfficeFile, places: Mapping[tuple[str | int, ...], Location], diagnostics: Diagnostics
) -> dict[str, OfficeLayout]:
    """The layouts that a template names for our slides; what it names wrongly is reported."""
    named = {
        name: layout for master in reversed(file.masters) for name, layout in layout_names(master).items()
    }
    chosen: dict[str, OfficeLayout] = {}
    for key, value in cast("Mapping[Any, Any]", written).items() if isinstance(written, Mapping) else ():
        place = places.get(("slides", str(key)))
        if str(key) not in SEATS:
            diagnostics.add("template-key-unknown", place, key=key, known=", ".join(SEATS))
        elif str(value) not in named:
            diagnostics.add("master-layout-unknown", place, layout=value, known=", ".join(named))
        else:
            chosen[str(key)] = named[str(value)]
    return chosen


def on_master(file: OfficeFile, seats: Seating, base: Mapping[str, Any]) -> tuple[dict[str, Any], OfficeBase]:
    """The base design's values on a master, and what its deck is written into."""
    values = office_values(file, seats, base)
    palette: dict[str, str] = {name: value.lstrip("#") for name, value in values["palette"].items()}
    colors: dict[str, str] = {}
    found = office_base(file, seats, colors, paper_palette(seats))
    values["palette"] = {name: f"#{value}" for name, value in (palette | colors).items()}
    return values, found


__all__ = ["BASE", "chosen_layouts", "office_aspect", "on_master", "open_office", "seating"]
