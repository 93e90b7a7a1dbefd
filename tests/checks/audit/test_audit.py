"""The audit: what was built is clean, and a number changed by hand is found where it stands."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest

from factdeck.backends.pdf.writer import write as write_pdf
from factdeck.backends.pptx.writer import write as write_pptx
from factdeck.base.diagnostics import Diagnostics
from factdeck.base.resources import resource
from factdeck.checks.audit.audit import audit, by_fact
from factdeck.checks.audit.place import Output, Part
from factdeck.checks.audit.words import authored
from factdeck.document.blocks import Deck, Sheet
from factdeck.document.compose import compose_deck
from factdeck.document.compose_sheet import compose_sheet
from factdeck.facts.factbook import FactBook
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.layout.sheet import place_sheet
from factdeck.pipeline.stages import prepare
from factdeck.scene.nodes import Scene, TextFrame
from factdeck.spec.load import load

SPECS = resource("templates").parent / "deck"


@cache
def built(name: str, output: Output) -> tuple[Scene, bytes, Deck | Sheet, FactBook]:
    diagnostics = Diagnostics()
    project = load(SPECS / name, diagnostics)
    assert project is not None
    prepared = prepare(project, diagnostics)
    assert prepared is not None
    facts, theme = prepared.facts, prepared.theme
    measurer = Measurer(theme.families)
    if output != "factsheet":
        deck = compose_deck(project, facts, diagnostics)
        scene = place_deck(deck, theme, measurer, diagnostics)
        return scene, write_pptx(scene) if output == "deck" else write_pdf(scene), deck, facts
    sheet = compose_sheet(project, facts, diagnostics)
    scene = place_sheet(sheet, theme, measurer, diagnostics)
    return scene, write_pdf(scene), sheet, facts


def findings(
    name: str, output: Output, content: bytes | None = None, scene: Scene | None = None
) -> list[str]:
    laid_out, written, document, facts = built(name, output)
    diagnostics = Diagnostics()
    project = load(SPECS / name, Diagnostics())
    assert project is not None
    spoken = authored(project, facts)
    audit(scene or laid_out, output, content or written, document, facts, diagnostics, spoken)
    return [item.line("en") for item in diagnostics]


def edited(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The package with one part rewritten, as an editor would leave it."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                text = data.decode()
                assert change(text) != text
                data = change(text).encode()
            copy.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize("name", ["harbin.yaml", "library.yaml"])
@pytest.mark.parametrize("output", ["deck", "factsheet", "deck-pdf"])
def test_what_was_built_has_no_number_that_is_not_proven(name: str, output: Output):
    assert findings(name, output) == []


def test_every_fact_that_is_shown_says_where():
    scene, content, document, facts = built("harbin.yaml", "deck")
    places = by_fact(audit(scene, "deck", content, document, facts, Diagnostics()))
    assert [item.text for item in places["homes"]]
    assert {item.place.output for items in places.values() for item in items} == {"deck"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2285个", "2258个"),  # a digit
        ("2285个", "2285名"),  # the unit
        ("2285个", "-2285个"),  # a sign
        ("3.5万余条", "3.5万条"),  # a dropped qualifier
        ("3.5万余条", "3.5亿余条"),  # 万 ↔ 亿
        ("2285个", "23个"),  # another fact's figure
    ],
)
def test_a_number_edited_on_a_slide_is_found_there(before: str, after: str):
    _, content, _, _ = built("harbin.yaml", "deck")
    slides = [f"ppt/slides/slide{n}.xml" for n in range(1, 20)]
    with ZipFile(BytesIO(content)) as archive:
        part = next(name for name in slides if f"<a:t>{before}</a:t>" in archive.read(name).decode())
    changed = edited(content, part, lambda text: text.replace(f"<a:t>{before}<", f"<a:t>{after}<", 1))
    found = findings("harbin.yaml", "deck", changed)
    number = re.findall(r"\d+", part)[0]
    assert found
    assert f"slide {number}, text" in found[0]
    assert before in found[0]


def test_a_value_edited_in_a_charts_cache_is_found():
    _, content, _, _ = built("harbin.yaml", "deck")
    changed = edited(
        content, "ppt/charts/chart1.xml", lambda text: text.replace("<c:v>14</c:v>", "<c:v>41</c:v>")
    )
    (found,) = findings("harbin.yaml", "deck", changed)
    assert found.startswith("number-changed slide 3, chart “results.awards/exhibit/chart” reads “41”")


def test_a_value_edited_in_a_charts_workbook_is_found():
    _, content, _, _ = built("harbin.yaml", "deck")
    part = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
    with ZipFile(BytesIO(content)) as archive:
        book = archive.read(part)
    book = edited(book, "xl/worksheets/sheet1.xml", lambda text: text.replace("<v>14</v>", "<v>15</v>"))
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, book if name == part else source.read(name))
    (found,) = findings("harbin.yaml", "deck", target.getvalue())
    assert "data of chart “results.awards/exhibit/chart” reads “15” where the facts say “14”" in found


def test_a_number_edited_in_the_notes_or_alt_text_is_found():
    _, content, _, _ = built("harbin.yaml", "deck")
    notes = edited(
        content, "ppt/notesSlides/notesSlide6.xml", lambda text: text.replace("2285个", "2286个", 1)
    )
    assert any("notes reads “2286个”" in line for line in findings("harbin.yaml", "deck", notes))
    alt = edited(content, "ppt/slides/slide3.xml", lambda text: text.replace("14项", "16项"))
    assert any(
        "alt text of “results.awards/exhibit/chart”" in line for line in findings("harbin.yaml", "deck", alt)
    )


@pytest.mark.slow
def test_alt_text_of_a_pdf_that_says_another_number_or_nothing_is_found():
    scene, _, _, _ = built("harbin.yaml", "factsheet")
    node = next(node for page in scene.pages for node in page.nodes if "381期" in node.alt)
    where = f"alt text of “{node.id}” reads"

    def saying(alt: str) -> bytes:
        return write_pdf(
            replace(
                scene,
                pages=tuple(
                    replace(
                        page,
                        nodes=tuple(
                            replace(one, alt=alt) if one.id == node.id else one for one in page.nodes
                        ),
                    )
                    for page in scene.pages
                ),
            )
        )

    changed = findings("harbin.yaml", "factsheet", saying(node.alt.replace("381期", "318期")))
    assert any(where in line and "318期" in line for line in changed)
    assert any("number-removed" in line for line in findings("harbin.yaml", "factsheet", saying("横条图")))


def test_words_may_be_edited_and_text_added_that_states_no_number():
    _, content, _, _ = built("harbin.yaml", "deck")
    changed = edited(
        content, "ppt/slides/slide6.xml", lambda text: text.replace("劳模示范岗", "劳动模范岗位")
    )
    assert findings("harbin.yaml", "deck", changed) == []


def _with_number(scene: Scene, before: str, after: str) -> Scene:
    """The scene with one painted text changed: its PDF is what an editor of PDFs would leave."""

    def repainted(node: object) -> object:
        if not isinstance(node, TextFrame):
            return node
        paragraphs = tuple(
            replace(
                paragraph,
                lines=tuple(
                    replace(
                        line,
                        pieces=tuple(
                            replace(piece, text=after if piece.text == before else piece.text)
                            for piece in line.pieces
                        ),
                    )
                    for line in paragraph.lines
                ),
            )
            for paragraph in node.paragraphs
        )
        return replace(node, paragraphs=paragraphs)

    pages = tuple(replace(page, nodes=tuple(map(repainted, page.nodes))) for page in scene.pages)  # type: ignore[arg-type]
    return replace(scene, pages=pages)


def test_a_number_edited_in_the_pdf_is_found_on_its_page():
    scene, _, _, _ = built("harbin.yaml", "factsheet")
    changed = write_pdf(_with_number(scene, "1.5", "1.6"))
    found = findings("harbin.yaml", "factsheet", changed)
    assert found
    assert all(line.startswith("number-changed sheet page ") and "1.6" in line for line in found)


def test_a_number_that_layout_made_up_is_found():
    scene, _, _, _ = built("harbin.yaml", "deck")
    page = next(page for page in scene.pages if page.id == "ideals.figures")
    frame = next(node for node in page.nodes if isinstance(node, TextFrame) and node.id.endswith("/title"))
    run = replace(frame.paragraphs[0].runs[-1], text="已有4321家", fact="")
    title = replace(frame, paragraphs=(replace(frame.paragraphs[0], runs=(run,)),))
    pages = tuple(
        replace(item, nodes=tuple(title if node is frame else node for node in item.nodes))
        if item is page
        else item
        for item in scene.pages
    )
    faulty = replace(scene, pages=pages)
    found = findings("harbin.yaml", "deck", write_pptx(faulty), faulty)
    assert [line.split()[0] for line in found] == ["number-untraced"]
    assert "4321家" in found[0]


def test_a_number_that_a_note_made_up_is_found():
    scene, _, _, _ = built("harbin.yaml", "deck")
    pages = tuple(replace(page, notes=f"{page.notes}\n已有4321家") for page in scene.pages[5:6])
    faulty = replace(scene, pages=(*scene.pages[:5], *pages, *scene.pages[6:]))
    found = findings("harbin.yaml", "deck", write_pptx(faulty), faulty)
    assert [line.split()[0] for line in found] == ["number-untraced"]
    assert "“4321家” in slide 6, notes" in found[0]


def test_a_figure_that_is_not_its_facts_is_found():
    scene, _, _, _ = built("harbin.yaml", "deck")
    page = next(page for page in scene.pages if page.id == "ideals.figures")
    frame = next(node for node in page.nodes if isinstance(node, TextFrame) and node.id.endswith("/title"))
    run = next(run for run in frame.paragraphs[0].runs if run.fact == "model_posts")
    runs = tuple(replace(one, text="2286个") if one is run else one for one in frame.paragraphs[0].runs)
    title = replace(frame, paragraphs=(replace(frame.paragraphs[0], runs=runs),))
    pages = tuple(
        replace(item, nodes=tuple(title if node is frame else node for node in item.nodes))
        if item is page
        else item
        for item in scene.pages
    )
    faulty = replace(scene, pages=pages)
    found = findings("harbin.yaml", "deck", write_pptx(faulty), faulty)
    assert any("figure-false slide 6" in line and "model_posts" in line for line in found)


def test_a_file_that_cannot_be_read_is_a_finding_and_no_traceback():
    assert any("audit-not-pdf" in line for line in findings("harbin.yaml", "factsheet", b"no pdf"))
    assert any("package-not-zip" in line for line in findings("harbin.yaml", "deck", b"no zip"))


def test_a_fact_that_is_only_drawn_is_shown_where_it_is_drawn():
    scene, content, document, facts = built("harbin.yaml", "factsheet")
    seen = audit(scene, "factsheet", content, document, facts, Diagnostics())
    (one,) = [item for item in seen if item.fact == "gig_one_in"]
    assert (one.place.page, one.place.part, one.text) == (1, Part.CHART, "约9名")
    assert one.place.node.startswith("sheet/hero/members/pictogram")
