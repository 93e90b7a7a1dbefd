"""Every slide layout of every pack with little, usual and most content: shared by gallery and tests."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.stages import LaidOut, lay_out, prepare
from factdeck.spec.load import load
from factdeck.theme.aspect import ASPECTS, Aspect
from factdeck.theme.load import known_templates

from .conftest import ROOT

AMOUNTS = ("little", "normal", "maximal")
LANGUAGES = ("zh-CN", "en")


@dataclass(frozen=True)
class Sample:
    """One deck of the gallery."""

    template: str
    aspect: Aspect
    amount: str
    language: str

    @property
    def name(self) -> str:
        return f"{self.template}-{self.aspect.replace(':', 'x')}-{self.amount}-{self.language}"

    @property
    def spec(self) -> Path:
        """The usual content is what `factdeck template show --pictures` has built in."""
        if self.amount == "normal":
            return ROOT / "src" / "factdeck" / "starter" / "sample" / f"{self.language}.yaml"
        return ROOT / "tests" / "gallery" / f"{self.amount}-{self.language}.yaml"

    def laid_out(self) -> tuple[LaidOut, Diagnostics]:
        """The deck, and what was found on the way."""
        diagnostics = Diagnostics()
        project = load(self.spec, diagnostics)
        assert project, [item.line("en") for item in diagnostics]
        spec = project.spec.model_copy(update={"template": self.template, "aspect": self.aspect})
        prepared = prepare(replace(project, spec=spec), diagnostics)
        laid = lay_out(prepared, "deck", diagnostics) if prepared else None
        assert laid, [item.line("en") for item in diagnostics]
        return laid, diagnostics


def samples(template: str) -> Iterator[Sample]:
    """Every amount in both languages on both shapes of page."""
    for aspect in ASPECTS:
        for amount in AMOUNTS:
            yield from (Sample(template, aspect, amount, language) for language in LANGUAGES)


def few(template: str) -> list[Sample]:
    """Those that the tests draw: all amounts on wide pages, what is hardest on narrow ones."""
    return [
        Sample(template, "16:9", "little", "en"),
        Sample(template, "16:9", "normal", "zh-CN"),
        Sample(template, "16:9", "maximal", "zh-CN"),
        Sample(template, "16:9", "maximal", "en"),
        Sample(template, "4:3", "normal", "en"),
        Sample(template, "4:3", "maximal", "zh-CN"),
    ]


def templates() -> list[str]:
    """Every folder in templates/."""
    return known_templates([])
