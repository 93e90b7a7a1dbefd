"""Turn the author's strings and fact ids into text and records, and remember which facts were shown."""

from dataclasses import dataclass, field, replace

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.document.blocks import Chapter, Part, Record, Row, Span, Text, plain
from factdeck.document.origins import origin_sentences, origins
from factdeck.document.speaker_notes import figure_line, with_figures
from factdeck.document.wording import Wording, wording
from factdeck.facts.factbook import FactBook, Figure
from factdeck.facts.references import expand
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
        counted = (section.id for section in self.spec.sections if section.number is None)
        return tuple(self.chapters[section] for section in counted if section in self.chapters)

    @classmethod
    def of(
        cls,
        project: Project,
        facts: FactBook,
        diagnostics: Diagnostics,
        sections: list[Section] | None = None,
    ) -> "Content":
        """The content of a project, with the words of its language. Chapters: those sections, or all."""
        words = wording(project.spec.language, project.wording)
        told = project.spec.sections if sections is None else sections
        return cls(project, facts, diagnostics, words, chapters(told, words))

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
        place = self.at(*path)
        for piece, fact in expand(raw, self.facts, place, self.diagnostics):
            calculated = bool(fact) and fact in self.facts and bool(self.facts[fact].formula)
            spans.append(Span(piece, fact, calculated, place))
            if fact:
                self.shown[fact] = None
        return tuple(spans)

    def optional(self, raw: str, *path: Key) -> Text:
        """As `text`; nothing for an empty string."""
        return self.text(raw, *path) if raw else ()

    def first(self, *choices: tuple[str, tuple[Key, ...]]) -> Text:
        """The first of several (string, its path) that says something."""
        return next((self.text(raw, *path) for raw, path in choices if raw), ())

    def figure(self, fact: str) -> Figure | None:
        """The figure of a fact; None for a series or an unknown id (validation has reported it)."""
        entry = self.facts.get(fact)
        if entry is None or entry.figure is None:
            return None
        self.shown[fact] = None
        return replace(entry.figure, at=entry.location)

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
        return Record(fact, parts, icon=self.spec.facts[fact].icon)

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

    def source_note(self, note: str, *path: Key) -> Text:
        """The footer's source note for the facts shown so far, with the author's own remark after it."""
        remark = self.optional(note, *path)  # before the facts are asked for: it may show some
        known = [self.facts[fact] for fact in self.shown if fact in self.facts]
        if not remark and any(fact.formula for fact in known):
            remark = _plain(self.words.computed)
        if any(fact.unrounded for fact in known):
            joint = self.words.clause if remark else ""
            remark = (*remark, *_plain(joint + self.words.balanced))
        found = origins(self.shown, self.facts, self.spec)
        sentences = origin_sentences(found, self.spec, self.words)
        head = self.words.sentence_end.join(sentences)
        return (
            (*_plain(head + self.words.sentence_end), *remark) if head and remark else _plain(head) or remark
        )

    def speaker_notes(self, *parts: Text) -> str:
        """Talking text, then the figures of the slide with where each comes from."""
        talk = "\n".join(plain(part) for part in parts if part)
        known = (fact for fact in self.shown if fact in self.facts)
        lines = (figure_line(fact, self.facts, self.spec, self.words) for fact in known)
        return with_figures(talk, lines, self.words)

    def talk(self, raw: str, *path: Key) -> Text:
        """Text that is said (talk, alt text) and not shown: its facts do not become the slide's."""
        shown = dict(self.shown)
        text = self.optional(raw, *path)
        self.shown = shown
        return text

    def notes(self, raw: str, *path: Key) -> str:
        """The author's talking text with the figures shown so far."""
        return self.speaker_notes(self.talk(raw, *path))

    def counted_title(self, title: Text, number: int, total: int) -> Text:
        """A title that says which of several slides this is: …（1/2）."""
        return title if total == 1 else (*title, Span(self.words.of_parts.format(number + 1, total)))

    def mark(self, shown: tuple[Record | Row, ...] | Text) -> None:
        """Mark the facts of records, table rows or a text made earlier as shown here."""
        for item in shown:
            self.shown.update({fact: None for fact in _facts(item) if fact})


def _facts(item: Record | Row | Span) -> list[str]:
    """The facts that it shows, "" for words."""
    if isinstance(item, Span):
        return [item.fact]
    parts = item.parts.values() if isinstance(item, Record) else item.cells
    spans = (part if isinstance(part, tuple) else (part,) for part in parts if part)
    return [span.fact for span_of_part in spans for span in span_of_part]


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
            part = words.part.format(number)
            found[section.id] = Chapter(section.id, number, section.title, part, section.icon)
        else:
            found[section.id] = Chapter(section.id, section.number, section.title, icon=section.icon)
    return found


def present(**texts: Text) -> dict[str, Text]:
    """Those named texts that say something."""
    return {key: text for key, text in texts.items() if text}


def numbered(id: str, number: int) -> str:
    """The id of the n-th slide (from 0) made of one element: figures, figures-2, …"""
    return id if number == 0 else f"{id}-{number + 1}"
