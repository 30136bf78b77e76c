"""Executes the notebooks and stores them with their outputs: `make docs` calls it.

python docs/refresh_notebooks.py [NAME...]    all notebooks, or those named (archive)
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).parent / "notebooks"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def executed(path: Path) -> NotebookNode:
    """A notebook run from its beginning in an empty folder, without what differs from run to run."""
    notebook = nbformat.read(path, as_version=4)
    with TemporaryDirectory() as folder:
        client = NotebookClient(notebook, timeout=120, kernel_name="python3", record_timing=False)
        client.execute(cwd=folder)
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = nbformat.from_dict({})
        if cell.cell_type == "code":
            cell.outputs = joined(kept(output) for output in cell.outputs)
    return notebook


def joined(outputs: Iterable[NotebookNode]) -> list[NotebookNode]:
    """Outputs with what was printed as one piece: in how many a kernel sends it is chance."""
    done: list[NotebookNode] = []
    for output in outputs:
        if done and output.output_type == "stream" and output.get("name") == done[-1].get("name"):
            done[-1].text += output.text
        else:
            done.append(output)
    return done


def kept(output: NotebookNode) -> NotebookNode:
    """An output with the one form besides plain text that shows most."""
    if "data" in output:
        best = next((kind for kind in ("image/svg+xml", "image/png", "text/html") if kind in output.data), None)
        for kind in output.data.keys() - {best, "text/plain"}:
            del output.data[kind]
    if "text/html" in output.get("data", {}):  # each view has a word of its own in its ids, which is chance
        output.data["text/html"] = re.sub(r'(["#])bie-[0-9a-f]{8}-', r"\1bie-", output.data["text/html"])
    if "metadata" in output:
        output.metadata = nbformat.from_dict({})
    return output


def main() -> None:
    for path in sorted(FOLDER.glob("*.ipynb")):
        if not sys.argv[1:] or path.stem in sys.argv[1:]:
            path.write_text(nbformat.writes(executed(path), version=4) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
