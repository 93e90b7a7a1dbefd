"""A sound file is broken in one way a test, and the check must name exactly that."""

import re
import warnings
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.package import check_package
from tests.backends.pptx.scenes import deck

SLIDE = "ppt/slides/slide2.xml"
SLIDE_RELATIONS = "ppt/slides/_rels/slide2.xml.rels"
CHART = "ppt/charts/chart1.xml"
TYPES = "[Content_Types].xml"
PRESENTATION = "ppt/presentation.xml"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    with ZipFile(BytesIO(write(deck()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(files: dict[str, bytes], *doubled: str) -> bytes:
    buffer = BytesIO()
    with warnings.catch_warnings(), ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")
        for name in (*files, *doubled):
            archive.writestr(name, files[name])
    return buffer.getvalue()


def edited(files: dict[str, bytes], name: str, change: Callable[[str], str]) -> dict[str, bytes]:
    before = files[name].decode()
    after = change(before)
    assert after != before, "the test breaks nothing"
    return {**files, name: after.encode()}


def codes(found: Diagnostics) -> list[str]:
    assert all(item.message("zh-CN") and item.message("en") for item in found)
    return sorted({item.code for item in found})


def replaced(pattern: str, by: str, count: int = 1) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text, count=count, flags=re.S)


def test_a_sound_file_has_no_findings(files: dict[str, bytes]) -> None:
    assert codes(check_package(package(files))) == []


def test_what_is_no_zip_file() -> None:
    assert codes(check_package(b"%PDF-1.7")) == ["package-not-zip"]


def test_a_name_twice_in_the_zip(files: dict[str, bytes]) -> None:
    assert codes(check_package(package(files, SLIDE))) == ["package-double-name"]


def test_a_part_without_anything_that_refers_to_it(files: dict[str, bytes]) -> None:
    more = {**files, "ppt/media/image9.xml": b"<a/>"}
    assert codes(check_package(package(more))) == ["package-orphan-part"]


def test_a_part_without_a_content_type(files: dict[str, bytes]) -> None:
    broken = edited(files, TYPES, replaced(r'<Default Extension="xlsx"[^>]*/>', ""))
    assert codes(check_package(package(broken))) == ["package-untyped-part"]


def test_no_content_types(files: dict[str, bytes]) -> None:
    assert codes(check_package(package({n: c for n, c in files.items() if n != TYPES}))) == [
        "package-no-types"
    ]


def test_a_missing_target(files: dict[str, bytes]) -> None:
    without = {name: content for name, content in files.items() if name != CHART}
    found = codes(check_package(package(without)))
    assert "package-missing-target" in found
    assert "package-phantom-type" in found


def test_a_notes_slide_without_a_notes_master_in_the_presentation(files: dict[str, bytes]) -> None:
    broken = edited(files, PRESENTATION, replaced(r"<p:notesMasterIdLst>.*</p:notesMasterIdLst>", ""))
    assert "package-no-notes-master" in codes(check_package(package(broken)))


FAULTS = {
    "broken xml": ("ppt/presProps.xml", replaced("/>$", ">"), "package-broken-xml"),
    "phantom override": (
        TYPES,
        replaced(
            "</Types>", '<Override PartName="/ppt/slideLayouts/slideLayout9.xml" ContentType="x"/></Types>'
        ),
        "package-phantom-type",
    ),
    "dangling id": (SLIDE, replaced(r'(<c:chart [^>]*r:id=")rId\d+"', r'\1rId99"'), "package-dangling-id"),
    "unused id": (SLIDE, replaced(r"<p:graphicFrame>.*</p:graphicFrame>", ""), "package-unused-id"),
    "unlisted slide": (PRESENTATION, replaced(r'<p:sldId id="\d+"[^>]*/>', ""), "package-unused-id"),
    "doubled shape id": (
        SLIDE,
        replaced(r'<p:cNvPr id="(\d{2,})"(.*?)<p:cNvPr id="\d+"', r'<p:cNvPr id="\1"\2<p:cNvPr id="\1"'),
        "package-double-id",
    ),
    "shape id 0": (SLIDE, replaced(r'<p:cNvPr id="\d\d+"', '<p:cNvPr id="0"'), "package-low-id"),
    "doubled slide id": (
        PRESENTATION,
        replaced(r'<p:sldId id="(\d+)"(.*?)<p:sldId id="\d+"', r'<p:sldId id="\1"\2<p:sldId id="\1"'),
        "package-double-id",
    ),
    "low slide id": (PRESENTATION, replaced(r'<p:sldId id="\d+"', '<p:sldId id="7"'), "package-low-id"),
    "slide id that is read as negative": (
        PRESENTATION,
        replaced(r'<p:sldId id="\d+"', '<p:sldId id="2147483648"'),
        "package-signed-id",
    ),
    "layout with the master's id": (
        "ppt/slideMasters/slideMaster1.xml",
        replaced(r'<p:sldLayoutId id="\d+"', '<p:sldLayoutId id="2147483648"'),
        "package-double-id",
    ),
    "low layout id": (
        "ppt/slideMasters/slideMaster1.xml",
        replaced('<p:sldLayoutId id="2147483649"', '<p:sldLayoutId id="12"'),
        "package-low-id",
    ),
    "no text body": (SLIDE, replaced(r"<p:txBody>.*?</p:txBody>", ""), "package-no-text-body"),
    "no cell text": (
        "ppt/slides/slide3.xml",
        replaced(r"<a:txBody>.*?</a:txBody>", ""),
        "package-no-text-body",
    ),
    "no paragraph": (SLIDE, replaced(r"<a:p>.*?</a:p>", ""), "package-no-paragraph"),
    "empty outline": (SLIDE, replaced(r"<a:ln w=[^>]*>.*?</a:ln>", "<a:ln/>"), "package-empty-outline"),
    "negative size": (SLIDE, replaced(r'<a:ext cx="', '<a:ext cx="-'), "package-negative-size"),
    "signed axis": (CHART, replaced("111111111", "-2068027336", 9), "package-signed-id"),
    "missing axis": (CHART, replaced(r'crossAx val="\d+"', 'crossAx val="5"'), "package-missing-axis"),
    "ragged table": (
        "ppt/slides/slide3.xml",
        replaced(r"<a:tc hMerge.*?</a:tc>", ""),
        "package-ragged-table",
    ),
    "signed creation id": (
        SLIDE,
        replaced("</p:spTree>", '</p:spTree><x:creationId xmlns:x="x" val="-5"/>'),
        "package-signed-id",
    ),
    "doubled creation id": (
        SLIDE,
        replaced(
            "</p:spTree>",
            '</p:spTree><x:creationId xmlns:x="x" id="{A}"/><x:creationId xmlns:x="x" id="{A}"/>',
        ),
        "package-double-id",
    ),
    "doubled relationship": (
        SLIDE_RELATIONS,
        replaced(r"(<Relationship [^>]*/>)", r"\1\1"),
        "package-double-id",
    ),
    "doubled type": (TYPES, replaced(r"(<Override [^>]*/>)", r"\1\1"), "package-double-type"),
    "type of no part": (
        TYPES,
        replaced("<Override", '<Default Extension="mov" ContentType="video/quicktime"/><Override'),
        "package-unused-default",
    ),
    "number with a fraction": (SLIDE, replaced(r'<a:off x="\d+"', '<a:off x="12.5"'), "package-odd-number"),
    "margin that is no number": (
        "ppt/slides/slide3.xml",
        replaced(r'<a:tcPr marL="\d+"', '<a:tcPr marL="NaN"'),
        "package-odd-number",
    ),
    "field id without braces": (
        SLIDE,
        replaced(r'<a:fld id="\{([^}]*)\}"', r'<a:fld id="\1"'),
        "package-odd-guid",
    ),
    "section id without braces": (
        PRESENTATION,
        replaced(r'(<p14:section [^>]*id=")\{([^}]*)\}"', r'\1\2"'),
        "package-odd-guid",
    ),
    "colour by name": (
        "ppt/slides/slide1.xml",
        replaced(r'srgbClr val="\w+"', 'srgbClr val="gold"'),
        "package-odd-color",
    ),
    "background without effects": (
        "ppt/slideMasters/slideMaster1.xml",
        replaced("<a:effectLst/>", ""),
        "package-bare-background",
    ),
    "fill before lines in a cell": (
        "ppt/slides/slide3.xml",
        replaced(r"(<a:tcPr [^>]*>)", r"\1<a:noFill/>"),
        "package-cell-order",
    ),
    "points less than said": (
        CHART,
        replaced(r'ptCount val="\d+"', 'ptCount val="1"', 99),
        "package-chart-points",
    ),
    "series number twice": (
        CHART,
        replaced(r"(<c:ser>.*?</c:ser>)", r"\1\1"),
        "package-double-id",
    ),
    "no workbook": (CHART, replaced(r"<c:externalData.*?</c:externalData>", ""), "package-chart-data"),
    "slide without layout": (
        SLIDE_RELATIONS,
        replaced(r'<Relationship [^>]*slideLayout"[^>]*/>', ""),
        "package-missing-relation",
    ),
    "notes without slide": (
        "ppt/notesSlides/_rels/notesSlide1.xml.rels",
        replaced(r'<Relationship [^>]*relationships/slide"[^>]*/>', ""),
        "package-missing-relation",
    ),
    "slide without its notes": (
        SLIDE_RELATIONS,
        replaced(r'<Relationship [^>]*notesSlide"[^>]*/>', ""),
        "package-missing-relation",
    ),
    "theme of two masters": (
        "ppt/notesMasters/_rels/notesMaster1.xml.rels",
        replaced("theme2.xml", "theme1.xml"),
        "package-shared-theme",
    ),
    "section of an unknown slide": (
        PRESENTATION,
        replaced(r'<p14:sldId id="\d+"', '<p14:sldId id="999"'),
        "package-section-slides",
    ),
    "slide in no section": (PRESENTATION, replaced(r"<p14:sldId [^>]*/>", ""), "package-section-slides"),
    "placeholder twice": (
        SLIDE,
        replaced(r"<p:nvPr/>", '<p:nvPr><p:ph type="title"/></p:nvPr>'),
        "package-double-placeholder",
    ),
    "placeholder of no layout": (
        SLIDE,
        replaced(r"<p:nvPr/>", '<p:nvPr><p:ph type="body" idx="77"/></p:nvPr>'),
        "package-unmatched-placeholder",
    ),
    "link to nothing": (
        "ppt/slides/slide1.xml",
        replaced(r'<a:hlinkClick r:id="rId\d+"/>', '<a:hlinkClick r:id=""/>'),
        "package-empty-link",
    ),
    "jump that is no slide": (
        "ppt/slides/slide1.xml",
        replaced(
            r'<a:hlinkClick r:id="(rId\d+)"/>', r'<a:hlinkClick r:id="\1" action="ppaction://hlinksldjump"/>'
        ),
        "package-empty-link",
    ),
    "number of slides": (
        "docProps/app.xml",
        replaced(r"<Slides>\d+", "<Slides>99"),
        "package-odd-properties",
    ),
    "property twice": (
        "docProps/core.xml",
        replaced(r"(<dc:title>.*?</dc:title>)", r"\1\1"),
        "package-odd-properties",
    ),
    "control character in a text": (SLIDE, replaced("<a:t>", "<a:t>&#11;"), "package-broken-xml"),
    "control character in a name": (SLIDE, replaced(' name="p2', ' name="&#1;p2'), "package-broken-xml"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(files: dict[str, bytes], fault: str) -> None:
    name, change, code = FAULTS[fault]
    assert code in codes(check_package(package(edited(files, name, change))))


@pytest.mark.parametrize("name", ["ppt\\media\\image1.png", "/ppt/a.png", "ppt/../a.png", "ppt//a.png"])
def test_names_that_a_package_must_not_have(files: dict[str, bytes], name: str) -> None:
    assert "package-zip-name" in codes(check_package(package({**files, name: b""})))


def test_a_name_that_differs_in_case_alone(files: dict[str, bytes]) -> None:
    more = {**files, SLIDE.replace("slide2", "Slide2"): files[SLIDE]}
    assert "package-double-name" in codes(check_package(package(more)))


def test_entries_with_their_length_after_their_content() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

        def seek(self, *_: int) -> int:
            raise OSError

    written = BytesIO()
    pipe = Pipe()
    pipe.write = written.write  # type: ignore[method-assign]
    with ZipFile(pipe, "w") as archive:
        archive.writestr(TYPES, b"<Types/>")
    assert "package-zip-entry" in codes(check_package(written.getvalue()))


def test_two_slides_that_were_created_as_one(files: dict[str, bytes]) -> None:
    def mark(text: str) -> str:
        return re.sub(r'creationId ([^>]*)val="\d+"', r'creationId \1val="7"', text)

    broken = edited(edited(files, SLIDE, mark), "ppt/slides/slide3.xml", mark)
    assert codes(check_package(package(broken))) == ["package-double-id"]


def test_a_picture_that_is_another_than_its_name_says(files: dict[str, bytes]) -> None:
    more = {**files, "ppt/media/image9.png": b"\xff\xd8\xff\xe0 a photo"}
    assert "package-wrong-media" in codes(check_package(package(more)))
