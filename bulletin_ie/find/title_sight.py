"""Titles in the light of the recognizer: posts that no list has, and titles that ran over a name or a verb."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from bulletin_ie.find.titles import TitleFinder, TitleMention
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.recognizer import Recognized, Sighting

__all__ = ["TitleSight"]

_SURE_NAME = 0.8
_SURE_TITLE = 0.8
_LIKELY_TITLE = 0.3  # of a title right before a sure name
_RUN = 16
_HAN_RUN = re.compile(r"[\u3400-\u9fff“”（）]{2,16}")


class TitleSight:
    """Corrects the titles of one text by what a recognizer sees.

    Args:
        finder: Reads titles by their posts.
        lexicon: How words for people end (员, 手), and which such words are no title.
    """

    def __init__(self, finder: TitleFinder, lexicon: Lexicon) -> None:
        self._finder = finder
        self._endings, self._besides = lexicon.words("title_ending"), lexicon.words("not_a_title")

    def corrected(self, key: str, titles: list[TitleMention], sighting: Sighting | None) -> list[TitleMention]:
        """Titles without the names and verbs that they ran over, and with those that only a name behind shows.

        Args:
            key: Text in pattern form.
            titles: What the finder found in it.
            sighting: What a recognizer sees in it.

        Returns:
            The titles in order.
        """
        if sighting is None:
            return titles
        names = [n for n in sighting.names if n.label == "PER" and n.probability >= _SURE_NAME]
        seen = {n.end: n for n in sighting.names if n.label == "TITLE"}
        starts, stops = [n.start for n in names], [n.end for n in names]
        titles = [_without_name(t, starts, stops, seen) for t in titles if not _part_of_longer(t, seen, starts)]
        ends, begins = {t.end for t in titles}, [t.start for t in titles]
        posts = [(n.start, self._post_before(key, n, seen)) for n in names if n.start not in ends]
        posts += [
            (label.end, label.start)
            for label in seen.values()
            if label.probability >= _SURE_TITLE and key[label.end : label.end + 1] == "、" and label.end not in ends
        ]
        more = [self._made(key, post, end, titles, begins) for end, post in posts if post is not None]
        return sorted([*titles, *[t for t in more if t is not None]], key=lambda t: t.start)

    def _post_before(self, key: str, name: Recognized, seen: dict[int, Recognized]) -> int | None:
        """Where a post that no list has begins, right before a name."""
        label = seen.get(name.start)
        if label is not None and label.probability >= _LIKELY_TITLE and label.end - label.start > 1:
            return label.start
        before = key[max(0, name.start - _RUN) : name.start]
        if not before.endswith(self._endings) or before.endswith(self._besides):
            return None
        return name.start - 2 if _HAN_RUN.fullmatch(before[-2:]) else None

    def _made(
        self, key: str, post: int, end: int, titles: list[TitleMention], starts: list[int]
    ) -> TitleMention | None:
        """A title made of a post and the body in front of it; none where another title stands there."""
        number = bisect_right(starts, end - 1) - 1
        floor = titles[number].end if number >= 0 else 0
        if floor > post:
            return None
        start = self._finder.left(key, post, floor)
        if end - start > _RUN or not _HAN_RUN.fullmatch(key, start, end):
            start = post
        return TitleMention(start, end, post, "person")


def _without_name(title: TitleMention, starts: list[int], ends: list[int], seen: dict[int, Recognized]) -> TitleMention:
    """A title that begins behind a name that it ran over (周明远敲开老党员)."""
    label = seen.get(title.end)
    first, stop = bisect_left(starts, title.start), bisect_right(ends, title.post_start - 1)
    if first < stop:
        begin = label.start if label is not None and label.start >= ends[stop - 1] else title.post_start
        return title._replace(start=begin)
    if label is not None and label.start < title.start and label.probability >= _SURE_TITLE:
        return title._replace(start=label.start)  # 局局长: the finder stopped short
    return title


def _part_of_longer(title: TitleMention, seen: dict[int, Recognized], names: list[int]) -> bool:
    """Whether a title only begins a longer one right before a name (首席 of 首席观测师)."""
    number = bisect_left(names, title.end)
    label = seen.get(names[number]) if number < len(names) else None
    return label is not None and label.start <= title.start and title.end < label.end
