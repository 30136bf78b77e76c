"""Confidences in records: every value has one, the evidence is what the training saw, and bad pages cost no more."""

import pytest

import bulletin_ie
from bulletin_ie.confidence import Evidence, Scene
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.spans import Span
from bulletin_ie.text import AlignedText

PAGE = """青石县报 2023年6月9日
县领导检查防汛工作
本报讯（记者 何小满）6月8日上午，县委副书记、县长林知远到柳林水库、青石镇闫家湾村检查防汛工作，副县长尚青陪同。
林知远强调，对排查出的12处隐患要逐一整改，6月20日前全部完成。
"""


@pytest.fixture(scope="module", params=["model", "rules"])
def event(request):
    return bulletin_ie.load(names=request.param).extract(PAGE).articles[0].events[0]


def values(event):
    groups = (event.participants, event.places, event.counts, event.deadlines, event.statements, event.appointments)
    return [item for group in groups for item in group]


def test_every_value_says_how_sure_it_is(event):
    assert len(values(event)) > 5
    for item in (event, event.date, *values(event)):
        assert 0.01 <= item.confidence <= 0.99
        assert item.confidence == round(item.confidence, 2)


def test_topics_say_nothing_of_it(event):
    assert event.topics
    assert {topic.confidence for topic in event.topics} == {None}


def test_confidence_changes_no_id_and_no_value(event):
    plain = bulletin_ie.Extractor(default_lexicon()).extract(PAGE).articles[0].events[0]
    assert plain.confidence is None
    assert [p.id for p in plain.participants] == [p.id for p in event.participants]


def test_evidence_is_found_for_the_words_as_the_recognizer_saw_them():
    class Seen:
        names = ()

        def probability(self, start, end, label):
            return {"PER": 0.95}.get(label) if (start, end) == (4, 7) else 0.1

    text = AlignedText.of("县长：\n林知远出席。")
    scene = Scene(text, Seen())
    span = Span(start=4, end=7, text="林知远")
    assert scene.probability(span, ("PER", "DIV")) == 0.95
    assert scene.probability(Span(start=90, end=92, text="某某"), ("PER",)) is None
    assert scene.probability(None, ("PER",)) is None
    assert Scene(text).probability(span, ("PER",)) is None


def test_evidence_tells_apart_what_a_reader_would(event):
    seen = Evidence(event, Scene(AlignedText.of(PAGE)))
    lead, other = (set(seen.of(person)) for person in event.participants[:2])
    assert "role lead" in lead - other
    assert "role accompany" in other - lead
    assert "no headline" not in lead
    assert "no headline" in Evidence(event, Scene(AlignedText.of(PAGE), headed=False)).of(event.participants[0])


def test_no_fact_is_told_twice(event):
    seen = Evidence(event, Scene(AlignedText.of(PAGE), headed=False, events=2))
    told = [seen.of_type(), seen.of_date(event.date)]
    told += [seen.of(item) for item in (*event.participants, *event.places, *event.counts, *event.deadlines)]
    assert len(told) > 4
    assert all(len(facts) == len(set(facts)) for facts in told)
