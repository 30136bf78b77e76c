"""Puts the present output of `bulletin-ie show page.txt` into the README, for the page that the README shows."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console

import bulletin_ie
from bulletin_ie.cli.show import render

README = Path(__file__).parents[1] / "README.md"
PAGE = re.compile(r"`page\.txt`:\n\n```text\n(.*?)```", re.DOTALL)
SHOWN = re.compile(r"(\$ bulletin-ie show page\.txt\n).*?```", re.DOTALL)
WIDTH = 100


def main() -> None:
    text = README.read_text(encoding="utf-8")
    page = PAGE.search(text)
    assert page, "the README shows no page.txt"
    console = Console(file=io.StringIO(), width=WIDTH, color_system=None)
    console.print(render(bulletin_ie.extract(page[1], source="page.txt")))
    shown = "\n".join(line.rstrip() for line in console.file.getvalue().strip("\n").splitlines())
    README.write_text(SHOWN.sub(lambda match: f"{match[1]}{shown}\n```", text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
