"""A judge of finished scenes, deck or sheet: nothing outside, nothing over another, equal things equal.

`faults(scene)` is empty for a scene that may be written. It knows nothing of how the layout stage came to its
places: it takes the ink of every line from the fonts, and the margins from the scene's own frames and rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from factdeck.chart.model import ChartKind
from factdeck.scene.nodes import (
    AnyNode,
    Box,
    ChartNode,
    Freeform,
    Group,
    Page,
    Picture,
    Rule,
    Scene,
    Table,
    TextFrame,
)
from factdeck.scene.slots import PlaceholderKind
from factdeck.scene.text import Rect, Role

from .scene_ink import Ink, Pen, chart_ink, frame_ink, marks, table_ink, walk

_HAIR = 0.6  # points: what rounding may make
_LEAN = 0.12  # em-ish share of a line's height: descenders may reach below a frame
_TOUCH = 3.0  # points that empty edges of two frames may share: frames are seated on their baselines
_SEAT = 0.15  # em: frames of one line stand with their baselines, their empty tops may reach into others
_FOOT = frozenset({Role.SOURCE, Role.FOOTER, Role.PAGE_NUMBER})
_LEAST_DECK = {Role.BODY: 16.0, Role.TITLE: 16.0, Role.HEADING: 16.0}
_LEAST_ANY_DECK = 9.0
_LEAST_SHEET = 8.0
_RAISED = 0.65  # of its line: a dagger or superscript is smaller by design


@dataclass(frozen=True)
class Fault:
    """What is wrong: the rule, the page, the node or nodes, and what it looks like."""

    rule: str
    page: str
    nodes: tuple[str, ...]
    what: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {' × '.join(self.nodes)} on {self.page} {self.what}".rstrip()


def faults(scene: Scene) -> list[str]:
    """What is wrong with a scene, a sentence each; empty where all is well."""
    return [str(fault) for fault in found(scene)]


def found(scene: Scene) -> list[Fault]:
    """What is wrong with a scene, by rule, page and nodes."""
    pen = Pen(scene.fonts)
    result: list[Fault] = []
    for page in scene.pages:
        judged = _Judged(scene, page, pen)
        for rule in _PAGE_RULES:
            result += rule(judged)
    result += _unequal_headlines(scene)
    result += _double([page.id for page in scene.pages], "the deck", "two pages with one id")
    return result


class _Judged:
    """A page with what the rules ask of it, found once."""

    def __init__(self, scene: Scene, page: Page, pen: Pen) -> None:
        self.scene, self.page, self.pen = scene, page, pen
        self.nodes = list(walk(page.nodes))
        self.frames = [node for node in self.nodes if isinstance(node, TextFrame)]
        self.tables = [node for node in self.nodes if isinstance(node, Table)]
        self.charts = [node for node in self.nodes if isinstance(node, ChartNode)]
        self.ink = {id(frame): list(frame_ink(frame, pen)) for frame in self.frames}
        self.cell_ink = [pair for table in self.tables for pair in table_ink(table, pen)]
        self.chart_ink = {id(chart): list(chart_ink(chart, pen)) for chart in self.charts}

    @property
    def deck(self) -> bool:
        return bool(self.scene.layouts)

    def all_ink(self) -> list[Ink]:
        lines = [ink for frame in self.frames for ink in self.ink[id(frame)]]
        lines += [ink for _, ink in self.cell_ink]
        return lines + [ink for chart in self.charts for ink in self.chart_ink[id(chart)]]

    def fault(self, rule: str, nodes: Iterable[str], what: str = "") -> Fault:
        return Fault(rule, self.page.id, tuple(nodes), what)


# --- inside


def _text_in_frame(page: _Judged) -> Iterator[Fault]:
    for frame in page.frames:
        for ink in page.ink[id(frame)]:
            if over := _beyond(ink.rect, frame.rect, sideways=_HAIR, down=_HAIR + _LEAN * ink.rect.h):
                yield page.fault("text outside its frame", [frame.id], f"by {over:.1f}: {ink.text[:24]!r}")
    for cell, ink in page.cell_ink:
        if over := _beyond(ink.rect, cell, sideways=_HAIR, down=_HAIR):
            yield page.fault("text outside its cell", [ink.node], f"by {over:.1f}: {ink.text[:24]!r}")


def _chart_text_inside(page: _Judged) -> Iterator[Fault]:
    for chart in page.charts:
        for ink in page.chart_ink[id(chart)]:
            over = _beyond(ink.rect, chart.rect, sideways=_TOUCH, down=_TOUCH)
            if over:
                yield page.fault("label outside its chart", [ink.node], f"by {over:.1f}: {ink.text!r}")
        for mark in marks(chart):
            if over := _beyond(mark, chart.rect, sideways=_HAIR, down=_HAIR):
                yield page.fault("bar outside its chart", [chart.id], f"by {over:.1f}")


def _inside_page(page: _Judged) -> Iterator[Fault]:
    whole = Rect(0.0, 0.0, page.scene.width, page.scene.height)
    for node in page.nodes:
        if over := _beyond(node.rect, whole, sideways=_HAIR, down=_HAIR):
            yield page.fault("outside the page", [node.id], f"by {over:.1f}")
    for ink in page.all_ink():
        if over := _beyond(ink.rect, whole, sideways=0.0, down=0.0):
            yield page.fault("text outside the page", [ink.node], f"by {over:.1f}")


def _inside_margins(page: _Judged) -> Iterator[Fault]:
    margins = _margins(page.scene, page.page)
    if margins is None:
        return
    below = {
        node.id for node in page.nodes if node.role in _FOOT or node.id.endswith(("/notice", "/contact"))
    }
    below |= {node.id for node in page.nodes if node.id.endswith("/footnote")}
    for node, rect in _content(page):
        free = node in below
        allowed = Rect(margins.x, 0.0, margins.w, page.scene.height if free else margins.bottom)
        if over := _beyond(rect, allowed, sideways=_HAIR, down=_TOUCH):
            yield page.fault("outside the margins", [node], f"by {over:.1f}")


def _content(page: _Judged) -> Iterator[tuple[str, Rect]]:
    for frame in page.frames:
        yield from ((frame.id, ink.rect) for ink in page.ink[id(frame)])
    for node in page.nodes:
        if isinstance(node, Table | ChartNode | Picture | Group) and node.role is not Role.DECORATION:
            yield node.id, node.rect


def _margins(scene: Scene, page: Page) -> Rect | None:
    """Where content may stand: between the outermost slots of the layouts, or over the sheet's foot rule."""
    if scene.layouts:
        slots = [
            slot.rect
            for layout in scene.layouts.values()
            for slot in layout.slots
            if slot.kind in (PlaceholderKind.TITLE, PlaceholderKind.FOOTER, PlaceholderKind.NUMBER)
        ]
        left, right = min(slot.x for slot in slots), max(slot.right for slot in slots)
        foot = [
            slot.rect.y
            for slot in scene.layouts[page.layout].slots
            if slot.kind in (PlaceholderKind.FOOTER, PlaceholderKind.NUMBER)
        ]
        return Rect(left, 0.0, right - left, min(foot, default=scene.height))
    rule = next(
        (node for node in page.nodes if isinstance(node, Rule) and node.id.endswith("foot-rule")), None
    )
    return Rect(rule.rect.x, 0.0, rule.rect.w, rule.rect.y) if rule else None


# --- apart


def _frames_apart(page: _Judged) -> Iterator[Fault]:
    solid: list[AnyNode] = [
        node
        for node in page.nodes
        if isinstance(node, TextFrame | Table | ChartNode | Picture)
        or (isinstance(node, Group) and node.role is not Role.DECORATION)
    ]
    for index, one in enumerate(solid):
        for other in solid[index + 1 :]:
            if _annotates(one, other) or _annotates(other, one):
                continue
            if _common(one.rect, other.rect, max(_TOUCH, _SEAT * _size_of(one), _SEAT * _size_of(other))):
                yield page.fault("frames overlap", [one.id, other.id], _depth(one.rect, other.rect))


def _annotates(one: AnyNode, other: AnyNode) -> bool:
    """Whether `one` is set by layout into the free room of the drawing `other` of its own exhibit."""
    if not isinstance(other, ChartNode | Group) or isinstance(one, Table | Picture):
        return False
    return one.id.startswith(other.id.removesuffix("/chart") + "/")


def _notes_off_drawing(page: _Judged) -> Iterator[Fault]:
    """What stands in the free room of a drawing keeps off its bars, marks and labels."""
    for drawing in page.nodes:
        solid = _drawn(drawing, page)
        for frame in page.frames if solid else ():
            if not _annotates(frame, drawing):
                continue
            for name, rect in solid:
                for ink in page.ink[id(frame)]:
                    labelled = (
                        not isinstance(drawing, ChartNode)
                        and name.rpartition("/")[0] == frame.id.rpartition("/")[0]
                    )  # the label in a mark of its own
                    if not labelled and _common(ink.rect, rect, 1.0):
                        what = f"{ink.text[:24]!r} {_depth(ink.rect, rect)}"
                        yield page.fault("text over a drawing", [frame.id, name], what)


def _centre_in_hole(page: _Judged) -> Iterator[Fault]:
    """What stands in the middle of a ring keeps off the ring."""
    for chart in page.charts:
        if chart.chart.kind not in (ChartKind.DOUGHNUT, ChartKind.RING):
            continue
        plot = chart.plot
        x, y = plot.x + plot.w / 2, plot.y + plot.h / 2
        radius = min(plot.w, plot.h) / 2
        for frame in page.frames:
            for ink in page.ink[id(frame)] if _annotates(frame, chart) else ():
                rect = ink.rect
                corners = [hypot(a - x, b - y) for a in (rect.x, rect.right) for b in (rect.y, rect.bottom)]
                hole = radius * chart.hole
                middle = rect.x < x < rect.right and rect.y < y + hole and rect.bottom > y - hole
                if middle and max(corners) > hole + 1:
                    what = f"by {max(corners) - hole:.1f}"
                    yield page.fault("text over a ring", [frame.id, chart.id], what)


def _drawn(node: AnyNode, page: _Judged) -> list[tuple[str, Rect]]:
    if isinstance(node, ChartNode):
        return [(node.id, mark) for mark in marks(node)]
    if isinstance(node, Group):
        return [(child.id, child.rect) for child in walk(node.children) if isinstance(child, Freeform | Box)]
    return []


def _texts_apart(page: _Judged) -> Iterator[Fault]:
    lines = sorted(page.all_ink(), key=lambda ink: ink.rect.y)
    for index, one in enumerate(lines):
        for other in lines[index + 1 :]:
            if other.rect.y >= one.rect.bottom:
                break
            if _common(one.rect, other.rect, _HAIR):
                what = f"{one.text[:16]!r} and {other.text[:16]!r} {_depth(one.rect, other.rect)}"
                yield page.fault("text over text", [one.node, other.node], what)


# --- equal and large enough


def _ids_differ(page: _Judged) -> Iterator[Fault]:
    yield from _double([node.id for node in page.nodes], page.page.id, "two nodes with one id")


def _double(ids: Sequence[str], page: str, rule: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            yield Fault(rule, page, (name,))
        seen.add(name)


def _equal_sizes(page: _Judged) -> Iterator[Fault]:
    """Parts of one name in one list have one size."""
    groups: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for frame in page.frames:
        path = frame.id.split("/")
        if len(path) >= 4 and path[-3] not in _GRADED and path[-2] not in ("center", "exhibit"):
            groups["/".join(path[:-2]), f"{path[-1]} {frame.role}"][frame.id] = _size(frame)

        elif page.deck and len(path) == 3 and path[-2] not in {*_GRADED, "exhibit"}:  # a record, one frame
            for item in frame.paragraphs:
                size = max((run.style.size for run in item.runs), default=0.0)
                groups["/".join(path[:-1]), f"{item.level} {item.role}"][frame.id] = size
    for (_, part), sizes in groups.items():
        worded = 2.0 if not page.deck and part.endswith("figure") else 0.0  # 近千 stands smaller on the sheet
        if max(sizes.values()) - min(sizes.values()) > worded + 0.01:
            yield page.fault(
                "unequal sizes", [min(sizes, key=sizes.__getitem__)], f"{sorted(set(sizes.values()))}"
            )


_GRADED = frozenset({"side", "hero", "amounts"})
"""Lists whose first record is larger than the others by design."""


def _size_of(node: AnyNode) -> float:
    return _size(node) if isinstance(node, TextFrame) else 0.0


def _size(frame: TextFrame) -> float:
    return max((run.style.size for item in frame.paragraphs for run in item.runs), default=0.0)


def _unequal_headlines(scene: Scene) -> Iterator[Fault]:
    sizes: defaultdict[float, defaultdict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for page in scene.pages:
        layout = scene.layouts.get(page.layout)
        slot = (
            next((one for one in layout.slots if one.kind is PlaceholderKind.TITLE), None) if layout else None
        )
        if slot is None or not slot.levels or page.kind in _OWN_TITLES:
            continue
        for node in page.nodes:
            if isinstance(node, TextFrame) and node.role is Role.TITLE:
                sizes[0.0][_size(node)].append(page.id)
    for group in sizes.values():
        if len(group) > 1:
            fewest = min(group.values(), key=len)
            yield Fault("headlines of several sizes", fewest[0], tuple(fewest[:3]), f"{sorted(group)}")


_OWN_TITLES = frozenset({"cover", "agenda", "section", "closing", "quote"})


def _large_enough(page: _Judged) -> Iterator[Fault]:
    for frame in page.frames:
        least = _least(page, frame)
        for paragraph in frame.paragraphs:
            largest = max((run.style.size for run in paragraph.runs), default=0.0)
            for run in paragraph.runs:
                bound = min(least, _LEAST_ANY_DECK if page.deck else least)
                small = run.style.size < bound - 0.01 and not (run.style.rise > 0)
                if small or largest < least - 0.01:
                    what = f"{run.style.size:g} pt, least {least:g}: {run.text[:20]!r}"
                    yield page.fault("too small", [frame.id], what)
                    break
    for table in page.tables:
        for cells in table.cells:
            for run in (run for cell in cells for item in cell.paragraphs for run in item.runs):
                if run.style.size < (10.5 if page.deck else _LEAST_SHEET) - 0.01 and not run.style.rise:
                    yield page.fault("too small", [table.id], f"{run.style.size:g} pt: {run.text[:20]!r}")
    for chart in page.charts:
        least = 10.0 if page.deck else _LEAST_SHEET
        if chart.chart.kind is not ChartKind.RING and chart.category.size < least - 0.01:
            yield page.fault("too small", [chart.id], f"names {chart.category.size:g} pt")


def _least(page: _Judged, frame: TextFrame) -> float:
    if not page.deck:
        return _LEAST_SHEET
    if "/progress/" in frame.id or frame.id.endswith("/term"):
        return 12.0  # where we are; a keyword beside its point
    return _LEAST_DECK.get(frame.role, _LEAST_ANY_DECK)


_PAGE_RULES = (
    _text_in_frame,
    _chart_text_inside,
    _inside_page,
    _inside_margins,
    _frames_apart,
    _texts_apart,
    _notes_off_drawing,
    _centre_in_hole,
    _ids_differ,
    _equal_sizes,
    _large_enough,
)


# --- geometry


def _beyond(inner: Rect, outer: Rect, *, sideways: float, down: float) -> float:
    """By how many points `inner` leaves `outer` more than is allowed; 0 where it does not."""
    across = max(outer.x - inner.x, inner.right - outer.right)
    along = max(outer.y - inner.y, inner.bottom - outer.bottom)
    return max(across if across > sideways else 0.0, along if along > down else 0.0)


def _common(one: Rect, other: Rect, allowed: float) -> bool:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return width > allowed and height > allowed


def _depth(one: Rect, other: Rect) -> str:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return f"by {width:.1f}×{height:.1f}"
