"""Driver: tell where the values of a spec come from, what it changes, and whom a change of it touches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.pipeline.loading import examine_project
from factdeck.spec.changes import Change, Touched, changes_of, touched
from factdeck.spec.explain import Origin, defaults_of, is_under, origins_of
from factdeck.spec.overlay import layered
from factdeck.spec.project import Project
from factdeck.spec.read_yaml import read_yaml

_DISTRICTS = "*.yaml"


@dataclass(slots=True)
class Explained:
    """What was asked for, in the spec's language, with what loading had to say."""

    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    language: str = ""
    origins: list[Origin] = field(default_factory=list[Origin])
    changes: list[Change] = field(default_factory=list[Change])
    touched: dict[Path, list[Touched]] = field(default_factory=dict[Path, list[Touched]])


def explain(path: Path, key: str = "") -> Explained:
    """Every value of a spec, or those under a dotted key, and where each comes from."""
    found = Explained()
    if project := _project(path, found):
        told = [origin for origin in origins_of(project) if is_under(origin.key, key)]
        found.origins = [*told, *_defaults(project, key)]
        _check_key(key, found.origins, project, found.diagnostics)
    return found


def explain_changes(path: Path, key: str = "") -> Explained:
    """What a spec changes of the one that it extends, what it adds, takes away and inherits."""
    found = Explained()
    project = _project(path, found)
    written = read_yaml(path, Diagnostics())
    layers = layered(written, path, Diagnostics()) if written else None
    if project and layers:
        every = changes_of(project, layers, found.diagnostics)
        found.changes = [change for change in every if is_under(change.origin.key, key)]
    return found


def explain_touched(path: Path, others: Sequence[Path], key: str = "") -> Explained:
    """For the specs among `others` (files, or folders of them) that extend a base: what of it they follow."""
    found = Explained()
    base = _project(path, found)
    if base is None:
        return found
    _check_key(key, [one for one in origins_of(base) if is_under(one.key, key)], base, found.diagnostics)
    for other in _files(others):
        if project := _extending(other, path, found.diagnostics):
            found.touched[other] = touched(base, project, key)
    return found


def _project(path: Path, found: Explained) -> Project | None:
    project = examine_project(path, found.diagnostics)
    found.language = project.spec.language if project else ""
    return project


def _extending(path: Path, base: Path, diagnostics: Diagnostics) -> Project | None:
    """The project of a file that extends the base, directly or not; None for others."""
    quiet = Diagnostics()
    written = read_yaml(path, quiet)
    layers = layered(written, path, quiet) if written else None
    lower = {Path(file).resolve() for file in layers.files[:-1]} if layers else set[Path]()
    if layers is None:
        diagnostics.extend(quiet)
    return examine_project(path, Diagnostics()) if base.resolve() in lower else None


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob(_DISTRICTS)) if path.is_dir() else [path]


def _defaults(project: Project, key: str) -> Iterator[Origin]:
    """What nobody wrote: the design pack's choice, or the built-in one."""
    from factdeck.pipeline.stages import theme_of

    yield from defaults_of(project, key)
    if is_under("embed_fonts", key) and project.spec.embed_fonts is None:
        theme = theme_of(project, Diagnostics())
        if theme is not None:
            yield Origin("embed_fonts", theme.embed_fonts, theme.locations.get(("embed_fonts",)))


def _check_key(key: str, found: Sequence[Origin], project: Project, diagnostics: Diagnostics) -> None:
    """Report a key under which there is nothing."""
    if not key or found:
        return
    from factdeck.spec.near import near

    known = {origin.key for origin in origins_of(project)}
    steps = {name.rsplit(".", depth)[0] for name in known for depth in range(name.count(".") + 1)}
    advice = near(key, sorted(steps))
    diagnostics.add("explain-no-key", Location(project.positions.file), key=key, advice=advice)


def listed(found: Explained) -> list[dict[str, Any]]:
    """What was asked for, for other programs: mappings of text, numbers and lists."""
    if found.touched:
        return [
            {"spec": str(path), "key": one.key, "state": str(one.kind), "place": _said(one.place)}
            for path, every in found.touched.items()
            for one in every
        ]
    if found.changes:
        return [
            {"state": str(one.kind), **_origin(one.origin), "parts": list(one.parts), "count": one.count}
            for one in found.changes
        ]
    return [_origin(origin) for origin in found.origins]


def _origin(origin: Origin) -> dict[str, Any]:
    was = {"value": origin.was, "place": _said(origin.was_at)} if origin.was_at else None
    return {"key": origin.key, "value": origin.value, "place": _said(origin.place), "replaced": was}


def _said(place: Location | None) -> str | None:
    return str(place) if place else None
