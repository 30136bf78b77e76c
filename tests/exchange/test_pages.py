"""Parquet of pages becomes Parquet of records; docs/engines.md runs it in a pool of processes."""

from __future__ import annotations

import pickle

import pytest

from bulletin_ie import exchange
from bulletin_ie.errors import InputError, StoreError

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

PAGE = "本报讯 4月6日，县委书记周明远到青石镇调研，排查隐患12处。"


def _pages(path, *texts):
    pq.write_table(
        pa.table({"text": pa.array(texts, pa.string()), "source": [f"p{n}" for n in range(len(texts))]}), path
    )
    return path


def test_files_one_after_the_other(tmp_path):
    sources = [_pages(tmp_path / f"pages-{n}.parquet", PAGE, None, PAGE) for n in range(3)]
    targets = [tmp_path / f"records-{n}.parquet" for n in range(3)]
    work = pickle.loads(pickle.dumps(exchange.extract_parquet))  # as a pool sends it
    assert list(map(work, sources, targets)) == [3, 3, 3]
    for target in targets:
        first, failure, last = exchange.read_records(target, on_error="yield")
        assert (first.source, failure.source, last.source) == ("p0", "p1", "p2")
        assert failure.code == "not_text"


def test_options_go_to_the_extractor(tmp_path):
    source = _pages(tmp_path / "pages.parquet", PAGE)
    exchange.extract_parquet(source, tmp_path / "records.parquet", max_chars=5)
    (failure,) = exchange.read_records(tmp_path / "records.parquet", on_error="yield")
    assert failure.code == "too_long"


def test_what_cannot_be_read_leaves_no_target(tmp_path):
    target = tmp_path / "records.parquet"
    with pytest.raises(StoreError, match=r"none\.parquet cannot be read: No such file"):
        exchange.extract_parquet(tmp_path / "none.parquet", target)
    (tmp_path / "text.parquet").write_text(PAGE)
    with pytest.raises(StoreError, match=r"text\.parquet cannot be read"):
        exchange.extract_parquet(tmp_path / "text.parquet", target)
    pq.write_table(pa.table({"page": [PAGE]}), tmp_path / "page.parquet")
    with pytest.raises(InputError, match="no column 'text'"):
        exchange.extract_parquet(tmp_path / "page.parquet", target)
    assert not target.exists()
