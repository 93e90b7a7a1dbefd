import pytest

from factdeck.layout.impose import folded
from factdeck.scene.nodes import Box, Page, Scene
from factdeck.scene.setting import Properties
from factdeck.scene.text import Rect


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (1, [(0, 1)]),
        (2, [(1, 2)]),
        (3, [(0, 1), (2, 3)]),
        (4, [(4, 1), (2, 3)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
    ],
)
def test_pages_stand_where_folding_puts_them_in_order(count: int, sides: list[tuple[int, int]]) -> None:
    scene = folded(pages(count))
    assert (scene.width, scene.height) == (200, 141)
    assert [tuple(number_at(page, x) for x in (0, 100)) for page in scene.pages] == sides


def test_ids_stay_unique_on_the_larger_page() -> None:
    (page,) = folded(pages(2)).pages
    ids = [node.id for node in page.nodes]
    assert len(ids) == len(set(ids))


def number_at(page: Page, x: float) -> int:
    """Which page stands there; 0 where it is blank."""
    found = [node for node in page.nodes if node.id.endswith("/box") and node.rect.x == x + 10]
    return int(found[0].id.split("/")[0].removeprefix("p")) if found else 0


def pages(count: int) -> Scene:
    made = tuple(
        Page(f"p{number}", f"t{number}", "paper", (Box(id="box", rect=Rect(10, 10, 20, 20), fill="ink"),))
        for number in range(1, count + 1)
    )
    properties = Properties("t", "a", "s", "en", "2026-01-01")
    return Scene(100, 141, made, {"paper": "FFFFFF", "ink": "000000"}, {}, {}, properties)
