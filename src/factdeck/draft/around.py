"""Draft stage: what is known round a number when its label is looked for."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Told:
    """What the sentences so far were about."""

    topic: str = ""
    topics: list[str] = field(default_factory=list[str])  # of 分别
    last: str = ""
    rank: str = ""  # of this sentence
    first: str = ""  # of this sentence
    noun: str = ""  # that was counted last
    once: str = ""  # what 原来 was said of, in this sentence

    def begin_sentence(self) -> None:
        """Forget what holds in one sentence only."""
        self.rank = self.first = self.once = ""
        self.topics = []


@dataclass(frozen=True, slots=True)
class Around:
    """The words round a number: of its clause before and behind it, and what follows that in the sentence.

    `index` counts the numbers that 分别 shares out, -1 where it does not. `lead`: the sentence so far.
    `paired`: another number follows that this one came to (由A降至B). `cut`: `after` ends at the next number;
    `follows`: `before` begins at the one before.
    """

    before: str
    after: str
    ahead: str = ""
    index: int = -1
    lead: str = ""
    paired: bool = False
    cut: bool = False
    follows: bool = False
