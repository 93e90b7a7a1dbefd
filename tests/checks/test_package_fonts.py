"""Embedded fonts that no office program could load: one fault a test, named by the check."""

from collections.abc import Callable
from struct import pack, unpack_from

import pytest

from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.package import check_package
from tests.backends.pptx.travelling import SANS, SERIF, parts, saying

from .test_package import codes, edited, package, replaced

FONT = "ppt/fonts/font1.fntdata"
PRESENTATION = "ppt/presentation.xml"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return parts(write(saying(("服务", SANS), ("五年", SERIF))))


def named(found: Diagnostics) -> list[str]:
    assert set(codes(found)) <= {"package-broken-font"}
    return [str(item.arguments["fault"]) for item in found]


def test_sound_fonts_have_no_findings(files: dict[str, bytes]) -> None:
    assert codes(check_package(package(files))) == []


def start(font: bytes) -> int:
    return len(font) - int(unpack_from("<L", font, 4)[0])


def truncated(font: bytes) -> bytes:
    return font[:-100]


def truncated_with_its_size_set(font: bytes) -> bytes:
    return pack("<L", len(font) - 100) + font[4:-100]


def truncated_with_both_sizes_set(font: bytes) -> bytes:
    size, length = unpack_from("<LL", font)
    return pack("<LL", size - 100, length - 100) + font[8:-100]


def flipped(font: bytes) -> bytes:
    at = start(font) + 400
    return font[:at] + bytes([font[at] ^ 1]) + font[at + 1 :]


def bare(font: bytes) -> bytes:
    return font[start(font) :]


def of_another_family(font: bytes) -> bytes:
    return font.replace("Noto Sans SC".encode("utf-16-le"), "Noto Sans JP".encode("utf-16-le"), 1)


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (truncated, "EOTSize"),
        (truncated_with_its_size_set, "FontDataSize"),
        (truncated_with_both_sizes_set, "name, post"),
        (flipped, "glyf"),
        (bare, "Version, MagicNumber"),
        (of_another_family, "FamilyName"),
        (lambda _: b"", "EOTSize"),
    ],
)
def test_a_font_that_can_not_be_loaded(
    files: dict[str, bytes], harm: Callable[[bytes], bytes], fault: str
) -> None:
    found = check_package(package({**files, FONT: harm(files[FONT])}))
    assert named(found) == [fault]
    assert FONT in next(iter(found)).message("zh-CN")


def test_a_slot_without_a_part(files: dict[str, bytes]) -> None:
    broken = edited(files, PRESENTATION, replaced(r'<p:regular r:id="\w+"/>', '<p:regular r:id="rId99"/>'))
    assert codes(check_package(package(broken))) == [
        *("package-broken-font", "package-dangling-id", "package-unused-id")
    ]


def test_a_font_that_nothing_lists(files: dict[str, bytes]) -> None:
    broken = edited(files, PRESENTATION, replaced("<p:embeddedFontLst>.*</p:embeddedFontLst>", ""))
    assert codes(check_package(package(broken))) == ["package-unused-id"]


def test_one_name_twice(files: dict[str, bytes]) -> None:
    listed = r"(<p:embeddedFont><p:font.*?</p:embeddedFont>)"
    broken = edited(files, PRESENTATION, replaced(listed, r"\1\1"))
    assert codes(check_package(package(broken))) == ["package-double-font"]
