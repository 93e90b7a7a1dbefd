"""CPU time of setting a paragraph: the hard paragraphs of `tests/corpus.py` at fifty widths, for `bench.py`.

`python benchmarks/paragraphs.py` prints a JSON object: milliseconds by way of setting. "first" is with
nothing known of the text, as when a document's text is set for the first time; "again" with its breaks found
before, as when fitting tries other sizes.
"""

import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.corpus import PARAGRAPHS  # noqa: E402

from factdeck.base.diagnostics import Diagnostics  # noqa: E402
from factdeck.document.blocks import Span  # noqa: E402
from factdeck.layout import paragraphs, wrapping  # noqa: E402
from factdeck.layout.measure import Measurer  # noqa: E402
from factdeck.layout.text import Setter  # noqa: E402
from factdeck.theme.load import load_theme  # noqa: E402
from factdeck.theme.theme import TextStyle  # noqa: E402

SIZE = 10.0
WIDTHS = [SIZE * (6 + step * 0.83) for step in range(50)]
STYLES = {
    "first fit": TextStyle(size=SIZE),
    "squeezed": TextStyle(size=SIZE, squeeze=True, autospace=0.125),
    "balanced": TextStyle(size=SIZE, balance=True),
    "total fit, justified, hyphenated": TextStyle(
        size=SIZE, squeeze=True, autospace=0.125, align="justify", total_fit=True, hyphenate=True
    ),
}


def milliseconds(style: TextStyle, *, known: bool) -> float:
    """CPU milliseconds a paragraph, fonts and line-breaking tables loaded."""
    theme = load_theme("hongjin", [], Diagnostics())
    assert theme is not None
    measurer = Measurer(theme.families)
    runs = [
        (Setter(measurer, Diagnostics(), language).runs((Span(words),), style), language)
        for words, language in PARAGRAPHS
    ]
    for run, language in runs:
        paragraphs.set_paragraph(run, style, WIDTHS[-1], measurer, language)
    started = time.process_time()
    for width in WIDTHS:
        for run, language in runs:
            if not known:
                paragraphs._breaks.cache_clear()
                wrapping._program_breaks.cache_clear()
            paragraphs.set_paragraph(run, style, width, measurer, language)
    return round((time.process_time() - started) / (len(WIDTHS) * len(runs)) * 1000, 2)


def measured() -> dict[str, dict[str, float]]:
    """Milliseconds by way of setting."""
    return {
        name: {"first": milliseconds(style, known=False), "again": milliseconds(style, known=True)}
        for name, style in STYLES.items()
    }


if __name__ == "__main__":
    print(json.dumps(measured()))
