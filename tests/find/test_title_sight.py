"""Titles that only the recognizer's view of the names shows, or sets right."""

from __future__ import annotations

import pytest

from bulletin_ie.find.people import PeopleFinder
from bulletin_ie.find.title_sight import TitleSight
from bulletin_ie.find.titles import TitleFinder
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.recognizer import Label, Recognized, Sighting


class Seen:
    """A recognizer's view: the first place of each text with its label, all of them sure."""

    def __init__(self, text: str, **labels: str) -> None:
        found = [
            Recognized(text.index(word), text.index(word) + len(word), label, 0.99)
            for label, words in (("PER", labels.get("per", "")), ("TITLE", labels.get("title", "")))
            for word in words.split()
        ]
        self.names = sorted(found, key=lambda n: n.start)

    def probability(self, start: int, end: int, label: Label) -> float | None:
        return next((n.probability for n in self.names if (n.start, n.end, n.label) == (start, end, label)), 0.001)


def people(text: str, sighting: Sighting) -> dict[str, list[str]]:
    found = PeopleFinder(default_lexicon()).find(text, sighting=sighting)
    return {p.name: [text[t.start : t.end] for t in p.titles] for p in found}


@pytest.mark.parametrize(
    ("text", "names", "titles", "expected"),
    [
        ("养蜂人程岳介绍了经验。", "程岳", "", {"程岳": ["养蜂人"]}),
        ("广场上，侗歌领唱程岳介绍了经验。", "程岳", "", {"程岳": ["侗歌领唱"]}),
        ("非遗传承人、苗族鼓匠程岳讲述了故事。", "程岳", "", {"程岳": ["非遗传承人", "苗族鼓匠"]}),
        ("首席观测师程岳会商。", "程岳", "首席观测师", {"程岳": ["首席观测师"]}),
        ("周远敲门走进老党员程岳家中。", "周远 程岳", "", {"周远": [], "程岳": ["老党员"]}),
        ("周远协同县水利局局长程岳拿出方案。", "周远 程岳", "县水利局局长", {"周远": [], "程岳": ["县水利局局长"]}),
        ("联系人程岳。", "程岳", "", {"程岳": []}),
        ("大家看到程岳很高兴。", "程岳", "", {}),
    ],
)
def test_titles_with_names_in_sight(text: str, names: str, titles: str, expected: dict[str, list[str]]) -> None:
    assert people(text, Seen(text, per=names, title=titles)) == expected


def test_without_a_recognizer_titles_stay_as_found() -> None:
    finder = TitleFinder(default_lexicon())
    found = finder.find("县长程岳讲话。")
    assert TitleSight(finder, default_lexicon()).corrected("县长程岳讲话。", found, None) is found
