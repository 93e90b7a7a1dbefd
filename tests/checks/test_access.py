"""A file that everybody can read is broken in one way a test, and the check must name exactly that."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from factdeck.backends.pptx.writer import write
from factdeck.checks.access import check_access
from tests.written_decks import scene, xml_parts

FIGURES = "ppt/slides/slide2.xml"
DECORATED = "adec:decorative"  # the first part that has any: a slide layout
TABLE = "ppt/slides/slide4.xml"
CHART_SLIDE = "ppt/slides/slide3.xml"
CHART = "ppt/charts/chart1.xml"
NOTES = "ppt/notesSlides/notesSlide2.xml"
SECTION = {
    "id": "a",
    "title": "服务读者",
    "divider": False,
    "figures": {"headline": "都在涨", "tiles": ["f1", "f2", "f3"]},
    "charts": [{"id": "visits", "kind": "bar", "headline": "一年好过一年", "facts": ["f1", "f2", "f3"]}],
    "tables": [
        {
            "id": "list",
            "headline": "逐项列出",
            "columns": [{"title": "项目"}, {"title": "人次", "kind": "figure"}],
            "rows": [["WiFi", "{f1}"], ["借阅", "{f2}"]],
        }
    ],
}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return xml_parts(write(scene(SECTION)))


def package(files: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def codes(files: dict[str, str]) -> list[str]:
    found = check_access(package(files))
    assert all(item.message("zh-CN") and item.message("en") for item in found)
    return sorted({item.code for item in found})


def replaced(pattern: str, by: str, count: int = 1) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text, count=count, flags=re.S)


def test_what_is_written_has_no_findings(files: dict[str, str]) -> None:
    assert codes(files) == []


def moved_to_the_end(text: str) -> str:
    """The title behind all other shapes."""
    shapes = re.findall(r"<p:sp>.*?</p:sp>", text, flags=re.S)
    title = next(shape for shape in shapes if 'type="title"' in shape)
    return text.replace(title, "").replace("</p:spTree>", f"{title}</p:spTree>")


def foot_first(text: str) -> str:
    """The page number before all other content but the title."""
    shapes = re.findall(r"<p:sp>(?:(?!</p:sp>).)*</p:sp>", text, flags=re.S)
    foot = next(shape for shape in shapes if 'type="sldNum"' in shape)
    title = next(shape for shape in shapes if 'type="title"' in shape)
    return text.replace(foot, "").replace(title, title + foot)


_LANGUAGE = r' lang="[\w-]+"'
FAULTS: dict[str, tuple[str, Callable[[str], str], str]] = {
    "title without words": (
        FIGURES,
        replaced(r'(type="title"(?:(?!</p:sp>).)*?<a:t>)[^<]*', r"\1 ", 1),
        "access-no-title",
    ),
    "no title": (FIGURES, replaced('type="title"', 'type="body" idx="9"'), "access-no-title"),
    "two slides of one title": (FIGURES, replaced("都在涨", "逐项列出"), "access-double-title"),
    "chart without alt text": (CHART_SLIDE, replaced(r' descr="[^"]*"', "", 9), "access-no-alt"),
    "table without alt text": (TABLE, replaced(r' descr="[^"]*"', "", 9), "access-no-alt"),
    "rule that is not marked": (
        DECORATED,
        replaced(r"(<p:cNvPr [^>]*)><a:extLst>.*?</a:extLst></p:cNvPr>", r"\1/>"),
        "access-not-decorative",
    ),
    "figure marked as decoration": (
        DECORATED,
        replaced(r'(<p:cNvPr id="\d+" name="[^"]*")(><a:extLst>)', r'\1 descr="一张图"\2'),
        "access-both",
    ),
    "title read late": (FIGURES, moved_to_the_end, "access-title-late"),
    "foot read early": (FIGURES, foot_first, "access-foot-early"),
    "table without header row": (TABLE, replaced(' firstRow="1"', ""), "access-no-header-row"),
    "run without language": (FIGURES, replaced(rf"<a:rPr{_LANGUAGE}", "<a:rPr"), "access-no-language"),
    "end of a paragraph without language": (
        FIGURES,
        replaced(rf"<a:endParaRPr{_LANGUAGE}", "<a:endParaRPr"),
        "access-no-language",
    ),
    "notes without language": (NOTES, replaced(rf"<a:rPr{_LANGUAGE}", "<a:rPr"), "access-no-language"),
    "prompt without language": (
        "ppt/slideLayouts/slideLayout1.xml",
        replaced(rf"<a:(rPr|endParaRPr){_LANGUAGE}", r"<a:\1"),
        "access-no-language",
    ),
    "chart without language": (CHART, replaced(rf"<a:defRPr{_LANGUAGE}", "<a:defRPr"), "access-no-language"),
    "Latin word that says it is Chinese": (
        TABLE,
        replaced(r'lang="en-US" altLang="zh-CN"((?:(?!lang=).)*WiFi)', r'lang="zh-CN" altLang="en-US"\1'),
        "access-wrong-language",
    ),
    "Chinese that says it is English alone": (
        FIGURES,
        replaced(r'lang="zh-CN" altLang="en-US"', 'lang="en-US"', 99),
        "access-no-language",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(files: dict[str, str], fault: str) -> None:
    part, change, code = FAULTS[fault]
    name = next(name for name in files if name == part or (part == DECORATED and DECORATED in files[name]))
    after = change(files[name])
    assert after != files[name], "the test breaks nothing"
    assert code in codes({**files, name: after})


def test_decoration_of_layouts_is_marked_too(files: dict[str, str]) -> None:
    name = next(
        name
        for name, text in files.items()
        if "slideLayouts/slideLayout" in name and "adec:decorative" in text
    )
    broken = re.sub(r"<a:extLst>.*?</a:extLst>", "", files[name], count=1, flags=re.S)
    assert codes({**files, name: broken}) == ["access-not-decorative"]


def test_an_english_deck_says_which_words_are_chinese() -> None:
    section = {"id": "a", "title": "Library", "points": ["图书馆", "Reading rooms", "The 图书馆 opens daily"]}
    written = xml_parts(write(scene(section, language="en", organization="Library", title="Report")))
    slide = next(text for text in written.values() if "Reading rooms" in text and "<p:sld " in text)
    said = {text: lang for lang, text in re.findall(r'<a:rPr lang="([\w-]+)".*?<a:t>([^<]*)', slide, re.S)}
    assert (said["图书馆"], said["Reading rooms"]) == ("zh-CN", "en-US")
    assert codes(written) == []


def test_what_is_no_package() -> None:
    assert [item.code for item in check_access(b"")] == ["package-not-zip"]
