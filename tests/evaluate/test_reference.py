"""The figures are those of the reference scorer, where the annotated corpus lies beside the checkout."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from pathlib import Path

import pytest

import bulletin_ie
from bulletin_ie.evaluate import Results, read_gold, score_document
from bulletin_ie.evaluate.details import DETAIL_SLOTS

CORPUS = Path(__file__).parents[3] / "shared" / "gold"
SEEDS = sorted(CORPUS.glob("*.json"))
PAGES = sorted((Path(__file__).parents[1] / "pages").glob("*.json"))

pytestmark = pytest.mark.skipif(
    not (CORPUS / "score.py").is_file(), reason="needs the annotated corpus beside the checkout"
)


@pytest.fixture(scope="module")
def reference():
    spec = importlib.util.spec_from_file_location("reference_score", CORPUS / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("paths", [SEEDS, PAGES], ids=["seeds", "pages"])
def test_same_figures(reference, paths):
    tallies, perfect, ours = defaultdict(reference.Tally), [], Results()
    for path in paths:
        gold, text, source = read_gold(path)
        bulletin = bulletin_ie.extract(text, published=gold.published, source=source)
        record = json.loads(bulletin.model_dump_json())
        reference.score_document(json.loads(path.read_text(encoding="utf-8")), record, tallies, [], perfect, path.stem)
        ours.extend(score_document(gold, bulletin, path.stem))
    theirs = {slot: (tally.hit, tally.missed, tally.extra) for slot, tally in tallies.items()}
    figures = {slot: f for slot, f in ours.figures().items() if slot not in DETAIL_SLOTS}  # theirs has no details
    assert {slot: (f.hits, f.missed, f.extra) for slot, f in figures.items()} == theirs
    assert ours.whole_events() == (sum(perfect), len(perfect))
    assert paths
