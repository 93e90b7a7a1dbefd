"""Spec stage: what a spec changes of the one that it extends, and what a change there would touch here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from factdeck.base.diagnostics import Diagnostic, Location
from factdeck.spec.explain import Origin, is_under, joined, origins_of, same_place, text, tree
from factdeck.spec.given import Given, children
from factdeck.spec.inherit import FACTS, OWN_KEYS
from factdeck.spec.overlay import Layers
from factdeck.spec.project import Project
from factdeck.spec.schema import FIGURE_KEYS, VALUE_KEYS


class Kind(StrEnum):
    """What has become of a value of the extended spec."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    FELL_AWAY = "fell-away"
    PENDING = "pending"
    INHERITED = "inherited"


@dataclass(frozen=True, slots=True)
class Change:
    """A value, or several that share their fate: `parts` names them, or `count` says how many they are."""

    kind: Kind
    origin: Origin
    parts: tuple[str, ...] = ()
    count: int = 1


def changes_of(project: Project, layers: Layers, found: Iterable[Diagnostic]) -> list[Change]:
    """All that differs from the extended spec and all that does not, by kind.

    `found`: what loading had to say; it tells what fell away.
    """
    lower = set(layers.files[:-1])
    alike = [one for one in _by_fate(tree(project), "", lower) if one.origin.key not in OWN_KEYS]
    facts = layers.root.by_key[FACTS].by_key if FACTS in layers.root.by_key else {}
    dropped = [
        Change(Kind.REMOVED, Origin(f"{FACTS}.{name}", "", fact.at, _label(fact.before), fact.before.at))
        for name, fact in facts.items()
        if fact.value is None and fact.before
    ]
    removed = [
        Change(Kind.REMOVED, Origin(".".join(item.path), "", item.place, text(item.was), item.was.at))
        for item in layers.removed
    ]
    fell = [
        Change(Kind.FELL_AWAY, Origin(item.arguments["what"], item.arguments["names"], item.location))
        for item in found
        if item.code == "fell-away"
    ]
    pending = [_pending(project, name) for name in project.spec.facts if name in project.pending]
    every = [*alike, *dropped, *removed, *fell, *pending]
    return sorted(every, key=lambda change: list(Kind).index(change.kind))


def _label(fact: Given) -> str:
    return text(fact.by_key["label"]) if "label" in fact.by_key else ""


def _pending(project: Project, name: str) -> Change:
    label = project.spec.facts[name].label
    place = project.positions.at_key(FACTS, name)
    return Change(Kind.PENDING, Origin(f"{FACTS}.{name}", label, place))


def _by_fate(given: Given, name: str, lower: set[str]) -> Iterator[Change]:
    """Values that share a fate as one; in others what is inherited next to what is not."""
    is_fact = name.startswith(f"{FACTS}.") and name.count(".") == 1
    if _differs(given) and not is_fact and name:
        yield Change(Kind.CHANGED, _origin(given, name))
        return
    if is_fact:
        yield from _figure(given, name, lower)
        given = given.with_keys({k: v for k, v in given.by_key.items() if k not in FIGURE_KEYS})
    leaves = list(_leaves(given))
    fates = {_fate(leaf, lower) for leaf in leaves}
    if len(fates) == 1 and name and (fate := fates.pop()) is not Kind.CHANGED:
        yield Change(fate, _origin(given, name), count=len(leaves))
        return
    same: list[tuple[str, Given]] = []
    for key, item in children(given):
        if name and not list(children(item)) and _fate(item, lower) is Kind.INHERITED:
            same.append((str(key), item))
        elif list(_leaves(item)):
            yield from _by_fate(item, joined(name, key, item), lower)
    if same:
        parts = tuple(key for key, _ in same)
        yield Change(Kind.INHERITED, _origin(same[0][1], name), parts, len(same))


def _figure(fact: Given, name: str, lower: set[str]) -> Iterator[Change]:
    """The figure of a fact, its proof with it: it is never inherited."""
    own = next((fact.by_key[key] for key in VALUE_KEYS if key in fact.by_key), None)
    if own is None or own.place.file in lower:
        return
    was, under = None, fact.before
    while under is not None and was is None:
        was = next((under.by_key[key] for key in VALUE_KEYS if key in under.by_key), None)
        under = under.before
    kind = Kind.CHANGED if was else Kind.ADDED
    told = text(was) if was else ""
    yield Change(kind, Origin(name, text(own), own.at, told, was.place if was else None))


def _origin(given: Given, name: str) -> Origin:
    was = given.before
    return Origin(name, text(given), given.at, text(was) if was else "", was.place if was else None)


def _leaves(given: Given) -> Iterator[Given]:
    inner = list(children(given))
    if not inner:
        if given.value not in ({}, []):
            yield given
        return
    for _, item in inner:
        yield from _leaves(item)


def _fate(given: Given, lower: set[str]) -> Kind:
    if given.place.file in lower or (given.before and not _differs(given)):
        return Kind.INHERITED
    return Kind.CHANGED if given.before else Kind.ADDED


def _differs(given: Given) -> bool:
    """Whether it took the place of something else; a workbook repeats what it was made with."""
    return given.before is not None and text(given) != text(given.before)


@dataclass(frozen=True, slots=True)
class Touched:
    """What has become of a value of a base in a spec that extends it; `place`: where it says otherwise."""

    key: str
    kind: Kind
    place: Location | None = None


def touched(base: Project, project: Project, key: str = "") -> list[Touched]:
    """The values of the base under a key, and whether the other spec would follow a change of each.

    What it has none of is told as a whole; the proof of a figure goes with the figure.
    """
    here = origins_of(project)
    places = {same_place(origin.place) for origin in here if origin.place}
    own = {one.key: one for one in here if one.place and not _is_in(base, one.place)}
    found: list[Touched] = []
    for origin in origins_of(base):
        if not is_under(origin.key, key) or origin.place is None or (_is_proof(origin) and origin.key != key):
            continue
        if same_place(origin.place) in places:
            found.append(Touched(origin.key, Kind.INHERITED))
        elif other := own.get(origin.key):
            found.append(Touched(origin.key, Kind.CHANGED, other.place))
        else:
            found.append(Touched(origin.key, Kind.REMOVED))
    return list(dict.fromkeys(_as_a_whole(found, key)))


def _is_in(base: Project, place: Location) -> bool:
    return Path(place.file).resolve() == base.path


def _is_proof(origin: Origin) -> bool:
    first, *rest = origin.key.split(".")
    return first == FACTS and len(rest) > 1 and rest[1] in FIGURE_KEYS and rest[1] not in VALUE_KEYS


def _as_a_whole(found: list[Touched], key: str) -> Iterator[Touched]:
    """What is not there, by the shortest key under which nothing is."""
    kinds: dict[str, set[Kind]] = {}
    for one in found:
        for prefix in _prefixes(one.key):
            kinds.setdefault(prefix, set()).add(one.kind)
    for one in found:
        if one.kind is Kind.REMOVED:
            gone = (name for name in _prefixes(one.key) if is_under(name, key) and kinds[name] == {one.kind})
            yield Touched(next(gone, one.key), one.kind)
        else:
            yield one


def _prefixes(key: str) -> list[str]:
    """A dotted key and all that lead to it, the shortest first."""
    steps = key.split(".")
    return [".".join(steps[:length]) for length in range(1, len(steps) + 1)]
