"""Every kind of PDF that is made and claims to keep a standard, as scenes by name, for veraPDF."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.handout import PER_PAGE
from factdeck.pipeline.stages import Kind, Prepared, lay_out
from factdeck.scene.nodes import Scene
from factdeck.theme.load import load_theme

from .conftest import ROOT, SHIPPED
from .gallery_specs import LANGUAGES, Sample
from .stress import prepared
from .test_packs import PACKS

KINDS: tuple[Kind, ...] = (
    *("factsheet", "factsheet-gray", "factsheet-a3", "factsheet-onepage"),
    *("deck-pdf", "handout", "notes", "script"),
)
"""All but the press sheet, which claims nothing."""


@cache
def ready(name: str, pack: str) -> Prepared:
    """A shipped spec in a design pack."""
    return with_pack(prepared(ROOT / "deck" / f"{name}.yaml"), pack)


def with_pack(ready: Prepared, pack: str) -> Prepared:
    """The same in another design pack."""
    theme = load_theme(pack, [], Diagnostics())
    assert theme
    return replace(ready, theme=theme)


def scene(ready: Prepared, kind: Kind, **printing: object) -> Scene:
    """One output of a spec; `printing`: of a handout."""
    asked = replace(ready, printing=replace(ready.printing, **printing))  # type: ignore[arg-type]
    made, diagnostics = lay_out(asked, kind, Diagnostics()), Diagnostics()
    assert made, [item.line("en") for item in diagnostics]
    return made.scene


def shipped(name: str) -> Iterator[tuple[str, Scene]]:
    """Every output of a shipped spec in every pack."""
    for pack in PACKS:
        for kind in KINDS:
            yield f"{name}-{pack}-{kind}", scene(ready(name, pack), kind)


def handouts() -> Iterator[tuple[str, Scene]]:
    """The handouts of a shipped spec with every number of slides to a page, and in grey."""
    made = ready(SHIPPED[0], PACKS[0])
    for per_page in PER_PAGE:
        yield f"handout-{per_page}", scene(made, "handout", per_page=per_page)
    yield "handout-gray", scene(made, "handout", gray=True)


def sample_decks() -> Iterator[tuple[str, Scene]]:
    """The slides of the sample decks with most content, of every pack."""
    for pack in PACKS:
        for language in LANGUAGES:
            sample = Sample(pack, "16:9", "maximal", language)
            yield f"sample-{sample.name}", sample.laid_out()[0].scene
