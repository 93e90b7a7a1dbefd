"""Driver: the stages in their order: load, resolve, then for each output compose, place, write.

Nothing here touches the output folder: a finished output is bytes.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.factbook import FactBook
from factdeck.scene.nodes import Scene
from factdeck.spec.project import Project
from factdeck.theme.theme import Theme

Kind = Literal["deck", "factsheet"]
KINDS: Final[tuple[Kind, ...]] = ("deck", "factsheet")
SUFFIX: Final[dict[Kind, str]] = {"deck": ".pptx", "factsheet": ".pdf"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """What both outputs start from."""

    project: Project
    facts: FactBook
    theme: Theme


@dataclass(frozen=True, slots=True)
class Finished:
    """One output as bytes (empty where `diagnostics` stopped it) with its number of pages."""

    kind: Kind
    content: bytes
    pages: int
    diagnostics: Diagnostics


def prepare(project: Project, diagnostics: Diagnostics) -> Prepared | None:
    """Resolve the facts and find the design pack; None with every mistake that can be seen so far.

    `diagnostics` holds what loading found; then this only looks for more.
    """
    from factdeck.checks.glyphs import check_glyphs
    from factdeck.facts.resolve import resolve
    from factdeck.theme.load import load_theme

    if not project.sound:
        return None
    facts = resolve(project, diagnostics)
    theme = load_theme(project.spec.template, template_folders(project.path), diagnostics)
    _check_texts(project, facts, diagnostics)
    if theme is not None:
        check_glyphs(project, theme.families, diagnostics)
    if theme is None or diagnostics.has_errors():
        return None
    return Prepared(project, facts, theme)


def template_folders(spec: Path) -> list[Path]:
    """Where a spec's design pack is looked for before the shipped ones."""
    from factdeck.spec.validate_files import project_root

    folders = [spec.parent / "templates", project_root(spec) / "templates"]
    return list(dict.fromkeys(folders))


def finish(prepared: Prepared, kind: Kind, strict: bool = False) -> Finished:
    """One output. Runs in any process: everything it needs is in its arguments."""
    diagnostics = Diagnostics()
    scene = _deck(prepared, diagnostics) if kind == "deck" else _factsheet(prepared, diagnostics)
    if scene is None or diagnostics.has_errors(strict=strict):
        return Finished(kind, b"", 0, diagnostics)
    return Finished(kind, _write(scene, kind), len(scene.pages), diagnostics)


def _deck(prepared: Prepared, diagnostics: Diagnostics) -> Scene | None:
    from factdeck.document.compose import compose_deck
    from factdeck.layout.deck import place_deck
    from factdeck.layout.measure import Measurer

    deck = compose_deck(prepared.project, prepared.facts, diagnostics)
    if diagnostics.has_errors():
        return None
    return place_deck(deck, prepared.theme, Measurer(prepared.theme.families), diagnostics)


def _factsheet(prepared: Prepared, diagnostics: Diagnostics) -> Scene | None:
    from factdeck.document.compose_sheet import compose_sheet
    from factdeck.layout.measure import Measurer
    from factdeck.layout.sheet import place_sheet

    sheet = compose_sheet(prepared.project, prepared.facts, diagnostics)
    if diagnostics.has_errors():
        return None
    return place_sheet(sheet, prepared.theme, Measurer(prepared.theme.families), diagnostics)


def _write(scene: Scene, kind: Kind) -> bytes:
    if kind == "deck":
        from factdeck.backends.pptx.writer import write
    else:
        from factdeck.backends.pdf.writer import write
    return write(scene)


def _check_texts(project: Project, facts: FactBook, diagnostics: Diagnostics) -> None:
    """Report wrong names in texts where they stand: a text may be composed in several places, or none."""
    from factdeck.facts.references import expand
    from factdeck.spec.references import texts

    spec, positions = project.spec, project.positions
    for path, text in texts(spec):
        if path[0] != "facts" or path[-1] in ("label", "note"):
            expand(text, facts, positions.at(*path), diagnostics)
