"""Driver: many pieces of work over all processors, each on its own: one that fails stops no other."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

from factdeck.pipeline.jobs import ignore_interrupt, start_method

_Result = TypeVar("_Result")


def run_each(
    work: Callable[..., _Result], arguments: Sequence[tuple[Any, ...]], jobs: int
) -> Iterator[tuple[int, _Result | Exception]]:
    """`(index, work(*arguments[index]))` as each ends, in any order; the exception in place of a result.

    `work` and its arguments must be picklable. Work whose process dies (memory, a crash in a library) is
    begun once more in a process of its own, since it may have died of another's fault. Closing the iterator,
    or an interrupt, waits for what is being worked on and starts nothing more.
    """
    if jobs < 2 or len(arguments) < 2:
        yield from ((index, _tried(work, item)) for index, item in enumerate(arguments))
        return
    lost: list[int] = []
    for index, result in _pooled(work, arguments, range(len(arguments)), jobs):
        if isinstance(result, BrokenProcessPool):
            lost.append(index)
        else:
            yield index, result
    for index in lost:
        yield from _pooled(work, arguments, [index], 1)


def _tried(work: Callable[..., _Result], item: tuple[Any, ...]) -> _Result | Exception:
    try:
        return work(*item)
    except Exception as error:
        return error


def _pooled(
    work: Callable[..., _Result], arguments: Sequence[tuple[Any, ...]], indices: Sequence[int], jobs: int
) -> Iterator[tuple[int, _Result | Exception]]:
    context = get_context(start_method())
    pool = ProcessPoolExecutor(min(jobs, len(indices)), mp_context=context, initializer=ignore_interrupt)
    try:
        futures = {pool.submit(work, *arguments[index]): index for index in indices}
        for future in as_completed(futures):
            yield futures[future], _outcome(future)
    finally:
        pool.shutdown(cancel_futures=True)


def _outcome(future: "Future[_Result]") -> _Result | Exception:
    try:
        return future.result()
    except Exception as error:
        return error
