"""What the generator gives: a page, its articles, and every entity with its exact place in the text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

__all__ = ["LABELS", "AnnotatedArticle", "AnnotatedPage", "Entity", "to_jsonl"]

LABELS = ("PER", "TITLE", "BODY", "ORG", "DIV", "PLACE", "NAME", "TIME", "COUNT")
"""The labels of entities; `docs/synthesis.md` says what each covers."""


class Entity(NamedTuple):
    """A half-open range of the page's text with its label.

    Examples:
        >>> entity = Entity(0, 3, "DIV")
        >>> "白石镇党委书记"[entity.start : entity.end], entity.label
        ('白石镇', 'DIV')
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article of a page.

    Attributes:
        start: First character of the body.
        end: One past its last character.
        headline: The headline's range, or ``None``; it may stand before or after the body.
        kind: What it reports, such as ``visit`` or ``meeting``.
        source: ``grammar`` or ``skeleton``; the skeletons mark no counts.

    Examples:
        >>> from bulletin_ie.synthesis import generate_page
        >>> page = generate_page(3)
        >>> all(0 <= article.start < article.end <= len(page.text) for article in page.articles)
        True
    """

    start: int
    end: int
    headline: tuple[int, int] | None
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A page of text and what is known about it.

    Attributes:
        text: The page as a PDF, OCR or scraping tool might yield it.
        entities: What is named in it, in text order, without overlap.
        articles: Bounds of the articles, in text order.
        style: One of `STYLES`.
        seed: What it was made from.

    Examples:
        >>> from bulletin_ie.synthesis import generate_page
        >>> page = generate_page(7)
        >>> page == generate_page(7)
        True
        >>> all(page.text[e.start : e.end].strip() for e in page.entities)
        True
    """

    text: str
    entities: tuple[Entity, ...]
    articles: tuple[AnnotatedArticle, ...] = ()
    style: str = "web"
    seed: int = 0

    def surfaces(self, label: str) -> list[str]:
        """The entities of a label as they stand in the text.

        Examples:
            >>> AnnotatedPage("县委书记贺云到会。", (Entity(0, 4, "TITLE"), Entity(4, 6, "PER"))).surfaces("PER")
            ['贺云']
        """
        return [self.text[entity.start : entity.end] for entity in self.entities if entity.label == label]

    def to_dict(self) -> dict[str, Any]:
        """The page as plain data, for JSON.

        Examples:
            >>> AnnotatedPage("贺云到会。", (Entity(0, 2, "PER"),)).to_dict()["entities"]
            [[0, 2, 'PER']]
        """
        return {
            "text": self.text,
            "entities": [list(entity) for entity in self.entities],
            "articles": [
                {
                    "start": article.start,
                    "end": article.end,
                    "headline": list(article.headline) if article.headline else None,
                    "kind": article.kind,
                    "source": article.source,
                }
                for article in self.articles
            ],
            "style": self.style,
            "seed": self.seed,
        }


def to_jsonl(pages: Iterable[AnnotatedPage]) -> Iterator[str]:
    """One line of JSON a page, each with its line end.

    Args:
        pages: Pages, such as from `generate_pages`.

    Yields:
        Lines, to be written to a UTF-8 file.

    Examples:
        >>> next(to_jsonl([AnnotatedPage("贺云到会。", (Entity(0, 2, "PER"),))]))[:46]
        '{"text": "贺云到会。", "entities": [[0, 2, "PER"]],'
    """
    for page in pages:
        yield json.dumps(page.to_dict(), ensure_ascii=False) + "\n"
