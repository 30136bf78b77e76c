"""Generated pages: the same from the same seed, and every entity where it is said to be."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from bulletin_ie.synthesis import (
    LABELS,
    STYLES,
    Gazetteer,
    annotated_sentences,
    generate_page,
    generate_pages,
    read_skeletons,
    to_jsonl,
)

SKELETONS = read_skeletons(
    """=== newspaper
[贺云|PER]到[白石镇|DIV]调研
本报讯 （记者 [丁小满|PER]）4月2日，[县委书记|TITLE][贺云|PER]到[白石镇柳林村|PLACE]、[鑫源农业有限公司|ORG]调研。
[白石镇党委书记|TITLE][尚青|PER]、[县水利局局长|TITLE][古丽娜·买买提|PER]参加[“百日攻坚”行动|NAME]，[白石|DIV]全县领先。
"""
)
PAGES = [page for style in STYLES for page in generate_pages(11, 40, style=style, skeletons=SKELETONS)]


def test_the_same_seed_gives_the_same_page() -> None:
    assert [generate_page(seed) for seed in range(20)] == [generate_page(seed) for seed in range(20)]
    assert len({generate_page(seed).text for seed in range(50)}) == 50


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.style}-{page.seed}")
def test_entities_stand_in_order_without_overlap(page) -> None:
    at = 0
    for entity in page.entities:
        assert at <= entity.start < entity.end <= len(page.text)
        at = entity.end
        words = page.text[entity.start : entity.end]
        assert words == words.strip()
        assert words
        assert entity.label in LABELS


def test_noise_does_not_move_names() -> None:
    """Without the spaces that noise puts in, no name begins or ends with a stray character."""
    for page in PAGES:
        for name in page.surfaces("PER"):
            bare = "".join(name.split())
            assert all("一" <= char <= "龥" or char in "·" for char in bare), (page.seed, name)
            assert 2 <= len(bare) <= 16


def test_every_label_and_style_occurs() -> None:
    counts = Counter(entity.label for page in PAGES for entity in page.entities)
    assert set(counts) == set(LABELS)
    assert {page.style for page in generate_pages(2, 200)} == set(STYLES)


def test_articles_lie_in_the_page_and_bear_headlines() -> None:
    for page in PAGES:
        assert page.articles
        for article in page.articles:
            assert 0 <= article.start < article.end <= len(page.text)
            start, end = article.headline
            assert page.text[start:end].strip()
            assert end <= article.start or start >= article.end


def test_sentences_join_to_the_articles() -> None:
    for page in PAGES:
        sentences = list(annotated_sentences(page))
        assert "".join(text for text, _ in sentences) == "".join(page.text[a.start : a.end] for a in page.articles)
        inside = [e for e in page.entities if any(a.start <= e.start and e.end <= a.end for a in page.articles)]
        assert sum(len(entities) for _, entities in sentences) == len(inside)
        surfaces = [text[e.start : e.end] for text, entities in sentences for e in entities]
        assert sorted(surfaces) == sorted(page.text[e.start : e.end] for e in inside)


def test_lines_of_json_hold_the_page() -> None:
    lines = list(to_jsonl(PAGES[:3]))
    assert [json.loads(line)["text"] for line in lines] == [page.text for page in PAGES[:3]]
    assert all(line.endswith("\n") for line in lines)


def test_a_gazetteer_gives_its_names() -> None:
    rows = [("云岭省", "临江市", "东临县", "白石镇", "柳林村"), ("云岭省", "临江市", "东临县", "青石乡", "三里坪村")]
    gazetteer = Gazetteer.from_rows(rows)
    text = "".join(page.text for page in generate_pages(3, 60, gazetteer=gazetteer, skeletons=[]))
    assert "东临县" in text
    assert "柳林村" in text


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="newspaper"):
        generate_page(1, style="poster")
