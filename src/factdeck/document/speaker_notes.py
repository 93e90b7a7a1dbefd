"""Document stage: the figures of a slide in its speaker notes: how each reads, and what proves it."""

from collections.abc import Iterable

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.origins import titles
from factdeck.document.wording import Wording
from factdeck.facts.arithmetic import arithmetic
from factdeck.facts.factbook import Fact, FactBook
from factdeck.facts.format import text, to_fill
from factdeck.facts.references import expand
from factdeck.spec.schema import Spec


def with_figures(talk: str, lines: Iterable[str], words: Wording) -> str:
    """Talking text with a list of figures under it, the other alone where one is missing."""
    listed = list(lines)
    return "\n".join([talk, "", words.figures_on_slide, *listed]).lstrip("\n") if listed else talk


def without_figures(notes: str, words: Wording) -> str:
    """The talking text of notes that `with_figures` made."""
    talk, _, _ = f"\n\n{notes}\n".partition(f"\n\n{words.figures_on_slide}\n")
    return talk.strip("\n")


def parted(notes: str, title: str, words: Wording) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of talk and the lines of figures, of notes that may begin with the title."""
    first, _, rest = notes.partition("\n")
    body = rest if first.strip() == title else notes
    talk = without_figures(body.strip("\n"), words)
    lines = body.strip("\n").removeprefix(talk).strip("\n").removeprefix(words.figures_on_slide).splitlines()
    return tuple(line.strip() for line in talk.splitlines() if line.strip()), tuple(
        line for line in lines if line.strip()
    )


def listed(line: str, words: Wording) -> tuple[str, str, str]:
    """Label, figure and proof of a line that `figure_line` made; the last is "" where there is none."""
    mark, joint, opening, closing = words.note_line.split("{}")
    label, _, rest = line.removeprefix(mark).partition(joint)
    figure, found, proof = rest.partition(opening)
    return label, figure, proof.removesuffix(closing) if found else ""


def figure_line(fact: str, facts: FactBook, spec: Spec, words: Wording) -> str:
    """A fact as the notes list it: label, figure (a series: all of them), and where it is from."""
    known = facts[fact]
    pairs = expand(known.label, facts, None, Diagnostics())  # mistakes in it are reported where it is shown
    label = "".join(piece for piece, _ in pairs)
    proof = _proof(known, facts, spec, words)
    pattern = words.note_line if proof else words.note_line_bare
    return pattern.format(label, _reads(known, facts.language, words), proof)


def _reads(fact: Fact, language: str, words: Wording) -> str:
    if fact.pending:
        return to_fill(fact.id, "", language).digits
    if fact.figure:
        return str(fact.figure)
    points = (words.note_point.format(name, text(point, language)) for name, point in fact.series.items())
    return words.list_joint.join(points)


def _proof(fact: Fact, facts: FactBook, spec: Spec, words: Wording) -> str:
    """The arithmetic of a derived fact, who answers for an own one, the source and quote of others."""
    if fact.formula:
        return words.note_formula.format(arithmetic(fact.id, facts))
    if fact.pending:
        return ""
    entry = spec.facts[fact.id]
    if fact.source not in spec.sources:
        return words.note_own.format(entry.by, words.date(entry.date)) if entry.by else ""
    title = titles([fact.source], spec, words)
    quotes = [entry.quote] if entry.quote else list(entry.quotes.values())
    if quotes:
        said = words.list_joint.join(map(words.said, quotes))
        return words.note_quote.format(title, said)
    return words.note_quote.format(title, entry.cell) if entry.cell else title
