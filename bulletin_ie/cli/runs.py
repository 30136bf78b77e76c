"""Runs the extractor over pages, with a progress bar and a summary for people on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from bulletin_ie.cli.inputs import PageReader, Problem
from bulletin_ie.pipeline import Extractor, Failure, Input
from bulletin_ie.records import Bulletin

__all__ = ["Run"]

_LONG_RUN = 20  # files from which a progress bar helps


@dataclass
class Run:
    """One pass over the pages of a reader.

    Attributes:
        reader: Where the pages come from; its ``problems`` grow with the inputs that the extractor refuses.
        extractor: What makes the records.
        console: Standard error.
        bulletins: Bulletins made so far.
        articles: Articles in them.
        events: Events in them.
        empty: Bulletins without any article.
    """

    reader: PageReader
    extractor: Extractor
    console: Console
    bulletins: int = 0
    articles: int = 0
    events: int = 0
    empty: int = 0

    def __iter__(self) -> Iterator[Bulletin]:
        files = self.reader.files()
        progress = Progress(
            TextColumn("extracting"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal or len(files) < _LONG_RUN,
        )
        with progress:
            task = progress.add_task("", total=len(files))
            inputs = (
                Input(text=page.text, source=page.source, published=page.published, locality=page.locality)
                for page in progress.track(self.reader.pages(files), task_id=task)
            )
            for result in self.extractor.pipe(inputs, batch_size=1, on_error="yield"):
                if isinstance(result, Failure):
                    self.reader.problems.append(Problem(result.source or "?", result.code, result.message))
                    continue
                self.bulletins += 1
                self.articles += len(result.articles)
                self.empty += not result.articles
                self.events += len(result.events)
                yield result

    @property
    def status(self) -> int:
        """Exit status: 1 if an input failed, else 0."""
        return 1 if self.reader.problems else 0

    def print_summary(self, target: str | None = None) -> None:
        """Print what was made, and every input that failed with the reason."""
        made = f"{_n(self.bulletins, 'bulletin')}, {_n(self.articles, 'article')}, {_n(self.events, 'event')}"
        self._print(f"{made} → {target}" if target else made)
        if self.empty:
            self._print(f"note: no article was found on {_n(self.empty, 'page')}", style="yellow")
        self.print_problems()

    def print_problems(self) -> None:
        """Print notes, and every input that failed with the reason."""
        for note in self.reader.notes:
            self._print(f"note: {note}", style="yellow")
        problems = self.reader.problems
        if problems:
            self._print(f"{_n(len(problems), 'input')} failed:", style="bold red")
        for problem in problems:
            self._print(f"  {problem.name}: {problem.message} ({problem.code})")

    def _print(self, line: str, style: str = "") -> None:
        self.console.print(Text(line, style=style), soft_wrap=True)


def _n(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
