"""The file of a report: one page that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys

import pytest

from bulletin_ie.errors import InputError, StoreError
from bulletin_ie.report import write_report


def test_one_file_that_asks_for_nothing_else(report_file):
    html = report_file.read_text(encoding="utf-8")
    markup = re.sub(r"<(script|style)\b[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(r"\b(src|srcset|data|action|poster)\s*=|<link|<iframe|<object|@import|url\(", markup)
    assert re.findall(r'href="([^"]*)"', markup) == ["#main"]
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_allows_this_style_and_this_script_only(report_file):
    html = report_file.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for kind, pattern in (("style", r"<style>(.*?)</style>"), ("script", r'<script type="module">(.*?)</script>')):
        (content,) = re.findall(pattern, html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{digest}'"


def test_what_a_page_says_is_no_markup_of_the_report(report_file, pages):
    html = report_file.read_text(encoding="utf-8")
    assert html.count("<script") == html.count("</script") == len(pages) + 2
    assert "<img" not in html
    assert "<!--" not in html


def test_the_same_records_give_the_same_bytes(pages, report_file, tmp_path):
    written = write_report(iter(pages), tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == report_file.read_bytes()
    assert (written.bulletins, written.repeated) == (4, 0)
    assert written.size == report_file.stat().st_size
    assert written.events == sum(len(page.events) for page in pages)
    assert written.deadlines == sum(len(event.deadlines) for page in pages for event in page.events)


def test_too_large_a_page_is_refused_and_the_old_one_stays(pages, tmp_path):
    path = tmp_path / "report.html"
    path.write_text("old")
    with pytest.raises(InputError, match=r"larger than 0\.06 MB .* make several reports") as caught:
        write_report(pages, path, max_bytes=60_000)
    assert caught.value.code == "report_too_large"
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


def test_no_bulletin_is_no_report(tmp_path):
    with pytest.raises(InputError) as caught:
        write_report([], tmp_path / "report.html")
    assert caught.value.code == "nothing_to_report"
    assert not list(tmp_path.iterdir())


def test_a_wrong_argument_is_said_in_a_sentence(pages, tmp_path):
    path = tmp_path / "report.html"
    for given, words in (("x", "'x' was given for the bulletins"), (pages[0], "A single Bulletin was given"),
                         ([1], "Number 1 of the bulletins is int")):  # fmt: skip
        with pytest.raises(InputError, match=words):
            write_report(given, path)
    for name, value in (("title", 5), ("max_bytes", "10"), ("as_of", 5)):
        with pytest.raises(InputError, match=f"{name}="):
            write_report(pages, path, **{name: value})
    with pytest.raises(InputError, match="path=None"):
        write_report(pages, None)
    assert not list(tmp_path.iterdir())


def test_the_day_may_be_a_string_and_a_wrong_one_is_refused(pages, tmp_path):
    write_report(pages, tmp_path / "report.html", as_of="2023-08-01")
    assert '"asOf":"2023-08-01"' in (tmp_path / "report.html").read_text(encoding="utf-8")
    with pytest.raises(InputError, match="as_of='someday' is no day"):
        write_report(pages, tmp_path / "report.html", as_of="someday")


def test_a_folder_that_is_not_there_is_named(pages, tmp_path):
    with pytest.raises(StoreError, match="does not exist"):
        write_report(pages, tmp_path / "none" / "report.html")


def test_importing_the_report_loads_nothing_heavy():
    code = "import sys, bulletin_ie.report; print(sorted({'pandas', 'polars', 'pyarrow', 'altair', 'spacy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
