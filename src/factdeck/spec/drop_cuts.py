"""Spec stage: what falls away because something is gone, and what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from factdeck.base.diagnostics import Diagnostics
from factdeck.spec.drop_gone import Cause, Gone
from factdeck.spec.drop_things import Thing, things
from factdeck.spec.given import Given, Keys, dotted


@dataclass(frozen=True, slots=True)
class _Cut:
    given: Given
    path: Keys
    causes: tuple[Cause, ...]


@dataclass(slots=True)
class Cuts:
    """What falls away in one pass, the parts of what goes as a whole not told one by one."""

    gone: Gone
    _cuts: list[_Cut] = field(default_factory=list[_Cut])
    _unsaid: list[tuple[Keys, tuple[Cause, ...]]] = field(
        default_factory=list[tuple[Keys, tuple[Cause, ...]]]
    )
    _emptied: list[Keys] = field(default_factory=list[Keys])

    def mark(self) -> int:
        """How much has fallen away so far."""
        return len(self._cuts)

    def add(self, given: Given, path: Keys, causes: Sequence[Cause]) -> None:
        """A value falls away."""
        self._cuts.append(_Cut(given, path, tuple(causes)))

    def whole(self, given: Given, path: Keys, start: int) -> None:
        """A value falls away as a whole, for the causes of its parts that did since `start`."""
        causes = dict.fromkeys(cause for cut in self._cuts[start:] for cause in cut.causes)
        used = [cut for cut in self._cuts[start:] if self._is_used(cut)]
        del self._cuts[start:]
        self._cuts += used
        self.add(given, path, tuple(causes))

    def nothing_left(self, path: Keys) -> None:
        """A list that can't be empty has lost all its items."""
        self._emptied.append(path)

    def must_be_said(self, path: Keys, start: int) -> None:
        """A value that can't be left out falls away since `start`: it is to be written anew."""
        used = [cut for cut in self._cuts[start:] if self._is_used(cut)]
        causes = tuple(dict.fromkeys(cause for cut in self._cuts[start:] for cause in cut.causes))
        self._cuts[start:] = used
        if not used:
            self._unsaid.append((path, causes))

    def lost(self, root: Given, kept: Given) -> dict[Thing, Cause]:
        """Facts, exhibits and steps that are there before and no more after, each with its cause."""
        before, after = things(root), things(kept)
        return {thing: self._cause(thing[2], before[thing]) for thing in before if thing not in after}

    def cause_of_step(self, section: str) -> Cause | None:
        """Why entries of a section fell out of the storyboard."""
        for cut in self._cuts:
            if cut.path[:1] == ("deck",) and cut.given.text.startswith(f"{section}."):
                return self._joint(section, cut.causes)
        return None

    def _cause(self, name: str, path: Keys) -> Cause:
        causes = [
            cause for cut in self._cuts if path[: len(cut.path)] == cut.path for cause in cut.causes
        ] or [cause for cut in self._cuts if cut.path[: len(path)] == path for cause in cut.causes]
        return self._joint(name, causes)

    @staticmethod
    def _joint(name: str, causes: Sequence[Cause]) -> Cause:
        highest = max(causes, key=lambda cause: cause.level)
        roots = tuple(dict.fromkeys(root for cause in causes for root in cause.roots))
        return Cause(name, highest.place, highest.level, roots)

    def report(self, root: Given, diagnostics: Diagnostics) -> None:
        """Note what fell away; a file that names what it dropped itself, or a file under it, is in error."""
        for cut in self._cuts:
            cause = self._joint("", cut.causes)
            where, names = dotted(root, cut.path), ", ".join(cause.roots)
            if self._is_used(cut):
                used = ", ".join(dict.fromkeys(one.name for one in cut.causes))
                diagnostics.add("dropped-used", cut.given.place, name=used, place=cause.place)
            else:
                diagnostics.add("fell-away", cut.given.at, what=where, names=names, place=cause.place)
        for path, causes in self._unsaid:
            cause = self._joint("", causes)
            diagnostics.add(
                "dropped-unsaid", cause.place, what=dotted(root, path), names=", ".join(cause.roots)
            )
        for path in self._emptied:
            cause = self._cause("", path)
            diagnostics.add("nothing-left", cause.place, what=dotted(root, path))

    def _is_used(self, cut: _Cut) -> bool:
        """Whether its author knew, or could know, that it names what is gone."""
        level = self.gone.level(cut.given.place)
        return isinstance(cut.given.value, str) and any(level >= cause.level for cause in cut.causes)
