"""Theme stage: find a design pack, read its YAML files, merge what it extends, check colours and fonts.

The last stage that touches files: what comes out is plain data with absolute font paths.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.base.icons import icons
from factdeck.base.resources import resource
from factdeck.spec.read_yaml import read_yaml
from factdeck.theme.aspect import OWN_FILES, Aspect, adapted
from factdeck.theme.check_look import check_look
from factdeck.theme.follow import followed, taken_along, without_lost
from factdeck.theme.laid_over import merge
from factdeck.theme.office.base import OfficeBase
from factdeck.theme.office.load import (
    BASE,
    chosen_layouts,
    office_aspect,
    on_master,
    open_office,
    seating,
)
from factdeck.theme.read_families import read_families, with_font_paths
from factdeck.theme.read_patterns import read_gray, read_patterns
from factdeck.theme.read_words import read_words
from factdeck.theme.reader import Key, Reader
from factdeck.theme.theme import EMBEDDINGS, Embedding, Theme

TOKENS: Final = "template.yaml"
_DESIGNS: Final = ("deck", "sheet", "handout")
_PARTS: Final = ("", *_DESIGNS, *OWN_FILES.values())
_TOP: Final = (
    *("name", "description", "extends", "palette", "patterns", "gray", "scheme", "follows"),
    *("embed_fonts", "families", "logo", "wording", "master", "slides"),
)
_ON_MASTERS: Final = ("assets", "office", "deck.yaml")
SCHEME_SLOTS: Final = (
    *("dk1", "lt1", "dk2", "lt2"),
    *("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"),
)

_Values = dict[str, Any]
_Places = dict[tuple[Key, ...], Location]


@dataclass(frozen=True, slots=True)
class Master:
    """An organisation's .pptx that a spec names, and where it does."""

    path: Path
    place: Location | None = None


@dataclass(slots=True)
class _Pack:
    """What a pack's files say: raw values with `deck` and `sheet` under their keys, and where each stands."""

    values: _Values = field(default_factory=dict[str, Any])
    places: _Places = field(default_factory=dict[tuple[Key, ...], Location])
    office: OfficeBase | None = None
    own: _Values = field(default_factory=dict[str, Any])  # what it says itself, where it extends another
    below: _Values = field(default_factory=dict[str, Any])  # the palette of that other


def load_theme(
    name: str,
    folders: Sequence[Path],
    diagnostics: Diagnostics,
    aspect: Aspect = "16:9",
    master: Master | None = None,
) -> Theme | None:
    """The design pack `<folder>/<name>/`, from the first folder that has it, shipped ones last.

    Its deck design is for pages of the given aspect (`theme/aspect.py`). With `master` the design is made
    from an organisation's .pptx, whatever the pack; slides are as that file has them.
    None (with a diagnostic) where there is none, or where it can't be used.
    """
    before = len(diagnostics)
    places = [*folders, resource("templates")]
    if master:
        own = _Pack({"master": str(master.path)}, {("master",): master.place} if master.place else {})
        name, pack = master.path.stem, _on_master(own, places, diagnostics)
    else:
        pack = _read(name, places, aspect, (), diagnostics)
    if pack is None:
        return None
    theme = _theme(name, pack, _folder(name, places) or Path(), diagnostics)
    found = list(diagnostics)[before:]
    if pack.own and not any(item.severity == "error" for item in found):
        check_look(theme, pack.below, pack.own, diagnostics)
    return None if any(item.severity == "error" for item in found) else theme


def known_templates(folders: Sequence[Path]) -> list[str]:
    """Names of all design packs in `folders` and among the shipped ones."""
    found = {
        path.parent.name
        for folder in (*folders, resource("templates"))
        for path in folder.glob(f"*/{TOKENS}")
    }
    return sorted(found)


def _folder(name: str, folders: Sequence[Path]) -> Path | None:
    if not re.fullmatch(r"[\w][\w .-]*", name):
        return None
    return next((folder / name for folder in folders if (folder / name / TOKENS).is_file()), None)


def _read(
    name: str, folders: Sequence[Path], aspect: Aspect, below: tuple[str, ...], diagnostics: Diagnostics
) -> _Pack | None:
    """The pack's own values over those of the pack it extends."""
    folder = _folder(name, folders)
    if name in below:
        diagnostics.add("template-loop", name=name)
        return None
    if folder is None:
        diagnostics.add("template-unknown", name=name, known=", ".join(known_templates(folders[:-1])))
        return None
    read = _read_files(folder, diagnostics)
    if read is None:
        return None
    if read.values.get("master"):
        return _on_master(_found_master(read, folder), folders, diagnostics)
    own = _for_aspect(read, aspect)
    base = own.values.get("extends")
    if not base:
        return own
    under = _read(str(base), folders, aspect, (*below, name), diagnostics)
    if under is None:
        return None
    inherited = {key: value for key, value in under.values.items() if key != "description"}
    merged = without_lost(merge(inherited, own.values), own.values)
    palette = under.values.get("palette")
    colors = dict(cast("Mapping[str, Any]", palette)) if isinstance(palette, Mapping) else {}
    return _Pack(merged, under.places | own.places, under.office, own.values, colors)


def _found_master(pack: _Pack, folder: Path) -> _Pack:
    """The pack with its master as a path; it stands beside the pack's files."""
    return _Pack({**pack.values, "master": str(folder / str(pack.values["master"]))}, pack.places)


def _on_master(own: _Pack, folders: Sequence[Path], diagnostics: Diagnostics) -> _Pack | None:
    """The base design laid on an organisation's master, under what the pack says of its own."""
    path, place = Path(str(own.values["master"])), own.places.get(("master",))
    if own.values.get("extends", BASE) != BASE:
        written = {"key": "extends", "value": own.values["extends"], "known": BASE}
        diagnostics.add("template-name-unknown", own.places.get(("extends",)), **written)
        return None
    file = open_office(path, place, diagnostics)
    if file is None:
        return None
    aspect = office_aspect(file)
    under = _read(BASE, folders[-1:], aspect, (), diagnostics)
    over, found = _read_file(resource(*_ON_MASTERS), "deck", *_state(resource(*_ON_MASTERS)))
    diagnostics.extend(found)
    if under is None or over is None:
        return None
    chosen = chosen_layouts(own.values.get("slides"), file, own.places, diagnostics)
    base = {**under.values, "deck": merge(under.values["deck"], adapted(over.values, aspect))}
    values, office = on_master(file, seating(file, chosen), base)
    said = _for_aspect(own, aspect).values
    kept = {key: value for key, value in values.items() if key not in ("description", "name")}
    return _Pack(merge(kept, said), under.places | over.places | own.places, office)


def _state(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_size


def _for_aspect(pack: _Pack, aspect: Aspect) -> _Pack:
    """The pack with its deck design on the page of this aspect, its own values for that page on top."""
    values = {key: value for key, value in pack.values.items() if key not in OWN_FILES.values()}
    own = OWN_FILES.get(aspect, "")
    over = pack.values.get(own, {})
    if "deck" in values or over:
        values["deck"] = merge(adapted(values.get("deck", {}), aspect), over)
    moved = {("deck", *path[1:]): place for path, place in pack.places.items() if path[:1] == (own,)}
    return _Pack(values, pack.places | moved)


def _read_files(folder: Path, diagnostics: Diagnostics) -> _Pack | None:
    pack = _Pack()
    for part in _PARTS:
        path = folder / (f"{part}.yaml" if part else TOKENS)
        if not path.is_file():
            continue
        read, found = _read_file(path, part, *_state(path))
        diagnostics.extend(found)
        if read is None:
            return None
        pack.values |= {part: read.values} if part else with_font_paths(read.values, folder)
        pack.places |= read.places
    return pack


@lru_cache(maxsize=32)
def _read_file(path: Path, part: str, changed: int, size: int) -> tuple[_Pack | None, Diagnostics]:
    """A design file and its mistakes; read once as long as it does not change, for all specs of a process."""
    found = Diagnostics()
    content = read_yaml(path, found)
    if content is None:
        return None, found
    values, positions = content
    prefix = (part,) if part else ()
    places = {(*prefix, *at): place for at, place in positions.places.items()}
    if not isinstance(values, Mapping):
        Reader(values, prefix, places, found).fault("template-shape", key=path.name, expected="{…}")
        return None, found
    return _Pack(dict(cast("Mapping[str, Any]", values)), places), found


def _theme(name: str, pack: _Pack, folder: Path, diagnostics: Diagnostics) -> Theme:
    reader = Reader(pack.values, (), pack.places, diagnostics)
    reader.check_keys((*_TOP, *_DESIGNS))
    palette = _with_followers(pack, {key: _hex(entry) for key, entry in reader.child("palette").entries()})
    scheme = _scheme(reader.child("scheme"), palette)
    patterns = read_patterns(reader.child("patterns"), palette)
    return Theme(
        name=name,
        palette=palette,
        scheme=scheme,
        follows=followed(palette, scheme, _follows(reader.child("follows"), palette, scheme)),
        families=read_families(reader.child("families")),
        deck=pack.values.get("deck") or {},
        sheet=pack.values.get("sheet") or {},
        handout=pack.values.get("handout") or {},
        folder=str(folder),
        icons=icons(),
        embed_fonts=cast("Embedding", reader.child("embed_fonts").one_of(EMBEDDINGS, "used")),
        locations=pack.places,
        description={key: entry.text() for key, entry in reader.child("description").entries()},
        patterns=patterns,
        office=pack.office,
        gray=read_gray(reader.child("gray"), (*palette, *patterns)),
        logo=reader.child("logo").text(),
        wording=read_words(reader.child("wording")),
    )


def _with_followers(pack: _Pack, palette: dict[str, str]) -> dict[str, str]:
    """The palette, where a look changes a colour, with those that follow it in the pack below."""
    own, follows = pack.own.get("palette"), pack.values.get("follows")
    if not isinstance(own, Mapping) or not isinstance(follows, Mapping):
        return palette
    below = {key: str(value).removeprefix("#").upper() for key, value in pack.below.items()}
    known = {key: value for key, value in below.items() if re.fullmatch(r"[0-9A-F]{6}", value)}
    return taken_along(palette, known, own, cast("Mapping[str, str]", follows))


def _hex(reader: Reader) -> str:
    written = reader.text().removeprefix("#").upper()
    if not re.fullmatch(r"[0-9A-F]{6}", written):
        reader.fault("template-value", key=reader.name, value=reader.text(), example='"A61B1F"')
        return "000000"
    return written


def _scheme(reader: Reader, palette: Mapping[str, str]) -> Mapping[str, str]:
    reader.check_keys(SCHEME_SLOTS)
    for slot in SCHEME_SLOTS:
        if not reader.has(slot):
            reader.fault("template-missing", key=f"scheme.{slot}")
    return {key: entry.one_of(palette, "") for key, entry in reader.entries()}


def _follows(reader: Reader, palette: Mapping[str, str], scheme: Mapping[str, str]) -> Mapping[str, str]:
    """Palette names outside of the scheme and those of the scheme that they follow."""
    reader.check_keys([name for name in palette if name not in scheme.values()])
    bases = tuple(dict.fromkeys(scheme.values()))
    return {key: entry.one_of(bases, "") for key, entry in reader.entries()}
