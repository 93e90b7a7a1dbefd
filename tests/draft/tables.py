"""Hand-made tables of the quantities in a text, and how a draft is judged by them.

A line: as written | value unit qualifier | labels; `-` for none, a range as 3~12, sections in brackets.
Labels: alternatives apart by `/`, all words of one (apart by `+`) must stand in the label. What follows
`optional:` may be found or not: limits and lengths of time that one reader counts and another doesn't.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from factdeck.draft.figure import Figure

FOLDER = Path(__file__).parent
TEXTS = FOLDER / "texts"


@dataclass(frozen=True)
class Row:
    written: str
    value: str
    unit: str
    qualifier: str
    section: str = ""
    labels: tuple[tuple[str, ...], ...] = ()


@dataclass
class Score:
    expected: int = 0
    found: int = 0
    right: int = 0
    in_section: int = 0
    labelled: int = 0
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1

    @property
    def sections(self) -> float:
        return self.in_section / self.right if self.right else 1

    @property
    def labels(self) -> float:
        return self.labelled / self.right if self.right else 1

    def __str__(self) -> str:
        shares = f"{self.recall:.3f} {self.precision:.3f} {self.sections:.3f} {self.labels:.3f}"
        return (
            f"{shares} ({self.expected}) missing {self.missing} wrong {self.wrong} labels {self.unlabelled}"
        )

    def add(self, other: "Score") -> None:
        for name in ("expected", "found", "right", "in_section", "labelled"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def read_table(name: str) -> tuple[list[Row], list[Row]]:
    """The figures that a text has, and those that it may have."""
    wanted: list[Row] = []
    optional: list[Row] = []
    section, rows = "", wanted
    for line in (FOLDER / "tables" / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.startswith("optional:"):
            rows = optional
        elif line.strip():
            rows.append(_row(line, section))
    return wanted, optional


def _row(line: str, section: str) -> Row:
    written, amount, *labels = (part.strip() for part in line.split("|"))
    value, rest = amount.split(" ", 1)
    head, _, qualifier = rest.rpartition(" ") if rest.count(" ") else (rest, "", "-")
    if " " in rest:
        for known in ("more than", "at least", "no more than"):
            if rest.endswith(f" {known}"):
                head, qualifier = rest.removesuffix(f" {known}"), known
    wanted = tuple(tuple(item.split("+")) for item in labels[0].split("/")) if labels else ()
    blank = {"-": ""}
    return Row(
        written,
        blank.get(value, value),
        blank.get(head, head),
        blank.get(qualifier, qualifier),
        section,
        wanted,
    )


def judge(figures: Sequence[Figure], name: str) -> Score:
    """How the figures that were found agree with the table of that name."""
    wanted, optional = read_table(name)
    score = Score(expected=len(wanted))
    left = list(figures)
    for row in wanted:
        alike = [item for item in left if _same(item, row)]
        placed = [item for item in alike if _in_section(item, row)]
        told = [item for item in placed if _labelled(item, row)]
        best = next(iter(told or placed or alike), None)
        if best is None:
            score.missing.append(row.written)
            continue
        left.remove(best)
        score.right += 1
        score.in_section += bool(placed)
        score.labelled += _labelled(best, row)
        if not placed:
            score.misplaced.append(row.written)
        if not _labelled(best, row):
            score.unlabelled.append(f"{row.written}: {best.label}")
    extra = [item for item in left if not any(_same(item, row) for row in optional)]
    score.wrong = [f"{item.text} ({item.label})" for item in extra]
    score.found = score.right + len(extra)
    return score


def _same(figure: Figure, row: Row) -> bool:
    quantity = figure.quantity
    if quantity is None or not row.value or "/" in row.value:
        return figure.text == row.written
    low, _, high = row.value.partition("~")
    values = quantity.value == Decimal(low) and (
        quantity.high == Decimal(high) if high else quantity.high is None
    )
    qualifier = quantity.qualifier_text.casefold() == row.qualifier.casefold()
    return values and qualifier and _unit(quantity.unit) == _unit(row.unit)


def _unit(unit: str) -> str:
    """Per cent in any spelling; of an English noun its last word."""
    if unit in ("percent", "per cent", "%"):
        return "%"
    return unit if unit == "percentage points" else unit.rpartition(" ")[2]


def _in_section(figure: Figure, row: Row) -> bool:
    if row.section == "图片说明":
        return figure.caption
    wanted = row.section.lstrip("（）一二三四五六七八九十、. 0123456789")
    return wanted in " ".join(figure.section) if wanted else not any(figure.section)


def _labelled(figure: Figure, row: Row) -> bool:
    label = figure.label.casefold()
    short = len(label) <= 24 if any(character >= "\u2e80" for character in label) else len(label.split()) <= 8
    return short and any(all(word.casefold() in label for word in words) for words in row.labels)
