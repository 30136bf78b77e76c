"""A full disk and a folder that may only be read: told in a sentence with a code, and no file is left half-made."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

import bulletin_ie
from bulletin_ie import exchange, report
from bulletin_ie.errors import StoreError

WITHIN = Path(__file__).with_name("within_disk.py")
SAMPLES = Path(__file__).parents[1] / "benchmark"
NEWS = "清溪县报\n2023年6月9日\n\n县领导检查防汛工作\n\n本报讯 6月8日，县长林知远到柳林水库检查，发放物资120件。"
OUTPUTS = {
    "jsonl": ["extract", "{pages}", "--to", "{disk}/out.jsonl"],
    "parquet": ["extract", "{pages}", "--to", "{disk}/out.parquet"],
    "sqlite": ["extract", "{pages}", "--to", "sqlite:///{disk}/out.db"],
    "export jsonl": ["export", "{records}", "-o", "{disk}/out.jsonl"],
    "export parquet": ["export", "{records}", "-o", "{disk}/out.parquet"],
    "tables csv": ["export", "{records}", "-o", "{disk}/tables", "--format", "csv"],
    "tables parquet": ["export", "{records}", "-o", "{disk}/tables"],
    "report": ["report", "{records}", "-o", "{disk}/out.html"],
    "figures": ["evaluate", "{gold}/c01.json", "--json", "{disk}/out.json"],
}
FILES = [name for name in OUTPUTS if name != "sqlite"]
OLD = dict.fromkeys(
    ("out.html", "out.json", "out.jsonl", "out.parquet", "tables/events.csv", "tables/events.parquet"), "old"
)


def why_no_disk() -> str:
    """What hinders a process of ours from having a disk in memory that nobody else sees; nothing where it may."""
    if not (shutil.which("unshare") and shutil.which("mount")):
        return "there is no unshare or no mount"
    script = "mount -t tmpfs -o size=36k tmpfs /mnt && mount -o remount,ro /mnt"
    tried = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True)
    return (" ".join(tried.stderr.split()) or "unshare failed") if tried.returncode else ""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What each command did on a disk that is full, one that may only be read, and one that becomes full."""
    if reason := why_no_disk():
        pytest.skip(f"no disk of our own can be mounted: {reason}")
    folder = tmp_path_factory.mktemp("disks")
    for name in ("pages", "many", "full", "fuller", "read_only", "filled", "kept"):
        (folder / name).mkdir()
    put_pages(folder)
    given = {"pages": folder / "pages", "records": folder / "records.jsonl", "gold": SAMPLES}
    disks = [
        {
            "folder": str(folder / name),
            "options": options,
            "commands": [[word.format(disk=folder / name, **given) for word in OUTPUTS[output]] for output in outputs],
        }
        for name, options, outputs in (
            ("fuller", "size=36k", FILES),
            ("full", "size=60k", ["sqlite"]),  # room for what SQLite needs to begin at all
            ("read_only", "size=36k,ro", OUTPUTS),
        )
    ]
    filled = ["extract", str(folder / "many"), "--to", f"sqlite:///{folder}/filled/out.db"]
    disks.append(
        {"folder": str(folder / "filled"), "options": "size=2m", "commands": [filled], "kept": str(folder / "kept")}
    )
    done = subprocess.run(["unshare", "-rm", sys.executable, WITHIN, json.dumps(disks)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    fuller, full, read_only, (last,) = json.loads(done.stdout)
    return SimpleNamespace(
        folder=folder,
        full=dict(zip([*FILES, "sqlite"], fuller + full, strict=True)),
        read_only=dict(zip(OUTPUTS, read_only, strict=True)),
        filled=last,
    )


def put_pages(folder):
    """Pages and their records of which each output is larger than what is free on the small disk, and many for another."""
    rare = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(9_000))  # which no compression makes small
    records = []
    for number in range(3):
        text = f"{NEWS}\n\n{rare[number * 3000 : (number + 1) * 3000]}\n"
        (folder / "pages" / f"p{number}.txt").write_text(text, encoding="utf-8")
        records.append(bulletin_ie.extract(text, source=f"p{number}.txt"))
    exchange.write_jsonl(records, folder / "records.jsonl")
    for number in range(160):  # of two transactions the first is small, the second large
        (folder / "many" / f"q{number:03}.txt").write_text(NEWS * (1 if number < 100 else 12), encoding="utf-8")


def test_a_full_disk(told):
    for name, one in told.full.items():
        assert {file: held for file, held in one["files"].items() if not file.startswith("out.db")} == OLD, name
        assert one["status"] == 1, (name, one)
        assert one["said"].count("\n") == 1, one["said"]
        assert one["said"].startswith("error: "), one["said"]
        assert "No space left on device" in one["said"] or "disk is full" in one["said"], one["said"]
        assert one["said"].endswith("(cannot_write)\n" if name != "sqlite" else "(disk_full)\n"), one["said"]


def test_a_disk_that_may_only_be_read(told):
    for name, one in told.read_only.items():
        assert one["files"] == OLD, name
        assert one["status"] in (1, 2), (name, one)
        assert one["said"].count("\n") <= 4, one["said"]  # with the usage
        assert "ead-only file system" in one["said"] or "unable to open database" in one["said"], one["said"]
        assert re.search(r"\([a-z_]+\)$", one["said"].strip()), one["said"]


def test_a_disk_that_becomes_full_within_a_run_leaves_whole_pages(told, commands):
    """What SQLite could not move into its file stands in the one beside it; the same command with room goes on."""
    assert told.filled["status"] == 1, told.filled
    assert "disk is full; make room, and run the same again" in told.filled["said"]
    assert told.filled["said"].endswith("(disk_full)\n")
    database = told.folder / "kept" / "out.db"
    with closing(sqlite3.connect(database)) as connection:
        (number,) = connection.execute("select count(*) from bulletins").fetchone()
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert connection.execute("pragma foreign_key_check").fetchall() == []
    assert 0 < number < 160
    commands.start("extract", told.folder / "many", "--to", f"sqlite:///{database}")
    status, said = commands.end()
    assert (status, f"{number} pages passed over" in said) == (0, True), said
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("select count(*) from bulletins").fetchone() == (160,)


full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")


@full
@pytest.mark.parametrize("words", [["schema"], ["show", "{page}"], ["extract", "{page}"], ["evaluate", "{gold}"]])
def test_a_standard_output_that_takes_nothing(commands, words):
    commands.start(
        *(word.format(page=SAMPLES / "c01.txt", gold=SAMPLES / "c01.json") for word in words), out="/dev/full"
    )
    status, said = commands.end()
    assert status == 1
    assert said.count("\n") == 1, said
    assert "No space left on device" in said


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
