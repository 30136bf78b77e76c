"""A file a table: Parquet that DuckDB reads, CSV that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bulletin_ie import arrow, exchange
from bulletin_ie.errors import InputError, StoreError
from bulletin_ie.exchange.cells import disarmed, rearmed
from bulletin_ie.records import Count
from bulletin_ie.tables import TABLES

pytest.importorskip("pyarrow")


def _with_count(bulletin, **changed):
    """The bulletin with other fields in its only count."""
    article = bulletin.articles[0]
    event = article.events[0]
    count = Count.model_validate({**event.counts[0].model_dump(), **changed})
    event = event.model_copy(update={"counts": (count,)})
    return bulletin.model_copy(update={"articles": (article.model_copy(update={"events": (event,)}),)})


def _cells(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_parquet_holds_the_tables(make_bulletin, tmp_path):
    import pyarrow.parquet as pq

    bulletins = [make_bulletin(source=f"p{n}.txt", locality="清溪县") for n in range(3)]
    assert exchange.write_tables(iter(bulletins), tmp_path / "out") == 3
    for name, expected in arrow.tables(bulletins).items():
        found = pq.read_table(tmp_path / "out" / f"{name}.parquet")
        assert found.schema.equals(expected.schema), name
        assert found.equals(expected.combine_chunks()), name
    assert list(exchange.read_records(tmp_path / "out")) == bulletins


def test_duckdb_reads_the_parquet_and_joins_it(make_bulletin, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    exact = Decimal(2**53 + 1)
    exchange.write_tables([_with_count(make_bulletin(), value=exact, object="隐患🐪𠮷")], tmp_path)
    exchange.write_records([make_bulletin()], tmp_path / "records.parquet")
    query = (
        f"select p.name, e.first_day, c.value, c.object from '{tmp_path}/participations.parquet' p "
        f"join '{tmp_path}/events.parquet' e on p.event_id = e.id join '{tmp_path}/counts.parquet' c on c.event_id = e.id "
        "where p.official_id is not null"
    )
    assert duckdb.sql(query).fetchall() == [("周明远", date(2022, 4, 6), exact, "隐患🐪𠮷")]
    record = duckdb.sql(f"select record->>'$.source' from '{tmp_path}/records.parquet'").fetchall()
    assert record == [("qx/p1.txt",)]


def test_csv_for_spreadsheets(make_bulletin, tmp_path):
    bulletin = _with_count(
        make_bulletin(), value=Decimal(-5), value_max=Decimal("12.50"), object='=cmd|"/c"', unit="\t处"
    )
    assert exchange.write_tables([bulletin], tmp_path, format="csv") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.csv" for name in TABLES)
    assert (tmp_path / "counts.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    (count,) = _cells(tmp_path / "counts.csv")
    assert (count["value"], count["value_max"], count["confidence"]) == ("-5", "12.5", "")
    assert (count["object"], count["unit"]) == ('\'=cmd|"/c"', "'\t处")
    (event,) = _cells(tmp_path / "events.csv")
    assert (event["first_day"], event["start_time"]) == ("2022-04-06", "")
    (page,) = _cells(tmp_path / "bulletins.csv")
    assert page["complete"] == "true"
    assert "record" not in page
    (deadline,) = _cells(tmp_path / "deadlines.csv")
    assert deadline["last_time"] == "18:00:00"


def test_duckdb_takes_the_numbers_of_csv_for_numbers(make_bulletin, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    exchange.write_tables([_with_count(make_bulletin(), value=Decimal(-5))], tmp_path, format="csv")
    found = duckdb.sql(f"select value * 2, typeof(span_start) from '{tmp_path}/counts.csv'").fetchall()
    assert found == [(-10, "BIGINT")]


UNSEEN = " \t\r\n\0\x0b\x1f\x7f\x85\xa0\xad\u200b\u200e\u2028\u202e\u2060\u3000\ufeff"


@given(st.text(st.sampled_from(f"=+-@'＝＋－＠a1.青{UNSEEN}")) | st.text())
@example(" =1+1")
@example("\0=1+1")
@example("\ufeff\u200b＝1+1")
@example("' \t@SUM(A1)")
def test_no_cell_begins_a_formula_and_every_text_comes_back(text):
    cell = disarmed(text)
    assert rearmed(cell) == text
    if cell.lstrip(UNSEEN).startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")):
        float(cell)


@given(st.integers(-(10**60), 10**60) | st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_in_csv_is_exact_and_plain(number):
    from bulletin_ie.exchange.cells import _cell

    cell = _cell(Decimal(number))
    assert Decimal(cell) == number
    assert "E" not in cell


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_a_broken_writing_leaves_what_stood_there(make_bulletin, tmp_path, kind):
    exchange.write_tables([make_bulletin()], tmp_path, format=kind)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def breaking():
        yield make_bulletin(source="p2.txt")
        raise RuntimeError("power")

    with pytest.raises(RuntimeError, match="power"):
        exchange.write_tables(breaking(), tmp_path / "new", format=kind)
    with pytest.raises(RuntimeError, match="power"):
        exchange.write_tables(breaking(), tmp_path, format=kind)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_number_that_no_column_holds_leaves_its_cell_empty_in_parquet_and_stands_in_csv(make_bulletin, tmp_path):
    import pyarrow.parquet as pq

    bulletin = _with_count(make_bulletin(), value=Decimal(10**30))
    exchange.write_tables([bulletin, make_bulletin("p2.txt")], tmp_path)
    assert pq.read_table(tmp_path / "counts.parquet").column("value").to_pylist() == [None, Decimal("12.5")]
    assert list(exchange.read_records(tmp_path)) == [bulletin, make_bulletin("p2.txt")]  # the record holds it
    exchange.write_tables([bulletin], tmp_path, format="csv")
    assert _cells(tmp_path / "counts.csv")[0]["value"] == "1" + "0" * 30
    exchange.write_records([bulletin], tmp_path / "records.parquet")
    assert list(exchange.read_records(tmp_path / "records.parquet")) == [bulletin]


def test_other_formats_and_folders_are_refused(make_bulletin, tmp_path):
    with pytest.raises(InputError, match='format=\'xlsx\'; give "parquet" or "csv"'):
        exchange.write_tables([], tmp_path, format="xlsx")
    (tmp_path / "file").write_text("青石")
    with pytest.raises(StoreError, match="file is no folder to write in"):
        exchange.write_tables([], tmp_path / "file")
    with pytest.raises(
        StoreError, match=f"none/deep is no folder .*; the folder {tmp_path}/none does not exist, make it first"
    ):
        exchange.write_tables([], tmp_path / "none" / "deep")
