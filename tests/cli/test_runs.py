from __future__ import annotations

import io

from rich.console import Console

from bulletin_ie.cli.inputs import PageReader
from bulletin_ie.cli.runs import Run
from bulletin_ie.pipeline import load


def run(folder, pages, terminal):
    for number in range(pages):
        (folder / f"{number:02}.txt").write_text("本报讯 4月6日，县委书记周明远主持召开会议。", encoding="utf-8")
    screen = io.StringIO()
    made = Run(PageReader([folder]), load(), Console(file=screen, force_terminal=terminal, width=80))
    assert len(list(made)) == made.bulletins == pages
    return screen.getvalue()


def test_a_long_run_shows_its_progress(tmp_path):
    assert "25/25" in run(tmp_path, 25, terminal=True)


def test_a_short_run_does_not(tmp_path):
    assert "/" not in run(tmp_path, 3, terminal=True)


def test_nothing_but_a_terminal_is_shown_progress(tmp_path):
    assert run(tmp_path, 25, terminal=False) == ""
