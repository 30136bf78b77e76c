"""Records go into files and come out equal; what is damaged is named, and the rest goes on."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin_ie import Collection, exchange
from bulletin_ie.errors import InputError, MissingExtraError, StoreError
from bulletin_ie.inputs import Failure
from bulletin_ie.records import Article, Bulletin, Count, EventRecord, Line
from bulletin_ie.store import open_store

pytest.importorskip("pyarrow")

SUFFIXES = ("jsonl", "parquet")
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("𠮷🐪\0\r\n\u2028=-'\""), max_size=40)
_VALUES = st.integers(-(10**27), 10**27).map(Decimal) | st.floats(-1e9, 1e9, width=32).map(lambda f: Decimal(repr(f)))


@st.composite
def _bulletins(draw):
    text = draw(_TEXTS)
    counts = tuple(
        Count(id=f"c{n}", value=value, unit=draw(_TEXTS), object=draw(_TEXTS), kind="other", qualifier="exact")
        for n, value in enumerate(draw(st.lists(_VALUES, max_size=2)))
    )
    event = EventRecord(id="e", type="meeting", counts=counts)
    return Bulletin(
        id=draw(st.uuids()).hex,
        source=draw(st.none() | _TEXTS),
        published=draw(st.none() | st.dates()),
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        articles=(Article(id="a", body=Line(text=text), events=(event,)),) if draw(st.booleans()) else (),
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_bulletins(), max_size=4))
def test_records_come_out_equal(tmp_path, suffix, bulletins):
    path = tmp_path / f"records.{suffix}"
    assert exchange.write_records(iter(bulletins), path) == len(bulletins)
    assert list(exchange.read_records(path)) == bulletins


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_more_records_than_stand_in_one_part(tmp_path, suffix):
    bulletins = [Bulletin(id=f"b{n}", text="青石镇", text_sha256="0") for n in range(1201)]
    path = tmp_path / f"records.{suffix}"
    exchange.write_records(bulletins, path)
    assert list(exchange.read_records(str(path))) == bulletins


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_broken_writing_leaves_what_stood_there(make_bulletin, tmp_path, suffix):
    path = tmp_path / f"records.{suffix}"
    exchange.write_records([make_bulletin()], path)
    before = path.read_bytes()

    def breaking():
        yield make_bulletin()
        raise RuntimeError("power")

    with pytest.raises(RuntimeError, match="power"):
        exchange.write_records(breaking(), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_failing_source_is_not_called_a_failing_file(make_bulletin, tmp_path, suffix):
    def source():
        yield make_bulletin()
        yield Path(tmp_path, "page.txt").read_text()

    path = tmp_path / f"records.{suffix}"
    with pytest.raises(FileNotFoundError, match=r"page\.txt"):
        exchange.write_records(source(), path)
    with pytest.raises(FileNotFoundError, match=r"page\.txt"):
        exchange.write_tables(source(), tmp_path / "tables", format="csv")
    assert not list(tmp_path.iterdir())


def test_a_name_may_be_as_long_as_names_can_be(make_bulletin, tmp_path):
    path = tmp_path / f"{'a' * 249}.jsonl"
    assert exchange.write_records([make_bulletin()], path) == 1
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(StoreError, match="cannot be written: File name too long"):
        exchange.write_records([make_bulletin()], tmp_path / f"{'a' * 250}.jsonl")


def test_a_file_that_is_replaced_stays_as_private_as_it_was(make_bulletin, tmp_path):
    path, table = tmp_path / "records.jsonl", tmp_path / "events.csv"
    for file in (path, table):
        file.touch(0o600)
    exchange.write_records([make_bulletin()], path)
    exchange.write_tables([make_bulletin()], tmp_path, format="csv")
    assert [file.stat().st_mode & 0o777 for file in (path, table)] == [0o600, 0o600]
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) == 2


def test_no_link_in_a_folder_leads_out_of_it(make_bulletin, tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside):
        folder.mkdir()
        exchange.write_parquet([make_bulletin(f"{folder.name}.txt")], folder / f"{folder.name}.parquet")
    (inside / "link.parquet").symlink_to(outside / "outside.parquet")
    (inside / "deep").symlink_to(outside)
    found = list(exchange.read_records(inside, on_error="yield"))
    assert [getattr(one, "code", one.source) for one in found] == ["inside.txt", "outside"]
    with pytest.raises(StoreError, match=f"leads out of {inside}"):
        list(exchange.read_records(inside))
    (found,) = exchange.read_records(inside / "link.parquet")  # given by its name
    assert found.source == "outside.txt"
    inside.joinpath("bulletins.parquet").symlink_to(outside / "outside.parquet")
    (found,) = exchange.read_records(inside, on_error="yield")
    assert found.code == "outside"


def test_links_in_a_ring_cannot_be_read(tmp_path):
    (tmp_path / "ring.parquet").symlink_to("ring.parquet")
    with pytest.raises(StoreError, match=r"ring\.parquet cannot be read") as caught:
        list(exchange.read_records(tmp_path, on_error="yield"))
    assert caught.value.code == "cannot_read"


def test_a_symbolic_link_stays_one(make_bulletin, tmp_path):
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "records.jsonl")
    exchange.write_jsonl([make_bulletin()], tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert len(list(exchange.read_jsonl(tmp_path / "records.jsonl"))) == 1


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_place_that_cannot_be_written_is_named(make_bulletin, tmp_path, suffix):
    message = (
        f"{tmp_path}/none/records.{suffix} cannot be written: the folder {tmp_path}/none does not exist; make it first."
    )
    with pytest.raises(StoreError, match=re.escape(message)):
        exchange.write_records([make_bulletin()], tmp_path / "none" / f"records.{suffix}")
    folder = tmp_path / f"folder.{suffix}"
    folder.mkdir()
    with pytest.raises(StoreError, match="it is a folder"):
        exchange.write_records([make_bulletin()], folder)


def test_a_database_is_no_file_of_records(tmp_path):
    database = tmp_path / "pages.db"
    with open_store(f"sqlite:///{database}"):
        pass
    for read in (exchange.read_records, Collection.read):
        with pytest.raises(InputError, match=re.escape(f"is a database; write its URL: sqlite:///{database}")):
            read(database)
        with pytest.raises(InputError, match=r"open a database with open_store\(URL\)") as caught:
            read("postgresql://clerk:s3cret@db.example/qingxi")
        assert "s3cret" not in str(caught.value)


def test_what_is_not_there_is_told_so(tmp_path):
    for name in ("none", "none.jsonl", "none.parquet"):
        with pytest.raises(StoreError, match=r"cannot be read: .*o such file.*; see its name and its folder\."):
            list(exchange.read_records(tmp_path / name))
    (tmp_path / "there").write_text("青石")
    with pytest.raises(InputError, match=r"give a file \.jsonl"):
        exchange.read_records(tmp_path / "there")


DAMAGED = [b"{}", b'{"id": "p1", "text": "\xe9\x9d\x92', b"\xff\xfe", b"[1]", b"null", b"0" * 5000]


@pytest.mark.parametrize("line", DAMAGED)
def test_a_damaged_line_is_named_and_the_rest_goes_on(make_bulletin, tmp_path, line):
    path = tmp_path / "records.jsonl"
    good = make_bulletin()
    json = good.model_dump_json().encode()
    path.write_bytes(b"\xef\xbb\xbf" + json + b"\r\n\n" + line + b"\n" + json)
    first, failure, last = exchange.read_jsonl(path, on_error="yield")
    assert first == last == good
    assert isinstance(failure, Failure)
    assert (failure.source, failure.code) == ("records.jsonl:3", "bad_record")
    assert "No record stands at records.jsonl:3: " in failure.message
    assert len(failure.message) < 300
    with pytest.raises(StoreError, match=r"records\.jsonl:3"):
        list(exchange.read_jsonl(path))


def test_a_damaged_row_is_named_and_the_rest_goes_on(make_bulletin, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    good = make_bulletin()
    json = good.model_dump_json()
    table = pa.table(
        {
            "source": ["p1.txt", None, "p3.txt", "p4.txt"],
            "record": [json, "{", None, json],
            "error_code": [None, None, "too_long", None],
            "error_message": [None, None, "The text has 3,000,000 characters.", None],
        }
    )
    path = tmp_path / "part-0.parquet"
    pq.write_table(table, path)
    results = list(exchange.read_parquet(tmp_path, on_error="yield"))
    assert (results[0], results[3]) == (good, good)
    assert (results[1].source, results[1].code) == ("part-0.parquet:2", "bad_record")
    assert results[2] == Failure("p3.txt", "too_long", "The text has 3,000,000 characters.")
    with pytest.raises(StoreError, match=r"part-0\.parquet:2"):
        list(exchange.read_parquet(path))


def test_a_row_that_is_no_text_is_named(make_bulletin, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    good = make_bulletin()
    cells = pa.array([good.model_dump_json().encode(), b"\xff\xfe"])
    record = pa.Array.from_buffers(pa.string(), 2, cells.buffers())  # called text, though it is none
    pq.write_table(pa.table({"record": record}), tmp_path / "records.parquet")
    first, failure = exchange.read_parquet(tmp_path / "records.parquet", on_error="yield")
    assert first == good
    assert (failure.source, failure.code) == ("records.parquet:2", "bad_record")


@pytest.mark.parametrize("name", ["none.jsonl", "none.parquet", "empty"])
def test_what_cannot_be_read_is_named(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(
        StoreError, match=rf"{name} cannot be read: no ?" if name == "empty" else rf"{name} cannot be read: No"
    ):
        list(exchange.read_records(tmp_path / name))


def test_a_file_that_is_no_parquet_or_has_no_records_is_named(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "pages.parquet"
    path.write_bytes(b"PAR1 no")
    with pytest.raises(StoreError, match=r"pages\.parquet cannot be read"):
        list(exchange.read_parquet(path))
    pq.write_table(pa.table({"text": ["青石镇"]}), path)
    with pytest.raises(StoreError, match="it has no column `record`"):
        list(exchange.read_parquet(path))


def test_other_endings_and_words_are_refused(make_bulletin, tmp_path):
    for call in (lambda p: exchange.write_records([], p), exchange.read_records):
        with pytest.raises(InputError, match=r"records.xlsx: give a file .jsonl"):
            call(tmp_path / "records.xlsx")
    for read in (exchange.read_jsonl, exchange.read_parquet):
        with pytest.raises(InputError, match='on_error=\'skip\'; give "raise" or "yield"'):
            read(tmp_path / "records", on_error="skip")


def test_json_lines_need_no_arrow(make_bulletin, tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    exchange.write_jsonl([make_bulletin()], tmp_path / "records.jsonl")
    assert exchange.write_tables([make_bulletin()], tmp_path / "tables", format="csv") == 1
    with pytest.raises(MissingExtraError, match=r"pip install 'bulletin-ie\[arrow\]'"):
        exchange.write_parquet([make_bulletin()], tmp_path / "records.parquet")
    assert not Path(tmp_path / "records.parquet").exists()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_no_record_is_said_in_a_sentence(make_bulletin, tmp_path, suffix):
    page, path = make_bulletin(), tmp_path / f"records.{suffix}"
    writers = (
        lambda given: exchange.write_records(given, path),
        lambda given: exchange.write_tables(given, tmp_path / "tables"),
    )
    for write in writers:
        for wrong, words in (
            ("x", "'x' was given for the bulletins; give bulletins, such as"),
            (tmp_path, "was given for the bulletins; give bulletins, such as"),
            (page, r"A single Bulletin was given; give several, such as \[bulletin\]"),
            (5, "int was given for the bulletins; give a list of them"),
            ([page, page.events[0]], "Number 2 of the bulletins is EventRecord; give instances of Bulletin"),
        ):
            with pytest.raises(InputError, match=words):
                write(wrong)
    with pytest.raises(InputError, match="path=5; give a path"):
        exchange.write_records([page], 5)
    assert not list(tmp_path.iterdir())
