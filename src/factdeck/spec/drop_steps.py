"""Spec stage: what a storyboard may name of a spec's raw values, and dividers that nothing follows. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factdeck.spec.given import Given

if TYPE_CHECKING:
    from factdeck.spec.drop_cuts import Cuts
    from factdeck.spec.drop_gone import Cause

DIVIDER: Final = "divider"
LISTS: Final = ("charts", "tables", "comparisons")
_ELEMENTS: Final = ("figures", "points", "timeline", "photos", "quote")


def sections(root: Given) -> list[Given]:
    """The sections of a spec."""
    return root.by_key["sections"].items if "sections" in root.by_key else []


def elements(section: Given) -> Iterator[str]:
    """What of a section can be a slide of its own, apart from its divider."""
    yield from (key for key in _ELEMENTS if key in section.by_key)
    for kind in LISTS:
        for item in section.by_key[kind].items if kind in section.by_key else ():
            only = item.by_key.get("only")
            if item.id and not (only and only.text == "factsheet"):
                yield item.id


def steps(root: Given) -> dict[str, Given]:
    """Storyboard entries that name something, and the section that they name something of."""
    found: dict[str, Given] = {}
    for section in sections(root):
        found[section.id] = section
        inner = list(elements(section))
        found.update({f"{section.id}.{name}": section for name in inner})
        found[f"{section.id}.{DIVIDER}"] = section
    return found


def lonely_dividers(root: Given, kept: Given, cuts: "Cuts") -> dict[tuple[str, str, str], "Cause"]:
    """Entries of dividers after which the storyboard had slides of their section and now has none."""
    before, after = _by_section(root), _by_section(kept)
    return {
        ("step", "", f"{name}.{DIVIDER}"): cause
        for name, entries in before.items()
        if entries > {DIVIDER} and after.get(name) == {DIVIDER}
        if (cause := cuts.cause_of_step(name))
    }


def _by_section(root: Given) -> dict[str, set[str]]:
    """The entries of the storyboard by section."""
    found: dict[str, set[str]] = {}
    for entry in root.by_key["deck"].items if "deck" in root.by_key else ():
        section, dot, element = entry.text.partition(".")
        if dot:
            found.setdefault(section, set()).add(element)
    return found


def undivided(root: Given, kept: Given) -> Given:
    """Sections that had slides and have none now get no divider either."""
    had = {section.id for section in sections(root) if any(elements(section))}

    def closed(section: Given) -> Given:
        if section.id not in had or any(elements(section)):
            return section
        no = Given(False, section.place)
        return section.with_keys({**section.by_key, DIVIDER: no})

    if "sections" not in kept.by_key:
        return kept
    closed_up = replace(kept.by_key["sections"], value=[closed(section) for section in sections(kept)])
    return kept.with_keys({**kept.by_key, "sections": closed_up})
