"""The weights: what a file must be, and what they make of evidence."""

import json

import pytest

from bulletin_ie.confidence import KINDS, Calibration, read_calibration, shipped_calibration, shipped_file
from bulletin_ie.errors import ModelError


def written(tmp_path, **changes):
    told = {"format": 1, "weights": {"model": {kind: {"": 1.0} for kind in KINDS}}} | changes
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


@pytest.mark.parametrize("names", ["model", "rules"])
def test_the_shipped_weights_cover_every_kind(names):
    calibration = shipped_calibration(names)
    assert set(calibration.weights) == set(KINDS)
    assert all(any(fact for fact in weights) for kind, weights in calibration.weights.items() if kind != "appointment")


def test_the_two_ways_to_find_names_have_versions_of_their_own():
    assert shipped_calibration("model").version != shipped_calibration("rules").version


def test_a_probability_is_never_certain(tmp_path):
    calibration = read_calibration(written(tmp_path), "model")
    sure = Calibration({"place": {"": 100.0, "doubt": -10_000.0}}, "own")
    assert calibration.probability("place", {"unknown fact"}) == 0.73
    assert sure.probability("place", set()) == 0.99
    assert sure.probability("place", {"doubt"}) == 0.01


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"format": 2}, "model_version"),
        ({"weights": {}}, "model_damaged"),
        ({"weights": {"model": {"place": {"": 1.0}}}}, "model_damaged"),
        ({"weights": {"model": {kind: {"": "much"} for kind in KINDS}}}, "model_damaged"),
        ({"weights": {"model": {kind: {"": float("nan")} for kind in KINDS}}}, "model_damaged"),
        ({"weights": []}, "model_damaged"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(tmp_path, changes, code):
    with pytest.raises(ModelError) as caught:
        read_calibration(written(tmp_path, **changes), "model")
    assert caught.value.code == code
    assert "make calibration" in caught.value.message


def test_a_file_that_is_no_json_is_refused(tmp_path):
    path = tmp_path / "weights.json"
    path.write_bytes(b"\xff\xfe{")
    with pytest.raises(ModelError) as caught:
        read_calibration(path, "model")
    assert caught.value.code == "model_damaged"


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ModelError) as caught:
        read_calibration(tmp_path / "weights.json", "model")
    assert caught.value.code == "model_missing"


def test_the_shipped_file_is_small():
    assert shipped_file().stat().st_size < 200_000
