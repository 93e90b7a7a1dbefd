"""Theme colours as our roles: what is text reads on its ground, whatever colours an organisation has."""

import pytest

from factdeck.base.color import contrast, rgb
from factdeck.theme.office.palette import believed, roles, slots

_OFFICE = {
    "tx1": "000000",
    "bg1": "FFFFFF",
    "tx2": "1F497D",
    "bg2": "EEECE1",
    "accent1": "4F81BD",
    "accent2": "C0504D",
    "accent3": "9BBB59",
    "accent4": "8064A2",
    "accent5": "4BACC6",
    "accent6": "F79646",
    "hlink": "0000FF",
    "folHlink": "800080",
}
_GROUNDS = ["FFFFFF", "000000", "1F497D", "F2C02C", "388EA4", "B3B4B1", "EEECE1", "813709"]


@pytest.mark.parametrize("ground", _GROUNDS)
@pytest.mark.parametrize("accent", ["4F81BD", "FFFF00", "FFFFFF", "111111", "C0504D"])
def test_text_reads_on_every_ground(ground: str, accent: str) -> None:
    made = roles({**_OFFICE, "accent1": accent}, ground)
    assert made["paper"] == ground
    for name, needed in {"ink": 4.5, "red": 4.5, "muted": 4.5, "gold": 3.0}.items():
        for behind in ("paper", "tint", "white"):
            assert contrast(rgb(made[name]), rgb(made[behind])) >= needed, (name, behind)
    for mark in ("neutral", "rest"):  # names of parts stand on them
        assert contrast(rgb(made["ink"]), rgb(made[mark])) >= 4.5, mark


def test_a_colour_that_reads_stays_the_themes() -> None:
    made = roles({**_OFFICE, "accent1": "1F497D"}, "FFFFFF")
    scheme, added = slots({**_OFFICE, "accent1": "1F497D"}, made)
    assert made["red"] == "1F497D" and made["ink"] == "000000"
    assert scheme["dk1"] == "ink" and scheme["lt1"] == "paper"
    assert "red" in (scheme["dk2"], scheme["accent1"])
    assert set(scheme.values()) <= {*made, *added}


def test_a_ground_on_which_the_masters_own_text_could_not_be_read_is_not_believed() -> None:
    assert believed("FFFFFF", "000000", _OFFICE, hidden=True) == "FFFFFF"
    assert believed("FFFFFF", "FFFFFF", _OFFICE, hidden=False) == "FFFFFF"
    assert contrast(rgb(believed("FFFFFF", "FFFFFF", _OFFICE, hidden=True)), rgb("FFFFFF")) > 4.5
