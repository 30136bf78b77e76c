"""A corpus for the queries: the pages of the project, read once, and pages made by hand for what they lack."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

import bulletin_ie
from bulletin_ie import Collection, open_store
from bulletin_ie.records import Article, Bulletin, Division, EventRecord, Line, Participation, TemporalValue, Title

ROOT = Path(__file__).parents[2]
SERVER = os.environ.get("BULLETIN_IE_TEST_POSTGRES") or "postgresql+psycopg://root@127.0.0.1:5432/test"
LOCALITIES = ("清溪县", "河南省郑州市中原区", "河南省郑州市", "云州市", None)


@pytest.fixture(scope="session")
def corpus() -> list[Bulletin]:
    """The sample and benchmark pages, as bulletins of several localities, and one day apart."""
    files = sorted((ROOT / "bulletin_ie" / "samples").glob("*.txt")) + sorted(
        (ROOT / "tests" / "benchmark").glob("*.txt")
    )
    inputs = (
        bulletin_ie.Input(
            file.read_text(encoding="utf-8"),
            source=f"{file.parent.name}/{file.name}" if number % 7 else None,
            published=date(2023, 4, 1 + number % 28) if number % 5 else None,
            locality=LOCALITIES[number % len(LOCALITIES)],
        )
        for number, file in enumerate(files)
    )
    pages = [page for page in bulletin_ie.load().pipe(inputs) if isinstance(page, Bulletin)]
    return [*pages, *_odd_pages()]


def _odd_pages() -> list[Bulletin]:
    """Open and unknown days, namesakes, words that mean something to SQL."""
    return [
        made("odd-1", "周明远", start=date(2023, 5, 1)),
        made("odd-2", "周明远", end=date(2023, 5, 1), locality=Division(code="990102", name="甲%县", path=("甲%县",))),
        made("odd-3", "周明远", locality=Division(name="乙_乡", path=("甲%县", "乙_乡"))),
        made("odd-4", "周'; drop table events; --", start=date(2023, 5, 3), end=date(2023, 5, 9)),
        made("odd-5", "周明远", locality=Division(name="丙/丁", path=())),
    ]


def made(
    key: str, name: str, *, title: str = "县长", start: date | None = None, end: date | None = None,
    locality: Division | None = None, others: tuple[str, ...] = (),
) -> Bulletin:  # fmt: skip
    """A bulletin with one event, made by hand."""
    day = TemporalValue(text="某日", type="date", granularity="day", start=start, end=end) if start or end else None
    people = tuple(
        Participation(id=f"{key}-p{number}", name=one, titles=(Title(text=title, canonical=title),))
        for number, one in enumerate((name, *others))
    )
    event = EventRecord(id=f"{key}-e", type="meeting", date=day, participants=people)
    article = Article(id=f"{key}-a", body=Line(text=""), events=(event,))
    return Bulletin(id=key, source=f"{key}.txt", text="", text_sha256=key, articles=(article,), locality=locality)


@pytest.fixture(scope="session")
def collection(corpus):
    return Collection(corpus)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def store(request, corpus, tmp_path_factory):
    """The same bulletins in a database of each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('queries') / 'pages.db'}"
        with open_store(url) as opened:
            opened.add(corpus)
            yield opened
        return
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    name = f"bulletin_ie_queries_{os.getpid()}"
    engine = create_engine(SERVER, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    try:
        with engine.connect() as connection:
            connection.execute(text(f"create database {name}"))
    except SQLAlchemyError as error:
        pytest.skip(f"no PostgreSQL at {engine.url.render_as_string()}: {str(error).splitlines()[0]}")
    try:
        with open_store(engine.url.set(database=name).render_as_string(hide_password=False)) as opened:
            opened.add(corpus)
            yield opened
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"drop database {name} with (force)"))
        engine.dispose()
