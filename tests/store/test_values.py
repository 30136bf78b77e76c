"""Values that look like SQL, NUL characters, emoji, rare Han, very long texts: whole, or refused by name."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin_ie import Collection
from bulletin_ie.errors import InputError, StoreError, UnknownItemError
from bulletin_ie.records import Article, Bulletin, Line, Span
from bulletin_ie.store import Added, open_store
from bulletin_ie.store.writing import document


def page_of(text, **changes):
    """A page whose only article is all of a text."""
    spans = (Span(start=0, end=len(text), text=text),)
    article = Article(id="a-1", headline=Line(text=text, spans=spans), body=Line(text=text, spans=spans))
    return Bulletin(id="b-1", source="p.txt", text=text, text_sha256="0", articles=(article,)).model_copy(
        update=changes
    )


@pytest.mark.parametrize(
    "text",
    [
        "'); DROP TABLE bulletins; --",
        'Robert"); DELETE FROM officials WHERE ("1"="1',
        "%s %(name)s :name ? $1 {0} \\copy \\. \\N \\t",
        "\\N",
        "\\.",
        "a\tb\nc\rd\x0be\x1f\x7f\u2028",
        "𠮷野家在清溪县𠀋𪚥，👨\u200d👩\u200d👧🇨🇳",
        "\ufeff清溪县\ufffd\uffff",
        "清溪县" * 300_000,
        "",
    ],
    ids=["drop", "delete", "parameters", "null", "end", "control", "planes", "edges", "long", "empty"],
)
def test_values_arrive_whole(database, text):
    page = page_of(text)
    with open_store(database.url) as store:
        assert store.add([page]) == Added(new=1)
        assert store.add([page]) == Added(unchanged=1)
        assert store.bulletin("b-1") == page
        assert store.rebuild() == 1
    assert database.execute("SELECT body, text FROM articles JOIN headlines ON article_id = articles.id") == [
        (text, text)
    ]


def test_names_of_any_length_are_indexed(database, make_bulletin):
    """A PostgreSQL B-tree would refuse them."""
    page = make_bulletin(source="清溪/" * 5000)
    person = page.events[0].participants[0].model_copy(update={"name": "林知远" * 5000})
    event = page.events[0].model_copy(update={"participants": (person,), "statements": ()})
    article = page.articles[0].model_copy(update={"events": (event,)})
    page = page.model_copy(update={"articles": (article,)})
    with open_store(database.url) as store:
        assert store.add([page]) == Added(new=1)
        assert store.bulletin(page.id) == page


def test_a_nul_character_is_kept_in_the_record_and_shown_in_the_columns(database):
    page = page_of("清溪\0县")
    with open_store(database.url) as store:
        assert store.add([page]) == Added(new=1)
        assert store.add([page]) == Added(unchanged=1)
        assert store.bulletin("b-1") == page
        assert store.rebuild() == 1
    assert database.execute("SELECT body FROM articles") == [("清溪\ufffd县",)]


def test_numbers_larger_than_any_column_keep_their_value_in_the_record(database, make_bulletin):
    page = make_bulletin()
    count = page.events[0].counts[0].model_copy(update={"value": Decimal(10) ** 400})
    event = page.events[0].model_copy(update={"counts": (count,)})
    page = page.model_copy(update={"articles": (page.articles[0].model_copy(update={"events": (event,)}),)})
    with open_store(database.url) as store:
        assert store.add([page]) == Added(new=1)
        assert store.bulletin(page.id).events[0].counts[0].value == Decimal(10) ** 400
        for given in ({"minimum": 5}, {"maximum": 5}, {"minimum": Decimal("1e-999999")}, {"minimum": 10**399}):
            assert store.counts(**given) == Collection([page]).counts(**given)


@pytest.mark.parametrize(
    "changes",
    [{"id": "b\0"}, {"text": "\ud800"}, {"id": None}, {"articles": (page_of("一").articles * 2)}],
    ids=["nul", "surrogate", "none", "twice"],
)
def test_a_bulletin_that_cannot_be_held_is_named_and_the_others_are_written(database, make_bulletin, changes):
    bad = page_of("清溪县", source="bad.txt").model_copy(update=changes)
    good = [make_bulletin(f"{number}.txt") for number in range(4)]
    batch = [*good[:2], bad, *good[2:]]
    with open_store(database.url) as store:
        with pytest.raises(StoreError, match=r"bad\.txt") as caught:
            store.add(batch)
        assert caught.value.code == "refused_bulletin"
        assert {page.id for page in store.bulletins()} == {page.id for page in good}
        done = store.add(batch, on_error="skip")
        assert (done.unchanged, [one.source for one in done.refused]) == (4, ["bad.txt"])
        assert store.add([bad], on_error="skip").refused == done.refused


def test_ids_too_long_for_a_key(postgres):
    with open_store(postgres.url) as store, pytest.raises(StoreError, match=r"p\.txt"):
        store.add([page_of("清溪县", id="b" * 65)])


def test_something_else_than_bulletins(sqlite, make_bulletin):
    with open_store(sqlite.url) as store:
        for wrong in (make_bulletin(), 7, "page", None):
            with pytest.raises(InputError) as caught:
                store.add(wrong)
            assert caught.value.code == "bad_argument"
        with pytest.raises(InputError):
            store.add([], on_error="ignore")
        done = store.add([make_bulletin(), "page", None], on_error="skip")
        with pytest.raises(StoreError, match=r"1: it is int, no Bulletin; extract it first$"):
            store.add([1])
        with pytest.raises(UnknownItemError, match="'b-nope'; take one that a record or a hit has"):
            store.bulletin("b-nope")
    assert done.new == 1
    assert [one.message for one in done.refused] == [
        "it is str, no Bulletin; extract it first",
        "it is NoneType, no Bulletin; extract it first",
    ]


def test_the_record_is_the_json_of_the_bulletin(make_bulletin):
    page = make_bulletin()
    assert document(page).record.decode() == page.model_dump_json()


@pytest.fixture(scope="module")
def memory():
    with open_store("sqlite://") as store:
        yield store


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=40), source=st.none() | st.text(max_size=20))
def test_any_text_and_source_come_back(memory, text, source):
    page = page_of(text, source=source)
    memory.add([page])
    assert memory.bulletin("b-1") == page
    assert memory.add([page]) == Added(unchanged=1)
