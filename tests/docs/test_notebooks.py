"""Each notebook runs from its beginning without an error and says what is stored in it."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="notebooks are read with nbformat: pip install -e '.[dev]'")
for needed in ("nbclient", "ipykernel", "pandas", "altair", "vl_convert"):
    pytest.importorskip(needed, reason=f"notebooks are run with {needed}: pip install -e '.[dev]'")

DOCS = Path(__file__).parents[2] / "docs"
NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|tmp|usr|var|work|Users)/|[A-Z]:\\\\|\.venv")


@pytest.fixture(scope="module")
def refresher():
    spec = importlib.util.spec_from_file_location("refresh_notebooks", DOCS / "refresh_notebooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts(notebook):
    """What each cell prints and returns as text; of pictures and HTML only that they are there."""
    return [
        [
            (output.output_type, output.get("text") or output.data.get("text/plain"), sorted(output.get("data", ())))
            for output in cell.get("outputs", ())
        ]
        for cell in notebook.cells
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_says_what_is_stored(path, refresher):
    stored = nbformat.read(path, as_version=4)
    assert texts(refresher.executed(path)) == texts(stored), "run `make docs`"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_stored_tells_nothing_of_the_machine_and_is_small(path):
    raw = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(raw, as_version=4)
    nbformat.validate(notebook)
    assert not MACHINE.search(raw)
    assert len(raw) < 300_000
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    for cell in notebook.cells:
        assert not cell.metadata
        for output in cell.get("outputs", ()):
            assert output.output_type != "error"
            assert not re.search(r"https?://(?!www\.w3\.org/)", json.dumps(output.get("data", {}).get("text/html", "")))


def test_there_are_the_three_notebooks():
    assert {path.stem for path in NOTEBOOKS} == {"first_page", "archive", "your_county"}
