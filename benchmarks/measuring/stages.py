"""Which stage the time of a record goes to: a sample of the call stack every few milliseconds of CPU time.

A sample belongs to the innermost function of a stage. What stages share (spans, aligned text, numerals) belongs to the
stage that calls it, and making pydantic objects to ``records``, whoever makes them.
"""

from __future__ import annotations

import re
import signal
import time
from collections import Counter
from functools import cache
from types import FrameType

import bulletin_ie

EVERY = 0.001
# The first that a file's path begins with, below the folder of the packages.
STAGES = {
    "pydantic/": "records",
    "bulletin_ie/records/": "records",
    "bulletin_ie/layout/": "layout",
    "bulletin_ie/times/": "times",
    "bulletin_ie/events/dates": "times",
    "bulletin_ie/events/day_rows": "times",
    "bulletin_ie/events/other_days": "times",
    "bulletin_ie/recognizer/": "recognizer",
    "bulletin_ie/find/count": "counts",
    "bulletin_ie/find/deadline": "deadlines",
    "bulletin_ie/find/place": "places",
    "bulletin_ie/events/places": "places",
    "bulletin_ie/divisions/": "places",
    "bulletin_ie/find/topics": "events",
    "bulletin_ie/find/": "people",
    "bulletin_ie/events/participants": "people",
    "bulletin_ie/events/": "events",
    "bulletin_ie/confidence/": "confidence",
}
SHARED = {"bulletin_ie/text/": "text", "bulletin_ie/": "other"}
_BELOW = re.compile(r".*/(?=(?:pydantic|bulletin_ie)/)")


@cache
def _stage(path: str, table: str) -> str | None:
    below = _BELOW.sub("", path)
    stages = STAGES if table == "stages" else SHARED
    return next((stage for start, stage in stages.items() if below.startswith(start)), None)


def stage_of(frame: FrameType | None) -> str:
    """The stage that a call stack is in."""
    paths = []
    while frame is not None:
        paths.append(frame.f_code.co_filename)
        frame = frame.f_back
    for table in ("stages", "shared"):
        for path in paths:
            if found := _stage(path, table):
                return found
    return "other"


def shares(pages: list[str], seconds: float) -> tuple[dict[str, float], float]:
    """The share of each stage in whole records, the largest first, and CPU seconds a character in all.

    Args:
        pages: What is read, again and again.
        seconds: For how long, in CPU time.
    """
    extract = bulletin_ie.load().extract
    for page in pages:  # warm up
        extract(page)
    seen: Counter[str] = Counter()
    before = signal.signal(signal.SIGPROF, lambda _, frame: seen.update((stage_of(frame),)))
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    characters, start = 0, time.process_time()
    try:
        while time.process_time() - start < seconds:
            for page in pages:
                extract(page)
                characters += len(page)
        taken = time.process_time() - start
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return {stage: number / seen.total() for stage, number in seen.most_common()}, taken / characters
