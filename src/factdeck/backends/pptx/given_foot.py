"""Backend stage: footer and date of slides on an organisation's master, as its own slides have them."""

from typing import Final

from factdeck.backends.pptx.drawing import Drawing
from factdeck.backends.pptx.markup import Markup, element
from factdeck.backends.pptx.placeholders import given_mark
from factdeck.backends.pptx.text import office_language
from factdeck.theme.office.base import OfficeSeat

_DATE: Final = "{5BCAD085-E8A6-8845-BD4E-CB4CCA059FC4}"


def foot_shapes(seat: OfficeSeat, drawing: Drawing, language: str, date: str) -> list[Markup]:
    """Footer and date of a slide, as the organisation's own slides have them."""
    found: list[Markup] = []
    dates = {holder for holder, words in seat.foot if not words}
    for name, holder, said in seat.said(date):
        locks = element("p:cNvSpPr", element("a:spLocks", noGrp=1))
        identity = element("p:cNvPr", id=drawing.number(name), name=name)
        names = element("p:nvSpPr", identity, locks, element("p:nvPr", given_mark(holder)))
        look, words = element("a:rPr", lang=office_language(language)), element("a:t", said)
        run = _date(look, words) if holder in dates else element("a:r", look, words)
        body = element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), element("a:p", run))
        found.append(element("p:sp", names, element("p:spPr"), body))
    return found


def _date(look: Markup, words: Markup) -> Markup:
    return element("a:fld", look, words, id=_DATE, type="datetime1")
