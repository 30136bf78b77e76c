"""Time grows with the text, whatever stands on the page; every page gives a layout."""

from collections.abc import Callable
from functools import partial

import pytest
from growing import grows_in_proportion
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_ie.layout import analyze
from bulletin_ie.text import read_page


def _name(number: int) -> str:
    return "周" + chr(0x4E00 + number // 100 % 100) + chr(0x5E00 + number % 100)


SAMPLES: dict[str, Callable[[int], str]] = {
    "headlines": lambda n: "\n".join(f"清川县第{i}次召开防汛工作会议" for i in range(n)),
    "articles": lambda n: "\n".join(
        f"清川县第{i}次召开防汛工作会议\n本报讯 4月{i % 28 + 1}日，清川县第{i}次召开防汛工作会议，部署工作。"
        for i in range(n // 2)
    ),
    "broken articles": lambda n: "\n\n".join(
        f"本报讯 4月{i % 28 + 1}日，清川县第{i}次召开防汛工作会议，确保" if i % 2 else f"第{i}次会议强调压实责任。"
        for i in range(n)
    ),
    "one line": lambda n: "本报讯 4月6日，清川县召开会议。记者（" * n,
    "names": lambda n: "记者 张三 李四 " * n,
    "brackets": lambda n: "（" * n * 5,
    "spaces": lambda n: "县 " * n * 5,
    "trail": lambda n: "首页 > " * n,
    "labels": lambda n: "来源：" * n,
    "rows of names": lambda n: "本报讯（记者 " + "张三丰 李四海 周小川，" * n,
    "reporters": lambda n: "\n".join(f"本报讯 会议{i}召开。（记者 {_name(i)}）" for i in range(n // 4)),
    "one block": lambda n: (
        "本报讯 会议召开。\n本报讯 会议召开，\n" + "\n".join(f"会议强调，要压实责任{i}次，" for i in range(n))
    ),
    "titles": lambda n: "\n".join(
        f"清川县第{i}次召开防汛工作会议\n4月{i % 28 + 1}日，清川县第{i}次召开防汛工作会议，部署" for i in range(n // 2)
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_growth(name: str) -> None:
    assert grows_in_proportion(lambda n: partial(analyze, read_page(SAMPLES[name](n))), 1000)


def test_ten_thousand_headlines() -> None:
    assert not analyze(read_page(SAMPLES["headlines"](10_000))).articles


LINES = st.sampled_from(
    [
        "清川县召开防汛工作会议", "压实责任 从严从细", "本报讯 4月6日，清川县召开会议。", "4月6日上午，县委书记周明远到青石镇调研，强调要",
        "记者 周小川", "（周小川）", "◆近日，青石镇开展安全生产检查。", "一、工作要求", "首页 > 要闻", "发布时间：2023-05-04 08:00 来源：清川发布",
        "上一篇：无", "相关链接", "关于禁止燃放烟花爆竹的通告", "清川县人民政府", "2023年5月4日", "特此通告。", "图为会议现场。", "简讯",
        "", "　　会议指出，要抓好落实。", "\u200b", "“", "）", "记者", "4", "none", "清川日报 2023年5月4日 星期四 第2版",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
@settings(max_examples=400, deadline=None)
def test_any_page_has_a_layout(lines: list[str], gap: str) -> None:
    raw = gap.join(lines)
    layout = analyze(read_page(raw))
    for article in layout.articles:
        assert article.body.clean.strip()
        for text in (article.body, article.headline, *article.subheadlines, *article.reporters, *article.sources):
            if text is not None:
                spans = text.spans(0, len(text))
                assert spans
                assert all(raw[s.start : s.end] == s.text for s in spans)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_layout(raw: str) -> None:
    analyze(read_page(raw.encode("utf-8", "ignore").decode()))
