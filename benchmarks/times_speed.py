"""How many characters a second `find_times` reads: `python benchmarks/times_speed.py [FOLDER] [--at-least N]`.

The pages of the folder are joined and repeated to 500,000 characters; one process, after a first call.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from bulletin_ie.times import find_times

PAGES = Path(__file__).parents[1] / "bulletin_ie" / "samples"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--at-least", type=int, default=0, help="fail below this speed")
    options = parser.parse_args()
    page = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt")))
    text = (page + "\n\n") * (500_000 // len(page) + 1)
    find_times(text[:2000], "2022-04-19")
    best = 0.0
    for _ in range(5):
        start = time.process_time()
        found = find_times(text, "2022-04-19")
        best = max(best, len(text) / (time.process_time() - start))
    print(f"{best:,.0f} characters a second; a time in {len(text) / max(len(found), 1):.0f} characters")
    return int(best < options.at_least)


if __name__ == "__main__":
    raise SystemExit(main())
