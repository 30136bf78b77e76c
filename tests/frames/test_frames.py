"""Frames have the columns and types of the tables, in pandas and in polars."""

from __future__ import annotations

import builtins
import sys
from datetime import date
from decimal import Decimal

import pytest

from bulletin_ie import arrow, frames
from bulletin_ie.errors import InputError, MissingExtraError
from bulletin_ie.tables import TABLES, Column, rows

pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")

ENGINES = ("pandas", "polars")


def _records(frame):
    if isinstance(frame, pl.DataFrame):
        return frame.to_dicts()
    return [{k: None if v is pd.NA else v for k, v in row.items()} for row in frame.to_dict("records")]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("table", TABLES)
def test_a_frame_holds_the_rows_of_its_table(make_bulletin, table, engine):
    bulletin = make_bulletin(locality="清溪县")
    frame = bulletin.to_frame(table, engine)
    assert list(frame.columns) == [column.name for column in TABLES[table]]
    assert _records(frame) == rows(bulletin)[table]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("table", TABLES)
def test_an_empty_frame_keeps_columns_and_types(make_bulletin, table, engine):
    full, empty = make_bulletin().to_frame(table, engine), frames.to_frame([], table, engine)
    assert len(empty) == 0
    if engine == "pandas":
        assert empty.dtypes.equals(full.dtypes)
    else:
        assert empty.schema == full.schema


def test_pandas_types(make_bulletin):
    counts = make_bulletin().to_frame("counts")
    assert {name: counts[name].dtype.pyarrow_dtype for name in ("position", "value", "confidence", "unit")} == {
        "position": pa.int64(),
        "value": pa.decimal128(38, 10),
        "confidence": pa.float64(),
        "unit": pa.string(),
    }
    assert counts.value.sum() == Decimal("12.5")
    assert counts.value_max.isna().all()
    assert make_bulletin().to_frame("events").first_day.tolist() == [date(2022, 4, 6)]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_integer_beyond_a_double_and_an_empty_cell_stay(engine):
    columns = [Column("value", "number"), Column("days_left", "integer")]
    made = [{"value": Decimal(2**53 + 1), "days_left": 2**53 + 1}, {}]
    frame = frames.frame_of(columns, made, engine)
    assert _records(frame) == [made[0], {"value": None, "days_left": None}]


def test_several_bulletins_name_an_official_once(make_bulletin):
    bulletins = [make_bulletin(source=f"p{n}.txt", locality="清溪县") for n in range(2)]
    assert len(frames.bulletins_frame(bulletins, "officials")) == 1
    assert len(frames.bulletins_frame(iter(bulletins), "events")) == 2


def test_unknown_tables_and_engines_are_refused(make_bulletin):
    with pytest.raises(InputError, match="no table 'persons'"):
        make_bulletin().to_frame("persons")
    with pytest.raises(InputError, match='engine=\'dask\'; give "pandas" or "polars"'):
        make_bulletin().to_frame("events", "dask")


@pytest.mark.parametrize(
    ("engine", "missing", "extra"),
    [("pandas", "pandas", "frames"), ("polars", "polars", "polars"), ("pandas", "pyarrow", "arrow")],
)
def test_a_missing_library_is_named_with_its_extra(make_bulletin, monkeypatch, engine, missing, extra):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError, match=rf"needs {missing}: pip install 'bulletin-ie\[{extra}\]'") as caught:
        make_bulletin().to_frame("events", engine)
    assert isinstance(caught.value, builtins.ImportError)


def test_frame_and_arrow_table_agree(make_bulletin):
    bulletin = make_bulletin()
    assert bulletin.to_frame("mentions", "polars").to_arrow().num_rows == arrow.tables([bulletin])["mentions"].num_rows
