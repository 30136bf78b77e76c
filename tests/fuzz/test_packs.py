"""A lexicon pack is data: its words are words whatever they look like, and nothing in it is run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bulletin_ie
from bulletin_ie.lexicon import default_lexicon

TEXT = (
    "清溪县报\n\n县领导检查防汛工作\n\n本报讯 4月6日，县委书记周明远主持召开会议，副县长林知远到柳林镇调研，排查隐患12处，"
    "要求5月1日前完成整改。“防汛要早。”林知远说。\n"
)
HOSTILE = [
    "(主+)+$",
    ".*",
    "[^甲]",
    "会|县",
    r"\d+",
    "(?P<a>.)",
    "{{7*7}}",
    "%s",
    "__import__('os').abort()",
    *"\\]^[-|(*.+?{$",
]


def pack(kind: str, words: list[str]) -> str:
    """An entry of a kind with the value and attributes of one of ours, and other words."""
    entry = default_lexicon().entries[kind][0]
    lines = [f"[[{kind}]]", f"words = {json.dumps(words)}"]
    lines += [f"value = {json.dumps(entry.value)}"] if entry.value else []
    lines += [
        f"{name} = {json.dumps(list(value) if isinstance(value, tuple) else value)}"
        for name, value in entry.attributes.items()
    ]
    return "\n".join(lines)


def without_version(bulletin: bulletin_ie.Bulletin) -> dict[str, object]:
    return bulletin.model_dump(exclude={"ruleset_version"})


def test_words_that_look_like_patterns_or_code_are_words(tmp_path: Path) -> None:
    expected = without_version(bulletin_ie.extract(TEXT))
    kinds = [kind for kind in default_lexicon().entries if kind not in ("deadline_occasion", "transliteration")]
    assert len(kinds) > 90
    for number, kind in enumerate(kinds):
        (tmp_path / f"{number}.toml").write_text(pack(kind, HOSTILE), encoding="utf-8")
    extractor = bulletin_ie.load(lexicons=[tmp_path])
    assert without_version(extractor.extract(TEXT)) == expected
    assert extractor.ruleset_version != bulletin_ie.load().ruleset_version


@pytest.mark.parametrize("name", ["code.py", "setup.cfg", "lexicon.toml.py"])
def test_only_toml_of_a_folder_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"raise SystemExit({name!r})", encoding="utf-8")
    (tmp_path / "own.toml").write_text('[[post]]\nvalue = "official"\nwords = ["主事"]\n', encoding="utf-8")
    text = "本报讯 4月6日，茶博馆主事周明远主持会议。"
    assert bulletin_ie.load(lexicons=[tmp_path]).extract(text).events[0].participants[0].name == "周明远"
