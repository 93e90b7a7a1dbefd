"""The facts of one spec by id: what each number is, what it counts, and where it comes from."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from factdeck.base.diagnostics import Location
from factdeck.facts.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it reads, in the three runs that differ in size: 最快|7|天, |104|万余人, 约|11|%.

    `str(figure)` is the whole text. `calculated` is true for derived facts (†).
    `pending`: the number is still to be filled, the digits say so. `at`: where the fact stands.
    """

    fact: str
    lead: str
    digits: str
    unit: str
    calculated: bool = False
    pending: bool = False
    at: Location | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.lead}{self.digits}{self.unit}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `quantity` is None for a series, whose points are in `series` in the order written.

    A `pending` fact is still to be filled: it has no quantity and no points, and its figure says so. So is
    a derived fact that needs one. `missing`: the names of a pending series' points.
    """

    id: str
    label: str
    quantity: Quantity | None
    figure: Figure | None  # as it reads in the spec's language
    series: Mapping[str, Quantity]
    note: str = ""
    source: str = ""  # id of a source in the spec, "own", or "" for derived facts
    quote: str = ""
    formula: str = ""  # of a derived fact
    inputs: tuple[str, ...] = ()
    form: str = ""  # of a derived fact, where its author says so: percent, one-in, times, number
    unrounded: Quantity | None = None  # of a share that was rounded for its list to total 100%
    location: Location | None = None
    pending: bool = False
    missing: tuple[str, ...] = ()
    unit: str = ""  # of a pending fact, as far as it is known

    @property
    def value(self) -> Decimal:
        """The exact value in base units. Raises ValueError for a series and for a pending fact."""
        if self.quantity is None:
            raise ValueError(f"{self.id} is still to be filled" if self.pending else f"{self.id} is a series")
        return self.quantity.value


class FactBook(Mapping[str, Fact]):
    """An immutable mapping id → fact, in the order of the spec.

    `broken` names facts that were declared but could not be resolved; they have their own diagnostics, so
    whoever meets one of them stays silent.
    """

    def __init__(self, facts: Mapping[str, Fact], language: str, broken: Collection[str] = ()) -> None:
        self._facts = dict(facts)
        self.language = language
        self.broken = frozenset(broken)

    def __getitem__(self, key: str) -> Fact:
        return self._facts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def to_fill(self, fact: str) -> bool:
        """Whether a fact's number is still missing; False for an unknown one."""
        return fact in self._facts and self._facts[fact].pending
