"""Signals that end a command: raised once, a second one passed over, and those that are ignored left so."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a process sends signals to itself here")
PROGRAM = """
import signal
from bulletin_ie.cli.stopping import Stopped, ended_by_signals, status_of

def raised(number):
    try:
        signal.raise_signal(number)
    except Stopped as error:
        return status_of(error)

signal.signal(signal.SIGHUP, signal.{hangup})
signal.signal(signal.SIGTERM, signal.SIG_DFL)
with ended_by_signals():
    print([raised(number) for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGTERM)])
print(signal.getsignal(signal.SIGHUP) == signal.{hangup}, signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)
"""


@pytest.mark.parametrize(
    ("hangup", "found"),
    [
        ("SIG_DFL", [129, None, 143]),  # `timeout` sends one twice; a third one is meant
        ("SIG_IGN", [None, 143, None]),  # as `nohup` asks for
    ],
)
def test_signals_within_a_command(hangup, found):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(hangup=hangup)], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{found}\nTrue True\n"
