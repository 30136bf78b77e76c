from __future__ import annotations

import codecs

import pytest

from bulletin_ie.cli.decoding import UnreadableError, decode

TEXT = "清溪县报\r\n本报讯（记者 林舟）4月6日，县委书记周明远主持召开防汛工作会议，排查隐患１２处。\r\n　　会议强调“早谋划”。"
TRADITIONAL = "本報訊 4月6日，縣委書記周明遠主持召開防汛工作會議，強調要排查隱患，確保安全度汛。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-32"])
def test_usual_encodings(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf16_big_endian_with_a_mark():
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "big5"])
def test_traditional_script(encoding):
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


def test_rare_characters_need_four_bytes():
    text = TEXT + "陈𬸚、李㛃到会"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("text", ["", "meeting on 6 April\n", "区长", "5月15日前", "\ufeff"[1:]])
def test_short_texts(text):
    assert decode(text.encode("gb18030")) == text
    assert decode(text.encode("utf-8")) == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"PK\x03\x04\x14\x00",
        b"\x89PNG\r\n\x1a\n",
        b"\x00\x01\x02" * 50,
        bytes(range(1, 32)) * 20,
        b"text\x00text",
    ],
)
def test_binary_files(data):
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert caught.value.code == "binary"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode()[:-1],  # cut in the middle of a character
        TEXT.encode()[:40] + b"\xff" + TEXT.encode()[40:],
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1],
    ],
)
def test_damaged_text_is_refused_rather_than_guessed(data):
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert caught.value.code == "unknown_encoding"
    assert "damaged at byte" in caught.value.message


def test_single_bytes_of_noise_are_no_text():
    with pytest.raises(UnreadableError):
        decode(bytes(255 - i % 100 for i in range(997)))
