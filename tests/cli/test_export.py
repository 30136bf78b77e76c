"""The command `export`, from databases and files into files."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from bulletin_ie import exchange
from bulletin_ie.cli.app import app
from bulletin_ie.store import open_store
from bulletin_ie.tables import TABLES

pytest.importorskip("pyarrow")


def _run(*args):
    return CliRunner().invoke(app, ["export", *map(str, args)])


@pytest.fixture
def bulletins(make_bulletin):
    return [make_bulletin(source=f"p{n}.txt", locality="清溪县") for n in range(3)]


def test_a_database_becomes_a_folder_of_parquet(bulletins, tmp_path):
    url = f"sqlite:///{tmp_path / 'pages.db'}"
    with open_store(url) as store:
        store.add(bulletins)
    done = _run(url, "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (0, f"3 bulletins → {tmp_path / 'out'}\n")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{name}.parquet" for name in TABLES}
    assert {b.id for b in exchange.read_records(tmp_path / "out")} == {b.id for b in bulletins}


def test_files_become_csv(bulletins, tmp_path):
    exchange.write_records(bulletins, tmp_path / "records.jsonl")
    done = _run(tmp_path / "records.jsonl", "-o", tmp_path / "out", "--format", "csv")
    assert done.exit_code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{name}.csv" for name in TABLES}


def test_several_sources_become_one_file_each_bulletin_once_and_damage_is_named(bulletins, tmp_path):
    exchange.write_records(bulletins[:2], tmp_path / "old.parquet")
    exchange.write_records(bulletins[1:], tmp_path / "new.jsonl")
    with (tmp_path / "new.jsonl").open("a") as stream:
        stream.write("{\n")
    done = _run(tmp_path / "old.parquet", tmp_path / "new.jsonl", "-o", tmp_path / "all.jsonl")
    assert done.exit_code == 1
    assert list(exchange.read_records(tmp_path / "all.jsonl")) == bulletins
    assert "note: 1 came again" in done.stderr
    assert "  new.jsonl:3: No record stands at new.jsonl:3: Invalid JSON" in done.stderr


def test_a_source_that_cannot_be_read_leaves_what_stood_there(bulletins, tmp_path):
    out = tmp_path / "all.jsonl"
    exchange.write_records(bulletins, out)
    before = out.read_bytes()
    done = _run(tmp_path / "none.jsonl", "-o", out)
    assert (done.exit_code, getattr(done.exception, "code", None)) == (1, "cannot_read")
    assert out.read_bytes() == before


def test_a_slip_in_a_database_url_makes_no_database(tmp_path):
    done = _run(f"sqlite:///{tmp_path / 'slip.db'}", "-o", tmp_path / "out")
    assert (done.exit_code, getattr(done.exception, "code", None)) == (1, "no_database")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "out.jsonl", "--format", "csv"], "csv does not go together with out.jsonl"),
        (["-o", "out.csv"], "CSV is a file a table"),
        (["-o", "out", "--format", "jsonl"], "write -o FILE.jsonl"),
        (["-o", "out", "--format", "excel"], "'excel' is not one of parquet, csv, jsonl; spreadsheets open csv"),
        (["-o", "out.xlsx"], "out.xlsx: write FILE.jsonl or FILE.parquet, or a folder, whose name has no ending"),
        (["-o", "none/out.jsonl"], "the folder none does not exist; make it first"),
    ],
)
def test_what_does_not_go_together_is_refused(options, message):
    done = _run("records.jsonl", *options)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())
    assert "Value error" not in done.stderr


def test_a_folder_that_is_there_may_have_an_ending(bulletins, tmp_path):
    exchange.write_records(bulletins, tmp_path / "records.jsonl")
    (tmp_path / "tables.old").mkdir()
    for folder in ("tables.old", "tables-2023.06"):
        assert _run(tmp_path / "records.jsonl", "-o", tmp_path / folder).exit_code == 0


def test_a_database_is_exported_in_the_order_of_source(make_bulletin, tmp_path):
    url = f"sqlite:///{tmp_path / 'pages.db'}"
    with open_store(url) as store:
        store.add(make_bulletin(source=f"{name}.txt") for name in "cab")
    assert _run(url, "-o", tmp_path / "all.jsonl").exit_code == 0
    assert [page.source for page in exchange.read_records(tmp_path / "all.jsonl")] == ["a.txt", "b.txt", "c.txt"]


def test_an_empty_database_is_told(tmp_path):
    url = f"sqlite:///{tmp_path / 'pages.db'}"
    with open_store(url):
        pass
    for done in (_run(url, "-o", tmp_path / "out"), CliRunner().invoke(app, ["rebuild", url], env={"COLUMNS": "200"})):
        assert done.exit_code == 0
        assert f"note: no bulletin is in {url}; see its name, or fill it first: bulletin-ie extract" in done.stderr


def test_extract_writes_parquet(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", encoding="utf-8")
    done = CliRunner().invoke(app, ["extract", str(page), "--to", str(tmp_path / "records.parquet")])
    assert done.exit_code == 0
    (bulletin,) = exchange.read_records(tmp_path / "records.parquet")
    assert bulletin.source == "page.txt"
