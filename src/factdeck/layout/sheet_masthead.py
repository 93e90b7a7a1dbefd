"""Stage layout: what stands on every page of the fact sheet: masthead or running head, foot, sample mark."""

from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.document.blocks import Part, Sheet, Text, plain
from factdeck.layout.sheet_pen import Pen, words
from factdeck.scene.nodes import AnyNode, Box, Picture, Rect, Role
from factdeck.theme.theme import TextStyle

_JOINT = " · "


def kicker_text(sheet: Sheet) -> Text:
    """Kicker and organisation on one line, each once."""
    parts = [plain(sheet.kicker), sheet.organization]
    shown = [part for part in parts if part]
    if len(shown) == 2 and shown[1] in shown[0]:
        shown = shown[:1]
    return words(_JOINT.join(shown)) if shown else ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """The first page's head: bars, logo where one is given, kicker and period, title, standfirst, rule."""

    pen: Pen
    sheet: Sheet

    @property
    def bottom(self) -> float:
        """Where the masthead ends, from the page's top edge."""
        return self._last_baseline + self.pen.design.masthead.foot

    def place(self) -> list[AnyNode]:
        """Its nodes, in reading order."""
        pen, page, design = self.pen, self.pen.design.page, self.pen.design.masthead
        nodes = [*bars(pen), *self._logo(), *self._kicker_line()]
        title = self._title_style()
        nodes.append(
            pen.text(
                "sheet/title",
                self.sheet.title,
                title,
                self._left,
                page.top + design.title,
                self._room,
                Role.TITLE,
            )
        )
        if self.sheet.standfirst:
            first = self._title_last + design.standfirst
            style = pen.style("standfirst")
            nodes.append(
                pen.text(
                    "sheet/standfirst", self.sheet.standfirst, style, self._left, first, self._room, Role.BODY
                )
            )
        nodes.append(pen.rule("sheet/masthead-rule", page.left, self.bottom, band_width(pen), "masthead"))
        return nodes

    @property
    def _left(self) -> float:
        logo = self.sheet.pictures.get("logo")
        return self.pen.design.page.left + (self.pen.design.masthead.text_left if logo else 0.0)

    @property
    def _room(self) -> float:
        return self.pen.design.page.width - self.pen.design.page.right - self._left

    def _title_style(self) -> TextStyle:
        """The largest step at which the title stands on one line; else the smallest, on several."""
        style = self.pen.design.styles["title"]
        for size in style.steps or (style.size,):
            style = replace(style, size=size, steps=())
            if self.pen.width(self.sheet.title, style) <= self._room:
                break
        return style

    @property
    def _title_last(self) -> float:
        page, style = self.pen.design.page, self._title_style()
        more = self.pen.more_lines(self.sheet.title, style, self._room)
        return page.top + self.pen.design.masthead.title + more

    @property
    def _last_baseline(self) -> float:
        design, page = self.pen.design.masthead, self.pen.design.page
        last = self._title_last
        if self.sheet.standfirst:
            style = self.pen.style("standfirst")
            last += design.standfirst + self.pen.more_lines(self.sheet.standfirst, style, self._room)
        logo_end = page.top + design.logo_top + design.logo - mm(0.5)
        return max(last, logo_end) if self.sheet.pictures.get("logo") else last

    def _logo(self) -> list[AnyNode]:
        path = self.sheet.pictures.get("logo")
        if not path:
            return []
        page, design = self.pen.design.page, self.pen.design.masthead
        rect = Rect(page.left, page.top + design.logo_top, design.logo, design.logo)
        size = self.sheet.picture_sizes.get("logo")
        return [
            Picture(
                id="sheet/logo",
                rect=contained(rect, size),
                role=Role.PICTURE,
                alt=self.sheet.organization or plain(self.sheet.title),
                path=path,
            )
        ]

    def _kicker_line(self) -> list[AnyNode]:
        pen, baseline = self.pen, self.pen.design.page.top + self.pen.design.masthead.kicker
        return head_line(
            pen, "sheet", kicker_text(self.sheet), self.sheet.period, "period", self._left, baseline
        )


def contained(rect: Rect, size: tuple[int, int] | None) -> Rect:
    """The largest rectangle of a picture's proportions inside `rect`, at its left, in its middle."""
    if not size or not all(size):
        return rect
    scale = min(rect.w / size[0], rect.h / size[1])
    w, h = size[0] * scale, size[1] * scale
    return Rect(rect.x, rect.y + (rect.h - h) / 2, w, h)


def band_width(pen: Pen) -> float:
    """The width between the margins."""
    page = pen.design.page
    return page.width - page.left - page.right


def bars(pen: Pen) -> list[AnyNode]:
    """The thick and the thin bar over every page."""
    page, design = pen.design.page, pen.design.masthead
    width, thin = band_width(pen), page.top + design.bar + design.line_gap
    return [
        Box(id="sheet/bar", rect=Rect(page.left, page.top, width, design.bar), fill=design.bar_color),
        Box(id="sheet/bar-line", rect=Rect(page.left, thin, width, design.line), fill=design.bar_color),
    ]


def head_line(
    pen: Pen, id: str, left: Part, right: Part, right_style: str, x: float, baseline: float
) -> list[AnyNode]:
    """Kicker at the left and a note at the right of one line; a kicker that is too long goes over it."""
    end = pen.design.page.width - pen.design.page.right
    nodes: list[AnyNode] = []
    kicker, note = pen.style("kicker"), pen.style(right_style)
    note_width = pen.width(right, note) + 0.05 if right else 0.0
    if left:
        room = end - x - (note_width + mm(4) if right else 0.0)
        kicker = pen.fitting(left, kicker, room, 8)
        nodes.append(pen.text(f"{id}/kicker", left, kicker, x, baseline, room, Role.LABEL))
    if right:
        nodes.append(pen.text(f"{id}/period", right, note, end - note_width, baseline, note_width, Role.NOTE))
    return nodes


def running_head(pen: Pen, sheet: Sheet) -> list[AnyNode]:
    """The head of every page but the first: bars, kicker, the sheet's title, rule."""
    page, design = pen.design.page, pen.design.masthead
    baseline, rule = page.top + design.running, page.top + design.running_rule
    title = words(plain(sheet.title))
    taken = pen.width(kicker_text(sheet), pen.style("kicker")) + pen.width(title, pen.style("running"))
    if taken > band_width(pen) - mm(6):
        title = ()  # it stands on page one; half a title would say something else
    return [
        *bars(pen),
        *head_line(pen, "sheet/running", kicker_text(sheet), title, "running", page.left, baseline),
        pen.rule("sheet/running-rule", page.left, rule, band_width(pen), "masthead"),
    ]


def foot(pen: Pen, sheet: Sheet, number: int, count: int) -> list[AnyNode]:
    """Rule, footnote (first page) or contact (last page), sample mark, page number."""
    page = pen.design.page
    end = page.width - page.right
    style = pen.style("page_number")
    label = words(f"{number} / {count}")
    width = pen.width(label, style) + 0.05
    nodes: list[AnyNode] = [pen.rule("sheet/foot-rule", page.left, page.foot_rule, band_width(pen), "foot")]
    room = end - width - mm(6) - page.left
    if sheet.sample:
        mark, look = words(sheet.sample), pen.style("sample")
        wide = pen.width(mark, look) + 0.05
        nodes.append(
            pen.text(
                "sheet/sample", mark, look, end - width - mm(4) - wide, page.foot_baseline, wide, Role.NOTE
            )
        )
        room -= wide + mm(4)
    nodes += _foot_texts(pen, sheet, number, count, room)
    nodes.append(
        pen.text("sheet/page-number", label, style, end - width, page.foot_baseline, width, Role.PAGE_NUMBER)
    )
    return nodes


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
