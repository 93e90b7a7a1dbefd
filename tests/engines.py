"""The text of a PDF as four programs extract it; one that is not installed skips with how to get it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pypdfium2
import pytest

PDFJS = "FACTDECK_PDFJS"
"""Names a folder where `npm install pdfjs-dist` was run."""

_SCRIPT = """
for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) globalThis[name] ??= class {};
console.log = console.warn = () => {};
const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
const { readFileSync } = await import('node:fs');
const data = new Uint8Array(readFileSync(0));
const file = await pdfjs.getDocument({ data, verbosity: 0 }).promise;
let text = '';
for (let n = 1; n <= file.numPages; n++)
  for (const item of (await (await file.getPage(n)).getTextContent()).items)
    text += (item.str ?? '') + (item.hasEOL ? '\\n' : '');
process.stdout.write(JSON.stringify(text));
"""


def _pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    return "\n".join(pages).replace("\r\n", "\n")


def _poppler(pdf: bytes) -> str:
    program = shutil.which("pdftotext") or _missing("pdftotext (poppler-utils)")
    command = [program, "-raw", "-nopgbrk", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def _mupdf(pdf: bytes) -> str:
    try:
        import pymupdf
    except ImportError:
        _missing("PyMuPDF (pip install pymupdf)")
    return "\n".join(page.get_text() for page in pymupdf.open(stream=pdf, filetype="pdf"))


def _pdfjs(pdf: bytes) -> str:
    folder = os.environ.get(PDFJS, "")
    program = shutil.which("node")
    if not program or not (Path(folder) / "node_modules" / "pdfjs-dist").is_dir():
        _missing(f"pdf.js (npm install pdfjs-dist, and name the folder in {PDFJS})")
    command = [str(program), "--input-type=module", "-e", _SCRIPT]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True, cwd=folder)
    return json.loads(done.stdout)


def _missing(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


ENGINES: dict[str, Callable[[bytes], str]] = {
    "pdfium": _pdfium,
    "poppler": _poppler,
    "mupdf": _mupdf,
    "pdf.js": _pdfjs,
}
