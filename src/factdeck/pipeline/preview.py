"""Driver: pictures of the pages of a spec, without any office program, and all of them on one contact sheet.

The PDF writer paints the deck's scene as it paints the fact sheet's; PDFium makes pixels of it. Nothing is
audited: that is what `build` and `check` are for.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.jobs import run_all
from factdeck.pipeline.outputs import remove_ours, write_outputs
from factdeck.pipeline.raster import painted, png, rasterised
from factdeck.pipeline.stages import USUAL, Kind, Prepared, Printing, lay_out, prepare
from factdeck.spec.project import Project

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH: Final = 1280
CONTACT: Final = "contact.png"
FOLDER: Final = "preview"
_SMALL: Final = 480  # width of a page on the contact sheet, pixels
_COLUMNS: Final = 4
_GAP: Final = 12
_GROUND: Final = (150, 150, 150)


@dataclass(frozen=True, slots=True)
class PreviewResult:
    """The pictures that were written, in the order of the pages, and the contact sheet; none after errors."""

    pages: tuple[Path, ...]
    contact: Path | None
    diagnostics: Diagnostics
    language: str = ""


def preview(
    spec: Project | str | os.PathLike[str],
    *,
    out: str | os.PathLike[str] | None = None,
    only: Iterable[Kind] = USUAL,
    width: int = WIDTH,
    jobs: int = 1,
    printing: Printing = Printing(),  # noqa: B008 - frozen
) -> PreviewResult:
    """Write a PNG a page and a contact sheet into the folder `out` (default: out/<spec's name>/preview)."""
    from factdeck.pipeline.loading import examine_project

    diagnostics = Diagnostics()
    project = spec if isinstance(spec, Project) else examine_project(Path(spec), diagnostics)
    prepared = prepare(project, diagnostics) if project else None
    if project is None or prepared is None or diagnostics.has_errors():
        return PreviewResult((), None, diagnostics, project.spec.language if project else "")
    prepared = replace(prepared, printing=printing)
    kinds = list(dict.fromkeys(only))
    painted_kinds = run_all(_painted, [(prepared, kind) for kind in kinds], jobs, lambda _: None)
    pictures: dict[str, Image] = {}
    for kind, (content, found) in zip(kinds, painted_kinds, strict=True):
        diagnostics.extend(found)
        pictures |= _pictures(project.path.stem, kind, content, width)
    folder = Path(out) if out is not None else Path("out") / project.path.stem / FOLDER
    return _written(folder, pictures, diagnostics, project)


def _painted(prepared: Prepared, kind: Kind) -> tuple[bytes, Diagnostics]:
    """The pages of an output as a PDF that is only looked at, empty after errors; runs in any process."""
    from factdeck.checks.glyphs import with_places

    diagnostics = Diagnostics()
    laid_out = lay_out(prepared, kind, diagnostics)
    return painted(laid_out.scene) if laid_out else b"", with_places(diagnostics, prepared.project)


def _pictures(stem: str, kind: Kind, content: bytes, width: int) -> "dict[str, Image]":
    images = list(rasterised(content, width)) if content else []
    return {f"{stem}-{kind}-{number:02}.png": image for number, image in enumerate(images, 1)}


def _written(
    folder: Path, pictures: "dict[str, Image]", diagnostics: Diagnostics, project: Project
) -> PreviewResult:
    language = project.spec.language
    if diagnostics.has_errors() or not pictures:
        return PreviewResult((), None, diagnostics, language)
    contents = {name: png(image) for name, image in pictures.items()}
    contents[CONTACT] = png(contact_sheet(list(pictures.values())))
    paths = write_outputs(folder, contents, diagnostics)
    if paths:
        remove_ours(folder, f"{project.path.stem}-*.png", keep=set(paths.values()))
    pages = tuple(paths[name] for name in pictures if name in paths)
    return PreviewResult(pages, paths.get(CONTACT), diagnostics, language)


def contact_sheet(pages: "Sequence[Image]") -> "Image":
    """All pages on one picture, row by row, those of one shape together."""
    from PIL import Image

    small = [
        page.resize((_SMALL, round(page.height * _SMALL / page.width)), Image.Resampling.LANCZOS)
        for page in pages
    ]
    columns = min(_COLUMNS, len(small))
    rows = [row for group in _shapes(small) for row in _rows(group, columns)]
    height = sum(row[0].height + _GAP for row in rows) + _GAP
    sheet = Image.new("RGB", (columns * (_SMALL + _GAP) + _GAP, height), _GROUND)
    top = _GAP
    for row in rows:
        for column, page in enumerate(row):
            sheet.paste(page, (_GAP + column * (_SMALL + _GAP), top))
        top += row[0].height + _GAP
    return sheet


def _shapes(pages: "Sequence[Image]") -> "list[list[Image]]":
    shapes: dict[int, list[Image]] = {}
    for page in pages:
        shapes.setdefault(page.height, []).append(page)
    return list(shapes.values())


def _rows(pages: "Sequence[Image]", columns: int) -> "list[Sequence[Image]]":
    return [pages[row * columns : (row + 1) * columns] for row in range(ceil(len(pages) / columns))]
