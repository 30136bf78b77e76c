"""Reading a page: offsets slice the raw text whatever stands there, and wraps do not matter."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_ie.text import AlignedText, read_page
from bulletin_ie.text.folding import fold_key, to_simplified
from bulletin_ie.text.reading import close_spaces

ALPHABET = "县委书记周明远调研防汛，。、；：（）“”《》 \u3000\n\r\t\u200b\ufeff0123456789０１２年月日,.:()-/AaＢ縣長⼆⽉ā(fā)\U00020000😀"
PAGES = st.text(alphabet=ALPHABET, max_size=400)

SENTENCES = [
    "4月6日上午，县委书记周明远主持召开防汛工作会议，传达学习上级精神，分析研判当前形势。",
    "会议指出，入汛以来全县降雨偏多，要管住16座小型水库、38处滑坡隐患点，落实三个责任人。",
    "周明远强调，要压实责任、从严从细，7月15日前把老城6处低洼路段重新查看一遍，确保安全度汛。",
    "县委副书记、县长李青禾要求，各乡镇要严格执行领导带班和24小时值班制度，备足抢险物资。",
]


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_offsets_slice_the_raw_text(raw: str) -> None:
    page = read_page(raw)
    assert len(page.clean) == len(page.key) == len(page.offsets)
    assert all(a < b for a, b in zip(page.offsets, page.offsets[1:], strict=False))
    for span in page.spans(0, len(page)):
        assert raw[span.start : span.end] == span.text
    for position, char in enumerate(page.clean):
        assert AlignedText.of(raw).clean.replace("\r", "\n")[page.offsets[position]] == char


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_nothing_readable_is_lost(raw: str) -> None:
    kept = set(read_page(raw).offsets)
    lost = "".join(c for i, c in enumerate(raw) if i not in kept)
    assert not re.search(r"[县委书记周明远调研防汛0-9]", lost)


@given(PAGES)
@settings(max_examples=200, deadline=None)
def test_folding_keeps_length(raw: str) -> None:
    clean = AlignedText.of(raw).clean
    assert len(clean) == len(raw)
    assert len(fold_key(clean)) == len(raw)
    assert len(to_simplified(raw)) == len(raw)


@given(PAGES, st.integers(0, 400), st.integers(0, 400))
@settings(max_examples=200, deadline=None)
def test_slices_keep_their_place(raw: str, start: int, length: int) -> None:
    page = read_page(raw)
    part = page.slice(min(start, len(page)), min(start + length, len(page)))
    assert [raw[o] for o in part.offsets] == [raw[o] for o in page.offsets[start : start + length]]


def wrap(text: str, width: int) -> str:
    """Cut as a column is set: no mark begins a line, the character before it goes along."""
    lines = [""]
    for char in text:
        if len(lines[-1]) >= width:
            keep = 1 if char in "，。、；：”）" else 0
            lines.append(lines[-1][len(lines[-1]) - keep :])
            lines[-2] = lines[-2][: len(lines[-2]) - keep]
        lines[-1] += char
    return "\n".join(lines)


@given(st.permutations(SENTENCES), st.integers(12, 40))
@settings(max_examples=80, deadline=None)
def test_wrapping_again_changes_nothing(sentences: list[str], width: int) -> None:
    paragraphs = [sentences[0] + sentences[1], sentences[2] + sentences[3]]
    raw = "\n\n".join(wrap(p, width) for p in paragraphs)
    assert read_page(raw).clean == "\n\n".join(paragraphs)
    assert read_page(raw.replace("\n", "\r\n")).clean == "\n\n".join(paragraphs)


@given(st.permutations(SENTENCES), st.integers(12, 30))
@settings(max_examples=60, deadline=None)
def test_indented_paragraphs_without_blank_lines(sentences: list[str], width: int) -> None:
    paragraphs = [sentences[0] + sentences[1], sentences[2] + sentences[3]]
    raw = "\n".join(wrap("　　" + p, width) for p in paragraphs)
    assert read_page(raw).clean == "\n".join(paragraphs)


@given(st.integers(8, 40))
@settings(max_examples=40, deadline=None)
def test_a_fold_at_an_exact_width_is_undone(width: int) -> None:
    lines = ["清川县召开防汛工作会议", "周明远主持并讲话", *SENTENCES]
    raw = "\n\n".join("\n".join(line[i : i + width] for i in range(0, len(line), width)) for line in lines)
    assert read_page(raw).clean.split("\n\n") == lines


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("5月 15日前", "5月15日前"),
        ("总投资 2.3亿元", "总投资2.3亿元"),
        ("2023 年 5 月 1 日", "2023年5月1日"),
        ("推动高质量发(fā)展(zhǎn)", "推动高质量发展"),
        ("压实责任，,抓好落实。。", "压实责任，抓好落实。"),
        ("人工智能(ai)产业", "人工智能(ai)产业"),
        ("上午9:30，共1,200户", "上午9:30，共1,200户"),
        ("清川县\u200b召开\ufeff会议", "清川县召开会议"),
        ("", ""),
        ("\n\n \r\n", ""),
    ],
)
def test_slips_of_tools(raw: str, clean: str) -> None:
    assert read_page(raw).clean == clean


@pytest.mark.parametrize(
    "raw",
    [
        "清川县召开防汛工作会议\n周明远主持并讲话\n本报讯 4月6日，清川县召开会议。",
        "压实责任 从严从细\n清川县召开防汛工作会议\n4月6日上午，清川县召开会议。",
        "会议结束。\n记者 周小川\n通讯员 田甜",
        "首页\n新闻中心\n政务公开",
    ],
)
def test_lines_that_stand_alone_stay(raw: str) -> None:
    assert read_page(raw).clean.count("\n") == raw.count("\n")


def test_names_in_a_row_stay_apart() -> None:
    assert (
        close_spaces(AlignedText.of("副县长张　永，王小明　李红　赵一凡。")).clean
        == "副县长张永，王小明　李红　赵一凡。"
    )


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (
            "# 清川县召开防汛会议\n\n**本报讯** 4月6日，**清川县**召开会议。",
            "清川县召开防汛会议\n\n本报讯4月6日，清川县召开会议。",
        ),
        ("![图](https://example.cn/1.jpg)县长到[青石镇](/a/b.html)调研&nbsp;。", "县长到青石镇调研。"),
        ("电话138****1234，#清川# 话题，附件[1](2)", "电话138****1234，#清川# 话题，附件[1](2)"),
    ],
)
def test_markup_is_left_out(raw: str, clean: str) -> None:
    page = read_page(raw)
    assert page.clean == clean
    assert all(raw[page.offsets[i]] == char for i, char in enumerate(clean))
