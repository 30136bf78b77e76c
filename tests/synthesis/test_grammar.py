"""The language of the grammar files, and every pattern of the package's own."""

from __future__ import annotations

from random import Random

import pytest

from bulletin_ie.synthesis import LABELS, Gazetteer
from bulletin_ie.synthesis.corpus import default_gazetteer, default_grammar
from bulletin_ie.synthesis.grammar import Grammar, GrammarError, join
from bulletin_ie.synthesis.world import make_world

GRAMMAR = default_grammar()
WORLD, FILLERS = make_world(GRAMMAR, Random(1).random, Gazetteer(()))


def expanded(lines, seed=1):
    return Grammar(lines).scribe(Random(seed).random).write("甲")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("到会", [("到会", "")]),
        ("[贺云|PER]到会", [("贺云", "PER"), ("到会", "")]),
        ("[{乙}长|TITLE]", [("县长", "TITLE")]),
        ("{乙*2-2、}", [("县", ""), ("、", ""), ("县", "")]),
        ("{乙?0}到会", [("到会", "")]),
        ("{#7-7}座", [("7", ""), ("座", "")]),
        ("{#7-7.1}亩", [("7.0", ""), ("亩", "")]),
        ("上¶下", [("上\n下", "")]),
        ("首页 | 正文", [("首页 ", ""), ("|", ""), (" 正文", "")]),
    ],
)
def test_the_language(line, expected) -> None:
    assert expanded(["@甲", line, "@乙", "= 县"]) == expected


def test_choices_nest() -> None:
    seen = {join(expanded(["@甲", "{到/在{山/水}边}", "# a remark", "@乙", "= 县"], seed)) for seed in range(60)}
    assert seen == {"到", "在山边", "在水边"}


def test_weights_count() -> None:
    words = [join(expanded(["@甲", "%9 常", "= 罕"], seed)) for seed in range(300)]
    assert 240 < words.count("常") < 295


def test_what_is_remembered_stays_the_same() -> None:
    lines = ["@甲", "{乙=x}{乙=x}{乙=y}", "@乙", "= 1 2 3 4 5 6 7 8 9"]
    made = [join(expanded(lines, seed)) for seed in range(30)]
    assert all(text[0] == text[1] for text in made)
    assert any(text[0] != text[2] for text in made)


@pytest.mark.parametrize(
    "lines",
    [
        ["到会"],
        ["@甲"],
        ["@甲", "{乙}"],
        ["@甲", "{乙"],
        ["@甲", "乙}"],
        ["@甲", "[乙"],
        ["@甲", "乙|PER]"],
        ["@甲", "{?}"],
    ],
)
def test_a_fault_is_refused(lines) -> None:
    with pytest.raises(GrammarError):
        Grammar(lines)


@pytest.mark.parametrize("name", sorted(GRAMMAR.rules))
def test_every_alternative_gives_words(name) -> None:
    """Each of them in full, with no entity empty and no bracket or brace left."""
    rule = GRAMMAR.rules[name]
    assert rule.label in ("", *LABELS)
    for number, alternative in enumerate(rule.alternatives):
        scribe = GRAMMAR.scribe(Random(number).random, FILLERS)
        pieces = []
        for node in alternative:
            node(scribe, pieces)
        text = join(pieces)
        assert not set("{}[]@") & set(text), text
        for words, label in pieces:
            assert not label or (words == words.strip() and words and label in LABELS), (text, words)


def test_the_patterns_are_many() -> None:
    articles = [name for name in GRAMMAR.rules if name.endswith(("_文", "_题"))]
    assert len(articles) >= 50
    assert sum(len(rule.alternatives) for rule in GRAMMAR.rules.values()) > 6000


def test_the_sample_of_divisions_is_real() -> None:
    counties = default_gazetteer().counties
    assert len(counties) > 300
    assert all(county.name[-1] in "县区市旗" for county in counties)
