"""The shipped segmenter: what it promises about any text, its dictionary, and what becomes of a bad folder."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import srsly
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin_ie.errors import InputError, ModelError
from bulletin_ie.segmenter import Segmenter, domain_words, load_segmenter, shipped_folder

ROOT = Path(__file__).parents[2]
SENTENCE = "县委书记周晓棠主持召开会议，县农业农村局局长何大山汇报工作。"


@pytest.fixture(scope="module")
def plain() -> Segmenter:
    return load_segmenter(dictionary=False)


def test_usual_words_are_cut(plain: Segmenter) -> None:
    assert plain.cut("会议由县长主持，大家认真学习了文件。") == [
        "会议", "由", "县长", "主持", "，", "大家", "认真", "学习", "了", "文件", "。",
    ]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="县委书记周晓棠會議、，。！\n\r\t \u3000\u00a0\x1c建设·A9１％.-\U00020000", max_size=90),
    st.booleans(),
)
@example("", True)
@example("。", True)
@example(" \n ", True)
def test_words_are_the_text(text: str, dictionary: bool) -> None:
    segmenter = load_segmenter(dictionary=dictionary)
    words = segmenter.cut(text)
    assert "".join(words) == text
    assert all(words)
    assert all(word.isspace() or not any(map(str.isspace, word)) for word in words)
    ranges = segmenter.ranges(text)
    assert [text[start:end] for start, end in ranges] == words
    assert [start for start, _ in ranges] == [0, *(end for _, end in ranges)][: len(ranges)]


def test_any_character_is_kept(plain: Segmenter) -> None:
    text = "".join(chr(code) for code in range(0x3100) if not 0xD800 <= code < 0xE000)
    assert "".join(plain.cut(text)) == text


def test_a_wrap_ends_a_word_and_stays(plain: Segmenter) -> None:
    assert plain.cut("主持召\n开会议。\n\n  会议强调") == [
        "主持",
        "召",
        "\n",
        "开",
        "会议",
        "。",
        "\n\n  ",
        "会议",
        "强调",
    ]


def test_a_text_without_marks_is_cut_in_linear_memory(plain: Segmenter) -> None:
    text = "会议强调加强领导" * 2000
    words = plain.cut(text)
    assert "".join(words) == text
    assert max(map(len, words)) <= 4


def test_script_and_width_do_not_change_the_cut(plain: Segmenter) -> None:
    simplified = plain.ranges("会议强调,要认真学习,抓好落实。")
    assert plain.ranges("會議強調，要認真學習，抓好落實。") == simplified


def test_the_dictionary_joins_and_never_cuts() -> None:
    plain, domain = load_segmenter(dictionary=False), load_segmenter()
    text = (ROOT / "bulletin_ie/samples/web_article.txt").read_text(encoding="utf-8") + SENTENCE
    without, with_ = plain.ranges(text), domain.ranges(text)
    assert {end for _, end in with_} < {end for _, end in without}
    joined = {text[start:end] for start, end in set(with_) - set(without)}
    assert joined
    assert joined <= domain_words()
    assert "农业农村局" not in plain.cut(SENTENCE)
    assert "农业农村局" in domain.cut(SENTENCE)


def test_words_of_the_caller_s() -> None:
    own = load_segmenter(dictionary=["柳編產業", "乡村振兴战略规划"])
    assert "柳编产业" in own.cut("加快柳编产业发展。")
    assert "柳編產業" in own.cut("加快柳編產業發展。")
    assert "农业农村局" not in own.cut(SENTENCE)
    assert load_segmenter(dictionary=[]).cut(SENTENCE) == load_segmenter(dictionary=False).cut(SENTENCE)


@pytest.mark.parametrize("dictionary", ["柳编", None, 7, ["柳编", ""], ["柳 编"], [b"x"]])
def test_a_dictionary_that_is_none_is_refused(dictionary: object) -> None:
    with pytest.raises(InputError, match="bad_argument"):
        load_segmenter(dictionary=dictionary)  # type: ignore[arg-type]


def test_what_is_no_text_is_refused(plain: Segmenter) -> None:
    with pytest.raises(InputError, match="not_text"):
        plain.cut(b"abc")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["县\ud800长", "县\udfff"])
def test_a_lone_surrogate_is_refused(plain: Segmenter, text: str) -> None:
    for call in (plain.cut, plain.ranges):
        with pytest.raises(InputError, match=r"lone_surrogate.* at 1;"):
            call(text)
    with pytest.raises(InputError, match="bad_argument"):
        load_segmenter(dictionary=[text])


def test_the_domain_s_words_come_from_the_lexicons() -> None:
    words = domain_words()
    assert {"副书记", "农业农村局", "党群服务中心", "平方公里"} <= words
    assert "委宣传部" not in words  # it would tear 县委 apart
    assert min(map(len, words)) > 1
    assert len(words) > 1000


def test_the_checksums_are_those_of_the_files() -> None:
    folder = shipped_folder()
    lines = (folder / "checksums.sha256").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert set(sums) == {"config.json", "features.msgpack", "weights.npz"}
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for name, digest in sums.items())
    assert {"CARD.md", "LICENSE"} <= {file.name for file in folder.iterdir()}
    assert sum(file.stat().st_size for file in folder.iterdir()) < 5_000_000


def test_spacy_pkuseg_reads_the_same_folder(plain: Segmenter) -> None:
    import spacy_pkuseg

    theirs = spacy_pkuseg.pkuseg(str(shipped_folder()), user_dict=None)
    assert theirs.cut(SENTENCE) == plain.cut(SENTENCE)


Change = Callable[[Path], object]


def _retell(change: dict[str, object]) -> Change:
    def do(folder: Path) -> None:
        told = json.loads((folder / "config.json").read_text(encoding="utf-8")) | change
        (folder / "config.json").write_text(json.dumps(told), encoding="utf-8")
        _sum(folder)

    return do


def _refeature(change: dict[str, object]) -> Change:
    def do(folder: Path) -> None:
        told = srsly.read_msgpack(folder / "features.msgpack") | change
        srsly.write_msgpack(folder / "features.msgpack", told)
        _sum(folder)

    return do


def _reweight(**arrays: object) -> Change:
    def do(folder: Path) -> None:
        np.savez(folder / "weights.npz", **arrays)  # type: ignore[arg-type]
        _sum(folder)

    return do


def _sum(folder: Path) -> None:
    """Checksums that fit: what is refused then is refused for itself."""
    names = ("config.json", "features.msgpack", "weights.npz")
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "checksums.sha256").write_text("".join(lines), encoding="utf-8")


def _damage(name: str) -> Change:
    def do(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        (folder / name).write_bytes(content)

    return do


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda folder: (folder / "weights.npz").unlink(), "model_missing"),
        (lambda folder: (folder / "checksums.sha256").unlink(), "model_missing"),
        (_retell({"format": 99}), "model_version"),
        (_damage("features.msgpack"), "model_damaged"),
        (_damage("weights.npz"), "model_damaged"),
        (lambda folder: (folder / "config.json").write_text("{", encoding="utf-8"), "model_damaged"),
        (lambda folder: (folder / "checksums.sha256").write_text("", encoding="utf-8"), "model_damaged"),
        (_refeature({"tag_to_idx": {"B": 0}}), "model_damaged"),
        (_refeature({"feature_to_idx": {"$$": 7}}), "model_damaged"),
        (_refeature({"feature_to_idx": 3}), "model_damaged"),
        (_refeature({"unigram": None}), "model_damaged"),
        (_reweight(w=np.zeros(30)), "model_damaged"),
        (_reweight(v=np.zeros(30)), "model_damaged"),
        (_reweight(w=np.array([{"a": 1}], dtype=object)), "model_damaged"),
    ],
)
def test_a_folder_that_does_not_fit_is_refused(tmp_path: Path, change: Change, code: str) -> None:
    folder = tmp_path / "own"
    shutil.copytree(shipped_folder(), folder)
    assert load_segmenter(folder).version == load_segmenter().version
    change(folder)
    with pytest.raises(ModelError) as caught:
        load_segmenter(folder)
    assert caught.value.code == code
    assert "make model-segmenter" in caught.value.message


def test_no_folder_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="model_missing"):
        load_segmenter(tmp_path / "nowhere")


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "spacy_pkuseg", None)
    with pytest.raises(ModelError, match=r"extra_missing.*bulletin-ie\[segmenter\].*'\.\[segmenter\]'"):
        load_segmenter(shipped_folder())


def test_records_are_made_without_it(tmp_path: Path) -> None:
    code = (
        "import sys, bulletin_ie\n"
        f"page = bulletin_ie.load().extract({SENTENCE!r})\n"
        "assert page.events[0].participants\n"
        "print([m for m in sys.modules if m.startswith(('spacy_pkuseg', 'bulletin_ie.segmenter'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"
