"""Signals that end a command as Ctrl-C does: what is there is written, half-made files are removed."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

__all__ = ["Stopped", "ended_by_signals", "interrupt_behind", "status_of"]

_ENDING = ("SIGTERM", "SIGHUP")  # of a service that is stopped, and of a terminal that is closed


class Stopped(KeyboardInterrupt):
    """A signal that ends the command.

    Args:
        number: The signal's number.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """Within the block a signal that would end the process raises `Stopped`; one that is ignored stays so."""
    came = 0

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal came
        came += 1
        if came != 2:  # `timeout` sends it twice; a third one is meant
            raise Stopped(number)

    replaced = {}
    for name in _ENDING:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            with contextlib.suppress(ValueError):  # only the main thread may
                replaced[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, before in replaced.items():
            signal.signal(number, before)


def status_of(error: KeyboardInterrupt) -> int:
    """The exit status that tells of a signal: 130 for Ctrl-C, 143 for SIGTERM.

    Examples:
        >>> status_of(KeyboardInterrupt()), status_of(Stopped(15))
        (130, 143)
    """
    return 128 + (error.number if isinstance(error, Stopped) else signal.SIGINT)


def interrupt_behind(error: SystemExit) -> KeyboardInterrupt | None:
    """The interrupt that an exit comes from, where no command has told of it."""
    cause = getattr(error.__context__, "__cause__", None)
    return cause if isinstance(cause, KeyboardInterrupt) else None
