"""Writes districts.xlsx: eighteen invented districts on the base of harbin.yaml, all sample data.

`python deck/districts/make_sample.py` writes the same bytes every time. The names are of no real places, the
numbers are drawn by chance in the base's proportions, and every page built from a row says 示例数据.
"""

import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.quantity import Kind, Quantity
from factdeck.facts.workbook_form import Row, Values, form_of, pattern_of
from factdeck.facts.workbook_parts import unit_parts
from factdeck.facts.workbook_wide_write import District, column_id, wide_bytes
from factdeck.pipeline.loading import load_project
from factdeck.pipeline.workbooks import look_of
from factdeck.spec.project import Project

HERE: Final = Path(__file__).resolve().parent
NAMES: Final = (
    *("青禾区", "霁川区", "望岚区", "槐溪区", "暖阳区", "朔原区", "星渡区", "银杏区", "麦浪区"),
    *("松涛区", "苇塘区", "鹿鸣区", "铃兰区", "雁回区", "竹影区", "澄湖区", "柳笛区", "云杉区"),
)
_UNCHANGED: Final = frozenset({"firm_size", "licence_before", "licence_after"})
"""What is a rule or a term, and no size of a district."""


def sample(base: Project) -> bytes:
    """The workbook of all districts."""
    form = form_of(base, Values.EMPTY)
    rows = [row for row in (*form.figures, *form.series) if not row.is_computed]
    districts = [_district(number, name, rows, base) for number, name in enumerate(NAMES, 1)]
    return wide_bytes(form, districts, look_of(base), is_sample=True)


def _district(number: int, name: str, rows: list[Row], base: Project) -> District:
    chance = random.Random(number)
    size = Decimal(chance.randrange(30, 90)) / 1000
    heads = {"name": name, "organization": f"{name}总工会（示例）", "by": f"{name}总工会（示例）"}
    return District({**heads, "date": base.spec.date}, dict(_values(number, size, rows, base, chance)))


def _values(
    number: int, size: Decimal, rows: list[Row], base: Project, chance: random.Random
) -> Iterator[tuple[str, float | int | str]]:
    for row in rows:
        quantity = pattern_of(base, row.fact)[row.point]
        factor = size * Decimal(chance.randrange(95, 107)) / 100
        yield column_id(row), _value(quantity, row, factor, number, chance)


def _value(
    quantity: Quantity, row: Row, factor: Decimal, number: int, chance: random.Random
) -> float | int | str:
    if row.fact in _UNCHANGED:
        return _number(quantity.value)
    if quantity.kind is Kind.RANK:
        return number
    if quantity.kind is Kind.PERCENT:
        return chance.randrange(62, 95)
    value, (_, scale, unit) = quantity.value * factor, unit_parts(row.parts.unit)
    in_scale = value / 10_000 if scale == "万" else value / 100_000_000 if scale == "亿" else value
    if scale and in_scale < 1:  # 700名 is written out where the column counts in 万名
        small = value / 10_000
        return f"{small:.1f}万{unit}" if small >= 1 else f"{max(1, round(value))}{unit}"
    return _number(round(in_scale, max(row.parts.decimals, 1))) if scale else max(1, round(in_scale))


def _number(value: Decimal) -> float | int:
    return float(value) if value % 1 else int(value)


def main() -> None:
    """Write the file beside this one."""
    base = load_project(HERE.parent / "harbin.yaml", Diagnostics())
    assert base, "the base is sound"
    (HERE / "districts.xlsx").write_bytes(sample(base))


if __name__ == "__main__":
    main()
