"""The figures of the segmenter's card, measured again where the treebank lies beside the project."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from bulletin_ie.segmenter import Segmenter, load_segmenter, shipped_folder

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("DATA", ROOT.parent / "shared" / "data"))
TEST = DATA / "seg" / "ud_gsdsimp.test.txt"


def f_score(segmenter: Segmenter, lines: list[str]) -> float:
    hit = found = wanted = 0
    for line in lines:
        gold, place = set(), 0
        for word in line.split():
            gold.add((place, place + len(word)))
            place += len(word)
        cut = set(segmenter.ranges("".join(line.split())))
        hit, found, wanted = hit + len(gold & cut), found + len(cut), wanted + len(gold)
    return 200 * hit / (found + wanted)


@pytest.mark.skipif(
    not TEST.is_file(), reason="the treebank is not part of this project: no ../shared/data/seg; set DATA"
)
@pytest.mark.parametrize(
    ("dictionary", "row", "by"),
    [(False, "without the dictionary", 0.006), (True, "with the dictionary", 0.5)],  # it grows with the lexicons
)
def test_f1_on_the_treebank_is_the_card_s(dictionary: bool, row: str, by: float) -> None:
    card = (shipped_folder() / "CARD.md").read_text(encoding="utf-8")
    told = re.search(rf"^\| {row} \| ([\d.]+) \|", card, re.MULTILINE)
    assert told, "the card's table of figures has a row for it"
    lines = TEST.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 500
    assert f_score(load_segmenter(dictionary=dictionary), lines) == pytest.approx(float(told[1]), abs=by)
