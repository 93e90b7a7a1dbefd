"""Pictures: JPEG as it is, transparency, crops, one copy in the file."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from factdeck.backends.pdf.surface import PaintError
from factdeck.backends.pdf.writer import write
from factdeck.scene.nodes import Box, Picture
from factdeck.scene.text import Rect, Role

from .reading import color_at, images
from .scenes import page, scene


def _quarters(mode: str) -> Image.Image:
    """Red, green over blue, white."""
    image = Image.new(mode, (64, 64))
    for place, color in {(0, 0): "red", (32, 0): "lime", (0, 32): "blue", (32, 32): "white"}.items():
        image.paste(Image.new("RGB", (32, 32), color).convert(mode), place)
    return image


def _picture(file: Path, crop: tuple[float, float, float, float] = (0, 0, 0, 0)) -> Picture:
    return Picture(
        id="p", rect=Rect(100, 100, 80, 80), role=Role.PICTURE, alt="图", path=str(file), crop=crop
    )


def test_a_jpeg_is_passed_through(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    _quarters("RGB").save(file, quality=95)
    pdf = write(scene(page(_picture(file))))
    assert images(pdf) == [file.read_bytes()]
    assert [color_at(pdf, *place)[:2] > "F0" for place in ((110, 110), (110, 170))] == [True, False]


@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA"])
def test_other_kinds_look_the_same(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "picture.png"
    _quarters("RGB").convert(mode).save(file)
    pdf = write(scene(page(_picture(file))))
    colors = [color_at(pdf, *place) for place in ((110, 110), (170, 110), (110, 170), (170, 170))]
    assert colors == ["FF0000", "00FF00", "0000FF", "FFFFFF"]
    assert len(images(pdf)) == 1


def test_a_gray_picture_stays_gray(tmp_path: Path) -> None:
    file = tmp_path / "gray.png"
    Image.new("L", (8, 8), 128).save(file)
    pdf = write(scene(page(_picture(file))))
    assert color_at(pdf, 120, 120) == "808080"
    assert b"/DeviceGray" in pdf


def test_a_cmyk_jpeg_keeps_its_colours_in_rgb_as_archives_want_it(tmp_path: Path) -> None:
    file = tmp_path / "print.jpg"
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(file, quality=95)
    pdf = write(scene(page(_picture(file))))
    assert b"/DeviceCMYK" not in pdf
    red, green, blue = bytes.fromhex(color_at(pdf, 120, 120))
    assert red > 200 and green < 60 and blue < 60


def test_what_is_clear_shows_the_ground(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (0, 0, 32, 64))
    image.save(file)
    ground = Box(id="g", rect=Rect(90, 90, 100, 100), fill="gold")
    pdf = write(scene(page(ground, _picture(file))))
    assert (color_at(pdf, 110, 140), color_at(pdf, 170, 140)) == ("C80000", "C8963E")


def test_a_crop_fills_the_rectangle_with_what_is_left(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    _quarters("RGB").save(file)
    pdf = write(scene(page(_picture(file, crop=(0.5, 0.0, 0.0, 0.5)))))
    assert {color_at(pdf, *place) for place in ((105, 105), (175, 105), (105, 175), (175, 175))} == {"00FF00"}
    assert color_at(pdf, 95, 140) == color_at(pdf, 140, 185) == "FFFFFF"


def test_a_picture_used_twice_is_stored_once(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    _quarters("RGB").save(file)
    pages = (page(_picture(file)), page(_picture(file), id="page-2", title="二"))
    assert len(images(write(scene(*pages)))) == 1


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_an_unreadable_picture_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "broken.png"
    if content:
        file.write_bytes(content)
    with pytest.raises(PaintError, match=r"broken\.png"):
        write(scene(page(_picture(file))))


def test_a_cut_off_png_is_named(tmp_path: Path) -> None:
    file, buffer = tmp_path / "cut.png", BytesIO()
    _quarters("RGB").resize((300, 300)).save(buffer, "PNG")
    file.write_bytes(buffer.getvalue()[:200])
    with pytest.raises(PaintError, match=r"cut\.png"):
        write(scene(page(_picture(file))))


def test_round_corners_are_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    _quarters("RGB").save(file)
    pdf = write(scene(page(replace(_picture(file), radius=20))))
    assert color_at(pdf, 102, 102) == "FFFFFF" and color_at(pdf, 110, 110) == "FF0000"


def test_a_photo_on_its_side_is_painted_upright(tmp_path: Path) -> None:
    file = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera stood on its right side
    _quarters("RGB").save(file, quality=95, exif=exif)
    pdf = write(scene(page(_picture(file))))
    assert color_at(pdf, 170, 110)[:2] > "F0"  # red has gone from the left to the right
    assert color_at(pdf, 110, 110)[-2:] > "F0"  # and blue from the foot to the left
