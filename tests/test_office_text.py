"""Nothing about its text is left to the program that opens a deck: any deck, any text in it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import Diagnostics

from .backends.pptx.scenes import deck
from .conftest import SHIPPED, Built
from .corpus import PARAGRAPHS
from .corpus_deck import corpus_deck
from .office_text import unsaid
from .random_specs import random_spec
from .stress import deck_scene, prepared


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_deck_says_all(name: str, built: Callable[[str], Built]) -> None:
    assert unsaid(built(name).deck.read_bytes()) == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_corpus_says_all(language: str) -> None:
    assert unsaid(write(corpus_deck(PARAGRAPHS, language, (12, 30))[0])) == []


@pytest.mark.slow
@pytest.mark.parametrize(("language", "seed"), [("zh-CN", 1), ("en", 2), ("zh-CN", 3)])
def test_a_random_deck_says_all(language: str, seed: int, tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(random_spec(seed, language), "utf-8")
    assert unsaid(write(deck_scene(prepared(path), Diagnostics()))) == []


FAULTS = {
    "slides/": [
        (' altLang="en-US"', "", "without altLang"),
        (' lang="zh-CN"', "", "without lang"),
        (' sz="1800"', "", "without sz"),
        (' eaLnBrk="1"', "", "eaLnBrk is None"),
        (' latinLnBrk="0"', ' latinLnBrk="1"', "latinLnBrk is 1"),
        (' hangingPunct="0"', ' hangingPunct="1"', "hangingPunct is 1"),
        (' rIns="0"', "", "rIns is None"),
        (' wrap="square"', "", "without wrap"),
        ("<a:noAutofit/>", "<a:normAutofit/>", "fitted by the program"),
        ("<a:noAutofit/>", "", "fitted by the program"),
        ("a:lnSpc>", "a:spcAft>", "without lnSpc"),
        ("<a:ea ", "<a:sym ", "without a ea font"),
        (' marT="0"', "", "without marT"),
        (' h="533400"', ' h="12700"', "makes higher"),
    ],
    "charts/": [
        (' altLang="en-US"', "", "without altLang"),
        (' wrap="none"', "", "may be wrapped"),
        (' eaLnBrk="1"', "", "eaLnBrk is None"),
    ],
    "notesSlides/": [
        (' altLang="en-US"', "", "notes without language"),
        ("<a:pPr", "<a:extLst", "notes without properties"),
    ],
}


def test_whatever_is_left_out_is_noticed(photo: Path) -> None:
    whole = write(deck(photo))
    assert unsaid(whole) == []
    for part, faults in FAULTS.items():
        for old, new, said in faults:
            assert any(said in fault for fault in unsaid(spoilt(whole, part, old, new))), (part, old, new)


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from PIL import Image

    path = tmp_path_factory.mktemp("photos") / "photo.png"
    Image.new("RGB", (300, 200), "teal").save(path)
    return path


def spoilt(written: bytes, part: str, old: str, new: str) -> bytes:
    """The package with `old` replaced in every part whose name has `part` in it."""
    spoilt = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as before, zipfile.ZipFile(spoilt, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if part in name and name.endswith(".xml"):
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    return spoilt.getvalue()
