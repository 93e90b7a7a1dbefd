"""Districts laid on a whole spec: the samples under deck/districts, and decks with a good part dropped."""

from pathlib import Path

import pytest

import factdeck
from factdeck.base.diagnostics import Diagnostics
from factdeck.document.compose import compose_deck
from factdeck.pipeline.build import BuildResult
from factdeck.pipeline.stages import Prepared, lay_out, prepare
from factdeck.spec.project import Project
from tests.conftest import ROOT
from tests.judges import office_errors, pdf_errors
from tests.outputs import deck_texts, pdf_pages

HARBIN = ROOT / "deck" / "harbin.yaml"
SAMPLES = sorted((ROOT / "deck" / "districts").glob("*.yaml"))
MOST_LINES = 30
DROPPED = (
    "members",
    "homes",
    "care_fund",
    "licence_after",
    "employment_rate",
    "major_reports",
    "model_units",
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def sample(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, BuildResult]:
    return request.param, factdeck.build(request.param, out=tmp_path_factory.mktemp("district"))


def test_a_sample_is_short_and_says_on_every_page_that_it_is_one(sample: tuple[Path, BuildResult]):
    path, result = sample
    lines = path.read_text("utf-8").splitlines()
    assert sum(not line.startswith("#") for line in lines) <= MOST_LINES
    deck, sheet = (output.path for output in result.outputs)
    assert all("示例数据" in page for page in pdf_pages(sheet))
    slides = {place.split("/")[0] for place, _ in deck_texts(deck)}
    marked = {place.split("/")[0] for place, text in deck_texts(deck) if "示例数据" in text}
    assert slides and len(marked) >= 1
    assert {str(item.severity) for item in result.diagnostics} <= {"note"}


def test_a_sample_shows_no_figure_of_its_base(sample: tuple[Path, BuildResult]):
    path, result = sample
    own = {fact.value for fact in factdeck.load(path).spec.facts.values()}
    base = {fact.value for fact in factdeck.load(HARBIN).spec.facts.values() if fact.value not in own}
    deck, sheet = (output.path for output in result.outputs)
    shown = "\n".join([*(text for _, text in deck_texts(deck)), *pdf_pages(sheet)])
    assert not [value for value in base if value and value in shown]


@pytest.mark.judge
def test_a_sample_satisfies_the_judges(sample: tuple[Path, BuildResult]):
    deck, sheet = (output.path for output in sample[1].outputs)
    assert office_errors(deck) == []
    assert pdf_errors([sheet], ["ua1", "2a"]) == []


def district(folder: Path, pack: str) -> Project:
    """Every number of the whole spec as somebody's own, some dropped."""
    lines = [f"extends: {HARBIN.relative_to(ROOT)}", f"template: {pack}", "sample: true", "facts:"]
    for name, fact in factdeck.load(HARBIN).spec.facts.items():
        if name in DROPPED:
            lines.append(f"  {name}: null")
        elif fact.value:
            lines.append(f"  {name}: {{value: {fact.value}, source: own, by: 某区, date: 2026}}")
    path = folder / "district.yaml"
    (folder / "deck").mkdir()
    (folder / "deck" / "harbin.yaml").write_text(HARBIN.read_text("utf-8"), "utf-8")
    path.write_text("\n".join(lines), "utf-8")
    (folder / ".factdeck").touch()
    return factdeck.load(path)


@pytest.fixture(params=("hongjin", "qinglan", "songlv", "mo"))
def dropped(request: pytest.FixtureRequest, tmp_path: Path) -> Prepared:
    prepared = prepare(district(tmp_path, request.param), Diagnostics())
    assert prepared
    return prepared


def test_what_is_left_has_no_hole(dropped: Prepared):
    found = Diagnostics()
    deck = compose_deck(dropped.project, dropped.facts, found)
    agenda = next(slide for slide in deck.slides if slide.layout == "agenda")
    chapters = {slide.chapter.id for slide in deck.slides if slide.chapter}
    assert {row.id for row in agenda.lists["rows"]} == chapters - {"results"}  # which is not counted
    assert "skills" not in chapters  # its only chart compared what was dropped
    for slide in deck.slides:
        assert slide.layout in ("cover", "section", "closing") or slide.lists or slide.exhibits, slide.id
        assert slide.texts.get("title"), slide.id
    titles = [str(slide.texts["title"]) for slide in deck.slides]
    assert len(titles) == len(set(titles))
    for kind in ("deck", "factsheet"):
        assert lay_out(dropped, kind, found)
    assert not [item for item in found if item.severity == "error"]
