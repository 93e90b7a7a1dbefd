"""What stands beside the slides of a handout, taken from their speaker notes."""

import pytest

from factdeck.document.handout import Shown, compose_handout
from factdeck.document.speaker_notes import listed, parted, with_figures
from factdeck.document.wording import EN, ZH, Wording
from tests.layout.test_handout import slides


@pytest.mark.parametrize("words", [ZH, EN], ids=lambda words: words.language)
@pytest.mark.parametrize("talk", ["", "One.", "One.\nTwo."])
@pytest.mark.parametrize("title", ["", "Headline\n\n"])
def test_notes_are_taken_apart_as_they_were_made(words: Wording, talk: str, title: str):
    lines = [
        words.note_line.format("办理（原来）", "1个月", "《甲》：“（1个月）”"),
        words.note_line_bare.format("a", "2"),
    ]
    made = title + with_figures(talk, lines, words)
    assert parted(made, "Headline", words) == (tuple(talk.split("\n")) if talk else (), tuple(lines))
    assert listed(lines[0], words) == ("办理（原来）", "1个月", "《甲》：“（1个月）”")
    assert listed(lines[1], words) == ("a", "2", "")


def test_talk_alone_has_no_figures():
    assert parted("Headline\n\nOnly talk.", "Headline", EN) == (("Only talk.",), ())
    assert parted("", "Headline", EN) == ((), ())


@pytest.mark.parametrize(("said", "minutes"), [(10, "half a minute"), (130, "1 min"), (400, "3 min")])
def test_time_is_told_in_half_minutes(said: int, minutes: str):
    handout = compose_handout("script", slides()[0], [Shown("a", "T", notes="word " * said)])
    assert minutes in handout.slides[0].minutes


def test_chinese_counts_slides_with_its_own_words():
    assert [ZH.count(number) for number in (1, 2, 3, 9)] == ["一", "两", "三", "九"]
    assert EN.count(9) == "nine"
