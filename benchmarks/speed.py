"""How fast pages become records, beside other ways to read the same pages in the same run.

python benchmarks/speed.py [FOLDER_OR_FILE...] [--rounds 7] [--stages] [--write docs/speed.md] [--check]

Every way lives in a process of its own, is warmed up, and is asked by turns, for the pages as they are (raw) and with
their hard line wraps removed (joined). Medians of the rounds; the ratio is that to jieba's tagger. Then seconds from the
start of a program to its first record, in fresh processes. The whole takes about eight minutes.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from measuring.documents import table, write
from measuring.pages import joined, read
from measuring.stages import shares
from measuring.starts import Start, starts
from measuring.turns import Results, measured
from measuring.ways import JIEBA, RECORDS, RULES, TWO

PAGES = Path(__file__).parents[1] / "tests" / "benchmark"


@dataclass(frozen=True, slots=True)
class Goal:
    """What should be reached: so much at least, or at most."""

    what: str
    bound: float
    measured: float
    at_least: bool
    form: str

    @property
    def is_held(self) -> bool:
        return self.measured >= self.bound if self.at_least else self.measured <= self.bound

    def row(self) -> tuple[str, str, str, str]:
        sign = "≥" if self.at_least else "≤"
        return (
            self.what,
            f"{sign} {self.bound:{self.form}}",
            f"{self.measured:{self.form}}",
            "yes" if self.is_held else "no",
        )


def lowest(results: Results, way: str, to: str | None = None) -> float:
    """The speed of a way, or its ratio to another's, on the form of the pages on which it is lower."""
    return min(speeds.median / (results[to][text].median if to else 1) for text, speeds in results[way].items())


def goals(results: Results, begun: list[Start], by_core: bool) -> Iterator[Goal]:
    by_clock = {way: {text: speeds.by_clock for text, speeds in found.items()} for way, found in results.items()}
    yield Goal("whole record, one process, characters a second", 100_000, lowest(results, RECORDS), True, ",.0f")
    if JIEBA in results:
        yield Goal("… × `jieba.posseg`", 2, lowest(results, RECORDS, JIEBA), True, ".2f")
    yield Goal("rules alone, characters a second", 200_000, lowest(results, RULES), True, ",.0f")
    yield Goal("two processes, × one", 1.8, lowest(by_clock, TWO, RECORDS), True, ".2f")
    for step, bound in zip(begun, (0.3, 2.0, 0.5), strict=True):
        yield Goal(f"{step.step}, s", bound, step.cpu if by_core else step.seconds, False, ".2f")


def speed_table(results: Results) -> str:
    texts = list(next(iter(results.values())))
    head = ["characters a second", *(cell for text in texts for cell in (text, "× jieba", "spread"))]
    rows = []
    for way, found in results.items():
        row = [way]
        for text, speeds in found.items():
            times = f"{speeds.median / results[JIEBA][text].median:.2f}" if JIEBA in results else "–"
            row += [f"{speeds.median:,.0f}", times, f"{speeds.spread:.0%}"]
        rows.append(row)
    return table(head, rows)


def start_table(begun: list[Start]) -> str:
    rows = [(step.step, f"{step.seconds:.3f}", f"{step.cpu:.3f}") for step in begun]
    return table(("from the start to the first record", "seconds", "of a core's time"), rows)


def stage_table(found: dict[str, float], seconds: float) -> str:
    rows = ((stage, f"{share:.1%}", f"{share * seconds * 1e6:.2f}") for stage, share in found.items())
    return table(("stage of a whole record", "share", "core's seconds for 1,000,000 characters"), rows)


def setting(results: Results, pages: list[str], options: argparse.Namespace) -> str:
    """What was read, where, and how undisturbed."""
    packages = []
    for name in ("numpy", "pydantic", "jieba", "rjieba"):
        try:
            packages.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    clock = "the clock" if options.clock == "wall" else "a core's time (several processes by the clock)"
    core = min(speeds.core for speeds in results[RECORDS].values())
    return (
        f"{len(pages)} pages, {sum(map(len, pages)):,} characters; medians of {options.rounds} rounds by {clock}; {processor()}, "
        f"{os.cpu_count()} cores; {platform.python_implementation()} {platform.python_version()}, {', '.join(packages)}. "
        f"The reading process had a core for {core:.0%} of the time"
        + (", other programs the rest." if core < 0.97 else ".")
    )


def processor() -> str:
    """What the machine calls its processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[PAGES], help="pages; those of tests/benchmark without")
    parser.add_argument("--rounds", type=int, default=7, help="how often each way is asked")
    parser.add_argument("--seconds", type=float, default=1.0, help="about how long a reading takes at least")
    parser.add_argument(
        "--clock", choices=("wall", "core"), default="wall", help="core: CPU seconds, where other programs are running"
    )
    parser.add_argument("--starts", type=int, default=5, help="how many fresh processes")
    parser.add_argument("--stages", action="store_true", help="also tell which stage the time goes to")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables into the places of a document, too")
    parser.add_argument(
        "--at-least", type=float, default=0, help="fail where whole records come slower, in characters/s"
    )
    parser.add_argument("--check", action="store_true", help="fail where a goal is not held")
    return parser


def main() -> int:
    parser = arguments()
    options = parser.parse_args()
    pages = read(options.paths)
    if not pages:
        parser.error("no *.txt file there")
    texts = {"raw": pages, "joined": [joined(page) for page in pages]}
    results = measured(texts, options.rounds, options.seconds, options.clock == "core")
    begun = starts(pages[0], options.starts)
    held = list(goals(results, begun, options.clock == "core"))
    speed = lowest(results, RECORDS)
    parts = {
        "speed": f"{setting(results, pages, options)}\n\n{speed_table(results)}",
        "starts": start_table(begun),
        "goals": table(("goal", "", "measured", "held"), (goal.row() for goal in held)),
    }
    if options.stages:
        parts["stages"] = stage_table(*shares(pages, 20 * options.seconds))
    for name, content in parts.items():
        print(f"{content}\n", flush=True)
        if options.write:
            write(options.write, name, content)
    is_missed = options.check and not all(goal.is_held for goal in held)
    return int(speed < options.at_least or is_missed)


if __name__ == "__main__":
    sys.exit(main())
