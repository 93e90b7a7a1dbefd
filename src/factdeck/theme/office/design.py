"""Theme stage: an organisation's master as the raw values of a design pack: what a template.yaml could say.

The base design's page is laid on the slide so that its content stands in the body of the master's layouts
(`canvas`); lengths and type shrink with it. Titles, subtitles and page numbers are items where the master's
placeholders are, in the look that these have.
"""

from collections.abc import Mapping, Sequence
from math import floor, sqrt
from typing import Any, Final, cast

from factdeck.theme.aspect import Factors, scaled
from factdeck.theme.office.model import Frame, Holder, OfficeFile, OfficeFont, OfficeLayout
from factdeck.theme.office.palette import LARGE, TEXT, legible, roles, slots
from factdeck.theme.office.roles import Seat, Seating, content_ground, under

Values = dict[str, Any]

_TOP, _FLOOR = 1.6, 7.22  # of the base design's content, source note and sample mark included; inches
_HEIGHT: Final = 7.5
_GENEROUS: Final = 1.0  # of the mean of both
_LEAST_TYPE: Final = 0.5
_LARGE_TYPE: Final = 18.0  # points from which text counts as large


_PLAIN: Final = ("000000", "FFFFFF")
_NEAR: Final = 2.0  # points between titles that stand in one place
_PAD: Final = 0.015  # of the slide's height: what a panel is larger than what stands on it
_CAPITALS: Final = 0.86  # of the width: what capitals leave


def is_narrow(file: OfficeFile) -> bool:
    """Whether the base design for 4:3 is nearer to the slides than that for 16:9."""
    return file.width / file.height < (4 / 3 + 16 / 9) / 2


def office_values(file: OfficeFile, seating: Seating, base: Mapping[str, Any]) -> Values:
    """The values of a design pack for slides on this master. `base`: those of the base design, as merged."""
    ground = content_ground(seating)
    palette = roles(seating.master.colors, ground)
    looks = _Looks(file, seating, palette, ground)
    deck = looks.deck(cast("Mapping[str, Any]", base["deck"]))
    scheme, added = slots(seating.master.colors, palette)
    return {
        **base,
        "palette": {name: f"#{value}" for name, value in (palette | looks.colors | added).items()},
        "scheme": scheme,
        "follows": None,
        "embed_fonts": "none",
        "families": _families(seating, cast("Mapping[str, Any]", base["families"])),
        "deck": deck,
    }


def paper_palette(seating: Seating) -> dict[str, str]:
    """The colour roles on white paper, for what is printed."""
    colors = {**seating.master.colors, "bg1": "FFFFFF"}
    return {**roles(colors, "FFFFFF"), "white": "FFFFFF"}


class _Looks:
    """Makes styles and items of a master's placeholders; collects the colours that they need."""

    def __init__(self, file: OfficeFile, seating: Seating, palette: Mapping[str, str], ground: str) -> None:
        self._file, self._seating, self._palette = file, seating, palette
        self._ground = ground
        self.colors: dict[str, str] = {}
        self._styles: Values = {}
        self._margin = (0.45 if is_narrow(file) else 0.6) * 72
        self._width = (10.0 if is_narrow(file) else 40 / 3) * 72
        area = seating.area
        self._across = area.w / (self._width - 2 * self._margin)
        self._down = area.h / ((_FLOOR - _TOP) * 72)
        page = file.height / (_HEIGHT * 72)
        self._type = max(min(page, _GENEROUS * sqrt(self._across * self._down)), _LEAST_TYPE * page)
        self._canvas = Frame(
            area.x - self._margin * self._across,
            area.y - _TOP * 72 * self._down,
            self._width * self._across,
            _HEIGHT * 72 * self._down,
        )

    def deck(self, base: Mapping[str, Any]) -> Values:
        """The deck design."""
        page = self._file.height / (_HEIGHT * 72)
        design = scaled(base, Factors(self._across, self._down, self._type, min(page, 1.0)))
        design["page"] = {"w": _points(self._file.width), "h": _points(self._file.height)}
        canvas = self._canvas
        design["canvas"] = {
            key: _points(value)
            for key, value in (("x", canvas.x), ("y", canvas.y), ("w", canvas.w), ("h", canvas.h))
        }
        components: Values = dict(design["components"])
        components |= self._components()
        design["components"] = components
        design["layouts"] = {key: self._layout(key, value) for key, value in design["layouts"].items()}
        styles = {key: _stepped(value) for key, value in design["styles"].items()}
        design["styles"] = styles | self._styles
        design["exhibit"] = _exhibit(design["exhibit"])
        return design

    def _components(self) -> Values:
        seats = self._seating.seats
        drawn = seats["key-figures"]
        number = next(iter(drawn.layout.of("sldNum")), None)
        return {
            "header": self._title("headline", drawn),
            **{f"header-{kind}": self._title(f"headline-{kind}", seats[kind]) for kind in self._headed},
            "page": [self._number(number, drawn.layout)] if number else [],
            "lead-cover": self._opening("cover", seats["cover"], _COVER_TEXTS),
            "lead-closing": self._opening("closing", seats["closing"], _CLOSING_TEXTS),
            "lead-section": self._opening("section", seats["section"], _SECTION_TEXTS),
        }

    @property
    def _headed(self) -> list[str]:
        """The slides of content whose layout has its title elsewhere than most."""
        seats = self._seating.seats
        usual = seats["key-figures"].title
        return [
            kind
            for kind, seat in seats.items()
            if kind not in ("cover", "closing", "section") and _moved(seat.title, usual)
        ]

    def _layout(self, key: str, value: Mapping[str, Any]) -> Values:
        """A slide layout on the ground that it really has."""
        seat = self._seating.seats.get(key)
        layout = dict(value)
        if seat is None:
            return layout
        name = _kind(key)
        opening = name in ("cover", "section")
        layout["background"] = self._background(key, seat)
        if key in self._headed:
            own = {"use": f"header-{key}"}
            layout["items"] = [own if item == {"use": "header"} else item for item in layout["items"]]
        if not opening and not self._seating.is_plain:
            layout["fixed"] = [self._panel(self._seating.area), *layout.get("fixed", [])]
        return layout

    def _panel(self, frame: Frame) -> Values:
        """A box behind text on a ground that is not plain."""
        pad = self._file.height * _PAD
        wide = Frame(frame.x - pad, frame.y - pad, frame.w + 2 * pad, frame.h + 2 * pad)
        left, top = max(wide.x, 0.0), max(wide.y, 0.0)
        right, bottom = min(wide.right, self._file.width), min(wide.bottom, self._file.height)
        return {"box": {"fill": "paper"}, **self._at(Frame(left, top, right - left, bottom - top))}

    def _background(self, name: str, seat: Seat) -> str:
        """The palette name of a slide's own background, whatever is drawn over it."""
        ground = seat.layout.ground
        return "paper" if ground == self._ground else self._color(f"{name}-ground", ground)

    def _title(self, style: str, seat: Seat) -> list[Values]:
        """The item of a title; where the master has none, at the top of the content."""
        holder = seat.title
        if holder is not None:
            self._styles[style] = self._of_holder(
                style, holder, self._behind(holder, seat.layout), "serif", lines=3
            )
            return [{"text": "title", "style": style, **self._at(holder.inner, holder), "slot": "title"}]
        area, page = self._seating.area, self._file.height
        frame = Frame(area.x, page * 0.03, area.w, max(area.y - page * 0.05, page * 0.09))
        plain = seat.layout.is_plain(frame)
        ground = seat.layout.behind(frame) if plain else self._palette["paper"]
        color = self._color(
            f"{style}-ink", legible(self._palette["ink"], (ground,), TEXT, ("000000", "FFFFFF"))
        )
        size = max(round(28 * self._type), 16 * page / 540)
        self._styles[style] = _style(size, color, leading=1.2, anchor="middle", family="serif", bold=True)
        self._styles[style]["steps"] = _steps(size, 14 * page / 540)
        title: Values = {"text": "title", "style": style, **self._at(frame), "slot": "title"}
        return [title] if plain else [self._panel(frame), title]

    def _opening(self, name: str, seat: Seat, texts: Sequence[Sequence[str]]) -> list[Values]:
        """A cover, closing or divider: title, and all other words as the paragraphs of its text."""
        items, style = self._title(f"{name}-title", seat), f"{name}-lead"
        frame, ground, panel = self._lead(style, seat)
        self._styles[style]["max_lines"] = 4
        stack: list[Values] = [
            {"text": list(sources), "between": "  ", "style": style, "role": "note", "gap": "4pt"}
            for sources in texts
        ]
        if name != "cover":  # covers are offered with figures, and so with a source, where they have a place
            stack.append({"text": "source", "style": self._source(name, ground), "gap": "8pt"})
        anchor = seat.text.look.anchor if seat.text else "top"
        lead = {"stack": stack, "anchor": anchor, "slot": "lead", **self._at(frame, seat.text)}
        return [*panel, *items, lead, {"use": "notice"}]

    def _lead(self, style: str, seat: Seat) -> tuple[Frame, str, list[Values]]:
        """Where the words of an opening stand, on which colour, and a panel where that is not plain."""
        page = self._file.height / 540
        if seat.text is None:
            frame = self._below(seat)
            ground = seat.layout.behind(frame)
            color = self._color(f"{style}-ink", legible("000000", (ground,), TEXT, ("FFFFFF",)))
            align = seat.title.look.align if seat.title else "left"
            size = round(18 * self._type)
            self._styles[style] = _style(size, color, leading=1.3, anchor="top", family="sans", align=align)
            return frame, ground, []
        frame, look = seat.text.inner, seat.text.look
        if look.inherited or seat.layout.is_plain(seat.text.frame):
            ground = self._behind(seat.text, seat.layout)
            self._styles[style] = self._of_holder(style, seat.text, ground, "sans", lines=0)
            return frame, ground, []
        size = max(look.size, 12 * page)
        self._styles[style] = _style(size, "ink", leading=1.3, anchor="top", family="sans", align=look.align)
        self._styles[style]["steps"] = _steps(size, 10 * page)
        return frame, self._palette["paper"], [self._panel(frame)]

    def _source(self, name: str, ground: str) -> str:
        """The style of the source note of an opening, small, in its text's colour as far as that reads."""
        lead = self._styles[f"{name}-lead"]
        color = self.colors.get(lead["color"]) or self._palette[lead["color"]]
        readable = self._color(f"{name}-source-ink", legible(color, (ground,), TEXT, _PLAIN))
        size = max(round(11 * self._type), 9 * self._file.height / 540)
        self._styles[f"{name}-source"] = {**lead, "size": f"{size:g}", "color": readable, "steps": []}
        return f"{name}-source"

    def _below(self, seat: Seat) -> Frame:
        """Under a title that has no text beside it."""
        area = self._seating.area
        top = seat.title.frame.bottom if seat.title else area.y
        bottom = area.bottom if area.bottom - top > self._file.height * 0.15 else self._file.height * 0.94
        frame = seat.title.inner if seat.title and seat.title.frame.w > area.w / 2 else area
        return Frame(frame.x, top + 6, frame.w, max(bottom - top - 30, 36))

    def _behind(self, holder: Holder, layout: OfficeLayout) -> str:
        """What the text of a placeholder stands on."""
        return under(holder, layout, self._seating.master)

    def _number(self, holder: Holder, layout: OfficeLayout) -> Values:
        self._styles["page-number"] = self._of_holder(
            "page-number", holder, self._behind(holder, layout), "sans", lines=1
        )
        return {"text": "page", "style": "page-number", **self._at(holder.inner, holder), "slot": "number"}

    def _of_holder(self, style: str, holder: Holder, ground: str, family: str, *, lines: int) -> Values:
        look = holder.look
        needed = LARGE if look.size >= _LARGE_TYPE else TEXT
        color = legible(look.color, (ground,), needed, (self._palette["ink"], "000000", "FFFFFF"))
        name = self._named(color) or self._color(f"{style}-ink", color)
        leading = max(look.leading, 1.0)
        least = 16 if lines == 3 else 10
        size = max(look.size, {0: 12, 1: 9, 3: 16}[lines] * self._file.height / 540)
        steps = _steps(size, least * self._file.height / 540)
        anchor = look.anchor
        tallest = max(1, floor(holder.inner.h / (float(steps[-1]) if steps else size) / leading))
        known = {"+mj-lt": "serif", "+mn-lt": "sans"}.get(look.latin, family)
        return {
            **_style(
                size, name, leading=leading, anchor=anchor, family=known, align=look.align, bold=look.bold
            ),
            "steps": steps,
            "max_lines": min(lines, tallest) if lines else 0,
        }

    def _named(self, value: str) -> str:
        """A colour role of this very value."""
        return next((name for name in ("ink", "red", "muted") if self._palette[name] == value), "")

    def _color(self, name: str, value: str) -> str:
        self.colors[name] = value
        return name

    def _at(self, frame: Frame, holder: Holder | None = None) -> Values:
        """A frame of the slide as a place on the canvas."""
        width = frame.w * _CAPITALS if holder and holder.look.capitals else frame.w
        left = {"center": (frame.w - width) / 2, "right": frame.w - width}
        x = frame.x - self._canvas.x + (left.get(holder.look.align, 0.0) if holder else 0.0)
        return {
            "x": _points(x),
            "y": _points(frame.y - self._canvas.y),
            "w": _points(width),
            "h": _points(frame.h),
        }


_BAND: Final = tuple((f"band.{n}.label", f"band.{n}.text") for n in (1, 2, 3))
_COVER_TEXTS: Final = (("kicker",), ("organization",), *_BAND)
_CLOSING_TEXTS: Final = (
    ("line",),
    *((f"band.{n}.figure", f"band.{n}.label") for n in (1, 2, 3)),
    ("organization",),
)
_SECTION_TEXTS: Final = (("kicker",), ("line",))


def _moved(one: Holder | None, other: Holder | None) -> bool:
    """Whether two titles stand, or look, otherwise."""
    if one is None or other is None:
        return one is not other
    near = all(
        abs(getattr(one.frame, side) - getattr(other.frame, side)) < _NEAR for side in ("x", "y", "w", "h")
    )
    return not near or one.look != other.look


def _kind(name: str) -> str:
    return "cover" if name == "closing" else name


def _style(
    size: float,
    color: str,
    *,
    leading: float,
    anchor: str,
    family: str,
    align: str = "left",
    bold: bool = False,
) -> Values:
    return {
        "family": family,
        "size": f"{size:g}",
        "color": color,
        "bold": bold,
        "leading": f"{leading:.3f}",
        "anchor": anchor,
        "align": align,
    }


def _steps(size: float, least: float) -> list[str]:
    """Whole sizes down to the least that can be read, about a tenth a step."""
    found: list[int] = []
    while True:
        following = floor((found[-1] if found else size) * 0.9)
        if following < least:
            break
        found.append(following)
    return [str(step) for step in found]


def _stepped(style: Mapping[str, Any]) -> Values:
    """A style without steps that are no steps any more."""
    if "steps" not in style or "size" not in style:
        return dict(style)
    written = style["steps"] if isinstance(style["steps"], list) else [style["steps"]]
    kept = dict.fromkeys(step for step in written if float(step) < float(style["size"]))
    return {**style, "steps": list(kept)}


def _exhibit(exhibit: Mapping[str, Any]) -> Values:
    return {**exhibit, "styles": {key: _stepped(value) for key, value in exhibit["styles"].items()}}


def _points(value: float) -> str:
    return f"{value:.4f}pt"


def _families(seating: Seating, base: Mapping[str, Any]) -> Values:
    """The theme's two fonts, each with the family of ours that is nearest to measure and paint with."""
    master, found = seating.master, dict(base)
    found["sans"] = {**base["sans"], **_named(master.text)}  # we carry no serif of a regular weight
    serif = master.headings.serif
    found["serif"] = {**base["serif" if serif else "sans"], **_named(master.headings), "serif": serif}
    return found


def _named(font: OfficeFont) -> Values:
    return {"latin": font.latin, "east_asian": font.east_asian, "embedded": ""}
