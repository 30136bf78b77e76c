"""The extractor on the annotated pages of this project: accuracy does not fall, spans slice, JSON loses nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

from bulletin_ie.evaluate import Results, read_gold, score_document
from bulletin_ie.evaluate.results import FINER_SLOTS
from bulletin_ie.pipeline import load
from bulletin_ie.records import Bulletin, Span
from bulletin_ie.tables import rows

TESTS = Path(__file__).parents[1]
# The floors of each folder: mean F1, each slot, share of events with every slot right, number of events.
FLOORS = {"pages": (0.96, 0.90, 0.75, 28), "benchmark": (0.97, 0.93, 0.60, 134)}


@pytest.fixture(scope="module", params=FLOORS)
def folder(request):
    return request.param


@pytest.fixture(scope="module")
def scored(folder):
    extractor, found, results = load(), [], Results()
    for path in sorted((TESTS / folder).glob("*.json")):
        gold, text, source = read_gold(path)
        bulletin = extractor.extract(text, published=gold.published, source=source)
        results.extend(score_document(gold, bulletin, path.stem))
        found.append(bulletin)
    return found, results


def spans(node):
    """Every span anywhere in a record."""
    if isinstance(node, Span):
        yield node
    elif isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from spans(getattr(node, name))
    elif isinstance(node, tuple):
        for item in node:
            yield from spans(item)


def test_accuracy_does_not_fall(scored, folder):
    _, results = scored
    mean_f1, each_slot, whole_events, number = FLOORS[folder]
    whole, events = results.whole_events()
    figures = results.figures()
    assert results.mean_f1() >= mean_f1
    low = {slot: f.f1 for slot, f in figures.items() if f.f1 < each_slot and max(f.missed, f.extra) > 1}
    assert low.keys() <= FINER_SLOTS, low
    assert whole >= whole_events * events
    assert events == number


def test_no_slot_of_the_benchmark_drops_unseen(scored, folder):
    """A slot that drops by more than 0.01 comes with the new figures: tests/evaluate/keep_figures.py writes them."""
    if folder != "benchmark":
        return
    _, results = scored
    kept = json.loads((Path(__file__).parent / "benchmark_figures.json").read_text(encoding="utf-8"))
    whole, events = results.whole_events()
    now = {slot: found.f1 for slot, found in results.figures().items()}
    now["events with every scored slot right"] = whole / events
    assert now.keys() == kept.keys()
    assert {slot: (kept[slot], round(f1, 3)) for slot, f1 in now.items() if f1 < kept[slot] - 0.0105} == {}


def test_every_span_slices_the_raw_text(scored):
    checked = 0
    for bulletin in scored[0]:
        for span in spans(bulletin):
            assert bulletin.text[span.start : span.end] == span.text
            checked += 1
    assert checked > 1000


def test_json_loses_nothing(scored):
    for bulletin in scored[0]:
        assert Bulletin.model_validate_json(bulletin.model_dump_json()) == bulletin


def test_ids_are_unique_and_every_row_has_its_key(scored):
    keys = [row["id"] for bulletin in scored[0] for row in _item_rows(bulletin)]
    assert len(keys) == len(set(keys)) > 300


def _item_rows(bulletin):
    tables = rows(bulletin)
    names = ("articles", "events", "participations", "places", "counts", "deadlines", "statements", "appointments")
    return [row for name in names for row in tables[name]]


def test_every_value_is_explained(scored):
    for bulletin in scored[0][:4]:
        for row in _item_rows(bulletin):
            if "rule" in row:
                assert bulletin.explain(row["id"]).rule == row["rule"]
