"""Checks stage: a reopened file against its scene: the same numbers in the same places."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.audit.expected import Expected
from factdeck.checks.audit.forms import compact, counted
from factdeck.checks.audit.place import Part, Place, Reading
from factdeck.checks.audit.trace import where


def compare(
    expected: Sequence[Expected], readings: Iterable[Reading], language: str, diagnostics: Diagnostics
) -> None:
    """Report numbers that read otherwise than they were laid out, are new, or are gone.

    Words may differ: people edit decks. A place that the scene does not know is compared with nothing, so
    that all its numbers are new.
    """
    laid_out = _by_place((item.place, item.text) for item in expected)
    optional = _by_place((item.place, item.text) for item in expected if item.optional)
    found = _by_place((item.place, item.text) for item in readings)
    for place in sorted({*laid_out, *found}):
        extra, missing = _difference(laid_out.get(place, Counter()), found.get(place, Counter()))
        missing = [text for text in missing if text not in optional.get(place, ())]
        if extra or missing:
            _report(place, _numbers(extra, language), _numbers(missing, language), diagnostics)


def _by_place(texts: Iterable[tuple[Place, str]]) -> Mapping[Place, Counter[str]]:
    found: dict[Place, Counter[str]] = {}
    for place, text in texts:
        if text.strip():
            found.setdefault(place, Counter())[text] += 1
    return found


def _difference(laid_out: Counter[str], found: Counter[str]) -> tuple[list[str], list[str]]:
    """The texts that only one of them has, as they read; blanks do not count."""
    reads = {compact(text): text for text in (*laid_out, *found)}
    one, other = _compacted(laid_out), _compacted(found)
    return [reads[text] for text in (other - one).elements()], [
        reads[text] for text in (one - other).elements()
    ]


def _compacted(texts: Counter[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, count in texts.items():
        counts[compact(text)] += count
    return counts


def _numbers(texts: Iterable[str], language: str) -> Counter[str]:
    return sum((counted(text, language) for text in texts), Counter[str]())


def _report(place: Place, found: Counter[str], laid_out: Counter[str], diagnostics: Diagnostics) -> None:
    extra, lost = list((found - laid_out).elements()), list((laid_out - found).elements())
    code = ("number-changed" if lost else "number-added") if extra else "number-removed"
    may_go = place.output == "deck" and place.part in (Part.NOTES, Part.ALT)
    if extra or (lost and not may_go):
        arguments = {"reads": ", ".join(extra), "expected": ", ".join(lost)}
        diagnostics.add(code, None, where=where(place), **arguments)
