from __future__ import annotations

import sqlite3

import pytest

from bulletin_ie.errors import SchemaVersionError, StoreError
from bulletin_ie.records import Diagnostic
from bulletin_ie.store import Added, open_store
from bulletin_ie.tables import TABLES, rows


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'pages.db'}"


def dump(url):
    """Every row of every table, in a fixed order."""
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        return {name: sorted(connection.execute(f"select * from {name}"), key=repr) for name in TABLES}
    finally:
        connection.close()


def test_a_bulletin_comes_back_equal(url, make_bulletin):
    page = make_bulletin()
    with open_store(url) as store:
        assert store.add([page]) == Added(new=1)
        assert store.bulletin(page.id) == page
        assert list(store.bulletins()) == [page]


def test_rows_are_those_of_the_tables(url, make_bulletin):
    page = make_bulletin()
    with open_store(url) as store:
        store.add([page])
    found = dump(url)
    assert {name: len(found[name]) for name in TABLES} == {name: len(table) for name, table in rows(page).items()}
    assert 12.5 in found["counts"][0]


def test_the_same_bulletin_twice_changes_nothing(url, make_bulletin):
    page = make_bulletin()
    with open_store(url) as store:
        store.add([page])
        before = dump(url)
        assert store.add([page, page]) == Added(unchanged=2)
    assert dump(url) == before
    with open_store(url) as store:
        assert store.add([make_bulletin()]) == Added(unchanged=1)


def test_a_new_text_replaces_the_rows_of_its_source(url, make_bulletin):
    old = make_bulletin()
    new = make_bulletin(text=old.text + "更正：村民当天不在场。\n")
    new = new.model_copy(update={"articles": tuple(_without_villager(article) for article in new.articles)})
    assert new.id == old.id
    with open_store(url) as store:
        store.add([old])
        assert store.add([new]) == Added(replaced=1)
        assert store.bulletin(old.id) == new
    found = dump(url)
    assert len(found["bulletins"]) == len(found["events"]) == 1
    assert found["people"] == []  # nobody names her any more
    assert len(found["officials"]) == 1


def _without_villager(article):
    event = article.events[0]
    return article.model_copy(update={"events": (event.model_copy(update={"participants": event.participants[:1]}),)})


def test_two_versions_of_one_source_in_one_call_leave_the_last(url, make_bulletin):
    old = make_bulletin()
    new = make_bulletin(text=old.text + "\n")
    with open_store(url) as store:
        assert store.add([old, new]) == Added(new=1, replaced=1)
        assert store.bulletin(old.id) == new


def test_two_sources_with_equal_text_are_two_bulletins(url, make_bulletin):
    with open_store(url) as store:
        assert store.add([make_bulletin("a.txt"), make_bulletin("b.txt")]) == Added(new=2)
    assert len(dump(url)["events"]) == 2


def test_officials_of_one_locality_are_shared(url, make_bulletin):
    pages = [make_bulletin(name, locality="清溪县") for name in ("a.txt", "b.txt")]
    with open_store(url) as store:
        store.add(pages[:1])
        store.add(pages[1:])
    found = dump(url)
    assert len(found["officials"]) == 1
    assert len(found["participations"]) == 4


def test_more_bulletins_than_a_batch(url, make_bulletin):
    pages = [make_bulletin(f"{number}.txt") for number in range(230)]
    with open_store(url) as store:
        assert store.add(iter(pages)) == Added(new=230)
        assert [page.source for page in store.bulletins()] == [p.source for p in sorted(pages, key=lambda p: p.id)]


def test_a_failing_bulletin_leaves_the_old_rows(url, make_bulletin):
    old = make_bulletin()
    twice = old.model_copy(update={"articles": old.articles * 2})  # its ids collide
    with open_store(url) as store:
        store.add([old])
        before = dump(url)
        with pytest.raises(StoreError, match="refused") as caught:
            store.add([twice])
    assert caught.value.code == "database"
    assert dump(url) == before


def test_other_tables_are_built_again_from_the_records(url, make_bulletin):
    with open_store(url) as store:
        store.add([make_bulletin("a.txt", locality="清溪县"), make_bulletin("b.txt", locality="清溪县")])
        before = dump(url)
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        with connection:
            connection.execute("delete from mentions")
            connection.execute("update counts set value = 1")
        connection.close()
        assert dump(url) != before
        assert store.rebuild() == 2
    assert dump(url) == before


def test_a_cut_short_record_is_not_stored_as_complete(url, make_bulletin):
    late = make_bulletin().model_copy(update={"diagnostics": (Diagnostic(code="timeout", message="cut short"),)})
    with open_store(url) as store:
        store.add([late, make_bulletin("b.txt")])
    position = [column.name for column in TABLES["bulletins"]].index("complete")
    assert {row[1]: row[position] for row in dump(url)["bulletins"]} == {"qx/p1.txt": 0, "b.txt": 1}


def test_an_unknown_bulletin(url):
    with open_store(url) as store, pytest.raises(StoreError, match="No bulletin") as caught:
        store.bulletin("nobody")
    assert caught.value.code == "unknown_bulletin"


def test_a_damaged_record(url, make_bulletin):
    with open_store(url) as store:
        page = make_bulletin()
        store.add([page])
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        with connection:
            connection.execute("update bulletins set record = '{}'")
        connection.close()
        with pytest.raises(StoreError) as caught:
            store.bulletin(page.id)
    assert caught.value.code == "bad_record"


def test_tables_of_another_version_are_refused(url):
    open_store(url).close()
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    with connection:
        connection.execute("update bulletin_ie_schema set version = 99")
    connection.close()
    with pytest.raises(SchemaVersionError, match="version 99"):
        open_store(url)


def test_tables_of_somebody_else_are_refused(url):
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    with connection:
        connection.execute("create table bulletins (id integer)")
    connection.close()
    with pytest.raises(SchemaVersionError) as caught:
        open_store(url)
    assert caught.value.code == "unknown_schema"


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "pages.db"
    path.write_text("本报讯 " * 1000, encoding="utf-8")
    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text(encoding="utf-8") == "本报讯 " * 1000


@pytest.mark.parametrize("url", ["nonsense", "oracle2://x", "sqlite:///no/such/folder/pages.db"])
def test_urls_that_open_nothing(url):
    with pytest.raises(StoreError):
        open_store(url)


def test_a_cut_short_record_never_replaces_a_complete_one_of_the_same_text(url, make_bulletin):
    whole = make_bulletin()
    late = {"diagnostics": (Diagnostic(code="timeout", message="cut short"),), "articles": ()}
    with open_store(url) as store:
        store.add([whole.model_copy(update=late)])
        assert store.add([whole]) == Added(replaced=1)
        before = dump(url)
        assert store.add([whole.model_copy(update=late)]) == Added(unchanged=1)
        assert store.bulletin(whole.id) == whole
        assert dump(url) == before
        other = make_bulletin(text=whole.text + "\n").model_copy(
            update=late
        )  # a new text is worth more than an old one
        assert store.add([other]) == Added(replaced=1)
        assert store.bulletin(whole.id) == other
