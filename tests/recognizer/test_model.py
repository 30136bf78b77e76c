"""The shipped recognizer: what it promises about any text, and what becomes of a bad file."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bulletin_ie
from bulletin_ie.errors import InputError, ModelError
from bulletin_ie.recognizer import LABELS, NameModel, Recognized, shipped_file, shipped_model
from bulletin_ie.recognizer.labels import TAGS
from bulletin_ie.synthesis import generate_pages

PAGE = "县委书记周晓棠来到柳林村，看望养殖户张桂芬。随后，吉克阿木、安子阿华走进鑫源农业发展有限公司，与周晓棠座谈。"


def seen(text: str, label: str) -> list[str]:
    return [text[n.start : n.end] for n in shipped_model().look(text).names if n.label == label]


def test_names_with_and_without_titles() -> None:
    assert seen(PAGE, "PER") == ["周晓棠", "张桂芬", "吉克阿木", "安子阿华", "周晓棠"]
    assert seen(PAGE, "TITLE") == ["县委书记"]
    assert seen(PAGE, "PLACE") == ["柳林村"]
    assert seen(PAGE, "ORG") == ["鑫源农业发展有限公司"]


@pytest.mark.parametrize(
    "text", ["要严格落实责任，高度重视安全生产，压实各方责任。", "7月的金秋，万亩良田一片金黄。", "", "。", "\n"]
)
def test_exhortation_holds_no_person(text: str) -> None:
    assert seen(text, "PER") == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="县委书记周晓棠、，。\n 建设张·A9\U00020000", max_size=80))
def test_names_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    names = shipped_model().look(text).names
    assert all(0 <= n.start < n.end <= len(text) and 0 < n.probability <= 1 for n in names)
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))


def test_probabilities_sum_to_one_and_do_not_depend_on_how_a_long_text_is_cut() -> None:
    network = shipped_model().network
    text = "".join(page.text for page in generate_pages(5, 4))
    table = network.probabilities(text)
    assert np.allclose(table.sum(axis=1), 1, atol=1e-4)
    middle = slice(900, 1200)  # across the border of two chunks
    alone = network.probabilities(text[900 - network.reach : 1200 + network.reach])
    assert np.allclose(table[middle], alone[network.reach : network.reach + 300], atol=1e-4)


def test_a_span_s_probability_agrees_with_the_proposal() -> None:
    sighting = shipped_model().look(PAGE)
    for name in sighting.names:
        assert sighting.probability(name.start, name.end, name.label) == pytest.approx(name.probability)
    first = sighting.names[1]
    shorter = sighting.probability(first.start, first.end - 1, "PER")
    assert shorter is not None
    assert shorter < 0.1


def test_generated_pages_are_read_well() -> None:
    """Generated text is what it was trained on: this guards the file and the code around it, not its accuracy."""
    hit = total = 0
    for page in generate_pages(991, 25, style="web"):
        found = {(n.start, n.end) for n in shipped_model().look(page.text).names if n.label == "PER"}
        wanted = {(e.start, e.end) for e in page.entities if e.label == "PER" and " " not in page.text[e.start : e.end]}
        hit, total = hit + len(found & wanted), total + len(wanted)
    assert total > 100
    assert hit / total > 0.95


def spoiled(tmp_path: Path, change: dict[str, object]) -> Path:
    with np.load(shipped_file()) as file:
        arrays = {name: file[name] for name in file.files}
    told = json.loads(bytes(arrays["description"])) | change
    arrays["description"] = np.frombuffer(json.dumps(told).encode(), np.uint8)
    path = tmp_path / "weights.npz"
    np.savez(path, **arrays)
    return path


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": 99}, "model_version"),
        ({"tags": list(TAGS[:-2])}, "model_labels"),
        ({"tags": [*TAGS, "B-SHIP"]}, "model_labels"),
        ({"vocabulary": "县"}, "model_damaged"),
        ({"dilations": [1, 2, 4, 8, 16]}, "model_damaged"),
        ({"buckets": "many"}, "model_damaged"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(tmp_path: Path, change: dict[str, object], code: str) -> None:
    with pytest.raises(ModelError) as caught:
        NameModel.read(spoiled(tmp_path, change))
    assert caught.value.code == code
    assert "make model" in caught.value.message


def test_missing_cut_and_pickled_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="model_missing"):
        NameModel.read(tmp_path / "weights.npz")
    cut = tmp_path / "cut.npz"
    cut.write_bytes(shipped_file().read_bytes()[:5000])
    with pytest.raises(ModelError, match="model_damaged"):
        NameModel.read(cut)
    pickled = tmp_path / "pickled.npz"
    np.savez(pickled, description=np.array([{"format": 1}], dtype=object))
    with pytest.raises(ModelError, match="model_damaged"):
        NameModel.read(pickled)


def test_a_file_that_is_no_archive_is_refused_in_our_words(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("本报讯 县长李明到青石镇调研。", encoding="utf-8")
    with pytest.raises(ModelError, match="no file of a model") as caught:
        bulletin_ie.load(model=page)
    assert "pickle" not in caught.value.message


def test_a_file_other_than_its_pipeline_lists_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(shipped_file().parent.parent, own)
    with np.load(own / "bulletin_names" / "weights.npz") as file:
        arrays = {name: file[name] for name in file.files}
    arrays["output"] = np.zeros_like(arrays["output"])
    np.savez_compressed(own / "bulletin_names" / "weights.npz", **arrays)
    with pytest.raises(ModelError, match="lists"):
        bulletin_ie.load(model=own)
    (own / "checksums.sha256").unlink()  # a pipeline of the caller's own making may have no list
    assert bulletin_ie.load(model=own).extract("").articles == ()


def test_load_takes_the_shipped_model_none_or_the_caller_s(tmp_path: Path) -> None:
    page = "本报讯 4月6日，县委书记周晓棠主持召开会议。养殖户代表张桂芬说，路修好了。"
    assert {p.name for p in bulletin_ie.extract(page).events[0].participants} == {"周晓棠", "张桂芬"}
    rules = bulletin_ie.load(names="rules")
    assert rules.ruleset_version != bulletin_ie.load().ruleset_version
    shutil.copytree(shipped_file().parent.parent, tmp_path / "own")
    own, shipped = bulletin_ie.load(model=tmp_path / "own").extract(page), bulletin_ie.extract(page)
    assert [p.id for p in own.events[0].participants] == [p.id for p in shipped.events[0].participants]
    assert own.ruleset_version != shipped.ruleset_version  # how sure the caller's own model is, nobody has measured


@pytest.mark.parametrize(
    "arguments",
    [{"names": "neural"}, {"names": "rules", "model": "x"}, {"labels": {"PERSON": "PER"}}, {"model": 7}],
)
def test_arguments_that_do_not_go_together_are_refused(arguments: dict[str, object]) -> None:
    with pytest.raises(InputError, match="bad_argument"):
        bulletin_ie.load(**arguments)  # type: ignore[arg-type]


def test_recognized_names_are_plain_values() -> None:
    assert Recognized(0, 2, "PER", 0.5) == Recognized(0, 2, "PER", 0.5)
    assert set(LABELS) == {tag[2:] for tag in TAGS if tag != "O"}
