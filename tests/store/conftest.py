"""Databases for tests: an SQLite file, and a database of our own on a real PostgreSQL server where one answers."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import MetaData, create_engine, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from bulletin_ie.store.schema import make_tables
from bulletin_ie.tables import TABLES

VARIABLE = "BULLETIN_IE_TEST_POSTGRES"
DEFAULT = "postgresql+psycopg://root@127.0.0.1:5432/test"


@dataclass
class Database:
    """A database that a test may fill.

    Attributes:
        url: Its URL.
    """

    url: str

    @property
    def file(self) -> str:
        return self.url.removeprefix("sqlite:///")

    def execute(self, *statements: str) -> list[Any]:
        """Run SQL past the store; the rows of the last statement."""
        engine = create_engine(self.url)
        with engine.begin() as connection:
            results = [connection.exec_driver_sql(statement) for statement in statements]
            rows = list(results[-1]) if results[-1].returns_rows else []
        engine.dispose()
        return [tuple(row) for row in rows]

    def columns(self) -> dict[str, list[str]]:
        """The columns of each table that are there, which may be those of an older version."""
        engine = create_engine(self.url)
        found = {name: [column["name"] for column in inspect(engine).get_columns(name)] for name in TABLES}
        engine.dispose()
        return found

    def dump(self, columns: dict[str, list[str]] | None = None) -> dict[str, list[Any]]:
        """Every row of every table, in a fixed order."""
        engine = create_engine(self.url)
        found = {}
        with engine.begin() as connection:
            for name, table in make_tables(MetaData()).items():
                wanted = select(*(table.c[column] for column in columns[name])) if columns else select(table)
                found[name] = sorted(map(tuple, connection.execute(wanted)), key=repr)
        engine.dispose()
        return found


@pytest.fixture(scope="session")
def postgres_server():
    """The URL of a database of our own on the server, dropped at the end; skips where no server answers."""
    given = os.environ.get(VARIABLE)
    url = make_url(given or DEFAULT)
    engine = create_engine(url, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 5})
    try:
        connection = engine.connect()
    except OperationalError:
        if given:
            raise
        pytest.skip(f"no PostgreSQL server at {DEFAULT}; name one in {VARIABLE}")
    name = f"bulletin_ie_{os.getpid()}"
    with connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield url.set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def bare_postgres(postgres_server):
    """A PostgreSQL database without any table, before and after."""
    database = Database(postgres_server)
    database.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    yield database
    database.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")


@pytest.fixture
def postgres(postgres_server):
    """A PostgreSQL database without bulletins; tables that an earlier test made stay, for making them is slow."""
    database = Database(postgres_server)
    if database.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = 'bulletins'"):
        database.execute(*(f"DELETE FROM {name}" for name in reversed(TABLES)))
    return database


@pytest.fixture
def sqlite(tmp_path):
    """An SQLite file that is not there yet."""
    return Database(f"sqlite:///{tmp_path / 'pages.db'}")


@pytest.fixture(params=["sqlite", "postgres"])
def database(request):
    """Each kind of database in turn, without bulletins."""
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["sqlite", "bare_postgres"])
def bare_database(request):
    """Each kind of database in turn, without any table."""
    return request.getfixturevalue(request.param)
