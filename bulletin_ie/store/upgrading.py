"""The version of a database: new ones are made, older ones upgraded, newer and foreign ones refused."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, MetaData, Table, insert, inspect, select
from sqlalchemy.schema import SetColumnComment, SetTableComment

from bulletin_ie.errors import SchemaVersionError
from bulletin_ie.store.schema import VERSION_TABLE
from bulletin_ie.tables import TABLES

__all__ = ["HEAD", "bring_up_to_date", "has_tables", "is_current"]

HEAD = "0002"
"""Id of the newest migration: the tables that this library makes."""
_OLDER: tuple[str, ...] = ()  # migrations before it, which databases may be at; version 1 had none
_BEFORE_MIGRATIONS = "bulletin_ie_schema"  # the version table of version 1


def is_current(connection: Connection, version: Table) -> bool:
    """Whether the tables are those that this library makes.

    Args:
        connection: A connection to the database.
        version: The table that holds the version.

    Returns:
        ``False`` for a new database and for an older one.

    Raises:
        SchemaVersionError: The tables are newer than the library (``newer_schema``), or somebody else's
            (``unknown_schema``).
    """
    names = set(inspect(connection).get_table_names())
    if VERSION_TABLE in names:
        found = connection.scalar(select(version.c.version_num)) or "none"
        if found not in (HEAD, *_OLDER):
            message = (
                f"The database has tables of version {found}, this library knows versions up to {HEAD}; "
                "upgrade the library: pip install --upgrade bulletin-ie."
            )
            raise SchemaVersionError("newer_schema", message)
        return bool(found == HEAD)
    foreign = [name for name in TABLES if name in names]
    if foreign and _BEFORE_MIGRATIONS not in names:
        message = f"The database has a table `{foreign[0]}` that this library did not make; use another database."
        raise SchemaVersionError("unknown_schema", message)
    return False


def has_tables(connection: Connection) -> bool:
    """Whether this library has made tables there, of whatever version."""
    return bool({VERSION_TABLE, _BEFORE_MIGRATIONS} & set(inspect(connection).get_table_names()))


def bring_up_to_date(connection: Connection, metadata: MetaData, version: Table, tables: Mapping[str, Table]) -> bool:
    """Make the tables of a new database, or upgrade those of an older one; all or nothing.

    Args:
        connection: A connection in a transaction that writes.
        metadata: What the tables belong to.
        version: The table that holds the version.
        tables: The tables.

    Returns:
        Whether there were older tables: then what is new in them must be filled from the records.

    Raises:
        SchemaVersionError: The tables are newer than the library, or somebody else's.
    """
    if is_current(connection, version):  # another process was faster
        return False
    names = set(inspect(connection).get_table_names())
    if "bulletins" in names:
        _migrate(connection)
        _describe(connection, tables)
        return True
    metadata.create_all(connection)
    connection.execute(insert(version).values(version_num=HEAD))
    return False


def _migrate(connection: Connection) -> None:
    from alembic.config import Config  # slow to import, and needed once in a database's life
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "bulletin_ie.store:migrations")
    scripts = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, scripts, fn=lambda rev, _: scripts._upgrade_revs("head", rev)) as environment:
        environment.configure(connection=connection, version_table=VERSION_TABLE, transactional_ddl=True)
        environment.run_migrations()


def _describe(connection: Connection, tables: Mapping[str, Table]) -> None:
    """The meanings of tables and columns, which no migration needs to repeat."""
    if not connection.dialect.supports_comments:
        return
    for table in tables.values():
        connection.execute(SetTableComment(table))
        for column in table.columns:
            connection.execute(SetColumnComment(column))
