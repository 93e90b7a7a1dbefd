"""Pictures in the file: as large as their largest place needs, once, and of the kind that they are."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

from factdeck.backends.pptx.media import picture_places
from factdeck.backends.pptx.writer import write
from factdeck.scene.nodes import Group, Picture, Scene
from factdeck.scene.text import Rect, Role
from tests.backends.pptx.scenes import deck, titled


def picture(file: Path, width: float, crop: tuple[float, float, float, float] = (0, 0, 0, 0)) -> Picture:
    rect = Rect(10, 10, width, width / 2)
    return Picture(id=f"p{width}", rect=rect, role=Role.PICTURE, alt="图", path=str(file), crop=crop)


def media(scene: Scene) -> dict[str, tuple[int, int]]:
    with ZipFile(BytesIO(write(scene))) as archive:
        names = [name for name in archive.namelist() if name.startswith("ppt/media/")]
        return {name: Image.open(BytesIO(archive.read(name))).size for name in names}


def test_a_picture_is_stored_once_as_its_largest_place_needs_it(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    Image.effect_noise((4000, 2000), 60).convert("RGB").save(file)
    small, large = picture(file, 72), picture(file, 144)
    pages = (titled("p1", "一", small), titled("p2", "二", large))
    assert media(replace(deck(), pages=pages)) == {"ppt/media/image1.jpeg": (440, 220)}


def test_what_a_crop_hides_is_counted(tmp_path: Path) -> None:
    cropped = picture(tmp_path / "a.jpg", 72, (0.25, 0, 0.25, 0.5))
    group = Group(id="g", rect=cropped.rect, alt="图", children=(cropped,))
    scene = replace(deck(), pages=(titled("p1", "一", group),), layouts={})
    assert picture_places(scene) == {str(tmp_path / "a.jpg"): (144, 72)}
