"""Theme stage: colours of DrawingML as they come out (ECMA-376 Part 1 §20.1.2.3)."""

from collections.abc import Mapping, Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final
from xml.etree.ElementTree import Element

from factdeck.base.color import rgb

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLOTS: Final = (
    *("tx1", "bg1", "tx2", "bg2"),
    *("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"),
)
_USUAL: Final = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_OFFICE: Final = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_NAMED: Final = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "green": "008000",
    "blue": "0000FF",
    "yellow": "FFFF00",
    "gray": "808080",
    "ltGray": "D3D3D3",
    "dkGray": "A9A9A9",
    "orange": "FFA500",
}


def theme_colors(theme: Element) -> dict[str, str]:
    """The twelve colours of a theme by slot (dk1 …); those of Office where it lacks one."""
    scheme = theme.find(f".//{A}clrScheme")
    found = dict(_OFFICE)
    for item in scheme if scheme is not None else ():
        slot, value = item.tag.removeprefix(A), next(iter(item), None)
        if slot in found and value is not None:
            found[slot] = color(value, {}) or found[slot]
    return found


def mapped(colors: Mapping[str, str], mapping: Element | None) -> dict[str, str]:
    """The theme's colours as a master, or a layout of its own colour map, calls them (§19.3.1.6)."""
    named = {slot: colors[_USUAL.get(slot, slot)] for slot in SLOTS}
    for slot in SLOTS:
        target = mapping.get(slot, "") if mapping is not None else ""
        named[slot] = colors.get(target, named[slot])
    return named


def color(item: Element, colors: Mapping[str, str], holder: str = "") -> str:
    """A colour element as RRGGBB; "" where it can't be told. `holder`: what `phClr` stands for."""
    tag, value = item.tag.removeprefix(A), item.get("val", "")
    base = ""
    if tag == "srgbClr":
        base = value
    elif tag == "sysClr":
        base = item.get("lastClr", "") or ("FFFFFF" if value == "window" else "000000")
    elif tag == "schemeClr":
        base = holder if value == "phClr" else colors.get(value, "") or _by_theme_slot(value, colors)
    elif tag == "prstClr":
        base = _NAMED.get(value, "")
    elif tag == "scrgbClr":
        parts = [share(item.get(part, "0")) for part in "rgb"]
        base = _hex(*(_from_linear(part) for part in parts))
    if len(base) != 6:
        return ""
    try:
        return _changed(base.upper(), item)
    except ValueError:
        return ""


def _by_theme_slot(slot: str, colors: Mapping[str, str]) -> str:
    """`dk1` and its like name a slot past the colour map; nearly always as the map has it."""
    return next((colors.get(name, "") for name, of in _USUAL.items() if of == slot), "")


def _changed(value: str, item: Element) -> str:
    """A colour after its changes (§20.1.2.3.20 and following), in their order."""
    parts = rgb(value)
    for step in item:
        name, amount = step.tag.removeprefix(A), share(step.get("val", "0"))
        hue, light, full = rgb_to_hls(*parts)
        if name == "lumMod":
            parts = hls_to_rgb(hue, min(light * amount, 1.0), full)
        elif name == "lumOff":
            parts = hls_to_rgb(hue, min(max(light + amount, 0.0), 1.0), full)
        elif name == "satMod":
            parts = hls_to_rgb(hue, light, min(full * amount, 1.0))
        elif name == "tint":
            parts = _lit(parts, amount, 1 - amount)
        elif name == "shade":
            parts = _lit(parts, amount, 0.0)
    return _hex(*parts)


def _lit(parts: tuple[float, float, float], amount: float, white: float) -> tuple[float, float, float]:
    """So much of the light of a colour, and of white; light adds up in linear RGB, as PowerPoint has it."""
    red, green, blue = (_from_linear(_to_linear(part) * amount + white) for part in parts)
    return red, green, blue


def share(written: str) -> float:
    """`60000` or `60%` as 0.6."""
    try:
        return float(written[:-1]) / 100 if written.endswith("%") else float(written) / 100_000
    except ValueError:
        return 0.0


def _from_linear(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _to_linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _hex(*parts: float) -> str:
    return "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02X}" for part in parts)


def fill(parent: Element, colors: Mapping[str, str], holder: str = "") -> str:
    """The colour that a shape, background or run is filled with; the mean of a gradient; "" for others."""
    for item in parent:
        tag = item.tag.removeprefix(A)
        if tag == "solidFill":
            return next((color(value, colors, holder) for value in item), "")
        if tag == "gradFill":
            stops = [color(value, colors, holder) for stop in item.iter(f"{A}gs") for value in stop]
            return mean([stop for stop in stops if stop])
        if tag == "pattFill":
            ground = item.find(f"{A}bgClr")
            return next((color(value, colors, holder) for value in ground), "") if ground is not None else ""
    return ""


def mean(values: Sequence[str]) -> str:
    """The colour between several; "" of none."""
    if not values:
        return ""
    parts = [rgb(value) for value in values]
    return _hex(*(sum(part[n] for part in parts) / len(parts) for n in range(3)))
