"""Small projects made in memory, for tests of composing."""

from pathlib import Path
from typing import Any

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Deck, Sheet
from factdeck.document.compose import compose_deck
from factdeck.document.compose_sheet import compose_sheet
from factdeck.facts.resolve import resolve
from factdeck.spec.project import Positions, Project
from factdeck.spec.schema import Spec

FACTS: dict[str, Any] = {
    f"f{n}": {"value": f"{n}00人次", "label": f"第{n}件事", "source": "s"} for n in range(1, 21)
}


def project(*sections: dict[str, Any], **values: Any) -> Project:
    """A valid project with twenty facts and the given sections."""
    spec = {
        "factdeck": 1,
        "title": "标题",
        "organization": "某图书馆",
        "sources": {"s": {"title": "年报"}},
        "facts": FACTS,
        "sections": list(sections),
        **values,
    }
    return Project(Spec.model_validate(spec), Positions("spec.yaml", {}), Path("spec.yaml"), {})


def deck(*sections: dict[str, Any], **values: Any) -> Deck:
    """The composed deck; composing must find nothing to say."""
    found, diagnostics = project(*sections, **values), Diagnostics()
    made = compose_deck(found, resolve(found, diagnostics), diagnostics)
    assert not list(diagnostics), [item.line("en") for item in diagnostics]
    return made


def sheet(*sections: dict[str, Any], **values: Any) -> Sheet:
    """The composed sheet; composing must find nothing to say."""
    found, diagnostics = project(*sections, **values), Diagnostics()
    made = compose_sheet(found, resolve(found, diagnostics), diagnostics)
    assert not list(diagnostics), [item.line("en") for item in diagnostics]
    return made
