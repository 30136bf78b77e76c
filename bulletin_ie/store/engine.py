"""Connections: which URLs open a database, how transactions begin, and what refusals mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bulletin_ie.errors import StoreError

__all__ = ["begin", "is_missing", "make_engine", "release_file", "safe_url"]

_WAIT = 60  # seconds that SQLite waits for another writer
_WRITES = "bulletin_ie_writes"  # execution option of connections that will write
_LOCK = 0x62756C6C  # PostgreSQL's advisory lock of those who write: "bull"
_WAIT_FOR_WRITERS = text("SELECT pg_advisory_xact_lock(:key)")
_COMPRESS_FAST = text(  # the records, where the server can: three times as fast as its old way
    "SELECT set_config(name, 'lz4', true) FROM pg_settings"
    " WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"
)
_USAGE = "write sqlite:///FILE.db, or postgresql+psycopg://USER@HOST/DATABASE"
_SECRETS = ("password", "passfile", "sslpassword")


def make_engine(url: str) -> Engine:
    """An engine for a database URL.

    Args:
        url: ``sqlite:///FILE.db``, ``sqlite://`` (in memory) or ``postgresql+psycopg://…``; ``postgresql://`` and
            ``postgres://`` mean the same.

    Returns:
        The engine; nothing is connected yet.

    Raises:
        StoreError: The URL is none of these (``bad_url``), or its driver is missing (``missing_driver``).
    """
    try:
        parsed = make_url(url)
    except (SQLAlchemyError, ValueError, TypeError) as error:
        raise StoreError("bad_url", f"This is no database URL; {_USAGE}.") from error
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise StoreError("bad_url", f"Databases of the kind {parsed.drivername!r} are not supported; {_USAGE}.")
    if "@" in (parsed.host or ""):  # the rest of a password, which no message may show
        raise StoreError("bad_url", "The user or the password holds an @; write it as %40.")
    if parsed.get_backend_name() == "sqlite" and parsed.host:  # sqlite://x.db
        file = f"{parsed.host}/{parsed.database}" if parsed.database else parsed.host
        raise StoreError("bad_url", f"A file needs three slashes; write sqlite:///{file}")
    options: dict[str, Any] = {}
    if parsed.get_backend_name() == "sqlite":
        options["connect_args"] = {"timeout": _WAIT, "check_same_thread": False}
        if not is_file(parsed):
            # One database in memory for all threads, and one of them at a time.
            options |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": _WAIT}
    try:
        engine = create_engine(parsed, **options)
    except ImportError as error:
        message = "The driver for PostgreSQL is not installed: pip install 'bulletin-ie[postgres]'."
        raise StoreError("missing_driver", message) from error
    except (SQLAlchemyError, ValueError, TypeError) as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        raise StoreError("bad_url", f"{safe_url(parsed)} cannot be opened ({reason}); {_USAGE}.") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def is_file(url: URL) -> bool:
    """Whether an SQLite URL names a file, and no database in memory."""
    return url.database not in (None, "", ":memory:") and "mode=memory" not in str(url.database)


def is_missing(url: URL) -> bool:
    """Whether a URL names an SQLite file that is not there; a ``file:`` URI is left to SQLite."""
    file = url.database or ""
    return (
        url.get_backend_name() == "sqlite" and is_file(url) and not file.startswith("file:") and not Path(file).exists()
    )


def safe_url(url: URL | str) -> str:
    """A URL as it may be shown: without passwords.

    Args:
        url: The URL.

    Returns:
        The same with ``***`` or ``...`` in the place of any password.

    Examples:
        >>> safe_url("postgresql+psycopg://clerk:s3cret@db.example/qingxi?sslpassword=other")
        'postgresql+psycopg://clerk:***@db.example/qingxi?sslpassword=...'
    """
    try:
        parsed = make_url(url)
    except (SQLAlchemyError, ValueError, TypeError):
        parsed = None
    if parsed is None or "@" in (parsed.host or ""):
        scheme, slashes, rest = str(url).partition("//")
        return f"{scheme}{slashes}***@{rest.rpartition('@')[2]}" if "@" in rest else str(url)
    hidden = {name: "..." for name in parsed.query if name.lower() in _SECRETS}
    return parsed.update_query_dict(hidden).render_as_string(hide_password=True)


@contextmanager
def begin(engine: Engine, *, writes: bool = False) -> Iterator[Connection]:
    """A transaction; one that writes waits until every other writer is done, so that none loses anything.

    Raises:
        StoreError: The database refused.
    """
    try:
        with engine.connect().execution_options(**{_WRITES: writes}) as connection, connection.begin():
            if writes and connection.dialect.name == "postgresql":
                connection.execute(_WAIT_FOR_WRITERS, {"key": _LOCK})
                connection.execute(_COMPRESS_FAST)
            yield connection
    except (SQLAlchemyError, engine.dialect.loaded_dbapi.Error) as error:
        raise _refusal(engine, error) from error


def release_file(engine: Engine) -> None:
    """Make an SQLite file whole in itself again, where no other connection has it open.

    While it is written its newest pages stand in a file beside it, so that readers need not wait.
    """
    if engine.dialect.name != "sqlite" or not is_file(engine.url) or is_missing(engine.url):
        return
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA busy_timeout = 0")
            driver.execute("PRAGMA journal_mode = DELETE")
    except (SQLAlchemyError, engine.dialect.loaded_dbapi.Error):
        pass  # somebody else is at work; the last one to leave does it
    finally:
        engine.dispose()


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, tables included
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES):
        if is_file(connection.engine.url):
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            connection.exec_driver_sql("PRAGMA synchronous = NORMAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")


_ADVICE = (
    ("disk_full", r"disk is full|No space left", "make room, and run the same again: what was written is whole."),
    ("read_only", r"readonly|read-only", "its file or folder may only be read; give another place, or the right to write."),
    ("locked", r"database is locked|lock timeout", "another program is writing; run the same again when it is done."),
    ("unreachable", r"connection refused|could not translate host|failed to resolve|timeout expired|connection is bad"
     r"|server closed the connection|connection .*(?:lost|closed)|terminating connection|could not connect|is starting up",
     "see that the server runs and can be reached, and run the same again."),
    ("wrong_login", r"password|authentication|role .* does not exist|no pg_hba", "see the user and the password."),
    ("no_database", r"database .* does not exist", "make it first: createdb NAME."),
    ("cannot_open", r"unable to open database file", "see that its folder exists and may be written."),
    ("not_a_database", r"not a database|malformed", "it is damaged or no database; give another file."),
    ("no_rights", r"permission denied|must be owner", "give the user the right to make and write tables."),
)  # fmt: skip


def _refusal(engine: Engine, error: BaseException) -> StoreError:
    """A refusal of the database in a sentence, with what to do where we know it."""
    reason = " ".join(str(getattr(error, "orig", None) or error).split())
    password = engine.url.password
    if password:
        reason = reason.replace(password, "***")
    start = f"The database {safe_url(engine.url)} refused: {reason[:300].rstrip('.')}"
    for code, pattern, advice in _ADVICE:
        if re.search(pattern, reason, re.IGNORECASE):
            return StoreError(code, f"{start}; {advice}")
    return StoreError("database", f"{start}.")
