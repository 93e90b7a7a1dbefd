"""Spec stage: charts that lose facts: groups stay even, and a chart with too little to compare goes. Pure."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from factdeck.spec.given import Given, Keys
from factdeck.spec.references import FactId
from factdeck.spec.shapes import shape

if TYPE_CHECKING:
    from factdeck.spec.drop_gone import Cause
    from factdeck.spec.drop_walk import Cutter

_OF_ONE_FACT: Final = ("ring", "pictogram")
_EVEN: Final = ("grouped", "stacked")
_COMPARING: Final = ("bar", "column", "pie", "line", "area", *_EVEN)
"""Kinds that show nothing with one mark alone; others say something of one."""


def aligned(cutter: "Cutter", given: Given, path: Keys) -> Given:
    """The chart, where its groups are categories by series, without the categories that one series loses."""
    groups = given.by_key.get("groups")
    if groups is None or _kind(given) not in _EVEN:
        return given
    lost = _lost_categories(cutter, groups, path)
    if not lost:
        return given
    kept: list[Given] = []
    for number, group in enumerate(groups.items):
        for at, why in lost.items():
            if at < len(_facts(group)):
                cutter.cuts.add(_facts(group)[at], (*path, "groups", number, "facts", at), why)
        if facts := [fact for at, fact in enumerate(_facts(group)) if at not in lost]:
            kept.append(group.with_keys({**group.by_key, "facts": group.by_key["facts"].with_items(facts)}))
    drawn = {fact.text for group in kept for fact in _facts(group)}
    undrawn = {fact.text for group in groups.items for fact in _facts(group)} - drawn
    return given.with_keys({**_without_marks_on(given, undrawn), "groups": groups.with_items(kept)})


def _lost_categories(cutter: "Cutter", groups: Given, path: Keys) -> dict[int, tuple["Cause", ...]]:
    """The places in the groups at which one has lost its fact; one that loses all of them goes as a whole."""
    types = shape(FactId)
    lost: dict[int, tuple[Cause, ...]] = {}
    for group in groups.items:
        causes = {at: cutter.causes(fact, types, path) for at, fact in enumerate(_facts(group))}
        if not all(causes.values()):
            lost.update({at: why for at, why in causes.items() if why})
    return lost


def _without_marks_on(chart: Given, undrawn: set[str]) -> dict[str, Given]:
    """The keys of a chart without short names and highlights of facts that it draws no more."""
    keys = dict(chart.by_key)
    if names := keys.get("names"):
        keys["names"] = names.with_keys({k: v for k, v in names.by_key.items() if k not in undrawn})
    if highlight := keys.get("highlight"):
        keys["highlight"] = highlight.with_items([i for i in highlight.items if i.text not in undrawn])
    return keys


def has_too_few(before: Given, after: Mapping[str, Given]) -> bool:
    """Whether a chart has lost facts and shows nothing any more with those that are left."""
    had, has = _marks(before.by_key), _marks(after)
    kind = _kind(before)
    if "share" in before.by_key and "share" not in after and (kind in _OF_ONE_FACT or not had):
        return True
    if has == had:
        return False
    fewest = 2 if kind in _COMPARING and not _is_of_series(before.by_key) else 1
    if kind in _EVEN and "groups" in before.by_key:
        groups = after["groups"].items if "groups" in after else []
        return has == 0 or len(groups) < 2
    return has < min(had, fewest)


def _kind(given: Given) -> str:
    return given.by_key["kind"].text if "kind" in given.by_key else ""


def _facts(group: Given) -> list[Given]:
    return group.by_key["facts"].items if "facts" in group.by_key else []


def _is_of_series(chart: Mapping[str, Given]) -> bool:
    return "series" in chart


def _marks(chart: Mapping[str, Given]) -> int:
    """How many facts a chart draws."""
    lists = [chart[key].items for key in ("facts", "series") if key in chart]
    groups = [_facts(group) for group in chart["groups"].items] if "groups" in chart else []
    return sum(map(len, (*lists, *groups)))
