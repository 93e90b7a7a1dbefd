"""One deck with every kind of node, written once for all tests here."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.presentation import Presentation as Opened

from factdeck.backends.pptx.writer import write
from factdeck.scene.nodes import Scene
from tests.backends.pptx.scenes import deck


@pytest.fixture(scope="session")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("photos") / "photo.png"
    Image.new("RGB", (300, 200), "teal").save(path)
    return path


@pytest.fixture(scope="session")
def scene(photo: Path) -> Scene:
    return deck(photo)


@pytest.fixture(scope="session")
def written(scene: Scene) -> bytes:
    return write(scene)


@pytest.fixture(scope="session")
def opened(written: bytes) -> Opened:
    return Presentation(BytesIO(written))
