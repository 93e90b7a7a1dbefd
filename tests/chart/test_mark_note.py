"""What one mark is: the word follows the mark's shape."""

from factdeck.chart.mark_note import mark_note


def test_the_word_follows_the_shape() -> None:
    assert mark_note(["1项"], ["square"], "zh-CN") == "每格1项"
    assert mark_note(["1次"], ["tick"], "zh-CN") == "每条1次"
    assert mark_note(["1名", "1个"], ["dot", "square"], "zh-CN") == "每点1名，每格1个"


def test_kinds_of_one_shape_share_the_word() -> None:
    assert mark_note(["1名", "1个"], ["square", "square"], "zh-CN") == "每格1名或1个"
    assert mark_note(["1项", "1项"], ["square", "square"], "zh-CN") == "每格1项"


def test_english_names_the_shape_too() -> None:
    assert mark_note([""], ["dot"], "en") == "One dot each"
    assert mark_note(["20 visits", "20 visits"], ["dot", "square"], "en") == (
        "Each dot is 20 visits; each square is 20 visits"
    )
