"""The record of every page of ours as one line: its name, and the SHA-256 of its JSON and of its rows.

python tests/determinism/digests.py [batch size [processes]]

Two runs on one type of machine print the same, whatever the Python, the hash seed, the batches or the processes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import bulletin_ie
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import rows

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "tests" / "benchmark", ROOT / "tests" / "pages", ROOT / "bulletin_ie" / "samples")

# Letters and digits that Unicode has since 15.0, the first and last of each run: Python 3.11 knows none of them.
YOUNG = (
    "\U0001123f\U00011240\U00011f02\U00011f04\U00011f10\U00011f12\U00011f33\U00011f50\U00011f59\U0001342f\U00013441"
    "\U00013446\U0001b132\U0001b155\U0001d2c0\U0001d2d3\U0001df25\U0001df2a\U0001e030\U0001e06d\U0001e4d0\U0001e4eb"
    "\U0001e4f0\U0001e4f9\U0002b739\U0002ebf0\U0002ee5d\U00031350\U000323af"
)
CLAUSES = (
    "本报讯 {}4月6日，县长林{}远到柳{}镇检查防汛工作。",
    "看望群众{}20户，发放{} 3.5万元，要求{}县水利局5月1{}日前整改{}5处隐患。",
    "“防汛{}要早。”林{}说，{}县人大主任{}周明陪同。",
)


def pages() -> list[bulletin_ie.Input]:
    """Every page that the project wrote, in one order, some with arguments and some without."""
    files = [file for folder in FOLDERS for file in sorted(folder.glob("*.txt"))]
    young = "\n".join(clause.replace("{}", char) for char in YOUNG for clause in CLAUSES)
    return [bulletin_ie.Input(text=young, source="young", published="2023-04-07")] + [
        bulletin_ie.Input(
            text=file.read_text(encoding="utf-8"),
            source=file.name,
            published="2022-04-19" if number % 3 == 0 else None,
            locality="福建省三明市三元区" if number % 4 == 0 else None,
        )
        for number, file in enumerate(files)
    ]


def digest(bulletin: Bulletin) -> str:
    """What no run may change: every byte of the record, and its rows in their order."""
    made = bulletin.model_dump_json() + json.dumps(rows(bulletin), default=str)
    return f"{bulletin.source} {hashlib.sha256(made.encode()).hexdigest()}"


def digests(batch_size: int = 1, n_process: int = 1) -> list[str]:
    """The digest of each page, in order."""
    found = bulletin_ie.load().pipe(pages(), batch_size=batch_size, n_process=n_process)
    return [digest(bulletin) for bulletin in found]


if __name__ == "__main__":
    print("\n".join(digests(*map(int, sys.argv[1:]))))
