"""Turn the author's strings and fact ids into text and records, and remember which facts were shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.document.blocks import Chapter, Part, Record, Span, Text
from factdeck.document.wording import Wording, wording
from factdeck.facts.factbook import FactBook, Figure
from factdeck.facts.references import expand
from factdeck.facts.spoken import spoken
from factdeck.spec.elements import PointItem
from factdeck.spec.project import Key, PictureFile, Project
from factdeck.spec.schema import Section, Spec


@dataclass(slots=True)
class Content:
    """What composing needs. `shown` collects the facts of the slide or block being composed, in order."""

    project: Project
    facts: FactBook
    diagnostics: Diagnostics
    words: Wording
    chapters: dict[str, Chapter]
    shown: dict[str, None] = field(default_factory=dict[str, None])

    @property
    def spec(self) -> Spec:
        """The author's spec."""
        return self.project.spec

    @property
    def counted(self) -> tuple[Chapter, ...]:
        """The chapters that are counted (一 二 三), for agenda and progress."""
        return tuple(self.chapters[section.id] for section in self.spec.sections if section.number is None)

    @classmethod
    def of(cls, project: Project, facts: FactBook, diagnostics: Diagnostics) -> "Content":
        """The content of a project, with the words of its language."""
        words = wording(project.spec.language)
        return cls(project, facts, diagnostics, words, chapters(project.spec.sections, words))

    def at(self, *path: Key) -> Location:
        """Where the value at `path` stands in the spec."""
        return self.project.positions.at(*path)

    def _pictures(self) -> dict[str, PictureFile]:
        named = {"logo": self.spec.logo, "qr": self.spec.qr}
        found = self.project.pictures
        return {key: found[name] for key, name in named.items() if name in found}

    @property
    def picture_paths(self) -> dict[str, str]:
        """The spec's own pictures that were found (logo, qr) by what they are."""
        return {key: picture.path for key, picture in self._pictures().items()}

    @property
    def picture_sizes(self) -> dict[str, tuple[int, int]]:
        """Their width and height in pixels."""
        return {key: (picture.width, picture.height) for key, picture in self._pictures().items()}

    def text(self, raw: str, *path: Key) -> Text:
        """The author's string with its fact references replaced by figures."""
        spans: list[Span] = []
        for piece, fact in expand(raw, self.facts, self.at(*path), self.diagnostics):
            calculated = bool(fact) and fact in self.facts and bool(self.facts[fact].formula)
            spans.append(Span(piece, fact, calculated))
            if fact:
                self.shown[fact] = None
        return tuple(spans)

    def optional(self, raw: str, *path: Key) -> Text:
        """As `text`; nothing for an empty string."""
        return self.text(raw, *path) if raw else ()

    def figure(self, fact: str) -> Figure | None:
        """The figure of a fact; None for a series or an unknown id (validation has reported it)."""
        entry = self.facts.get(fact)
        if entry is None or entry.figure is None:
            return None
        self.shown[fact] = None
        return entry.figure

    def key_figure(self, fact: str, label: str = "", *, note: bool = True) -> Record | None:
        """A fact as a record of figure, label and (if it has one) note."""
        figure = self.figure(fact)
        if figure is None:
            return None
        entry = self.facts[fact]
        parts: dict[str, Part] = {
            "figure": figure,
            "label": self.text(label or entry.label, "facts", fact, "label"),
        }
        if note and entry.note:
            parts["note"] = self.text(entry.note, "facts", fact, "note")
        return Record(fact, parts)

    def key_figures(self, facts: list[str], *, note: bool = True) -> tuple[Record, ...]:
        """The records of those facts that have a figure."""
        records = (self.key_figure(fact, note=note) for fact in facts)
        return tuple(record for record in records if record)

    def point(self, item: PointItem | str, id: str, *path: Key) -> Record:
        """A point as a record of text and (if it has one) term."""
        if isinstance(item, str):
            return Record(id, {"text": self.text(item, *path)})
        text = self.text(item.text, *path, "text")
        return Record(
            id, {"term": self.text(item.term, *path, "term"), "text": text} if item.term else {"text": text}
        )

    def origins(self, facts: list[str]) -> list[str]:
        """Ids of the sources that facts come from, through formulas, in the order of first use."""
        found: dict[str, None] = {}
        queue = list(facts)
        while queue:
            entry = self.facts.get(queue.pop(0))
            if entry is None:
                continue
            if entry.source in self.project.spec.sources:
                found[entry.source] = None
            queue[:0] = entry.inputs
        return list(found)

    def source_titles(self, sources: list[str]) -> str:
        """The titles of sources as the language quotes them."""
        titles = (self.project.spec.sources[source].title for source in sources)
        return self.words.source_joint.join(self.words.title_quotes.format(title) for title in titles)

    def source_note(self, note: str, *path: Key) -> Text:
        """The footer's source note for the facts shown so far, with the author's own remark after it."""
        shown = list(self.shown)
        computed = any(self.facts[fact].formula for fact in shown if fact in self.facts)
        remark = self.text(note, *path) if note else _plain(self.words.computed if computed else "")
        sources = self.origins(shown)
        if not sources:
            return remark
        head = self.words.source.format(self.source_titles(sources))
        return (*_plain(head + self.words.sentence_end), *remark) if remark else _plain(head)

    def speaker_notes(self, *parts: Text) -> str:
        """Talking text, then the figures of the slide with where each comes from."""
        talk = "\n".join("".join(span.text for span in part) for part in parts if part)
        lines = [
            self._note_line(fact) for fact in self.shown if fact in self.facts and self.facts[fact].figure
        ]
        if not lines:
            return talk
        return "\n".join([talk, "", self.words.figures_on_slide, *lines]).lstrip("\n")

    def notes(self, raw: str, *path: Key) -> str:
        """The author's talking text with the figures shown so far."""
        return self.speaker_notes(self.optional(raw, *path))

    def counted_title(self, title: Text, number: int, total: int) -> Text:
        """A title that says which of several slides this is: …（1/2）."""
        return title if total == 1 else (*title, Span(self.words.of_parts.format(number + 1, total)))

    def mark(self, records: tuple[Record, ...]) -> tuple[Record, ...]:
        """Mark the facts of records made earlier as shown here; returns the records."""
        for record in records:
            for part in record.parts.values():
                facts = [span.fact for span in part] if isinstance(part, tuple) else [part.fact]
                self.shown.update({fact: None for fact in facts if fact})
        return records

    def _note_line(self, fact: str) -> str:
        entry = self.facts[fact]
        label = "".join(
            piece for piece, _ in expand(entry.label, self.facts, entry.location, self.diagnostics)
        )
        if entry.formula:
            origin = self.words.note_formula.format(spoken(fact, self.facts))
        else:
            title = (
                self.source_titles([entry.source])
                if entry.source in self.project.spec.sources
                else entry.source
            )
            origin = self.words.note_quote.format(title, entry.quote) if entry.quote else title
        return (
            self.words.note_line.format(label, entry.figure, origin)
            if origin
            else f"· {label} {entry.figure}"
        )


def _plain(text: str) -> Text:
    return (Span(text),) if text else ()


def chapters(sections: list[Section], words: Wording) -> dict[str, Chapter]:
    """Section id → chapter. Sections are counted unless the author gives a number ("" for none)."""
    found: dict[str, Chapter] = {}
    count = 0
    for section in sections:
        if section.number is None:
            count += 1
            number = words.numeral(count)
            found[section.id] = Chapter(section.id, number, section.title, words.part.format(number))
        else:
            found[section.id] = Chapter(section.id, section.number, section.title)
    return found


def present(**texts: Text) -> dict[str, Text]:
    """Those named texts that say something."""
    return {key: text for key, text in texts.items() if text}


def numbered(id: str, number: int) -> str:
    """The id of the n-th slide (from 0) made of one element: figures, figures-2, …"""
    return id if number == 0 else f"{id}-{number + 1}"


def chunks(items: Sequence[Record], most: int) -> list[tuple[Record, ...]]:
    """`items` in as few parts as hold at most `most` each, as even as possible, larger parts first."""
    count = -(-len(items) // most)
    sizes = [len(items) // count + (number < len(items) % count) for number in range(count)] if count else []
    starts = [sum(sizes[:number]) for number in range(len(sizes))]
    return [tuple(items[start : start + size]) for start, size in zip(starts, sizes, strict=True)]
