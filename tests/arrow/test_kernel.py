"""Pages in batches become records in batches: a row for a row, in order, failures too."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_ie import arrow, exchange, load
from bulletin_ie.arrow import kernel
from bulletin_ie.errors import InputError
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import TABLES

pa = pytest.importorskip("pyarrow")

PAGE = "清溪县召开防汛工作会议\n本报讯 4月6日上午，县委书记周明远主持召开防汛工作会议，排查隐患12处。\n"


def _batch(**columns):
    return pa.RecordBatch.from_pydict(columns)


def _rows(batches):
    return list(chain.from_iterable(batch.to_pylist() for batch in batches))


def test_a_row_holds_the_record_that_extract_makes():
    batch = _batch(text=[PAGE], source=["p1.txt"], published=["2022-04-07"], locality=["清溪县"], shelf=[3])
    (out,) = arrow.extract_batches([batch])
    assert out.schema.equals(arrow.record_schema())
    (row,) = out.to_pylist()
    expected = load().extract(PAGE, source="p1.txt", published="2022-04-07", locality="清溪县")
    assert Bulletin.model_validate_json(row.pop("record")) == expected
    assert row == {
        "source": "p1.txt",
        "id": expected.id,
        "published": date(2022, 4, 7),
        "locality_code": None,
        "locality_name": "清溪县",
        "articles": 1,
        "events": 1,
        "complete": True,
        "ruleset_version": expected.ruleset_version,
        "error_code": None,
        "error_message": None,
    }


def test_a_failed_page_is_a_row_with_its_error():
    batch = _batch(
        text=[PAGE, None, PAGE, "字" * 2001, PAGE],
        source=["p1", "p2", "p3", "p4", "p5"],
        published=["2022-04-07", None, "soon", None, None],
    )
    made = _rows(arrow.extract_batches([batch], max_chars=2000))
    assert [row["source"] for row in made] == ["p1", "p2", "p3", "p4", "p5"]
    assert [row["error_code"] for row in made] == [None, "not_text", "bad_date", "too_long", None]
    assert [row["record"] is None for row in made] == [False, True, True, True, False]


def test_a_fault_of_ours_is_a_row_too(monkeypatch):
    extractor = load()
    monkeypatch.setattr(kernel, "_loaded", lambda _: extractor)
    monkeypatch.setattr(type(extractor), "extract", lambda self, *_, **__: 1 / 0)
    (row,) = _rows(arrow.extract_batches([_batch(text=[PAGE])]))
    assert row["error_code"] == "internal_error"
    assert "ZeroDivisionError" in row["error_message"]


def test_what_is_no_utf8_is_a_row_too():
    bad = pa.array([PAGE.encode(), b"\xff\xfe", b""], pa.binary()).view(pa.string())
    made = _rows(arrow.extract_batches([pa.RecordBatch.from_arrays([bad], ["text"])]))
    assert [row["error_code"] for row in made] == [None, "not_text", None]


@pytest.mark.parametrize("kind", ["large_string", "string_view", "binary"])
def test_other_kinds_of_text_columns(kind):
    text = pa.array([PAGE, None]).cast(getattr(pa, kind)())
    made = _rows(arrow.extract_batches([pa.RecordBatch.from_arrays([text], ["text"])]))
    assert [row["events"] for row in made] == ([None, None] if kind == "binary" else [1, None])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.none() | st.sampled_from(["", "青石镇", PAGE, "🐪\0"]), max_size=5), max_size=4))
def test_a_row_for_a_row_in_order(pages):
    numbered = iter(range(1000))
    batches = [
        pa.RecordBatch.from_arrays(
            [pa.array(part, pa.string()), pa.array([f"p{next(numbered)}" for _ in part], pa.string())],
            ["text", "source"],
        )
        for part in pages
    ]
    made = _rows(arrow.extract_batches(iter(batches), names="rules"))
    assert [row["source"] for row in made] == [f"p{n}" for n in range(sum(map(len, pages)))]
    assert [row["error_code"] is None for row in made] == [page is not None for part in pages for page in part]


def test_batches_that_go_out_are_bounded_and_lazy():
    taken = []

    def batches():
        for number in range(3):
            taken.append(number)
            yield _batch(text=[""] * 600)

    out = arrow.extract_batches(batches())
    assert next(out).num_rows == 256
    assert taken == [0]
    assert 256 + sum(batch.num_rows for batch in out) == 1800


def test_the_extractor_is_loaded_once_for_equal_options(monkeypatch):
    loaded = []
    monkeypatch.setattr("bulletin_ie.pipeline.load", lambda **options: loaded.append(options) or load(**options))
    kernel._loaded.cache_clear()
    for _ in range(3):
        list(arrow.extract_batches([_batch(text=[PAGE])], names="rules", lexicons=[]))
    assert loaded == [{"names": "rules", "lexicons": []}]
    kernel._loaded.cache_clear()


def test_what_cannot_be_used_is_refused():
    with pytest.raises(InputError, match="no column 'text', only page"):
        list(arrow.extract_batches([_batch(page=[PAGE])]))
    with pytest.raises(InputError, match="names"):
        list(arrow.extract_batches([_batch(text=[PAGE])], names="guess"))
    with pytest.raises(InputError, match="no table 'event'"):
        list(arrow.table_batches([], "event"))
    with pytest.raises(InputError, match="is no record"):
        list(arrow.table_batches([_batch(record=["{"])], "events"))


@pytest.mark.parametrize("table", TABLES)
def test_tables_out_of_records(table):
    pages = _batch(text=[PAGE, None, PAGE.replace("周明远", "林知远")], source=["p1", "p2", "p3"])
    records = list(arrow.extract_batches([pages]))
    bulletins = [Bulletin.model_validate_json(row["record"]) for row in _rows(records) if row["record"]]
    assert _rows(arrow.table_batches(records, table)) == arrow.tables(bulletins)[table].to_pylist()


def test_times_of_day_as_text_for_engines_that_know_none(make_bulletin):
    records = _batch(record=[make_bulletin().model_dump_json()])
    (batch,) = arrow.table_batches([records], "deadlines", time_as_text=True)
    assert batch.schema.equals(arrow.schema("deadlines", time_as_text=True))
    assert batch.column("last_time").to_pylist() == ["18:00:00"]
    (events,) = arrow.table_batches([records], "events", time_as_text=True)
    assert events.column("start_time").to_pylist() == [None]


def test_what_engines_write_can_be_read_as_records(tmp_path):
    import pyarrow.parquet as pq

    batch = _batch(text=[PAGE, None], source=["p1.txt", "p2.txt"])
    pq.write_table(pa.Table.from_batches(arrow.extract_batches([batch])), tmp_path / "part-00000.parquet")
    page, failure = exchange.read_records(tmp_path, on_error="yield")
    assert page == load().extract(PAGE, source="p1.txt")
    assert (failure.source, failure.code) == ("p2.txt", "not_text")
