from __future__ import annotations

import pytest

from bulletin_ie.evaluate import Outcome, Results, ResultsError, compare, read_results
from bulletin_ie.evaluate.results import Figures


def results(*rows, events=()):
    found = Results()
    for slot, item, kind, *document in rows:
        found.add(Outcome(document[0] if document else "page", slot, "本报讯", item, kind))
    found.events += events
    return found


def test_figures():
    found = results(("count", "a", "hit"), ("count", "b", "hit"), ("count", "c", "missed"), ("count", "d", "extra"),
                    ("count", "e", "extra"))  # fmt: skip
    figures = found.figures()["count"]
    assert figures == Figures(hits=2, missed=1, extra=2)
    assert (figures.gold, figures.precision, figures.recall) == (3, 0.5, 2 / 3)
    assert figures.f1 == pytest.approx(4 / 7)


def test_a_slot_with_nothing_to_find_has_one_and_one_with_only_extras_zero():
    assert Figures(0, 0, 0).f1 == 1
    assert Figures(0, 0, 3).f1 == 0
    assert Figures(0, 3, 0).f1 == 0


def test_the_mean_leaves_the_finer_slots_out():
    found = results(("count", "a", "hit"), ("place", "b", "missed"), ("role exact", "c", "missed"))
    assert found.mean_f1() == 0.5
    assert Results().mean_f1() == 0


def test_saved_results_come_back(tmp_path):
    found = results(("count", "a", "hit"), ("count", "a", "hit"), ("place", "柳林水库", "missed"),
                    events=[("page", "本报讯", 0, True), ("page", "本报讯", 1, False)])  # fmt: skip
    found.see("deadline")
    path = tmp_path / "results.json"
    path.write_text(found.to_json(), encoding="utf-8")
    again = read_results(path)
    assert again.figures() == found.figures()
    assert again.whole_events() == (1, 2)
    assert again.to_json() == found.to_json()
    assert compare(found, again) == []


def test_gains_and_losses_item_by_item():
    old = results(
        ("count", "found now", "missed"), ("count", "gone", "extra"), ("count", "lost", "hit"), ("count", "same", "hit")
    )
    new = results(
        ("count", "found now", "hit"),
        ("count", "new noise", "extra"),
        ("count", "lost", "missed"),
        ("count", "same", "hit"),
    )
    changes = [(change.is_gain, change.item, change.before, change.now) for change in compare(old, new)]
    assert changes == [
        (True, "found now", "missed", "hit"),
        (True, "gone", "extra", None),
        (False, "lost", "hit", "missed"),
        (False, "new noise", None, "extra"),
    ]


def test_equal_items_are_counted():
    old = results(("count", "a", "hit"), ("count", "a", "missed"))
    new = results(("count", "a", "hit"), ("count", "a", "hit"))
    assert [(change.before, change.now) for change in compare(old, new)] == [("missed", "hit")]


def test_only_documents_of_both_runs_are_compared():
    assert compare(results(("count", "a", "hit", "one")), results(("count", "b", "hit", "two"))) == []


@pytest.mark.parametrize("content", ["", "[]", '{"format": 99}', '{"format": 1, "slots": {}}', '{"mean": 1}'])
def test_files_that_are_no_results(tmp_path, content):
    path = tmp_path / "old.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ResultsError):
        read_results(path)
    with pytest.raises(ResultsError, match="No such file"):
        read_results(tmp_path / "missing.json")
