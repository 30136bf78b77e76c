"""Readings by turns: every way lives in a process of its own, warmed up, and each round asks them one after the other.

So what disturbs the machine for a while disturbs all, and no way pays for what another keeps in memory.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median

from measuring.ways import TWO, WAYS, Way

Texts = dict[str, list[str]]
"""The pages, by what was done to them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How long so many characters took: by the clock, and of one core's time."""

    characters: int
    seconds: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Speeds:
    """The readings of one way on one form of the pages, in characters a second of the clock or of a core's time."""

    readings: tuple[Reading, ...]
    by_core: bool = False

    @property
    def each(self) -> list[float]:
        return [one.characters / (one.cpu if self.by_core else one.seconds) for one in self.readings]

    @property
    def median(self) -> float:
        return median(self.each)

    @property
    def spread(self) -> float:
        """How far the slowest and the fastest round are apart, in parts of the median."""
        return (max(self.each) - min(self.each)) / self.median

    @property
    def by_clock(self) -> Speeds:
        return Speeds(self.readings)

    @property
    def core(self) -> float:
        """Which part of the time the process had a core."""
        return sum(reading.cpu for reading in self.readings) / sum(reading.seconds for reading in self.readings)


Results = dict[str, dict[str, Speeds]]
"""By way and form of the pages."""


def measured(texts: Texts, rounds: int, seconds: float, by_core: bool = False) -> Results:
    """The readings of all ways that can be loaded here, by turns; each reading takes about so many seconds at least.

    Several processes are always measured by the clock.
    """
    readings: dict[tuple[str, str], list[Reading]] = {}
    with _started(texts, seconds) as ways:
        for _ in range(rounds):
            for way, connection in ways.items():
                for text in texts:
                    connection.send(text)
                    readings.setdefault((way, text), []).append(connection.recv())
    found: Results = {}
    for (way, text), taken in readings.items():
        found.setdefault(way, {})[text] = Speeds(tuple(taken), by_core and way != TWO)
    return found


@contextmanager
def _started(texts: Texts, seconds: float) -> Iterator[dict[str, Connection]]:
    """The ways that answer, each behind its connection; they end with the block."""
    context = get_context("spawn")
    ways, processes = {}, []
    for way in WAYS:
        ours, theirs = context.Pipe()
        # Long enough that the last batch, for which one process waits, weighs next to nothing.
        least = 24 * seconds if way == TWO else seconds
        process = context.Process(target=_serve, args=(way, texts, least, theirs))
        process.start()
        theirs.close()
        processes.append((process, ours))
        reason = ours.recv()
        if reason is None:
            ways[way] = ours
        else:
            print(f"left out: {way} ({reason})", flush=True)
    try:
        yield ways
    finally:
        for process, ours in processes:
            ours.close()
            process.join()


def _serve(way: str, texts: Texts, least: float, connection: Connection) -> None:
    """Load a way and answer, until nobody asks any more."""
    try:
        read = WAYS[way]()
    except ImportError as error:
        connection.send(f"{error}; pip install 'bulletin-ie[bench]'")
        return
    with closing(read):
        copies = {text: _copies(read, pages, least) for text, pages in texts.items()}
        connection.send(None)
        while (text := _asked(connection)) is not None:
            pages = texts[text] * copies[text]
            gc.collect()
            start, cpu = time.perf_counter(), time.process_time()
            read(pages)
            taken = time.perf_counter() - start, time.process_time() - cpu
            connection.send(Reading(sum(map(len, pages)), *taken))


def _copies(read: Way, pages: list[str], least: float) -> int:
    """How often the pages are to be read for a reading to take so long; they have been read twice then."""
    read(pages)
    start = time.perf_counter()
    read(pages)
    return math.ceil(least / (time.perf_counter() - start))


def _asked(connection: Connection) -> str | None:
    """What is to be read; None when nobody asks any more."""
    try:
        return connection.recv()
    except EOFError:
        return None
