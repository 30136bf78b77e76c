"""What a database refuses is a StoreError with a sentence and what to do; passwords stand in none."""

from __future__ import annotations

import subprocess
import sys

import pytest
from sqlalchemy.engine import make_url

from bulletin_ie.errors import StoreError
from bulletin_ie.store import open_store, safe_url


def refusal(work, *arguments):
    with pytest.raises(StoreError) as caught:
        work(*arguments)
    return caught.value


@pytest.mark.parametrize(
    ("url", "code", "words"),
    [
        ("nonsense", "bad_url", "sqlite:///FILE.db"),
        ("", "bad_url", "sqlite:///FILE.db"),
        ("oracle2://clerk:s3cret@x", "bad_url", "oracle2"),
        ("mysql://clerk:s3cret@x/db", "bad_url", "mysql"),
        ("postgresql+nodriver://clerk:s3cret@host/db", "bad_url", "nodriver"),
        ("postgresql://clerk:s3cret@host:port/db", "bad_url", "postgresql"),
        ("postgresql://clerk:pass@s3cret@host/db", "bad_url", "%40"),
        ("sqlite://pages.db", "bad_url", "A file needs three slashes; write sqlite:///pages.db"),
        ("sqlite://clerk:s3cret@old/pages.db", "bad_url", "write sqlite:///old/pages.db"),
        ("sqlite:///no/such/folder/pages.db", "cannot_open", "folder exists"),
        ("postgresql://clerk:s3cret@127.0.0.1:1/db", "unreachable", "server runs"),
        ("postgres://clerk:s3cret@no-such-host.invalid/db?connect_timeout=2", "unreachable", "server runs"),
    ],
)
def test_urls_that_open_nothing(url, code, words):
    error = refusal(open_store, url)
    assert error.code == code
    assert words in error.message
    assert "s3cret" not in str(error)


def test_a_url_that_is_no_text():
    assert refusal(open_store, None).code == "bad_url"


def test_users_and_databases_that_do_not_exist(postgres_server):
    url = make_url(postgres_server)
    nobody = url.set(username="nobody_at_all", password="s3cret").render_as_string(hide_password=False)
    error = refusal(open_store, nobody)
    assert error.code == "wrong_login"
    assert "s3cret" not in str(error)
    error = refusal(open_store, url.set(database="no_such_database").render_as_string(hide_password=False))
    assert (error.code, "createdb" in error.message) == ("no_database", True)


def test_a_user_without_rights(bare_postgres, make_bulletin):
    open_store(bare_postgres.url).close()
    bare_postgres.execute(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bulletin_ie_reader') THEN"
        " CREATE ROLE bulletin_ie_reader LOGIN PASSWORD 's3cret'; END IF; END $$",
        "GRANT USAGE ON SCHEMA public TO bulletin_ie_reader",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO bulletin_ie_reader",
    )
    url = make_url(bare_postgres.url).set(username="bulletin_ie_reader", password="s3cret")
    try:
        with open_store(url.render_as_string(hide_password=False)) as store:
            assert list(store.bulletins()) == []
            error = refusal(store.add, [make_bulletin()])
        assert error.code == "no_rights"
    finally:
        bare_postgres.execute("DROP OWNED BY bulletin_ie_reader", "DROP ROLE bulletin_ie_reader")


def test_a_driver_that_is_not_installed():
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from bulletin_ie.store import open_store\n"
        "from bulletin_ie.errors import StoreError\n"
        "try: open_store('postgresql://clerk:s3cret@host/db')\n"
        "except StoreError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "[missing_driver]" in done.stdout
    assert "pip install 'bulletin-ie[postgres]'" in done.stdout


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "pages.db"
    path.write_text("本报讯 " * 1000, encoding="utf-8")
    assert refusal(open_store, f"sqlite:///{path}").code == "not_a_database"
    assert path.read_text(encoding="utf-8") == "本报讯 " * 1000


def test_a_file_that_may_only_be_read(sqlite, make_bulletin):
    page = make_bulletin()
    with open_store(sqlite.url) as store:
        store.add([page])
    with open_store(f"sqlite:///file:{sqlite.file}?mode=ro&uri=true") as store:
        assert store.bulletin(page.id) == page
        error = refusal(store.add, [make_bulletin("other.txt")])
        assert error.code == "read_only"
        assert "may only be read" in error.message
        assert list(store.bulletins()) == [page]


def test_a_full_disk_keeps_what_was_written(sqlite, make_bulletin, monkeypatch):
    from sqlalchemy import event

    pages = [make_bulletin(f"{number}.txt") for number in range(400)]
    with open_store(sqlite.url) as store:
        store.add(pages[:200])
        before = sqlite.dump()
        size = sqlite.execute("PRAGMA page_count")[0][0]
        store._engine.dispose()
        event.listen(
            store._engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count = {size + 5}")
        )
        error = refusal(store.add, pages)
        assert error.code == "disk_full"
        assert "make room" in error.message
    assert sqlite.dump() == before
    with open_store(sqlite.url) as store:
        assert store.add(pages).new == 200


def test_another_program_that_writes_for_long(sqlite, make_bulletin, monkeypatch):
    monkeypatch.setattr("bulletin_ie.store.engine._WAIT", 0.05)
    import sqlite3

    with open_store(sqlite.url) as store:
        other = sqlite3.connect(sqlite.file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        error = refusal(store.add, [make_bulletin()])
        assert (error.code, "run the same again" in error.message) == ("locked", True)
        other.execute("ROLLBACK")
        other.close()
        assert store.add([make_bulletin()]).new == 1


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://a:s3cret@h/d",
        "postgresql://h/d?password=s3cret&user=a",
        "x:y//a:s3cret@h",
        "postgresql://a:s3@cret@h:1/d",
    ],
)
def test_no_password_is_shown(url):
    assert "s3cret" not in safe_url(url)
    assert "cret" not in safe_url(url).replace("s3cret", "")
