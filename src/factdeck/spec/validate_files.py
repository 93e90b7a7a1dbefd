"""Spec stage: the files that a spec names are there, inside the project folder, and what they should be."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.spec.pictures import read_picture
from factdeck.spec.project import Key, PictureFile, Positions
from factdeck.spec.schema import Spec
from factdeck.spec.text_file import meant, nearest_file

MARKERS: Final = (".factdeck", "pyproject.toml", ".git")
"""What stands in a project's folder."""
_SPEC_FOLDER: Final = "deck"


def project_root(spec: Path) -> Path:
    """The folder that a spec's files must stay in; `spec` is absolute.

    The nearest folder above it with a `.factdeck`, `pyproject.toml` or `.git`; else the folder that holds the
    nearest folder named `deck`; else the spec's own.
    """
    for folder in spec.parents:
        if any((folder / marker).exists() for marker in MARKERS):
            return folder
    above = (folder.parent for folder in spec.parents if folder.name == _SPEC_FOLDER)
    return next(above, spec.parent)


def find_pictures(
    spec: Spec, positions: Positions, path: Path, diagnostics: Diagnostics
) -> dict[str, PictureFile]:
    """The pictures of a spec by the name written there; reports files missing, outside or unusable."""
    for key, source in spec.sources.items():
        if source.file:
            find_file(source.file, path, positions.at("sources", key, "file"), diagnostics)
    if spec.master:
        find_file(spec.master, path, positions.at("master"), diagnostics)
    pictures: dict[str, PictureFile] = {}
    for name, where in _named_pictures(spec):
        place = positions.at(*where)
        file = find_file(name, path, place, diagnostics)
        if file and (picture := read_picture(file, name, place, diagnostics)):
            pictures[name] = picture
    return pictures


def _named_pictures(spec: Spec) -> Iterator[tuple[str, tuple[Key, ...]]]:
    yield from ((name, (key,)) for key in ("logo", "qr") if (name := getattr(spec, key)))
    for number, section in enumerate(spec.sections):
        for index, photo in enumerate(section.photos.items if section.photos else ()):
            if photo.file:
                yield photo.file, ("sections", number, "photos", "items", index, "file")


def find_file(name: str, spec: Path, place: Location, diagnostics: Diagnostics) -> Path | None:
    """The file that `name` means, seen from the spec's folder; a backslash separates as well as a slash."""
    root = project_root(spec)
    try:
        file = (spec.parent / name.replace("\\", "/")).resolve()
        if not file.is_relative_to(root.resolve()):
            diagnostics.add("path-outside-project", place, path=name, root=str(root))
        elif file.is_file():
            return file
        else:
            diagnostics.add("missing-file", place, path=name, advice=meant(nearest_file(file)))
    except (OSError, ValueError):  # too long for the system, or with a null character
        diagnostics.add("missing-file", place, path=name, advice="")
    return None
