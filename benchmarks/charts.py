"""Bytes and CPU time of a chart in a PDF, by kind, for `bench.py`: the flagship's and charts at their ends.

`python benchmarks/charts.py` prints a JSON object: for each kind the number of charts, and the median and the
greatest of milliseconds (warm) and of kilobytes (content compressed, without fonts).
"""

import json
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.chart_cost import Chart, at_their_ends, flagship, milliseconds, size  # noqa: E402


def cost(charts: Sequence[Chart]) -> dict[str, float]:
    """Milliseconds and kilobytes of charts of one kind."""
    times, sizes = [milliseconds(one) for one in charts], [size(one) / 1000 for one in charts]
    return {
        "charts": len(charts),
        "milliseconds": round(statistics.median(times), 1),
        "most_milliseconds": round(max(times), 1),
        "kilobytes": round(statistics.median(sizes), 2),
        "most_kilobytes": round(max(sizes), 2),
    }


def main() -> None:
    """Paint every chart some times and print what it took."""
    kinds: defaultdict[str, list[Chart]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for one in (*flagship(), *at_their_ends(Path(folder))):
            kinds[one.kind].append(one)
    print(json.dumps({kind: cost(charts) for kind, charts in kinds.items()}))


if __name__ == "__main__":
    main()
