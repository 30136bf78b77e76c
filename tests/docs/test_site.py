"""The documentation site: builds without warnings, loads nothing from the network, and no link in it is broken."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

# What a browser fetches by itself, or when it opens the page; links that only a click follows are others.
LOADING = {
    ("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"), ("img", "src"), ("img", "srcset"),
    ("link", "href"), ("object", "data"), ("script", "src"), ("source", "src"), ("source", "srcset"),
    ("track", "src"), ("use", "href"), ("video", "src"),
}  # fmt: skip
ELSEWHERE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
STYLE_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


class Html(HTMLParser):
    """What a page loads, links to, and can be linked at."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.loads, self.links, self.ids, self.styles = [], [], set(), []
        self.in_style = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.in_style = tag == "style"
        self.ids |= {value for name, value in attrs if name in ("id", "name") and value}
        self.loads += [value for name, value in attrs if (tag, name) in LOADING and value]
        self.styles.append(named.get("style") or "")
        if tag == "a" and named.get("href"):
            self.links.append(named["href"])

    def handle_data(self, data):
        if self.in_style:
            self.styles.append(data)

    def handle_endtag(self, tag):
        self.in_style = False


@pytest.fixture(scope="module")
def pages(site):
    return {path: Html(path) for path in site.rglob("*.html")}


def urls(style):
    return [one or other for one, other in STYLE_URL.findall(style)]


def test_it_has_the_pages_of_a_documentation(pages, site):
    names = {path.relative_to(site).as_posix() for path in pages}
    for name in ("index", "start", "reference", "lists", "tables", "offsets", "accuracy", "adding", "api/index"):
        assert f"{name}.html" in names
    assert {f"notebooks/{path.stem}.html" for path in Path(__file__).parents[2].glob("docs/notebooks/*.ipynb")} <= names


def test_nothing_is_loaded_from_the_network(pages, site):
    found = defaultdict(list)
    for path, page in pages.items():
        for url in [*page.loads, *(url for style in page.styles for url in urls(style))]:
            if ELSEWHERE.match(url):
                found[url].append(path.relative_to(site).as_posix())
    for path in site.rglob("*.css"):
        for url in urls(path.read_text(encoding="utf-8")):
            if ELSEWHERE.match(url):
                found[url].append(path.name)
    assert not found
    # The theme's script fetches a drawing library for such blocks only.
    assert not [path for path in pages if 'class="mermaid"' in path.read_text(encoding="utf-8")]


def test_no_link_is_broken(pages, site):
    broken = []
    for path, page in pages.items():
        for link in [*page.links, *page.loads]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or path.name == "404.html":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            anchor = unquote(parts.fragment)
            missing = anchor and target in pages and anchor not in pages[target].ids and anchor != "__skip"
            if not target.exists() or missing:
                broken.append((path.relative_to(site).as_posix(), link))
    assert not broken


def test_the_search_knows_the_pages(site):
    index = (site / "search" / "search_index.js").read_text(encoding="utf-8")
    documents = json.loads(index.removeprefix("var __index = "))["docs"]
    # Where jieba is installed (for `make bench`), the index has an invisible space between words.
    assert any("柳林水库" in document["text"].replace("\u200b", "") for document in documents)
    assert {"offsets.html", "api/times.html"} <= {document["location"].split("#")[0] for document in documents}


def test_a_reader_finds_a_page_without_network(site, chromium):
    from selenium.webdriver.support.ui import WebDriverWait

    chromium.open(site / "index.html")
    chromium.find("input.md-search__input")[0].send_keys("season_unresolved")
    links = "return [...document.querySelectorAll('.md-search-result__link')].map(link => link.href)"
    found = WebDriverWait(chromium.driver, 20, 0.1).until(lambda _: chromium.run(links))
    assert any("offsets.html" in link for link in found)
    chromium.open(site / "notebooks" / "first_page.html")
    assert "柳林水库" in chromium.find(".cell-output .bie-text")[0].text
    assert [url for url in chromium.requests() if not url.startswith(("file:", "data:"))] == []
    assert chromium.errors() == []
