"""Driver: design packs told and pictured, for `factdeck template` and for other programs, without a spec."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from factdeck.base.color import contrast, rgb
from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.stages import template_folders
from factdeck.theme.aspect import ASPECTS, OWN_FILES
from factdeck.theme.load import known_templates, load_theme
from factdeck.theme.read_deck import read_deck
from factdeck.theme.read_places import MANY
from factdeck.theme.slide_layout import (
    LISTS,
    AnyItem,
    DeckDesign,
    GroupItem,
    LayoutDesign,
    ListItem,
    StackItem,
)
from factdeck.theme.theme import Theme

_COUNTED: Final = (*LISTS, "exhibits", "photos")


def folders_here() -> list[Path]:
    """Where the packs of a spec in this folder are looked for, before the shipped ones."""
    return template_folders(Path.cwd() / "spec.yaml")


def list_templates(folders: Sequence[Path], diagnostics: Diagnostics) -> list[dict[str, Any]]:
    """One mapping a pack that can be used: name, description by language, aspects, folder."""
    themes = (load_theme(name, folders, diagnostics) for name in known_templates(folders))
    return [_head(theme) for theme in themes if theme]


def show_template(name: str, folders: Sequence[Path], diagnostics: Diagnostics) -> dict[str, Any] | None:
    """As `list_templates`, and: palette, fonts, layouts. None (with a diagnostic) where it can't be used.

    A colour: name, hex, contrast (to the slides' paper, 1–21), scheme (its slots in PowerPoint's theme).
    A font: family, latin, east_asian, serif. A layout: key, name by language, slots (those that the design
    names; records of lists fill slots of their own), counts (list → [fewest, most], most None for no end).
    """
    theme = load_theme(name, folders, diagnostics)
    if theme is None:
        return None
    design = read_deck(theme, diagnostics)
    return {
        **_head(theme),
        "palette": [_color(name, theme) for name in theme.palette],
        "fonts": [_font(name, theme) for name in theme.families],
        "layouts": [_layout(layout, design) for layout in design.layouts.values()],
    }


def _head(theme: Theme) -> dict[str, Any]:
    return {
        "name": theme.name,
        "description": dict(theme.description),
        "aspects": [
            {"aspect": aspect, "own": aspect not in OWN_FILES or _own(theme, OWN_FILES[aspect])}
            for aspect in ASPECTS
        ],
        "folder": theme.folder,
    }


def _own(theme: Theme, part: str) -> bool:
    return Path(theme.folder, f"{part}.yaml").is_file()


def _color(name: str, theme: Theme) -> dict[str, Any]:
    paper = theme.palette[theme.scheme["lt1"]]
    color = theme.palette[name]
    slots = [slot for slot, other in theme.scheme.items() if other == name]
    ratio = round(contrast(rgb(color), rgb(paper)), 1)
    return {"name": name, "hex": f"#{color}", "contrast": ratio, "scheme": slots}


def _font(name: str, theme: Theme) -> dict[str, Any]:
    family = theme.families[name]
    return {
        "family": name,
        "latin": family.latin,
        "east_asian": family.east_asian,
        "serif": family.serif,
    }


def _layout(layout: LayoutDesign, design: DeckDesign) -> dict[str, Any]:
    items = (*layout.fixed, *layout.items, *layout.variants)
    slots = dict.fromkeys(slot for item in _all(items, design) if (slot := str(getattr(item, "slot", ""))))
    return {
        "key": layout.key,
        "name": dict(layout.name),
        "slots": [{"name": slot, "kind": design.slots[slot].kind} for slot in slots],
        "counts": _counts(layout),
    }


def _all(items: Iterable[AnyItem], design: DeckDesign) -> Iterator[AnyItem]:
    """Every item, those of groups, stacks and the treatments of lists too."""
    for item in items:
        yield item
        if isinstance(item, GroupItem | StackItem):
            yield from _all(item.items, design)
        elif isinstance(item, ListItem):
            names = dict.fromkeys(
                (item.treatment, *(cell.treatment for cell in item.cells if cell.treatment))
            )
            yield from _all((one for name in names for one in design.components[name]), design)


def _counts(layout: LayoutDesign) -> Mapping[str, list[int | None]]:
    """How many records of each list the variants of a layout are for, taken together."""
    ends: dict[str, list[int]] = {}
    for variant in layout.variants:
        for condition in variant.when:
            if condition.key in _COUNTED:
                ends.setdefault(condition.key, []).extend((condition.minimum, condition.maximum))
    return {key: [min(found), None if max(found) == MANY else max(found)] for key, found in ends.items()}


def picture_template(
    name: str, folder: Path, diagnostics: Diagnostics, *, language: str, aspect: str, width: int
) -> list[Path]:
    """A PNG of every slide layout filled with built-in sample content, and a contact sheet; their paths."""
    from factdeck.pipeline.outputs import write_outputs
    from factdeck.pipeline.preview import CONTACT, contact_sheet
    from factdeck.pipeline.raster import painted, png, rasterised
    from factdeck.pipeline.stages import lay_out, prepare
    from factdeck.spec.load import load

    project = load(Path(__file__).parents[1] / "starter" / "sample" / f"{language}.yaml", diagnostics)
    assert project, "the built-in sample is sound"
    spec = project.spec.model_copy(update={"template": name, "aspect": aspect})
    prepared = prepare(replace(project, spec=spec, path=Path.cwd() / "spec.yaml"), diagnostics)
    laid_out = lay_out(prepared, "deck", diagnostics) if prepared else None
    if laid_out is None or diagnostics.has_errors():
        return []
    images = list(rasterised(painted(laid_out.scene), width))
    names = _picture_names(name, [page.kind for page in laid_out.scene.pages])
    contents = {f"{one}.png": png(image) for one, image in zip(names, images, strict=True)}
    contents[CONTACT] = png(contact_sheet(images))
    return list(write_outputs(folder, contents, diagnostics).values())


def _picture_names(template: str, layouts: Sequence[str]) -> list[str]:
    """hongjin-chart, hongjin-chart-2 …"""
    names: list[str] = []
    for index, layout in enumerate(layouts):
        before = layouts[:index].count(layout)
        names.append(f"{template}-{layout}" + (f"-{before + 1}" if before else ""))
    return names
