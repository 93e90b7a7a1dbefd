"""The whole test command: lint, types, layering, tests. `make test` and CI both call this.

`--quick` leaves out what needs an outside judge (LibreOffice, validators) or takes more than a few seconds.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


def checks(folder: str, *, quick: bool) -> list[list[str]]:
    """The commands, in the order in which a fault is cheapest to see. `folder` keeps the tested PDFs."""
    tests = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal"]
    judged = [sys.executable, "-m", "tests.every_pdf", folder]
    return [
        [str(BIN / "ruff"), "check", "."],
        [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
        [str(BIN / "lint-imports")],
        [str(BIN / "pyright")],
        *([[*tests, "-m", "not judge and not slow"]] if quick else [tests, judged]),
    ]


def main() -> int:
    """Run every check, say which failed, and return 1 when any did."""
    quick, environment = "--quick" in sys.argv[1:], os.environ | {"PYTHONUTF8": "1"}
    with TemporaryDirectory() as folder:
        if not quick:
            environment["FACTDECK_TESTED_PDFS"] = folder
        failed = [
            command
            for command in checks(folder, quick=quick)
            if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        ]
    for command in failed:
        print("FAILED:", " ".join(command), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
