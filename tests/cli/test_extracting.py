"""`extract`: pages that replace others, sources from one root, several processes, and what cannot be written."""

from __future__ import annotations

import os
import signal
import sqlite3
import time

import pytest
from typer.testing import CliRunner

from bulletin_ie.cli.app import app
from bulletin_ie.cli.inputs import PageReader
from bulletin_ie.cli.sinks import open_sink
from bulletin_ie.errors import MissingExtraError
from bulletin_ie.records import Bulletin

TEXT = "清溪县报\n2023年6月9日\n\n县领导检查防汛工作\n\n本报讯 6月8日，县长林知远到柳林水库检查。\n"


def command(*arguments, code=0):
    done = CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "200"})
    assert done.exit_code == code, done.output
    return done


@pytest.fixture
def nights(tmp_path):
    """Two folders with files of the same names and other texts."""
    for night in ("0609", "0610"):
        (tmp_path / "pages" / night).mkdir(parents=True)
        for number in range(5):
            page = tmp_path / "pages" / night / f"p{number}.txt"
            page.write_text(f"{TEXT}{night}第{number}版\n", encoding="utf-8")
    return tmp_path / "pages"


def stored(url):
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    found = [source for (source,) in connection.execute("select source from bulletins order by source")]
    connection.close()
    return found


def test_pages_that_replace_others_are_told_with_what_to_do(nights, tmp_path):
    url = f"sqlite:///{tmp_path / 'out.db'}"
    assert "replaced" not in command("extract", nights / "0609", "--to", url).stderr
    shown = command("extract", nights / "0610", "--to", url).stderr
    assert "note: 5 pages replaced a page of the same source with another text (p0.txt, p1.txt, p2.txt, …)" in shown
    assert "--root FOLDER" in shown
    shown = command("extract", nights / "0610", "--to", url, "--locality", "河南省清溪县").stderr
    assert "replaced" not in shown  # the same text with other arguments loses nothing


def test_a_root_keeps_folders_apart(nights, tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'out.db'}"
    monkeypatch.chdir(nights / "0609")
    command("extract", nights / "0609", "--root", nights, "--to", url)
    shown = command("extract", "../0610", "p1.txt", "--root", "..", "--to", url).stderr
    assert "replaced" not in shown
    assert "1 page passed over" in shown
    assert stored(url) == [f"{night}/p{number}.txt" for night in ("0609", "0610") for number in range(5)]
    assert PageReader([nights / "0609" / "p1.txt"], root=nights).files()[0][1] == "0609/p1.txt"


def test_a_root_that_holds_not_all_is_a_usage_error(nights):
    assert "does not lie in" in command("extract", nights, "--root", nights / "0609", code=2).stderr
    assert "is no folder" in command("show", nights, "--root", nights / "none", code=2).stderr


def test_several_processes_give_the_same_in_the_same_order(nights, tmp_path):
    (nights / "0609" / "p2.txt").write_bytes(b"%PDF-1.7")
    (nights / "0609" / "p3.txt").write_text("四" * 2_000_001, encoding="utf-8")
    one, two = (command("extract", nights, "--processes", number, code=1) for number in (1, 2))
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert len([Bulletin.model_validate_json(line) for line in two.stdout.splitlines()]) == 8
    url = f"sqlite:///{tmp_path / 'out.db'}"
    command("extract", nights / "0610", "--root", nights, "--processes", "2", "--to", url)
    (nights / "0610" / "p9.txt").write_text(TEXT, encoding="utf-8")
    shown = command("extract", nights / "0610", "--root", nights, "--processes", "2", "--to", url).stderr
    assert "1 bulletin, " in shown
    assert "5 pages passed over" in shown
    command("extract", nights, "--processes", "0", code=2)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A folder of 600 pages, of which the later ones take so long that a signal comes in time."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(600):
        (folder / f"{number:04}.txt").write_text(TEXT * (1 if number < 110 else 60), encoding="utf-8")
    return folder


def stopped(commands, number, ready, *arguments):
    """What a command prints on standard error when a signal comes to its group once it is ready."""
    process = commands.start(*arguments)
    while not ready():
        os.kill(process, 0)  # fails where it has ended before
        time.sleep(0.02)
    os.killpg(process, number)  # as a terminal or a service manager does
    status, shown = commands.end()
    assert status == 128 + number, shown
    assert shown.count("\n") == 1, shown  # no traceback of any process
    return shown


@pytest.mark.parametrize(("number", "processes"), [("SIGINT", 2), ("SIGTERM", 1), ("SIGTERM", 2), ("SIGHUP", 1)])
def test_what_was_read_before_a_signal_is_written(commands, many, tmp_path, number, processes):
    database = tmp_path / "out.db"
    to = ["--to", f"sqlite:///{database}"]
    shown = stopped(
        commands,
        getattr(signal, number),
        lambda: database.exists() and written(database),
        "extract", many, "--processes", processes, *to,
    )  # fmt: skip
    found = int(shown.split("interrupted: ")[1].split()[0])
    assert 100 <= found == written(database) < 600
    assert "the same command again goes on" in shown
    commands.start("extract", *sorted(many.iterdir())[: found + 5], *to)
    status, shown = commands.end()
    assert (status, f"{found} pages passed over" in shown) == (0, True), shown
    assert written(database) == found + 5


@pytest.mark.parametrize(("number", "name"), [("SIGTERM", "extract"), ("SIGINT", "report"), ("SIGTERM", "report")])
def test_a_signal_leaves_a_file_as_it_was(commands, many, tmp_path, number, name):
    target = tmp_path / ("out.jsonl" if name == "extract" else "out.html")
    target.write_text("old", encoding="utf-8")
    before = set(tmp_path.iterdir())
    option = "--to" if name == "extract" else "-o"
    ready = lambda: len(set(tmp_path.iterdir()) - before) > 0  # noqa: E731
    shown = stopped(commands, getattr(signal, number), ready, name, many, option, target)
    assert shown.startswith("interrupted: ")
    assert set(tmp_path.iterdir()) == before  # no half-made file stays
    assert target.read_text(encoding="utf-8") == "old"


def test_what_a_killed_run_of_the_same_process_number_left_is_not_in_the_way(tmp_path, make_bulletin):
    """As in a container, where each command has the same number."""
    target = tmp_path / "out.jsonl"
    with open_sink(str(target)) as killed:
        killed.write(make_bulletin())
        with open_sink(str(target)) as sink:
            sink.write(make_bulletin("p2.txt"))
        assert Bulletin.model_validate_json(target.read_text(encoding="utf-8")).source == "p2.txt"


def written(database):
    connection = sqlite3.connect(database, timeout=30)
    try:
        return connection.execute("select count(*) from bulletins").fetchone()[0]
    except sqlite3.OperationalError:  # no tables yet
        return 0
    finally:
        connection.close()


def test_nothing_made_is_told_as_nothing_written(tmp_path):
    (tmp_path / "empty").mkdir()
    target = tmp_path / "out.jsonl"
    shown = command("extract", tmp_path / "empty", "--to", target, code=1).stderr
    assert shown.startswith(f"0 bulletins, 0 articles, 0 events; nothing was written to {target}\n")
    assert not target.exists()


def test_parquet_without_its_library_is_a_usage_error(nights, tmp_path, monkeypatch):
    def missing(module, extra):
        raise MissingExtraError("missing_extra", f"This needs {module}: pip install 'bulletin-ie[{extra}]'.")

    monkeypatch.setattr("bulletin_ie.cli.sinks.require", missing)
    for arguments in (
        ["extract", nights, "--to", tmp_path / "out.parquet"],
        ["export", "records.jsonl", "-o", tmp_path / "out.parquet"],
        ["export", "records.jsonl", "-o", tmp_path / "out"],
    ):
        assert "pip install 'bulletin-ie[arrow]'" in command(*arguments, code=2).stderr


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("out.txt", "sqlite:///FILE.db or postgresql+psycopg://USER@HOST/DATABASE"),
        ("sqlite://out.db", "write sqlite:///out.db"),
    ],
)
def test_a_target_that_is_none_is_told_in_a_sentence(nights, target, words):
    shown = command("extract", nights, "--to", target, code=2).stderr
    assert words in shown
    assert "Background on this error" not in shown


def test_a_database_among_pages_is_told_how_to_be_read(tmp_path):
    database = tmp_path / "pages.db"
    page = tmp_path / "p1.txt"
    page.write_text(TEXT, encoding="utf-8")
    command("extract", page, "--to", f"sqlite:///{database}")
    for name, *options in (("show",), ("report", "-o", tmp_path / "r.html")):
        assert f"sqlite:///{database}" in command(name, database, *options, code=1).stderr
    done = command("report", page, "-o", tmp_path / "none" / "r.html", code=2)
    assert f"the folder {tmp_path / 'none'} does not exist" in done.stderr


def test_evaluate_says_what_annotations_are(nights):
    shown = command("evaluate", nights, code=2).stderr
    assert shown == f"error: no annotation is in {nights}; give annotations, files .json, or folders of them\n"
