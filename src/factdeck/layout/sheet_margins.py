"""Layout stage: what stands on every page of the fact sheet: bars, running head, foot, notice."""

from dataclasses import replace

from factdeck.base.units import mm
from factdeck.document.blocks import Part, Sheet, Text, plain
from factdeck.facts.factbook import Figure
from factdeck.layout.sheet_pen import Pen, words
from factdeck.scene.nodes import AnyNode, Box
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle

_JOINT = " · "
_PILL_SIDE = 0.5  # of a capsule's height: its end to its words
_CENTER = 0.36  # baseline under the middle of a line, in em
_APART = mm(4)  # kicker to the note at the right


def kicker_text(sheet: Sheet) -> Text:
    """Kicker and organisation on one line, each once."""
    parts = [plain(sheet.kicker), sheet.organization]
    shown = [part for part in parts if part]
    if len(shown) == 2 and shown[1] in shown[0]:
        shown = shown[:1]
    return words(_JOINT.join(shown)) if shown else ()


def band_width(pen: Pen) -> float:
    """The width between the margins."""
    page = pen.design.page
    return page.width - page.left - page.right


def head_line(
    pen: Pen, id: str, left: Part, right: Part, right_style: str, x: float, end: float, baseline: float
) -> list[AnyNode]:
    """Kicker at the left and a note at the right of one line from x to end; a long kicker is set smaller."""
    nodes: list[AnyNode] = []
    kicker, note = replace(pen.style("kicker"), align="left"), pen.style(right_style)
    note_width = pen.width(right, note) + 0.05 if right else 0.0
    if left:
        room = end - x - (note_width + _APART if right else 0.0)
        left = _shorter(pen, left, kicker, room)
        kicker = pen.fitting(left, kicker, room, 8)
        nodes += _kicker(pen, id, left, kicker, x, baseline, room)
    if right:
        nodes.append(pen.text(f"{id}/period", right, note, end - note_width, baseline, note_width, Role.NOTE))
    return nodes


def _shorter(pen: Pen, text: Part, style: TextStyle, room: float) -> Part:
    """A kicker that has no room at its least size: the organisation alone, or else what stands before it."""
    inside = room - (pen.design.masthead.pill or 0.0) * 2 * _PILL_SIDE
    before, joint, organization = ("" if isinstance(text, Figure) else plain(text)).partition(_JOINT)
    wanted = (text, words(organization), words(before)) if joint else (text,)
    fitting = (part for part in wanted if pen.width(part, pen.fitting(part, style, inside, 8)) <= inside)
    return next(fitting, text)


def _kicker(
    pen: Pen, id: str, text: Part, style: TextStyle, x: float, baseline: float, room: float
) -> list[AnyNode]:
    """The kicker; in a filled capsule where the design has one."""
    pill, at = pen.design.masthead.pill, f"{id}/kicker"
    if not pill:
        return [pen.text(at, text, style, x, baseline, room, Role.LABEL)]
    side = pill * _PILL_SIDE
    style = pen.fitting(text, style, room - 2 * side, 8)
    wide = min(pen.width(text, style), room - 2 * side)
    rect = Rect(x, baseline - style.size * _CENTER - pill / 2, wide + 2 * side, pill)
    box = Box(id=f"{at}-pill", rect=rect, fill=pen.design.masthead.bar_color, radius=pill / 2)
    return [box, pen.phrase(at, text, style, x + side, baseline, Role.LABEL)]


def foot(pen: Pen, sheet: Sheet, number: int, count: int) -> list[AnyNode]:
    """Rule, notice, footnote (first page) or contact (last page), page number."""
    label = (sheet.one_page if count == 1 else "") or f"{number} / {count}"
    rule, *notice, last = foot_line(pen, "sheet", label, sheet.notice)
    room = min(node.rect.x for node in (*notice, last)) - mm(6) - pen.design.page.left
    return [rule, *notice, *_foot_texts(pen, sheet, number, count, room), last]


def foot_line(pen: Pen, id: str, label: str, notice: str) -> list[AnyNode]:
    """The rule, the notice where there is one, the page's number: what every printed page has."""
    page, style = pen.design.page, pen.style("page_number")
    end, width = page.width - page.right, pen.width(words(label), style) + 0.05
    nodes: list[AnyNode] = [pen.rule(f"{id}/foot-rule", page.left, page.foot_rule, band_width(pen), "foot")]
    low = page.foot_baseline
    if notice:
        mark, look = words(notice), pen.style("notice")
        wide = pen.width(mark, look) + 0.05
        left = end - width - mm(4) - wide
        nodes.append(pen.text(f"{id}/notice", mark, look, left, low, wide, Role.NOTE))
    number = pen.text(f"{id}/page-number", words(label), style, end - width, low, width, Role.PAGE_NUMBER)
    return [*nodes, number]


def _foot_texts(pen: Pen, sheet: Sheet, number: int, count: int, room: float) -> list[AnyNode]:
    page, style = pen.design.page, pen.style("note")
    texts = [("footnote", sheet.footnote)] if number == 1 else []
    texts += [("contact", sheet.contact)] if number == count else []
    nodes: list[AnyNode] = []
    baseline = page.foot_baseline
    for name, text in texts:
        if text:
            nodes.append(pen.text(f"sheet/{name}", text, style, page.left, baseline, room, Role.FOOTER))
            baseline += pen.height(text, style, room)
    return nodes
