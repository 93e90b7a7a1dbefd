"""PowerPoint agrees, as far as LibreOffice stands for it: lines are drawn as they were measured."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from factdeck.backends.pptx.writer import write
from factdeck.scene.nodes import Page, Scene, TextFrame
from factdeck.scene.text import Paragraph

from .corpus import PARAGRAPHS
from .corpus_deck import corpus_deck
from .judges import office_errors, to_pdfs
from .office_fonts import noto_sans, zen_hei
from .render_report import LANGUAGES, corpus_decks, random_decks, rendered
from .rendered import Findings, compare

pytestmark = [pytest.mark.judge, pytest.mark.slow]

AGREE = 0.98
"""Share of the frames that have as many lines as were measured."""

WIDER = 0.005
"""Share of the frames whose lines may leave them in a wider font: each is just as high as its lines."""


def own(folder: Path) -> None:
    """The fonts that the deck carries."""


@pytest.mark.parametrize("fonts", [own, noto_sans])
def test_no_line_of_the_corpus_leaves_its_frame(fonts: Callable[[Path], Path | None], tmp_path: Path) -> None:
    found = rendered(corpus_decks(), tmp_path, fonts(tmp_path))
    assert found.frames > 800
    assert found.faults == []
    assert found.agreement >= AGREE, found.counts


def test_a_wider_font_hardly_adds_a_line(tmp_path: Path) -> None:
    found = rendered(corpus_decks(), tmp_path, zen_hei(tmp_path))
    assert len(found.faults) <= WIDER * found.frames, found.faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_random_decks_are_drawn_as_measured(language: str, tmp_path: Path) -> None:
    found = rendered(random_decks(tmp_path, language), tmp_path)
    assert found.faults == []
    assert found.agreement >= AGREE, found.counts


def few() -> Scene:
    return corpus_deck(PARAGRAPHS[:4], "zh-CN", (12, 20))[0]


def changed(scene: Scene, change: Callable[[TextFrame], TextFrame]) -> Scene:
    def page(old: Page) -> Page:
        return replace(old, nodes=tuple(change(node) for node in old.nodes if isinstance(node, TextFrame)))

    return replace(scene, pages=tuple(page(old) for old in scene.pages))


def narrower(frame: TextFrame) -> TextFrame:
    return replace(frame, rect=replace(frame.rect, w=frame.rect.w * 0.9))


def looser(frame: TextFrame) -> TextFrame:
    return with_leading(frame, 2.0)


def tighter(frame: TextFrame) -> TextFrame:
    return with_leading(frame, 0.5)


def with_leading(frame: TextFrame, factor: float) -> TextFrame:
    def paragraph(old: Paragraph) -> Paragraph:
        return replace(old, leading=old.leading * factor)

    return replace(frame, paragraphs=tuple(paragraph(old) for old in frame.paragraphs))


def elsewhere(frame: TextFrame) -> TextFrame:
    return replace(frame, rect=replace(frame.rect, x=frame.rect.x + 20))


def unsaid(frame: TextFrame) -> TextFrame:
    first = frame.paragraphs[0]
    return replace(frame, paragraphs=(replace(first, runs=(replace(first.runs[0], text="另一句话。"),)),))


def test_what_is_drawn_otherwise_than_measured_is_noticed(tmp_path: Path) -> None:
    scene = few()
    faults = {change.__name__: change for change in (narrower, looser, tighter, elsewhere, unsaid)}
    paths = [tmp_path / "same.pptx", *(tmp_path / f"{name}.pptx" for name in faults)]
    paths[0].write_bytes(write(scene))
    for path, change in zip(paths[1:], faults.values(), strict=True):
        path.write_bytes(write(changed(scene, change)))
    same, *others = [compare(scene, pdf) for pdf in to_pdfs(paths, tmp_path)]
    assert (same.agreement, same.faults) == (1.0, [])
    assert dict(zip(faults, map(noticed, others), strict=True)) == dict.fromkeys(faults, True)


def noticed(found: Findings) -> bool:
    return (found.agreement < AGREE and bool(found.faults)) or len(found.faults) > found.frames / 2


def test_microsofts_validator_finds_nothing_in_the_corpus(tmp_path: Path) -> None:
    for language in LANGUAGES:
        path = tmp_path / f"{language}.pptx"
        path.write_bytes(write(corpus_deck(PARAGRAPHS, language)[0]))
        assert office_errors(path) == []
