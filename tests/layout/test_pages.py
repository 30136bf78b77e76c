"""Sample pages in the manner of real ones: each article's bounds, headline and byline."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bulletin_ie.layout import ArticleLayout, PageLayout, analyze
from bulletin_ie.text import AlignedText, read_page

PAGES = sorted((Path(__file__).parent / "pages").glob("*.json"))
COLUMNS = sorted((Path(__file__).parent / "columns").glob("*.json"))
WIDE = str.maketrans(",:;()0123456789", "，：；（）０１２３４５６７８９")
NARROW = str.maketrans("，：；（）０１２３４５６７８９", ",:;()0123456789")


def fold(text: str, width: int) -> str:
    """Each line cut at a number of characters, a blank line after it."""
    lines = [line for line in text.split("\n") if line.strip()]
    return "\n\n".join("\n".join(line[i : i + width] for i in range(0, len(line), width)) for line in lines)


REWRITINGS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "wide": lambda text: text.translate(WIDE),
    "spaced": lambda text: re.sub(r"[^\S\n]?(\d+)[^\S\n]?", r" \1 ", text),
    "blank lines": lambda text: "\n\n".join(line for line in text.split("\n") if line.strip()),
    "zero width": lambda text: text.replace("。", "。\u200b"),
    "folded": lambda text: fold(text, 17),
}
PRINTED = ("plain", "crlf", "wide", "zero width")  # the others take away the width and the blank lines of columns
LOST = {
    ("no_terminal_wechat", "folded"),  # sentences without a full stop, each on a line
    ("unsigned_articles", "blank lines"),  # only the blank lines part the articles
    ("unsigned_articles", "folded"),
}


def plain(text: AlignedText | str | None) -> str | None:
    if text is None:
        return None
    return re.sub(r"[\s◆●■]", "", text if isinstance(text, str) else text.clean).translate(NARROW)


def facts(article: ArticleLayout) -> dict[str, Any]:
    body = plain(article.body) or ""
    return {
        "opening": body[:12],
        "closing": body[-12:],
        "headline": plain(article.headline),
        "subheadlines": sorted(plain(s) or "" for s in article.subheadlines),
        "reporters": [plain(r) for r in article.reporters],
        "correspondents": [plain(c) for c in article.correspondents],
    }


def expected(page: Path) -> list[dict[str, Any]]:
    def one(article: dict[str, Any]) -> dict[str, Any]:
        return {
            key: (sorted if key == "subheadlines" else list)(plain(v) for v in value)
            if isinstance(value, list)
            else plain(value)
            for key, value in article.items()
        }

    return [one(a) for a in json.loads(page.read_text(encoding="utf-8"))["articles"]]


def layout_of(text: str) -> PageLayout:
    layout = analyze(read_page(text))
    for article in layout.articles:
        lines = (article.body, article.headline, article.dateline, *article.subheadlines)
        for line in (*lines, *article.reporters, *article.correspondents, *article.sources):
            if line is not None:
                assert len(line.clean) == len(line.key) == len(line.offsets)
                spans = line.spans(0, len(line))
                assert spans
                assert all(text[s.start : s.end] == s.text for s in spans)
    return layout


@pytest.mark.parametrize("rewriting", REWRITINGS)
@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_articles(page: Path, rewriting: str) -> None:
    if (page.stem, rewriting) in LOST:
        pytest.skip("not told in this form")
    text = REWRITINGS[rewriting](page.with_suffix(".txt").read_text(encoding="utf-8"))
    assert [facts(a) for a in layout_of(text).articles] == expected(page)


@pytest.mark.parametrize("rewriting", PRINTED)
@pytest.mark.parametrize("page", COLUMNS, ids=lambda p: p.stem)
def test_columns(page: Path, rewriting: str) -> None:
    text = REWRITINGS[rewriting](page.with_suffix(".txt").read_text(encoding="utf-8"))
    assert [facts(a) for a in layout_of(text).articles] == expected(page)


def test_there_are_pages() -> None:
    assert len(PAGES) >= 30
