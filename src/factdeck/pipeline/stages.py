"""Driver: the stages in their order: load, resolve, then for each output compose, place, write.

Nothing here touches the output folder: a finished output is bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from factdeck.backends.pdf.standard import Standard
from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.document.blocks import Deck, Sheet
from factdeck.document.handout import PRINTED, Handout, PerPage, Printed
from factdeck.facts.evidence import Evidence
from factdeck.facts.factbook import FactBook
from factdeck.pipeline.sheet_forms import SHEET_FORMS, SheetForm, formed, on_one_page, said_once
from factdeck.scene.nodes import Scene
from factdeck.spec.project import Project
from factdeck.theme.theme import Theme

if TYPE_CHECKING:
    from factdeck.pipeline.proof import Audited

Kind = Literal["deck", "factsheet", "deck-pdf"] | Printed | SheetForm
KINDS: Final[tuple[Kind, ...]] = ("deck", "factsheet", "deck-pdf", *PRINTED, *SHEET_FORMS)
USUAL: Final[tuple[Kind, ...]] = ("deck", "factsheet")
"""What is built where nothing else is asked for. `deck-pdf`: the slides as a PDF; PRINTED: handouts."""
_ENDS: Final[dict[Kind, str]] = {
    "deck": "deck.pptx",
    "factsheet": "factsheet.pdf",
    "deck-pdf": "deck.pdf",
    **{form: f"{form}.pdf" for form in (*PRINTED, *SHEET_FORMS)},
}


def output_name(spec: Path, kind: Kind) -> str:
    """The name of an output's file."""
    return f"{spec.stem}-{_ENDS[kind]}"


@dataclass(frozen=True, slots=True)
class Printing:
    """How handouts are wanted, where it is not as the spec says: slides to a page, in greys."""

    per_page: PerPage | None = None
    gray: bool | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What all outputs start from."""

    project: Project
    facts: FactBook
    theme: Theme
    evidence: Mapping[str, Evidence]  # of the given facts, by id
    printing: Printing = Printing()
    standard: Standard = Standard.UA_1  # what PDFs keep


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One output before it is a file: what it says, and where on its pages."""

    document: Deck | Sheet | Handout
    scene: Scene


@dataclass(frozen=True, slots=True)
class Finished:
    """One output as bytes (empty where `diagnostics` stopped it), its number of pages, what the audit saw."""

    kind: Kind
    content: bytes
    pages: int
    diagnostics: Diagnostics
    audited: "Audited | None" = None


def prepare(project: Project, diagnostics: Diagnostics) -> Prepared | None:
    """Resolve the facts and find the design pack; None with every mistake that can be seen so far.

    `diagnostics` holds what loading found; then this only looks for more.
    """
    from factdeck.checks.claims import check_claims
    from factdeck.checks.consistency import check_facts
    from factdeck.checks.counts import check_counts
    from factdeck.checks.glyphs import check_glyphs
    from factdeck.checks.pending import check_pending
    from factdeck.checks.periods import check_periods
    from factdeck.checks.stray import check_stray
    from factdeck.document.substitutes import with_substitutes
    from factdeck.facts.evidence import prove
    from factdeck.facts.expect import check_expectations
    from factdeck.facts.resolve import resolve

    if not project.sound:
        return None
    facts = resolve(project, diagnostics)
    evidence = prove(project, facts, diagnostics)
    check_expectations(project, facts, diagnostics)
    theme = theme_of(project, diagnostics)
    if theme is not None:
        project = _with_look(project, theme, diagnostics)
    _check_texts(project, facts, diagnostics)
    check_stray(project, facts, diagnostics)
    check_periods(project, diagnostics)
    check_facts(project, facts, diagnostics)
    check_claims(project, facts, diagnostics)
    check_counts(project, diagnostics)
    check_pending(project, facts, diagnostics)
    if theme is not None:
        check_glyphs(project, theme.families, diagnostics)
    if theme is None or diagnostics.has_errors():
        return None
    return Prepared(with_substitutes(project, facts, diagnostics), facts, theme, evidence)


def theme_of(project: Project, diagnostics: Diagnostics) -> Theme | None:
    """The spec's design pack, with what the spec says otherwise."""
    from factdeck.theme.load import Master, load_theme

    spec = project.spec
    place = project.positions.at("master")
    master = Master(project.path.parent / spec.master, place) if spec.master else None
    folders = template_folders(project.path, _beside(project))
    theme = load_theme(spec.template, folders, diagnostics, spec.aspect, master)
    return replace(theme, embed_fonts=spec.embed_fonts) if theme and spec.embed_fonts else theme


def _with_look(project: Project, theme: Theme, diagnostics: Diagnostics) -> Project:
    """The project with what its design pack adds: a logo where the spec names none, the pack's own words."""
    words = theme.wording.get("zh" if project.spec.language.startswith("zh") else "en", {})
    project = replace(project, wording=words)
    if project.spec.logo or not theme.logo:
        return project
    from factdeck.spec.pictures import read_picture

    place, file = theme.locations.get(("logo",), Location(theme.folder)), Path(theme.logo)
    if not file.is_file():
        diagnostics.add("template-logo", place, path=theme.logo)
        return project
    picture = read_picture(file, file.name, place, diagnostics)
    if picture is None:
        return project
    spec = project.spec.model_copy(update={"logo": theme.logo})
    return replace(project, spec=spec, pictures={**project.pictures, theme.logo: picture})


def _beside(project: Project) -> Path:
    """The file that names the design pack: the spec, or one that it extends."""
    return Path(project.positions.at("template").file).resolve()


def template_folders(spec: Path, named_in: Path | None = None) -> list[Path]:
    """Where a spec's design pack is looked for before the shipped ones; `named_in`: what names it."""
    from factdeck.spec.validate_files import project_root

    beside = [path.parent / "templates" for path in (spec, named_in) if path]
    return list(dict.fromkeys([*beside, project_root(spec) / "templates"]))


def input_files(prepared: Prepared) -> tuple[Path, ...]:
    """The files that outputs are made of: of the spec, its sources, its pictures, its design pack."""
    from factdeck.facts.evidence import source_files

    project, theme = prepared.project, prepared.theme
    places = (*project.positions.places.values(), *theme.locations.values())
    fonts = (name for family in theme.families.values() for name in (family.regular, family.bold))
    pictures = (picture.path for picture in project.pictures.values())
    masters = (theme.office.path,) if theme.office else ()
    names = {*(place.file for place in places), *fonts, *pictures, *masters}
    files = {Path(name).resolve() for name in names}
    return tuple(sorted(files | set(source_files(project))))


def finish(prepared: Prepared, kind: Kind, strict: bool = False) -> Finished:
    """One output, audited. Runs in any process: everything it needs is in its arguments."""
    from factdeck.checks.glyphs import with_places
    from factdeck.pipeline.proof import examine

    diagnostics = Diagnostics()
    laid_out = lay_out(prepared, kind, diagnostics)
    if laid_out is None or diagnostics.has_errors(strict=strict):
        return Finished(kind, b"", 0, with_places(diagnostics, prepared.project))
    content = write(laid_out.scene, kind, prepared.standard)
    audited = examine(laid_out, kind, content, prepared, diagnostics)
    return Finished(kind, content, len(laid_out.scene.pages), diagnostics, audited)


def lay_out(prepared: Prepared, kind: Kind, diagnostics: Diagnostics) -> LaidOut | None:
    """What an output says and where; None where composing it has errors."""
    if kind in ("deck", "deck-pdf"):
        laid_out = _deck(prepared, diagnostics)
        return LaidOut(*laid_out) if laid_out else None
    if kind == "handout" or kind == "notes" or kind == "script":
        return _handout(prepared, kind, diagnostics)
    if kind == "factsheet-onepage":
        return _one_page(prepared, diagnostics)
    sheet = _factsheet(prepared, diagnostics)
    return sheet and replace(sheet, scene=formed(sheet.scene, kind, prepared.theme.gray))


def _one_page(prepared: Prepared, diagnostics: Diagnostics) -> LaidOut | None:
    """The sheet on one page; what it leaves out of a longer one is said once."""
    project = on_one_page(prepared.project)
    if project is prepared.project:
        return _factsheet(prepared, diagnostics)
    found = Diagnostics()
    laid_out = _factsheet(replace(prepared, project=project), found)
    said_once(found, diagnostics)
    return laid_out


def _handout(prepared: Prepared, kind: Printed, diagnostics: Diagnostics) -> LaidOut | None:
    """The deck, small or in words, on paper."""
    from factdeck.document.handout import compose_handout
    from factdeck.layout.grayscale import in_gray
    from factdeck.layout.handout import place_handout, shown
    from factdeck.layout.measure import measurer_of

    laid_out = _deck(prepared, diagnostics)
    if laid_out is None:
        return None
    deck, slides = laid_out
    spec, wanted = prepared.project.spec, prepared.printing
    per_page = wanted.per_page or spec.handout.per_page
    handout = compose_handout(kind, deck, shown(slides), spec.date, per_page)
    theme = _on_paper(prepared.theme)
    scene = place_handout(handout, slides, theme, measurer_of(theme.families), diagnostics)
    gray = spec.handout.gray if wanted.gray is None else wanted.gray
    return LaidOut(handout, in_gray(scene, theme.gray) if gray else scene)


def _deck(prepared: Prepared, diagnostics: Diagnostics) -> tuple[Deck, Scene] | None:
    from factdeck.document.compose import compose_deck
    from factdeck.layout.deck import place_deck
    from factdeck.layout.measure import measurer_of

    deck = compose_deck(prepared.project, prepared.facts, diagnostics)
    if diagnostics.has_errors():
        return None
    measurer = measurer_of(prepared.theme.families)
    return deck, place_deck(deck, prepared.theme, measurer, diagnostics)


def _factsheet(prepared: Prepared, diagnostics: Diagnostics) -> LaidOut | None:
    from factdeck.document.compose_sheet import compose_sheet
    from factdeck.layout.grayscale import has_hue, told_apart
    from factdeck.layout.measure import measurer_of
    from factdeck.layout.sheet import place_sheet

    sheet = compose_sheet(prepared.project, prepared.facts, diagnostics)
    if diagnostics.has_errors():
        return None
    theme = _on_paper(prepared.theme)
    scene = place_sheet(sheet, theme, measurer_of(theme.families), diagnostics)
    return LaidOut(sheet, scene if has_hue(scene) else told_apart(scene, theme.gray))


def _on_paper(theme: Theme) -> Theme:
    """The theme with the colours for paper, where its slides are on an organisation's ground."""
    if theme.office is None:
        return theme
    return replace(theme, palette={**theme.palette, **theme.office.paper})


def write(scene: Scene, kind: Kind, standard: Standard = Standard.UA_1) -> bytes:
    """The file of an output."""
    if kind == "deck":
        from factdeck.backends.pptx.writer import write as write_deck

        return write_deck(scene)
    from factdeck.backends.pdf.writer import write as write_pdf

    return write_pdf(scene, standard=standard)


def _check_texts(project: Project, facts: FactBook, diagnostics: Diagnostics) -> None:
    """Report wrong names in texts where they stand: a text may be composed in several places, or none."""
    from factdeck.facts.references import expand
    from factdeck.spec.mentions import all_texts

    positions = project.positions
    for path, text in all_texts(project):
        if path[0] != "facts" or path[-1] in ("label", "note"):
            expand(text, facts, positions.at(*path), diagnostics)
