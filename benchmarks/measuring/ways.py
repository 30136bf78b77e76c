"""The ways to read pages that are compared. Each is a class: making one loads what it needs, calling it reads pages."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Generator, Iterator
from typing import Literal, cast

import bulletin_ie

BATCH = 16
"""Pages that travel together between processes, as `pipe` has it where nothing else is said."""


class Way:
    """A way to read pages."""

    def __call__(self, pages: list[str]) -> None:
        raise NotImplementedError

    def close(self) -> None:
        """End what it started."""


class Pattern(Way):
    """A plain regex pass, the floor: dates, figures with a unit, titles with a name."""

    PATTERN = re.compile(
        r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?"
        r"|\d[\d,.]*[万亿]?[个名户亩元吨处次条公里]"
        r"|(?:书记|县长|区长|市长|镇长|局长|主任)[\u4e00-\u9fff]{2,3}"
    )

    def __call__(self, pages: list[str]) -> None:
        for page in pages:
            self.PATTERN.findall(page)


class Jieba(Way):
    """Words with parts of speech, nothing else, by jieba in Python."""

    def __init__(self) -> None:
        import jieba.posseg

        jieba.setLogLevel(60)
        self._cut = jieba.posseg.lcut

    def __call__(self, pages: list[str]) -> None:
        for page in pages:
            self._cut(page)


class Rjieba(Way):
    """Words with the parts of speech of a dictionary, by jieba's algorithm in Rust."""

    def __init__(self) -> None:
        import rjieba

        self._tag = rjieba.tag

    def __call__(self, pages: list[str]) -> None:
        for page in pages:
            self._tag(page)


class Records(Way):
    """Records by this package in one process."""

    def __init__(self, names: Literal["model", "rules"] = "model") -> None:
        self._extract = bulletin_ie.load(names=names).extract

    def __call__(self, pages: list[str]) -> None:
        for page in pages:
            self._extract(page)


class Processes(Way):
    """Records by worker processes, which go on from call to call, so that their start is not measured.

    `pipe` reads some batches ahead. Empty pages behind the real ones fill what it reads ahead, so that a call ends when
    the last real page is back, and the next call begins with idle workers.
    """

    def __init__(self, count: int) -> None:
        self._ahead = 2 * count * BATCH
        self._waiting: deque[str] = deque()
        results = bulletin_ie.load().pipe(self._feed(), n_process=count, batch_size=BATCH)
        self._results = cast("Generator[bulletin_ie.Bulletin]", results)

    def _feed(self) -> Iterator[str]:
        while True:
            yield self._waiting.popleft() if self._waiting else ""

    def __call__(self, pages: list[str]) -> None:
        self._waiting.extend(pages)
        filled = -(-len(pages) // BATCH) * BATCH
        for _ in range(filled + self._ahead):
            next(self._results)

    def close(self) -> None:
        self._results.close()


def rules_alone() -> Way:
    return Records("rules")


def two_processes() -> Way:
    return Processes(2)


PATTERN, JIEBA, RJIEBA = "a plain regex pass", "`jieba.posseg`", "`rjieba.tag` (Rust)"
RULES, RECORDS, TWO = 'bulletin_ie, `names="rules"`', "bulletin_ie, whole record", "bulletin_ie, two processes"
WAYS: dict[str, Callable[[], Way]] = {
    PATTERN: Pattern,
    RJIEBA: Rjieba,
    JIEBA: Jieba,
    RULES: rules_alone,
    RECORDS: Records,
    TWO: two_processes,
}
