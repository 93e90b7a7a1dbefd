"""Work in one process or several gives the same, in order."""

import os
import time

import pytest

from factdeck.pipeline.jobs import default_jobs, run_all


def late_first(number: int, count: int) -> tuple[int, int]:
    time.sleep(0.05 * (count - number))
    return number, os.getpid()


def fail(number: int) -> int:
    if number:
        raise KeyError(number)
    return number


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_are_in_order(jobs: int):
    done: list[int] = []
    results = run_all(late_first, [(number, 3) for number in range(3)], jobs, done.append)
    assert [number for number, _ in results] == [0, 1, 2]
    assert sorted(done) == [0, 1, 2]
    processes = {process for _, process in results}
    assert os.getpid() in processes  # which works too, instead of waiting
    assert (len(processes) > 1) == (jobs > 1)


def test_one_piece_of_work_starts_no_process():
    assert run_all(late_first, [(1, 1)], 8, lambda index: None) == [(1, os.getpid())]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_is_raised_here(jobs: int):
    with pytest.raises(KeyError):
        run_all(fail, [(0,), (1,)], jobs, lambda index: None)


def test_at_least_one_processor():
    assert default_jobs() >= 1
