"""Draft stage: each part of a report as a section of the spec: headline, key figures, points, exhibits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from factdeck.draft.blocks import Role
from factdeck.draft.exhibits import exhibits
from factdeck.draft.figure import Figure, Stands
from factdeck.draft.shorten import Sentence, headline, labelled, plain, point
from factdeck.draft.structure import Part
from factdeck.draft.table import is_head
from factdeck.draft.wording import Wording
from factdeck.draft.yaml_text import Flow

_MOST_POINTS: Final = 5
_MOST_FIGURES: Final = 7
_SENTENCE: Final = {
    "zh-CN": re.compile(r"[^。！？；\n]+[。！？；]?"),
    "en": re.compile(r"[^\n]+?(?:[.!?](?=\s|$)|$)"),
}
_LONGEST_TITLE: Final = 12


@dataclass(frozen=True, slots=True)
class Sources:
    """What sections are made from: figures by part, weights by id, texts of blocks by number."""

    weights: Mapping[str, float]
    texts: Mapping[int, str]
    language: str
    words: Wording


def section(part: Part, figures: Sequence[Figure], sources: Sources, ids: set[str]) -> dict[str, Any]:
    """The section of a part; `figures` are its own, in order. Empty where there is nothing to say."""
    if not part.title and not figures:
        return {}  # a greeting
    title = _title(part.title or sources.words.lead, sources.language)
    shown = exhibits(figures, sources.weights, sources.language, sources.words, "exhibit")
    chosen = _key_figures(figures, sources.weights)
    written: dict[str, Any] = {"id": _id(title, sources.language, ids), "title": title}
    if chosen:
        hero = chosen[0]
        written["headline"] = _headline(hero, figures, sources)
        written["key"] = hero.id
    many = len(chosen) >= 3
    if many:
        written["figures"] = _figures(chosen)
    told = {figure.id for figure in chosen} | shown.shown if many else set[str]()
    texts = _points(part, figures, sources, told)
    if len(texts) >= 2:
        written["points"] = _with_side(
            texts, [] if many else chosen, _second_headline(texts, written, sources) if many else ""
        )
    elif not many and chosen:
        written["figures"] = Flow([figure.id for figure in chosen])
    elif texts and not chosen:
        written["points"] = texts
    if not chosen and len(written) > 2:
        written["divider"] = False  # its one slide has the same title
    if shown.charts:
        written["charts"] = shown.charts
    if shown.comparisons:
        written["comparisons"] = shown.comparisons
    return written if len(written) > 2 else {}


def _title(title: str, language: str) -> str:
    """A section's name: the first phrase of a long heading."""
    if language == "en":
        return title.capitalize() if title.isupper() else title[:60]
    short = re.sub(r"[（(][^（()）]*[）)]$", "", title).strip() or title
    if len(short) > _LONGEST_TITLE:
        first = re.split(r"[，,、：: ]", short)[0]
        short = first if 4 <= len(first) <= _LONGEST_TITLE else short[:_LONGEST_TITLE]
    return short


def _id(title: str, language: str, taken: set[str]) -> str:
    plain = (
        "_".join(re.findall(r"\w+", title.lower() if language == "en" else title))[:40].strip("_") or "part"
    )
    plain = f"{plain}_" if plain in ("cover", "agenda", "closing") else plain
    name = next(
        other for n in range(1, 10_000) if (other := plain if n == 1 else f"{plain}_{n}") not in taken
    )
    taken.add(name)
    return name


def _key_figures(figures: Sequence[Figure], weights: Mapping[str, float]) -> list[Figure]:
    """The weightiest figures, the first of them the hero, the others in the report's order."""
    latest = {item.row: item.column for item in figures if item.row and is_head(item.column)}
    plain = [
        item
        for item in figures
        if item.stands not in (Stands.BEFORE, Stands.LIMIT)
        and latest.get(item.row, item.column) == item.column
    ]
    named = [item for item in plain if len(item.label) >= 2] or list(plain) or list(figures)
    ordered = sorted(named, key=lambda item: -weights.get(item.id, -9))[:_MOST_FIGURES]
    if not ordered:
        return []
    hero = ordered[0]
    return [hero, *(item for item in figures if item in ordered and item is not hero)]


def _figures(chosen: Sequence[Figure]) -> Any:
    hero, *others = chosen
    if len(others) >= 3:
        return {"hero": hero.id, "tiles": Flow([figure.id for figure in others])}
    return Flow([figure.id for figure in chosen])


def _headline(hero: Figure, figures: Sequence[Figure], sources: Sources) -> str:
    found = next((item for item in _sentences(figures, sources) if hero in item.figures), None)
    if found is None or hero.row:
        return labelled(hero, sources.language)
    return headline(hero, sources.texts[hero.block], found, sources.language)


def _sentences(figures: Sequence[Figure], sources: Sources) -> Iterator[Sentence]:
    """The sentences of the figures' blocks that have some of them, in order."""
    blocks = dict.fromkeys(figure.block for figure in figures if figure.block and not figure.row)
    for number in blocks:
        inside = [figure for figure in figures if figure.block == number]
        for match in _SENTENCE[sources.language].finditer(sources.texts[number]):
            found = tuple(item for item in inside if match.start() <= item.start < match.end())
            if found:
                yield Sentence(number, match.start(), match.end(), found)


def _points(part: Part, figures: Sequence[Figure], sources: Sources, told: set[str]) -> list[str]:
    """Sentences with the weightiest figures that are not shown yet, in the report's order."""
    sentences = list(_sentences(figures, sources))
    new = [item for item in sentences if any(figure.id not in told for figure in item.figures)]

    def weight(item: Sentence) -> float:
        return max(sources.weights.get(figure.id, -9) for figure in item.figures if figure.id not in told)

    left = _untold(figures, sources, told)
    best = sorted(new, key=lambda item: -weight(item))[:_MOST_POINTS]
    texts = [point(item, sources.texts[item.block], left, sources.language) for item in new if item in best]
    texts = [text for text in dict.fromkeys(texts) if len(re.sub(r"\{[^}]*\}", "", text)) > 6]
    if len(texts) < 3 and not told:
        texts += _plain_points(part, sources, 3 - len(texts))
    return texts[:_MOST_POINTS]


def _untold(figures: Sequence[Figure], sources: Sources, told: set[str]) -> dict[str, float]:
    return {item.id: sources.weights.get(item.id, -9) - (9 if item.id in told else 0) for item in figures}


def _plain_points(part: Part, sources: Sources, most: int) -> list[str]:
    """The first sentences of its paragraphs that have no figures; nothing of a paragraph's torn end."""
    found: list[str] = []
    for block in (block for inner in part.walk() for block in inner.blocks if block.role is Role.BODY):
        sentences = [match.group() for match in _SENTENCE[sources.language].finditer(block.text)]
        for sentence in sentences[:-1] if block.truncated else sentences:
            text = plain(sentence, sources.language)
            if len(text) >= 10 and not re.search(r"\d|[:：]。?$", text):
                found.append(text)
    return list(dict.fromkeys(found))[:most]


def _second_headline(texts: Sequence[str], written: Mapping[str, Any], sources: Sources) -> str:
    """Another headline than the section's: the first point that is short, else the first clause of one."""
    limit = 34 if sources.language != "en" else 80
    for text in texts:
        words = text.rstrip("。.")
        first = re.split(r"[，；]", words)[0] if sources.language != "en" else words
        for shown in (words, first):
            if _reads(shown) <= limit and "{" in shown and shown != written.get("headline"):
                return shown
    return next((cut for text in texts if (cut := text.rstrip("。.")[:limit]) and "{" not in text), "")


def _reads(text: str) -> int:
    """The length of a text, its references as figures."""
    return len(re.sub(r"\{[^}]*\}", "8" * 6, text))


def _with_side(texts: list[str], side: Sequence[Figure], headline: str = "") -> Any:
    if not side and not headline:
        return texts
    written: dict[str, Any] = {"headline": headline} if headline else {}
    written["items"] = texts
    if side:
        written["side"] = Flow([figure.id for figure in side[:2]])
    return written
