"""``extract --to URL`` goes on where it stopped; ``rebuild URL``."""

from __future__ import annotations

import hashlib
import sqlite3

import pytest
from rich.console import Console
from typer.testing import CliRunner

from bulletin_ie.cli import databases
from bulletin_ie.cli.app import app
from bulletin_ie.cli.databases import Resume, row_sink
from bulletin_ie.cli.inputs import Page, PageReader
from bulletin_ie.cli.runs import Run
from bulletin_ie.pipeline import load
from bulletin_ie.records.ids import bulletin_id
from bulletin_ie.store import open_store

TEXT = "清溪县报\n2023年6月9日\n\n县领导检查防汛工作\n\n本报讯 6月8日，县长林知远到柳林水库检查。\n"


@pytest.fixture
def folder(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(3):
        (pages / f"p{number}.txt").write_text(TEXT, encoding="utf-8")
    return pages


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'out.db'}"


def command(*arguments, code=0):
    done = CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "200"})
    assert done.exit_code == code, done.output
    return done.stderr


def extracted(shown):
    return int(shown.split(" bulletin")[0].split()[-1])


def test_pages_that_are_there_are_passed_over(folder, url):
    assert extracted(command("extract", folder, "--to", url)) == 3
    shown = command("extract", folder, "--to", url)
    assert extracted(shown) == 0
    assert "3 pages passed over" in shown
    (folder / "p1.txt").write_text(TEXT + "更正：6月7日。\n", encoding="utf-8")
    (folder / "p9.txt").write_text(TEXT, encoding="utf-8")
    shown = command("extract", folder, "--to", url)
    assert extracted(shown) == 2
    assert "2 pages passed over" in shown
    with open_store(url) as store:
        assert {page.source: page.text for page in store.bulletins()}["p1.txt"].endswith("更正：6月7日。\n")


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        ([], ["--published", "2023-06-10"], 3),
        (["--published", "2023-06-10"], ["--published", "2023年6月10日"], 0),
        (["--published", "2023-06-10"], ["--published", "2023-06-11"], 3),
        (["--published", "2023-06-10"], [], 3),
        (["--published", "2023-06-09"], [], 3),  # the page prints the same day, but then it is from the page
        ([], ["--locality", "河南省清溪县"], 3),
        (["--locality", "河南省清溪县"], ["--locality", "河南省 清溪县"], 0),
        (["--locality", "河南省清溪县"], ["--locality", "青海省清溪县"], 3),
        (["--locality", "河南省清溪县"], [], 3),
    ],
)
def test_other_arguments_are_another_page(folder, url, first, second, again):
    command("extract", folder, "--to", url, *first)
    shown = command("extract", folder, "--to", url, *second)
    assert extracted(shown) == again
    assert ("passed over" in shown) == (again == 0)


def test_other_rules_and_cut_short_records_are_extracted_again(folder, url):
    (folder / "words.toml").write_text(
        '[[count_unit]]\nwords = ["峰"]\nvalue = "other"\nexamples = ["发放骆驼120峰。"]\n', encoding="utf-8"
    )
    assert extracted(command("extract", folder, "--to", url)) == 3
    assert extracted(command("extract", folder, "--to", url, "--lexicon", folder / "words.toml")) == 3
    assert extracted(command("extract", folder, "--to", url, "--lexicon", folder / "words.toml")) == 0
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("update bulletins set complete = 0 where id = ?", [bulletin_id("p0.txt", digest)])
        connection.execute("update bulletins set record = '{}' where id = ?", [bulletin_id("p1.txt", digest)])
    connection.close()
    assert extracted(command("extract", folder, "--to", url, "--lexicon", folder / "words.toml")) == 2


def test_a_bad_argument_is_told_every_time(folder, url):
    (folder / "meta.csv").write_text("path,published\np0.txt,someday\n", encoding="utf-8")
    for passed_over in (0, 2):
        shown = command("extract", folder, "--to", url, "--meta", folder / "meta.csv", code=1)
        assert "p0.txt: published='someday' is no date" in shown
        assert ("2 pages passed over" in shown) == (passed_over == 2)


def test_an_interrupt_loses_nothing_and_says_how_to_go_on(folder, url, monkeypatch):
    whole = databases.RowSink.write

    def write(self, bulletin):
        whole(self, bulletin)
        if bulletin.source == "p1.txt":
            raise KeyboardInterrupt

    monkeypatch.setattr(databases.RowSink, "write", write)
    shown = command("extract", folder, "--to", url, code=130)
    assert "2 written to sqlite" in shown
    assert "the same command again goes on" in shown
    monkeypatch.undo()
    shown = command("extract", folder, "--to", url)
    assert extracted(shown) == 1
    assert "2 pages passed over" in shown


def test_what_the_database_cannot_hold_is_named_and_the_rest_goes_on(folder, url, monkeypatch, make_bulletin):
    with row_sink(url) as sink:
        sink.write(make_bulletin("good.txt"))
        sink.write(make_bulletin("bad.txt").model_copy(update={"id": "b\0"}))
    assert [problem.name for problem in sink.problems] == ["bad.txt"]
    assert sink.written == 1


def test_many_pages_are_looked_up_together_and_kept_in_order(url, make_bulletin):
    pages = [Page(source=f"{number:03}.txt", text="本报讯 县长林知远到柳林水库检查。") for number in range(210)]
    with open_store(url) as store:
        resume = Resume(store, load())
        assert list(resume.missing(iter(pages))) == pages
        store.add(load().extract(page.text, source=page.source) for page in pages[::70])
        assert list(resume.missing(iter(pages))) == [page for number, page in enumerate(pages) if number % 70]
    assert resume.passed_over == 3


def test_large_pages_are_held_only_a_few_at_a_time(url, make_bulletin, monkeypatch):
    monkeypatch.setattr(databases, "_BATCH_CHARACTERS", 100)
    read = 0

    def pages():
        nonlocal read
        for number in range(5):
            read += 1
            yield Page(source=f"{number}.txt", text="清" * 60)

    with row_sink(url) as sink:
        next(iter(Resume(sink.store, load()).missing(pages())))
        assert read == 2
        for number in range(3):
            sink.write(make_bulletin(f"{number}.txt"))
            assert sink.written == number + 1  # each is longer than that


def test_a_database_in_memory_is_no_target(folder):
    assert "ends with this command" in command("extract", folder, "--to", "sqlite://", code=2)


def test_the_summary_shows_no_password(capsys):
    run = Run(PageReader([]), load(), Console(stderr=True))
    from bulletin_ie.cli.sinks import shown_target

    run.print_summary(shown_target("postgresql://clerk:s3cret@db.example/qingxi"))
    assert "s3cret" not in capsys.readouterr().err


def test_rebuild(folder, url):
    command("extract", folder, "--to", url)
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("delete from roles")
        connection.execute("update bulletins set record = '{}' where source = 'p1.txt'")
    connection.close()
    done = CliRunner().invoke(app, ["rebuild", url])
    assert done.exit_code == 1
    assert "1 record cannot be read" in str(done.exception)
    command("extract", folder, "--to", url)  # heals the damaged one
    assert "3 bulletins rebuilt" in command("rebuild", url)
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    assert connection.execute("select count(*) from roles").fetchone()[0] >= 3
    connection.close()


def test_rebuild_of_nothing(tmp_path):
    shown = command("rebuild", f"sqlite:///{tmp_path / 'slip.db'}", code=2)
    assert "There is no file" in shown
    assert list(tmp_path.iterdir()) == []
    command("rebuild", "nonsense", code=2)
