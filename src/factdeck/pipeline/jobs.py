"""Driver: independent pieces of work, in this process or spread over several; the results are the same."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

_Result = TypeVar("_Result")


def default_jobs() -> int:
    """How many processors this process may use."""
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1


def run_all(
    work: Callable[..., _Result],
    arguments: Sequence[tuple[Any, ...]],
    jobs: int,
    done: Callable[[int], None],
) -> list[_Result]:
    """`work(*item)` for every item, in order; at most `jobs` at a time. `done(index)` is called as each ends.

    With one job or one item no process is started. `work` and the items must be picklable.
    """
    if min(jobs, len(arguments)) < 2:
        return [_one(work, item, index, done) for index, item in enumerate(arguments)]
    return _spread(work, arguments, min(jobs, len(arguments)), done)


def _one(
    work: Callable[..., _Result], item: tuple[Any, ...], index: int, done: Callable[[int], None]
) -> _Result:
    result = work(*item)
    done(index)
    return result


def _spread(
    work: Callable[..., _Result],
    arguments: Sequence[tuple[Any, ...]],
    jobs: int,
    done: Callable[[int], None],
) -> list[_Result]:
    """This process works too: it has everything loaded, and takes back what no other has begun."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    method = get_context(start_method())
    pool = ProcessPoolExecutor(jobs - 1, mp_context=method, initializer=ignore_interrupt)
    results: dict[int, _Result] = {}
    try:
        elsewhere = {index: pool.submit(work, *arguments[index]) for index in range(1, len(arguments))}
        results[0] = _one(work, arguments[0], 0, done)
        for index, future in reversed(elsewhere.items()):
            if future.cancel():
                results[index] = _one(work, arguments[index], index, done)
        for index, future in elsewhere.items():
            if index not in results:
                results[index] = future.result()
                done(index)
        return [results[index] for index in range(len(arguments))]
    finally:
        pool.shutdown(cancel_futures=True)


def start_method() -> str:
    """`fork` shares what is already imported, but is safe only while there is a single thread."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def ignore_interrupt() -> None:
    """Ctrl-C is answered by the parent alone; a worker would only print a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
