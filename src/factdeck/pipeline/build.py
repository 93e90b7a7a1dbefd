"""Driver: build specs into files. Read `build_all` to see the whole pipeline.

Errors in a spec stop before anything of it is written; other specs are built all the same.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from factdeck.backends.pdf.standard import Standard
from factdeck.base.diagnostics import Diagnostics, Location, SpecError
from factdeck.document.handout import PER_PAGE, PerPage
from factdeck.pipeline.jobs import run_all
from factdeck.pipeline.loading import LoadedSpec, SpecFile, Unloaded, load_project
from factdeck.pipeline.outputs import is_writable, write_outputs
from factdeck.pipeline.stages import (
    KINDS,
    USUAL,
    Finished,
    Kind,
    Prepared,
    Printing,
    finish,
    input_files,
    output_name,
    prepare,
)
from factdeck.spec.project import Project

if TYPE_CHECKING:
    from factdeck.pipeline.proof import Audited

Source = Project | Unloaded | str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written: where, what it is, pages, size in bytes."""

    path: Path
    kind: Kind
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What became of one spec. `outputs` is empty where `diagnostics` stopped it; `language` and
    `organization` are the spec's.

    `report`: the page that proves every figure; the same as JSON stands beside it. `inputs`: the files that
    the outputs were made of, but for the program's own.
    """

    outputs: tuple[Output, ...]
    diagnostics: Diagnostics
    language: str = ""
    report: Path | None = None
    inputs: tuple[Path, ...] = ()
    organization: str = ""


def load(path: str | os.PathLike[str]) -> Project:
    """A valid spec. Raises SpecError with every mistake in it."""
    diagnostics = Diagnostics()
    project = load_project(Path(path), diagnostics)
    if project is None:
        raise SpecError(diagnostics)
    return project


def build(
    spec: Source,
    *,
    out: str | os.PathLike[str] | None = None,
    only: Iterable[Kind] = USUAL,
    strict: bool = False,
    jobs: int = 1,
    per_page: PerPage | None = None,
    gray: bool | None = None,
    standard: Standard | Literal["ua-1", "ua-2"] = Standard.UA_1,
) -> BuildResult:
    """Build one spec, a path or a loaded project, into the folder `out` (default: out/<spec's name>).

    `per_page` and `gray` are of handouts, in place of what the spec says. `standard` is what PDFs keep:
    "ua-1" PDF/UA-1 and PDF/A-2a, "ua-2" PDF/UA-2 and PDF/A-4. `jobs` > 1 starts processes: on Windows and
    macOS only under `if __name__ == "__main__"`. Raises SpecError with every mistake where nothing was
    written; other findings are in the result's diagnostics.
    """
    printing = Printing(per_page, gray)
    (result,) = build_all(
        [spec], out=out, only=only, strict=strict, jobs=jobs, printing=printing, standard=standard
    )
    if not result.outputs:
        raise SpecError(result.diagnostics)
    return result


def build_all(
    specs: Sequence[Source],
    *,
    out: str | os.PathLike[str] | None = None,
    only: Iterable[Kind] = USUAL,
    strict: bool = False,
    jobs: int = 1,
    standard: Standard | Literal["ua-1", "ua-2"] = Standard.UA_1,
    done: Callable[[str], None] = lambda name: None,
    printing: Printing = Printing(),  # noqa: B008 - frozen
) -> list[BuildResult]:
    """Build several specs; results in their order, whatever `jobs`. `done` is told each output's name.

    Raises ValueError for an `only` that names no output, and for slides to a page that no handout has.
    """
    kinds = _kinds(only)
    if printing.per_page not in (None, *PER_PAGE):
        raise ValueError(f"per_page: expected one of {', '.join(map(str, PER_PAGE))}")
    builds = [_Build.of(spec, out) for spec in specs]
    _check_names(builds)
    for item in builds:
        item.prepare(printing, Standard(standard))
    work: list[tuple[_Build, Kind]] = [(item, kind) for item in builds if item.prepared for kind in kinds]
    arguments = [(item.prepared, kind, strict) for item, kind in work]
    names = [item.name(kind) for item, kind in work]
    finished = run_all(finish, arguments, jobs, lambda index: done(names[index]))
    for (item, _), result in zip(work, finished, strict=True):
        item.finished.append(result)
    return [item.write(strict) for item in builds]


def _kinds(only: Iterable[Kind]) -> list[Kind]:
    wanted = frozenset(only)
    if not wanted or not wanted.issubset(KINDS):
        raise ValueError(f"only: expected some of {', '.join(KINDS)}")
    return [kind for kind in KINDS if kind in wanted]


@dataclass(slots=True)
class _Build:
    """One spec on its way through the stages."""

    spec: Unloaded
    folder: Path
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    language: str = ""
    organization: str = ""
    prepared: Prepared | None = None
    finished: list[Finished] = field(default_factory=list[Finished])

    @staticmethod
    def of(spec: Source, out: str | os.PathLike[str] | None) -> "_Build":
        source = _unloaded(spec)
        return _Build(source, Path(out) if out is not None else Path("out") / source.path.stem)

    @property
    def path(self) -> Path:
        """The spec's file."""
        return self.spec.path

    def name(self, kind: Kind) -> str:
        """The name of an output's file."""
        return output_name(self.path, kind)

    def prepare(self, printing: Printing, standard: Standard) -> None:
        """All stages that both outputs share; also whether there is a place to write to."""
        if not is_writable(self.folder):
            self.diagnostics.add("output-unwritable", Location(str(self.folder)), reason="")
        if project := self.spec.examine(self.diagnostics):
            self.language, self.organization = project.spec.language, project.spec.organization
            prepared = prepare(project, self.diagnostics)
            sound = prepared if not self.diagnostics.has_errors() else None
            self.prepared = replace(sound, printing=printing, standard=standard) if sound else None

    def write(self, strict: bool) -> BuildResult:
        """Write what is finished, unless something stands against it."""
        for result in self.finished:
            self.diagnostics.extend(result.diagnostics)
        reports = {} if self.diagnostics.has_errors(strict=strict) else self._report()
        if not reports or self.diagnostics.has_errors(strict=strict):
            return BuildResult((), self.diagnostics, self.language, organization=self.organization)
        contents = {self.name(result.kind): result.content for result in self.finished}
        paths = write_outputs(self.folder, {**contents, **reports}, self.diagnostics)
        outputs = [
            Output(paths[name], result.kind, result.pages, len(result.content))
            for result in self.finished
            if (name := self.name(result.kind)) in paths
        ]
        report = next((paths[name] for name in reports if name in paths), None)
        inputs = input_files(self.prepared) if self.prepared else ()
        return BuildResult(tuple(outputs), self.diagnostics, self.language, report, inputs, self.organization)

    def _report(self) -> dict[str, bytes]:
        """The report's files; none where nothing was prepared."""
        from factdeck.pipeline.printed import as_record, asked, recorded
        from factdeck.pipeline.proof import report_files

        if self.prepared is None:
            return {}
        audited: dict[Kind, Audited] = {item.kind: item.audited for item in self.finished if item.audited}
        names: dict[Kind, str] = {kind: self.name(kind) for kind in audited}
        printed = recorded(self.folder, self.path) | asked(self.prepared, audited)
        return report_files(self.prepared, audited, names, self.diagnostics, as_record(printed))


def _unloaded(spec: Source) -> Unloaded:
    if isinstance(spec, Project):
        return LoadedSpec(spec)
    return SpecFile(Path(spec)) if isinstance(spec, str | os.PathLike) else spec


def _check_names(builds: Iterable[_Build]) -> None:
    """Report specs that would write the same file; names are compared as Windows and macOS do."""
    seen: dict[tuple[str, str], Path] = {}
    for item in builds:
        key = (str(item.folder.resolve()).casefold(), item.path.stem.casefold())
        if key in seen:
            name = item.name(KINDS[0])
            item.diagnostics.add("same-output", Location(str(item.path)), name=name, other=str(seen[key]))
        seen.setdefault(key, item.path)
