"""Spec stage: what is dropped goes together with everything that uses it, and what that leaves empty. Pure.

A dropped fact takes with it the facts computed from it, the sentences that name it, tiles, points, marks,
rows; these take the chart, list or section that they leave empty; and that its entries in the storyboard.
"""

from collections.abc import Sequence

from factdeck.base.diagnostics import Diagnostics
from factdeck.spec.drop_gone import Gone
from factdeck.spec.drop_steps import lonely_dividers, undivided
from factdeck.spec.drop_walk import Cutter
from factdeck.spec.given import Given
from factdeck.spec.inherit import FACTS
from factdeck.spec.merge import Removed
from factdeck.spec.schema import Spec


def without_dropped(
    root: Given, files: Sequence[str], removed: Sequence[Removed], diagnostics: Diagnostics
) -> Given:
    """The values of a whole spec without its dropped facts and all that uses them; what fell away is noted.

    Dropped are facts that are null. `files`: those of the values, from the lowest up; a file that names what
    it, or one under it, drops is in error. `removed`: what else was taken away.
    """
    gone = Gone(tuple(files))
    gone.begin(root, removed)
    if not gone:
        return root
    root = _without_nulls(root)
    while True:
        cutter = Cutter(root, gone)
        kept = cutter.cut(root, Spec, ()) or root
        lost = {**cutter.cuts.lost(root, kept), **lonely_dividers(root, kept, cutter.cuts)}
        if not gone.add(lost):
            break
    cutter.cuts.report(root, diagnostics)
    return undivided(root, kept)


def _without_nulls(root: Given) -> Given:
    facts = root.by_key[FACTS].by_key if FACTS in root.by_key else {}
    kept = {name: fact for name, fact in facts.items() if fact.value is not None}
    return root.with_keys({**root.by_key, FACTS: root.by_key[FACTS].with_keys(kept)}) if facts else root
