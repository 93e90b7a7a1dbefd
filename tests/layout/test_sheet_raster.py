"""Fields of countable marks: rows come out full, marks fill the width, kinds are told apart."""

import pytest

from factdeck.base.units import mm
from factdeck.layout.sheet_pen import Fit
from factdeck.layout.sheet_raster import Field
from factdeck.theme.read_sheet import read_sheet_design
from tests.layout.mockup_sheet import theme

UNITS = read_sheet_design(theme().sheet).units


def lacks(field: Field, fit: Fit | None = None) -> list[float]:
    raster = field.raster(fit or Fit())
    return [raster.rows * n - count for n, count in zip(raster.per_row, field.counts, strict=True)]


@pytest.mark.parametrize(
    ("counts", "width", "rows", "per_row"),
    [
        ((679.0, 111.0), 180, 8, (85, 14)),
        ((14.0, 34.0), 87, 2, (7, 17)),
        ((23.0,), 56, 2, (12,)),
        ((84.0,), 87, 1, (84,)),
    ],
)
def test_the_mock_ups_fields_come_out_as_drawn(
    counts: tuple[float, ...], width: float, rows: int, per_row: tuple[int, ...]
) -> None:
    field = Field(UNITS, counts, mm(width))
    raster = field.raster(Fit())
    assert (raster.rows, raster.per_row) == (rows, per_row)
    assert all(lack <= 1 for lack in lacks(field))
    assert raster.width == pytest.approx(mm(width), abs=0.1)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 12, 29, 60, 61, 97, 150, 151, 333, 800])
@pytest.mark.parametrize("width", [56, 87, 180])
def test_any_count_fits_its_width(count: int, width: float) -> None:
    for field_step in (-1, 0, 1):
        raster = Field(UNITS, (float(count),), mm(width)).raster(Fit(field=field_step))
        assert raster.width <= mm(width) + 0.1
        assert raster.rows * raster.per_row[0] >= count
        assert raster.rows * raster.per_row[0] - count < raster.per_row[0]


def test_shapes_tell_kinds_apart() -> None:
    assert Field(UNITS, (23.0,), 100).shape(0) == "dot"
    assert Field(UNITS, (84.0,), 100).shape(0) == "tick"
    few = Field(UNITS, (14.0, 34.0), 100)
    assert (few.shape(0), few.shape(1), few.outlined(0), few.outlined(1)) == ("square", "square", False, True)
    many = Field(UNITS, (679.0, 111.0), 100)
    assert (many.shape(0), many.shape(1), many.outlined(1)) == ("dot", "square", False)


def test_a_kind_without_marks_takes_no_room() -> None:
    raster = Field(UNITS, (0.0, 3.0), mm(87)).raster(Fit())
    assert (raster.left(1), raster.span(0)) == (0.0, 0.0)
