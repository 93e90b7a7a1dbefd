"""Layout of decks: what a reader of the slides would notice."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Deck, Photo, PhotoBlock, Record, Span
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import AnyNode, Box, Freeform, Page, Picture, Scene, TextFrame
from factdeck.scene.text import Rect, Role
from factdeck.theme.load import load_theme
from factdeck.theme.theme import Theme
from tests.layout import mockup_deck as mockups

ALL = (
    mockups.cover(),
    mockups.agenda(),
    mockups.section(),
    mockups.key_figures(),
    mockups.eight_tiles(),
    mockups.points(),
    mockups.chart(),
    mockups.chart_pair(),
    mockups.figures_and_chart(3),
    mockups.comparison(),
    mockups.table(),
    mockups.timeline(4),
    mockups.quote(),
    mockups.closing(),
)


@pytest.fixture(scope="module")
def theme() -> Theme:
    diagnostics = Diagnostics()
    theme = load_theme("hongjin", [], diagnostics)
    assert theme and not len(diagnostics)
    return theme


@pytest.fixture(scope="module")
def measurer(theme: Theme) -> Measurer:
    return Measurer(theme.families)


def place(deck: Deck, theme: Theme, measurer: Measurer) -> tuple[Scene, Diagnostics]:
    diagnostics = Diagnostics()
    return place_deck(deck, theme, measurer, diagnostics), diagnostics


def codes(diagnostics: Diagnostics) -> set[str]:
    return {item.code for item in diagnostics}


def frames(page: Page) -> list[TextFrame]:
    return [node for node in page.nodes if isinstance(node, TextFrame)]


def node(page: Page, name: str) -> AnyNode:
    return next(node for node in page.nodes if node.id == f"{page.id}/{name}")


def frame(page: Page, name: str) -> TextFrame:
    found = node(page, name)
    assert isinstance(found, TextFrame)
    return found


def size(text: TextFrame) -> float:
    return max(run.style.size for paragraph in text.paragraphs for run in paragraph.runs)


def ink(text: TextFrame) -> Rect:
    """The box around what is read: from the first line's leading to the last baseline."""
    lines = [(line, paragraph) for paragraph in text.paragraphs for line in paragraph.lines]
    left = min(piece.x for line, _ in lines for piece in line.pieces)
    right = max(piece.x + piece.advance for line, _ in lines for piece in line.pieces)
    top = min(line.baseline - 0.75 * size(text) for line, _ in lines)
    return Rect(left, top, right - left, max(line.baseline for line, _ in lines) - top)


def faults(page: Page, scene: Scene) -> Iterator[str]:
    """What no page may show: text out of its frame or the page, texts on one another."""
    for text in frames(page):
        box = ink(text)
        if box.x < text.rect.x - 0.1 or box.right > text.rect.right + 0.1:
            yield f"{text.id} is wider than its frame"
        if box.y < -0.1 or box.bottom > scene.height or box.x < 0 or box.right > scene.width:
            yield f"{text.id} leaves the page"
    for one, other in combinations(frames(page), 2):
        a, b = ink(one), ink(other)
        if min(a.right, b.right) - max(a.x, b.x) > 0.5 and min(a.bottom, b.bottom) - max(a.y, b.y) > 0.5:
            yield f"{one.id} lies on {other.id}"


def test_the_mock_ups_are_placed_without_a_finding(theme: Theme, measurer: Measurer) -> None:
    scene, diagnostics = place(mockups.deck(*ALL), theme, measurer)
    assert [item.line("en") for item in diagnostics] == []
    assert [fault for page in scene.pages for fault in faults(page, scene)] == []


def test_texts_that_lie_on_one_another_are_found(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(mockups.points()), theme, measurer)
    page = scene.pages[0]
    moved = replace(page, nodes=(*page.nodes, replace(frame(page, "title"), id="copy")))
    assert list(faults(moved, scene))


def test_ids_are_unique_and_stable(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(*ALL), theme, measurer)
    for page in scene.pages:
        names = [node.id for node in page.nodes]
        assert len(names) == len(set(names))
        assert all(name.startswith(f"{page.id}/") for name in names)
    assert frame(scene.pages[3], "tiles/mutual").paragraphs[1].text == "互助保障惠及职工"


def test_the_title_is_read_first(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(*ALL), theme, measurer)
    for page in scene.pages:
        content = [node for node in page.nodes if node.role is not Role.DECORATION]
        assert content[0].role is Role.TITLE


def test_boxes_and_rules_are_decoration(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(mockups.key_figures(), mockups.cover()), theme, measurer)
    drawn = [node for page in scene.pages for node in page.nodes if isinstance(node, Box | Freeform)]
    assert drawn and all(node.role is Role.DECORATION for node in drawn)


@pytest.mark.parametrize("facts", [0, 1, 2])
@pytest.mark.parametrize("tiles", range(7))
def test_a_hero_stands_with_any_number_of_tiles(
    facts: int, tiles: int, theme: Theme, measurer: Measurer
) -> None:
    scene, diagnostics = place(mockups.deck(mockups.key_figures(1, facts, tiles)), theme, measurer)
    assert not codes(diagnostics)
    assert not list(faults(scene.pages[0], scene))


@pytest.mark.parametrize("tiles", range(1, 9))
def test_tiles_stand_without_a_hero(tiles: int, theme: Theme, measurer: Measurer) -> None:
    scene, diagnostics = place(mockups.deck(mockups.key_figures(0, 0, tiles)), theme, measurer)
    assert not codes(diagnostics)
    assert not list(faults(scene.pages[0], scene))


def test_more_tiles_than_the_design_has_places_for_are_reported(theme: Theme, measurer: Measurer) -> None:
    slide = mockups.key_figures(0, 0, 8)
    nine = replace(slide, lists={"tiles": (*slide.lists["tiles"], replace(mockups.TILES[0], id="ninth"))})
    _, diagnostics = place(mockups.deck(nine), theme, measurer)
    assert codes(diagnostics) == {"slide-not-placed"}


@pytest.mark.parametrize("rows", [2, 3, 4, 5])
@pytest.mark.parametrize("side", [0, 1, 2])
@pytest.mark.parametrize("terms", [True, False])
def test_points_stand_in_equal_rows(
    rows: int, side: int, terms: bool, theme: Theme, measurer: Measurer
) -> None:
    scene, diagnostics = place(mockups.deck(mockups.points(rows, side, terms)), theme, measurer)
    assert not codes(diagnostics)
    page = scene.pages[0]
    assert not list(faults(page, scene))
    if rows > 1 and any(node.id.endswith("/rows") for node in page.nodes):
        points = frame(page, "rows").paragraphs
        middles = [(item.lines[0].baseline + item.lines[-1].baseline) / 2 for item in points]
        assert len(points) == rows
        assert all(abs(lower - upper - 367.2 / rows) < 1 for upper, lower in pairwise(middles))
    else:
        assert len({round(frame(page, f"rows/p{n}/text").rect.h, 3) for n in range(1, rows + 1)}) == 1


@pytest.mark.parametrize("rows", range(2, 8))
def test_a_timeline_shows_two_to_seven_events(rows: int, theme: Theme, measurer: Measurer) -> None:
    scene, diagnostics = place(mockups.deck(mockups.timeline(rows)), theme, measurer)
    assert not codes(diagnostics)
    assert not list(faults(scene.pages[0], scene))


@pytest.mark.parametrize("rows", range(1, 8))
def test_an_agenda_shows_up_to_seven_chapters(rows: int, theme: Theme, measurer: Measurer) -> None:
    slide = mockups.agenda()
    lists = {
        "rows": tuple(replace(item, id=f"r{n}") for n, item in enumerate((slide.lists["rows"] * 2)[:rows]))
    }
    scene, diagnostics = place(mockups.deck(replace(slide, lists=lists)), theme, measurer)
    assert not codes(diagnostics)
    assert not list(faults(scene.pages[0], scene))


@pytest.mark.parametrize("tiles", [1, 2, 3, 4])
def test_figures_stand_beside_a_chart(tiles: int, theme: Theme, measurer: Measurer) -> None:
    scene, diagnostics = place(mockups.deck(mockups.figures_and_chart(tiles)), theme, measurer)
    assert not codes(diagnostics)
    assert not list(faults(scene.pages[0], scene))


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_pictures_stand_in_the_body(count: int, theme: Theme, measurer: Measurer) -> None:
    photos = tuple(
        Photo(
            f"photo-{n}",
            f"/pictures/{n}.jpg",
            1600,
            900 + 500 * n,
            "工会驿站",
            mockups.text("道里区工会驿站"),
        )
        for n in range(count)
    )
    slide = mockups.slide("photos", "photos", 4, title="驿站建到身边", exhibits=(PhotoBlock(photos),))
    scene, diagnostics = place(mockups.deck(slide), theme, measurer)
    assert not codes(diagnostics)
    pictures = [node for node in scene.pages[0].nodes if isinstance(node, Picture)]
    assert len(pictures) == count
    assert all(picture.rect.bottom <= 6.7 * 72 + 0.1 for picture in pictures)


def test_a_wide_logo_is_not_distorted(theme: Theme, measurer: Measurer) -> None:
    slide = replace(mockups.cover(), pictures={"logo": "/logo.png"}, picture_sizes={"logo": (400, 100)})
    scene, _ = place(mockups.deck(slide), theme, measurer)
    logo = next(node for node in scene.pages[0].nodes if isinstance(node, Picture))
    assert logo.rect.w / logo.rect.h == pytest.approx(4)


def test_equal_tiles_keep_one_size_when_one_figure_is_wide(theme: Theme, measurer: Measurer) -> None:
    slide = mockups.eight_tiles()
    wide = mockups.record("t1", figure="12345.8|万人次", label="职工群众参观学习")
    slide = replace(slide, lists={"tiles": (wide, *slide.lists["tiles"][1:])})
    scene, _ = place(mockups.deck(slide), theme, measurer)
    sizes = {size(frame(scene.pages[0], f"tiles/t{n}")) for n in range(1, 9)}
    assert sizes == {28.0}


def test_one_long_headline_brings_all_headlines_down_together(theme: Theme, measurer: Measurer) -> None:
    long = "思想引领落在基地和活动上" * 5
    slides = (mockups.points(), mockups.points(id="other"))
    other = replace(slides[1], texts={**slides[1].texts, "title": mockups.text(long)})
    scene, diagnostics = place(mockups.deck(slides[0], other), theme, measurer)
    assert not codes(diagnostics)
    assert [size(frame(page, "title")) for page in scene.pages] == [24.0, 24.0]


def test_a_headline_that_fits_at_no_size_is_reported_and_shrinks_no_other(
    theme: Theme, measurer: Measurer
) -> None:
    hopeless = replace(
        mockups.points(id="other"), texts={"title": mockups.text("思想引领落在基地和活动上" * 8)}
    )
    scene, diagnostics = place(mockups.deck(mockups.points(), hopeless), theme, measurer)
    assert codes(diagnostics) == {"text-too-long"}
    assert size(frame(scene.pages[0], "title")) == 28.0


def test_labels_of_two_lines_take_the_place_of_the_note_and_say_so(theme: Theme, measurer: Measurer) -> None:
    slide = mockups.key_figures()
    long = mockups.record(
        "mutual",
        figure="74.6|万人次",
        label="职工互助保障计划惠及全市各行各业的在职职工和家属",
        note="投入补助资金",
    )
    slide = replace(slide, lists={**slide.lists, "tiles": (long, *slide.lists["tiles"][1:])})
    scene, diagnostics = place(mockups.deck(slide), theme, measurer)
    assert codes(diagnostics) == {"part-left-out"}
    assert not list(faults(scene.pages[0], scene))
    assert not any(node.id.endswith("mutual/note") for node in scene.pages[0].nodes)


@pytest.mark.parametrize("times", [4, 12])
def test_too_much_text_is_a_finding_not_an_overlap_of_rows(
    times: int, theme: Theme, measurer: Measurer
) -> None:
    rows = tuple(
        Record(item.id, {**item.parts, "text": mockups.text("打造市级职工思政教育基地，" * times)})
        for item in mockups.POINTS
    )
    slide = replace(mockups.points(), lists={"rows": rows})
    _, diagnostics = place(mockups.deck(slide), theme, measurer)
    assert codes(diagnostics) == (set() if times == 4 else {"text-too-long"})


def test_a_slide_without_chapter_has_no_seal_and_a_wider_headline(theme: Theme, measurer: Measurer) -> None:
    with_seal, without = mockups.points(), replace(mockups.points(id="none"), chapter=None)
    scene, _ = place(mockups.deck(with_seal, without), theme, measurer)
    assert frame(scene.pages[0], "chapter-number").text == "二"
    assert not any("chapter-number" in node.id for node in scene.pages[1].nodes)
    assert frame(scene.pages[1], "title").rect.w > frame(scene.pages[0], "title").rect.w


def test_a_long_table_continues_and_its_headline_says_so(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(mockups.flowing_table(20)), theme, measurer)
    assert [page.id for page in scene.pages] == ["table", "table-2", "table-3"][: len(scene.pages)]
    assert len(scene.pages) > 1
    assert frame(scene.pages[1], "title").text.endswith("（续）")


def test_page_titles_are_unique(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(mockups.points(), mockups.points(id="again")), theme, measurer)
    titles = [page.title for page in scene.pages]
    assert len(set(titles)) == 2 and titles[1] == f"{titles[0]}（2）"


def test_the_footer_gives_source_chapter_and_page(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(mockups.cover(), mockups.points()), theme, measurer)
    page = scene.pages[1]
    assert frame(page, "source").text == mockups.SOURCE
    number = next(text for text in frames(page) if text.role is Role.PAGE_NUMBER)
    assert number.text == "思想引领　2"
    assert number.paragraphs[0].runs[-1].style.bold


def test_sample_data_is_marked_on_every_page(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(*ALL, notice="示例数据"), theme, measurer)
    assert all(any(text.text == "示例数据" for text in frames(page)) for page in scene.pages)
    scene, _ = place(mockups.deck(*ALL), theme, measurer)
    assert not any(text.text == "示例数据" for page in scene.pages for text in frames(page))


def test_the_mark_of_the_cover_is_one_shape_cut_at_the_band(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(mockups.cover()), theme, measurer)
    marks = [node for node in scene.pages[0].nodes if isinstance(node, Freeform)]
    assert len(marks) == 1
    assert marks[0].rect.bottom == pytest.approx(5.55 * 72)
    assert marks[0].rect.right == pytest.approx(12.7 * 72)


def test_the_agenda_links_to_the_chapters(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(mockups.agenda(), mockups.section()), theme, measurer)
    assert frame(scene.pages[0], "rows/s4/name").link == "#section"


def test_the_current_chapter_stands_out_in_the_progress(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(mockups.section()), theme, measurer)
    bold = [
        chapter.id
        for chapter in mockups.CHAPTERS
        if frame(scene.pages[0], f"progress/{chapter.id}/number").paragraphs[0].runs[0].style.bold
    ]
    assert bold == ["s4"]


def test_more_than_six_chapters_show_their_numerals_only(theme: Theme, measurer: Measurer) -> None:
    slide = mockups.section()
    seven = tuple(mockups.record(f"c{n}", number=str(n), name="很长的章节名称也不要紧") for n in range(7))
    scene, diagnostics = place(mockups.deck(replace(slide, lists={"progress": seven})), theme, measurer)
    assert not codes(diagnostics)
    assert frame(scene.pages[0], "progress/c3/number").text == "3"


def test_every_layout_of_the_design_is_in_the_scene_with_a_title_slot(
    theme: Theme, measurer: Measurer
) -> None:
    scene, _ = place(mockups.deck(mockups.cover()), theme, measurer)
    assert {"cover", "agenda", "section", "key-figures", "points", "chart", "quote", "closing"} <= set(
        scene.layouts
    )
    for layout in scene.layouts.values():
        assert layout.slots[0].name == "title"
        assert all(node.role is Role.DECORATION for node in layout.nodes)


def test_text_in_its_slot_stands_where_the_slot_is(theme: Theme, measurer: Measurer) -> None:
    scene, _ = place(mockups.deck(mockups.points()), theme, measurer)
    slots = {slot.name: slot for slot in scene.layouts["points"].slots}
    assert {"title", "source", "number"} <= set(slots)
    for text in frames(scene.pages[0]):
        assert text.rect == slots[text.slot].rect


@pytest.mark.parametrize(("language", "name"), [("zh-CN", "关键数字"), ("en", "Key figures")])
def test_layouts_are_named_in_the_decks_language(
    language: str, name: str, theme: Theme, measurer: Measurer
) -> None:
    scene, _ = place(mockups.deck(mockups.cover(), language=language), theme, measurer)
    assert scene.layouts["key-figures"].name == name


def test_an_unknown_layout_is_reported_with_the_known_ones(theme: Theme, measurer: Measurer) -> None:
    scene, diagnostics = place(mockups.deck(replace(mockups.cover(), layout="poster")), theme, measurer)
    assert not scene.pages
    assert codes(diagnostics) == {"slide-layout-unknown"}
    assert "key-figures" in next(iter(diagnostics)).hint("en")


def test_a_missing_character_is_reported(theme: Theme, measurer: Measurer) -> None:
    slide = replace(mockups.points(), texts={"title": (Span("结论\U0001f600"),)})
    _, diagnostics = place(mockups.deck(slide), theme, measurer)
    assert codes(diagnostics) == {"missing-glyph"}


def test_the_same_deck_gives_the_same_scene(theme: Theme, measurer: Measurer) -> None:
    first, _ = place(mockups.deck(*ALL), theme, measurer)
    second, _ = place(mockups.deck(*ALL), theme, Measurer(theme.families))
    assert first == second


def test_a_mark_of_two_characters_stays_on_the_panel_of_the_agenda(theme: Theme, measurer: Measurer) -> None:
    twelve = replace(mockups.agenda(), texts={**mockups.agenda().texts, "mark": (Span("十二"),)})
    scene, _ = place(mockups.deck(twelve), theme, measurer)
    mark = next(node for node in scene.pages[0].nodes if isinstance(node, Freeform))
    assert mark.rect.right <= 3.6833 * 72


def test_tall_tiles_have_their_figures_on_one_line_with_and_without_notes(
    theme: Theme, measurer: Measurer
) -> None:
    slide = mockups.key_figures(hero=0, facts=0, tiles=3)
    first, *others = slide.lists["tiles"]
    bare = replace(first, parts={key: part for key, part in first.parts.items() if key != "note"})
    page = place(mockups.deck(replace(slide, lists={"tiles": (bare, *others)})), theme, measurer)[0].pages[0]
    words = [frame(page, f"tiles/{tile.id}") for tile in (bare, *others)]
    tops = {item.paragraphs[0].lines[0].baseline for item in words}
    assert len(tops) == 1


def test_tiles_without_notes_stand_in_the_middle_of_their_height(theme: Theme, measurer: Measurer) -> None:
    slide = mockups.figures_and_chart(2)
    bare = tuple(
        replace(tile, parts={key: part for key, part in tile.parts.items() if key != "note"})
        for tile in slide.lists["tiles"]
    )
    scene, _ = place(mockups.deck(replace(slide, lists={"tiles": bare})), theme, measurer)
    page = scene.pages[0]
    tile = next(node for node in scene.layouts[page.layout].nodes if node.id == "tiles-1/box")
    words = ink(frame(page, f"tiles/{bare[0].id}"))
    above, below = words.y - tile.rect.y, tile.rect.bottom - words.bottom
    assert abs(above - below) < 20
