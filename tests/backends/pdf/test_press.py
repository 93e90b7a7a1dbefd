"""What the print shop gets: boxes, marks, inks, pictures."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from factdeck.backends.pdf.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.pages.check import check_press
from factdeck.layout.grayscale import in_gray
from factdeck.layout.press import press_sheets
from factdeck.scene.nodes import Box, Page, Picture, Scene
from factdeck.scene.setting import Properties
from factdeck.scene.text import Rect
from tests.every_pdf import claimed, false_claims
from tests.packed_sheets import PACKS, packed_sheet

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

MM = 72 / 25.4
LAKE = str(Path(__file__).parents[2] / "gallery" / "lake.jpg")
COLORS = {"rg", "RG", "g", "G", "k", "K", "sc", "SC", "scn", "SCN", "cs", "CS"}


@pytest.fixture(scope="module", params=PACKS)
def printed(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pressed_sheet(request.param))) as document:
        yield document


def test_a_press_sheet_is_as_the_print_shop_asks(printed: pikepdf.Pdf) -> None:
    assert faults(printed) == []
    for page in printed.pages:
        trim = sides(page["/TrimBox"])
        assert trim[2] - trim[0] == pytest.approx(210 * MM, abs=0.01)
        assert trim[3] - trim[1] == pytest.approx(297 * MM, abs=0.01)


def test_nothing_overprints(printed: pikepdf.Pdf) -> None:
    for item in printed.objects:
        if isinstance(item, pikepdf.Dictionary):
            assert "/OP" not in item and "/op" not in item


# --- a file that is spoiled in one way, for each of the ways


def trimmed(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page["/TrimBox"] = page["/BleedBox"]  # no bleed


def without_boxes(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    del page["/BleedBox"]


def cropped(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page["/CropBox"] = page["/BleedBox"]  # what a viewer shows ends before the marks


def in_screen_colours(document: pikepdf.Pdf) -> None:
    painted(document, b"0.65 0.11 0.12 rg 0 0 10 10 re f")


def with_rich_black(document: pikepdf.Pdf) -> None:
    painted(document, b"BT 0.6 0.5 0.5 1 k ET")


def with_grey_of_four(document: pikepdf.Pdf) -> None:
    painted(document, b"BT 0.2 0.2 0.2 0.5 k ET")


def flooded(document: pikepdf.Pdf) -> None:
    painted(document, b"0.9 0.9 0.9 0.9 k 50 50 10 10 re f")


def without_marks(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    kept = [
        step
        for step in pikepdf.parse_content_stream(page)
        if not (str(step[1]) in "Kk" and [float(value) for value in step[0]] == [1, 1, 1, 1])
    ]
    page.contents_coalesce()
    page.Contents.write(pikepdf.unparse_content_stream(kept))


def with_a_coarse_picture(document: pikepdf.Pdf) -> None:
    painted(document, b"q 288 0 0 288 100 100 cm /Coarse Do Q", pixels=100)


def with_a_picture_of_the_screen(document: pikepdf.Pdf) -> None:
    painted(document, b"q 24 0 0 24 100 100 cm /Coarse Do Q", pixels=100, space="/DeviceRGB")


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (trimmed, "bleed"),
        (without_boxes, "boxes"),
        (cropped, "crop"),
        (in_screen_colours, "colour rg"),
        (with_rich_black, "rich text"),
        (with_grey_of_four, "rich text"),
        (flooded, "too much ink"),
        (without_marks, "marks"),
        (with_a_coarse_picture, "picture of 25 dpi"),
        (with_a_picture_of_the_screen, "picture in /DeviceRGB"),
    ],
)
def test_each_fault_of_a_press_sheet_is_seen(spoil: Callable[[pikepdf.Pdf], None], fault: str) -> None:
    with pikepdf.open(BytesIO(pressed_sheet("hongjin"))) as document:
        spoil(document)
        assert fault in faults(document)


def test_a_picture_too_coarse_for_offset_is_said(tmp_path: Path) -> None:
    Image.new("RGB", (400, 300), (200, 30, 40)).save(tmp_path / "coarse.png")
    document = packed_sheet("hongjin").document
    for width, said in ((96, False), (200, True)):  # 300 dpi, 144
        picture = Picture(id="p", rect=Rect(100, 100, width, width * 0.75), path=str(tmp_path / "coarse.png"))
        diagnostics = Diagnostics()
        check_press(press_sheets(sheet(picture)), document, diagnostics)
        assert ("picture-coarse" in [item.code for item in diagnostics]) is said


def test_the_condition_is_named_and_no_standard_is_claimed(printed: pikepdf.Pdf) -> None:
    (intent,) = printed.Root.OutputIntents
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert "/DestOutputProfile" not in intent
    assert "/GTS_PDFXVersion" not in printed.docinfo
    out = BytesIO()
    printed.save(out)
    assert false_claims(out.getvalue()) == []
    assert claimed(out.getvalue()) == ""
    assert printed.check_pdf_syntax() == []


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


@cache
def pressed_sheet(pack: str) -> bytes:
    return write(press_sheets(packed_sheet(pack).scene))


def painted(document: pikepdf.Pdf, operators: bytes, pixels: int = 0, space: str = "/DeviceCMYK") -> None:
    """Paint more on the first page, with a picture named Coarse of so many pixels a side."""
    if pixels:
        samples = b"\0" * pixels * pixels * (4 if space == "/DeviceCMYK" else 3)
        image = pikepdf.Stream(document, samples)
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width = image.Height = pixels
        image.ColorSpace, image.BitsPerComponent = pikepdf.Name(space), 8
        document.pages[0].add_resource(image, pikepdf.Name.XObject, pikepdf.Name.Coarse)
    document.pages[0].contents_add(operators)


def faults(document: pikepdf.Pdf) -> list[str]:
    """What a print shop would send the file back for."""
    found: list[str] = []
    for page in document.pages:
        found += box_faults(page)
        found += [fault for name, inks, text in colors(page) if (fault := color_fault(name, inks, text))]
        found += picture_faults(page)
        every = [inks for _, inks, _ in colors(page) if inks == [1, 1, 1, 1]]
        found += [] if every else ["marks"]
    return found


def box_faults(page: pikepdf.Page) -> list[str]:
    names = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")
    if not all(name in page for name in names):
        return ["boxes"]
    media, crop, bleed, trim = (sides(page[name]) for name in names)
    beyond = [abs(one - other) for one, other in zip(trim, bleed, strict=True)]
    found = [] if beyond == pytest.approx([3 * MM] * 4, abs=0.01) else ["bleed"]
    marks = bleed[0] - crop[0] > 4 * MM and crop[3] - bleed[3] > 4 * MM
    return found + ([] if marks and crop == pytest.approx(media, abs=0.01) else ["crop"])


def color_fault(name: str, inks: list[float], text: bool) -> str:
    """More than half black goes with no other ink in text, greys of text with none, nothing with all."""
    if name not in {"k", "K"}:
        return f"colour {name}"
    if inks == [1, 1, 1, 1]:
        return ""  # a register mark
    if text and (min(inks[:3]) > 0 or (inks[3] > 0.99 and any(inks[:3]))):
        return "rich text"
    return "too much ink" if sum(inks) > 3 else ""


def picture_faults(page: pikepdf.Page) -> Iterator[str]:
    """Of every picture that is painted: its colours, and its pixels to the inch."""
    images, matrix = page.get_images(), [pikepdf.Matrix()]
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                matrix.append(matrix[-1])
            case "Q":
                matrix.pop()
            case "cm":
                matrix[-1] = pikepdf.Matrix(*(float(value) for value in operands)) @ matrix[-1]
            case "Do" if str(operands[0]) in images:
                image, size = images[str(operands[0])], matrix[-1]
                dpi = round(72 * int(image.Width) / abs(float(size.a)))
                if str(image.ColorSpace) not in {"/DeviceCMYK", "/DeviceGray"}:
                    yield f"picture in {image.ColorSpace}"
                if dpi < 299:
                    yield f"picture of {dpi} dpi"
            case _:
                pass


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
