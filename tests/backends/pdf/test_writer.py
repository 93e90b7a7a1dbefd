"""The file as a whole: the same bytes everywhere, what it says of itself, nothing of reportlab's defaults."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from factdeck.backends.pdf.surface import PaintError
from factdeck.backends.pdf.writer import write
from factdeck.scene.nodes import Box, Scene, SlideLayout
from factdeck.scene.text import Rect, Role

from .reading import color_at, fills
from .scenes import frame, page, run, scene
from .test_chart import bars


def _scene() -> Scene:
    heading = frame("head", run("服务更近"), role=Role.HEADING)
    return scene(
        page(heading, bars()),
        page(frame("text", run("正文")), id="page-2", title="第二页", section="服务"),
        page(frame("text", run("续页")), id="page-3", title="第三页", section="服务"),
    )


@pytest.mark.slow
def test_the_same_scene_gives_the_same_bytes_in_any_process() -> None:
    own = hashlib.sha256(write(_scene())).hexdigest()
    code = (
        "from tests.backends.pdf.test_writer import _scene, write; import hashlib;"
        "print(hashlib.sha256(write(_scene())).hexdigest())"
    )
    for seed, zone, locale in (("1", "Asia/Shanghai", "C"), ("77", "America/Lima", "de_DE.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        environment["PYTHONPATH"] = os.pathsep.join([str(Path.cwd()), *sys.path])
        other = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
        )
        assert other.stdout.strip() == own


def test_another_scene_gives_another_identifier() -> None:
    identifiers = set[bytes]()
    for text in ("甲", "乙"):
        with pikepdf.open(BytesIO(write(scene(page(frame("t", run(text))))))) as document:
            identifiers.add(bytes(document.trailer.ID[0]))
    assert len(identifiers) == 2


def test_the_file_says_what_it_is() -> None:
    with pikepdf.open(BytesIO(write(_scene()))) as document:
        assert document.pdf_version == "1.7"
        assert str(document.Root.Lang) == "zh-CN"
        assert document.Root.ViewerPreferences.DisplayDocTitle is True
        said = {key: str(value) for key, value in document.docinfo.items()}
    assert said["/Title"] == "五年工作综述"
    assert said["/Author"] == "某市总工会"
    assert said["/Subject"] == "数读五年"
    assert said["/Keywords"] == "工会, 数字"
    assert said["/CreationDate"] == said["/ModDate"] == "D:20261101000000Z"


def test_nothing_is_left_of_reportlabs_defaults() -> None:
    empty = replace(_scene(), properties=replace(_scene().properties, author="", subject="", keywords=()))
    pdf = write(empty)
    for word in (b"unspecified", b"anonymous", b"untitled", b"Helvetica", b"ASCII85"):
        assert word not in pdf


def test_bookmarks_follow_sections_pages_and_headings() -> None:
    document = pypdfium2.PdfDocument(write(_scene()))
    entries = [(item.level, item.get_title(), item.get_dest().get_index()) for item in document.get_toc()]
    assert entries == [
        (0, "第一页", 0),
        (1, "服务更近", 0),
        (0, "服务", 1),
        (1, "第二页", 1),
        (1, "第三页", 2),
    ]


def test_white_paper_is_not_painted_and_other_grounds_are() -> None:
    assert fills(write(scene(page()))) == []
    tinted = replace(page(), background="tint")
    assert color_at(write(scene(tinted)), 200, 150) == "FBF7F0"


def test_what_a_slide_layout_shows_lies_under_the_slide() -> None:
    panel = Box(id="panel", rect=Rect(0, 0, 50, 50), fill="gold")
    cover = SlideLayout("cover", "封面", "accent", (panel,), ())
    slide = replace(page(Box(id="own", rect=Rect(0, 0, 20, 20), fill="ink")), layout="cover", background="")
    pdf = write(replace(scene(slide), layouts={"cover": cover}))
    assert [color_at(pdf, *place) for place in ((10, 10), (40, 40), (200, 200))] == [
        "2A2422",
        "C8963E",
        "A61B1F",
    ]


def test_a_colour_that_the_palette_lacks_stops() -> None:
    with pytest.raises(PaintError, match="'mauve'"):
        write(scene(page(Box(id="b", rect=Rect(0, 0, 1, 1), fill="mauve"))))
