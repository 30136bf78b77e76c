"""What is found in an article takes time by the article, however long its page is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from growing import grows_in_proportion

from bulletin_ie.events.frames import FrameFinder
from bulletin_ie.find.counts import CountFinder, dedupe
from bulletin_ie.find.deadline_tables import rows
from bulletin_ie.find.people import PeopleFinder
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.text import AlignedText
from bulletin_ie.times.detection import detect
from bulletin_ie.times.document import document_context


def test_tables_are_looked_for_in_the_article_alone() -> None:
    def parts_of(articles: int) -> Callable[[], object]:
        page = AlignedText.of("本报讯 清川县召开会议。\n" * articles)
        parts = [page.slice(n * 13, n * 13 + 12) for n in range(articles)]
        return lambda: [rows(part) for part in parts]

    assert grows_in_proportion(parts_of, 500)


def _word(number: int) -> str:
    return chr(0x4E00 + number // 100 % 100) + chr(0x5E00 + number % 100)


def _titles_of_one(number: int) -> object:
    return PeopleFinder(default_lexicon()).find("、".join(f"县第{i}局局长张三丰" for i in range(number)))


def _figures_alike(number: int) -> object:
    text = AlignedText.of("，".join(f"改造{_word(i)}桥3座" for i in range(number)))
    return dedupe(CountFinder(default_lexicon()).find(text))


def _open_quotation(number: int) -> object:
    return FrameFinder(default_lexicon()).trigger("“" + "县委书记到青石镇调研，" * number, "events.body_trigger")


def _dates_in_one_line(number: int) -> object:
    key = "县委书记到青石镇4月6日调研，" * number
    return document_context(key, detect(key))


@pytest.mark.parametrize("find", [_titles_of_one, _figures_alike, _open_quotation, _dates_in_one_line])
def test_growth(find: Callable[[int], object]) -> None:
    assert grows_in_proportion(lambda number: partial(find, number), 500)


def test_of_two_titles_that_end_alike_the_longer_one_stays() -> None:
    key = "书记张三丰到青石镇。县委书记张三丰强调，局长张三丰、县水务局局长张三丰要抓落实。书记张三丰说。"
    (person,) = PeopleFinder(default_lexicon()).find(key)
    assert [key[t.start : t.end] for t in person.titles] == ["县委书记", "县水务局局长"]
