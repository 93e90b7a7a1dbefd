"""Layout: what a design can name while a slide is placed: parts, texts, the chapter, and their counts."""

from dataclasses import dataclass

from factdeck.document.blocks import (
    ChartBlock,
    ComparisonBlock,
    Deck,
    Exhibit,
    Part,
    PhotoBlock,
    Record,
    Slide,
    Span,
    plain,
)
from factdeck.facts.factbook import Figure
from factdeck.theme.slide_layout import LISTS


@dataclass(frozen=True, slots=True)
class Scope:
    """A slide being placed; in a list also the record, its place from 0, and how many there are."""

    deck: Deck
    slide: Slide
    page: int  # page number, from 1
    record: Record | None = None
    index: int = 0
    total: int = 0

    def part(self, source: str) -> Part | None:
        """The part, text or chapter word that `source` names; None where there is none."""
        if self.record and source in self.record.parts:
            return self.record.parts[source] or None
        if source in self.slide.texts:
            return self.slide.texts[source] or None
        if record := self.listed(source):
            return record.parts.get(source.rpartition(".")[2]) or None
        word = self._word(source)
        return (Span(word),) if word else None

    def listed(self, source: str) -> Record | None:
        """The record of a list that `source` names by its place: `band.1.label`."""
        name, _, rest = source.partition(".")
        number = rest.partition(".")[0]
        if not number.isdecimal():
            return None
        records = self.slide.lists.get(name, ())
        return records[int(number) - 1] if 0 < int(number) <= len(records) else None

    def icon(self, source: str) -> str:
        """The name of the icon of the `record` or the `chapter`; "" for none."""
        holder = self.record if source == "record" else self.slide.chapter
        return holder.icon if holder else ""

    def _word(self, source: str) -> str:
        chapter = self.slide.chapter
        if source.startswith("exhibit."):
            return self._exhibit_title(int(source.split(".")[1]))
        if source.startswith("chapter."):
            return str(getattr(chapter, source.removeprefix("chapter."))) if chapter else ""
        return {"page": str(self.page), "notice": self.deck.notice}.get(source, "")

    def _exhibit_title(self, index: int) -> str:
        exhibit = self.slide.exhibits[index] if index < len(self.slide.exhibits) else None
        return exhibit.chart.title if isinstance(exhibit, ChartBlock) else ""

    def count(self, key: str) -> int:
        """How many of `key` there are (see theme.slide_layout.Condition); 1 or 0 for a single thing."""
        stem, _, rest = key.partition(".")
        if stem in LISTS:
            return self._in_list(stem, rest)
        if stem == "picture":
            return int(rest in self.slide.pictures)
        flags = {
            "first": self.index == 0,
            "last": self.index == self.total - 1,
            "current": bool(self.record and self.slide.chapter and self.record.id == self.slide.chapter.id),
            "icon": bool(self.icon("record")),
            "exhibits": len(self.slide.exhibits),
            "strips": sum(_has_strips(item) for item in self.slide.exhibits),
            "photos": sum(len(item.photos) for item in self.slide.exhibits if isinstance(item, PhotoBlock)),
        }
        if stem in flags:
            return int(flags[stem])
        part = self.part(key.removesuffix(".chars"))
        return _characters(part) if key.endswith(".chars") else int(part is not None)

    def _in_list(self, name: str, rest: str) -> int:
        records = self.slide.lists.get(name, ())
        if not rest:
            return len(records)
        if rest == "icon":
            return sum(bool(record.icon) for record in records)
        part, _, measure = rest.partition(".")
        having = [record.parts[part] for record in records if record.parts.get(part)]
        return max(map(_characters, having), default=0) if measure == "chars" else len(having)


def _has_strips(exhibit: Exhibit) -> bool:
    """Whether it is a comparison of two lengths on one scale, each in a half of the body."""
    return isinstance(exhibit, ComparisonBlock) and exhibit.common_scale


def _characters(part: Part | None) -> int:
    """Characters, as wide as ideographs: two Latin letters count as one."""
    if part is None:
        return 0
    text = str(part) if isinstance(part, Figure) else plain(part)
    return round(sum(1.0 if ord(character) > 0x2E7F else 0.55 for character in text) + 0.2)
