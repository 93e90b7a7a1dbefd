"""Facts stage: which fact a row or column of a workbook is of: by its id, else by its label."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.workbook_words import same
from factdeck.spec.text_file import meant, nearest


@dataclass(frozen=True, slots=True)
class Matcher:
    """The facts of a spec by id and by label. `unknown`: the diagnostic for what is none."""

    labels: Mapping[str, str]
    by_label: Mapping[str, list[str]]
    unknown: str

    @staticmethod
    def of(facts: Mapping[str, Any], unknown: str) -> "Matcher":
        """Of a spec's facts as written. `unknown`: code of the diagnostic for rows or columns of nothing."""
        labels = {name: _label(entry) for name, entry in facts.items()}
        by_label: dict[str, list[str]] = {}
        for name, label in labels.items():
            by_label.setdefault(same(label), []).append(name)
        return Matcher(labels, by_label, unknown)

    def fact(
        self, id: str, label: str, *, filled: bool, at: Location, diagnostics: Diagnostics
    ) -> str | None:
        """The fact's id; None, with a diagnostic where the row is `filled` and would be lost."""
        meant_by_label = self.by_label.get(same(label), []) if label else []
        if id in self.labels:
            if meant_by_label and id not in meant_by_label:
                diagnostics.add("workbook-mixed-row", at, label=label, other=self.labels[id])
                return None
            return id
        if len(meant_by_label) == 1:
            return meant_by_label[0]
        if filled and meant_by_label:
            diagnostics.add("workbook-ambiguous-row", at, label=label, known=", ".join(meant_by_label))
        elif filled and (id or label):
            likely = nearest(label, list(self.labels.values())) or nearest(id, list(self.labels))
            diagnostics.add(self.unknown, at, name=label or id, advice=meant(likely))
        return None


def _label(entry: Any) -> str:
    label = entry.get("label") if isinstance(entry, dict) else None
    return label if isinstance(label, str) else ""
