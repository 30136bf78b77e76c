from __future__ import annotations

import io
import re

import pytest
from rich.console import Console
from typer.testing import CliRunner

from bulletin_ie.cli.app import app
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
        r"event\s+meeting\s+@\d+ 「召开」",
        r"name\s+防汛工作会议\s+@\d+ 「防汛工作会议」",
        r"date\s+2022-04-06\s+morning, year of publication\s+@\d+ 「4月6日上午」",
        r"people\s+周明远  县委副书记、县长\s+lead, chair\s+@\d+ 「县委副⏎书记、县长周明远」",
        r"何小满  \(host\)\s+accompany\s+@\d+ 「何小满」",
        r"places\s+柳林水库\s+visited\s+@\d+ 「柳林水库」",
        r"counts\s+about 12\.5 处 隐患\s+排查, issue\s+@\d+ 「隐患12\.5处左右」",
        r"deadlines\s+before 2022-05-15 18:00 \(县水利局\)\s+完成整改\s+@\d+ 「5月15日18时前」",
        r"statements\s+周明远\s+强调\s+@\d+ 「周明远强调，要排查隐患12\.5处左右」",
        r"appointments\s+何大山 局长\s+appointed\s+@\d+ 「何大山」",
        r"topics\s+flood_control\s+@\d+ 「防汛」",
        r"! no_headline: made by hand",
    ],
)
def test_every_value_stands_with_its_words(shown, line):
    assert re.search(line, shown), shown


def test_offsets_point_into_the_raw_text(make_bulletin, shown):
    page = make_bulletin()
    for start, words in re.findall(r"@(\d+) 「([^」…⏎]+)」", shown):
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


def test_no_control_character_of_a_page_or_a_name_reaches_the_terminal(tmp_path):
    page = tmp_path / "p\x1b[2J.txt"
    page.write_text(
        "清溪县报\n\n\x1b]0;标题县领导检查防汛\n\n本报讯 4月6日，县长林\x9b远到柳林水库检查。\n", encoding="utf-8"
    )
    broken = tmp_path / "\x1b[31m.txt"
    broken.write_bytes(b"%PDF-1.7")
    done = CliRunner().invoke(app, ["show", str(tmp_path)], env={"COLUMNS": "100", "NO_COLOR": "1"})
    assert "柳林水库" in done.stdout
    assert "a PDF" in done.stderr
    assert not set(done.stdout + done.stderr) & {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160))}
