"""Draft stage: the whole spec as text: front, facts with their quotes, sections; all else as comments."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from factdeck.draft.blocks import Aside, Block, Reason
from factdeck.draft.figure import Figure
from factdeck.draft.relate import Contradiction
from factdeck.draft.sections import Sources, section
from factdeck.draft.structure import Report
from factdeck.draft.wording import Wording, wording
from factdeck.draft.yaml_text import Flow, block, flow, scalar
from factdeck.facts.find import Use, find_numbers

SCHEMA: Final = "factdeck.schema.json"
SOURCE: Final = "report"
_MOST_SECTIONS: Final = 9
_TWO_PAGES: Final = 32
"""Figures on pages from which the fact sheet has a back."""
_NO_PROSE: Final = frozenset(
    (
        *("id", "kind", "facts", "figures", "highlight", "order", "whole"),
        *("before", "after", "key", "hero", "tiles", "side", "share"),
    )
)
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_REFERENCE: Final = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Content:
    """All that a spec is written from. `file`: the report, seen from the spec; `places`: of each passage."""

    report: Report
    figures: Sequence[Figure]
    unvalued: Sequence[Figure]
    texts: Mapping[int, str]
    weights: Mapping[str, float]
    contradictions: Sequence[Contradiction]
    asides: Sequence[Aside]
    places: Sequence[str]
    file: str
    template: str


def compose(content: Content) -> str:
    """The spec's text; the same content gives the same text."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: Content) -> Iterator[str]:
    words = wording(content.report.language)
    every = _sections(content, words)
    sections = _strongest(every, content)
    spare = [item for item in every if item not in sections]
    shown = set(_ids(sections))
    yield f"# yaml-language-server: $schema={SCHEMA}"
    yield from (f"# {_one_line(line.format(name=content.file))}" for line in words.head)
    yield from block(_front(content, words, sections))
    yield ""
    yield from block({"sources": {SOURCE: Flow(_source(content))}})
    yield ""
    yield f"# {words.facts}"
    yield "facts:" if content.figures else "facts: {}"
    yield from _facts(content, words, shown)
    yield ""
    yield f"# {words.sections}"
    yield "sections:"
    for item in sections:
        first, *rest = block(item, 4)
        yield f"  - {first.lstrip()}"
        yield from rest
        yield ""
    if spare:
        yield f"  # {words.spare}"
        for item in spare:
            first, *rest = block(item, 4)
            yield from (f"  # {line}" for line in (f"  - {first.lstrip()}", *rest))
        yield ""
    yield from _end(content, words, sections)


def _front(content: Content, words: Wording, sections: Sequence[dict[str, Any]]) -> dict[str, Any]:
    front, language = content.report.front, content.report.language
    title = front.title.title() if front.title.isupper() else front.title
    written: dict[str, Any] = {"factdeck": 1, "draft": True, "title": title or words.untitled}
    if front.subject:
        written["subject"] = front.subject
    written["organization"] = front.organization or words.nobody
    written |= {"language": language, "template": content.template}
    written |= {name: value for name in ("period", "date") if (value := getattr(front, name))}
    if front.sample:
        written["sample"] = True
    prose = [
        title,
        front.subject,
        written["organization"],
        *_prose(sections),
        *(item.label for item in content.figures),
    ]
    if literals := _literals(prose, front.period, language):
        written["literals"] = Flow(literals)
    return written


def _source(content: Content) -> dict[str, Any]:
    front = content.report.front
    written: dict[str, Any] = {"title": front.name or front.title or content.file}
    if front.author:
        written["author"] = front.author
    written["file"] = content.file
    return written


def _facts(content: Content, words: Wording, shown: set[str]) -> Iterator[str]:
    """One line a fact, under the names of their parts."""
    conflicts = {item.second.id: item.first.id for item in content.contradictions}
    part: object = None
    order = sorted(content.figures, key=lambda item: item.caption)
    for figure in order:
        here = ("", True) if figure.caption else (figure.section, False)
        if here != part:
            part = here
            title = (
                words.captions if figure.caption else " / ".join(filter(None, figure.section)) or words.lead
            )
            yield f"  # — {_one_line(title)}"
        yield _fact(figure, content, words, figure.id in shown, conflicts.get(figure.id, ""))
    for figure in content.unvalued:
        yield f"  # {_one_line(words.unvalued.format(text=figure.text, label=figure.label))}"


def _fact(figure: Figure, content: Content, words: Wording, used: bool, conflict: str) -> str:
    entry: dict[str, Any] = {"value": figure.text}
    if figure.unit:
        entry["unit"] = figure.unit
    entry["label"] = figure.label or figure.text
    entry["source"] = SOURCE
    entry["cell" if figure.cell else "quote"] = figure.cell or figure.quote
    marks = [words.shown] if used else []
    marks += [content.places[figure.passage]] if content.places else []
    marks += [words.conflict.format(other=conflict)] if conflict else []
    return f"  {scalar(figure.id)}: {flow(entry)}  # [ ] {' · '.join(marks)}".rstrip()


def _sections(content: Content, words: Wording) -> list[dict[str, Any]]:
    report = content.report
    sources = Sources(content.weights, content.texts, report.language, words)
    ids: set[str] = set()
    sections: list[dict[str, Any]] = []
    by_part: dict[int, list[Figure]] = {}
    for figure in content.figures:
        if not figure.caption:
            by_part.setdefault(figure.top, []).append(figure)
    for number, part in enumerate(report.parts):
        if written := section(part, by_part.get(number, []), sources, ids):
            sections.append(written)
    if not sections:
        sections = [{"id": "report", "title": words.whole, "points": [report.front.title or words.untitled]}]
    if len(sections) == 1 and not any(part.title for part in report.parts):
        sections[0]["title"] = words.whole
    return sections


def _strongest(sections: list[dict[str, Any]], content: Content) -> list[dict[str, Any]]:
    """The sections with the weightiest figures, as many as a deck can tell, in their order."""

    def weight(item: dict[str, Any]) -> float:
        return content.weights.get(str(item.get("key", "")), -9)

    kept = sorted(sections, key=lambda item: -weight(item))[:_MOST_SECTIONS]
    return [item for item in sections if item in kept]


def _end(content: Content, words: Wording, sections: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Closing, the sheet's hero figures, what was set aside."""
    keys = [str(item["key"]) for item in sections if "key" in item]
    best = sorted(keys, key=lambda name: -content.weights.get(name, -9))
    if best:
        yield from block({"closing": {"figures": Flow(best[:3])}})
        yield ""
    sheet: dict[str, Any] = {
        "pages": 2 if len(set(_ids(sections)) & {item.id for item in content.figures}) >= _TWO_PAGES else 1
    }
    if best:
        sheet["hero"] = Flow(best[:4])
    yield from block({"factsheet": sheet})
    yield from _comments(content, words)


def _comments(content: Content, words: Wording) -> Iterator[str]:
    captions: Sequence[Block] = content.report.captions
    if captions:
        yield from ("", f"# {words.photos}", *(f"#   {_one_line(item.text)}" for item in captions))
    broken = [item for item in content.asides if item.reason is Reason.TRUNCATED]
    if broken:
        yield from ("", *(f"# {words.truncated.format(text=_one_line(item.text))}" for item in broken))
    others = [item for item in content.asides if item.reason in (Reason.BANNER, Reason.FURNITURE)]
    if others:
        lines = (
            words.aside.format(where=item.where.text(content.report.language), text=_one_line(item.text))
            for item in others[:20]
        )
        yield from ("", f"# {words.asides}", *(f"#   {line}" for line in lines))


def _one_line(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def _ids(value: Any) -> Iterator[str]:
    """Every fact that sections name, in a field or in braces."""
    if isinstance(value, Flow):
        yield from _ids(value.value)
    elif isinstance(value, Mapping):
        for key, item in value.items():  # pyright: ignore
            yield str(key)  # pyright: ignore
            yield from _ids(item)
    elif isinstance(value, str):
        yield value
        yield from (name.strip() for name in re.findall(r"\{([^{}]+)\}", value))
    elif isinstance(value, Iterable):
        for item in value:  # pyright: ignore
            yield from _ids(item)


def _prose(value: Any, key: str = "") -> Iterator[str]:
    """Every text of sections that is shown and is no name."""
    if isinstance(value, Flow):
        yield from _prose(value.value, key)
    elif isinstance(value, Mapping):
        for name, item in value.items():  # pyright: ignore
            yield from _prose(item, str(name))  # pyright: ignore
    elif isinstance(value, str):
        if key not in _NO_PROSE:
            yield value
    elif isinstance(value, Iterable):
        for item in value:  # pyright: ignore
            yield from _prose(item, key)


def _literals(prose: Iterable[str], period: str, language: str) -> list[str]:
    """Quantities that stay in the words of the report: names of rates, lengths of time."""
    found: dict[str, None] = {}
    told = {item.text for item in find_numbers(period, language) if item.use is Use.QUANTITY}
    for text in prose:
        masked = _REFERENCE.sub(lambda match: "\ue000" * len(match.group()), text)
        for item in find_numbers(masked, language):
            if item.use is Use.QUANTITY and item.text not in told:
                found[item.text.strip()] = None
    return list(found)
