"""Time and memory of cold builds beside two plain scripts, all in one run on one machine (`make bench`).

The plain scripts are the floor: as many slides, charts and pages, and no layout. Writes
`benchmarks/results.json` and prints a table; README.md beside it says what the numbers mean.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "benchmarks"
FLAGSHIP, OTHER = ROOT / "deck" / "harbin.yaml", ROOT / "deck" / "library.yaml"

_FURTHER = """
import sys, time
from contextlib import suppress
from factdeck.cli import main
first, further, folder = sys.argv[1:]
for spec in (first, further):
    started = time.process_time()
    sys.argv[1:] = ["build", spec, "--quiet", "--jobs", "1", "--out", folder]
    with suppress(SystemExit):
        main()
print(time.process_time() - started)
"""


def commands(folder: Path) -> dict[str, list[str]]:
    """What is measured, by name."""
    python = sys.executable
    build = [python, "-m", "factdeck", "build", str(FLAGSHIP), "--quiet", "--out"]
    return {
        "python, doing nothing": [python, "-c", "pass"],
        "plain deck": [python, str(HERE / "plain_deck.py"), str(folder / "plain.pptx")],
        "plain sheet": [python, str(HERE / "plain_sheet.py"), str(folder / "plain.pdf")],
        "factdeck deck": [*build, str(folder / "deck"), "--only", "deck"],
        "factdeck sheet": [*build, str(folder / "sheet"), "--only", "factsheet"],
        "factdeck both": [*build, str(folder / "both")],
        "factdeck both, one process": [*build, str(folder / "one"), "--jobs", "1"],
    }


def cold(command: list[str]) -> tuple[float, float]:
    """Seconds of wall clock, and of CPU in all its processes, of one run of `command`."""
    before, started = os.times(), time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - started, os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return wall, cpu


def peak(command: list[str]) -> float | None:
    """The greatest memory in MB of a run and all its processes together, pages that they share counted once.

    The sum of their proportional set sizes, looked at every few milliseconds, in a run of its own because
    looking takes time. None where the system has no /proc.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    greatest = 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as child:
        while child.poll() is None:
            greatest = max(greatest, sum(_kilobytes(process) for process in _tree(child.pid)))
            time.sleep(0.004)
    return round(greatest / 1024, 1)


def _tree(process: int) -> Iterator[int]:
    yield process
    for threads in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = threads.read_text().split()
        except OSError:  # it has just ended
            return
        for child in children:
            yield from _tree(int(child))


def _kilobytes(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def measure(runs: int) -> dict[str, dict[str, float | None]]:
    """Medians by name. The commands take turns, so that a busy moment of the machine hits all alike."""
    seen: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        asked = commands(Path(folder))
        memory = {name: peak(command) for name, command in asked.items()}  # and the disk cache is warm now
        for _ in range(runs):
            for name, command in asked.items():
                seen.setdefault(name, []).append(cold(command))
    return {
        name: {
            "seconds": round(statistics.median(wall for wall, _ in results), 3),
            "fastest": round(min(wall for wall, _ in results), 3),
            "cpu_seconds": round(statistics.median(cpu for _, cpu in results), 3),
            "peak_mb": memory[name],
        }
        for name, results in seen.items()
    }


def further(spec: Path, runs: int) -> float:
    """CPU seconds of a build of `spec`, both outputs, after one of the flagship in the same process."""
    found: list[float] = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-c", _FURTHER, str(FLAGSHIP), str(spec), folder]
            output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        found.append(float(output.split()[-1]))
    return round(statistics.median(found), 3)


def paragraphs() -> dict[str, dict[str, float]]:
    """CPU milliseconds of setting a paragraph, by way of setting."""
    command = [sys.executable, str(HERE / "paragraphs.py")]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def many() -> dict[str, float]:
    """Eighteen districts at once beside eighteen runs, and memory of two hundred."""
    command = [sys.executable, str(HERE / "batch.py")]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def charts() -> dict[str, dict[str, float]]:
    """Milliseconds and kilobytes of charts in a PDF, by kind."""
    command = [sys.executable, str(HERE / "charts.py")]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def tags() -> dict[str, float]:
    """What tags add to writing four pages: CPU milliseconds, ratio, bytes."""
    command = [sys.executable, str(HERE / "tags.py")]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def ratios(times: dict[str, dict[str, float | None]], measure: str) -> dict[str, float]:
    """What the goals are about. `measure`: "seconds" (the medians) or "fastest"."""

    def seconds(name: str) -> float:
        return times[name][measure] or 0.0

    plain = seconds("plain deck") + seconds("plain sheet")
    return {
        "both / (plain deck + plain sheet)": round(seconds("factdeck both") / plain, 2),
        "both in one process / the same": round(seconds("factdeck both, one process") / plain, 2),
        "deck / plain deck": round(seconds("factdeck deck") / seconds("plain deck"), 2),
        "sheet / plain sheet": round(seconds("factdeck sheet") / seconds("plain sheet"), 2),
    }


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs: int = parser.parse_args().runs
    times = measure(runs)
    results = {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "runs": runs,
        "medians": times,
        "ratios": ratios(times, "seconds"),
        "ratios_of_fastest": ratios(times, "fastest"),
        "further_build_cpu_seconds": {
            spec.stem: further(spec, min(runs, 5)) for spec in (FLAGSHIP, OTHER) if spec.exists()
        },
        "paragraph_cpu_milliseconds": paragraphs(),
        "tags_of_four_pages": tags(),
        "batch": many(),
        "charts_in_a_pdf": charts(),
    }
    for name, row in times.items():
        memory = f"{row['peak_mb']:7.1f} MB" if row["peak_mb"] else "        –"
        times_said = (
            f"{row['seconds']:7.3f} s (fastest {row['fastest']:.3f}) {row['cpu_seconds']:7.3f} s of CPU"
        )
        print(f"{name:28} {times_said} {memory}")
    for name, ratio in results["ratios"].items():
        print(f"{name:34} {ratio:5.2f} × (of the fastest {results['ratios_of_fastest'][name]:.2f} ×)")
    for name, seconds in results["further_build_cpu_seconds"].items():
        print(f"a further build in the same process, {name}: {seconds} s of CPU")
    for name, times_of in results["paragraph_cpu_milliseconds"].items():
        print(f"a paragraph, {name}: {times_of['first']} ms of CPU, again {times_of['again']} ms")
    for name, number in results["batch"].items():
        print(f"18 districts, {name}: {number}")
    for kind, row in results["charts_in_a_pdf"].items():
        took = f"{row['milliseconds']} ms of CPU (at most {row['most_milliseconds']})"
        print(f"a chart, {kind}: {took}, {row['kilobytes']} KB (at most {row['most_kilobytes']})")
    print("tags of four pages: {milliseconds} ms of CPU ({ratio} ×)".format(**results["tags_of_four_pages"]))
    (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
