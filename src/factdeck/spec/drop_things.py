"""Spec stage: what of a spec can be gone so that others must do without it: facts, exhibits, slides. Pure."""

from factdeck.spec.drop_steps import LISTS, sections, steps
from factdeck.spec.given import Given, Keys
from factdeck.spec.inherit import FACTS
from factdeck.spec.merge import Removed

Thing = tuple[str, str, str]
"""Kind (fact, exhibit, step), the section that an exhibit is of, name."""


def things(root: Given) -> dict[Thing, Keys]:
    """Facts, exhibits and storyboard entries that there are, and the path of each, or of its section."""
    facts = root.by_key[FACTS].by_key if FACTS in root.by_key else {}
    found: dict[Thing, Keys] = {("fact", "", name): (FACTS, name) for name in facts}
    for number, section in enumerate(sections(root)):
        path = ("sections", number)
        for kind in LISTS:
            for at, item in enumerate(section.by_key[kind].items if kind in section.by_key else ()):
                found["exhibit", section.id, item.id] = (*path, kind, at)
    for entry, section in steps(root).items():
        found["step", "", entry] = _path_of(root, section, entry)
    return found


def _path_of(root: Given, section: Given, entry: str) -> Keys:
    """The path of what a storyboard entry names."""
    path = ("sections", next(n for n, one in enumerate(sections(root)) if one is section))
    _, _, element = entry.partition(".")
    if element in section.by_key:
        return (*path, element)
    for kind in LISTS:
        for at, item in enumerate(section.by_key[kind].items if kind in section.by_key else ()):
            if item.id == element:
                return (*path, kind, at)
    return path


def removed_things(item: Removed) -> list[Thing]:
    """The exhibits and storyboard entries that go with what an overlay takes away."""
    if item.path[:1] != ("sections",) or len(item.path) not in (2, 3, 4):
        return []
    section, was = item.path[1], item.was
    if len(item.path) == 2:
        return [thing for thing in things(_spec_of(was)) if thing[0] != "fact"]
    if len(item.path) == 3:
        exhibits = [one.id for one in was.items] if item.path[2] in LISTS else []
        names = exhibits or [item.path[2]]
    else:
        exhibits = names = [item.path[3]]
    of_exhibits: list[Thing] = [("exhibit", section, name) for name in exhibits]
    return [*of_exhibits, *(("step", "", f"{section}.{name}") for name in names)]


def _spec_of(section: Given) -> Given:
    return Given({"sections": Given([section], section.place)}, section.place)
