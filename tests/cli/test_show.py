from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from bulletin_ie.cli.show import render
from bulletin_ie.records import Diagnostic


def text_of(bulletin, width=140):
    console = Console(file=io.StringIO(), width=width, color_system=None)
    console.print(render(bulletin))
    return console.file.getvalue()


@pytest.fixture
def shown(make_bulletin):
    return text_of(make_bulletin())


@pytest.mark.parametrize(
    "line",
    [
        r"^qx/p1\.txt · 清溪县报 · 2022-04-07 \(from the argument\) ━",
        r"■ 清溪县召开防汛工作会议",
        r"周明远要求\[抓实抓细\]",
        r"reporters 林舟",
        r"event\s+meeting\s+「召开」@\d+",
        r"name\s+防汛工作会议\s+「防汛工作会议」@\d+",
        r"date\s+2022-04-06\s+morning, year of publication\s+「4月6日上午」@\d+",
        r"people\s+周明远  县委副书记、县长\s+lead, chair\s+「县委副⏎书记、县长周明远」@\d+",
        r"何小满  \(host\)\s+accompany\s+「何小满」@\d+",
        r"places\s+柳林水库\s+visited\s+「柳林水库」@\d+",
        r"counts\s+about 12\.5 处 隐患\s+排查, issue\s+「隐患12\.5处左右」@\d+",
        r"deadlines\s+before 2022-05-15 18:00 \(县水利局\)\s+完成整改\s+「5月15日18时前」@\d+",
        r"statements\s+周明远\s+强调\s+「周明远强调，要排查隐患12\.5处左右」@\d+",
        r"appointments\s+何大山 局长\s+appointed\s+「何大山」@\d+",
        r"topics\s+flood_control\s+「防汛」@\d+",
        r"! no_headline: made by hand",
    ],
)
def test_every_value_stands_with_its_words(shown, line):
    assert re.search(line, shown), shown


def test_offsets_point_into_the_raw_text(make_bulletin, shown):
    page = make_bulletin()
    for words, start in re.findall(r"「([^」…⏎]+)」@(\d+)", shown):
        assert page.text.startswith(words, int(start))


def test_a_page_without_articles_says_so(make_bulletin):
    page = make_bulletin().model_copy(update={"articles": (), "diagnostics": (), "publication": None})
    assert "no articles" in text_of(page)


def test_markup_in_a_page_is_text(make_bulletin):
    page = make_bulletin()
    page = page.model_copy(update={"diagnostics": (Diagnostic(code="garbled_text", message="[bold]x[/nope]"),)})
    assert "[bold]x[/nope]" in text_of(page)


def test_a_narrow_terminal_loses_no_words(make_bulletin):
    narrow = re.sub(r"\s", "", text_of(make_bulletin(), width=60))
    assert "村民何小满" not in narrow
    for words in ("柳", "林", "水", "库", "12.5", "before"):
        assert words in narrow
