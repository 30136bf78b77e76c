"""A process that runs commands in forks, for tests that need a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


class Commands:
    """Commands, one after the other, each in a process of its own; see `forking.py`."""

    def __init__(self, folder: Path) -> None:
        self._errors = folder / "errors"
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("forking.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip

    def start(self, *words: object, out: str = os.devnull) -> int:
        """The process id of a command."""
        self._errors.unlink(missing_ok=True)
        print(json.dumps([list(map(str, words)), out, str(self._errors)]), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def end(self) -> tuple[int, str]:
        """The exit status of what was started last, and what it said on standard error."""
        return int(self._process.stdout.readline()), self._errors.read_text(encoding="utf-8")

    def close(self) -> None:
        """End the process behind all."""
        self._process.communicate()


@pytest.fixture(scope="session")
def commands(tmp_path_factory):
    if not hasattr(os, "fork"):
        pytest.skip("this system has no fork")
    found = Commands(tmp_path_factory.mktemp("commands"))
    yield found
    found.close()
