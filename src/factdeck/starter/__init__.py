"""The face: the working folder that `factdeck init` makes."""

from importlib.resources import files
from pathlib import Path

from factdeck.base.diagnostics import Diagnostics, Location


def start(folder: Path, language: str, diagnostics: Diagnostics) -> list[Path]:
    """Write a small commented spec that builds at once, its schema, and a README; the paths written.

    Nothing is written, and a diagnostic says why, where one of the files is there already.
    """
    contents = _contents(language)
    taken = [name for name in contents if (folder / name).exists()]
    for name in taken:
        diagnostics.add("init-exists", Location(str(folder / name)), name=name)
    if taken:
        return []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in contents.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        diagnostics.add("folder-unwritable", Location(str(folder)), reason=reason)
        return []
    return [folder / name for name in contents]


def _contents(language: str) -> dict[str, str]:
    from factdeck.spec.json_schema import FILE_NAME, json_schema_text

    shipped = files("factdeck").joinpath("starter", language)
    texts = {name: shipped.joinpath(name).read_text("utf-8") for name in ("spec.yaml", "README.md")}
    return {**texts, FILE_NAME: json_schema_text()}
