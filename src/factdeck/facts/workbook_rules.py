"""Facts stage: what a form's cells offer and ask for: drop-downs, prompts, warnings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factdeck.facts.words import CURRENCY_SIGNS
from factdeck.facts.workbook_form import Row
from factdeck.facts.workbook_parts import OFFERED
from factdeck.facts.workbook_sheet import reference
from factdeck.facts.workbook_words import word


@dataclass(frozen=True, slots=True)
class Rules:
    """Written into a sheet of openpyxl. `number`: column by name; `sources`: the range of their titles."""

    _sheet: Any
    _language: str
    _number: Mapping[str, int]
    _sources: str

    def add(self, first: int, rows: Sequence[Row]) -> None:
        """Drop-downs, and what to type where; nothing is refused that a person may mean."""
        last = first + len(rows) - 1
        qualifiers = f'"{",".join(OFFERED[self._language])}"'
        self._offer("qualifier", qualifiers, word("prompt-qualifier", self._language), first, last)
        if self._sources:
            self._offer("source", self._sources, word("prompt-source", self._language), first, last)
        column = self._number["value"]
        for number, row in enumerate(rows, first):
            if not row.is_computed:
                self._prompt(reference(number, column), row)

    def _offer(self, column: str, choices: str, prompt: str, first: int, last: int) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=False)
        rule.prompt, rule.showInputMessage = prompt, True
        number = self._number[column]
        rule.add(f"{reference(first, number)}:{reference(last, number)}")
        self._sheet.add_data_validation(rule)

    def _prompt(self, cell: str, row: Row) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        number = _digits(row)
        kind = "text" if row.is_text else "number"
        text = word(f"prompt-{kind}", self._language, example=row.example if row.is_text else number)
        found = next(
            (rule for rule in self._sheet.data_validations.dataValidation if rule.prompt == text), None
        )
        if found is None:
            found = DataValidation(type=None, allow_blank=True, showErrorMessage=False, showInputMessage=True)
            if not row.is_text:
                found = DataValidation(
                    type="decimal",
                    operator="between",
                    formula1="-1E+15",
                    formula2="1E+15",
                    errorStyle="warning",
                    allow_blank=True,
                    showErrorMessage=True,
                    showInputMessage=True,
                )
                found.error = text
            found.prompt = text
            self._sheet.add_data_validation(found)
        found.add(cell)


def _digits(row: Row) -> str:
    """The example without its unit."""
    digits = "".join(letter for letter in row.example if letter.isdigit() or letter == ".")
    return digits or row.example.strip("".join(CURRENCY_SIGNS))
