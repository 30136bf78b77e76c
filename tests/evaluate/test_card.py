"""The figures of the cards: people without titles, names of a corpus, and how good confidences are."""

import gzip
import json

import pytest

from bulletin_ie.evaluate import (
    GoldDocument,
    GoldError,
    Judgment,
    Rated,
    judge_document,
    rated_values,
    read_gold,
    reliability,
    score_document,
)
from bulletin_ie.evaluate.card import Passage, corpus_figures, name_figures, read_corpus, without_titles
from bulletin_ie.pipeline import load
from bulletin_ie.recognizer import Recognized, shipped_model

TEXT = "县委副书记、县长周航到青石镇调研，副县长孙悦、赵宁陪同。\n"


def gold(**changes):
    people = [
        {"name": "周航", "titles": ["县委副书记", "县长"], "roles": ["lead"]},
        {"name": "孙悦", "titles": ["副县长"], "roles": ["accompany"]},
        {"name": "赵宁", "titles": ["副县长"], "roles": ["accompany"]},
    ]
    event = {"type": "field_visit", "participants": people, "places": [{"name": "青石镇", "role": "visited"}]}
    article = {
        "opening": "县委副书记",
        "closing": "陪同。",
        "headline": None,
        "subheadlines": [],
        "events": [event | changes],
    }
    return GoldDocument.model_validate({"text_file": "a.txt", "published": None, "articles": [article]})


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("县长周航", "县\n长周航"), TEXT.replace("书记、", "书记，")])
def test_titles_are_cut_from_before_names_only(text):
    assert without_titles(text, gold()) == "周航到青石镇调研，孙悦、赵宁陪同。\n"
    assert without_titles("副县长们开会。", gold()) == "副县长们开会。"


def test_a_name_counts_once_a_page():
    page = load().extract(TEXT)
    figures = name_figures([(gold(), page)])
    assert (figures.hits, figures.missed, figures.extra) == (3, 0, 0)
    assert name_figures([(gold(participants=[]), page)]).extra == 3
    maybe = [{"name": "周航", "optional": True}, {"name": "孙悦"}, {"name": "钱多"}]
    figures = name_figures([(gold(participants=maybe), page)])
    assert (figures.hits, figures.missed, figures.extra) == (1, 1, 1)


def test_every_scored_value_is_judged():
    page = load().extract(TEXT)
    judged = judge_document(gold(), page)
    figures = score_document(gold(), page, "page").figures()
    for slot in ("participant", "place"):
        own = [one.right for one in judged if one.slot == slot]
        assert (own.count(True), own.count(False)) == (figures[slot].hits, figures[slot].extra)
    assert Judgment("event type", page.events[0].id, True) in judged


def test_what_is_wrong_is_judged_wrong_and_what_is_optional_not_at_all():
    page = load().extract(TEXT)
    ids = {person.name: person.id for person in page.events[0].participants}
    people = [{"name": "周航", "optional": True}, {"name": "孙悦"}]
    judged = {one.id: one.right for one in judge_document(gold(participants=people, type="meeting"), page)}
    assert ids["周航"] not in judged
    assert (judged[ids["孙悦"]], judged[ids["赵宁"]], judged[page.events[0].id]) == (True, False, False)


def test_an_event_that_nobody_annotated_is_wrong_with_all_its_values():
    page = load().extract(TEXT)
    nothing = GoldDocument.model_validate({"text_file": "a.txt", "published": None, "articles": []})
    judged = judge_document(nothing, page)
    assert len(judged) > 4
    assert not any(one.right for one in judged)


def test_only_values_with_a_confidence_are_rated():
    page = load().extract(TEXT)
    event = page.events[0].model_copy(
        update={
            "confidence": 0.8,
            "participants": tuple(p.model_copy(update={"confidence": 0.6}) for p in page.events[0].participants),
            "places": (),
        }
    )
    page = page.model_copy(update={"articles": (page.articles[0].model_copy(update={"events": (event,)}),)})
    rated = rated_values(page, judge_document(gold(places=[]), page))
    assert rated == [Rated("event type", 0.8, True), *[Rated("participant", 0.6, True)] * 3]


def test_a_constant_has_no_skill_and_the_truth_has_all():
    rows = [(True, 0.75)] * 30 + [(False, 0.75)] * 10
    constant = reliability([Rated("place", sure, right) for right, sure in rows])
    truth = reliability([Rated("place", float(right), right) for right, _ in rows])
    assert constant.skill == pytest.approx(0)
    assert constant.doubtful == pytest.approx(1)
    assert truth.skill == pytest.approx(1)
    assert truth.doubtful == pytest.approx(4)  # four of the ten errors fill the least sure tenth
    assert sum(number for _, _, number, _, _ in truth.table) == 40


def test_without_errors_there_is_nothing_to_be_skilled_at():
    assert reliability([Rated("place", 0.9, True)]).skill == 0


def test_a_corpus_is_measured_by_exact_spans(tmp_path):
    path = tmp_path / "corpus.jsonl.gz"
    rows = [
        {"text": "周航来了", "entities": [[0, 2, "PER"]], "split": "test"},
        {"text": "去青石镇", "entities": [[1, 4, "LOC"]], "split": "train"},
    ]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    assert read_corpus(path, "test") == [Passage("周航来了", ((0, 2, "PER"),))]
    with pytest.raises(GoldError):
        read_corpus(path, "dev")
    with pytest.raises(GoldError):
        read_corpus(tmp_path / "none.gz", "test")

    class Fixed:
        version = "fixed"

        def look(self, text):
            return type("Seen", (), {"names": [Recognized(0, 2, "PER", 0.9), Recognized(1, 3, "PLACE", 0.9)]})()

    figures = corpus_figures(Fixed(), read_corpus(path, "test"))
    assert (figures["PER"].f1, figures["LOC"].extra, figures["all"].hits) == (1, 1, 1)


def test_the_shipped_model_reads_people_in_running_text():
    passages = [Passage("县委书记周晓棠来到柳林村，看望张桂芬。", ((4, 7, "PER"), (15, 18, "PER")))]
    assert corpus_figures(shipped_model(), passages)["PER"].f1 == 1


def test_read_gold_gives_what_the_card_needs(pytestconfig):
    annotation, text, source = read_gold(pytestconfig.rootpath / "tests" / "benchmark" / "c01.json")
    assert without_titles(text, annotation) != text
    assert source
