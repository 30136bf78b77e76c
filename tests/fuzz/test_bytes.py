"""Any bytes on disk give what they hold or a failure with a name, whatever reads them."""

from __future__ import annotations

import gzip
import io
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bulletin_ie
from bulletin_ie import exchange
from bulletin_ie.cli.inputs import Meta, MetaError, PageReader
from bulletin_ie.evaluate.gold import GoldError, read_gold
from bulletin_ie.evaluate.results import Results, ResultsError, read_results
from bulletin_ie.inputs import Failure
from bulletin_ie.lexicon import load_lexicon
from bulletin_ie.recognizer import NameModel
from bulletin_ie.records import Bulletin
from bulletin_ie.store import open_store

pytest.importorskip("pyarrow")
PAGE = "清溪县报\n2023年6月9日\n\n县领导检查防汛工作\n\n本报讯 6月8日，县长林知远到柳林水库检查，发放物资120件。\n"
NAMED = (bulletin_ie.BulletinIEError, MetaError, GoldError, ResultsError)


def read_page(path: Path) -> None:
    reader = PageReader([path])
    made = [bulletin_ie.extract(page.text, source=page.source) for page in reader.pages(reader.files())]
    assert len(made) + len(reader.problems) == 1
    assert all(problem.code and problem.message for problem in reader.problems)


def read_records(path: Path) -> None:
    for one in exchange.read_records(path, on_error="yield"):
        assert isinstance(one, Bulletin) or (isinstance(one, Failure) and one.code and one.message)


def read_database(path: Path) -> None:
    with open_store(f"sqlite:///{path}") as store:
        assert all(isinstance(one, Bulletin) for one in store.bulletins())
        store.events()
        store.rebuild()


def page() -> bytes:
    return PAGE.encode()


def record() -> Bulletin:
    return bulletin_ie.extract(PAGE, source="p1.txt")


def lines(folder: Path) -> bytes:
    exchange.write_jsonl([record()] * 2, folder / "made.jsonl")
    return (folder / "made.jsonl").read_bytes()


def parquet(folder: Path) -> bytes:
    exchange.write_parquet([record()] * 2, folder / "made.parquet")
    return (folder / "made.parquet").read_bytes()


def database(folder: Path) -> bytes:
    with open_store(f"sqlite:///{folder}/made.db") as store:
        store.add([record()])
    return (folder / "made.db").read_bytes()


def weights(folder: Path) -> bytes:
    found = next((Path(__file__).resolve().parents[2] / "models" / "names").rglob("weights.npz"))
    with zipfile.ZipFile(found) as archive:  # the small arrays only: a large file takes long and tells no more
        small = [info for info in archive.infolist() if info.file_size < 3000]
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as made:
            for info in small:
                made.writestr(info.filename, archive.read(info))
    return stream.getvalue()


LEXICON = '[[count_unit]]\nwords = ["峰"]\nvalue = "other"\nexamples = ["发放骆驼120峰。"]\n'
GAZETTEER = "code,name,level,parent\n330998,青溪县,3,3309\n330998101,石桥镇,4,330998\n"
GOLD = (
    '{"text_file": "gold.txt", "published": "2023-06-09", "articles": [{"opening": "清溪县报", "closing": "120件。"}]}'
)
READERS: dict[str, tuple[str, Callable[[Path], bytes], Callable[[Path], object]]] = {
    "page": ("p1.txt", lambda folder: page(), read_page),
    "page in GB18030": ("p1.txt", lambda folder: PAGE.encode("gb18030"), read_page),
    "records as JSON lines": ("r.jsonl", lines, read_records),
    "records as Parquet": ("r.parquet", parquet, read_records),
    "database": ("d.db", database, read_database),
    "lexicon": ("l.toml", lambda folder: LEXICON.encode(), lambda path: load_lexicon([path])),
    "gazetteer": ("g.csv", lambda folder: GAZETTEER.encode(), lambda path: bulletin_ie.load(divisions=path)),
    "gazetteer, gzip": (
        "g.csv.gz",
        lambda folder: gzip.compress(GAZETTEER.encode(), mtime=0),
        lambda path: bulletin_ie.load(divisions=path),
    ),
    "recognizer": ("w.npz", weights, NameModel.read),
    "table of pages": ("m.csv", lambda folder: b"path,published\np1.txt,2023-06-09\n", Meta.read),
    "annotation": ("gold.json", lambda folder: GOLD.encode(), read_gold),
    "figures": ("old.json", lambda folder: Results().to_json().encode(), read_results),
}


@st.composite
def spoiled(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file cut short, with bytes changed, taken out or put in."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(0, len(data) - 1)))
        match draw(st.sampled_from(["change", "change", "cut", "put", "take"])):
            case "change" if data:
                data[place] = draw(st.integers(0, 255))
            case "cut":
                del data[place:]
            case "put":
                data[place:place] = draw(st.binary(max_size=8))
            case "take":
                del data[place : place + draw(st.integers(1, 40))]
    return bytes(data)


@pytest.mark.parametrize("name", READERS)
def test_any_bytes_give_what_they_hold_or_a_named_failure(name: str, tmp_path: Path) -> None:
    file, make, read = READERS[name]
    whole, path = make(tmp_path), tmp_path / file

    @settings(max_examples=40)
    @given(spoiled(whole) | st.binary(max_size=200))
    def try_it(data: bytes) -> None:
        for beside in tmp_path.glob(f"{file}-*"):  # what SQLite keeps beside a file
            beside.unlink()
        path.write_bytes(data)
        with suppress(*NAMED):
            read(path)

    try_it()


@pytest.mark.parametrize("wrong", [b"\x80", b"\xff"])
def test_a_parquet_file_with_names_that_are_no_text_cannot_be_read(tmp_path: Path, wrong: bytes) -> None:
    path = tmp_path / "r.parquet"
    path.write_bytes(parquet(tmp_path).replace(b"published_from", wrong + b"ublished_from"))
    with pytest.raises(bulletin_ie.BulletinIEError, match="cannot be read"):
        list(exchange.read_records(path, on_error="yield"))
    with pytest.raises(bulletin_ie.BulletinIEError, match="cannot be read"):
        exchange.extract_parquet(path, tmp_path / "out.parquet")


def test_a_database_is_told_from_any_other_file(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    with pytest.raises(bulletin_ie.BulletinIEError, match=r"not a database|malformed"):
        read_database(tmp_path / "other.db")
    with sqlite3.connect(tmp_path / "foreign.db") as connection:
        connection.execute("create table bulletins (x)")
    connection.close()
    with pytest.raises(bulletin_ie.BulletinIEError):
        read_database(tmp_path / "foreign.db")
