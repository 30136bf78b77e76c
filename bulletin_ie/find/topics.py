"""Subjects of an article, by the words it uses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import TopicLabel
from bulletin_ie.text import AlignedText

__all__ = ["RULES", "TopicFinder", "TopicMention"]

RULES: dict[str, str] = {
    "topics.keywords": "Words of a subject, weighed by how often and where they stand: 防汛, 度汛 → flood_control.",
}

_MOST = 3  # an article has few subjects; further ones are asides
_SHARE = 0.4  # of the strongest subject's score
_ASIDE = 0.6  # of it, for what a headline with another subject leaves out
_ANNOUNCED = 0.2  # of it, for what the headline names
_LEAST = 4.0  # one word that names the field in the opening, or several elsewhere
_OPENING = 120  # characters; a bulletin says there what it is about
_IN_OPENING = 2.0
_IN_HEADLINE = 3.0
_GROUPS = 4  # of characters with which words begin
_REPEATS = 4  # of one word count; a slogan repeated ten times says no more

# What makes a word part of the name of a body, of a post or a firm: 农业农村局, 统战部, 医院院长, 农业科技有限公司.
_NAME_OF = re.compile(
    r"[\u3400-\u9fff]{0,4}?(?<![格布大全结开破变当时])(?:局|厅|委员会)(?![面限部势])"
    r"|(?:委|部|办)(?![员托署门分队屋理学公好到成事案])"
    r"|(?:党[委组支总][部支]?)?(?:书记|主席|主任|院长|校长|所长|局长|部长|负责人)"
    r"|[\u3400-\u9fff]{0,6}?(?:有限|股份|公司|集团)"
)
_ENDS = "。；\n"  # of a sentence
_END = re.compile(f"[{_ENDS}]")
# Who else was there: 县水利局、应急管理局负责人参加.
_PRESENT = re.compile(r"(?:负责人|负责同志|部门|领导|单位)[^，。；\n]{0,16}(?:参加|陪同|出席|参会)")

_Said = tuple[str, TopicLabel, float, int]  # a word of a subject, the subject, the word's weight, and where it begins


@dataclass(frozen=True)
class TopicMention:
    """A subject and the words that speak for it.

    Attributes:
        label: The subject.
        ranges: Ranges of its words in ``text.clean``, in reading order; each word once.
        score: The words' weight, at least 4; comparable within one article only.
        headline: Ranges of its words in the headline.
        rule: Name of the rule, a key of ``RULES``.
    """

    label: TopicLabel
    ranges: tuple[tuple[int, int], ...]
    score: float
    headline: tuple[tuple[int, int], ...] = ()
    rule: str = "topics.keywords"


class TopicFinder:
    """Finds the subjects of an article.

    Args:
        lexicon: The words: kinds ``topic`` and ``not_topic``.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> finder = TopicFinder(default_lexicon())
        >>> [m.label for m in finder.find(AlignedText.of("4月2日，青河县召开防汛工作会议，要求确保安全度汛。"))]
        ['flood_control']
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._words: dict[str, tuple[TopicLabel, float] | None] = dict.fromkeys(lexicon.words("not_topic"))
        self._words |= {
            word: (cast("TopicLabel", entry.value), float(entry.attributes.get("weight", 1)))
            for entry in lexicon.of("topic")
            for word in entry.words
        }
        self._by_head: dict[str, list[str]] = {}
        for word in sorted(self._words, key=len, reverse=True):
            self._by_head.setdefault(word[:2], []).append(word)
        self._first = re.compile(_any_head(self._by_head))

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
        seen: dict[str, int] = {}
        for word, label, weight, start in self._told(text.key):
            seen[word] = times = seen.get(word, 0) + 1
            if times <= _REPEATS:
                scores[label] += weight * (_IN_OPENING if start < _OPENING else 1)
            ranges[label].setdefault(word, (start, start + len(word)))
        announced: dict[TopicLabel, list[tuple[int, int]]] = defaultdict(list)
        for word, label, weight, start in self._said(headline, 0, len(headline)):
            scores[label] += _IN_HEADLINE * weight
            announced[label].append((start, start + len(word)))
        best = max(scores.values(), default=0.0)
        order = sorted(scores, key=lambda label: (-scores[label], label))
        return [
            TopicMention(label, tuple(sorted(ranges[label].values())), scores[label], tuple(announced.get(label, ())))
            for label in order[:_MOST]
            if scores[label] >= max(_LEAST, best * self._share(label, announced))
        ]

    @staticmethod
    def _share(label: TopicLabel, announced: Collection[TopicLabel]) -> float:
        """How near a subject must come to the strongest one."""
        if not announced:
            return _SHARE
        return _ANNOUNCED if label in announced else _ASIDE

    def _told(self, key: str) -> list[_Said]:
        """Words of subjects, but for those in names of bodies and in sentences that list who was there."""
        found: list[_Said] = []
        floor = 0
        for present in _PRESENT.finditer(key):
            if present.start() >= floor:
                start = max(key.rfind(mark, floor, present.start()) for mark in _ENDS) + 1
                found += self._said(key, floor, max(start, floor))
                end = _END.search(key, present.end())
                floor = end.start() if end else len(key)
        return found + self._said(key, floor, len(key))

    def _said(self, key: str, start: int, end: int) -> list[_Said]:
        """Words of subjects, the longest at each position; what stands inside a word counts for nothing else."""
        found: list[_Said] = []
        by_head, floor = self._by_head, start
        for match in self._first.finditer(key, start, end):  # an alternation of all words would be tried everywhere
            at = match.start()
            if at < floor:
                continue
            for word in by_head.get(key[at : at + 2]) or by_head.get(key[at], []):
                if key.startswith(word, at, end):
                    floor = at + len(word)
                    said = self._words[word]
                    if said and not _NAME_OF.match(key, floor, end):
                        found.append((word, *said, at))
                    break
        return found


def _any_head(heads: Collection[str]) -> str:
    """A pattern of one character with which words begin, where one of their second characters follows.

    Some groups of first characters, each with the second ones of its own words, fit half as often by chance as one would.
    """
    groups: list[tuple[set[str], set[str]]] = [(set(), set()) for _ in range(_GROUPS)]
    seconds: dict[str, set[str]] = defaultdict(set)
    for head in heads:
        seconds[head[0]].add(head[1:])
    for first in sorted(seconds, key=lambda first: (-len(seconds[first]), first)):
        grown = [(len(a) + 1) * len(b | seconds[first]) - len(a) * len(b) for a, b in groups]
        firsts, followers = groups[grown.index(min(grown))]
        firsts.add(first)
        followers |= seconds[first]
    any_first = f"[{_any(seconds)}]{_followed({second for _, followers in groups for second in followers})}"
    return any_first + "(?:" + "|".join(f"(?<=[{_any(a)}]){_followed(b)}" for a, b in groups if a) + ")"


def _followed(seconds: set[str]) -> str:
    return "" if "" in seconds else f"(?=[{_any(seconds)}])"


def _any(characters: Collection[str]) -> str:
    return re.escape("".join(sorted(characters)))
