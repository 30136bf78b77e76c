"""The segmenter as a tokenizer of spaCy."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from bulletin_ie.errors import InputError, ModelError
from bulletin_ie.segmenter import load_segmenter, shipped_folder

PAGE = "县委书记 周晓棠  来到柳林村，\n 看望养殖户。\u3000 县农业农村局参加。 "


def blank(lang: str = "zh", **arguments: Any) -> Language:
    tokenizer = {"@tokenizers": "bulletin_ie.WordTokenizer.v1", **arguments}
    return spacy.blank(lang, config={"nlp": {"tokenizer": tokenizer}})


@pytest.mark.parametrize("lang", ["zh", "xx"])
def test_tokens_are_the_segmenter_s_words(lang: str) -> None:
    doc = blank(lang)(PAGE)
    assert doc.text == PAGE
    assert all(PAGE[token.idx : token.idx + len(token)] == token.text for token in doc)
    words = [word for word in load_segmenter().cut(PAGE) if not word.isspace()]
    assert [token.text for token in doc if not token.is_space] == words
    assert [token.text for token in doc if token.whitespace_] == ["书记", "晓棠", "。"]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="县委书记会议，。\n\t \u3000\u00a0A9", max_size=60))
def test_the_text_is_as_it_was(text: str) -> None:
    assert _nlp()(text).text == text


def _nlp(made: list[Language] = []) -> Language:  # noqa: B006
    if not made:
        made.append(blank("xx"))
    return made[0]


def test_settings_reach_the_segmenter() -> None:
    assert "农业农村局" in [t.text for t in blank()(PAGE)]
    assert "农业农村局" not in [t.text for t in blank(dictionary=False)(PAGE)]
    assert "柳林村" in [t.text for t in blank(dictionary=["柳林村"])(PAGE)]
    with pytest.raises(InputError, match="too_long"):
        blank(max_chars=3)(PAGE)
    with pytest.raises(InputError, match="lone_surrogate"):
        blank()("县\ud800")


def test_a_pipeline_with_names_keeps_whole_tokens() -> None:
    nlp = blank()
    nlp.add_pipe("bulletin_names")
    people = [entity.text for entity in nlp("县长周晓棠来到柳林村。").ents if entity.label_ == "PER"]
    assert people == ["周晓棠"]


def test_a_saved_pipeline_holds_its_segmenter(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(shipped_folder(), own)
    nlp = blank(path=str(own), dictionary=["柳林村"])
    words = [token.text for token in nlp(PAGE)]
    nlp.to_disk(tmp_path / "pipeline")
    data = nlp.to_bytes()
    shutil.rmtree(own)
    again = spacy.load(tmp_path / "pipeline")
    assert [token.text for token in again(PAGE)] == words
    assert [token.text for token in blank(dictionary=["柳林村"]).from_bytes(data)(PAGE)] == words
    again.to_disk(tmp_path / "copy")
    assert [token.text for token in spacy.load(tmp_path / "copy")(PAGE)] == words
    with pytest.raises(ModelError, match="model_missing"):
        blank(path=str(own))(PAGE)


def test_a_spoiled_pipeline_is_a_model_error(tmp_path: Path) -> None:
    blank().to_disk(tmp_path)
    (tmp_path / "tokenizer" / "features.msgpack").write_bytes(b"\x00")
    with pytest.raises(ModelError, match="model_damaged"):
        spacy.load(tmp_path)
