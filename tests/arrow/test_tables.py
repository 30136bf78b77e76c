"""One Arrow schema for the tables, equal to the database's, and rows that arrive whole."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, time
from decimal import Decimal

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bulletin_ie import arrow
from bulletin_ie.errors import InputError, StoreError
from bulletin_ie.store import open_store
from bulletin_ie.tables import TABLES, Column, rows

pa = pytest.importorskip("pyarrow")

_SAME = {
    sa.Text: pa.string(),
    sa.String: pa.string(),
    sa.Integer: pa.int64(),
    sa.BigInteger: pa.int64(),
    sa.Boolean: pa.bool_(),
    sa.Date: pa.date32(),
    sa.Time: pa.time64("us"),
    sa.Numeric: pa.decimal128(38, 10),
    sa.Float: pa.float64(),
    sa.Double: pa.float64(),
}


@pytest.fixture(scope="module")
def reflected(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'pages.db'}"
    open_store(url).close()
    metadata = sa.MetaData()
    engine = sa.create_engine(url)
    metadata.reflect(engine)
    engine.dispose()
    return metadata


@pytest.mark.parametrize("table", TABLES)
def test_the_schema_is_that_of_the_database(reflected, table):
    """Names, order, types and nullability; confidence is a double in the record, whatever the database makes of it."""
    columns = reflected.tables[table].columns
    expected = []
    for column in columns:
        kind = next(_SAME[cls] for cls in type(column.type).__mro__ if cls in _SAME)
        kind = pa.float64() if column.name == "confidence" else kind
        too_long = pa.types.is_decimal(kind)  # a number may have more digits, and its cell is empty then
        expected.append(pa.field(column.name, kind, nullable=bool(column.nullable) or too_long))
    assert arrow.schema(table).equals(pa.schema(expected))


def test_an_unknown_table_is_named_with_the_known_ones():
    with pytest.raises(InputError, match=r"no table 'event'; the tables are bulletins, articles"):
        arrow.schema("event")


def test_the_tables_hold_the_rows(make_bulletin):
    bulletin = make_bulletin(locality="清溪县")
    made = arrow.tables([bulletin])
    for name, expected in rows(bulletin).items():
        assert made[name].to_pylist() == expected, name
    assert made["deadlines"]["last_time"].to_pylist() == [time(18)]
    assert made["events"]["first_day"].to_pylist() == [date(2022, 4, 6)]


def test_an_official_of_several_bulletins_stands_once(make_bulletin):
    bulletins = [make_bulletin(source=f"p{n}.txt", locality="清溪县") for n in range(3)]
    parts = list(arrow.batches(bulletins, batch_size=1))
    assert [part["officials"].num_rows for part in parts] == [1, 0, 0]
    assert arrow.tables(bulletins)["participations"].num_rows == 6


def test_no_bulletins_give_empty_tables_with_their_columns():
    made = arrow.tables([])
    assert {name: table.schema for name, table in made.items()} == {name: arrow.schema(name) for name in TABLES}
    assert list(arrow.batches([])) == []


@given(st.integers(-(10**28) + 1, 10**28 - 1))
def test_integers_are_never_rounded(number):
    batch = arrow.batch_of([Column("value", "number")], [{"value": Decimal(number)}])
    assert batch.column(0).to_pylist() == [number]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-(10**12), max_value=10**12))
def test_fractions_are_rounded_to_ten_places(number):
    (kept,) = arrow.batch_of([Column("value", "number")], [{"value": number}]).column(0).to_pylist()
    assert kept == round(number, 10)


@pytest.mark.parametrize(
    "number",
    [10**28, -(10**28), *map(Decimal, ("1e400", "123456789012345678901234567890.5", f"{'9' * 28}.99999999999"))],
)
def test_a_number_that_does_not_fit_leaves_its_cell_empty_and_the_others_whole(number):
    rows = [{"id": "c1", "value": number}, {"id": "c2", "value": 12}]
    batch = arrow.batch_of([Column("id"), Column("value", "number")], rows)
    assert batch.column("value").to_pylist() == [None, 12]


def test_what_is_no_number_is_refused_by_column():
    with pytest.raises(StoreError, match="The column value cannot hold a value: NaN is no number") as caught:
        arrow.batch_of([Column("value", "number")], [{"value": Decimal("nan")}])
    assert caught.value.code == "bad_value"


def test_a_value_of_another_type_is_refused_by_column():
    with pytest.raises(StoreError, match="The column position cannot hold"):
        arrow.batch_of([Column("position", "integer")], [{"position": "first"}])


@given(st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]))))
def test_texts_arrive_whole(texts):
    batch = arrow.batch_of([Column("name")], [{"name": text} for text in texts])
    assert batch.column(0).to_pylist() == texts


def test_reading_records_imports_neither_the_libraries_nor_the_rules():
    code = (
        "import sys, bulletin_ie; bulletin_ie.arrow.schema; bulletin_ie.exchange.read_jsonl; bulletin_ie.frames.to_frame;"
        "print(sorted({'pyarrow', 'pandas', 'polars', 'duckdb', 'bulletin_ie.pipeline'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
