"""Many districts at once: time beside as many separate cold runs, and memory as their number grows.

All in one run on one machine. Prints JSON: seconds of a batch of eighteen (deck and sheet each), seconds of
eighteen separate runs, their ratio, and the peak memory in MB of batches of eighteen and of two hundred.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.bench import peak
from benchmarks.districts import make_districts

FEW, MANY = 18, 200


def batch(specs: list[Path], out: Path) -> list[str]:
    """The command that builds all of them."""
    command = [sys.executable, "-m", "factdeck", "batch", *map(str, specs), "--out", str(out)]
    return [*command, "--force", "--quiet"]


def seconds(command: list[str]) -> float:
    """Wall clock of a run of `command`."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def separate(specs: list[Path], out: Path) -> float:
    """Wall clock of building them one after the other, each by a process of its own with all processors."""
    build = [sys.executable, "-m", "factdeck", "build"]
    return sum(seconds([*build, str(spec), "--out", str(out / spec.stem), "--quiet"]) for spec in specs)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        specs = make_districts(folder, MANY)
        few, out = specs[:FEW], folder / "out"
        together = [seconds(batch(few, out)) for _ in range(3)]
        apart = separate(few, out)
        found = {
            "batch_seconds": round(sorted(together)[1], 2),
            "batch_fastest": round(min(together), 2),
            "separate_seconds": round(apart, 2),
            "separate / batch": round(apart / sorted(together)[1], 2),
            "peak_mb": peak(batch(few, out)),
            "peak_mb_of_200": peak(batch(specs, out)),
        }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
