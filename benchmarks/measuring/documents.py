"""Tables as Markdown, and their place in a document: between `<!-- measured: NAME -->` and `<!-- end -->`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; all columns but the first are numbers."""
    ruler = "|---|" + "---:|" * (len(head) - 1)
    return "\n".join([_line(head), ruler, *map(_line, rows)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write(document: Path, name: str, content: str) -> None:
    """Put what was measured into its place.

    Raises:
        ValueError: If the document has no such place, or several.
    """
    text = document.read_text(encoding="utf-8")
    place = re.compile(rf"(<!-- measured: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    new, found = place.subn(lambda match: f"{match[1]}\n{content}\n\n{match[2]}", text)
    if found != 1:
        raise ValueError(f"{document} has {found} places for {name!r}; one is needed.")
    document.write_text(new, encoding="utf-8")
