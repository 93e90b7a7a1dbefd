"""Theme stage: how text of a placeholder looks, through all that it inherits (ECMA-376 Part 1 §19.3.1.36).

What is asked for is looked up in the placeholder of the layout, the one of its kind on the master, the
master's text styles, and the presentation's default text, in this order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from factdeck.theme.office.colors import A, fill
from factdeck.theme.office.model import TITLES, Look

P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_EMU: Final = 12_700
_INSETS: Final = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
_ALIGN: Final = {"ctr": "center", "r": "right", "just": "justify", "dist": "justify"}
_ANCHOR: Final = {"ctr": "middle", "b": "bottom"}
_LINE: Final = 1.2  # of the size: a line at 100 %
_SIZES: Final = {True: 44.0, False: 18.0}  # where nothing says one, by whether it is a title
_LEAST, _MOST = 6.0, 120.0


@dataclass(frozen=True, slots=True)
class Inherited:
    """The shapes and styles that a placeholder inherits from, nearest first."""

    shapes: tuple[Element, ...]
    styles: tuple[Element, ...]  # elements that hold a:lvl1pPr
    colors: Mapping[str, str]
    is_title: bool

    def insets(self) -> tuple[float, float, float, float]:
        """What the text keeps free at the left, top, right and bottom, points."""
        left, top, right, bottom = (_number(self._body(name), default) / _EMU for name, default in _INSETS)
        return left, top, right, bottom

    def upright(self) -> bool:
        """Whether its text is horizontal."""
        return self._body("vert") in ("", "horz")

    def look(self) -> Look:
        """How its first level looks."""
        size = _number(self._run("sz"), 0) / 100 or _SIZES[self.is_title]
        return Look(
            size=min(max(size, _LEAST), _MOST),
            color=next(filter(None, (fill(item, self.colors) for item in self._runs())), "")
            or self.colors["tx1"],
            bold=self._run("b") in ("1", "true", "on"),
            align=_ALIGN.get(self._level("algn"), "left"),
            anchor=_ANCHOR.get(self._body("anchor"), "top"),
            latin=self._latin(),
            leading=self._leading(size),
            capitals=self._run("cap") == "all",
            inherited=any(level.find(f"{A}defRPr") is not None for level in self._styled()),
        )

    def _body(self, name: str) -> str:
        found = (item.get(name) for shape in self.shapes for item in shape.iter(f"{A}bodyPr"))
        return next((value for value in found if value is not None), "")

    def _styled(self) -> Iterable[Element]:
        lists = (item for shape in self.shapes for item in shape.findall(f"{P}txBody/{A}lstStyle"))
        for style in (*lists, *self.styles):
            yield from style.findall(f"{A}lvl1pPr")

    def _levels(self) -> Iterable[Element]:
        yield from self._styled()
        for paragraph in self._written():
            yield from paragraph.findall(f"{A}pPr")

    def _runs(self) -> Iterable[Element]:
        for level in self._levels():
            yield from level.findall(f"{A}defRPr")
        for paragraph in self._written():
            yield from paragraph.findall(f"{A}r/{A}rPr")

    def _written(self) -> Iterable[Element]:
        """First paragraphs: programs that know no text styles write the look into the sample text."""
        for shape in self.shapes:
            yield from shape.findall(f"{P}txBody/{A}p[1]")

    def _run(self, name: str) -> str:
        return next((value for item in self._runs() if (value := item.get(name)) is not None), "")

    def _level(self, name: str) -> str:
        return next((value for item in self._levels() if (value := item.get(name)) is not None), "")

    def _latin(self) -> str:
        found = (item.get("typeface") for run in self._runs() for item in run.findall(f"{A}latin"))
        return next(filter(None, found), "+mj-lt" if self.is_title else "+mn-lt")

    def _leading(self, size: float) -> float:
        for level in self._levels():
            spacing = level.find(f"{A}lnSpc")
            if spacing is None:
                continue
            for item in spacing:
                written = item.get("val", "")
                if item.tag == f"{A}spcPts":
                    return max(_number(written, 0) / 100 / size, 0.8)
                share = _number(written.rstrip("%"), 100_000) / (100 if written.endswith("%") else 100_000)
                return _LINE * max(share, 0.7)
        return _LINE


def _number(written: str | None, default: float) -> float:
    try:
        return float(written) if written else default
    except ValueError:
        return default


def mark(shape: Element) -> Element | None:
    """The `p:ph` of a shape; None where it is no placeholder."""
    return shape.find(f"./*/{P}nvPr/{P}ph")


def like(shape: Element | None, kind: str, candidates: Sequence[Element]) -> Element | None:
    """The placeholder of a master that one of this kind on a layout inherits from."""
    wanted = "title" if kind in TITLES else kind if kind in ("ftr", "dt", "sldNum") else "body"
    for other in candidates:
        its = mark(other)
        if other is not shape and its is not None and its.get("type", "obj") == wanted:
            return other
    return None
