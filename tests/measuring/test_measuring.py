"""What the benchmarks stand on: pages joined, whole readings, stages told apart, tables in their places."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from measuring import documents, stages, ways
from measuring.pages import joined
from measuring.turns import Reading, Speeds

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "benchmarks").glob("*.py"))


def test_columns_are_joined_and_other_lines_stay():
    column = "本报讯 6月8日，县长林知远到\n柳林水库检查防汛备汛工作，副\n县长尚青陪同。"
    head = "清溪县报\n2023年6月9日 星期五 第2版"
    assert joined(f"{head}\n \n{column}") == head + "\n\n" + column.replace("\n", "")
    fields = "时间：6月8日上午九点\n地点：县政府\n主持人：林知远"
    assert joined(fields) == fields


def test_a_call_of_several_processes_ends_with_the_last_page(monkeypatch):
    done = []

    def pipe(pages, n_process, batch_size):
        waiting = []
        for page in pages:
            waiting.append(page)
            if len(waiting) == 2 * n_process * batch_size:  # read ahead
                for _ in range(batch_size):
                    done.append(waiting.pop(0))
                    yield done[-1]

    monkeypatch.setattr(ways.bulletin_ie, "load", lambda: SimpleNamespace(pipe=pipe))
    read = ways.Processes(2)
    for size in (5, 3 * ways.BATCH, 1):
        pages = [f"{size}/{number}" for number in range(size)]
        read(pages)
        assert [page for page in done if page] == pages
        done.clear()
    read.close()


def test_speeds():
    speeds = Speeds((Reading(1000, 2.0, 1.0), Reading(1000, 1.0, 1.0), Reading(1000, 4.0, 1.0)))
    assert (speeds.median, speeds.spread, speeds.core) == (500, 1.5, 3 / 7)
    assert Speeds(speeds.readings, by_core=True).median == 1000


def test_samples_belong_to_the_stage_that_works():
    def stack(*paths):
        frame = None
        for path in reversed(paths):
            frame = SimpleNamespace(f_code=SimpleNamespace(co_filename=path), f_back=frame)
        return frame

    package = "/home/me/bulletin_ie/bulletin_ie"
    assert (
        stages.stage_of(stack(f"{package}/spans.py", f"{package}/find/counts.py", f"{package}/events/reading.py"))
        == "counts"
    )
    assert stages.stage_of(stack("/lib/python/pydantic/main.py", f"{package}/events/places.py")) == "records"
    assert stages.stage_of(stack(f"{package}/text/page.py", f"{package}/pipeline.py")) == "text"
    assert stages.stage_of(stack("/lib/python/re.py", "/home/me/bulletin_ie/benchmarks/speed.py")) == "other"


def test_every_stage_has_its_files():
    for start in (*stages.STAGES, *stages.SHARED):
        if start.startswith("bulletin_ie/"):
            assert list(ROOT.glob(f"{start}*")), start


def test_tables_go_to_their_places(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("One.\n<!-- measured: speed -->\nold\n<!-- end -->\nTwo.\n<!-- measured: other -->\n<!-- end -->\n")
    documents.write(page, "speed", documents.table(("a", "b"), [("1", "2")]))
    assert page.read_text() == (
        "One.\n<!-- measured: speed -->\n\n| a | b |\n|---|---:|\n| 1 | 2 |\n\n<!-- end -->\nTwo.\n"
        "<!-- measured: other -->\n<!-- end -->\n"
    )
    with pytest.raises(ValueError, match="0 places for 'memory'"):
        documents.write(page, "memory", "")


def test_the_documents_have_the_places():
    found = {
        name: re.findall(r"<!-- measured: (\w+) -->", (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8"))
        for name in ("speed", "limits")
    }
    assert found == {"speed": ["speed", "starts", "goals", "stages"], "limits": ["growth", "memory"]}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_benchmark_answers_and_is_in_the_document(script):
    done = subprocess.run(
        [sys.executable, str(script), "--help"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    row = next(
        line
        for line in (ROOT / "docs" / "speed.md").read_text(encoding="utf-8").splitlines()
        if line.startswith(f"| `{script.name}` |")
    )
    options = set(re.findall(r"`(--[\w-]+)", row))
    assert options <= set(re.findall(r"--[\w-]+", done.stdout))
