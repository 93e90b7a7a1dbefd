"""Driver: an organisation's .pptx told and pictured, and the template that maps our slides to its layouts.

For `factdeck template check` and for other programs, without a spec.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from factdeck.base.diagnostics import Diagnostics, Location, Phrase
from factdeck.theme.office.model import Holder, OfficeFile, OfficeLayout
from factdeck.theme.office.roles import SEATS, Seating, layout_names, seating
from factdeck.theme.office.structure import structure

_CONTACT: Final = "layouts.png"
_WIDTH: Final = 960


@dataclass(frozen=True, slots=True)
class OfficeCheck:
    """What was found in a file, as data, and the files that were written."""

    report: Mapping[str, Any]
    written: Mapping[str, Path]


def check_office(
    path: Path, diagnostics: Diagnostics, *, name: str = "", out: Path, language: str = "zh-CN"
) -> OfficeCheck | None:
    """Read the file, and write `<out>/<name>/`: template.yaml, a copy of the file, pictures of its layouts.

    None, with a diagnostic, for a file that can't be used. What the master lacks is a note with what to do.
    """
    from factdeck.pipeline.outputs import write_outputs
    from factdeck.theme.office.load import open_office

    place = Location(str(path))
    file = open_office(path, place, diagnostics)
    if file is None:
        return None
    seats, name = seating(file), name or path.stem
    for missing in seats.missing:
        diagnostics.add(f"master-lacks-{missing}", place)
    folder = out / name
    contents = {"template.yaml": template_yaml(file, seats, name, path.name, language).encode()}
    if (folder / path.name).resolve() != path.resolve():
        contents[path.name] = path.read_bytes()
    written = write_outputs(folder, contents | _pictures(file, seats, language), diagnostics)
    return OfficeCheck(report(file, seats), written)


def report(file: OfficeFile, seats: Seating) -> dict[str, Any]:
    """The file as data: slides' size in points, masters, the chosen master's layouts with their slots.

    A layout: name, structure (what its placeholders make of it), serves (our slide layouts), slots. A slot:
    kind, index, x, y, w, h in points, size of its type, characters that it holds (ideographs).
    """
    layouts = layout_names(seats.master)
    used = _served(seats)
    return {
        "file": file.path,
        "width": round(file.width, 1),
        "height": round(file.height, 1),
        "masters": len(file.masters),
        "slides": file.slides,
        "layouts": [
            {
                "name": name,
                "structure": structure(layout, file.width, file.height),
                "serves": used.get(layout.part, []),
                "slots": [_slot(holder) for holder in layout.holders],
            }
            for name, layout in layouts.items()
        ],
        "missing": list(seats.missing),
    }


def _served(seats: Seating) -> dict[str, list[str]]:
    """By part: the slide layouts of ours that a layout serves."""
    found: dict[str, list[str]] = {}
    for kind, seat in seats.seats.items():
        found.setdefault(seat.layout.part, []).append(kind)
    return found


def _slot(holder: Holder) -> dict[str, Any]:
    frame = holder.frame
    return {
        "kind": holder.kind,
        "index": holder.index,
        **{key: round(getattr(frame, key), 1) for key in ("x", "y", "w", "h")},
        "size": round(holder.look.size, 1),
        "characters": holder.capacity,
    }


def template_yaml(file: OfficeFile, seats: Seating, name: str, master: str, language: str) -> str:
    """template.yaml for a master: which of its layouts each of our slides takes, and what fits there."""
    lines = [
        *(
            f"# {line}"
            for line in Phrase("master-template-head", {"file": master}).text(language).split("\n")
        ),
        f"name: {_quoted(name)}",
        f"master: {_quoted(master)}",
        "",
        f"# {Phrase('master-template-slides').text(language)}",
        "slides:",
    ]
    masters = (seats.master, *file.masters)
    names = {id(one): title for given in reversed(masters) for title, one in layout_names(given).items()}
    for kind in SEATS:
        seat = seats.seats[kind]
        title = names.get(id(seat.layout))
        if title is None or (seat.title is None and seat.layout.title is not None):
            lines.append(f"  # {kind}: {Phrase('master-template-made').text(language)}")
            continue
        room = [("title", seat.title), ("text", seat.text)]
        said = ", ".join(f"{key} {holder.capacity}" for key, holder in room if holder)
        lines.append(f"  {f'{kind}: {_quoted(title)}':<44}# {said}".rstrip())
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text as YAML: in quotes, as JSON has it."""
    return json.dumps(text, ensure_ascii=False)


def _pictures(file: OfficeFile, seats: Seating, language: str) -> dict[str, bytes]:
    """All layouts of the master on one picture."""
    from factdeck.layout.office_picture import Labelled, place_layouts
    from factdeck.pipeline.preview import contact_sheet
    from factdeck.pipeline.raster import painted, png, rasterised
    from factdeck.theme.load import load_theme
    from factdeck.theme.office.load import BASE

    theme = load_theme(BASE, [], Diagnostics())
    assert theme, "the shipped design is sound"
    used, named = _served(seats), layout_names(seats.master)
    items = [
        Labelled(layout, _heading(name, layout, used, file), tuple(map(_label, layout.holders)))
        for name, layout in named.items()
    ]
    if not items:
        return {}
    scene = place_layouts(file, items, theme.families, language)
    return {_CONTACT: png(contact_sheet(list(rasterised(painted(scene), _WIDTH))))}


def _heading(name: str, layout: OfficeLayout, used: Mapping[str, list[str]], file: OfficeFile) -> str:
    kinds = ", ".join(used.get(layout.part, ()))
    return f"{name} ({structure(layout, file.width, file.height)})" + (f" ← {kinds}" if kinds else "")


def _label(holder: Holder) -> str:
    return f"{holder.kind} {holder.index}: {holder.look.size:.0f} pt × {holder.capacity}"
