"""Many pieces of work, each on its own: what fails, or dies, takes nothing else with it."""

import os
import signal
from concurrent.futures.process import BrokenProcessPool

import pytest

from factdeck.pipeline.spread import run_each


def square(number: int) -> int:
    if number == 3:
        raise KeyError(number)
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_stands_in_place_of_its_result(jobs: int):
    results = dict(run_each(square, [(1,), (3,), (4,)], jobs))
    assert (results[0], results[2]) == (1, 16)
    assert isinstance(results[1], KeyError)


def test_a_process_that_dies_takes_nothing_else_with_it():
    results = dict(run_each(square, [(number,) for number in (1, 5, 2, 4)], 2))
    assert [results[index] for index in (0, 2, 3)] == [1, 4, 16]
    assert isinstance(results[1], BrokenProcessPool)


def test_nothing_more_is_begun_once_nobody_listens():
    results = run_each(square, [(number,) for number in (1, 2, 4)], 1)
    assert next(results) == (0, 1)
    results.close()
    assert list(results) == []
