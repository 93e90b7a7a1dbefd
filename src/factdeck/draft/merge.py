"""Draft stage: three texts of a spec become one: as drafted, as a person changed it, as drafted now.

Line by line, as version control does (diff3); lines of facts, which stand one a line, by their fields. So
comments, order, deletions and everything that a person wrote in between are kept as they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.draft.yaml_text import flow, scalar
from factdeck.spec.flow_text import read_flow

_FACT: Final = re.compile(r"^  (?P<id>[^\s#:][^:]*|\"[^\"]+\"): (?P<entry>\{.*\})(?P<comment>\s+#.*)?$")
_TICK: Final = re.compile(r"\[(.)\]")
_PROOF: Final = ("value", "unit", "quote", "cell")


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Lines of the three texts that correspond."""

    base: Sequence[str]
    mine: Sequence[str]
    theirs: Sequence[str]
    line: int  # in mine, from 1


def merge(base: str, mine: str, theirs: str, place: Location, diagnostics: Diagnostics) -> str:
    """The merged text; where both changed the same, `mine` is kept and `draft-conflict-line` reported."""
    lines: list[str] = []
    for hunk in _hunks(base.split("\n"), mine.split("\n"), theirs.split("\n")):
        lines += _merged(hunk, place, diagnostics)
    return "\n".join(lines)


def changes(old: str, new: str, place: Location, diagnostics: Diagnostics) -> None:
    """Report the facts that a new version of the report adds, changes and no longer has."""
    before, after = _by_id(old.split("\n")), _by_id(new.split("\n"))
    for name, line in after.items():
        if line == before.get(name):
            continue
        entry, earlier = _entry(line), _entry(before.get(name, ""))
        if not earlier:
            diagnostics.add("draft-added", place, **_told(name, entry))
        elif earlier.get("value") != entry.get("value"):
            values = {"old": earlier.get("value", ""), "new": entry.get("value", "")}
            diagnostics.add("draft-changed", place, label=entry.get("label", name), **values)
    for name, line in before.items():
        if name not in after and (entry := _entry(line)):
            diagnostics.add("draft-gone", place, **_told(name, entry))


def _told(name: str, entry: dict[str, str]) -> dict[str, str]:
    return {"figure": entry.get("value", ""), "label": entry.get("label", name)}


def _entry(line: str) -> dict[str, str]:
    """The fields of a fact's line; none for another line."""
    match = _FACT.match(line)
    entry = read_flow(match["entry"]) if match else None
    return entry if entry and "label" in entry else {}


def _merged(hunk: _Hunk, place: Location, diagnostics: Diagnostics) -> list[str]:
    if list(hunk.mine) == list(hunk.base):
        return list(hunk.theirs)
    if list(hunk.theirs) in (list(hunk.base), list(hunk.mine)):
        return list(hunk.mine)
    if all(_FACT.match(line) for lines in (hunk.base, hunk.mine, hunk.theirs) for line in lines):
        return list(_merged_facts(hunk))
    shown = " ⏎ ".join(line.strip() for line in hunk.theirs)[:160]
    diagnostics.add("draft-conflict-line", Location(place.file, hunk.line, 1), theirs=shown)
    return list(hunk.mine)


def _merged_facts(hunk: _Hunk) -> Iterator[str]:
    """Fact by fact: a person's deletions and fields hold; what is new or changed in the report comes in."""
    base, mine, theirs = (_by_id(lines) for lines in (hunk.base, hunk.mine, hunk.theirs))
    for name, line in mine.items():
        if name not in theirs:
            if base.get(name) != line:  # a person's own, or one changed: kept though the report lost it
                yield line
        elif name in base:
            yield _merged_line(base[name], line, theirs[name])
        else:
            yield line
    yield from (line for name, line in theirs.items() if name not in mine and name not in base)


def _by_id(lines: Sequence[str]) -> dict[str, str]:
    return {match["id"].strip('"'): line for line in lines if (match := _FACT.match(line))}


def _merged_line(base: str, mine: str, theirs: str) -> str:
    if mine == base or theirs in (base, mine):
        return theirs if mine == base else mine
    parts = [_FACT.match(line) for line in (base, mine, theirs)]
    entries = [read_flow(match["entry"]) if match else None for match in parts]
    old, own, new = entries
    if old is None or own is None or new is None or parts[1] is None or parts[2] is None:
        return mine
    keys = dict.fromkeys((*own, *(key for key in new if key not in old)))
    merged = {
        key: own.get(key, "") if own.get(key) != old.get(key) else new.get(key, own.get(key, ""))
        for key in keys
    }
    merged = {key: value for key, value in merged.items() if value or key in own}
    comment = parts[2]["comment"] or ""
    tick = _TICK.search(parts[1]["comment"] or "")
    if tick and not any(old.get(key) != new.get(key) for key in _PROOF):
        comment = _TICK.sub(f"[{tick[1]}]", comment, count=1)
    return f"  {scalar(parts[1]['id'].strip(chr(34)))}: {flow(merged)}{comment}"


def _hunks(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[_Hunk]:
    """The texts in pieces: between lines that stand in all three, and those lines."""
    in_mine, in_theirs = _matches(base, mine), _matches(base, theirs)
    at = [0, 0, 0]
    for index in [i for i in range(len(base)) if i in in_mine and i in in_theirs]:
        ends = [index, in_mine[index], in_theirs[index]]
        if any(end > start for start, end in zip(at, ends, strict=True)):
            yield _Hunk(base[at[0] : ends[0]], mine[at[1] : ends[1]], theirs[at[2] : ends[2]], at[1] + 1)
        yield _Hunk([base[index]], [mine[ends[1]]], [theirs[ends[2]]], ends[1] + 1)
        at = [end + 1 for end in ends]
    if at[0] < len(base) or at[1] < len(mine) or at[2] < len(theirs):
        yield _Hunk(base[at[0] :], mine[at[1] :], theirs[at[2] :], at[1] + 1)


def _matches(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
