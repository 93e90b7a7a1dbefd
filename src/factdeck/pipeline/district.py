"""Driver: `factdeck new`: a district starts from another's spec with no figure of it, and no YAML to type."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.workbook_form import Values, form_of
from factdeck.facts.workbook_write import workbook_bytes
from factdeck.pipeline.loading import load_project
from factdeck.pipeline.outputs import write_new
from factdeck.pipeline.stages import template_folders
from factdeck.pipeline.workbooks import look_of
from factdeck.spec.project import Project
from factdeck.spec.references import texts
from factdeck.spec.validate_files import MARKERS, project_root
from factdeck.theme.load import load_theme

WORKBOOK: Final = "numbers.xlsx"
_UNNAMEABLE: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^[. ]|[. ]$|^$')
_PLACE: Final = re.compile("(.+?[省市区县旗州盟镇乡])(?=.)")
_MOST_NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class StartedDistrict:
    """What was made: its folder, the spec and the workbook in it; the language of the spec."""

    folder: Path
    spec: Path
    workbook: Path
    language: str


def start_district(
    name: str, base: Path, diagnostics: Diagnostics, *, folder: Path | None = None, organization: str = ""
) -> StartedDistrict | None:
    """A folder with a spec that extends `base`, an empty workbook, and a template; None where it can't be.

    Nothing is written where one of the files is there already.
    """
    if _UNNAMEABLE.search(name):
        diagnostics.add("district-name", name=name)
        return None
    project = load_project(base, diagnostics)
    if project is None:
        return None
    folder = folder or base.parent / name
    marker = _marker(project.path, folder, diagnostics)
    if marker is None:
        return None
    organization = organization or _organization(name, project.spec.organization)
    contents = _contents(name, organization, project, folder)
    taken = [one for one in contents if (folder / one).exists()]
    for one in taken:
        diagnostics.add("district-exists", Location(str(folder / one)), name=one)
    if taken or not write_new(folder, {**contents, **marker}, diagnostics):
        return None
    spec = folder / f"{name}.yaml"
    return StartedDistrict(folder, spec, folder / WORKBOOK, project.spec.language)


def _marker(base: Path, folder: Path, diagnostics: Diagnostics) -> dict[str, bytes] | None:
    """A file that marks the project's folder, where a district in `folder` would not reach its base without.

    None, with a diagnostic, where the base is not above it.
    """
    root = project_root((folder / WORKBOOK).resolve())
    if base.is_relative_to(root):
        return {}
    if folder.resolve().is_relative_to(base.parent):
        return {os.path.relpath(base.parent / MARKERS[0], folder.resolve()): b""}
    diagnostics.add("path-outside-project", Location(str(folder)), path=str(base), root=str(root))
    return None


def _contents(name: str, organization: str, project: Project, folder: Path) -> dict[str, bytes]:
    form = form_of(project, Values.EMPTY, organization)
    return {
        f"{name}.yaml": _spec_text(name, organization, project, folder).encode(),
        WORKBOOK: workbook_bytes(form, look_of(project)),
        f"templates/{name}/template.yaml": _template_text(name, project).encode(),
    }


def _organization(name: str, base: str) -> str:
    """The base's organization with the district's name in place of its own: 图书馆 of 甲市图书馆 for 乙区."""
    place = _PLACE.match(base)
    return f"{name}{base[place.end() :]}" if place and _PLACE.match(f"{name}　") else name


def _spec_text(name: str, organization: str, project: Project, folder: Path) -> str:
    spec = project.spec
    named = list(_naming(project))
    values = {
        "extends": _quoted(_seen_from(project.path, folder)),
        "organization": _quoted(organization),
        "title": _quoted(spec.title),
        "date": spec.date or "2026-12",
        "workbook": WORKBOOK,
        "named": "\n".join(f"#   {one}" for one in named or ["–"]),
        "name": _quoted(name),
    }
    return _starter(spec.language, "district.yaml").format(**values)


def _template_text(name: str, project: Project) -> str:
    base = project.spec.template
    theme = load_theme(base, template_folders(project.path), Diagnostics())
    palette = theme.palette if theme else {}
    colors = "\n".join(f'#   {color}: "#{value}"' for color, value in palette.items())
    values = {"name": _quoted(name), "extends": base, "palette": colors or "#   –"}
    return _starter(project.spec.language, "template.yaml").format(**values)


def _starter(language: str, name: str) -> str:
    return files("factdeck").joinpath("starter", language, name).read_text("utf-8")


def _naming(project: Project) -> Iterator[str]:
    """Texts of the base that name its place or its organization: they are likely wrong elsewhere."""
    spec = project.spec
    place = _PLACE.match(spec.organization)
    first = spec.organization.split()[0]
    names = [place[1], place[1][:-1]] if place else [spec.organization, first if len(first) > 3 else ""]
    count = 0
    for path, text in texts(spec):
        if path[0] in ("facts", "sources", "organization", "title", "keywords"):
            continue
        if any(len(one) > 1 and one in text for one in names):
            count += 1
            if count > _MOST_NAMED:
                return
            yield f"{_dotted(project, path)}: {' '.join(text.split())}"


def _dotted(project: Project, path: tuple[str | int, ...]) -> str:
    """A path as people write it, sections by their id."""
    if path[0] == "sections" and isinstance(path[1], int):
        path = ("sections", project.spec.sections[path[1]].id, *path[2:])
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in path)


def _seen_from(file: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return str(file.resolve())


def _quoted(text: str) -> str:
    """A text as YAML has it on one line; JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)
