"""The wheel carries all it needs, and works from any folder without the clone and without the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

EXTRACT = """
import json, socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("the network was asked")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
sys.path.insert(0, sys.argv[1])
import bulletin_ie
page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", published="2022-04-07")
print(json.dumps([bulletin_ie.__file__, page.events[0].type, page.events[0].participants[0].name]))
"""

SEGMENT = """
import json, sys
sys.path.insert(0, sys.argv[1])
from bulletin_ie.segmenter import load_segmenter, shipped_folder
print(json.dumps([str(shipped_folder()), load_segmenter().cut("会议强调，要加强领导。")]))
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel, built from the checkout without a build environment of its own (that would need the network)."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("bulletin_ie-*.whl"))


@pytest.fixture(scope="session")
def unpacked(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def data_files(pattern):
    return {file.relative_to(ROOT).as_posix() for file in (ROOT / "bulletin_ie").rglob(pattern)}


def test_it_carries_the_data(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = data_files("*.py") | data_files("*.toml") | data_files("samples/*.txt") | {"bulletin_ie/py.typed"}
    assert any(name.startswith("bulletin_ie/lexicon/data/") for name in expected)
    assert expected <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_it_carries_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
        paths = [name for name in archive.namelist() if "__pycache__" in name or name.endswith((".pyc", ".db"))]
    assert tops == {"bulletin_ie", next(top for top in tops if top.endswith(".dist-info"))}
    assert paths == []


def run(code, *arguments, cwd):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_extracts_from_another_folder_offline(unpacked, tmp_path):
    path, kind, name = json.loads(run(EXTRACT, str(unpacked), cwd=tmp_path))
    assert Path(path).is_relative_to(unpacked)
    assert (kind, name) == ("meeting", "周明远")


def test_it_cuts_words_from_another_folder(unpacked, tmp_path):
    folder, words = json.loads(run(SEGMENT, str(unpacked), cwd=tmp_path))
    assert Path(folder).is_relative_to(unpacked)
    assert words == ["会议", "强调", "，", "要", "加强", "领导", "。"]


def test_its_models_are_small_and_hold_no_pickles(unpacked):
    files = [file for file in (unpacked / "bulletin_ie" / "_models").rglob("*") if file.is_file()]
    assert {"weights.npz", "features.msgpack"} <= {file.name for file in files}
    assert sum(file.stat().st_size for file in files) < 25_000_000
    assert not [file for file in files if file.suffix in {".pkl", ".pickle", ".pt", ".joblib"}]


def test_importing_it_loads_nothing_heavy(tmp_path):
    code = "import bulletin_ie, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = set(run(code, cwd=tmp_path).split())
    heavy = {"spacy", "spacy_pkuseg", "thinc", "numpy", "sqlalchemy", "typer", "click", "rich", "dateparser", "pandas"}
    assert "bulletin_ie" in loaded
    assert loaded & heavy == set()


def test_the_pinned_versions_cover_every_dependency():
    """`make` installs nothing unpinned, and the pins name versions only."""
    import tomllib
    from importlib.metadata import requires

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    lines = [
        line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    pins = {canonicalize_name(Requirement(line).name): str(Requirement(line).specifier) for line in lines}
    assert all(pin.startswith("==") for pin in pins.values())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    waiting = [("", Requirement(line)) for line in project["dependencies"] + extras["dev"]]
    seen = set()
    while waiting:
        extra, requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        if name == project["name"]:
            waiting += [("", Requirement(line)) for own in requirement.extras for line in extras[own]]
            continue
        assert name in pins, name
        assert requirement.specifier.contains(pins[name].removeprefix("=="), prereleases=True), name
        for wanted in {"", *requirement.extras}:
            if (name, wanted) not in seen:
                seen.add((name, wanted))
                waiting += [(wanted, Requirement(line)) for line in requires(name) or ()]
