"""Same text, same record, byte for byte: across runs, processes, batches, hash seeds, locales, and Pythons."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from digests import ROOT, digest, digests, pages

import bulletin_ie

SCRIPT = Path(__file__).with_name("digests.py")
VARIABLE = "BULLETIN_IE_TEST_PYTHONS"
"""Paths of other interpreters that have the package, separated as in PATH."""


@pytest.fixture(scope="module")
def expected() -> list[str]:
    return digests()


def test_every_page_has_its_own_digest(expected: list[str]) -> None:
    assert len(expected) == len(pages()) > 70
    assert len({line.split()[1] for line in expected}) == len(expected)


def test_pages_in_another_order_and_one_by_one(expected: list[str]) -> None:
    """No page leaves anything behind that the next one sees."""
    extractor = bulletin_ie.load()
    found = [
        digest(extractor.extract(page.text, source=page.source, published=page.published, locality=page.locality))
        for page in reversed(pages())
    ]
    assert found[::-1] == expected


def made_by(python: str, *arguments: str, **environment: str) -> list[str]:
    """The digests that another process prints."""
    done = subprocess.run(
        [python, str(SCRIPT), *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environment,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("batch_size", "n_process", "environment"),
    [
        (7, 1, {"PYTHONHASHSEED": "0", "TZ": "Asia/Shanghai"}),
        (
            3,
            2,
            {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C", "PYTHONUTF8": "0", "OMP_NUM_THREADS": "1"},
        ),
    ],
    ids=["seed 0, batches", "seed 1, two processes"],
)
def test_batches_processes_hash_seeds_locales_and_time_zones(
    expected: list[str], batch_size: int, n_process: int, environment: dict[str, str]
) -> None:
    assert made_by(sys.executable, str(batch_size), str(n_process), **environment) == expected


def test_other_pythons(expected: list[str]) -> None:
    others = [path for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path]
    if not others:
        pytest.skip(f"no other Python is named in {VARIABLE}")
    for python in others:
        assert made_by(python) == expected, python
