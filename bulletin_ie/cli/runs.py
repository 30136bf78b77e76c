"""Runs the extractor over pages, with a progress bar and a summary for people on standard error."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from bulletin_ie.cli.databases import Resume
from bulletin_ie.cli.inputs import Page, PageReader, Problem
from bulletin_ie.display.rendering import shown
from bulletin_ie.pipeline import Extractor, Failure, Input
from bulletin_ie.records import Bulletin

__all__ = ["Run"]

_LONG_RUN = 20  # files from which a progress bar helps
_TOGETHER = 4  # pages that go to another process together


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
        processes: How many processes extract; 1 works in this one.
        resume: What passes over pages that a store has already, if anything does.
    """

    reader: PageReader
    extractor: Extractor
    console: Console
    bulletins: int = 0
    articles: int = 0
    events: int = 0
    empty: int = 0
    processes: int = 1
    resume: Resume | None = None

    def __iter__(self) -> Generator[Bulletin, None, None]:
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
            pages: Iterable[Page] = progress.track(self.reader.pages(files), task_id=task)
            if self.resume is not None:
                pages = self.resume.missing(pages)
            inputs = (
                Input(text=page.text, source=page.source, published=page.published, locality=page.locality)
                for page in pages
            )
            together = _TOGETHER if self.processes > 1 else 1
            for result in self.extractor.pipe(inputs, n_process=self.processes, batch_size=together, on_error="yield"):
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
        passed_over = self.resume.passed_over if self.resume is not None else 0
        if target:
            made += f" → {target}" if self.bulletins or passed_over else f"; nothing was written to {target}"
        self._print(made)
        if passed_over:
            self._print(f"{_n(passed_over, 'page')} passed over: in there already, with the same text and rules")
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
        self.console.print(Text(shown(line), style=style), soft_wrap=True)


def _n(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
