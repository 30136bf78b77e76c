"""How much faster the store answers a selective question than reading every bulletin, in the same run.

python benchmarks/query_speed.py [--bulletins 10000] [--rounds 5] [--url URL] [--at-least RATIO]

The pages are those of the samples and of tests/benchmark, over and over with other sources, days, names and localities.
The database named by --url must be empty; without it, an SQLite file in a temporary folder is made.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import bulletin_ie
from bulletin_ie import Collection, open_store
from bulletin_ie.records import Bulletin

ROOT = Path(__file__).parents[1]
NAME = "周明远"


def originals() -> list[Bulletin]:
    files = [
        *sorted((ROOT / "bulletin_ie" / "samples").glob("*.txt")),
        *sorted((ROOT / "tests" / "benchmark").glob("*.txt")),
    ]
    pages = [
        bulletin_ie.Input(file.read_text(encoding="utf-8"), source=file.name, published="2023-05-08") for file in files
    ]
    return [page for page in bulletin_ie.load().pipe(pages) if isinstance(page, Bulletin)]


def varied(pages: list[Bulletin], number: int) -> Iterator[Bulletin]:
    """So many bulletins of 300 localities over three years; one person in 500 has the name that is asked for."""
    for serial in range(number):
        page = pages[serial % len(pages)]
        record = re.sub(r'"(id|speaker_id)":"([a-z])-(\w+)"', rf'"\1":"\2-{serial:06}\3"', page.model_dump_json())
        found = Bulletin.model_validate_json(record)
        shift = timedelta(days=serial * 7 % 1100 - 550)
        articles = tuple(
            article.model_copy(update={"events": tuple(_event(event, shift, serial) for event in article.events)})
            for article in found.articles
        )
        locality = {"code": f"{110101 + serial % 300}", "name": f"县{serial % 300}", "path": (f"县{serial % 300}",)}
        update = {"source": f"{serial}.txt", "articles": articles}
        yield found.model_copy(update=update | {"locality": bulletin_ie.records.Division(**locality)})


def _event(event: Any, shift: timedelta, serial: int) -> Any:
    day = event.date
    if day is not None:
        start, end = (one and one + shift for one in (day.start, day.end))
        day = day.model_copy(update={"start": start, "end": end})
    people = tuple(
        one.model_copy(update={"name": NAME if (serial + number) % 500 == 0 else f"{one.name[0]}{serial % 997}"})
        for number, one in enumerate(event.participants)
    )
    deadlines = tuple(
        one.model_copy(update={"last_day": one.last_day and one.last_day + shift}) for one in event.deadlines
    )
    return event.model_copy(update={"date": day, "participants": people, "deadlines": deadlines})


def seconds(ask: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    best, found = float("inf"), None
    for _ in range(rounds):
        start = time.perf_counter()
        found = ask()
        best = min(best, time.perf_counter() - start)
    return best, found


def questions(asked: Any) -> dict[str, Callable[[], Any]]:
    return {
        "events of an official": lambda: asked.events(official=NAME),
        "… in one month": lambda: asked.events(official=NAME, since="2023-05-01", until="2023-05-31"),
        "events of one day": lambda: asked.events(since="2023-05-08", until="2023-05-08"),
        "events at a place": lambda: asked.events(place="青螺水库", since="2023-05-01", until="2023-08-31"),
        "deadlines of one week": lambda: asked.deadlines(due_after="2023-05-08", due_before="2023-05-14"),
        "projects of one locality": lambda: asked.counts(kind="project", locality="县7"),
        "one official with companions": lambda: asked.officials(name=NAME, locality="县0"),
        "all officials": lambda: asked.officials(),
        "events of all": lambda: asked.events(),
    }


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # Linux counts in KiB


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bulletins", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5, help="the best counts")
    parser.add_argument("--url", help="an empty database; it is filled")
    parser.add_argument("--at-least", type=float, default=0, help="exit with 1 if the slowest selective ratio is below")
    options = parser.parse_args()
    pages = originals()
    with tempfile.TemporaryDirectory() as folder, open_store(options.url or f"sqlite:///{folder}/pages.db") as store:
        store.add(varied(pages, options.bulletins))
        before = _peak()
        scan, number = seconds(lambda: sum(1 for _ in store.bulletins()), 1)
        print(f"{number:,} bulletins; a full scan reads them in {scan:.1f} s")
        ratios = []
        for name, ask in questions(store).items():
            is_selective = name not in ("all officials", "events of all")
            if name == "all officials":
                print(f"memory at its highest so far: {_peak()} MiB, {before} MiB after writing")
            best, found = seconds(ask, options.rounds if is_selective else 1)
            print(f"{name:32} {best * 1000:9.1f} ms   1/{scan / best:<8.0f} of the scan   {found!r}")
            if is_selective:
                ratios.append(scan / best)
        print(f"memory at its highest: {_peak()} MiB")
        in_memory = Collection(varied(pages, min(500, options.bulletins)))
        best, _ = seconds(lambda: in_memory.events(official=NAME), options.rounds)
        print(f"a collection of {len(in_memory)}: events of an official in {best * 1000:.1f} ms")
    return 0 if min(ratios) >= options.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
