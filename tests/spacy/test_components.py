"""The spaCy components: the same record, bytes and back, and the character tokenizer's promises."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc

import bulletin_ie

TEXT = "本报讯 4月6日上午，县委副\n书记李国强到青石镇调研，要求5月15日前完成12个项目。"
CHAR = {"nlp": {"tokenizer": {"@tokenizers": "bulletin_ie.CharTokenizer.v1"}}}


@pytest.mark.parametrize("config", [{}, CHAR], ids=["default", "characters"])
def test_the_same_record(config: dict) -> None:  # type: ignore[type-arg]
    nlp = spacy.blank("zh", config=config)
    nlp.add_pipe("bulletin_events")
    assert nlp(TEXT)._.bulletin == bulletin_ie.extract(TEXT)


def test_known_facts_travel_on_the_document() -> None:
    nlp = spacy.blank("zh", config=CHAR)
    nlp.add_pipe("bulletin_events")
    doc = nlp.make_doc(TEXT)
    doc._.published, doc._.source = "2022-04-07", "p1"
    assert nlp(doc)._.bulletin == bulletin_ie.extract(TEXT, published="2022-04-07", source="p1")


def test_bytes_and_back_keep_record_and_spans() -> None:
    nlp = spacy.blank("zh", config=CHAR)
    nlp.add_pipe("bulletin_events")
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.bulletin == doc._.bulletin
    assert [(s.text, s.label_) for s in again.spans["bulletin"]] == [(s.text, s.label_) for s in doc.spans["bulletin"]]


def test_values_are_spans_of_the_document() -> None:
    nlp = spacy.blank("zh", config=CHAR)
    nlp.add_pipe("bulletin_events")
    doc = nlp(TEXT)  # spans live as long as their document
    found = {(s.text, s.label_) for s in doc.spans["bulletin"]}
    assert {("李国强", "participant"), ("青石镇", "place"), ("12个项目", "count")} <= found


def test_times_component() -> None:
    nlp = spacy.blank("zh", config=CHAR)
    nlp.add_pipe("bulletin_times", config={"anchor": "2022-04-18"})
    doc = nlp("4月6日上午开会，5月15日前完成。")
    assert [(s.text, s._.temporal.end.isoformat()) for s in doc.spans["bulletin_times"]] == [
        ("4月6日上午", "2022-04-06"),
        ("5月15日前", "2022-05-15"),
    ]


@pytest.mark.parametrize("text", ["", "\r\n  区长", "a b\u3000c😀𠮷"])
def test_one_token_a_character(text: str) -> None:
    doc = spacy.blank("zh", config=CHAR)(text)
    assert doc.text == text
    assert [t.text for t in doc] == list(text)


def test_long_texts_and_lone_surrogates() -> None:
    nlp = spacy.blank("zh", config=CHAR)
    assert len(nlp("区" * 1_000_001)) == 1_000_001
    with pytest.raises(bulletin_ie.InputError):
        nlp("\ud800")


@pytest.mark.parametrize("limit", [None, 5])
def test_a_text_too_long_for_the_tokenizer_is_an_input_error(limit: int | None) -> None:
    tokenizer = {**CHAR["nlp"]["tokenizer"], **({} if limit is None else {"max_chars": limit})}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    with pytest.raises(bulletin_ie.InputError) as caught:
        nlp("区" * ((limit or 2_000_000) + 1))
    assert caught.value.code == "too_long"
    assert len(nlp("区" * (limit or 10))) == (limit or 10)


def test_an_extension_of_another_package_stays() -> None:
    script = """
import spacy
from spacy.tokens import Doc
Doc.set_extension("source", default="theirs")
nlp = spacy.blank("zh")
nlp.add_pipe("bulletin_events")
nlp.add_pipe("bulletin_times")
doc = nlp("本报讯 4月6日，县长李国强到青石镇调研。")
assert doc._.source == "theirs"
assert doc._.bulletin.source == "theirs"
assert doc._.published is None
assert doc.spans["bulletin_times"][0]._.temporal.text == "4月6日"
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_component_takes_what_load_takes(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Options of the component are those of `load`, and travel with a saved pipeline."""
    table = tmp_path / "own.csv"
    table.write_text("code,name,level,parent\n990101,清溪县,3,410000\n990101101,青石镇,4,990101\n", encoding="utf-8")
    options = {"names": "rules", "divisions": str(table)}
    nlp = spacy.blank("zh", config=CHAR)
    nlp.add_pipe("bulletin_events", config=options)
    nlp.to_disk(tmp_path / "saved")
    expected = bulletin_ie.load(**options).extract(TEXT)
    assert nlp(TEXT)._.bulletin == expected
    assert spacy.load(tmp_path / "saved")(TEXT)._.bulletin == expected
    assert expected.ruleset_version != bulletin_ie.extract(TEXT).ruleset_version


def test_an_option_that_cannot_be_used_is_told() -> None:
    with pytest.raises(bulletin_ie.InputError, match="bad_argument"):
        spacy.blank("zh").add_pipe("bulletin_events", config={"names": "rules", "model": "x"})
