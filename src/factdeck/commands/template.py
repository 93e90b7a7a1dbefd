"""The face: `factdeck template`: which design packs there are, and what one of them holds."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factdeck import console
from factdeck.commands.options import INPUT_ERROR, AsJson, Lang, fail

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOOT = ("ftr", "dt", "sldNum")

template = typer.Typer(
    name="template",
    help="Design packs: which there are, and what one holds.",
    epilog="Example: factdeck template show hongjin --pictures out/hongjin",
    no_args_is_help=True,
)


class Shape(StrEnum):
    """A shape of slides."""

    WIDE = "16:9"
    NARROW = "4:3"


@template.command("list", epilog="Example: factdeck template list --json")
def list_(as_json: AsJson = False, lang: Lang = None) -> None:
    """List the design packs: those of this folder and the shipped ones."""
    from factdeck.base.diagnostics import Diagnostics
    from factdeck.pipeline.templates import folders_here, list_templates

    diagnostics, language = Diagnostics(), lang or console.locale_language()
    found = list_templates(folders_here(), diagnostics)
    if as_json:
        console.print_line(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        rows = [
            (item["name"], _aspects(item), _word(item["description"], language), item["folder"])
            for item in found
        ]
        console.print_table(("name", "aspects", "description", "folder"), rows)
    console.show_diagnostics(diagnostics, language)
    if diagnostics.has_errors():
        raise typer.Exit(INPUT_ERROR)


@template.command(epilog="Example: factdeck template show hongjin --pictures out/hongjin")
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Of a design pack.", show_default=False)],
    pictures: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Picture each slide layout, filled with sample content."),
    ] = None,
    aspect: Annotated[Shape, typer.Option(help="Shape of the pictured slides.")] = Shape.WIDE,
    width: Annotated[int, typer.Option(min=64, max=8000, help="Of a picture, in pixels.")] = 1280,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Tell what a design pack holds: colours, fonts, slide layouts; or picture its slide layouts."""
    from factdeck.base.diagnostics import Diagnostics
    from factdeck.pipeline.templates import folders_here, show_template

    diagnostics, language = Diagnostics(), lang or console.locale_language()
    found = show_template(name, folders_here(), diagnostics)
    if found is None or diagnostics.has_errors():
        fail(diagnostics, language)
    if as_json:
        console.print_line(json.dumps(found, ensure_ascii=False, indent=1))
    elif pictures is None:
        _tell(found, language)
    if pictures is not None:
        _picture(name, pictures, aspect.value, width, language, quiet=as_json)


@template.command(epilog="Example: factdeck template check our-office.pptx --name office")
def check(
    master: Annotated[
        Path, typer.Argument(metavar="MASTER", help="An organisation's .pptx or .potx.", show_default=False)
    ],
    name: Annotated[
        str, typer.Option(metavar="NAME", help="Of the template. Default: the file's.", show_default=False)
    ] = "",
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where templates are.")] = Path(
        "templates"
    ),
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Read an organisation's slide master; write a template that maps our slides to its layouts."""
    from factdeck.base.diagnostics import Diagnostics
    from factdeck.pipeline.office_check import check_office

    diagnostics, language = Diagnostics(), lang or console.locale_language()
    found = check_office(master, diagnostics, name=name, out=out, language=language)
    if found is None or diagnostics.has_errors():
        fail(diagnostics, language)
    if as_json:
        console.print_line(json.dumps(found.report, ensure_ascii=False, indent=1))
    else:
        _tell_master(found.report, language)
        for path in found.written.values():
            console.print_line(str(path))
    console.show_diagnostics(diagnostics, language)


def _tell_master(found: "Mapping[str, Any]", language: str) -> None:
    """The layouts of a master on a terminal: what each is, what it serves, how many characters it takes."""
    rows = [
        (item["name"], item["structure"], " ".join(item["serves"]), _capacities(item["slots"]))
        for item in found["layouts"]
    ]
    _table("master-layouts", ("layout", "structure", "serves", "characters"), rows, language)


def _capacities(slots: "list[dict[str, Any]]") -> str:
    return " ".join(f"{slot['kind']} {slot['characters']}" for slot in slots if slot["kind"] not in _FOOT)


@template.command(epilog="Example: factdeck template new pingshan --from hongjin --primary '#0B6E4F'")
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Of the new template.", show_default=False)],
    primary: Annotated[
        str, typer.Option(metavar="COLOR", help="The main colour: '#0B6E4F'.", show_default=False)
    ],
    base: Annotated[str, typer.Option("--from", metavar="PACK", help="The pack to start from.")] = "hongjin",
    secondary: Annotated[
        str, typer.Option(metavar="COLOR", help="A second colour. Default: one that suits the first.")
    ] = "",
    logo: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A PNG or JPEG picture, which is copied.")
    ] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the template's folder is made.")] = Path(
        "templates"
    ),
    lang: Lang = None,
) -> None:
    """Make a template of one's own: a whole palette, readable throughout, from one or two colours."""
    from factdeck.base.diagnostics import Diagnostics, Phrase
    from factdeck.pipeline.new_template import Wish, new_template
    from factdeck.pipeline.templates import folders_here

    diagnostics, language = Diagnostics(), lang or console.locale_language()
    wish = Wish(name, base, primary, secondary, logo)
    made = new_template(wish, out, folders_here(), language, diagnostics)
    if made is None:
        fail(diagnostics, language)
    rows = [
        (pair.one, pair.other, f"{pair.now:.1f}:1", f"{pair.needed:g}:1", f"{pair.before:.1f}:1")
        for pair in made.derived.pairs
    ]
    _table("template-pairs", ("color", "on", "contrast", "needed", base), rows, language)
    console.show_diagnostics(diagnostics, language)
    console.print_line(Phrase("template-made", {"file": made.file, "name": name}).text(language))


def _picture(name: str, folder: Path, aspect: str, width: int, language: str, *, quiet: bool) -> None:
    from factdeck.base.diagnostics import Diagnostics, Phrase
    from factdeck.pipeline.templates import picture_template

    diagnostics = Diagnostics()
    paths = picture_template(name, folder, diagnostics, language=language, aspect=aspect, width=width)
    console.show_diagnostics(diagnostics, language)
    if not paths:
        raise typer.Exit(INPUT_ERROR)
    if not quiet:
        arguments = {"folder": folder, "pages": len(paths) - 1, "contact": paths[-1]}
        console.print_line(Phrase("previewed", arguments).text(language))


def _tell(found: dict[str, Any], language: str) -> None:
    """The pack on a terminal: a heading and a table for each thing it holds."""
    console.print_line(f"{found['name']}  {_word(found['description'], language)}".rstrip())
    console.print_line(f"{_aspects(found)}  {found['folder']}")
    colors = [
        (item["name"], item["hex"], f"{item['contrast']}:1", " ".join(item["scheme"]))
        for item in found["palette"]
    ]
    fonts = [(item["family"], item["latin"], item["east_asian"]) for item in found["fonts"]]
    layouts = [
        (
            item["key"],
            _word(item["name"], language),
            " ".join(slot["name"] for slot in item["slots"]),
            " ".join(f"{key} {_range(*ends)}" for key, ends in item["counts"].items()),
        )
        for item in found["layouts"]
    ]
    _table("template-palette", ("color", "hex", "contrast", "scheme"), colors, language)
    _table("template-fonts", ("family", "latin", "east_asian"), fonts, language)
    _table("template-layouts", ("layout", "name", "slots", "takes"), layouts, language)


def _table(title: str, headings: tuple[str, ...], rows: list[tuple[str, ...]], language: str) -> None:
    from factdeck.base.diagnostics import Phrase

    console.print_line(f"\n{Phrase(title).text(language)}")
    console.print_table(headings, rows)


def _aspects(found: dict[str, Any]) -> str:
    return " ".join(item["aspect"] for item in found["aspects"])


def _word(words: dict[str, str], language: str) -> str:
    return words.get("zh" if language.startswith("zh") else "en", "")


def _range(fewest: int, most: int | None) -> str:
    if most is None:
        return f"{fewest}+"
    return str(fewest) if fewest == most else f"{fewest}–{most}"
