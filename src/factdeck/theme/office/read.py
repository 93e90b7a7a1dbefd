"""Theme stage: read an organisation's .pptx: masters, layouts, placeholders, theme (ECMA-376 §19.3)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from factdeck.base.pictures import Tone, tone_of
from factdeck.theme.office.colors import A, fill, mapped, theme_colors
from factdeck.theme.office.looks import Inherited, P, like, mark
from factdeck.theme.office.marks import Drawings, composed, pictured, rules
from factdeck.theme.office.model import (
    BOUND,
    SMALL,
    TITLES,
    UNBOUND,
    Frame,
    Holder,
    MasterError,
    OfficeFile,
    OfficeFont,
    OfficeLayout,
    OfficeMaster,
)
from factdeck.theme.office.package import Package, open_package

_EMU: Final = 12_700
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SERIFS: Final = ("serif", "song", "宋", "ming", "明", "kai", "楷", "times", "georgia", "cambria", "garamond")
_MORE_SERIFS: Final = ("roman", "book antiqua", "palatino", "century", "bodoni", "baskerville", "constantia")
_SANS: Final = ("sans", "gothic")
_CHINESE: Final = "Microsoft YaHei"
_SIDES: Final = (72.0, 4032.0)  # of a slide, points: what PowerPoint allows (§19.7.21)


def read_office(path: Path) -> OfficeFile:
    """What the file offers. Raises MasterError for one that can't be used, OSError if it can't be read."""
    state = path.stat()
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, changed: int, size: int) -> OfficeFile:
    package = open_package(path)
    with package.archive:
        return _Reader(package, path).read()


@dataclass(slots=True)
class _Theme:
    """What all layouts of a master share."""

    colors: Mapping[str, str]  # by theme slot: dk1 …
    named: Mapping[str, str]  # by the master's names: tx1 …
    grounds: tuple[Element, ...]  # background fills of the theme, first to last
    styles: Element | None  # p:txStyles
    part: str  # of the theme


@dataclass(slots=True)
class _Reader:
    package: Package
    path: Path
    width: float = 0.0
    height: float = 0.0
    tones: dict[str, Tone | None] = field(default_factory=dict[str, Tone | None])

    def read(self) -> OfficeFile:
        main = next(iter(self.package.related("", "officeDocument")), "")
        deck = self.package.tree(main)
        size = deck.find(f"{P}sldSz")
        sides = [_number(size, "cx", 9_144_000) / _EMU, _number(size, "cy", 6_858_000) / _EMU]
        self.width, self.height = (min(max(side, _SIDES[0]), _SIDES[1]) for side in sides)
        relations = self.package.relations(main)
        listed = [item.get(f"{_R}id", "") for item in deck.iter(f"{P}sldMasterId")]
        parts = [relations[key][1] for key in listed if key in relations]
        masters = tuple(self._master(part, deck) for part in parts if part in self.package.names)
        if not any(master.layouts or master.bare.holders for master in masters):
            raise MasterError("master-no-layouts")
        slides = [
            relations[key][1]
            for item in deck.iter(f"{P}sldId")
            if (key := item.get(f"{_R}id", "")) in relations
        ]
        return OfficeFile(
            str(self.path), self.width, self.height, masters, len(slides), self._shown(slides[:200])
        )

    def _shown(self, slides: list[str]) -> Mapping[str, str]:
        """What most of its slides show at their foot."""
        said: dict[str, Counter[str]] = {}
        for part in slides:
            if part in self.package.names:
                for shape in self.package.tree(part).iter(f"{P}sp"):
                    held = mark(shape)
                    if held is not None and (kind := held.get("type", "")) in SMALL:
                        said.setdefault(kind, Counter())[_text(shape)] += 1
        return {kind: texts.most_common(1)[0][0] for kind, texts in said.items()}

    def _master(self, part: str, deck: Element) -> OfficeMaster:
        tree = self.package.tree(part)
        look = next(iter(self.package.related(part, "theme")), "")
        theme = self.package.tree(look)
        colors = theme_colors(theme)
        shared = _Theme(
            colors,
            mapped(colors, tree.find(f"{P}clrMap")),
            tuple(theme.find(f".//{A}bgFillStyleLst") or ()),
            tree.find(f"{P}txStyles"),
            look,
        )
        relations = self.package.relations(part)
        listed = [item.get(f"{_R}id", "") for item in tree.iter(f"{P}sldLayoutId")]
        names = [relations[key][1] for key in listed if key in relations]
        default = deck.find(f"{P}defaultTextStyle")
        layouts = tuple(
            self._layout(name, tree, part, shared, default) for name in names if name in self.package.names
        )
        major, minor = (_font(theme.find(f".//{A}{tag}")) for tag in ("majorFont", "minorFont"))
        bare = self._layout("", tree, part, shared, default)
        return OfficeMaster(part, layouts, bare, shared.named, major, minor)

    def _layout(
        self, part: str, master: Element, over: str, shared: _Theme, default: Element | None
    ) -> OfficeLayout:
        """A layout; with part "" what the master alone gives: its title and what stands at its foot."""
        tree = self.package.tree(part) if part else master
        override = tree.find(f"{P}clrMapOvr/{A}overrideClrMapping") if part else None
        named = mapped(shared.colors, override) if override is not None else shared.named
        given = [shape for shape in master.iter(f"{P}sp") if mark(shape) is not None]
        shapes = [shape for shape in tree.iter(f"{P}sp") if mark(shape) is not None]
        holders = tuple(self._holders(shapes, given, shared, named, default))
        if not part:
            holders = tuple(holder for holder in holders if holder.kind in ("title", *SMALL))
        hides = part and tree.get("showMasterSp", "1") in ("0", "false")
        sources = [] if hides else [(master, over, shared.named)]
        sources += [(tree, part, named)] if part else []
        found = [
            item
            for source, name, colors in sources
            for item in Drawings(self.package.relations(name), colors, self._tone).marks(source)
        ]
        own = tree.find(f"{P}cSld")
        ground = self._ground((tree, part), (master, over), named, shared)
        return OfficeLayout(
            part,
            own.get("name", "") if own is not None else "",
            holders,
            ground.color,
            tuple(composed(found, ground)),
            ground.varied,
            tuple(frame for source, *_ in sources for frame in rules(source)),
        )

    def _tone(self, part: str) -> Tone | None:
        """How a picture looks; None for what is none."""
        if part in self.package.names and part not in self.tones:
            self.tones[part] = tone_of(self.package.archive.read(part))
        return self.tones.get(part)

    def _ground(
        self,
        own: tuple[Element, str],
        master: tuple[Element, str],
        named: Mapping[str, str],
        shared: _Theme,
    ) -> Tone:
        """The background."""
        for tree, part in (own, master):
            background = tree.find(f"{P}cSld/{P}bg")
            if background is None:
                continue
            properties, reference = background.find(f"{P}bgPr"), background.find(f"{P}bgRef")
            if properties is not None:
                relations = self.package.relations(part)
                image = pictured(properties.find(f"{A}blipFill"), relations, self._tone)
                return image or Tone(fill(properties, named) or named["bg1"], False)
            if reference is not None:
                return self._referred(reference, named, shared)
        return Tone(named["bg1"], False)

    def _referred(self, reference: Element, named: Mapping[str, str], shared: _Theme) -> Tone:
        """A background by its number in the theme, in a colour (§20.1.4.2.3)."""
        solid, around = Element(f"{A}solidFill"), Element("around")
        solid.extend(list(reference))
        around.append(solid)
        color = fill(around, named) or named["bg1"]
        number = int(_number(reference, "idx", 1001)) - 1001
        if not 0 <= number < len(shared.grounds):
            return Tone(color, False)
        around = Element("around")
        around.append(shared.grounds[number])
        image = pictured(shared.grounds[number], self.package.relations(shared.part), self._tone)
        return image or Tone(fill(around, named, color) or color, False)

    def _holders(
        self,
        shapes: list[Element],
        master: list[Element],
        shared: _Theme,
        named: Mapping[str, str],
        default: Element | None,
    ) -> Iterator[Holder]:
        for shape in shapes:
            held = mark(shape)
            assert held is not None
            kind = held.get("type", "obj")
            above = like(shape, kind, master)
            chain = tuple(item for item in (shape, above) if item is not None)
            place = next((found for item in chain if (found := _frame(item))), None)
            if place is None:
                continue
            styles = (_style(shared.styles, kind), default)
            inherited = Inherited(
                chain, tuple(item for item in styles if item is not None), named, kind in TITLES
            )
            index = int(_number(held, "idx", 0))
            yield Holder(
                kind=kind,
                index=BOUND.get(kind, index) if index == UNBOUND else index,
                frame=place,
                insets=inherited.insets(),
                look=inherited.look(),
                upright=inherited.upright(),
                text=_text(shape),
                has_field=shape.find(f".//{A}fld") is not None,
            )


def _style(styles: Element | None, kind: str) -> Element | None:
    if styles is None:
        return None
    name = "titleStyle" if kind in TITLES else "otherStyle" if kind in SMALL else "bodyStyle"
    return styles.find(f"{P}{name}")


def _frame(shape: Element) -> Frame | None:
    place = shape.find(f"{P}spPr/{A}xfrm")
    off, ext = (place.find(f"{A}off"), place.find(f"{A}ext")) if place is not None else (None, None)
    if off is None or ext is None:
        return None
    return Frame(
        *(_number(item, key, 0) / _EMU for item, key in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
    )


def _text(shape: Element) -> str:
    return " ".join("".join(item.text or "" for item in shape.iter(f"{A}t")).split())


def _number(item: Element | None, key: str, default: float) -> float:
    try:
        return float(item.get(key, default)) if item is not None else default
    except ValueError:
        return default


def _font(fonts: Element | None) -> OfficeFont:
    """A theme font; where it names none for East Asian text, the one for simplified Chinese."""
    if fonts is None:
        return OfficeFont("Arial", _CHINESE, False)
    latin, asian = fonts.find(f"{A}latin"), fonts.find(f"{A}ea")
    scripts = {item.get("script"): item.get("typeface", "") for item in fonts.findall(f"{A}font")}
    name = (latin.get("typeface") if latin is not None else "") or "Arial"
    own = (asian.get("typeface") if asian is not None else "") or ""
    return OfficeFont(name, own or scripts.get("Hans") or _CHINESE, is_serif(name) or is_serif(own))


def is_serif(name: str) -> bool:
    """Whether a font of this name has serifs, as far as its name tells."""
    lower = name.lower()
    return not any(word in lower for word in _SANS) and any(
        word in lower for word in (*_SERIFS, *_MORE_SERIFS)
    )
