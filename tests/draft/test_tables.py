"""Every quantity of whole reports against tables made by hand before the extractor was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.draft import reading_of

from ..conftest import ROOT
from .documents import budget_xlsx, bulletin_gb18030, government_pdf, hospital_html, library_docx, write
from .tables import TEXTS, Score, judge

SHARED = next(
    (path for folder in ROOT.parents[:2] if (path := folder / "shared" / "seeds").is_dir()), ROOT / "none"
)
DOCUMENTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "library.docx": ("library-docx", library_docx),
    "budget.xlsx": ("budget-xlsx", budget_xlsx),
    "page.html": ("hospital", hospital_html),
    "old.txt": ("bulletin", bulletin_gb18030),
    "report.pdf": ("county-government", government_pdf),
}


def scored(path: Path, table: str) -> Score:
    diagnostics = Diagnostics()
    found = reading_of(path, "", diagnostics)
    assert found is not None, list(diagnostics)
    reading, _ = found
    return judge([*reading.figures, *reading.unvalued], table)


def passes(score: Score, labels: float = 0.85) -> None:
    assert score.recall >= 0.98, score
    assert score.precision >= 0.95, score
    assert score.sections >= 0.98, (score, score.misplaced)
    assert score.labels >= labels, score


@pytest.mark.parametrize("path", sorted(TEXTS.iterdir()), ids=lambda path: path.stem)
def test_texts_of_many_kinds(path: Path):
    passes(scored(path, path.stem))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_other_formats(name: str, tmp_path: Path):
    table, made = DOCUMENTS[name]
    passes(scored(write(tmp_path, name, made()), table))


def test_the_digest():
    passes(scored(ROOT / "seeds" / "harbin-unions.md", "seeds-digest"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the report lies outside the repository")
def test_the_report():
    (report,) = SHARED.glob("*.txt")
    passes(scored(report, "seeds-report"))
