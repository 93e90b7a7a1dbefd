"""Small decks whose fonts travel, and what is in their files."""

from dataclasses import replace
from io import BytesIO
from struct import unpack_from
from zipfile import ZipFile

from fontTools.ttLib import TTFont

from factdeck.backends.pptx.writer import write
from factdeck.base.resources import resource
from factdeck.scene.nodes import AnyNode, Page, Scene
from factdeck.scene.text import Paragraph, Run, RunStyle
from factdeck.theme.theme import Embedding, FontFamily
from tests.backends.pptx.scenes import deck, frame, rect

FONTS = resource("assets", "fonts")


def family(name: str, regular: str, bold: str, *, serif: bool = False) -> FontFamily:
    return FontFamily(name, name, str(FONTS / regular), str(FONTS / bold), serif=serif, embedded=name)


FAMILIES = {
    "sans": family("Noto Sans SC", "noto-sans-sc/NotoSansSC-Regular.ttf", "noto-sans-sc/NotoSansSC-Bold.ttf"),
    "serif": family(
        "Noto Serif SC",
        "noto-serif-sc/NotoSerifSC-Bold.ttf",
        "noto-serif-sc/NotoSerifSC-Bold.ttf",
        serif=True,
    ),
    "more": family(
        "Noto Sans SC",
        "noto-sans-sc-more/NotoSansSC-More-Regular.ttf",
        "noto-sans-sc-more/NotoSansSC-More-Bold.ttf",
    ),
}
SANS = RunStyle("sans", 18, "ink")
BOLD = replace(SANS, bold=True)
SERIF = RunStyle("serif", 18, "ink", bold=True)
MORE = RunStyle("more", 18, "ink")


def saying(*said: tuple[str, RunStyle], nodes: tuple[AnyNode, ...] = (), **more: object) -> Scene:
    """A deck of one page that says just this."""
    runs = tuple(Run(text, style) for text, style in said)
    text = replace(frame("one/text", "", rect(1, 1, 6, 1)), paragraphs=(Paragraph(runs, (), 26),))
    page = Page("one", "1", "paper", (*([text] if runs else []), *nodes))
    return with_fonts(replace(deck(), pages=(page,), layouts={}), **more)


def with_fonts(scene: Scene, embed: Embedding = "used", language: str = "zh-CN") -> Scene:
    properties = replace(scene.properties, language=language)
    return replace(scene, fonts=FAMILIES, embed_fonts=embed, properties=properties)


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def faces(scene: Scene) -> dict[tuple[str, str], TTFont]:
    """The fonts in the deck's file, by family and style as they name themselves."""
    return faces_in(write(scene))


def faces_in(content: bytes) -> dict[tuple[str, str], TTFont]:
    """The same, of a file that is written already."""
    found = [one for name, one in parts(content).items() if name.endswith(".fntdata")]
    fonts = [TTFont(BytesIO(one[-unpack_from("<L", one, 4)[0] :]), checkChecksums=2) for one in found]
    return {(str(font["name"].getDebugName(1)), str(font["name"].getDebugName(2))): font for font in fonts}


def characters(font: TTFont) -> str:
    return "".join(map(chr, sorted(font.getBestCmap())))
