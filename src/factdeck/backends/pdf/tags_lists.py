"""pdf backend: what labels the items of a list: a bullet, a number, a term (PDF 32000-1 §14.8.4.3.3)."""

from typing import Final

from factdeck.backends.pdf.standard import Label, Terms
from factdeck.backends.pdf.tags_places import Places
from factdeck.scene.text import Paragraph

_STOPS: Final = ".、．:：)）"
"""What may follow the number of an item."""


def label_of(paragraph: Paragraph) -> Label:
    """What the label of a paragraph is; a paragraph without one is a label itself."""
    if paragraph.bullet:
        return Label.BULLET
    text = "".join(piece.text for piece in paragraph.term) or paragraph.text
    return Label.NUMBER if text.strip().rstrip(_STOPS).isnumeric() else Label.TERM


def say_numbering(places: Places, label: Label, terms: Terms) -> None:
    """Let the list that is open say what its items are labelled with (§14.8.5.5)."""
    if (style := terms.numbering.get(label)) and (open_list := places.list):
        open_list.attributes = f"<</O/List/ListNumbering/{style}>>"
