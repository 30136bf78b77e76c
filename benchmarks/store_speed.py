"""How many rows a second the store writes, beside plain `executemany` and COPY of the same rows into the same tables.

python benchmarks/store_speed.py [--postgres URL | --no-postgres] [--bulletins 600] [--rounds 3]

The pages are those of tests/benchmark and the samples, again and again under other sources and with other names.
Extracting them is not timed. Of the store everything is, from `Bulletin` objects to committed rows of all tables; of the
plain ways only the database, which gets its rows ready made, in one transaction. On PostgreSQL the work is done in a
database of its own, which is made and dropped.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import bulletin_ie
from bulletin_ie.records import Bulletin
from bulletin_ie.records.ids import bulletin_id
from bulletin_ie.store import open_store
from bulletin_ie.tables import TABLES, values

ROOT = Path(__file__).parents[1]
POSTGRES = os.environ.get("BULLETIN_IE_TEST_POSTGRES", "postgresql+psycopg://root@127.0.0.1:5432/test")
SURNAMES = "周林何尚闫时吴郑冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN = "知远小满青明禾立川云舟景和安宁修文思齐牧之"


def originals() -> list[tuple[str, Bulletin]]:
    """Every page with its record."""
    extractor = bulletin_ie.load()
    files = [
        *sorted((ROOT / "tests" / "benchmark").glob("*.txt")),
        *sorted((ROOT / "bulletin_ie" / "samples").glob("*.txt")),
    ]
    return [(file.name, extractor.extract(file.read_text(encoding="utf-8"), source=file.name)) for file in files]


def varied(originals: list[tuple[str, Bulletin]], number: int) -> Iterator[Bulletin]:
    """So many bulletins: every id of a copy is new, and so is every person's name."""
    for copy in range(number):
        name, page = originals[copy % len(originals)]
        source = f"{copy // 28:04}/{copy % 28:02}/{name}"
        record = page.model_dump_json()
        for kind in ("a", "e", "p", "c", "d", "s"):  # articles and items
            record = record.replace(f'"id":"{kind}-', f'"id":"{kind}-{copy:x}.').replace(
                f'_id":"{kind}-', f'_id":"{kind}-{copy:x}.'
            )
        for other in {person.name for event in page.events for person in event.participants}:
            turn = hash((copy, other))
            new = SURNAMES[turn % len(SURNAMES)] + GIVEN[turn // 7 % len(GIVEN)] + GIVEN[turn // 97 % len(GIVEN)]
            record = record.replace(f'"name":"{other}"', f'"name":"{new[: len(other)]}"')
        found = Bulletin.model_validate_json(record)
        yield found.model_copy(update={"source": source, "id": bulletin_id(source, found.text_sha256)})


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


Tables = dict[str, list[Any]]


def all_rows(bulletins: list[Bulletin]) -> Tables:
    """The rows of all bulletins; people whom several share stand once."""
    found: Tables = {name: [] for name in TABLES}
    for page in bulletins:
        for name, rows in values(page).items():
            found[name] += rows
    for name in ("officials", "people"):
        found[name] = list({row[0]: row for row in found[name]}.values())
    return found


def columns_of(name: str) -> str:
    return ", ".join(column.name for column in TABLES[name])


def sqlite_executemany(url: str, rows: Tables) -> None:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.execute("PRAGMA foreign_keys = ON")
    with connection:
        for name, table in rows.items():
            marks = ", ".join("?" * len(TABLES[name]))
            connection.executemany(f"INSERT INTO {name} ({columns_of(name)}) VALUES ({marks})", table)
    connection.close()


def sqlite_ready(rows: Tables) -> Tables:
    """What the driver takes: dates and times as text, decimals as floats."""
    plain = (str, int, float, type(None))
    ready = {"Decimal": float}
    return {
        name: [tuple(v if isinstance(v, plain) else ready.get(type(v).__name__, str)(v) for v in row) for row in table]
        for name, table in rows.items()
    }


def postgres_executemany(url: str, rows: Tables) -> None:
    import psycopg

    with psycopg.connect(url.replace("+psycopg", "")) as connection, connection.cursor() as cursor:
        for name, table in rows.items():
            marks = ", ".join(["%s"] * len(TABLES[name]))
            cursor.executemany(f"INSERT INTO {name} ({columns_of(name)}) VALUES ({marks})", table)


def postgres_copy(url: str, rows: Tables) -> None:
    import psycopg

    with psycopg.connect(url.replace("+psycopg", "")) as connection, connection.cursor() as cursor:
        for name, table in rows.items():
            with cursor.copy(f"COPY {name} ({columns_of(name)}) FROM STDIN") as copy:
                for row in table:
                    copy.write_row(row)


@contextmanager
def scratch(kind: str, server: str, folder: Path) -> Iterator[str]:
    """The URL of a database with empty tables."""
    if kind == "SQLite":
        url = f"sqlite:///{folder / 'bench.db'}"
        open_store(url).close()
        yield url
        (folder / "bench.db").unlink()
        return
    import psycopg

    name = f"bulletin_ie_bench_{os.getpid()}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            url = f"{server.rpartition('/')[0]}/{name}"
            open_store(url).close()
            yield url
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def measure(kind: str, server: str, folder: Path, bulletins: list[Bulletin], rows: Tables) -> dict[str, float]:
    """Things a second of every way, in a round."""
    number = sum(map(len, rows.values()))
    found: dict[str, float] = {}
    plain: dict[str, Callable[[str, Tables], None]] = {"plain `executemany`": sqlite_executemany}
    ready = sqlite_ready(rows) if kind == "SQLite" else rows
    if kind != "SQLite":
        plain = {"plain `executemany`": postgres_executemany, "plain `COPY`": postgres_copy}
    for way, work in plain.items():
        with scratch(kind, server, folder) as url:
            found[f"{way}, rows"] = number / seconds(lambda url=url, work=work: work(url, ready))
    corrected = [page.model_copy(update={"ruleset_version": "other"}) for page in bulletins]
    with scratch(kind, server, folder) as url, open_store(url) as store:
        found["`store.add`, rows"] = number / seconds(lambda: store.add(bulletins))
        found["`store.add` of unchanged bulletins, bulletins"] = len(bulletins) / seconds(lambda: store.add(bulletins))
        found["looking pages up before extracting (`store.known`), bulletins"] = len(bulletins) / seconds(
            lambda: ask(store, bulletins)
        )
        found["`store.add` in the place of others, rows"] = number / seconds(lambda: store.add(corrected))
        found["`store.rebuild`, rows"] = number / seconds(store.rebuild)
    return found


def ask(store: Any, bulletins: list[Bulletin]) -> None:
    for first in range(0, len(bulletins), 100):
        store.known([page.id for page in bulletins[first : first + 100]])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgres", default=POSTGRES, metavar="URL", help="any database of the server")
    parser.add_argument("--no-postgres", action="store_true", help="SQLite alone")
    parser.add_argument("--bulletins", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3, help="the best round counts")
    options = parser.parse_args()
    bulletins = list(varied(originals(), options.bulletins))
    rows = all_rows(bulletins)
    number = sum(map(len, rows.values()))
    size = sum(len(row[-1].encode()) for row in rows["bulletins"]) / len(bulletins) / 1000
    print(
        f"{len(bulletins):,} bulletins, {number:,} rows, {size:.0f} kB of JSON a bulletin; best of {options.rounds} rounds"
    )
    kinds = ["SQLite"] if options.no_postgres else ["SQLite", "PostgreSQL"]
    best: dict[str, dict[str, float]] = {kind: {} for kind in kinds}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.rounds):
            for kind in kinds:
                for way, speed in measure(kind, options.postgres, Path(folder), bulletins, rows).items():
                    best[kind][way] = max(speed, best[kind].get(way, 0))
    print(f"\n| a second | {' | '.join(kinds)} |\n|---|{'---:|' * len(kinds)}")
    for way in dict.fromkeys(way for kind in reversed(kinds) for way in best[kind]):
        shown = (f"{best[kind][way]:,.0f}" if way in best[kind] else "" for kind in kinds)
        print(f"| {way} | {' | '.join(shown)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
