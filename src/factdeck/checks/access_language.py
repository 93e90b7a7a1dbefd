"""Checks stage: every run of text says its language, and one that knows its script (WCAG 2.2 §3.1.2)."""

from typing import Final
from xml.etree.ElementTree import Element

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.archive import Archive

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_RUNS: Final = (f"{_A}r", f"{_A}fld")
_EASTERN: Final = ("zh", "ja", "ko")
_IDEOGRAPHS: Final = "\u2e80"
_FOLDERS: Final = ("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/notesSlides/", "ppt/charts/")


def check_language(archive: Archive, diagnostics: Diagnostics) -> None:
    """Add runs, ends of paragraphs and chart texts without a language, or without that of their script."""
    for name, tree in archive.trees.items():
        if not name.startswith((*_FOLDERS, "ppt/notesMasters/")):
            continue
        for run in (item for tag in _RUNS for item in tree.iter(tag)):
            text = run.findtext(f"{_A}t") or ""
            _check_run(name, text, run.find(f"{_A}rPr"), diagnostics)
        for end in tree.iter(f"{_A}endParaRPr"):
            _check_run(name, "", end, diagnostics)
        for texts in tree.iter(f"{_C}txPr"):
            for style in texts.iter(f"{_A}defRPr"):
                _check_run(name, "", style, diagnostics)


def _check_run(name: str, text: str, properties: Element | None, diagnostics: Diagnostics) -> None:
    given = properties.attrib if properties is not None else {}
    said = (given.get("lang", ""), given.get("altLang", ""))
    letters = [letter >= _IDEOGRAPHS for letter in text if letter.isalpha()]
    known = {language.startswith(_EASTERN) for language in said if language}
    if not said[0] or not set(letters) <= known:
        diagnostics.add("access-no-language", part=name, text=text)
    elif letters and len(set(letters)) == 1 and letters[0] != said[0].startswith(_EASTERN):
        diagnostics.add("access-wrong-language", part=name, text=text, language=said[0])
