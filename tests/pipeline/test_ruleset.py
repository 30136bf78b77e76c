"""What decides the output decides the ruleset version."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib import resources
from pathlib import Path
from types import MappingProxyType

import pytest

import bulletin_ie
from bulletin_ie import ruleset
from bulletin_ie.confidence import shipped_calibration
from bulletin_ie.lexicon import Lexicon, default_lexicon

PACKAGE = Path(bulletin_ie.__file__).parent
DECIDING = [
    "times/shapes/lengths.py", "times/api.py", "text/aligned.py", "layout/lines.py", "find/people.py", "rules/numerals.py",
    "events/assembly.py", "lexicon/lexicon.py", "records/items.py", "records/ids.py", "spans.py", "pipeline.py",
    "divisions/locality.py",
]  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("copy") / "bulletin_ie"
    shutil.copytree(PACKAGE, target, ignore=shutil.ignore_patterns("__pycache__"))
    return target


@pytest.mark.parametrize("path", DECIDING)
def test_any_changed_code_that_decides_changes_it(copy: Path, path: str) -> None:
    before = ruleset.code_digest(copy)
    file = copy / path
    content = file.read_bytes()
    file.write_bytes(content + b"\n# changed\n")
    assert ruleset.code_digest(copy) != before
    file.write_bytes(content.replace(b"\n", b"\r\n"))  # as a checkout on Windows has it
    assert ruleset.code_digest(copy) == before
    file.write_bytes(content)


def test_a_new_module_counts_and_adapters_do_not(copy: Path) -> None:
    before = ruleset.code_digest(copy)
    (copy / "cli" / "app.py").write_text("# changed", encoding="utf-8")
    (copy / "tables" / "rows.py").write_text("# changed", encoding="utf-8")
    assert ruleset.code_digest(copy) == before
    (copy / "find" / "animals.py").write_text("", encoding="utf-8")
    assert ruleset.code_digest(copy) != before
    (copy / "find" / "animals.py").unlink()


def test_the_installed_package_has_them_all() -> None:
    found = {path for path, _ in ruleset.code_files(resources.files("bulletin_ie"))}
    assert set(DECIDING) <= found


def test_libraries_options_and_entries_count(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = default_lexicon()
    sure = shipped_calibration("rules").version
    version = ruleset.ruleset_version(lexicon, confidence=sure)
    assert version == bulletin_ie.load(names="rules").extract("").ruleset_version
    assert bulletin_ie.extract("").ruleset_version != version
    assert {version, bulletin_ie.extract("").ruleset_version} == ruleset.default_versions()
    assert ruleset.ruleset_version(lexicon) != version  # without confidences
    entries = dict(lexicon.entries)
    entries["topic"] = entries["topic"][1:]
    assert ruleset.ruleset_version(Lexicon(MappingProxyType(entries), lexicon.digest), confidence=sure) != version
    entries["topic"] = (replace(lexicon.entries["topic"][0], examples=()), *lexicon.entries["topic"][1:])
    assert ruleset.ruleset_version(Lexicon(MappingProxyType(entries), ""), confidence=sure) == version
    for library in ("dateparser", "opencc", "borax"):
        with monkeypatch.context() as patch:
            real = ruleset._version
            patch.setattr(ruleset, "_version", lambda name, one=library, real=real: "0" if name == one else real(name))
            ruleset._code_and_libraries.cache_clear()
            assert ruleset.ruleset_version(lexicon, confidence=sure) != version
    ruleset._code_and_libraries.cache_clear()
    assert ruleset.ruleset_version(lexicon, confidence=sure) == version
