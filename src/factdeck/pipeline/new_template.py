"""Driver: `factdeck template new`: a template of a few lines, its palette derived from one or two colours."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location, Phrase
from factdeck.pipeline.outputs import write_new
from factdeck.spec.pictures import read_picture
from factdeck.theme.derived_palette import Derived, derive_palette
from factdeck.theme.load import TOKENS, load_theme
from factdeck.theme.theme import Theme

_NAME: Final = re.compile(r"[\w][\w .-]*")
_COLOR: Final = re.compile(r"#?([0-9A-Fa-f]{6})")
_SHORT: Final = re.compile(r"#?([0-9A-Fa-f]{3})")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a template is to be: its name, the pack it starts from, colours as `#RRGGBB`, a picture file."""

    name: str
    base: str
    primary: str
    secondary: str = ""
    logo: Path | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The file that was written, and the palette in it."""

    file: Path
    derived: Derived


def new_template(
    wish: Wish, out: Path, folders: Sequence[Path], language: str, diagnostics: Diagnostics
) -> Made | None:
    """Write `<out>/<name>/template.yaml`, and the logo beside it; None, with a diagnostic, where it can't be.

    Nothing that is there is changed. Colours that could not be read are brought back, which is a note.
    """
    folder = out / wish.name
    if not _NAME.fullmatch(wish.name):
        diagnostics.add("template-name", None, name=wish.name)
    elif (folder / TOKENS).exists():
        diagnostics.add("template-exists", Location(str(folder / TOKENS)), name=wish.name)
    colors = [_color(written, diagnostics) for written in (wish.primary, wish.secondary)]
    theme = load_theme(wish.base, folders, diagnostics)
    logo = _logo(wish.logo, diagnostics) if wish.logo else {}
    if diagnostics.has_errors() or theme is None:
        return None
    derived = derive_palette(theme, *colors)
    for item in derived.adjusted:
        diagnostics.add("template-adjusted", None, asked=f"#{item.asked}", used=f"#{item.used}")
    text = "\n".join(_lines(wish, theme, derived, next(iter(logo), ""), language)) + "\n"
    contents = {f"{wish.name}/{TOKENS}": text.encode(), **{f"{wish.name}/{n}": b for n, b in logo.items()}}
    return Made(folder / TOKENS, derived) if write_new(out, contents, diagnostics) else None


def _color(written: str, diagnostics: Diagnostics) -> str:
    """RRGGBB; three digits are doubled, as the Web has it. "" for nothing."""
    if short := _SHORT.fullmatch(written):
        return "".join(digit * 2 for digit in short[1]).upper()
    if not written:
        return ""
    match = _COLOR.fullmatch(written)
    if match is None:
        diagnostics.add("template-color", None, color=written)
    return match[1].upper() if match else ""


def _logo(file: Path, diagnostics: Diagnostics) -> Mapping[str, bytes]:
    """The picture under the name that it gets in the template's folder."""
    place = Location(str(file))
    if not file.is_file():
        diagnostics.add("template-logo", place, path=str(file))
        return {}
    picture = read_picture(file, file.name, place, diagnostics)
    return {f"logo{file.suffix.lower()}": file.read_bytes()} if picture else {}


def _lines(wish: Wish, theme: Theme, derived: Derived, logo: str, language: str) -> Iterator[str]:
    """The template as people would write it."""
    arguments = {"name": wish.name, "base": wish.base, "primary": wish.primary}
    yield f"# {_say('comment', language, **arguments)}"
    yield f"extends: {wish.base}"
    yield f"name: {wish.name}"
    if logo:
        yield f"logo: {logo}"
    yield ""
    yield "palette:"
    told = {
        theme.scheme["accent2"]: _say("comment-secondary", language),
        theme.scheme["accent1"]: _say("comment-primary", language),
    }
    changed = {name: color for name, color in derived.palette.items() if color != theme.palette[name]}
    kept = {name: color for name, color in derived.palette.items() if name in told}
    for name, color in (changed | kept).items():
        comment = f"   # {told[name]}" if name in told else ""
        yield f'  {name}: "#{color}"{comment}'
    if derived.sheet:
        yield ""
        yield f"sheet:   # {_say('comment-sheet', language)}"
        yield "  palette:"
        yield from (f'    {name}: "{color}"' for name, color in derived.sheet.items())


def _say(code: str, language: str, **arguments: str) -> str:
    return Phrase(f"template-{code}", arguments).text(language)
