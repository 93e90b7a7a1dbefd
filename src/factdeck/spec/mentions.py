"""Spec stage: what a loaded spec says and names, gathered once for all checks that ask."""

from functools import lru_cache

from factdeck.spec.project import Key, Project
from factdeck.spec.references import Reference, references, texts

_KEPT = 2  # a project, and the same with tables in place of some charts


@lru_cache(maxsize=_KEPT)
def all_references(project: Project) -> tuple[Reference, ...]:
    """Every name given anywhere in the spec."""
    return tuple(references(project.spec))


@lru_cache(maxsize=_KEPT)
def all_texts(project: Project) -> tuple[tuple[tuple[Key, ...], str], ...]:
    """Every text of the spec, with its path."""
    return tuple(texts(project.spec))
