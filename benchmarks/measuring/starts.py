"""How long a program waits before its first record: each start in a fresh process."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from statistics import median

STEPS = ("`import bulletin_ie`", "`load()`", "the first record")
_PROGRAM = """
import sys, time
page, marks = sys.stdin.read(), []
def mark():
    marks.append((time.perf_counter(), time.process_time()))
mark()
import bulletin_ie
mark()
extractor = bulletin_ie.load()
mark()
extractor.extract(page)
mark()
import json
print(json.dumps([[b - a for a, b in zip(*pair)] for pair in zip(marks, marks[1:])]))
"""


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds of a step, by the clock and of a core's time; medians."""

    step: str
    seconds: float
    cpu: float


def starts(page: str, times: int) -> list[Start]:
    """The steps from the import to the first record. A start before them fills the caches of files."""
    runs = [_run(page) for _ in range(times + 1)][1:]
    return [
        Start(step, *(median(run[number][clock] for run in runs) for clock in (0, 1)))
        for number, step in enumerate(STEPS)
    ]


def _run(page: str) -> list[list[float]]:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], input=page, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
