"""Pages made by hand, and shipped ones with one thing changed, for the tests of the checks of pages."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.base.resources import resource
from factdeck.checks.audit.place import Output
from factdeck.checks.pages.check import check_pages
from factdeck.document.blocks import Deck, Sheet
from factdeck.pipeline.stages import LaidOut, lay_out, prepare
from factdeck.scene.nodes import AnyNode, Group, Page, Scene, TextFrame
from factdeck.scene.setting import Properties
from factdeck.scene.text import Line, Paragraph, Piece, Rect, Role, Run, RunStyle
from factdeck.spec.load import load

PALETTE = {"ink": "2A2422", "grey": "808080", "pale": "C8C8C8", "paper": "FFFFFF", "red": "A61B1F"}
BODY = RunStyle("sans", 18, "ink")
EMPTY = Deck((), (), "", "", "zh-CN", "")


def frame(id: str, words: str, rect: Rect, style: RunStyle = BODY, role: Role = Role.BODY) -> TextFrame:
    """A frame with one line of text along the top of `rect`, as wide as it."""
    line = Line(rect.y + style.size, (Piece(rect.x, rect.w, words, 0),))
    paragraph = Paragraph((Run(words, style),), (line,), leading=style.size * 1.4)
    return TextFrame(id=id, rect=rect, role=role, paragraphs=(paragraph,))


def headline(page: str, words: str = "标题", lines: int = 1) -> TextFrame:
    """The title of a slide."""
    style = RunStyle("sans", 28, "ink", bold=True)
    made = frame(f"{page}/title", words, Rect(40, 30, 880, 60), style, Role.TITLE)
    paragraph = made.paragraphs[0]
    return replace(made, paragraphs=(replace(paragraph, lines=paragraph.lines * lines),))


def slides(*pages: tuple[AnyNode, ...], layout: str = "points") -> Scene:
    """A deck of pages p1, p2 … with these nodes."""
    made = tuple(
        Page(id=f"p{n}", title=f"标题{n}", background="paper", nodes=nodes, layout=layout, kind=layout)
        for n, nodes in enumerate(pages, 1)
    )
    return Scene(960, 540, made, PALETTE, {"lt1": "paper"}, {}, Properties("", "", "", "zh-CN", ""))


def findings(
    scene: Scene,
    output: Output = "deck",
    document: Deck | Sheet = EMPTY,
    said: Diagnostic | None = None,
) -> list[str]:
    """What the checks find, in English; `said`: what layout has found already."""
    diagnostics = Diagnostics()
    if said:
        diagnostics.add(said.code, said.location, **said.arguments)
    check_pages(scene, output, document, diagnostics)
    return [item.line("en") for item in diagnostics if item != said]


def codes(scene: Scene, **options: Any) -> list[str]:
    """The codes of what is found, each once."""
    return list(dict.fromkeys(line.split()[0] for line in findings(scene, **options)))


@cache
def laid_out(name: str, output: Output) -> LaidOut:
    """A shipped spec, laid out."""
    diagnostics = Diagnostics()
    project = load(resource("templates").parent / "deck" / f"{name}.yaml", diagnostics)
    prepared = prepare(project, diagnostics) if project else None
    assert prepared, [item.line("en") for item in diagnostics]
    made = lay_out(prepared, output, diagnostics)
    assert made
    return made


def changed(scene: Scene, id: str, change: Callable[[Any], AnyNode]) -> Scene:
    """The scene with one node changed."""
    found: list[str] = []

    def of(node: AnyNode) -> AnyNode:
        if node.id == id:
            found.append(id)
            return change(node)
        return replace(node, children=tuple(map(of, node.children))) if isinstance(node, Group) else node

    pages = tuple(replace(page, nodes=tuple(map(of, page.nodes))) for page in scene.pages)
    assert found, f"no node {id}"
    return replace(scene, pages=pages)


def restyled(frame: TextFrame, **style: Any) -> TextFrame:
    """The frame with all its runs in another style."""
    return replace(
        frame,
        paragraphs=tuple(
            replace(item, runs=tuple(replace(run, style=replace(run.style, **style)) for run in item.runs))
            for item in frame.paragraphs
        ),
    )
