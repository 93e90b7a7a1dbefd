"""The fact sheet's design file: lengths become points, every fault names its place."""

from copy import deepcopy
from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.resources import resource
from factdeck.base.units import mm
from factdeck.chart.model import Emphasis
from factdeck.theme.load import load_theme
from factdeck.theme.read_sheet import DesignError, read_sheet_design
from factdeck.theme.sheet_layout import SourceNotes


def raw() -> dict[str, Any]:
    theme = load_theme("hongjin", [resource("templates")], Diagnostics())
    assert theme is not None
    return deepcopy(dict(theme.sheet))


def test_millimetres_become_points_and_type_stays_points() -> None:
    design = read_sheet_design(raw())
    assert design.page.left == mm(15)
    assert design.bars.pitch.least == mm(6)
    assert design.styles["title"].size == 28
    assert design.styles["title"].steps == (28, 26, 24, 22)
    assert design.colors[Emphasis.ACCENT] == "sheet-accent"


def test_a_stretch_goes_from_least_over_natural_to_greatest() -> None:
    height = read_sheet_design(raw()).rows.height
    assert [height.at(share) for share in (-2, -1, 0, 1, 2)] == [
        pytest.approx(mm(value)) for value in (6.6, 6.6, 7, 7.6, 7.6)
    ]


@pytest.mark.parametrize(
    ("section", "key", "value", "path", "problem"),
    [
        ("page", "left", "wide", "sheet.page.left", "not a number"),
        ("page", "lft", 15, "sheet.page.lft", "unknown"),
        ("bars", "pitch", [6, 8], "sheet.bars.pitch", "not a list of 3"),
        ("colors", "loud", "red", "sheet.colors", "none of"),
        ("styles", "title", "big", "sheet.styles.title", "not a mapping"),
    ],
)
def test_a_fault_names_its_place(section: str, key: str, value: object, path: str, problem: str) -> None:
    design = raw()
    design[section][key] = value
    with pytest.raises(DesignError) as error:
        read_sheet_design(design)
    assert error.value.path == path
    assert problem in error.value.problem


def test_a_missing_value_is_named() -> None:
    design = raw()
    del design["hero"]["row"]
    with pytest.raises(DesignError, match=r"sheet\.hero\.row: missing"):
        read_sheet_design(design)


def test_a_flag_that_is_no_flag_is_named() -> None:
    design = raw()
    design["styles"]["title"] = {**design["styles"]["title"], "bold": "perhaps"}
    with pytest.raises(DesignError, match="not true or false"):
        read_sheet_design(design)


def test_notes_on_sources_are_of_three_kinds() -> None:
    design = read_sheet_design(raw())
    assert design.source_notes is SourceNotes.SEVERAL
    assert read_sheet_design({**raw(), "source_notes": "never"}).source_notes is SourceNotes.NEVER
    with pytest.raises(DesignError, match="none of always, several, never: often"):
        read_sheet_design({**raw(), "source_notes": "often"})


def test_a_variant_is_laid_over_the_usual_design_for_its_number_of_pages_alone() -> None:
    design = raw()
    design["variants"] = {"one_page": {"hero": {"most": 3}, "styles": {"title": {"size": 20}}}}
    assert [read_sheet_design(design, pages).hero.most for pages in (1, 2, 4)] == [3, 5, 5]
    one = read_sheet_design(design, 1).styles["title"]
    assert (one.size, one.family) == (20, "serif")


@pytest.mark.parametrize(
    ("variants", "path"),
    [
        ({"three_pages": {}}, "sheet.variants.three_pages"),
        ({"one_page": 3}, "sheet.variants.one_page"),
        ({"one_page": {"hero": {"mots": 3}}}, "sheet.hero.mots"),
    ],
)
def test_a_fault_in_a_variant_names_its_place(variants: dict[str, Any], path: str) -> None:
    with pytest.raises(DesignError) as error:
        read_sheet_design({**raw(), "variants": variants}, 1)
    assert error.value.path == path
