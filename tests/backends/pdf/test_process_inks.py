import pytest

from factdeck.backends.pdf.process_inks import process_inks
from factdeck.base.color import rgb
from tests.packed_sheets import PACKS, packed_sheet


@pytest.mark.parametrize("color", ["000000", "1A1A1A", "6B6B6B", "C0C0C0", "FFFFFF"])
def test_greys_are_black_alone(color: str) -> None:
    cyan, magenta, yellow, _ = process_inks(rgb(color))
    assert (cyan, magenta, yellow) == (0, 0, 0)


@pytest.mark.parametrize("color", ["2A2422", "1E2A36", "1C2B26"])
def test_the_ink_of_texts_is_solid_black_however_tinged(color: str) -> None:
    assert process_inks(rgb(color), text=True) == (0, 0, 0, 1)


def test_paper_takes_no_ink_and_a_darker_grey_takes_more() -> None:
    assert process_inks((1, 1, 1)) == (0, 0, 0, 0)
    blacks = [process_inks((part / 10,) * 3)[3] for part in range(10, -1, -1)]
    assert blacks == sorted(blacks)


@pytest.mark.parametrize(
    ("color", "strong", "without"), [("A61B1F", "my", "c"), ("1F5FA8", "cm", "y"), ("1F6B57", "cy", "m")]
)
def test_hues_keep_their_inks(color: str, strong: str, without: str) -> None:
    inks = dict(zip("cmyk", process_inks(rgb(color)), strict=True))
    assert min(inks[name] for name in strong) > 0.5
    assert inks[without] == 0


@pytest.mark.parametrize("pack", PACKS)
def test_no_colour_of_a_pack_floods_the_paper(pack: str) -> None:
    for value in packed_sheet(pack).scene.palette.values():
        assert sum(process_inks(rgb(value))) <= 2.8
