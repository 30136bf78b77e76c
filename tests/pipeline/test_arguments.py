"""What cannot be used as an argument is one `InputError` that says what can."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import bulletin_ie
from bulletin_ie import Failure, Input, times


@pytest.mark.parametrize(
    "given",
    [{"source": 5}, {"source": "\ud800"}, {"locality": 5}, {"locality": "甲县\ud800"}, {"locality": "甲" * 101}],
    ids=repr,
)
def test_source_and_locality(given: dict[str, Any]) -> None:
    with pytest.raises(bulletin_ie.InputError) as caught:
        bulletin_ie.extract("本报讯 县长李国强到青石镇调研。", **given)
    assert caught.value.code == "bad_argument"
    assert next(iter(given)) in caught.value.message


def test_a_bad_source_fails_its_own_page_only() -> None:
    found = list(bulletin_ie.load().pipe([Input("", source="\ud800"), Input("", source="b")], on_error="yield"))
    assert isinstance(found[0], Failure)
    assert found[0].code == "bad_argument"
    assert found[1].source == "b"


@pytest.mark.parametrize("call", [times.find_times, times.parse_time])
@pytest.mark.parametrize(("text", "code"), [("4月6日\ud800", "lone_surrogate"), (b"4", "not_text"), (None, "not_text")])
def test_times(call: Any, text: Any, code: str) -> None:
    with pytest.raises(bulletin_ie.InputError) as caught:
        call(text)
    assert caught.value.code == code


def test_an_anchor_that_is_no_date() -> None:
    with pytest.raises(bulletin_ie.InputError, match="bad_date"):
        times.find_times("4月6日", anchor=5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [
        {"max_chars": 0}, {"max_chars": "9"}, {"max_chars": True}, {"max_chars": 1.5},
        {"timeout": 0}, {"timeout": -1}, {"timeout": "1"}, {"timeout": float("nan")},
        {"lexicons": 5}, {"lexicons": [5]},
    ],
    ids=repr,
)  # fmt: skip
def test_load(given: dict[str, Any]) -> None:
    with pytest.raises(bulletin_ie.InputError) as caught:
        bulletin_ie.load(**given)
    assert caught.value.code == "bad_argument"


@pytest.mark.parametrize("as_type", [str, Path])
def test_one_pack_needs_no_list(tmp_path: Path, as_type: Any) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('[[post]]\nvalue = "official"\nwords = ["主理人"]\n', encoding="utf-8")
    one, many = bulletin_ie.load(lexicons=as_type(pack)), bulletin_ie.load(lexicons=[pack])
    assert one.ruleset_version == many.ruleset_version != bulletin_ie.load().ruleset_version


@pytest.mark.parametrize(
    ("inputs", "given"),
    [
        ([], {"on_error": "skip"}), ([], {"n_process": 0}), ([], {"n_process": -1}), ([], {"batch_size": 0}),
        ("one page", {}), (5, {}),
    ],
    ids=repr,
)  # fmt: skip
def test_pipe_refuses_at_the_call(inputs: Any, given: dict[str, Any]) -> None:
    with pytest.raises(bulletin_ie.InputError) as caught:
        bulletin_ie.load().pipe(inputs, **given)
    assert caught.value.code == "bad_argument"
