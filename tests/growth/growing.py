"""How much longer work takes on a longer text, measured so that other work on the same machine does not decide.

A test here never asserts seconds. It asserts a ratio, and one good reading is proof: time that grows with the square of
the text gives eight times the text sixty-four times the time in every reading, while a neighbor who takes the cores or
their caches spoils some readings of a linear one. So readings go on, short and long by turns, until the shortest of each
show growth in proportion, and fail only when none of many does.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

LINEAR, BOUND = 8, 24
"""Eight times the text may take twenty-four times the time; sixty-four would be growth with the square."""

READINGS = 12
NOTHING = 0.02
"""Seconds below which a long text is read so fast that growth cannot be seen, and need not be."""


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run, without the rounds of the garbage collector, which look at everything the tests hold."""
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work()
        return time.process_time() - started
    finally:
        gc.enable()


def growth(prepare: Callable[[int], Callable[[], object]], short: int, bound: float = BOUND) -> float:
    """How many times longer work on `LINEAR` times as much takes: the shortest readings, taken until within `bound`.

    ``prepare(n)`` gives the work for a text of size n; what it does itself is not measured.
    """
    few, many = prepare(short), prepare(short * LINEAR)
    few()
    least, most = float("inf"), float("inf")
    for _ in range(READINGS):
        least, most = min(least, seconds(few)), min(most, seconds(many))
        if most < NOTHING or most <= bound * least:
            break
    return 0.0 if most < NOTHING else most / least


def grows_in_proportion(prepare: Callable[[int], Callable[[], object]], short: int) -> bool:
    """Whether eight times as much takes about eight times as long."""
    return growth(prepare, short) <= BOUND
