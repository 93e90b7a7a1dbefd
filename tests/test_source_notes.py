"""Notes on sources in whole documents: they name what their page shows and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.audit.drawn import drawn_facts
from factdeck.document.blocks import Sheet, plain
from factdeck.document.citations import shown_in, source_note
from factdeck.document.speaker_notes import figure_line
from factdeck.document.wording import wording
from factdeck.facts.factbook import FactBook
from factdeck.layout.sheet_reduce import bare
from factdeck.pipeline.stages import LaidOut, Prepared, lay_out, prepare
from factdeck.scene.nodes import AnyNode, ChartNode, Group, Page, Scene, Table, TextFrame
from factdeck.spec.load import load

from .conftest import ROOT
from .random_specs import random_spec
from .scene_rules import faults

pytestmark = pytest.mark.slow  # the quick tests have others of the kind


def prepared(path: Path) -> Prepared:
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    found = project and prepare(project, diagnostics)
    assert found, [item.line("en") for item in diagnostics]
    return found


def laid_out(made: Prepared, kind: str = "deck") -> LaidOut:
    found = lay_out(made, kind, Diagnostics())  # type: ignore[arg-type]
    assert found
    return found


def facts_on(page: Page) -> set[str]:
    return {fact for node in page.nodes for fact in _facts(node) if fact}


def _facts(node: AnyNode) -> Iterator[str]:
    match node:
        case Group():
            for child in node.children:
                yield from _facts(child)
        case TextFrame():
            yield from (run.fact for paragraph in node.paragraphs for run in paragraph.runs)
        case Table():
            cells = (cell for row in node.cells for cell in row)
            yield from (run.fact for cell in cells for part in cell.paragraphs for run in part.runs)
        case ChartNode():
            points = (point for series in node.chart.series for point in series.points)
            yield from (point.fact or point.figure.fact for point in points)
        case _:
            pass


def wrong_notes(made: Prepared) -> list[str]:
    """Figures that speaker notes list though their slide has them not, or the other way round."""
    deck, spec, facts = laid_out(made), made.project.spec, made.facts
    words, found = wording(spec.language), list[str]()
    drawn = {(place.page, fact) for fact, place, _ in drawn_facts(deck.document, deck.scene, "deck")}
    for number, page in enumerate(deck.scene.pages, 1):
        shown = facts_on(page) | {fact for on, fact in drawn if on == number}
        wanted = {figure_line(fact, facts, spec, words) for fact in shown if fact in facts}
        _, _, tail = f"\n{page.notes}".partition(f"\n{words.figures_on_slide}\n")
        listed = set(tail.split("\n")) - {""}
        found += [f"{page.id} lists {line}" for line in listed - wanted]
        found += [f"{page.id} lacks {line}" for line in wanted - listed]
    return found


@pytest.mark.parametrize("name", ["harbin", "library"])
def test_speaker_notes_list_what_their_slide_shows_and_nothing_else(name: str) -> None:
    assert wrong_notes(prepared(ROOT / "deck" / f"{name}.yaml")) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("seed", range(4))
def test_so_they_do_in_any_deck(seed: int, language: str, tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(random_spec(seed, language), "utf-8")
    assert wrong_notes(prepared(path)) == []


# --- a sheet of several sources, and what a template turns off


def with_sources(count: int, **template: str) -> Prepared:
    """The flagship as if its facts came from so many sources, in a pack that says so."""
    made = prepared(ROOT / "deck" / "harbin.yaml")
    spec = made.project.spec
    (name, source), *_ = spec.sources.items()
    names = [name, *(f"{name}-{number}" for number in range(2, count + 1))]
    sources = {one: source.model_copy(update={"title": f"{source.title}（{one}）"}) for one in names}
    given = [fact for fact in made.facts.values() if not fact.formula]
    moved = {fact.id: replace(fact, source=names[n % count]) for n, fact in enumerate(given)}
    facts = FactBook({**made.facts, **moved}, made.facts.language)
    project = replace(made.project, spec=spec.model_copy(update={"sources": sources}))
    theme = replace(
        made.theme,
        deck={**made.theme.deck, **{key: value for key, value in template.items() if key != "sheet"}},
        sheet={**made.theme.sheet, **({"source_notes": template["sheet"]} if "sheet" in template else {})},
    )
    return Prepared(project, facts, theme, made.evidence)


def notes_on(scene: Scene) -> dict[str, TextFrame]:
    frames = (node for page in scene.pages for node in page.nodes if isinstance(node, TextFrame))
    return {frame.id: frame for frame in frames if frame.id.endswith("/source")}


def listed(scene: Scene) -> list[str]:
    frames = (node for page in scene.pages for node in page.nodes if isinstance(node, TextFrame))
    return [
        frame.text for frame in frames if frame.id.startswith("sheet/sources/1/") and frame.id[-1].isdigit()
    ]


def test_sections_of_several_sources_name_them_by_number_and_lead_to_the_list() -> None:
    scene = laid_out(with_sources(3), "factsheet").scene
    notes, numbered = notes_on(scene), listed(scene)
    assert {f"sheet/{name}/source" for name in ("results", "skills", "livelihood")} <= notes.keys()
    assert notes["sheet/leadership/source"].text in {"来源 1", "来源 2", "来源 3"}  # it shows one figure
    assert all(frame.link == "#sheet/sources/1/heading" for frame in notes.values())
    assert [text[:4] for text in numbered] == ["1 《哈", "2 《哈", "3 《哈"]
    assert any(node.id == "sheet/sources/1/heading" for page in scene.pages for node in page.nodes)


def test_they_cost_no_line() -> None:
    one, many = (laid_out(with_sources(count), "factsheet").scene for count in (1, 3))
    heads = [
        [node.rect.h for page in scene.pages for node in page.nodes if node.id.endswith("/sentence")]
        for scene in (one, many)
    ]
    assert heads[0] == heads[1]
    assert faults(many) == []


def test_a_sheet_of_one_source_says_it_once() -> None:
    scene = laid_out(with_sources(1), "factsheet").scene
    assert notes_on(scene) == {} and listed(scene) == []


@pytest.mark.parametrize(("when", "count", "shown"), [("always", 1, True), ("never", 3, False)])
def test_a_pack_decides_when_sections_name_their_sources(when: str, count: int, shown: bool) -> None:
    scene = laid_out(with_sources(count, sheet=when), "factsheet").scene
    assert bool(notes_on(scene)) is shown
    assert len(listed(scene)) == (count if shown or count > 1 else 0)


def test_a_name_that_fills_its_line_has_its_sources_at_the_foot_of_the_section() -> None:
    made = with_sources(3)
    sections = list(made.project.spec.sections)
    long = "把工会的组织建设和服务职工的各项工作一并放在这里来说一说"
    sections[1] = sections[1].model_copy(update={"title": long})
    spec = made.project.spec.model_copy(update={"sections": sections})
    scene = laid_out(replace(made, project=replace(made.project, spec=spec)), "factsheet").scene
    note = notes_on(scene)["sheet/leadership/source"]
    sentence = next(n for page in scene.pages for n in page.nodes if n.id == "sheet/leadership/sentence")
    assert note.rect.y > sentence.rect.bottom


def test_what_leaves_the_sheet_is_no_longer_cited() -> None:
    made = with_sources(3)
    sheet = laid_out(made, "factsheet").document
    assert isinstance(sheet, Sheet)
    section = next(one for one in sheet.sections if one.chapter.id == "livelihood")
    whole, left = shown_in(section), shown_in(bare(section))
    assert plain(source_note(sheet, whole)) == "来源 1、2、3"
    assert len(plain(source_note(sheet, left))) < len("来源 1、2、3")


def test_a_pack_turns_off_the_source_notes_of_slides() -> None:
    on, off = (laid_out(with_sources(2, source_notes=when)).scene for when in ("always", "never"))
    assert any("来源《" in text for text in _texts(on))
    assert not any("来源《" in text for text in _texts(off))


def test_a_pack_turns_off_the_figures_in_speaker_notes() -> None:
    on, off = (laid_out(with_sources(2, figure_notes=when)).scene for when in ("always", "never"))
    assert any("本页数字" in page.notes for page in on.pages)
    assert not any("本页数字" in page.notes for page in off.pages)
    talk = [page.notes.split("\n\n本页数字")[0] for page in on.pages]
    assert [page.notes for page in off.pages] == [
        "" if text.startswith("本页数字") else text for text in talk
    ]


def _texts(scene: Scene) -> list[str]:
    return [node.text for page in scene.pages for node in page.nodes if isinstance(node, TextFrame)]
