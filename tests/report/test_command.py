"""The command `report`: databases, files of records, and pages."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from bulletin_ie import exchange
from bulletin_ie.cli.app import app
from bulletin_ie.store import open_store


def _run(*args):
    return CliRunner().invoke(app, ["report", *map(str, args)])


def _sources(path):
    """The sources of the pages in a report, in its order."""
    return re.findall(r'id="page-\d+">\{"id":"[^"]*","source":"([^"]*)"', path.read_text(encoding="utf-8"))


def test_a_database(pages, tmp_path):
    url = f"sqlite:///{tmp_path / 'pages.db'}"
    with open_store(url) as store:
        store.add(pages[:3])
    done = _run(url, "-o", tmp_path / "report.html")
    assert done.exit_code == 0
    assert re.match(r"3 bulletins, 3 events, \d deadlines, \d officials → .*report\.html \(\d+ kB\)\n$", done.stderr)
    assert sorted(_sources(tmp_path / "report.html")) == sorted(page.source for page in pages[:3])


@pytest.mark.parametrize("name", ["records.jsonl", "records.parquet"])
def test_files_of_records(pages, tmp_path, name):
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed (pip install 'bulletin-ie[arrow]')")
    exchange.write_records(pages[:3], tmp_path / name)
    assert _run(tmp_path / name, "-o", tmp_path / "report.html").exit_code == 0
    assert _sources(tmp_path / "report.html") == [page.source for page in pages[:3]]


def test_pages_are_extracted_first(pages, tmp_path):
    folder = tmp_path / "qingxi"
    folder.mkdir()
    (folder / "p1.txt").write_text(pages[0].text, encoding="gb18030")
    (folder / "p2.txt").write_bytes(b"%PDF-1.7")
    done = _run(folder, "-o", tmp_path / "report.html", "--locality", "清溪县", "--title", "清溪")
    assert done.exit_code == 1
    assert "1 bulletin, 1 event, 1 deadline, 2 officials" in done.stderr
    assert "p2.txt: a PDF: extract its text first" in done.stderr
    assert "<title>清溪</title>" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_several_sources_each_bulletin_once_and_damage_is_named(pages, tmp_path):
    exchange.write_records(pages[:2], tmp_path / "old.jsonl")
    exchange.write_records(pages[1:3], tmp_path / "new.jsonl")
    with (tmp_path / "new.jsonl").open("a") as stream:
        stream.write("{\n")
    done = _run(tmp_path / "old.jsonl", tmp_path / "new.jsonl", tmp_path / "none.jsonl", "-o", tmp_path / "report.html")
    assert done.exit_code == 1
    assert "note: 1 came again" in done.stderr
    assert "new.jsonl:3" in done.stderr
    assert "none.jsonl cannot be read" in done.stderr
    assert _sources(tmp_path / "report.html") == [page.source for page in pages[:3]]


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    done = _run(f"sqlite:///{tmp_path / 'none.db'}", "-o", tmp_path / "report.html")
    assert (done.exit_code, getattr(done.exception, "code", None)) == (1, "no_such_file")
    assert not list(tmp_path.iterdir())


def test_nothing_to_report_leaves_what_stood_there(tmp_path):
    (tmp_path / "report.html").write_text("old")
    done = _run(tmp_path / "none.jsonl", "-o", tmp_path / "report.html")
    assert done.exit_code == 1
    assert "There is no bulletin to report" in done.stderr
    assert (tmp_path / "report.html").read_text() == "old"


@pytest.mark.parametrize(
    ("options", "said"),
    [(("-o", "report.pdf"), "write FILE.html"), (("-o", "r.html", "--as-of", "soon"), "give a date"), ((), "--output")],
)
def test_wrong_options(options, said, tmp_path):
    done = _run(tmp_path / "records.jsonl", *options)
    assert done.exit_code == 2
    assert said in re.sub(r"[\s│]+", " ", done.stderr)
