"""Draft stage: figures that say the same are one; those that contradict each other are told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factdeck.draft.figure import Figure, Stands
from factdeck.facts.quantity import Kind, Qualifier, Quantity


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two figures of one label that differ."""

    first: Figure
    second: Figure


def merged(figures: Sequence[Figure]) -> list[Figure]:
    """Each figure once: the same number of the same thing, said again, is counted in `times`."""
    kept: dict[tuple[object, ...], Figure] = {}
    result: list[Figure] = []
    stands_for: dict[int, Figure] = {}
    for figure in figures:
        key = (figure.text, *_what(figure), figure.stands, figure.partner is None)
        first = kept.setdefault(key, figure)
        if first is figure:
            result.append(figure)
        else:
            first.times += 1
            stands_for[id(figure)] = first
    for figure in result:
        if figure.part_of is not None:
            figure.part_of = stands_for.get(id(figure.part_of), figure.part_of)
    return result


def drop_relations(figures: Sequence[Figure]) -> None:
    """Let no figure lead to one that is not among them."""
    kept = {id(figure) for figure in figures}
    for figure in figures:
        if id(figure.part_of) not in kept:
            figure.part_of = None
        if id(figure.partner) not in kept:
            figure.partner = None


def find_sums(figures: Sequence[Figure]) -> None:
    """Mark as parts what follows a figure of its sentence and adds up to it: 38.4: 24.6, 6.2 and 7.6."""
    for index, whole in enumerate(figures):
        total, parts = Decimal(0), list[Figure]()
        for part in figures[index + 1 : index + 7]:
            if part.sentence != whole.sentence or not _adds(whole, part) or part.quantity is None:
                break
            total += part.quantity.value
            parts.append(part)
            if len(parts) > 1 and whole.quantity and total == whole.quantity.value:
                for item in parts:
                    item.part_of = whole
                break


def _adds(whole: Figure, part: Figure) -> bool:
    one, other = whole.quantity, part.quantity
    levels = whole.stands is part.stands is Stands.LEVEL and not whole.row and whole.part_of is None
    return (
        levels
        and one is not None
        and other is not None
        and one.unit == other.unit
        and 0 < other.value < one.value
    )


def contradictions(figures: Iterable[Figure]) -> list[Contradiction]:
    """Pairs of levels of one label and unit whose values differ though nothing tells them apart."""
    first: dict[tuple[object, ...], Figure] = {}
    found: list[Contradiction] = []
    for figure in figures:
        if (
            figure.stands is not Stands.LEVEL
            or figure.row
            or figure.quantity is None
            or len(figure.label) < 3
        ):
            continue
        other = first.setdefault((*_what(figure), figure.top), figure)
        elsewhere = other.block != figure.block
        if elsewhere and other.quantity and _differ(other.quantity, figure.quantity):
            found.append(Contradiction(other, figure))
    return found


def _what(figure: Figure) -> tuple[object, ...]:
    unit = figure.quantity.unit if figure.quantity else ""
    kind = figure.quantity.kind if figure.quantity else Kind.NUMBER
    return (re.sub(r"\W", "", figure.label), "人" if unit in ("人", "名", "位") else unit, kind)


def _differ(one: Quantity, other: Quantity) -> bool:
    if (one.value, one.high) == (other.value, other.high):
        return False
    return not (_allows(one, other) or _allows(other, one))


def _allows(bound: Quantity, value: Quantity) -> bool:
    """Whether 突破千万元 and 1260万元 can both be true."""
    if bound.qualifier is Qualifier.MORE:
        return bound.value <= value.value <= 2 * bound.value
    near = abs(bound.value - value.value) * 10 <= bound.value
    return bound.qualifier in (Qualifier.ABOUT, Qualifier.NEARLY) and near
