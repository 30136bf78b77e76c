"""Reading hand-marked articles, and filling them with other names."""

from __future__ import annotations

from random import Random

import pytest

from bulletin_ie.synthesis import Gazetteer, generate_page, read_skeletons
from bulletin_ie.synthesis.corpus import default_grammar, default_skeletons
from bulletin_ie.synthesis.grammar import GrammarError, join
from bulletin_ie.synthesis.names import like_name
from bulletin_ie.synthesis.refill import refill
from bulletin_ie.synthesis.shapes import ending_of, short_name
from bulletin_ie.synthesis.world import make_world

TEXT = """=== newspaper
[贺云|PER]到[白石镇|DIV]调研
本报讯 2023年4月2日上午，[县委书记|TITLE][贺云|PER]到[东临县|DIV][白石镇|DIV][柳林村|PLACE]、[双河水库|PLACE]调研。
[白石镇党委书记|TITLE][尚青|PER]说，[白石|DIV]有86座山塘。[鑫源米业有限公司|ORG]、[白石小学|ORG]全县领先。
[县水利局|BODY]、[县林业局局长|TITLE][依明·肉孜|PER]参加[“百日攻坚”行动|NAME]。[鑫源米业|ORG]18岁的女工来了。
"""
SKELETON = read_skeletons(TEXT)[0]
GRAMMAR = default_grammar()


def refilled(seed):
    random = Random(seed).random
    world, fillers = make_world(GRAMMAR, random, Gazetteer(()))
    headline, body = refill(GRAMMAR.scribe(random, fillers), SKELETON, world.level)
    return world, headline, body


def surfaces(pieces, label):
    return [words for words, other in pieces if other == label]


def test_the_markup_is_read() -> None:
    assert SKELETON.genre == "newspaper"
    assert join(SKELETON.headline) == "贺云到白石镇调研"
    assert SKELETON.body[0][0].startswith("本报讯")
    assert "[" not in join(SKELETON.body)


def test_a_place_is_divided_at_a_named_town() -> None:
    article = read_skeletons("[白石镇|DIV]很远。\n[白石镇柳林村|PLACE]更远，[青石镇三里村|PLACE]最远。")[0]
    assert [piece for piece in article.body if piece[1]] == [
        ("白石镇", "DIV"),
        ("白石镇", "DIV"),
        ("柳林村", "PLACE"),
        ("青石镇三里村", "PLACE"),
    ]


@pytest.mark.parametrize("text", ["[贺云|WHO]到会。", "[贺云到会。", "贺云]到会。", "[[贺云|PER]|PER]到会。"])
def test_a_fault_is_refused(text) -> None:
    with pytest.raises(GrammarError):
        read_skeletons(text)


def test_one_surface_gets_one_filler_everywhere() -> None:
    for seed in range(60):
        _, headline, body = refilled(seed)
        assert surfaces(headline, "PER")[0] == surfaces(body, "PER")[0]
        town, short = surfaces(headline, "DIV")[0], surfaces(body, "DIV")[-1]
        assert town in surfaces(body, "DIV")
        assert short == short_name(town)
        assert town in next(title for title in surfaces(body, "TITLE") if "党委" in title)


def test_shapes_are_kept() -> None:
    changed = 0
    for seed in range(60):
        _, _, body = refilled(seed)
        assert "·" in surfaces(body, "PER")[-1]
        village, water = surfaces(body, "PLACE")
        assert village == "柳林村" or village != water
        long, _, brand = surfaces(body, "ORG")
        assert brand == "鑫源米业" or long.startswith(brand[:2]) or brand[:2] in long
        assert "局" in surfaces(body, "BODY")[0]
        changed += surfaces(body, "PER")[0] != "贺云"
    assert changed > 45


def test_level_dates_and_figures_follow() -> None:
    levels = set()
    for seed in range(60):
        world, _, body = refilled(seed)
        text = join(body)
        level = surfaces(body, "TITLE")[0][0]
        assert level in (world.level, "县")
        assert f"全{level}领先" in text
        assert surfaces(body, "TIME")[0].endswith("上午")
        assert "18岁" in text
        levels.add(level)
    assert len(levels) > 2


def test_pages_are_made_of_them() -> None:
    page = generate_page(5, skeletons=[SKELETON], skeleton_share=1.0, style="web")
    assert {article.source for article in page.articles} == {"skeleton"}


@pytest.mark.parametrize(("name", "padding"), [("张　永", "　"), ("郑 国 强", " ")])
def test_padding_stays(name, padding) -> None:
    scribe = GRAMMAR.scribe(Random(3).random)
    made = {like_name(scribe, name) for _ in range(30)}
    assert sum(padding in other for other in made) > 20


@pytest.mark.parametrize(
    ("words", "label", "end"),
    [
        ("柳林村", "PLACE", "村"),
        ("白石镇综合文化站", "PLACE", "站"),
        ("鑫源农业有限公司", "ORG", "农业有限公司"),
        ("东临县第一小学", "ORG", "小学"),
        ("瑞丰精密", "ORG", "精密"),
        ("县疾控中心", "ORG", ""),
    ],
)
def test_endings(words, label, end) -> None:
    assert ending_of(words, label)[1] == end


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("东临县", "东临"),
        ("和县", "和县"),
        ("兰坪白族普米族自治县", "兰坪"),
        ("东临街道办事处", "东临"),
        ("新市镇", "新市"),
        ("白石", "白石"),
        ("延边朝鲜族自治州", "延边"),
    ],
)
def test_short_names(name, short) -> None:
    assert short_name(name) == short


def test_the_packages_own_are_read() -> None:
    """Nearly all name somebody or something; a few are there because they do not."""
    own = default_skeletons()
    assert len(own) > 300
    assert all(skeleton.body for skeleton in own)
    assert sum(any(label for _, label in skeleton.body) for skeleton in own) > 0.9 * len(own)
