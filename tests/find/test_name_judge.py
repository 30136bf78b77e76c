"""How the recognizer's word and the rules' word about a name are weighed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bulletin_ie.find.name_judge import NameJudge
from bulletin_ie.find.names import NameReader
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.recognizer import Recognized


@dataclass(frozen=True)
class Seen:
    """A recognizer's view: the names it proposes, each with its probability."""

    names: list[Recognized]
    calibrated: bool = True

    def probability(self, start: int, end: int, label: str) -> float | None:
        if not self.calibrated:
            return None
        return next((n.probability for n in self.names if (n.start, n.end, n.label) == (start, end, label)), 0.001)


def judge(text: str, names: dict[str, float], *, calibrated: bool = True) -> NameJudge:
    found = [
        Recognized(start, start + len(name), "PER", probability)
        for name, probability in names.items()
        for start in range(len(text))
        if text.startswith(name, start)
    ]
    return NameJudge(NameReader(default_lexicon()), text, Seen(sorted(found, key=lambda n: n.start), calibrated))


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("县长简单到青石镇调研。", {"简单": 0.99}, "简单"),  # a word, and surely a name
        ("县长简单听取汇报。", {}, None),
        ("县长依次发言。", {}, None),  # behind a post, and yet no name
        ("县长马平，县委常委程岳出席。", {}, "马平"),  # a mark behind it outweighs the recognizer's doubt
        ("县长尕让的汇报。", {"尕让": 0.98}, "尕让"),
        ("县长苏屠将出席会议。", {"苏屠将": 0.97}, "苏屠"),  # 将 is the verb's
        ("县长马拉且4日到青石镇。", {"马拉": 0.98}, "马拉且"),  # the recognizer stops short of a day
        ("县长沈从列席会议。", {"沈从": 0.97}, "沈从"),
        ("县长沈卓参与调研。", {"沈卓参": 0.99}, "沈卓"),  # it would end inside a word
        ("县长沈卓全程陪同。", {"沈卓全程": 0.9}, "沈卓"),
        ("县长尕藏才让到青石镇。", {"尕藏才让": 0.95}, "尕藏才让"),
        ("县长小窦说，好。", {"小窦": 0.9}, None),
        ("县长葛大妈说，好。", {"葛大妈": 0.3}, None),
    ],
)
def test_name_behind_a_title(text: str, names: dict[str, float], expected: str | None) -> None:
    end = judge(text, names).after_title(2, kind="official", sure=True)
    assert (text[2:end] if end is not None else None) == expected


def test_the_same_name_elsewhere_decides_between_two_ends() -> None:
    text = "县长吐尔·艾合买提到青石镇。吐尔·艾合买提说，要快。"
    names = {"吐尔·艾合买提": 0.9}
    seen = judge(text, names)
    end = seen.after_title(2, kind="official", sure=True)
    assert text[2:end] == "吐尔·艾合买提"


def test_a_recognizer_without_probabilities_is_heard() -> None:
    text = "县长简单到青石镇调研。"
    assert judge(text, {"简单": 1.0}, calibrated=False).after_title(2, kind="official", sure=True) == 4


def test_without_a_recognizer_the_rules_decide() -> None:
    reader = NameReader(default_lexicon())
    assert NameJudge(reader, "县长马平讲话。", None).after_title(2, kind="official", sure=True) == 4
    assert NameJudge(reader, "县长简单听取汇报。", None).after_title(2, kind="official", sure=True) is None


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("会议决定：任命木子青为县司法局局长。", {"木子青": 0.99}, ["木子青"]),
        ("程岳、何静姝同志当选。", {"程岳": 0.95, "何静姝": 0.95}, ["程岳", "何静姝"]),
        ("村集体收入翻番，路子是对的。", {"路子": 0.85}, []),
        ("连日高温少雨，庄稼旱了。", {"温少雨": 0.9}, []),
        ("他叮嘱大家轮班，莫硬扛，注意安全。", {"莫硬扛": 0.9}, []),
        ("工地上的海风还带着凉意。", {"海风": 0.95}, []),
    ],
)
def test_name_without_title(text: str, names: dict[str, float], expected: list[str]) -> None:
    assert [text[n.start : n.end] for n in judge(text, names).alone()] == expected
