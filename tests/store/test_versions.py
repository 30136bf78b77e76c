"""New databases, older ones, newer ones, and those of somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, inspect

from bulletin_ie.errors import SchemaVersionError, StoreError
from bulletin_ie.store import Added, open_store
from bulletin_ie.store.schema import make_tables, version_table
from bulletin_ie.store.upgrading import HEAD
from bulletin_ie.tables import TABLE_MEANINGS, TABLES

VERSION_1 = Path(__file__).with_name("version1.sql")  # tables and two bulletins as version 1 wrote them


def differences(database):
    """What Alembic would change to make the database what TABLES says."""
    metadata = MetaData()
    make_tables(metadata)
    version_table(metadata)
    engine = create_engine(database.url)
    with engine.connect() as connection:
        options = {"compare_type": True, "target_metadata": metadata}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    engine.dispose()
    return found


def index_names(database):
    engine = create_engine(database.url)
    found = {index["name"] for name in TABLES for index in inspect(engine).get_indexes(name)}
    engine.dispose()
    return found


@pytest.fixture
def version_1(bare_database):
    statements = [part.strip() for part in VERSION_1.read_text(encoding="utf-8").split(";\n") if part.strip()]
    bare_database.execute(*statements)
    return bare_database


def test_a_new_database_has_exactly_the_tables(bare_database):
    open_store(bare_database.url).close()
    assert differences(bare_database) == []
    assert bare_database.execute("SELECT version_num FROM bulletin_ie_version") == [(HEAD,)]


def test_a_database_of_version_1_is_upgraded_and_loses_nothing(version_1, make_bulletin):
    pages = [make_bulletin(name, locality="清溪县") for name in ("qx/p1.txt", "qx/p2.txt")]
    columns = version_1.columns()
    before = version_1.dump(columns)
    assert len(before["bulletins"]) == 2
    with open_store(version_1.url) as store:
        assert version_1.dump(columns) == before
        upgraded = version_1.dump()
        assert {place[-5] for place in upgraded["places"]} == {"清溪县"}  # what is new is filled
        assert [store.bulletin(page.id) for page in pages] == pages
        assert store.add(pages) == Added(unchanged=2)
        assert store.rebuild() == 2
    assert version_1.dump() == upgraded
    assert differences(version_1) == []


def test_an_upgraded_database_has_the_indexes_of_a_new_one(version_1):
    open_store(version_1.url).close()
    upgraded = index_names(version_1)
    version_1.execute(*(f"DROP TABLE {name}" for name in (*reversed(TABLES), "bulletin_ie_version")))
    open_store(version_1.url).close()
    assert index_names(version_1) == upgraded


def test_an_upgrade_that_fails_changes_nothing(version_1):
    version_1.execute("DROP INDEX ix_places_name")  # somebody was at it before
    columns = version_1.columns()
    before = version_1.dump(columns), index_names(version_1)
    with pytest.raises(StoreError, match="ix_places_name"):
        open_store(version_1.url)
    assert version_1.columns() == columns
    assert (version_1.dump(columns), index_names(version_1)) == before
    assert version_1.execute("SELECT version FROM bulletin_ie_schema") == [(1,)]


def test_the_newest_migration_is_the_version_of_the_library():
    config = Config()
    config.set_main_option("script_location", "bulletin_ie.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_every_column_says_what_it_holds_in_the_database_too(bare_postgres):
    open_store(bare_postgres.url).close()
    engine = create_engine(bare_postgres.url)
    for name, columns in TABLES.items():
        assert inspect(engine).get_table_comment(name)["text"] == TABLE_MEANINGS[name]
        comments = {column["name"]: column["comment"] for column in inspect(engine).get_columns(name)}
        assert comments == {column.name: column.meaning for column in columns}
        assert all(comments.values())
    engine.dispose()


def test_newer_tables_are_refused_with_what_to_do(bare_database):
    open_store(bare_database.url).close()
    bare_database.execute("UPDATE bulletin_ie_version SET version_num = '0099'")
    with pytest.raises(SchemaVersionError, match=r"0099.*pip install --upgrade bulletin-ie") as caught:
        open_store(bare_database.url)
    assert caught.value.code == "newer_schema"


@pytest.mark.parametrize("name", ["bulletins", "events"])
def test_tables_of_somebody_else_are_refused(bare_database, name):
    bare_database.execute(f"CREATE TABLE {name} (id integer)")
    with pytest.raises(SchemaVersionError, match=f"`{name}`.*another database") as caught:
        open_store(bare_database.url)
    assert caught.value.code == "unknown_schema"
    engine = create_engine(bare_database.url)
    assert inspect(engine).get_table_names() == [name]  # nothing was made beside it
    engine.dispose()


def test_a_database_that_should_be_there_is_not_made(tmp_path, bare_database):
    with pytest.raises(StoreError) as caught:
        open_store(f"sqlite:///{tmp_path / 'slip.db'}", create=False)
    assert caught.value.code == "no_database"
    assert not (tmp_path / "slip.db").exists()
    if "sqlite" in bare_database.url:
        Path(bare_database.file).touch()
    with pytest.raises(StoreError, match="no bulletins"):
        open_store(bare_database.url, create=False)
    open_store(bare_database.url).close()
    open_store(bare_database.url, create=False).close()
