"""The recognizer in spaCy, and a spaCy pipeline in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import bulletin_ie
from bulletin_ie.errors import ModelError
from bulletin_ie.recognizer import shipped_file
from bulletin_ie.spacy_names import SpacyRecognizer

PAGE = "本报讯 4月6日，甲乙丙在石桥召开会议。"


def own_pipeline(folder: Path, label: str) -> Path:
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": [{"ORTH": char} for char in "甲乙丙"]}])
    nlp.to_disk(folder)
    return folder


def test_the_shipped_pipeline_loads_with_spacy_and_saves_itself(tmp_path: Path) -> None:
    nlp = spacy.load(shipped_file().parent.parent)
    doc = nlp("县长周晓棠来到柳林村。")
    assert [(e.text, e.label_) for e in doc.ents] == [("县长", "TITLE"), ("周晓棠", "PER"), ("柳林村", "PLACE")]
    nlp.to_disk(tmp_path / "copy")
    again = spacy.load(tmp_path / "copy")
    assert [e.text for e in again("县长周晓棠来到柳林村。").ents] == ["县长", "周晓棠", "柳林村"]


def test_a_pipeline_of_the_caller_s_names_people(tmp_path: Path) -> None:
    path = own_pipeline(tmp_path / "own", "HUMAN")
    with pytest.raises(ModelError, match="model_labels"):
        bulletin_ie.load(model=path)
    recognizer = SpacyRecognizer(path, {"HUMAN": "PER"})
    assert [(n.start, n.end, n.label) for n in recognizer.look(PAGE).names] == [(9, 12, "PER")]
    assert SpacyRecognizer(own_pipeline(tmp_path / "usual", "PERSON")).look(PAGE).names[0].label == "PER"
    with pytest.raises(ModelError, match="none of"):
        bulletin_ie.load(model=path, labels={"HUMAN": "HERO"})


def test_what_spacy_cannot_load_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="model_missing"):
        bulletin_ie.load(model=tmp_path / "nowhere")
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = ", encoding="utf-8")
    with pytest.raises(ModelError, match="model_damaged"):
        bulletin_ie.load(model=tmp_path)
