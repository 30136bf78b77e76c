from __future__ import annotations

import weakref

import pytest

from bulletin_ie import Collection
from bulletin_ie.errors import InputError, StoreError, UnknownItemError
from bulletin_ie.records import Diagnostic
from bulletin_ie.store import Added, open_store, safe_url
from bulletin_ie.tables import TABLES, rows


def test_a_bulletin_comes_back_equal(database, make_bulletin):
    page = make_bulletin()
    with open_store(database.url) as store:
        assert store.add([page]) == Added(new=1)
        assert store.bulletin(page.id) == page
        assert list(store.bulletins()) == [page]


def test_rows_are_those_of_the_tables(database, make_bulletin):
    page = make_bulletin()
    with open_store(database.url) as store:
        store.add([page])
    found = database.dump()
    assert {name: len(found[name]) for name in TABLES} == {name: len(table) for name, table in rows(page).items()}
    assert 12.5 in found["counts"][0]


def test_the_same_bulletin_twice_changes_nothing(database, make_bulletin):
    page = make_bulletin()
    with open_store(database.url) as store:
        store.add([page])
        before = database.dump()
        assert store.add([page, page]) == Added(unchanged=2)
    assert database.dump() == before
    with open_store(database.url) as store:
        assert store.add([make_bulletin()]) == Added(unchanged=1)


def test_a_new_text_replaces_the_rows_of_its_source(database, make_bulletin):
    old = make_bulletin()
    new = make_bulletin(text=old.text + "更正：村民当天不在场。\n")
    new = new.model_copy(update={"articles": tuple(_without_villager(article) for article in new.articles)})
    assert new.id == old.id
    with open_store(database.url) as store:
        store.add([old])
        assert store.add([new]) == Added(replaced=1)
        assert store.bulletin(old.id) == new
    found = database.dump()
    assert len(found["bulletins"]) == len(found["events"]) == 1
    assert found["people"] == []  # nobody names her any more
    assert len(found["officials"]) == 1


def _without_villager(article):
    event = article.events[0]
    return article.model_copy(update={"events": (event.model_copy(update={"participants": event.participants[:1]}),)})


def test_two_versions_of_one_source_in_one_call_leave_the_last(database, make_bulletin):
    old = make_bulletin()
    new = make_bulletin(text=old.text + "\n")
    with open_store(database.url) as store:
        assert store.add([old, new]) == Added(new=1, replaced=1)
        assert store.bulletin(old.id) == new


def test_two_sources_with_equal_text_are_two_bulletins(database, make_bulletin):
    with open_store(database.url) as store:
        assert store.add([make_bulletin("a.txt"), make_bulletin("b.txt")]) == Added(new=2)
    assert len(database.dump()["events"]) == 2


def test_officials_of_one_locality_are_shared(database, make_bulletin):
    pages = [make_bulletin(name, locality="清溪县") for name in ("a.txt", "b.txt")]
    with open_store(database.url) as store:
        store.add(pages[:1])
        store.add(pages[1:])
    found = database.dump()
    assert len(found["officials"]) == 1
    assert len(found["participations"]) == 4


def test_more_bulletins_than_a_batch(database, make_bulletin):
    pages = [make_bulletin(f"{number}.txt") for number in range(230)]
    with open_store(database.url) as store:
        assert store.add(iter(pages)) == Added(new=230)
        assert [page.source for page in store.bulletins()] == sorted(page.source for page in pages)


def test_bulletins_come_in_the_order_of_source_then_id(database, make_bulletin, monkeypatch):
    monkeypatch.setattr("bulletin_ie.store.querying._IDS_AT_A_TIME", 2)
    sources = ["b/1.txt", "B/1.txt", "区/1.txt", "a/10.txt", "a/2.txt", "𠮷.txt", "\uff5e.txt"]
    pages = [make_bulletin(source) for source in sources]
    pages += [make_bulletin(None).model_copy(update={"id": name}) for name in ("b-2", "b-10", "b-1")]
    pages += [page.model_copy(update={"id": "a-0"}) for page in pages[:1]]  # another id of the same source
    for page in pages[7:]:
        assert page.articles
    pages = [page.model_copy(update={"articles": ()}) for page in pages]
    with open_store(database.url) as store:
        store.add(pages)
        found = [(page.source, page.id) for page in store.bulletins()]
    assert found == sorted(((p.source, p.id) for p in pages), key=lambda key: (key[0] is None, key[0] or "", key[1]))


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_frames_are_those_of_a_collection(sqlite, make_bulletin, engine):
    pytest.importorskip(engine)
    pytest.importorskip("pyarrow")
    pages = [make_bulletin(f"{number}.txt", locality="清溪县") for number in range(3)]
    with open_store(sqlite.url) as store:
        store.add(reversed(pages))
        for table in TABLES:
            assert store.to_frame(table, engine=engine).equals(Collection(pages).to_frame(table, engine=engine)), table
        with pytest.raises(InputError, match="nonsense"):
            store.to_frame("nonsense")


def test_a_store_has_a_length_and_a_short_repr_without_password(database, make_bulletin):
    store = open_store(database.url)
    assert (len(store), bool(store)) == (0, True)
    store.add([make_bulletin("1.txt"), make_bulletin("2.txt")])
    assert len(store) == 2
    assert repr(store) == f"<Store of {safe_url(database.url)}>"
    store.close()
    assert repr(store) == f"<Store of {safe_url(database.url)}, closed>"


def test_a_failing_bulletin_leaves_the_old_rows(database, make_bulletin):
    old = make_bulletin()
    twice = old.model_copy(update={"articles": old.articles * 2})  # its ids collide
    with open_store(database.url) as store:
        store.add([old])
        before = database.dump()
        with pytest.raises(StoreError, match=r"A bulletin was refused.*qx/p1.txt") as caught:
            store.add([twice])
    assert caught.value.code == "refused_bulletin"
    assert database.dump() == before


def test_other_tables_are_built_again_from_the_records(database, make_bulletin):
    with open_store(database.url) as store:
        store.add([make_bulletin("a.txt", locality="清溪县"), make_bulletin("b.txt", locality="清溪县")])
        before = database.dump()
        database.execute("delete from mentions")
        database.execute("update counts set value = 1")
        assert database.dump() != before
        assert store.rebuild() == 2
    assert database.dump() == before


def test_a_cut_short_record_is_not_stored_as_complete(database, make_bulletin):
    late = make_bulletin().model_copy(update={"diagnostics": (Diagnostic(code="timeout", message="cut short"),)})
    with open_store(database.url) as store:
        store.add([late, make_bulletin("b.txt")])
    position = [column.name for column in TABLES["bulletins"]].index("complete")
    assert {row[1]: row[position] for row in database.dump()["bulletins"]} == {"qx/p1.txt": 0, "b.txt": 1}


def test_an_unknown_bulletin(database):
    with open_store(database.url) as store:
        for asked in (store, Collection()):
            with pytest.raises(UnknownItemError, match="No bulletin") as caught:
                asked.bulletin("nobody")
            assert caught.value.code == "unknown_item"
            for wrong in (5, "b\0", "\ud800", []):
                with pytest.raises(InputError):
                    asked.bulletin(wrong)


def test_any_number_of_ids_can_be_looked_up(database, make_bulletin):
    page = make_bulletin()
    with open_store(database.url) as store:
        store.add([page])
        known = store.known([*(f"b-{number}" for number in range(70_000)), page.id])
    assert [(key, found.text_sha256) for key, found in known.items()] == [(page.id, page.text_sha256)]


@pytest.mark.parametrize("url", [None, "sqlite://"], ids=["file", "memory"])
def test_a_closed_store_says_so(sqlite, make_bulletin, url):
    store = open_store(url or sqlite.url)
    store.close()
    store.close()
    for work in (lambda: store.add([make_bulletin()]), store.events, store.rebuild, lambda: list(store.bulletins())):
        with pytest.raises(StoreError, match="closed; open it again") as caught:
            work()
        assert caught.value.code == "closed"


def test_a_damaged_record(database, make_bulletin):
    with open_store(database.url) as store:
        page = make_bulletin()
        store.add([page])
        database.execute("update bulletins set record = '{}'")
        with pytest.raises(StoreError) as caught:
            store.bulletin(page.id)
    assert caught.value.code == "bad_record"


def test_a_cut_short_record_never_replaces_a_complete_one_of_the_same_text(database, make_bulletin):
    whole = make_bulletin()
    late = {"diagnostics": (Diagnostic(code="timeout", message="cut short"),), "articles": ()}
    with open_store(database.url) as store:
        store.add([whole.model_copy(update=late)])
        assert store.add([whole]) == Added(replaced=1)
        before = database.dump()
        assert store.add([whole.model_copy(update=late)]) == Added(unchanged=1)
        assert store.bulletin(whole.id) == whole
        assert database.dump() == before
        other = make_bulletin(text=whole.text + "\n").model_copy(
            update=late
        )  # a new text is worth more than an old one
        assert store.add([other]) == Added(replaced=1)
        assert store.bulletin(whole.id) == other


def test_any_number_of_bulletins_is_streamed(sqlite, make_bulletin):
    made, most = [], 0

    def pages():
        nonlocal most
        for number in range(900):
            most = max(most, sum(reference() is not None for reference in made))
            page = make_bulletin(f"{number}.txt")
            made.append(weakref.ref(page))
            yield page

    with open_store(sqlite.url) as store:
        assert store.add(pages()) == Added(new=900)
    assert most <= 401  # a batch that is written, and the next one


def test_a_source_that_breaks_off_keeps_whole_batches(database, make_bulletin):
    def pages():
        for number in range(250):
            yield make_bulletin(f"{number}.txt")
        raise RuntimeError("the feed ended")

    with open_store(database.url) as store:
        with pytest.raises(RuntimeError, match="the feed ended"):
            store.add(pages())
        assert len(list(store.bulletins())) == 200
        assert store.add(make_bulletin(f"{number}.txt") for number in range(250)) == Added(new=50, unchanged=200)


def test_without_a_url_the_file_is_events_db(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with open_store() as store:
        assert len(store) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["events.db"]
