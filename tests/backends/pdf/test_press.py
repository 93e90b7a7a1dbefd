"""What the print shop gets: boxes, marks, inks, pictures."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from factdeck.backends.pdf.writer import write
from factdeck.layout.grayscale import in_gray
from factdeck.layout.press import press_sheets
from factdeck.scene.nodes import Box, Page, Picture, Scene
from factdeck.scene.setting import Properties
from factdeck.scene.text import Rect
from tests.packed_sheets import PACKS, packed_sheet

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

MM = 72 / 25.4
LAKE = str(Path(__file__).parents[2] / "gallery" / "lake.jpg")
COLORS = {"rg", "RG", "g", "G", "k", "K", "sc", "SC", "scn", "SCN", "cs", "CS"}


@pytest.fixture(scope="module", params=PACKS)
def printed(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(write(press_sheets(packed_sheet(request.param).scene)))) as document:
        yield document


def test_the_boxes_say_where_to_cut(printed: pikepdf.Pdf) -> None:
    for page in printed.pages:
        media, trim, bleed = (sides(page[f"/{name}Box"]) for name in ("Media", "Trim", "Bleed"))
        assert trim[2] - trim[0] == pytest.approx(210 * MM, abs=0.01)
        assert trim[3] - trim[1] == pytest.approx(297 * MM, abs=0.01)
        assert [abs(a - b) for a, b in zip(trim, bleed, strict=True)] == pytest.approx([3 * MM] * 4, abs=0.01)
        assert sides(page["/CropBox"]) == pytest.approx(media, abs=0.01)
        assert media[0] < bleed[0] and media[3] > bleed[3]


def test_every_colour_is_ink_and_nothing_overprints(printed: pikepdf.Pdf) -> None:
    used = {name for page in printed.pages for name, _, _ in colors(page)}
    assert used <= {"k", "K"}
    for item in printed.objects:
        if isinstance(item, pikepdf.Dictionary):
            assert "/OP" not in item and "/op" not in item


def test_text_is_never_a_rich_black(printed: pikepdf.Pdf) -> None:
    """More than half black goes with no three other inks, and greys of text with none."""
    for page in printed.pages:
        for _, inks, text in colors(page):
            if text:
                assert inks[3] < 0.99 or inks[:3] == [0, 0, 0]
                assert min(inks[:3]) == 0


def test_the_condition_is_named_and_no_standard_is_claimed(printed: pikepdf.Pdf) -> None:
    (intent,) = printed.Root.OutputIntents
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert "/DestOutputProfile" not in intent
    assert "/GTS_PDFXVersion" not in printed.docinfo


def test_a_picture_has_300_dpi_in_four_inks() -> None:
    scene = press_sheets(sheet(Picture(id="p", rect=Rect(100, 100, 72, 47.75), path=LAKE)))
    with pikepdf.open(BytesIO(write(scene))) as document:
        (image,) = document.pages[0].get_images().values()
        assert str(image.ColorSpace) == "/DeviceCMYK"
        assert (image.Width, image.Height) == (300, 199)


def test_a_small_picture_gets_no_pixels_of_its_own(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 30), (200, 30, 40, 128)).save(tmp_path / "small.png")
    picture = Picture(id="p", rect=Rect(100, 100, 200, 150), path=str(tmp_path / "small.png"))
    with pikepdf.open(BytesIO(write(press_sheets(sheet(picture))))) as document:
        (image,) = document.pages[0].get_images().values()
        assert (image.Width, image.Height) == (40, 30)
        assert str(image.SMask.ColorSpace) == "/DeviceGray"


def test_a_grey_sheet_has_greys_only() -> None:
    scene = in_gray(packed_sheet("hongjin").scene, {})
    lake = Picture(id="lake", rect=Rect(0, 0, 100, 66), path=LAKE)
    first = replace(scene.pages[0], nodes=(*scene.pages[0].nodes, lake))
    with pikepdf.open(BytesIO(write(replace(scene, pages=(first,))))) as document:
        page = document.pages[0]
        assert {name for name, _, _ in colors(page)} <= {"g", "G"}
        assert [str(image.ColorSpace) for image in page.get_images().values()] == ["/DeviceGray"]


def test_the_same_bytes_each_time() -> None:
    scene = press_sheets(packed_sheet("songlv").scene)
    assert write(scene) == write(scene)


def sheet(*nodes: Picture | Box) -> Scene:
    page = Page(id="p1", title="t", background="paper", nodes=nodes)
    properties = Properties("t", "a", "s", "en", "2026-01-01")
    return Scene(210 * MM, 297 * MM, (page,), {"paper": "FFFFFF", "red": "A61B1F"}, {}, {}, properties)


def sides(box: pikepdf.Object) -> list[float]:
    return [float(side) for side in box]  # type: ignore[attr-defined]


def colors(page: pikepdf.Page) -> Iterator[tuple[str, list[float], bool]]:
    """Every setting of a colour: operator, numbers, whether text is being shown."""
    text = False
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        text = name == "BT" or (text and name != "ET")
        if name in COLORS:
            yield name, [float(value) for value in operands], text
