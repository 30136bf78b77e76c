"""How many characters a second the extractor reads: one process, warmed up.

python benchmarks/speed.py FOLDER_OR_FILE... [--repeat 20] [--rounds 3] [--at-least 60000]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import bulletin_ie
from bulletin_ie.cli.decoding import decode


def read(paths: list[Path]) -> list[str]:
    files = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    return [decode(file.read_bytes()) for file in files]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=20, help="how often each page is read in a round")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; the best counts, the others show the noise")
    parser.add_argument("--at-least", type=float, default=0, help="exit with 1 below so many characters a second")
    options = parser.parse_args()
    pages = read(options.paths)
    if not pages:
        parser.error("no *.txt file there")
    extractor = bulletin_ie.load()
    for page in pages:  # warm up
        extractor.extract(page)
    characters = sum(map(len, pages)) * options.repeat
    speeds = []
    for _ in range(options.rounds):
        start = time.perf_counter()
        for number in range(options.repeat):
            for index, page in enumerate(pages):
                extractor.extract(page, source=f"{number}/{index}.txt")
        speeds.append(characters / (time.perf_counter() - start))
    best = max(speeds)
    print(f"{len(pages)} pages × {options.repeat}, {characters:,} characters a round")
    print(f"{best:,.0f} characters/s (rounds: {', '.join(f'{speed:,.0f}' for speed in speeds)})")
    return 0 if best >= options.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
