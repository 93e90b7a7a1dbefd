"""Decks built on masters of others: nothing of the old slides is left, nothing is empty, theirs stays."""

import io
import shutil
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from factdeck.base.diagnostics import Diagnostics, Severity
from factdeck.pipeline.loading import load_project
from factdeck.pipeline.stages import Kind, Prepared, finish, lay_out, prepare
from factdeck.scene.nodes import Scene
from tests import masters
from tests.conftest import ROOT
from tests.judges import office_errors, to_pdfs

_TITLES = ("TITLE", "CENTER_TITLE")
_SAMPLE = ("click to", "单击此处", "<footer>", "old slide", "old notes")


@dataclass(frozen=True)
class Built:
    """A deck on a master, and what was found meanwhile."""

    deck: bytes
    found: tuple[str, ...]
    pages: int

    @property
    def presentation(self):
        return Presentation(io.BytesIO(self.deck))


def ready(folder: Path, master: bytes, spec: str) -> Prepared:
    """A shipped spec that names a master; it must be free of errors."""
    (folder / "deck").mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "seeds", folder / "seeds", dirs_exist_ok=True)
    (folder / "office.pptx").write_bytes(master)
    text = (ROOT / "deck" / f"{spec}.yaml").read_text("utf-8")
    path = folder / "deck" / f"{spec}.yaml"
    path.write_text(text.replace("\ntemplate:", "\nmaster: ../office.pptx\ntemplate:"), "utf-8")
    diagnostics = Diagnostics()
    project = load_project(path, diagnostics)
    prepared = prepare(project, diagnostics) if project else None
    assert prepared, [item.line("en") for item in diagnostics]
    return prepared


def laid_out(folder: Path, master: bytes, kind: Kind) -> Scene:
    """An output of the library's spec on a master, before it is a file."""
    made = lay_out(ready(folder, master, "library"), kind, Diagnostics())
    assert made
    return made.scene


def build(folder: Path, master: bytes, spec: str = "library") -> Built:
    """The deck of a shipped spec on a master, audited."""
    made = finish(ready(folder, master, spec), "deck")
    lines = [item.line("en") for item in made.diagnostics]
    assert made.content, lines
    weighty = tuple(item.line("en") for item in made.diagnostics if item.severity is not Severity.NOTE)
    return Built(made.content, weighty, made.pages)


def check(built: Built) -> None:
    """What must hold of a deck on any master."""
    deck = built.presentation
    assert len(deck.slides) == built.pages
    for slide in deck.slides:
        known = {item.placeholder_format.idx for item in slide.slide_layout.placeholders}
        titles = [item for item in slide.placeholders if item.placeholder_format.type.name in _TITLES]
        assert [item.text_frame.text.strip() != "" for item in titles] == [True]
        for shape in slide.placeholders:
            assert shape.placeholder_format.idx in known
            assert shape._element.find("{*}spPr/{*}xfrm") is None  # "Reset slide" moves nothing
            if shape.has_text_frame:
                assert shape.text_frame.text.strip(), (slide.slide_id, shape.name)
        said = " ".join(item.text_frame.text for item in slide.shapes if item.has_text_frame).lower()
        assert not [words for words in _SAMPLE if words in said]
    with zipfile.ZipFile(io.BytesIO(built.deck)) as package:
        names = package.namelist()
    slides = [name for name in names if name.startswith("ppt/slides/slide")]
    assert len(slides) == built.pages and len(names) == len(set(names))


@cache
def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.slow
def test_a_deck_stands_on_the_layouts_of_its_master(tmp_path: Path) -> None:
    built = build(tmp_path, masters.default(), "harbin")
    check(built)
    assert not built.found
    deck = built.presentation
    names = [slide.slide_layout.name for slide in deck.slides]
    assert names[0] == "Title Slide" and "Section Header" in names
    cover = deck.slides[0]
    assert {item.placeholder_format.type.name for item in cover.placeholders} == {"CENTER_TITLE", "SUBTITLE"}
    assert all("<a:xfrm>" not in item._element.xml for item in cover.placeholders)  # as the layout has them
    *_, source = deck.slides[-1].placeholders[1].text_frame.paragraphs
    assert source.text.startswith("来源") and source.runs[0].font.size.pt < 14  # others inherit their size
    layouts = [layout.name for layout in deck.slide_layouts]
    assert layouts[:11] == [
        layout.name for layout in Presentation(io.BytesIO(masters.default())).slide_layouts
    ]
    assert len(layouts) == len(set(layouts))


@pytest.mark.slow
@pytest.mark.parametrize("condition", masters.CONDITIONS)
def test_masters_that_people_have_changed(condition: str, tmp_path: Path) -> None:
    built = build(tmp_path, masters.CONDITIONS[condition](masters.default()))
    check(built)
    assert not built.found


@pytest.mark.slow
def test_what_the_file_brings_is_as_it_was_and_its_slides_are_gone(tmp_path: Path) -> None:
    given = masters.used(masters.default())
    built = build(tmp_path, given)
    before, after = _parts(given), _parts(built.deck)
    kept = [name for name in before if name.startswith(("ppt/theme/", "ppt/media/"))]
    assert kept and all(after[name] == before[name] for name in kept)
    assert b"custShow" not in after["ppt/presentation.xml"]
    assert not any(b"Old" in data for name, data in after.items() if name.endswith(".xml"))
    footers = [
        shape.text_frame.text
        for slide in built.presentation.slides
        for shape in slide.placeholders
        if shape.placeholder_format.type.name == "FOOTER"
    ]
    assert set(footers) == {masters.FOOTER}


@pytest.mark.parametrize(("name", "code"), [("office.ppt", "master-old-ppt"), ("none.pptx", "missing-file")])
def test_a_master_that_is_none_is_said_at_its_line(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "office.ppt").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    path = tmp_path / "spec.yaml"
    text = f"factdeck: 1\ntitle: Year\norganization: Library\nlanguage: en\nmaster: {name}\nsections:\n"
    path.write_text(f"{text}  - {{id: a, title: A, points: [One]}}\n", "utf-8")
    diagnostics = Diagnostics()
    project = load_project(path, diagnostics)
    assert project is None or prepare(project, diagnostics) is None
    found = [(item.code, item.location.line) for item in diagnostics if item.location]
    assert (code, 5) in found


@pytest.mark.slow
def test_paper_is_white_whatever_ground_slides_have(tmp_path: Path) -> None:
    scene = laid_out(tmp_path, masters.dark(masters.default()), "factsheet")
    assert scene.palette["paper"] == "FFFFFF" and scene.palette["ink"] == "000000"


@pytest.mark.slow
@pytest.mark.judge
def test_pandocs_reference_under_its_four_conditions(tmp_path: Path) -> None:
    """As it is with the longer spec, and under the conditions that pandoc's own tests have."""
    given = masters.pandoc()
    decks = {"as it is": build(tmp_path / "as it is", given, "harbin")}
    for condition in ("themed", "layouts deleted", "layouts reordered"):
        changed = masters.CONDITIONS[condition](given)
        assert changed != given
        decks[condition] = build(tmp_path / condition, changed)
    assert not [line for built in decks.values() for line in built.found]
    assert len({built.deck for built in decks.values()}) == len(decks)
    _judge(decks, tmp_path)


@pytest.mark.slow
@pytest.mark.judge
def test_masters_of_libreoffice_and_changed_ones(tmp_path: Path) -> None:
    given = masters.libreoffice(masters.LIBREOFFICE, tmp_path)
    for condition in ("used", "layouts deleted"):
        given[condition] = masters.CONDITIONS[condition](masters.default())
    _judge({name: build(tmp_path / name, content) for name, content in given.items()}, tmp_path)


def _judge(decks: dict[str, Built], folder: Path) -> None:
    """Microsoft's validator has no error, and LibreOffice draws all pages of the first decks."""
    for name, built in decks.items():
        check(built)
        (folder / f"{name}-made.pptx").write_bytes(built.deck)
        assert office_errors(folder / f"{name}-made.pptx") == [], name
    drawn = list(decks)[:3]
    for name, pdf in zip(
        drawn, to_pdfs([folder / f"{name}-made.pptx" for name in drawn], folder), strict=True
    ):
        with pypdfium2.PdfDocument(pdf) as document:
            assert len(document) == decks[name].pages


@pytest.mark.slow
def test_a_colour_that_does_not_read_is_said_by_the_slide(tmp_path: Path) -> None:
    """PowerPoint's own subtitles are grey, 3.5:1 on white: what a cover says there is small."""
    cover = build(tmp_path, masters.default()).presentation.slides[0]
    title, lead = cover.placeholders
    colors = [run.font.color for run in lead.text_frame.paragraphs[0].runs]
    assert colors and all(color.type is not None for color in colors)
    assert title.text_frame.paragraphs[0].runs[0].font.color.type is None  # black, as the layout has it
