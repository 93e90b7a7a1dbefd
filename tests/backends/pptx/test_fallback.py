"""Characters that a font lacks, in the deck: their runs name the fonts of the family that helps."""

from io import BytesIO
from pathlib import Path

from pptx import Presentation
from pptx.oxml.ns import qn

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.stages import finish, prepare
from factdeck.spec.load import load

SPEC = """\
factdeck: 1
title: 票价₹
organization: 工會
embed_fonts: none
sections:
- {id: s, title: 服务, headline: 服务職工, points: [為職工服務（Ѣ）, 走进职工之家]}
"""


def test_runs_name_the_office_fonts_of_the_family_that_sets_them(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(SPEC, "utf-8")
    findings = Diagnostics()
    project = load(tmp_path / "deck.yaml", findings)
    prepared = project and prepare(project, findings)
    assert prepared, [item.line("en") for item in findings]
    deck = Presentation(BytesIO(finish(prepared, "deck").content))
    fonts: dict[str, set[tuple[str, str]]] = {}
    for run in (run for slide in deck.slides for run in slide.element.iter(qn("a:r"))):
        look = run.find(qn("a:rPr"))
        named = [look.find(qn(f"a:{slot}")) for slot in ("latin", "ea")]
        names = tuple("inherited" if font is None else font.get("typeface") for font in named)
        fonts.setdefault(run.findtext(qn("a:t")), set()).add(names)  # type: ignore[arg-type]
    assert ("Arial", "Microsoft YaHei") in fonts["₹"] & fonts["Ѣ"]
    assert ("STZhongsong", "STZhongsong") in fonts["職"]
    assert ("inherited", "inherited") in fonts["走进职工之家"]
