"""Subjects of an article, by the words it uses."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import cast

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import TopicLabel
from bulletin_ie.text import AlignedText

__all__ = ["RULES", "TopicFinder", "TopicMention"]

RULES: dict[str, str] = {
    "topics.keywords": "Words of a subject, weighed by how often and how early they stand: 防汛, 度汛 → flood_control.",
}

_MOST = 3  # an article has few subjects; further ones are asides
_SHARE = 0.4  # of the strongest subject's score
_LEAST = 3.0  # one strong word in the opening, or two elsewhere
_OPENING = 120  # characters; a bulletin says there what it is about
_REPEATS = 4  # of one word count; a slogan repeated ten times says no more


@dataclass(frozen=True)
class TopicMention:
    """A subject and the words that speak for it.

    Attributes:
        label: The subject.
        ranges: Ranges of its words in ``text.clean``, in reading order; each word once.
        score: The words' weight, at least 3; comparable within one article only.
        rule: Name of the rule, a key of ``RULES``.
    """

    label: TopicLabel
    ranges: tuple[tuple[int, int], ...]
    score: float
    rule: str = "topics.keywords"


class TopicFinder:
    """Finds the subjects of an article.

    Args:
        lexicon: The words: kind ``topic``.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> finder = TopicFinder(default_lexicon())
        >>> [m.label for m in finder.find(AlignedText.of("4月2日，青河县召开防汛工作会议，要求确保安全度汛。"))]
        ['flood_control']
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._labels: dict[str, tuple[TopicLabel, float]] = {
            word: (cast("TopicLabel", entry.value), float(entry.attributes.get("weight", 1)))
            for entry in lexicon.of("topic")
            for word in entry.words
        }
        self._words = re.compile("|".join(map(re.escape, lexicon.words("topic"))) or r"(?!)")

    def find(self, text: AlignedText, headline: str = "") -> list[TopicMention]:
        """Find the subjects.

        Args:
            text: The article's body.
            headline: Its headline, simplified; its words count threefold.

        Returns:
            At most three subjects, the strongest first; none where nothing is said clearly.
        """
        scores: dict[TopicLabel, float] = defaultdict(float)
        ranges: dict[TopicLabel, dict[str, tuple[int, int]]] = defaultdict(dict)
        seen: dict[str, int] = defaultdict(int)
        for match in self._words.finditer(text.key):
            word = match.group()
            label, weight = self._labels[word]
            seen[word] += 1
            if seen[word] <= _REPEATS:
                scores[label] += weight * (2 if match.start() < _OPENING else 1)
            ranges[label].setdefault(word, match.span())
        for match in self._words.finditer(headline):
            label, weight = self._labels[match.group()]
            scores[label] += 3 * weight
        best = max(scores.values(), default=0.0)
        order = sorted(ranges, key=lambda label: (-scores[label], label))
        return [
            TopicMention(label, tuple(sorted(ranges[label].values())), scores[label])
            for label in order[:_MOST]
            if scores[label] >= max(_LEAST, _SHARE * best)
        ]
