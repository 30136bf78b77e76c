"""The commands, run as a user runs them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from bulletin_ie.cli.app import app, run
from bulletin_ie.errors import StoreError
from bulletin_ie.records import Bulletin

PAGE = "清溪县召开防汛工作会议\n本报讯（记者 林舟）4月6日上午，县委书记周明远主持召开防汛工作会议。周明远强调，要排查隐患12处。\n"


def command(*arguments, code=0):
    done = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def records(done):
    return [Bulletin.model_validate_json(line) for line in done.stdout.splitlines()]


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    for name, encoding in (
        ("20220407/p1.txt", "utf-8"),
        ("20220407/p2.txt", "gb18030"),
        ("20220408/p1.txt", "utf-8-sig"),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PAGE.encode(encoding))
    return folder


def test_extract_writes_json_lines_to_standard_output(pages):
    done = command("extract", pages, "--published", "2022-04-07", "--locality", "清溪县")
    found = records(done)
    assert [page.source for page in found] == ["20220407/p1.txt", "20220407/p2.txt", "20220408/p1.txt"]
    assert {page.text for page in found} == {PAGE}
    assert {page.events[0].date.start.isoformat() for page in found} == {"2022-04-06"}
    assert {page.locality.name for page in found} == {"清溪县"}
    assert "3 bulletins, 3 articles, 3 events" in done.stderr


def test_extract_takes_the_date_from_the_path(pages):
    found = records(command("extract", pages, "--published-from", r"\d{8}"))
    assert [page.published.isoformat() for page in found] == ["2022-04-07", "2022-04-07", "2022-04-08"]


def test_extract_takes_what_the_table_says(pages, tmp_path):
    table = tmp_path / "meta.csv"
    table.write_text("path,source,published\npages/20220408/p1.txt,清溪/1,2021-04-08\n", encoding="utf-8")
    found = records(command("extract", pages, "--meta", table, "--published", "2022-04-07"))
    assert [(page.source, page.published.year) for page in found][-1] == ("清溪/1", 2021)


def test_extract_to_a_file(pages, tmp_path):
    target = tmp_path / "out.jsonl"
    done = command("extract", pages, "--to", target)
    assert done.stdout == ""
    assert str(target) in done.stderr
    assert target.read_text(encoding="utf-8") == command("extract", pages).stdout
    assert list(tmp_path.iterdir()) == [pages, target] or list(tmp_path.iterdir()) == [target, pages]


def test_an_interrupted_run_leaves_the_old_file(pages, tmp_path, monkeypatch):
    target = tmp_path / "out.jsonl"
    target.write_text("old\n", encoding="utf-8")

    def interrupted(self):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr("bulletin_ie.cli.runs.Run.__iter__", interrupted)
    done = CliRunner().invoke(app, ["extract", str(pages), "--to", str(target)])
    assert done.exit_code != 0
    assert target.read_text(encoding="utf-8") == "old\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "pages"]


def test_extract_to_a_database_twice(pages, tmp_path):
    target = tmp_path / "out.db"
    for _ in range(2):
        command("extract", pages, "--to", f"sqlite:///{target}")
    connection = sqlite3.connect(target)
    assert connection.execute("select count(*) from events").fetchone() == (3,)
    assert connection.execute("select distinct name from officials").fetchall() == [("周明远",)]
    connection.close()


def test_failures_are_named_and_the_rest_goes_on(pages, tmp_path):
    (pages / "20220407" / "p3.txt").write_bytes(b"\x00\x01\x02")
    (pages / "20220407" / "p4.txt").write_text("四" * 2_000_001, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    done = command("extract", pages, tmp_path / "empty", tmp_path / "gone.txt", code=1)
    assert len(records(done)) == 3
    assert "4 inputs failed:" in done.stderr
    for words in ("p3.txt: binary data", "p4.txt: ", "(too_long)", "empty: no file", "gone.txt: No such file"):
        assert words in done.stderr


def test_a_bad_date_in_the_table_fails_its_page_only(pages, tmp_path):
    table = tmp_path / "meta.csv"
    table.write_text("path,published\npages/20220408/p1.txt,someday\n", encoding="utf-8")
    done = command("extract", pages, "--meta", table, code=1)
    assert len(records(done)) == 2
    assert "(bad_date)" in done.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--published", "someday"], "--published"),
        (["--published", "2022-04-07", "--published-from", "x"], "not both"),
        (["--published-from", "("], "regular expression"),
        (["--meta", "gone.csv"], "No such file"),
        (["--to", "out.xlsx"], "FILE.jsonl"),
        (["--to", "gone/out.jsonl"], "does not exist"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_usage_errors(pages, tmp_path, monkeypatch, options, words):
    monkeypatch.chdir(tmp_path)
    done = command("extract", pages, *options, code=2)
    assert words in done.stderr
    assert done.stdout == ""


def test_a_lexicon_of_your_own(pages, tmp_path):
    pack = tmp_path / "pack.toml"
    pack.write_text('[[count_unit]]\nwords = ["橐"]\nvalue = "other"\nexamples = ["草料120橐"]\n', encoding="utf-8")
    page = pages / "20220407" / "p1.txt"
    page.write_text(PAGE + "会后发放草料120橐。\n", encoding="utf-8")
    units = [
        [count.unit for record in records(command("extract", page, *options)) for count in record.events[0].counts]
        for options in ((), ("--lexicon", pack))
    ]
    assert "橐" not in units[0]
    assert "橐" in units[1]


def test_a_lexicon_that_cannot_be_used_is_a_usage_error(pages, tmp_path):
    pack = tmp_path / "pack.toml"
    pack.write_text('[[nonsense]]\nwords = ["橐"]\n', encoding="utf-8")
    for name in ("extract", "show", "evaluate"):
        assert "nonsense" in command(name, pages, "--lexicon", pack, code=2).stderr


def test_no_path_is_a_usage_error():
    command("extract", code=2)


def test_show(pages):
    done = command("show", pages / "20220407" / "p1.txt", "--published", "2022-04-07")
    for words in (
        "p1.txt",
        "清溪县召开防汛工作会议",
        "meeting",
        "2022-04-06",
        "周明远",
        "县委书记",
        "chair",
        "12 处 隐患",
    ):
        assert words in done.stdout


def test_show_names_failures(tmp_path):
    done = command("show", tmp_path / "gone.txt", code=1)
    assert "gone.txt: No such file" in done.stderr


def test_the_schema_describes_every_record(pages):
    schema = json.loads(command("schema").stdout)
    assert schema["$schema"].endswith("2020-12/schema")
    assert set(schema["properties"]) == set(Bulletin.model_fields)
    count = schema["$defs"]["Count"]["properties"]["value"]
    assert {kind["type"] for kind in count.get("anyOf", [count])} <= {"integer", "number"}


def test_evaluate_compares_with_an_older_run(pages, tmp_path):
    event = {"type": "meeting", "date": "2022-04-06", "part_of_day": "morning"}
    event["participants"] = [{"name": "周明远", "titles": ["县委书记"], "roles": ["chair", "speak"]}]
    event["counts"] = [{"value": 12, "unit": "处", "object": "隐患", "kind": "issue"}]
    article = {"opening": "4月6日上午，县委书记", "closing": "要排查隐患12处。", "headline": "清溪县召开防汛工作会议"}
    article |= {"reporters": ["林舟"], "events": [event]}
    gold = {"text_file": "20220407/p1.txt", "published": "2022-04-07", "articles": [article]}
    annotation = pages / "a.json"
    annotation.write_text(json.dumps(gold), encoding="utf-8")
    done = command("evaluate", annotation, "--json", tmp_path / "new.json")
    assert "mean F1" in done.stdout
    saved = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))
    assert saved["slots"]["participant"]["f1"] == 1
    for outcome in saved["outcomes"]:
        if outcome[1] == "participant":
            outcome[4] = "missed"
    (tmp_path / "old.json").write_text(json.dumps(saved), encoding="utf-8")
    done = command("evaluate", annotation, "--against", tmp_path / "old.json")
    assert "1 gained, 0 lost" in done.stdout
    assert "+ a\tparticipant\t周明远\tmissed → hit" in done.stdout
    assert "\tmissed\t" not in command("evaluate", annotation).stdout


def annotated(pages, **changes):
    article = {
        "opening": "4月6日上午，县委书记",
        "closing": "要排查隐患12处。",
        "headline": "清溪县召开防汛工作会议",
    } | changes
    annotation = pages / "a.json"
    document = {"text_file": "20220407/p1.txt", "published": "2022-04-07", "articles": [article]}
    annotation.write_text(json.dumps(document), encoding="utf-8")
    return annotation


def test_evaluate_has_a_dash_where_there_is_nothing_to_score(pages):
    lines = command("evaluate", annotated(pages)).stdout.splitlines()
    rows = {line[:16].strip(): line[16:].split() for line in lines}
    assert rows["headline"] == ["1", "1.000", "1.000", "1.000"]
    assert rows["subheadline"] == ["0", "–", "–", "–"]
    assert rows["participant"] == ["0", "0.000", "1.000", "0.000"]


def test_evaluate_warns_of_ends_that_the_text_has_not(pages):
    done = command("evaluate", annotated(pages, closing="要排查隐患13处。"))
    assert done.stderr.splitlines() == [
        f"warning: {pages / 'a.json'}: the closing 要排查隐患13处。 of an article is not in p1.txt"
    ]
    assert command("evaluate", annotated(pages)).stderr == ""


def test_the_card_counts_pages_and_has_dashes(pages):
    lines = command("evaluate", "--card", annotated(pages)).stdout.splitlines()
    assert lines[0] == "1 annotated page"
    assert next(line.split() for line in lines if line.startswith("place exact")) == ["place", "exact", "–", "–"]


@pytest.mark.parametrize("option", [("--errors",), ("--against", "old.json"), ("--json", "out.json")])
def test_the_card_takes_no_option_of_the_scores(pages, option):
    done = command("evaluate", "--card", *option, annotated(pages), code=2)
    assert option[0] in done.stderr


def test_evaluate_names_what_fails(tmp_path):
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    done = command("evaluate", tmp_path / "bad.json", code=1)
    assert "bad.json: text_file" in done.stderr
    command("evaluate", tmp_path / "bad.json", "--against", tmp_path / "gone.json", code=2)
    (tmp_path / "none").mkdir()
    command("evaluate", tmp_path / "none", code=2)


def test_the_module_is_the_command(pages):
    done = subprocess.run(
        [sys.executable, "-m", "bulletin_ie", "extract", str(pages), "--to", "sqlite:///no/such/folder/x.db"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "--to" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "target",
    [
        "foo://x",
        "://x",
        "postgresql+nodriver://host/db",
        "postgresql://127.0.0.1:1/db",
        "sqlite:////nonexist/x.db",
        "sqlite:///pages/20220407/p1.txt",
    ],
)
def test_a_database_that_cannot_be_used_is_a_usage_error(pages, tmp_path, monkeypatch, target):
    monkeypatch.chdir(tmp_path)
    before = (pages / "20220407/p1.txt").read_bytes()
    done = command("extract", pages, "--to", target, code=2)
    assert "--to" in done.stderr
    assert done.stdout == ""
    assert (pages / "20220407/p1.txt").read_bytes() == before


def test_a_database_of_another_version_is_a_usage_error(pages, tmp_path):
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("create table bulletins (id text)")
    connection.close()
    assert "another database" in " ".join(
        command("extract", pages, "--to", f"sqlite:///{tmp_path / 'other.db'}", code=2).stderr.replace("│", " ").split()
    )


def test_a_database_that_fails_while_written_is_no_usage_error(pages, tmp_path, monkeypatch):
    def refuse(self, bulletins, **_):
        raise StoreError("database", "The disk is full.")

    monkeypatch.setattr("bulletin_ie.store.Store.add", refuse)
    monkeypatch.setattr(sys, "argv", ["bulletin-ie", "extract", str(pages), "--to", f"sqlite:///{tmp_path / 'x.db'}"])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 1


def test_version():
    assert command("--version").stdout.strip() == "0.1.0"
