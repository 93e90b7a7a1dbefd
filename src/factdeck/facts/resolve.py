"""Facts stage: the facts of a spec, given and computed, become one book; mistakes are diagnostics."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.derive import Wanted, derive
from factdeck.facts.expression import DeriveError, names, parse_expression
from factdeck.facts.factbook import Fact, FactBook
from factdeck.facts.format import figure, to_fill
from factdeck.facts.parse import QuantityError, parse_quantity
from factdeck.facts.quantity import Kind, Qualifier, Quantity
from factdeck.facts.references import nearest
from factdeck.facts.shares import balanced
from factdeck.spec.project import Key, Project
from factdeck.spec.schema import FactEntry


def resolve(project: Project, diagnostics: Diagnostics) -> FactBook:
    """All facts of the spec, in its order. Those with errors are left out and named in `FactBook.broken`."""
    return _Resolver(project, diagnostics).book()


class _Resolver:
    """Facts by id as they become known; a formula asks for what it needs, depth first."""

    def __init__(self, project: Project, diagnostics: Diagnostics) -> None:
        self._project = project
        self._entries = project.spec.facts
        self._language = project.spec.language
        self._diagnostics = diagnostics
        self._facts: dict[str, Fact | None] = {}  # None: broken
        self._open: list[str] = []  # formulas being computed, for cycles

    def book(self) -> FactBook:
        for name in self._entries:
            self._fact(name)
        known = {name: fact for name in self._entries if (fact := self._facts[name])}
        broken = [name for name in self._entries if name not in known]
        return balanced(self._project, FactBook(known, self._language, broken), self._diagnostics)

    def _fact(self, name: str) -> Fact | None:
        if name not in self._facts:
            self._open.append(name)
            found = self._resolve(name, self._entries[name])
            self._open.pop()
            self._facts[name] = found
        return self._facts[name]

    def _resolve(self, name: str, entry: FactEntry) -> Fact | None:
        if name in self._project.pending:
            return self._to_fill(name, self._formed(name, entry))
        if not self._is_sound(name, entry):
            return None
        if entry.series is not None:
            points = self._series(name, entry.series, entry.unit)
            return self._made(name, entry, None, series=points) if points else None
        if entry.derive is not None:
            return self._derived(name, entry, entry.derive)
        quantity = self._quantity(name, entry.value or "", entry.unit, "value")
        return self._made(name, entry, self._ranked(name, quantity)) if quantity else None

    def _is_sound(self, name: str, entry: FactEntry) -> bool:
        """What the schema can't say: exactly one of value, series, derive; a label."""
        before = len(self._diagnostics)
        given = [key for key in ("value", "series", "derive") if getattr(entry, key) is not None]
        if len(given) != 1:
            self._report("fact-values", name, found=", ".join(given) or "—")
        if not entry.label.strip():
            self._report("fact-label", name)
        if entry.derive is None and (entry.as_ is not None or entry.decimals is not None):
            self._report("fact-not-computed", name)
        return len(self._diagnostics) == before

    def _series(self, name: str, series: Mapping[str, str], unit: str) -> dict[str, Quantity]:
        points = {point: self._quantity(name, text, unit, "series", point) for point, text in series.items()}
        if not points:
            self._report("series-empty", name, "series")
        if None in points.values():
            return {}
        return {point: quantity for point, quantity in points.items() if quantity}

    def _quantity(self, name: str, text: str, unit: str, *path: Key) -> Quantity | None:
        try:
            return parse_quantity(text, unit)
        except QuantityError as error:
            self._report(f"value-{error.code}", name, *path, text=text)
            return None

    def _ranked(self, name: str, quantity: Quantity) -> Quantity:
        """A plain whole number that takes the place of a rank is one: who fills in 12 for 7th means 12th."""
        written = self._project.positions.replaced.get(("facts", name))
        while written is not None and "value" not in written.by_key:
            written = written.before
        if written is None:
            return quantity
        former = _parsed(written.by_key["value"].text)
        if former is None or former.kind is not Kind.RANK or not _may_rank(quantity, former):
            return quantity
        return replace(former, value=quantity.value, scale="", worded=False)

    def _derived(self, name: str, entry: FactEntry, formula: str) -> Fact | None:
        wanted = Wanted(entry.as_, entry.unit, entry.decimals, self._language)
        try:
            tree = parse_expression(formula, self._entries)
            inputs = tuple(dict.fromkeys(names(tree)))
            if self._waits(name, inputs):
                return self._to_fill(name, entry, formula=formula, inputs=inputs)
            quantity = derive(tree, lambda fact: self._input(name, fact), wanted)
        except DeriveError as error:
            self._report(error.code, name, "derive", formula=formula, **error.arguments)
            return None
        except _BrokenInput:
            return None
        return self._made(name, entry, quantity, formula=formula, inputs=inputs)

    def _input(self, name: str, fact: str) -> Quantity | Mapping[str, Quantity]:
        if fact not in self._entries:
            self._report("unknown-fact", name, "derive", fact=fact, known=nearest(fact, tuple(self._entries)))
            raise _BrokenInput
        if fact in self._open:
            cycle = " → ".join([*self._open[self._open.index(fact) :], fact])
            self._report("formula-cycle", name, "derive", cycle=cycle)
            raise _BrokenInput
        found = self._fact(fact)
        if found is None:
            raise _BrokenInput
        return found.series if found.quantity is None else found.quantity

    def _made(
        self,
        name: str,
        entry: FactEntry,
        quantity: Quantity | None,
        *,
        series: Mapping[str, Quantity] | None = None,
        formula: str = "",
        inputs: tuple[str, ...] = (),
    ) -> Fact:
        reads = quantity and figure(name, quantity, self._language, calculated=bool(formula))
        return Fact(
            id=name,
            label=entry.label.strip(),
            quantity=quantity,
            figure=reads,
            series=series or {},
            note=entry.note,
            source=entry.source,
            quote=entry.quote,
            formula=formula,
            inputs=inputs,
            form=entry.as_ or "",
            location=self._at(name),
        )

    def _waits(self, name: str, inputs: tuple[str, ...]) -> bool:
        """Whether a formula needs a number that is still missing."""
        if not self._project.pending:
            return False
        for fact in inputs:
            self._input(name, fact)
        return any(found.pending for fact in inputs if (found := self._facts[fact]))

    def _formed(self, name: str, entry: FactEntry) -> FactEntry:
        """The fact with the number that another spec has in its place, which says its unit, or its points."""
        written = self._project.positions.replaced.get(("facts", name))
        while written is not None and entry.value is None and entry.series is None:
            value, series = (written.by_key.get(key) for key in ("value", "series"))
            points = {point: item.text for point, item in series.by_key.items()} if series else None
            update = {"value": value.text if value else None, "series": points}
            entry, written = entry.model_copy(update=update), written.before
        return entry

    def _to_fill(
        self, name: str, entry: FactEntry, *, formula: str = "", inputs: tuple[str, ...] = ()
    ) -> Fact:
        """A fact without its number. Of a value that was inherited only the unit is taken."""
        unit = "%" if entry.as_ == "percent" else entry.unit
        if entry.value and not unit:
            with suppress(QuantityError):
                unit = parse_quantity(entry.value).unit
        alone = entry.series is None
        reads = to_fill(name, unit, self._language, calculated=bool(formula)) if alone else None
        return replace(
            self._made(name, entry, None, formula=formula, inputs=inputs),
            figure=reads,
            source="",
            quote="",
            pending=True,
            missing=tuple(entry.series or ()),
            unit=unit,
        )

    def _at(self, name: str, *path: Key) -> Location:
        return self._project.positions.at("facts", name, *path)

    def _report(self, code: str, name: str, /, *path: Key, **arguments: object) -> None:
        arguments.setdefault("fact", name)
        self._diagnostics.add(code, self._at(name, *path), **arguments)


def _parsed(text: str) -> Quantity | None:
    try:
        return parse_quantity(text)
    except QuantityError:
        return None


def _may_rank(quantity: Quantity, former: Quantity) -> bool:
    """Whether it is a bare whole number from 1 on, at most with the unit that the rank had."""
    plain = quantity.kind is Kind.NUMBER and quantity.qualifier is Qualifier.EXACT
    counts = quantity.value >= 1 and not quantity.decimals and not quantity.scale
    return plain and counts and quantity.unit in ("", former.unit)


class _BrokenInput(Exception):  # noqa: N818 - a signal, never an answer to a caller
    """A formula needs a fact that was reported already."""
