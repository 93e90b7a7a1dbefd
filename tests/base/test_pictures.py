"""A picture in a document: upright, sharp enough, no larger than its place needs, and else its own bytes."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from factdeck.base.pictures import PPI, Fitted, fitted

INCH = 72.0


def gradient(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture whose left is dark and whose right is bright, with detail that JPEG keeps."""
    image = Image.linear_gradient("L").rotate(90).resize((width, height))
    return image.convert(mode)


def saved(folder: Path, image: Image.Image, name: str, orientation: int = 1) -> str:
    file = folder / name
    if name.endswith(".jpg"):
        exif = Image.Exif()
        exif[0x0112] = orientation
        image.save(file, quality=92, exif=exif)
    else:
        image.save(file)
    return str(file)


def opened(made: Fitted) -> Image.Image:
    image = Image.open(BytesIO(made.content))
    assert (image.format or "").lower() == made.kind
    return image


def test_a_picture_that_is_not_much_too_large_keeps_its_bytes(tmp_path: Path) -> None:
    file = saved(tmp_path, gradient(500, 400), "a.jpg")
    assert fitted(file, 2 * INCH, 1.6 * INCH).content == Path(file).read_bytes()
    assert fitted(file).content == Path(file).read_bytes()


def test_a_picture_that_is_much_too_large_keeps_what_its_place_needs(tmp_path: Path) -> None:
    made = opened(fitted(saved(tmp_path, gradient(3000, 2000), "a.jpg"), 3 * INCH, 2 * INCH))
    assert made.size == (3 * PPI, 2 * PPI)


def test_neither_side_has_fewer_pixels_than_it_needs(tmp_path: Path) -> None:
    made = opened(fitted(saved(tmp_path, gradient(3000, 2000), "a.jpg"), 3 * INCH, 3 * INCH))
    assert made.height == 3 * PPI


def test_a_photo_on_its_side_is_turned_and_says_no_more_that_it_should_be(tmp_path: Path) -> None:
    file = saved(tmp_path, gradient(400, 200), "a.jpg", orientation=6)
    made = opened(fitted(file))
    assert made.size == (200, 400)
    assert made.getexif().get(0x0112, 1) == 1
    top, bottom = made.convert("L").getpixel((100, 5)), made.convert("L").getpixel((100, 394))
    assert isinstance(top, int) and isinstance(bottom, int) and abs(top - bottom) > 150
    assert opened(fitted(file, INCH / 4, INCH / 2)).size == (55, 110)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_stays_a_png(tmp_path: Path, mode: str) -> None:
    image = gradient(2000, 1000, "RGBA")
    image.putalpha(Image.new("L", image.size, 90))
    file = saved(tmp_path, image.convert(mode), f"{mode}.png")
    made = fitted(file, 2 * INCH, 1 * INCH)
    small = opened(made)
    assert (made.kind, small.size) == ("png", (440, 220))
    if mode != "P":
        assert small.getchannel("A").getextrema() == (90, 90)


def test_colours_keep_their_profile_and_the_place_of_a_photo_is_not_passed_on(tmp_path: Path) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    gradient(2000, 1000).save(tmp_path / "a.jpg", icc_profile=profile, exif=exif)
    made = opened(fitted(str(tmp_path / "a.jpg"), 2 * INCH, INCH))
    assert made.info["icc_profile"] == profile
    assert 0x010F not in made.getexif()


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    file = saved(tmp_path, gradient(1500, 1500), "a.jpg")
    assert fitted(file, INCH, INCH) == fitted(file, INCH, INCH)


def test_a_smaller_picture_is_never_more_bytes(tmp_path: Path) -> None:
    file = saved(tmp_path, Image.new("L", (1500, 1500), 7), "flat.png")
    assert len(fitted(file, INCH, INCH).content) <= Path(file).stat().st_size


def test_a_missing_file_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        fitted(str(tmp_path / "nothing.jpg"))
