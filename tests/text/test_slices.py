"""Parts of a text: their keys are what folding the part alone gives, and joined paragraphs keep their positions."""

from __future__ import annotations

import random

from bulletin_ie.text import AlignedText
from bulletin_ie.text.folding import fold_key

_CHARS = '1203,，:：.．OoIl| 月年日目口曰"“。\n上前中午县縣長调乾著後A人'


def test_the_key_of_a_part_is_what_folding_the_part_gives() -> None:
    chance = random.Random(5)
    for _ in range(400):
        text = AlignedText.of("".join(chance.choices(_CHARS, k=chance.randint(4, 40))))
        _ = text.key  # known: parts may take theirs from it
        for _ in range(15):
            start, end = sorted(chance.choices(range(len(text) + 1), k=2))
            part = text.slice(start, end)
            assert part.key == fold_key(part.clean), (text.clean, start, end)


def test_lines_are_the_same_as_parts_put_behind_each_other() -> None:
    chance = random.Random(6)
    for _ in range(200):
        text = AlignedText.of("".join(chance.choices(_CHARS, k=chance.randint(12, 60))))
        if chance.random() < 0.5:
            text = text.without([(3, 5), (8, 9)])
        _ = text.key
        edges = sorted(chance.sample(range(len(text) + 1), k=6))
        ranges = list(zip(edges[::2], edges[1::2], strict=True))
        joined, pieces = text.lines([ranges[:2], ranges[2:]]), [text.pick(ranges[:2]), text.pick(ranges[2:])]
        other = pieces[0].followed_by(pieces[1:])
        assert (joined.clean, joined.key, joined.offsets) == (other.clean, other.key, other.offsets)
        assert joined.breaks == other.breaks
