"""Counts: a number, its measure word, and what it counts."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from bulletin_ie.find.counts_actions import ActionReader
from bulletin_ie.find.counts_numbers import Figure, FigureFinder
from bulletin_ie.find.counts_reading import CountReader, Reading
from bulletin_ie.find.counts_words import CountWords
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import CountKind, Qualifier
from bulletin_ie.text import AlignedText

__all__ = ["RULES", "CountFinder", "CountMention", "dedupe"]

_COLUMN = 3  # white space of so many characters stands between two columns
_WIDE = re.compile(rf"[^\S\n]{{{_COLUMN}}}")

RULES: dict[str, str] = {
    "counts.number_unit_object": "The counted noun stands behind the measure word: 126个水毁修复项目.",
    "counts.object_number_unit": "The counted noun stands before the number: 排查隐患132处.",
    "counts.amount": "A noun that names an amount stands before its number: 总投资12.5亿元.",
    "counts.elided": "The figure has no noun of its own and takes the one counted before: 整改完成128处.",
    "counts.unit_price": "A unit price names its money elsewhere in the sentence: 按每平方米8元发放安置费.",
    "counts.verb": "The figure has only a verb beside it, which is recorded as what it measures: 捐赠20万元.",
}
_ALIKE = 100  # equal figures with which another is compared


class CountMention(NamedTuple):
    """A count in a text; all ranges are positions in ``text.clean``.

    Attributes:
        start: First character of the figure and of its noun, where that stands beside it.
        end: One past the last.
        value: The number, 万 and 亿 multiplied; the lower one of a range.
        value_max: The upper number of a range.
        unit: The measure word or unit.
        object: The counted thing as written.
        object_start: Where it stands; elsewhere in the text for an elided noun.
        object_end: One past its last character.
        kind: What sort of thing.
        action: What was done to it.
        qualifier: How exact the number is said to be.
        rule: Name of the rule, a key of ``RULES``.
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    object: str
    object_start: int
    object_end: int
    kind: CountKind
    action: str | None
    qualifier: Qualifier
    rule: str


class CountFinder:
    """Finds counts in running text.

    Args:
        lexicon: The word lists.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> from bulletin_ie.text import AlignedText
        >>> finder = CountFinder(default_lexicon())
        >>> for c in finder.find(AlignedText.of("排查隐患132处，整改完成128处。")):
        ...     print(c.value, c.unit, c.object, c.kind, c.action)
        132 处 隐患 issue 排查
        128 处 隐患 issue 整改完成
    """

    def __init__(self, lexicon: Lexicon) -> None:
        words = CountWords(lexicon)
        self._figures = FigureFinder(words)
        self._reader = CountReader(words)
        self._actions = ActionReader(words)

    def find(self, text: AlignedText) -> list[CountMention]:
        """All counts of a text, in order.

        Args:
            text: Running text, such as the body of an article.

        Returns:
            The mentions; a repeated fact is given as often as it stands (see ``dedupe``).
        """
        figures = self._figures.find(text.key)
        readings = self._reader.read_all(text.key, figures, _gaps(text)) if figures else []
        found: list[CountMention] = []
        before, known = None, None
        for reading in readings:
            known = self._actions.read(text.key, reading, before, known)
            before = reading
            found.append(_mention(text, reading, known))
        return found


def _gaps(text: AlignedText) -> list[int]:
    """Where the page has the white space between two columns of a table, as positions in the clean text."""
    raw, offsets = text.raw, text.offsets
    if not _WIDE.search(raw, *text.extent):
        return []
    apart = [i for i, (a, b) in enumerate(pairwise(offsets), 1) if b - a > _COLUMN]
    return [i for i in apart if (gap := raw[offsets[i - 1] + 1 : offsets[i]]).isspace() and "\n" not in gap]


def _mention(text: AlignedText, found: Reading, action: tuple[int, int] | None) -> CountMention:
    figure, phrase = found.figure, found.phrase
    start, end = figure.start, figure.end
    if found.rule not in ("counts.elided", "counts.unit_price"):
        start, end = min(start, phrase.start), max(end, phrase.end)
    return CountMention(
        start=start,
        end=end,
        value=figure.value,
        value_max=figure.value_max,
        unit=_unit_text(text, figure),
        object=text.clean[phrase.start : phrase.end],
        object_start=phrase.start,
        object_end=phrase.end,
        kind=found.kind,  # type: ignore[arg-type]
        action=text.clean[slice(*action)] if action else None,
        qualifier=figure.qualifier,
        rule=found.rule,
    )


def _unit_text(text: AlignedText, figure: Figure) -> str:
    """The unit in the text's own script, or the one that it is recorded as."""
    unit = figure.unit
    if unit.canonical != unit.text:
        return unit.canonical
    end = figure.unit_start + len(unit.text)
    closing = text.key.find("）", end, end + 5) if text.key.startswith("（", end) and figure.end > end else -1
    return text.clean[figure.unit_start : max(end, closing + 1)]


def dedupe(mentions: Iterable[CountMention]) -> list[CountMention]:
    """Leave out repeated facts: equal in value, unit and action, with an object that one of both contains.

    Args:
        mentions: Counts of one event, in order.

    Returns:
        The first mention of each fact.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> from bulletin_ie.text import AlignedText
        >>> text = AlignedText.of("实施126个水毁修复项目，确保126个项目完工。")
        >>> len(dedupe(CountFinder(default_lexicon()).find(text)))
        1
    """
    kept: list[CountMention] = []
    alike: dict[object, deque[CountMention]] = {}
    for mention in mentions:
        equal = alike.setdefault((mention.value, mention.value_max, mention.unit), deque(maxlen=_ALIKE))
        if not any(mention.object in one.object or one.object in mention.object for one in equal):
            equal.append(mention)
            kept.append(mention)
    return kept
