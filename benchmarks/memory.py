"""What memory a long run takes: `python benchmarks/memory.py [--pages 6000] [--at-most MIB] [--growth MIB] [--write FILE]`.

Generated pages, no two of them alike, go through `Extractor.pipe` and are let go. Resident memory is printed after each
tenth of them; it must not grow with the number of pages once all that is made at the first use is made.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Iterator
from pathlib import Path

from measuring.documents import table, write

import bulletin_ie
from bulletin_ie.synthesis import generate_page

STOCK = 300  # generated pages, from which all are made


def resident() -> float:
    """Resident memory in MiB."""
    return int(Path("/proc/self/status").read_text(encoding="ascii").split("VmRSS:")[1].split()[0]) / 1024


def pages(count: int, size: int) -> Iterator[bulletin_ie.Input]:
    """Pages with names, figures and days of their own."""
    stock = [generate_page(number).text[:size] for number in range(STOCK)]
    for number in range(count):
        name = "周王李赵陈"[number % 5] + chr(0x4E00 + number // 500 % 20_000) + chr(0x5E00 + number // 5 % 100)
        own = f"本报讯 {2000 + number % 30}年{number % 12 + 1}月{number % 28 + 1}日，县长{name}到柳{number}村调研，排查隐患{number}处。"
        yield bulletin_ie.Input(f"{own}\n\n{stock[number % STOCK]}", source=f"{number}.txt")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=6000)
    parser.add_argument("--size", type=int, default=10_000, help="the longest page in characters")
    parser.add_argument("--at-most", type=float, default=400, help="fail above so many MiB")
    parser.add_argument("--growth", type=float, default=15, help="fail where the second half adds so many MiB")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put it into its place there, too")
    options = parser.parse_args()
    extractor = bulletin_ie.load()
    start = time.process_time()
    seen: list[float] = []
    rows: list[tuple[str, str, str]] = []
    step = max(1, options.pages // 10)
    characters = 0
    for number, bulletin in enumerate(extractor.pipe(pages(options.pages, options.size)), 1):
        characters += len(getattr(bulletin, "text", ""))
        if number % step == 0:
            gc.collect()
            seen.append(resident())
            rows.append((f"{number:,}", f"{characters:,}", f"{seen[-1]:.0f}"))
            print(f"{number:>8,} pages {characters:>12,} characters {seen[-1]:7.1f} MiB", flush=True)
    added = seen[-1] - seen[len(seen) // 2 - 1]
    print(f"{time.process_time() - start:.0f} s of CPU; the second half added {added:+.1f} MiB")
    if options.write:
        shown = (rows[number] for number in sorted({0, len(rows) // 2 - 1, len(rows) - 1}))
        write(options.write, "memory", table(("pages read", "characters", "resident MiB"), shown))
    return int(max(seen) > options.at_most or added > options.growth)


if __name__ == "__main__":
    raise SystemExit(main())
