"""Contrast, against the values that WCAG's own examples give."""

import pytest

from factdeck.base.color import contrast, luminance, readable, rgb


def test_black_and_white_are_the_ends():
    assert contrast(rgb("000000"), rgb("#FFFFFF")) == pytest.approx(21.0)
    assert contrast(rgb("777777"), rgb("777777")) == 1.0


@pytest.mark.parametrize(("grey", "ratio"), [("767676", 4.54), ("777777", 4.48), ("949494", 3.03)])
def test_greys_on_white_have_their_known_ratios(grey: str, ratio: float):
    """#767676 is the lightest grey that passes 4.5:1 on white, #949494 the lightest at 3:1."""
    assert contrast(rgb(grey), rgb("FFFFFF")) == pytest.approx(ratio, abs=0.005)


def test_green_is_lighter_than_blue():
    assert luminance(rgb("00FF00")) == pytest.approx(0.7152)
    assert luminance(rgb("0000FF")) == pytest.approx(0.0722)


def test_the_tone_that_reads_better_is_taken():
    palette = {"ink": "2A2422", "paper": "FBF7F0", "red": "A61B1F", "sand": "D9B26F"}
    assert readable(("ink", "paper"), "red", palette) == "paper"
    assert readable(("ink", "paper"), "sand", palette) == "ink"


def test_what_is_no_colour_is_an_error():
    with pytest.raises(ValueError, match=r".+"):
        rgb("red")
