"""Runs commands on a small disk of its own, and tells what each one did; `test_full_disk.py` starts it.

python within_disk.py FOLDER OPTIONS SOURCES COMMANDS

A file system in memory is mounted at FOLDER with OPTIONS (``size=300k``), each file that a command names is put there as an
old one, then the disk is made read-only where OPTIONS has ``ro`` too. COMMANDS is JSON: a list of lists of words.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def mounted(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_bytes()[:100].decode("utf-8", "replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def main(folder: Path, options: str, commands: list[list[str]]) -> None:
    is_read_only = "ro" in options.split(",")
    mounted(folder, ",".join(one for one in options.split(",") if one != "ro"))
    for name in ("out.jsonl", "out.parquet", "out.html", "out.json", "tables/events.csv", "tables/events.parquet"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("old", encoding="utf-8")
    if is_read_only:
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    told = []
    for words in commands:
        done = subprocess.run([sys.executable, "-m", "bulletin_ie", *words], capture_output=True, text=True)
        told.append({"status": done.returncode, "said": done.stderr, "files": files(folder)})
        if not is_read_only:
            for path in folder.glob("out.db*"):  # a database is one more file than those that were there
                path.unlink()
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]))
