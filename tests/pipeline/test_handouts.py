"""Handouts as they are asked for: by the command line, by the library, by the spec; and audited."""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import factdeck
from factdeck import cli
from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.proof import examine
from factdeck.pipeline.stages import LaidOut, Printing, lay_out, write
from factdeck.scene.nodes import AnyNode, ChartNode, PagePicture, Scene, TextFrame
from factdeck.scene.text import Paragraph
from tests.layout.test_handout import handout, prepared, slides

from ..outputs import pdf_pages
from .test_build import STARTER

pytestmark = pytest.mark.slow  # the quick tests have others of the kind


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the English starter, which asks for six slides to a page."""
    made = shutil.copytree(STARTER / "en", tmp_path_factory.mktemp("handouts") / "x")
    spec = made / "spec.yaml"
    spec.write_text(spec.read_text("utf-8") + "\nhandout: {per_page: 6}\n", "utf-8")
    return made


def test_all_three_are_built_and_every_number_in_them_is_proven(folder: Path, tmp_path: Path) -> None:
    result = factdeck.build(folder / "spec.yaml", out=tmp_path, only=["handout", "notes", "script"])
    assert [item.line("en") for item in result.diagnostics] == []
    names = [output.path.name for output in result.outputs]
    assert names == ["spec-handout.pdf", "spec-notes.pdf", "spec-script.pdf"]
    assert [output.pages for output in result.outputs] == [len(pdf_pages(one.path)) for one in result.outputs]
    count = len(slides()[1].pages)
    assert result.outputs[0].pages == -(-count // 6) and result.outputs[1].pages >= count


def test_the_library_and_the_command_say_otherwise_than_the_spec(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = len(slides()[1].pages)
    (output,) = factdeck.build(folder / "spec.yaml", out=tmp_path / "a", only=["handout"], per_page=2).outputs
    assert output.pages == -(-count // 2)
    command = ["factdeck", "build", str(folder / "spec.yaml"), "--only", "handout", "--out", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", [*command, "--per-page", "2", "--gray", "--jobs", "1"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    gray = (tmp_path / "spec-handout.pdf").read_bytes()
    assert len(pdf_pages(tmp_path / "spec-handout.pdf")) == output.pages
    assert gray != output.path.read_bytes()


def test_numbers_of_slides_that_no_page_has_are_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match="per_page"):
        factdeck.build(folder / "spec.yaml", only=["handout"], per_page=5)  # pyright: ignore
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setattr(sys, "argv", ["factdeck", "build", str(folder / "spec.yaml"), "--per-page", "5"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "5" in capfd.readouterr().err


def audit_codes(scene: Scene, content: bytes) -> list[str]:
    right = lay_out(prepared(), "handout", Diagnostics())
    assert right
    diagnostics = Diagnostics()
    examine(LaidOut(right.document, scene), "handout", content, prepared(), diagnostics)
    return [item.code for item in diagnostics]


def test_another_number_on_a_small_slide_is_found() -> None:
    right = lay_out(prepared(), "handout", Diagnostics())
    assert right
    changed = _with_text(right.scene, "48", "84")
    assert "number-changed" in audit_codes(right.scene, write(changed, "handout"))
    assert "figure-false" in audit_codes(changed, write(changed, "handout"))


def _with_text(scene: Scene, old: str, new: str) -> Scene:
    def other(node: AnyNode) -> AnyNode:
        if isinstance(node, TextFrame):
            return replace(node, paragraphs=tuple(map(retold, node.paragraphs)))
        if node.__class__.__name__ == "PagePicture":
            page = node.page  # pyright: ignore
            return replace(node, page=replace(page, nodes=tuple(map(other, page.nodes))))  # pyright: ignore
        return node

    def retold(paragraph: Paragraph) -> Paragraph:
        runs = tuple(replace(run, text=new) if run.text == old else run for run in paragraph.runs)
        lines = tuple(
            replace(
                line,
                pieces=tuple(
                    replace(piece, text=new) if piece.text == old else piece for piece in line.pieces
                ),
            )
            for line in paragraph.lines
        )
        return replace(paragraph, runs=runs, lines=lines)

    pages = tuple(replace(page, nodes=tuple(map(other, page.nodes))) for page in scene.pages)
    return replace(scene, pages=pages)


def test_a_made_up_number_in_the_notes_is_found() -> None:
    invented = handout(notes="Say that 77,777 people came.", per_page=1)
    assert "number-untraced" in audit_codes(invented, write(invented, "handout"))


def test_a_grey_handout_whose_marks_look_alike_is_an_error() -> None:
    """The fault is fed: a pack that has no pattern for the second of two greys of one lightness."""
    asked = replace(prepared(), printing=Printing(gray=True))
    made = lay_out(asked, "handout", Diagnostics())
    assert made
    codes = audit_codes(made.scene, write(made.scene, "handout"))
    assert "gray-too-close" not in codes
    spoiled = _with_alike(made.scene)
    assert "gray-too-close" in audit_codes(spoiled, write(spoiled, "handout"))


def _with_alike(scene: Scene) -> Scene:
    """Every chart on the small slides in two colours of nearly one lightness."""

    def other(node: AnyNode) -> AnyNode:
        if isinstance(node, PagePicture):
            palette = {**node.scene.palette, "one": "A61B1F", "other": "2F6F3A"}
            nodes = tuple(map(alike, node.page.nodes))
            return replace(
                node, page=replace(node.page, nodes=nodes), scene=replace(node.scene, palette=palette)
            )
        return node

    def alike(node: AnyNode) -> AnyNode:
        if not isinstance(node, ChartNode):
            return node
        colors = {emphasis: "one" if number % 2 else "other" for number, emphasis in enumerate(node.colors)}
        return replace(node, colors=colors)

    pages = tuple(replace(page, nodes=tuple(map(other, page.nodes))) for page in scene.pages)
    return replace(scene, pages=pages)


def test_another_number_in_what_a_small_slide_says_is_found() -> None:
    """Who does not see a handout hears the slides' figures: they are the facts' too."""
    right = lay_out(prepared(), "handout", Diagnostics())
    assert right
    pictures = [node for page in right.scene.pages for node in page.nodes if "48" in node.alt]
    assert pictures

    def saying(alt: str) -> Scene:
        node = pictures[0]
        pages = (
            replace(page, nodes=tuple(replace(one, alt=alt) if one is node else one for one in page.nodes))
            for page in right.scene.pages
        )
        return replace(right.scene, pages=tuple(pages))

    changed = saying(pictures[0].alt.replace("48", "84"))
    assert "number-changed" in audit_codes(right.scene, write(changed, "handout"))
    assert "number-untraced" in audit_codes(changed, write(changed, "handout"))
