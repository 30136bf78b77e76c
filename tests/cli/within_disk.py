"""Runs commands on small disks of its own, and tells what each one did; `test_full_disk.py` starts it.

python within_disk.py DISKS

DISKS is JSON, a list of disks. A file system in memory is mounted at ``folder`` with ``options`` (``size=300k``), each file
that a command may name is put there as an old one, then the disk is made read-only where ``options`` has ``ro`` too, and
``commands``, lists of words, are run. With ``kept`` nothing old is put there, and the database that the commands made is
copied to that folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from forking import forked, ready, status


def mounted(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_bytes()[:100].decode("utf-8", "replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def put_old_ones(folder: Path) -> None:
    for name in ("out.jsonl", "out.parquet", "out.html", "out.json", "tables/events.csv", "tables/events.parquet"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("old", encoding="utf-8")


def run(folder: Path, options: str, commands: list[list[str]], kept: str = "") -> list[dict[str, object]]:
    is_read_only = "ro" in options.split(",")
    mounted(folder, ",".join(one for one in options.split(",") if one != "ro"))
    if not kept:
        put_old_ones(folder)
    if is_read_only:
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    told = []
    errors = Path(tempfile.mkdtemp(), "errors")  # no `with`: a fork would leave it, too
    for words in commands:
        ended = status(forked(words, "/dev/null", str(errors)))
        told.append({"status": ended, "said": errors.read_text(encoding="utf-8"), "files": files(folder)})
        errors.unlink()
        for path in folder.glob("out.db*"):
            if kept:
                shutil.copy(path, kept)
            elif not is_read_only:  # a database is one more file than those that were there
                path.unlink()
    errors.parent.rmdir()
    return told


if __name__ == "__main__":
    ready()
    print(json.dumps([run(Path(disk.pop("folder")), **disk) for disk in json.loads(sys.argv[1])]))
