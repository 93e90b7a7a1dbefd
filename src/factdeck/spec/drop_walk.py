"""Spec stage: one walk over a spec's raw values, by the types of the models, that leaves out what is gone.

It knows no field by name: `spec/shapes.py` says what a text names, and what goes with what.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from factdeck.spec.drop_cells import joined_cells
from factdeck.spec.drop_charts import aligned, has_too_few
from factdeck.spec.drop_cuts import Cuts
from factdeck.spec.drop_gone import Cause, Gone
from factdeck.spec.drop_tables import cut_table
from factdeck.spec.drop_text import without_sentences
from factdeck.spec.elements import Chart, SheetSectionPlan, Table
from factdeck.spec.given import Given, Keys
from factdeck.spec.schema import Section, Spec
from factdeck.spec.shapes import Field, Part, Shape, fields, names_of, shape

_STAYING: Final = (Spec, Section)
"""What no wording takes away: a title that names a dropped fact must be written anew."""


class Cutter:
    """One pass over the values, with what is known to be gone by now."""

    def __init__(self, root: Given, gone: Gone) -> None:
        self.root = root
        self.gone = gone
        self.cuts = Cuts(gone)

    def cut(self, given: Given, annotation: Any, path: Keys) -> Given | None:
        """The value without what is gone; None where nothing of it is left."""
        types = shape(annotation)
        if isinstance(given.value, str):
            return self._text(given, types, path)
        if isinstance(given.value, list) and types.item is not None:
            return self._list(given, types, path)
        if isinstance(given.value, dict) and types.model:
            return self._model(given, types.model, path)
        if isinstance(given.value, dict) and types.value is not None:
            return self._mapping(given, types, path)
        return given

    def causes(self, given: Given, types: Shape, path: Keys) -> tuple[Cause, ...]:
        """Why a text can't stay: what it names that is gone."""
        return self.gone.named_in(given.text, types.marks, self._section(path))

    def _section(self, path: Keys) -> str:
        """The id of the section that a path leads into, "" for none."""
        if len(path) < 2 or path[0] != "sections":
            return ""
        return self.root.by_key["sections"].items[int(path[1])].id

    def _text(self, given: Given, types: Shape, path: Keys) -> Given | None:
        causes = self.causes(given, types, path)
        cited = () if types.marks else self.gone.cited_in(given)
        if not causes and not cited:
            return given
        self.cuts.add(given, path, (*causes, *cited))
        facts, titles = ({cause.name for cause in found} for found in (causes, cited))
        rest = "" if types.marks else without_sentences(given.text, facts, titles)
        return replace(given, value=rest) if rest else None

    def _list(self, given: Given, types: Shape, path: Keys) -> Given | None:
        start = self.cuts.mark()
        cut = (self.cut(item, types.item, (*path, number)) for number, item in enumerate(given.items))
        items = [item for item in cut if item]
        if len(items) == len(given.items) or (items and not types.is_joint):
            return given.with_items(items)
        return self.cuts.whole(given, path, start)

    def _mapping(self, given: Given, types: Shape, path: Keys) -> Given | None:
        start, kept = self.cuts.mark(), dict[str, Given]()
        for key, value in given.by_key.items():
            causes = self.gone.named_in(key, names_of(types.key), self._section(path))
            if causes:
                self.cuts.add(value, (*path, key), causes)
            elif item := self.cut(value, types.value, (*path, key)):
                kept[key] = item
        return given.with_keys(kept) if kept or not given.by_key else self.cuts.whole(given, path, start)

    def _model(self, given: Given, model: Any, path: Keys) -> Given | None:
        start, known = self.cuts.mark(), fields(model)
        prepared = _PREPARED[model](self, given, path) if model in _PREPARED else given
        if prepared is None:
            return self.cuts.whole(given, path, start)
        kept, lost = dict[str, Given](), list[str]()
        for key, value in prepared.by_key.items():
            before = self.cuts.mark()
            item = self.cut(value, known[key].annotation, (*path, key)) if key in known else value
            if item is None and known[key].required and model in _STAYING:
                item = self._stand_in(value, (*path, key), before)
            if item is None:
                lost.append(key)
            else:
                kept[key] = item
        if _dies(given, kept, lost, known) or (model is Chart and has_too_few(given, kept)):
            return self.cuts.whole(given, path, start)
        if model is SheetSectionPlan and "cells" in kept:
            kept["cells"] = joined_cells(given.by_key["cells"], kept["cells"])
        return prepared.with_keys(kept)

    def _stand_in(self, value: Given, path: Keys, start: int) -> Given:
        """Something in the place of what can't be left out, which is reported."""
        if isinstance(value.value, list):
            self.cuts.nothing_left(path)
            return value.with_items([])
        self.cuts.must_be_said(path, start)
        return replace(value, value=self.gone.bare(value.text))


def _dies(given: Given, kept: Mapping[str, Given], lost: list[str], known: Mapping[str, Field]) -> bool:
    """Whether a model goes with the fields that it has lost."""
    if any(known[key].required or known[key].part is Part.VITAL for key in lost):
        return True
    carrying = [key for key, field in known.items() if field.part is Part.CARRIES]
    carried = any(key in given.by_key for key in carrying)
    return carried and bool(lost) and not any(key in kept for key in carrying)


_PREPARED: Final[dict[Any, Callable[[Cutter, Given, Keys], Given | None]]] = {
    Chart: aligned,
    Table: cut_table,
}
"""Models whose lists belong together: what goes from one goes from the others."""
