"""Commands in forks of one process that has imported and loaded what they need: each alone, and none waits for its start.

python forking.py

Each line of standard input is JSON: the words of a command, and where its standard output and standard error go. The answer
is two lines, its process id at once and its exit status at the end. A command leads a group of processes.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress

import bulletin_ie
from bulletin_ie.cli import main


def ready() -> None:
    """Import and load what every fork then has."""
    from bulletin_ie import evaluate, exchange, report, store  # noqa: F401
    from bulletin_ie.cli import app, extracting, runs, scores, show, sinks  # noqa: F401

    with suppress(ImportError):
        import pandas  # noqa: F401 - pyarrow imports it where it is
        import pyarrow.parquet  # noqa: F401
    bulletin_ie.load().extract("本报讯 6月8日，縣長林知远到柳林水库检查。")


def forked(words: list[str], out: str, errors: str) -> int:
    """The id of a process that runs a command; in that process the command ends as it does in one of its own."""
    pid = os.fork()
    if pid:
        return pid
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for ending in (signal.SIGTERM, signal.SIGHUP):  # whatever the tests were started with, such as nohup
        signal.signal(ending, signal.SIG_DFL)
    for descriptor, path in enumerate((os.devnull, out, errors)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), descriptor)
    sys.argv[1:] = words
    main()
    sys.exit(0)


def status(pid: int) -> int:
    """The exit status of such a process, when it has ended."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


if __name__ == "__main__":
    ready()
    for line in sys.stdin:
        pid = forked(*json.loads(line))
        print(pid, flush=True)
        print(status(pid), flush=True)
