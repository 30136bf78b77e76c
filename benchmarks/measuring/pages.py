"""The pages that are read, as they are and with their hard line wraps removed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bulletin_ie.cli.decoding import decode

WIDEST_COLUMN = 40
RAGGED = 3
"""How much shorter than the longest most lines of a column may be."""


def read(paths: Iterable[Path]) -> list[str]:
    """The files, and the `*.txt` of the folders."""
    files = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    return [decode(file.read_bytes()) for file in files]


def joined(page: str) -> str:
    """The page with one line a paragraph: a block of lines of one width was one paragraph before it was printed."""
    blocks = [block.split("\n") for block in re.split(r"\n[^\S\n]*\n", page)]
    return "\n\n".join(("" if is_column(lines) else "\n").join(lines) for lines in blocks)


def is_column(lines: list[str]) -> bool:
    """Whether lines are the hard wraps of one paragraph: three or more, short, and most of them of one width."""
    widths = sorted(len(line.strip()) for line in lines[:-1])
    return len(lines) > 2 and widths[-1] <= WIDEST_COLUMN and widths[len(widths) // 3] >= widths[-1] - RAGGED
