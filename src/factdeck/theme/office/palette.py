"""Theme stage: an organisation's theme colours as the colour roles of our design, readable on its own ground.

Where a theme colour reads badly, it is made lighter or darker in its own hue; where it does not, it is taken
as it is, so that it stays the theme's in PowerPoint.
"""

from collections.abc import Iterable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final

from factdeck.base.color import contrast, luminance, rgb

TEXT: Final = 4.6
"""Contrast of text: WCAG 2.2 §1.4.3 wants 4.5."""

LARGE: Final = 3.1
"""Contrast of large text and of what is no text: 3 (§1.4.3, §1.4.11)."""

_ACCENTS: Final = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_HIDDEN: Final = 1.5  # contrast under which a colour can't be meant for the ground that we see
_CARRYING: Final = 7.0  # contrast of black or white (WCAG 2.2 §1.4.6); one of them has 4.6 on any ground
_STEPS: Final = 60
_SLOTS: Final[Mapping[str, str]] = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_MIDDLE: Final = 0.18  # luminance between light and dark
_GREY: Final = 0.08  # chroma under which a colour is no accent


def roles(colors: Mapping[str, str], ground: str) -> dict[str, str]:
    """Our colour roles (palette names of the base design) on a ground, all RRGGBB."""
    ink = legible(colors["tx1"], (ground,), 7.0, (colors["tx1"], colors["bg1"], "000000", "FFFFFF"))
    tint, card = _shade(ink, ground, 0.08), _shade(ink, ground, 0.035)
    grounds = (ground, tint, card)
    accents = [colors[name] for name in _ACCENTS]
    main = _main(accents, grounds)
    second = next(
        (one for one in accents[1:] if _chroma(one) >= _GREY and _apart(one, main)), mixed(main, ink, 0.6)
    )
    on_main = max((ground, ink, "FFFFFF", "000000"), key=lambda one: contrast(rgb(one), rgb(main)))
    paper = ground if contrast(rgb(ground), rgb(main)) >= TEXT else on_main
    return {
        "red": main,
        "dark": mixed(main, ink, 0.55),
        "gold": adjusted(second, grounds, LARGE),
        "gold-light": _soft(paper, main),
        "paper": ground,
        "ink": ink,
        "muted": adjusted(mixed(ink, ground, 0.68), grounds, TEXT),
        "hairline": mixed(ink, ground, 0.2),
        "tint": tint,
        "neutral": _bar(ink, ground, 0.36),
        "glyph": mixed(main, ink, 0.8),
        "white": card,
        "ember": adjusted(mixed(main, ground, 0.6), grounds, LARGE),
        "blush": _soft(paper, main),
        "rest": _bar(ink, ground, 0.2),
    }


def carries(ground: str) -> bool:
    """Whether a ground is dark or light enough for text and for colours that differ from it."""
    return max(contrast(rgb(ground), rgb(ink)) for ink in ("000000", "FFFFFF")) >= _CARRYING


def slots(colors: Mapping[str, str], palette: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """PowerPoint's theme slots with a palette name each, and the names that had to be added for it.

    A slot takes a role of its very colour, and a name of its own where there is none, or another slot has it.
    """
    scheme: dict[str, str] = {}
    added: dict[str, str] = {}
    for slot in (*_SLOTS, *_ACCENTS, "hlink", "folHlink"):
        value = colors[_SLOTS.get(slot, slot)]
        same = (name for name, other in palette.items() if other == value and name not in scheme.values())
        name = next(same, f"theme-{slot}")
        scheme[slot] = name
        if name not in palette:
            added[name] = value
    return scheme, added


def believed(seen: str, text: str, colors: Mapping[str, str], *, hidden: bool) -> str:
    """What lies behind text: what we see, unless there is more than we can tell (`hidden`).

    Where text in its colour could not be read on what we see, what is there is as dark or light as it is not.
    """
    if not hidden or not text or contrast(rgb(seen), rgb(text)) >= _HIDDEN:
        return seen
    known = (colors["tx2"], colors["tx1"], colors["bg1"], colors["bg2"], "000000", "FFFFFF")
    return next(one for one in known if contrast(rgb(one), rgb(text)) >= TEXT)


def _shade(ink: str, ground: str, share: float) -> str:
    """A ground a little nearer to the ink, or away from it where the ink would not read on that."""
    found = mixed(ink, ground, share)
    if contrast(rgb(ink), rgb(found)) >= TEXT:
        return found
    return mixed("000000" if luminance(rgb(ink)) > _MIDDLE else "FFFFFF", ground, share)


def _bar(ink: str, ground: str, share: float) -> str:
    """A mark without emphasis, on which the ink reads: the ground with some ink, else with its contrary."""
    away = "000000" if luminance(rgb(ink)) > _MIDDLE else "FFFFFF"
    shades = [mixed(ink, ground, share - step / 100) for step in range(0, 12, 4)]
    shades += [mixed(away, ground, share + step / 100) for step in range(0, 40, 8)]
    return next((one for one in shades if contrast(rgb(ink), rgb(one)) >= TEXT), shades[0])


def _main(accents: Iterable[str], grounds: tuple[str, ...]) -> str:
    """The first accent with a hue, as text."""
    every = list(accents)
    hued = [one for one in every if _chroma(one) >= _GREY] or every
    readable = (one for one in hued[:3] if _least(one, grounds) >= TEXT)
    return next(readable, "") or adjusted(hued[0], grounds, TEXT)


def _soft(paper: str, main: str) -> str:
    """Quiet text on the main colour: a little of it in the paper's, as long as it reads."""
    shades = (mixed(paper, main, share) for share in (0.85, 0.92))
    return next((one for one in shades if contrast(rgb(one), rgb(main)) >= TEXT), paper)


def legible(value: str, grounds: Iterable[str], needed: float, others: Iterable[str] = ()) -> str:
    """A colour that reads on all grounds: itself, else the first of others that does, else adjusted."""
    behind = tuple(grounds)
    for one in (value, *others):
        if _least(one, behind) >= needed:
            return one
    return adjusted(value, behind, min(needed, TEXT))


def adjusted(value: str, grounds: tuple[str, ...], needed: float) -> str:
    """A colour in its own hue, as much lighter or darker as it takes to read on all grounds."""
    if _least(value, grounds) >= needed:
        return value
    hue, light, full = rgb_to_hls(*rgb(value))
    dark = sum(luminance(rgb(one)) for one in grounds) / len(grounds) < _MIDDLE
    end = 1.0 if dark else 0.0
    for step in range(1, _STEPS + 1):
        found = _hex(*hls_to_rgb(hue, light + (end - light) * step / _STEPS, full))
        if _least(found, grounds) >= needed:
            return found
    return "FFFFFF" if dark else "000000"


def mixed(one: str, other: str, share: float) -> str:
    """`share` of one colour in the other."""
    return _hex(*(a * share + b * (1 - share) for a, b in zip(rgb(one), rgb(other), strict=True)))


def _least(value: str, grounds: Iterable[str]) -> float:
    return min(contrast(rgb(value), rgb(ground)) for ground in grounds)


def _chroma(value: str) -> float:
    return max(rgb(value)) - min(rgb(value))


def _apart(one: str, other: str) -> bool:
    """Whether two colours differ enough to be told from each other."""
    return sum(abs(a - b) for a, b in zip(rgb(one), rgb(other), strict=True)) > 0.35


def _hex(*parts: float) -> str:
    return "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02X}" for part in parts)
