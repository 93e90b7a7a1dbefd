"""Runs say in which language they are where that is not the page's; figures stay whole."""

from factdeck.backends.pdf.writer import write
from factdeck.layout.languages import with_languages
from factdeck.scene.text import Run

from ..backends.pdf.scenes import BODY, frame, page, scene
from ..backends.pdf.tree import opened


def test_runs_are_parted_where_the_language_changes() -> None:
    runs = (Run("用Larkfield管书", BODY, gap_after=2), Run("3 million", BODY, fact="books"))
    made = with_languages(runs, "zh-CN")
    assert [(run.text, run.language, run.gap_after) for run in made] == [
        ("用", "", 0),
        ("Larkfield", "en", 0),
        ("管书", "", 2),
        ("3 million", "", 0),
    ]


def test_the_words_say_their_language_in_the_page_and_others_do_not() -> None:
    runs = with_languages((Run("用Larkfield管书", BODY),), "zh-CN")
    with opened(write(scene(page(frame("a", *runs))))) as file:
        stream = file.pages[0].Contents.read_bytes()
    assert stream.count(b"/Lang (en)") == 1
    assert stream.count(b"EMC") == 2
