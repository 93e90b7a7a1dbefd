"""Draft stage: from a report as read to a first spec. Text in, text out; no file, clock or network."""

from collections.abc import Sequence
from dataclasses import dataclass

from factdeck.base.diagnostics import Phrase
from factdeck.draft.blocks import Aside, is_chinese
from factdeck.draft.clean import clean
from factdeck.draft.compose import Content, compose
from factdeck.draft.figure import Figure
from factdeck.draft.figures import Figures, find_figures
from factdeck.draft.front import front_of
from factdeck.draft.lines import NO_BRACES
from factdeck.draft.naming import name_figures
from factdeck.draft.quotes import quote_figures
from factdeck.draft.relate import Contradiction, contradictions, drop_relations, find_sums, merged
from factdeck.draft.structure import Part, Report, structure
from factdeck.draft.weight import weigh
from factdeck.draft.workbook import book_title, sheet_titles, workbook_figures
from factdeck.facts.format import text as text_of
from factdeck.facts.parse import parse_quantity
from factdeck.facts.quantity import Quantity
from factdeck.facts.quote import QuotableText
from factdeck.facts.source import Passage, SourceText


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of a report: figures that are proven, quantities that can be no fact, the rest."""

    report: Report
    figures: list[Figure]
    unvalued: list[Figure]
    texts: dict[int, str]
    weights: dict[str, float]
    contradictions: list[Contradiction]
    asides: tuple[Aside, ...]


def read_report(source: SourceText, language: str = "") -> Reading:
    """The structure and the figures of a report; `language` is told from its text where it is not given."""
    language = language or ("zh-CN" if is_chinese(_sample(source.passages)) else "en")
    report, found, asides = _found(source, language)
    figures = merged(found.figures)
    find_sums(figures)
    told = contradictions(figures)
    for figure in figures:
        _restate(figure, language)
    failed = quote_figures(figures, found.texts, QuotableText(source), language)
    valued = [item for item in figures if item.quantity is not None and item not in failed]
    drop_relations(valued)
    name_figures(valued, language)
    unvalued = [item for item in figures if item.quantity is None or item in failed]
    kept = [item for item in told if item.first.id and item.second.id]
    return Reading(report, valued, unvalued, found.texts, weigh(valued), kept, asides)


def _restate(figure: Figure, language: str) -> None:
    """Let the text be one that a spec reads as this quantity: for a million, 1 million."""
    if figure.quantity is None or _reads(figure.text, figure.unit) == figure.quantity:
        return
    plain = text_of(figure.quantity, language)
    if _reads(plain, "") == figure.quantity:
        figure.text, figure.unit = plain, ""
    else:
        figure.quantity = None


def _reads(value: str, unit: str) -> Quantity | None:
    try:
        return parse_quantity(value, unit)
    except ValueError:
        return None


def write_spec(reading: Reading, source: SourceText, file: str, template: str) -> str:
    """The spec of a report. `file`: the report's name, seen from the spec."""
    places = [_place(passage, reading.report.language) for passage in source.passages]
    return compose(
        Content(
            report=reading.report,
            figures=reading.figures,
            unvalued=reading.unvalued,
            texts=reading.texts,
            weights=reading.weights,
            contradictions=reading.contradictions,
            asides=reading.asides,
            places=places,
            file=file,
            template=template,
        )
    )


def _found(source: SourceText, language: str) -> tuple[Report, Figures, tuple[Aside, ...]]:
    if source.cells:
        text = "\n".join(passage.text for passage in source.passages)
        title = book_title(source).translate(NO_BRACES)
        front = front_of([title] if title else [], [], text, language)
        parts = tuple(Part(name.translate(NO_BRACES), 1) for name in sheet_titles(source))
        return Report(front, parts, (), language), Figures(list(workbook_figures(source)), {}), ()
    cleaned = clean(source.passages)
    report = structure(cleaned.blocks, language)
    return report, find_figures(report), cleaned.asides


def _sample(passages: Sequence[Passage]) -> str:
    return "".join(passage.text for passage in passages[:400])


def _place(passage: Passage, language: str) -> str:
    where: Phrase = passage.where
    return where.text(language)
