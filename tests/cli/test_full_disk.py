"""A full disk and a folder that may only be read: told in a sentence with a code, and no file is left half-made."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_ie import exchange, report
from bulletin_ie.errors import StoreError

WITHIN = Path(__file__).with_name("within_disk.py")
SAMPLES = Path(__file__).parents[1] / "benchmark"
OUTPUTS = {
    "jsonl": ["extract", "{pages}", "--to", "{disk}/out.jsonl"],
    "parquet": ["extract", "{pages}", "--to", "{disk}/out.parquet"],
    "sqlite": ["extract", "{pages}", "--to", "sqlite:///{disk}/out.db"],
    "export jsonl": ["export", "{records}", "-o", "{disk}/out.jsonl"],
    "export parquet": ["export", "{records}", "-o", "{disk}/out.parquet"],
    "tables csv": ["export", "{records}", "-o", "{disk}/tables", "--format", "csv"],
    "tables parquet": ["export", "{records}", "-o", "{disk}/tables"],
    "report": ["report", "{records}", "-o", "{disk}/out.html"],
    "figures": ["evaluate", "{gold}", "--json", "{disk}/out.json"],
}
OLD = dict.fromkeys(
    ("out.html", "out.json", "out.jsonl", "out.parquet", "tables/events.csv", "tables/events.parquet"), "old"
)


def can_mount() -> bool:
    """Whether a process of ours may have a disk in memory that nobody else sees."""
    if not (shutil.which("unshare") and shutil.which("mount")):
        return False
    tried = subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True)
    return tried.returncode == 0


needs_mount = pytest.mark.skipif(not can_mount(), reason="no disk of our own can be mounted on this machine")


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """Pages and their records, of which each output is larger than the small disk."""
    from bulletin_ie.cli.inputs import PageReader
    from bulletin_ie.pipeline import load

    folder = tmp_path_factory.mktemp("sources")
    (folder / "pages").mkdir()
    text = (SAMPLES / "c01.txt").read_text(encoding="utf-8")
    rare = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(60_000))  # which no compression makes small
    for number in range(30):
        own = rare[number * 2000 : (number + 1) * 2000]
        (folder / "pages" / f"p{number}.txt").write_text(f"{text}\n\n{own}\n", encoding="utf-8")
    pages = PageReader([folder / "pages"])
    records = (load().extract(page.text, source=page.source) for page in pages.pages(pages.files()))
    exchange.write_jsonl(records, folder / "records.jsonl")
    return folder


def on_disk(tmp_path, sources, options, outputs):
    disk = tmp_path / "disk"
    disk.mkdir()
    told = {"pages": sources / "pages", "records": sources / "records.jsonl", "disk": disk, "gold": SAMPLES}
    commands = [[word.format(**told) for word in OUTPUTS[name]] for name in outputs]
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, WITHIN, disk, options, json.dumps(commands)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(outputs, json.loads(done.stdout), strict=True))


@needs_mount
def test_a_full_disk(tmp_path, sources):
    for name, told in on_disk(tmp_path, sources, "size=60k", OUTPUTS).items():
        told["files"].pop("out.db", None)
        assert told["files"] == OLD, name
        assert told["status"] == 1, (name, told)
        assert told["said"].count("\n") == 1, told["said"]
        assert told["said"].startswith("error: "), told["said"]
        assert "No space left on device" in told["said"] or "disk is full" in told["said"], told["said"]
        assert told["said"].endswith("(cannot_write)\n" if name != "sqlite" else "(disk_full)\n"), told["said"]


@needs_mount
def test_a_disk_that_may_only_be_read(tmp_path, sources):
    for name, told in on_disk(tmp_path, sources, "size=60k,ro", OUTPUTS).items():
        assert told["files"] == OLD, name
        assert told["status"] in (1, 2), (name, told)
        assert told["said"].count("\n") <= 4, told["said"]  # with the usage
        assert "ead-only file system" in told["said"] or "unable to open database" in told["said"], told["said"]
        assert "Traceback" not in told["said"]


@needs_mount
def test_a_disk_that_becomes_full_within_a_run_leaves_whole_pages(tmp_path, sources):
    """What SQLite could not move into its file stands in the one beside it; the same command with room goes on."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(220):
        text = (sources / "pages" / f"p{number % 30}.txt").read_text(encoding="utf-8")
        (pages / f"q{number}.txt").write_text(f"{text[:120]}\n\n{text[-800:]}", encoding="utf-8")
    disk, kept = tmp_path / "disk", tmp_path / "out.db"
    disk.mkdir()
    command = f"{sys.executable} -m bulletin_ie extract {pages} --to sqlite:///{disk}/out.db"
    script = f"mount -t tmpfs -o size=4m tmpfs {disk}; {command}; echo status $?; cp {disk}/out.db* {tmp_path}"
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True)
    assert "status 1" in done.stdout
    assert "disk is full; make room, and run the same again" in done.stderr
    assert done.stderr.endswith("(disk_full)\n")
    with sqlite3.connect(kept) as connection:
        (number,) = connection.execute("select count(*) from bulletins").fetchone()
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()
    assert 0 < number < 220
    again = subprocess.run(
        [sys.executable, "-m", "bulletin_ie", "extract", pages, "--to", f"sqlite:///{kept}"],
        capture_output=True,
        text=True,
    )
    assert f"{number} pages passed over" in again.stderr


full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")


@full
@pytest.mark.parametrize("words", [["schema"], ["show", "{page}"], ["extract", "{page}"], ["evaluate", "{gold}"]])
def test_a_standard_output_that_takes_nothing(words):
    page = SAMPLES / "c01.txt"
    given = [word.format(page=page, gold=SAMPLES / "c01.json") for word in words]
    with open("/dev/full", "w") as stream:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "bulletin_ie", *given], stdout=stream, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert "No space left on device" in done.stderr


@pytest.mark.parametrize("write", ["jsonl", "parquet", "tables", "report"])
def test_no_room_in_the_library_is_one_error_and_leaves_what_stood_there(write, tmp_path, monkeypatch, make_bulletin):
    """As on any system, without a disk of our own: the last step before a file takes its place fails."""
    import errno

    def fails(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    targets = {"jsonl": "out.jsonl", "parquet": "out.parquet", "tables": "", "report": "out.html"}
    (tmp_path / (targets[write] or "events.csv")).write_text("old", encoding="utf-8")
    writers = {
        "jsonl": lambda: exchange.write_jsonl([make_bulletin()], tmp_path / "out.jsonl"),
        "parquet": lambda: exchange.write_parquet([make_bulletin()], tmp_path / "out.parquet"),
        "tables": lambda: exchange.write_tables([make_bulletin()], tmp_path, format="csv"),
        "report": lambda: report.write_report([make_bulletin()], tmp_path / "out.html"),
    }
    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(StoreError, match="cannot be written: No space left on device; make room") as caught:
        writers[write]()
    assert caught.value.code == "cannot_write"
    (only,) = tmp_path.iterdir()
    assert only.read_text(encoding="utf-8") == "old"
