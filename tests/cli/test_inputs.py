from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest

import bulletin_ie
from bulletin_ie.cli.inputs import Meta, MetaError, PageReader, date_in_path


def read(reader):
    return {page.source: page for page in reader.pages(reader.files())}


@pytest.fixture
def folder(tmp_path):
    pages = tmp_path / "pages"
    for name in (
        "20220419/p2.txt",
        "20220419/p1.txt",
        "20220420/p1.txt",
        "notes.md",
        ".hidden/p9.txt",
        "20220419/.p.txt",
    ):
        path = pages / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"正文 {name}", encoding="utf-8")
    return pages


def test_folders_are_walked_in_order_with_relative_sources(folder):
    reader = PageReader([folder])
    assert list(read(reader)) == ["20220419/p1.txt", "20220419/p2.txt", "20220420/p1.txt"]
    assert reader.problems == []


@pytest.mark.parametrize(
    ("glob", "sources"),
    [
        ("*.md", ["notes.md"]),
        ("p1.*", ["20220419/p1.txt", "20220420/p1.txt"]),
        ("20220420/*", ["20220420/p1.txt"]),
    ],
)
def test_glob(folder, glob, sources):
    assert list(read(PageReader([folder], glob=glob))) == sources


def test_a_single_file_is_named_by_its_name_whatever_the_glob(folder):
    assert list(read(PageReader([folder / "notes.md"]))) == ["notes.md"]


def test_sources_are_never_absolute(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    for given in (folder, folder.relative_to(folder.parent), folder / ".." / "pages"):
        assert all(not source.startswith(("/", ".")) for source in read(PageReader([given])))


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(folder, tmp_path):
    (folder / "20220419" / "p3.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "empty").mkdir()
    reader = PageReader([tmp_path / "missing.txt", tmp_path / "empty", folder])
    assert len(read(reader)) == 3
    assert [(problem.code, problem.name.rpartition("/")[2]) for problem in reader.problems] == [
        ("empty_folder", "empty"),
        ("unreadable", "missing.txt"),
        ("binary", "p3.txt"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(folder):
    (folder / "20220419" / "p1.txt").chmod(0)
    reader = PageReader([folder])
    assert len(read(reader)) == 2
    assert [problem.code for problem in reader.problems] == ["unreadable"]


@pytest.fixture
def alarm():
    """Ends a test that waits for a pipe."""

    def stop(*_):
        raise AssertionError("waited for a pipe")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.usefixtures("alarm")
def test_a_pipe_is_passed_over_in_a_folder_and_refused_by_name(folder):
    pipe = folder / "20220419" / "p0.txt"
    os.mkfifo(pipe)
    (folder / "20220420" / "p2.txt").symlink_to(pipe)
    reader = PageReader([folder])
    assert list(read(reader)) == ["20220419/p1.txt", "20220419/p2.txt", "20220420/p1.txt"]
    assert reader.problems == []
    reader = PageReader([pipe, folder / "notes.md"])
    assert list(read(reader)) == ["notes.md"]
    assert [problem.code for problem in reader.problems] == ["unreadable"]
    assert "save its text to a file first" in reader.problems[0].message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.usefixtures("alarm")
def test_a_folder_of_pipes_is_empty(tmp_path):
    os.mkfifo(tmp_path / "p.txt")
    reader = PageReader([tmp_path])
    assert read(reader) == {}
    assert [problem.code for problem in reader.problems] == ["empty_folder"]


def test_two_files_never_share_a_source(folder):
    reader = PageReader([folder / "20220419" / "p1.txt", folder / "20220420" / "p1.txt"])
    assert list(read(reader)) == ["p1.txt"]
    assert [problem.code for problem in reader.problems] == ["same_source"]


def test_published_from_the_path(folder):
    reader = PageReader([folder], published_from=re.compile(r"\d{8}"))
    assert {page.published for page in read(reader).values()} == {"2022-04-19", "2022-04-20"}
    assert reader.notes == []


def test_a_path_without_a_date_is_noted(folder):
    reader = PageReader([folder], glob="*.md", published_from=re.compile(r"\d{8}"))
    assert read(reader)["notes.md"].published is None
    assert reader.notes == ["--published-from found no date in the path of 1 page(s)"]


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        (r"\d{4}-\d{2}-\d{2}", "a/2022-04-19/p.txt", "2022-04-19"),
        (r"/(\d{8})/", "a/20220419/p.txt", "2022-04-19"),
        (r"(?P<day>\d+)_(?P<month>\d+)_(?P<year>\d+)", "a/19_04_2022.txt", "2022-04-19"),
        (r"(\d{4})-(\d\d)/(\d\d)/", "a/2022-04/19/p.txt", "2022-04-19"),
        (r"\d{8}", "a/p.txt", None),
        (r"(\d{8})?", "a/p.txt", None),
    ],
)
def test_date_in_path(pattern, path, expected):
    assert date_in_path(re.compile(pattern), path) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_meta_wins_over_the_options(folder, tmp_path, encoding):
    table = tmp_path / "meta.csv"
    table.write_text(
        "path,source,published,locality\r\n"
        "pages/20220419/p1.txt,日报/1,2022-01-02,河南省清溪县\r\n"
        "20220420\\p1.txt,,,滨河县\r\n"  # as from the folder given, with backslashes
        "pages/gone.txt,,,\r\n",
        encoding=encoding,
    )
    reader = PageReader([folder], published="2022-05-01", locality="某县", meta=Meta.read(table))
    pages = read(reader)
    assert list(pages) == ["日报/1", "20220419/p2.txt", "20220420/p1.txt"]
    assert (pages["日报/1"].published, pages["日报/1"].locality) == ("2022-01-02", "河南省清溪县")
    assert (pages["20220420/p1.txt"].published, pages["20220420/p1.txt"].locality) == ("2022-05-01", "滨河县")
    assert pages["20220419/p2.txt"].locality == "某县"
    assert reader.notes == ["--meta has 1 row(s) that no page matches: pages/gone.txt"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,published\na,b\n", "the columns are path, source, published, locality; found name, published"),
        ("", "found none"),
        ("path,published\na.txt,2022-01-01\na.txt,2022-01-02\n", "line 3: a.txt stands twice"),
        ("path,published\n,2022-01-01\n", "line 2: the path is empty"),
        ("path\n\x00\n", "binary data"),
    ],
)
def test_meta_files_that_cannot_be_used(tmp_path, content, message):
    table = tmp_path / "meta.csv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(MetaError, match=re.escape(message)):
        Meta.read(table)


def test_a_missing_meta_file(tmp_path):
    with pytest.raises(MetaError, match="No such file"):
        Meta.read(tmp_path / "meta.csv")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_file_name_that_is_not_utf_8(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, content in (("县.txt".encode("gbk"), "县长到青石镇调研。"), (b"\xff.txt", "\x00")):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(content, encoding="utf-8")
    for paths in ([folder], sorted(folder.iterdir())):
        reader = PageReader(paths)
        pages = list(reader.pages(reader.files()))
        sources = [page.source for page in pages] + [problem.name for problem in reader.problems]
        assert any("\ufffd" in source for source in sources)
        for source in sources:
            source.encode("utf-8")
        assert all(bulletin_ie.extract(page.text, source=page.source).source == page.source for page in pages)


def test_no_link_in_a_folder_leads_out_of_it(folder, tmp_path):
    """Neither to a file nor to another folder; what is given by name is read, wherever it leads."""
    secret = tmp_path / "elsewhere" / "secret.txt"
    secret.parent.mkdir()
    secret.write_text("本报讯 县长林知远到柳林水库检查。", encoding="utf-8")
    before = [source for _, source in PageReader([folder]).files()]
    (folder / "out.txt").symlink_to(secret)
    (folder / "deep").symlink_to(secret.parent)
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(tmp_path / "none.txt")
    (folder / "within.txt").symlink_to(next(file for file, _ in PageReader([folder]).files() if not file.is_symlink()))
    reader = PageReader([folder])
    assert [source for _, source in reader.files()] == sorted([*before, "within.txt"], key=lambda name: name.split("/"))
    assert {(Path(problem.name).name, problem.code) for problem in reader.problems} == {
        ("out.txt", "outside"),
        ("gone.txt", "outside"),
    }
    assert list(read(PageReader([folder / "out.txt"]))) == ["out.txt"]


def test_links_in_a_ring_are_named_and_the_others_read(folder):
    before = list(read(PageReader([folder])))
    (folder / "ring.txt").symlink_to("ring.txt")
    reader = PageReader([folder])
    assert list(read(reader)) == before
    assert [(Path(problem.name).name, problem.code) for problem in reader.problems] == [("ring.txt", "unreadable")]
