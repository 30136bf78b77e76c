"""The browser that other tests look with."""

from __future__ import annotations

from pathlib import Path

from chromium import Chromium


def test_a_page_is_shown_at_the_asked_width(chromium: Chromium, tmp_path: Path):
    chromium.look(390, 700, dark=True)
    chromium.show("<p id=a>青石镇</p><script>document.body.dataset.ran = 1</script>")
    assert chromium.find("#a")[0].text == "青石镇"
    assert chromium.run("return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [390, True]
    assert chromium.run("return document.body.dataset.ran") == "1"
    assert chromium.overflow() == 0
    assert chromium.screenshot(tmp_path / "page.png").read_bytes()[:4] == b"\x89PNG"


def test_requests_and_errors_are_seen_and_scripts_can_be_forbidden(chromium: Chromium):
    chromium.show("<img src='missing.png'><script>nothing()</script>")
    assert any("missing.png" in url for url in chromium.requests())
    assert any("nothing" in error for error in chromium.errors())
    chromium.scripts(False)
    chromium.show("<p>青石镇</p><script>document.title = 'ran'</script>")
    assert chromium.driver.title != "ran"
