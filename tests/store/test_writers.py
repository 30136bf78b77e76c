"""Writers that are killed, and writers that meet: whole documents only, and nothing lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bulletin_ie.records import Bulletin
from bulletin_ie.store import Added, open_store
from bulletin_ie.tables import TABLES, rows

# What a writing process runs: pages of one page's form, made from its JSON with other ids, sources and names.
PROGRAM = """
    import sys
    from pathlib import Path
    from bulletin_ie.records import Bulletin
    from bulletin_ie.store import open_store

    url, folder, first, last, edition = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    record = (folder / "page.json").read_text(encoding="utf-8")

    def pages():
        for number in range(first, last):
            text = record.replace("KEY", f"k{number}").replace("清溪县报", edition)
            yield Bulletin.model_validate_json(text)

    with open_store(url) as store:
        print("open", flush=True)
        sys.stdin.readline()
        done = store.add(pages())
        print(done.new, done.replaced, done.unchanged, flush=True)
"""


@pytest.fixture
def writer(tmp_path, make_bulletin):
    """Starts a process that writes pages ``first`` to ``last`` when it is told to go on."""
    page = make_bulletin("KEY.txt", locality="清溪县")
    (tmp_path / "page.json").write_text(page.model_dump_json().replace(page.id, "KEY"), encoding="utf-8")
    (tmp_path / "writer.py").write_text(textwrap.dedent(PROGRAM), encoding="utf-8")
    started = []

    def start(url, first, last, edition="清溪县报"):
        process = subprocess.Popen(
            [sys.executable, tmp_path / "writer.py", url, tmp_path, str(first), str(last), edition],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def go_on(process):
    assert process.stdout.readline() == "open\n"
    process.stdin.write("\n")
    process.stdin.flush()


def assert_whole(database):
    """Every bulletin has exactly its rows, and no row belongs to none."""
    with open_store(database.url) as store:
        pages = list(store.bulletins())
    expected = {name: {} for name in TABLES}
    for page in pages:
        for name, found in rows(page).items():
            for row in found:
                expected[name][tuple(row[column.name] for column in TABLES[name] if column.key)] = row
    for name, found in database.dump().items():
        keys = [position for position, column in enumerate(TABLES[name]) if column.key]
        assert {tuple(row[position] for position in keys) for row in found} == expected[name].keys(), name
    return pages


def test_a_killed_writer_leaves_whole_documents(database, writer):
    open_store(database.url).close()
    process = writer(database.url, 0, 1_000_000)
    go_on(process)
    deadline = time.monotonic() + 60
    while not database.execute("SELECT id FROM bulletins LIMIT 1"):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(0.05)  # somewhere within a transaction
    process.send_signal(signal.SIGKILL)
    process.wait()
    pages = assert_whole(database)
    assert 0 < len(pages) < 1_000_000
    with open_store(database.url) as store:
        assert store.add(pages[:3]) == Added(unchanged=3)  # no lock is left behind


MANY = int(os.environ.get("BULLETIN_IE_TEST_MANY", "300"))
"""Records of the test below; 10,000 take minutes."""


def test_a_writer_killed_again_and_again_loses_nothing_committed_and_doubles_nothing(database, writer):
    """The same command over and over, each time killed somewhere, until all is there: what was there once stays there."""
    open_store(database.url).close()
    chance = random.Random(4)
    last, killed, there = MANY, 0, 0
    while killed < 3 or there < last:
        if there == last:  # a busy machine let a writer come to its end too soon
            last += 100
        process = writer(database.url, 0, last)
        go_on(process)
        # what is there already is passed over fast; then it dies within the next few transactions
        goal = min(there + chance.randrange(1, MANY // 3), last)
        while process.poll() is None and count(database) < goal:
            time.sleep(chance.random() / 100)
        time.sleep(chance.random() / 20)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        now = count(database)
        assert now >= there, "a committed document is lost"
        there = now
    pages = assert_whole(database)
    assert [page.source for page in pages] == sorted(f"k{number}.txt" for number in range(last))
    assert len({page.id for page in pages}) == last


def count(database):
    return database.execute("SELECT count(*) FROM bulletins")[0][0]


def test_two_writers_at_once_lose_nothing(database, writer):
    """They write some pages both, others alone, and share an official and a person."""
    open_store(database.url).close()
    one, two = writer(database.url, 0, 210), writer(database.url, 105, 315, "清溪日报")
    go_on(one)
    go_on(two)
    first, second = (list(map(int, process.communicate(timeout=100)[0].split())) for process in (one, two))
    assert one.returncode == two.returncode == 0
    assert sum(first) == sum(second) == 210
    assert first[0] + second[0] == 315  # each page was new to one of them
    pages = assert_whole(database)
    assert len(pages) == 315
    assert len(database.execute("SELECT id FROM officials")) == 1
    titles = {page.publication.title.text for page in pages}
    assert titles == {"清溪县报", "清溪日报"}


def test_two_may_make_the_tables_at_once(bare_database, make_bulletin):
    def open_and_write(number):
        with open_store(bare_database.url) as store:
            return store.add([make_bulletin(f"{number}.txt")])

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(open_and_write, range(2))) == [Added(new=1)] * 2
    assert len(assert_whole(bare_database)) == 2


def test_a_reader_does_not_hold_up_a_writer(database, make_bulletin):
    with open_store(database.url) as store, open_store(database.url) as other:
        store.add([make_bulletin(f"{number}.txt") for number in range(3)])
        reading = store.bulletins()
        assert isinstance(next(reading), Bulletin)
        assert other.add([make_bulletin("later.txt")]) == Added(new=1)
        assert len(list(reading)) >= 2


def test_threads_share_a_database_in_memory(make_bulletin):
    pages = [make_bulletin(f"{number}.txt") for number in range(24)]
    with open_store("sqlite://") as store, ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda page: (store.add([page]), len(store.events(source=page.source))), pages))
    assert done == [(Added(new=1), 1)] * 24


@pytest.mark.parametrize("last", ["writer", "reader"])
def test_a_closed_sqlite_file_is_whole_in_itself(sqlite, make_bulletin, tmp_path, last):
    writer, reader = open_store(sqlite.url), open_store(sqlite.url)
    writer.add([make_bulletin()])
    assert len(list(reader.bulletins())) == 1
    for store in (reader, writer) if last == "writer" else (writer, reader):
        store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["pages.db"]
    assert sqlite.execute("PRAGMA journal_mode") == [("delete",)]


def test_what_threads_opened_does_not_keep_the_file_from_being_whole(sqlite, make_bulletin, tmp_path):
    page = make_bulletin()
    with open_store(sqlite.url) as store:
        store.add([page])
        with store._transaction() as one, store._transaction() as other:  # two threads at the same moment
            assert one.exec_driver_sql("SELECT id FROM bulletins").all() == [(page.id,)]
            assert other.exec_driver_sql("SELECT id FROM bulletins").all() == [(page.id,)]
    assert [path.name for path in tmp_path.iterdir()] == ["pages.db"]
    assert sqlite.execute("PRAGMA journal_mode") == [("delete",)]
