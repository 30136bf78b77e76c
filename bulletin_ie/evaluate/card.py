"""The figures of a model card: names with and without their titles, by rules and by the model; names of an open corpus."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletin_ie.evaluate.gold import GoldDocument, GoldError
from bulletin_ie.evaluate.matching import squeeze
from bulletin_ie.evaluate.results import Figures
from bulletin_ie.recognizer import Label, Recognizer
from bulletin_ie.records import Bulletin

__all__ = ["CORPUS_LABELS", "Passage", "corpus_figures", "name_figures", "read_corpus", "without_titles"]

CORPUS_LABELS: dict[Label, str] = {"PER": "PER", "DIV": "LOC", "PLACE": "LOC", "ORG": "ORG", "BODY": "ORG"}
"""What our labels are in a corpus that tells people, places and organizations apart (Universal NER)."""

_MARKS = r"[\s、，,兼和及]{0,6}"


@dataclass(frozen=True)
class Passage:
    """A text of a corpus.

    Attributes:
        text: The text.
        names: Start, end and label of each name.
    """

    text: str
    names: tuple[tuple[int, int, str], ...]


def without_titles(text: str, gold: GoldDocument) -> str:
    """A page whose annotated people have lost the titles in front of their names.

    Args:
        text: The page.
        gold: Its annotation.

    Returns:
        The page, where nothing but the name itself speaks for a name.

    Examples:
        >>> article = {"opening": "县委书记", "closing": "开会。", "headline": None, "subheadlines": [], "events": [{
        ...     "type": "meeting", "participants": [{"name": "周航", "titles": ["县委书记"]}]}]}
        >>> gold = GoldDocument.model_validate({"text_file": "a.txt", "published": None, "articles": [article]})
        >>> without_titles("昨日，县委书\\n记周航主持开会。", gold)
        '昨日，周航主持开会。'
    """
    for article in gold.articles:
        for event in article.events:
            for person in event.participants:
                titles = sorted(person.titles, key=len, reverse=True)
                for _ in titles:  # the last title stands right before the name, and then the one before it
                    text = _cut(text, titles, person.name)
    return text


def _cut(text: str, titles: Sequence[str], name: str) -> str:
    words = "|".join(_loose(title) for title in titles)
    return re.sub(f"(?:{words}){_MARKS}(?={_loose(name)})", "", text)


def _loose(words: str) -> str:
    """A pattern for words that may be wrapped or padded."""
    return r"\s{0,4}".join(map(re.escape, squeeze(words)))


def name_figures(pages: Iterable[tuple[GoldDocument, Bulletin]]) -> Figures:
    """How well the people of pages are found, each name once a page.

    Args:
        pages: Annotations and records.

    Returns:
        Hits, misses and superfluous names; optional people count neither way.
    """
    hits = missed = extra = 0
    for gold, bulletin in pages:
        people = [p for a in gold.articles for e in a.events for p in e.participants]
        sure = {squeeze(p.name) for p in people if not p.optional}
        maybe = {squeeze(p.name) for p in people if p.optional}
        found = {squeeze(p.name) for a in bulletin.articles for e in a.events for p in e.participants}
        hits += len(sure & found)
        missed += len(sure - found)
        extra += len(found - sure - maybe)
    return Figures(hits, missed, extra)


def read_corpus(path: Path, split: str) -> list[Passage]:
    """One part of a corpus in JSON Lines: ``text``, ``entities`` as ``[start, end, label]``, ``split``.

    Args:
        path: The file, compressed with gzip.
        split: ``train``, ``dev`` or ``test``.

    Raises:
        GoldError: If the file is missing, cannot be read, or has no such part.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
        passages = [
            Passage(row["text"], tuple((int(a), int(b), str(label)) for a, b, label in row["entities"]))
            for row in rows
            if row["split"] == split
        ]
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise GoldError(f"{path.name}: cannot be read as a corpus ({error})") from error
    if not passages:
        raise GoldError(f"{path.name}: has no part {split!r}")
    return passages


def corpus_figures(recognizer: Recognizer, passages: Sequence[Passage]) -> dict[str, Figures]:
    """How well a recognizer finds the names of a corpus, exact spans.

    Args:
        recognizer: The recognizer.
        passages: Texts with the labels ``PER``, ``LOC`` and ``ORG``.

    Returns:
        Figures for each label, and for all of them under ``all``.
    """
    hits: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for passage in passages:
        gold = set(passage.names)
        names = recognizer.look(passage.text).names
        found = {(n.start, n.end, CORPUS_LABELS[n.label]) for n in names if n.label in CORPUS_LABELS}
        for counter, group in ((hits, gold & found), (missed, gold - found), (extra, found - gold)):
            counter.update(label for _, _, label in group)
    figures = {label: Figures(hits[label], missed[label], extra[label]) for label in ("PER", "LOC", "ORG")}
    return figures | {"all": Figures(hits.total(), missed.total(), extra.total())}
