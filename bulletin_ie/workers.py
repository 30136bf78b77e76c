"""Work in several processes; a process that is killed loses no page and stops no batch."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import Any, Generic, TypeVar

from bulletin_ie.errors import BulletinIEError

__all__ = ["Workers"]

_ALLOCATIONS = 50_000  # objects more than before, after which a worker looks for cycles

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers(Generic[Item, Result]):
    """Processes that work on batches.

    When a process dies, as one does for which memory runs out, its pool breaks and all that was under way is done
    again in a new pool. The oldest batch is done page by page in a process of its own then: the page that ends this one
    too is given up.

    Args:
        work: What makes the results of a batch; a function of a module.
        start: What makes a process ready.
        settings: Its arguments.
        lost: What stands for an item whose process died twice.
        n_process: How many processes.
    """

    def __init__(
        self,
        work: Callable[[list[Item]], list[Result]],
        start: Callable[..., None],
        settings: tuple[Any, ...],
        lost: Callable[[Item], Result],
        n_process: int,
    ) -> None:
        self._work, self._start, self._settings, self._lost, self._count = work, start, settings, lost, n_process
        self._waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        self._pool = self._new(n_process)

    def run(self, batches: Iterable[list[Item]]) -> Iterator[list[Result]]:
        """The results of each batch, in order; as many batches as keep all processes busy are read ahead.

        Args:
            batches: The batches.

        Returns:
            Their results.

        Raises:
            BulletinIEError: With code ``no_worker``, if no process can be started.
        """
        try:
            for batch in batches:
                self._waiting.append((batch, self._submitted(batch)))
                if len(self._waiting) >= 2 * self._count:
                    yield self._next()
            while self._waiting:
                yield self._next()
        finally:
            self._pool.shutdown(cancel_futures=True)

    def _new(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, initializer=_make_ready, initargs=(self._start, self._settings))

    def _submitted(self, batch: list[Item]) -> Future[list[Result]]:
        try:
            return self._pool.submit(self._work, batch)
        except BrokenExecutor as error:  # told when the batch's turn comes, as for those that were under way
            future: Future[list[Result]] = Future()
            future.set_exception(error)
            return future

    def _next(self) -> list[Result]:
        batch, future = self._waiting.popleft()
        try:
            return future.result()
        except BrokenExecutor:
            self._renew()
            return list(self._one_by_one(batch))

    def _renew(self) -> None:
        """A new pool, with all that the old one has not done."""
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._new(self._count)
        waiting, self._waiting = self._waiting, deque()
        for batch, future in waiting:
            done = future.done() and not future.cancelled() and future.exception() is None
            self._waiting.append((batch, future if done else self._submitted(batch)))

    def _one_by_one(self, batch: list[Item]) -> Iterator[Result]:
        pool = self._ready()
        try:
            for item in batch:
                try:
                    yield pool.submit(self._work, [item]).result()[0]
                except BrokenExecutor:
                    yield self._lost(item)
                    pool.shutdown()
                    pool = self._ready()
        finally:
            pool.shutdown()

    def _ready(self) -> ProcessPoolExecutor:
        """A pool of one process, which has started."""
        pool = self._new(1)
        try:
            pool.submit(os.getpid).result()
        except BrokenExecutor as error:
            pool.shutdown()
            raise BulletinIEError(
                "no_worker",
                "No worker process can be started; use n_process=1, which tells the reason, or less memory.",
            ) from error
        return pool


def _make_ready(start: Callable[..., None], settings: tuple[Any, ...]) -> None:
    # Ctrl-C reaches every process; the one that asked for the work ends it. What it does with other signals is not for here.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if callable(signal.getsignal(number := getattr(signal, name, signal.SIGTERM))):
            signal.signal(number, signal.SIG_DFL)
    start(*settings)
    # What was made so far lasts as long as the process, and records hold no cycles: looking through all of it again and
    # again would take a twentieth of the time.
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)
