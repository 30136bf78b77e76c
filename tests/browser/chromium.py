"""A real Chromium for tests that look at pages: one process a test session, a clean page a test."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PHONE, DESK = 390, 1280
_SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars",
)  # fmt: skip


class Chromium:
    """A browser with a few words of its own; ``driver`` is selenium's."""

    def __init__(self, driver: Any, folder: Path) -> None:
        self.driver = driver
        self._folder = folder
        self._pages = 0

    def show(self, html: str) -> None:
        """Open a document given as its HTML; a fragment gets a head and a body."""
        if "<html" not in html[:500].lower():
            html = f'<!doctype html><html><head><meta charset="utf-8"></head><body>{html}</body></html>'
        self._pages += 1
        path = self._folder / f"page{self._pages}.html"
        path.write_text(html, encoding="utf-8")
        self.open(path)

    def open(self, path: Path) -> None:
        """Open a file; what was logged before is forgotten."""
        for kind in ("browser", "performance"):
            self.driver.get_log(kind)
        self.driver.get(path.resolve().as_uri())

    def look(self, width: int = DESK, height: int = 900, *, dark: bool = False) -> None:
        """Set the size of the view, below a window's least width too, and light or dark."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def scripts(self, allowed: bool) -> None:
        """Let pages run scripts or not; finding and clicking are scripts of the driver's, and need them too."""
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def run(self, script: str, *arguments: Any) -> Any:
        """The value that a script returns."""
        return self.driver.execute_script(script, *arguments)

    def find(self, selector: str) -> list[Any]:
        """The elements of a CSS selector."""
        return self.driver.find_elements("css selector", selector)

    def errors(self) -> list[str]:
        """What the console has complained of since the page was opened."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def requests(self) -> list[str]:
        """Every address asked for since the page was opened, itself left out."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [m["params"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [p["request"]["url"] for p in sent if p.get("type") != "Document"]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the view."""
        root = "document.documentElement"
        return int(self.run(f"return {root}.scrollWidth - {root}.clientWidth"))

    def screenshot(self, path: Path, *, whole: bool = True) -> Path:
        """Write what is seen as PNG, the whole page or the view alone."""
        answer = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": whole})
        path.write_bytes(base64.b64decode(answer["data"]))
        return path


@pytest.fixture(scope="session")
def _chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    selenium = pytest.importorskip("selenium.webdriver", reason="selenium is not installed (pip install selenium)")
    binary = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver_path = shutil.which("chromedriver")
    if not binary or not driver_path:
        pytest.skip("no chromium with chromedriver on this machine (Debian: chromium, chromium-driver)")
    options = selenium.ChromeOptions()
    options.binary_location = binary
    for switch in (*_SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = selenium.Chrome(options=options, service=selenium.ChromeService(executable_path=driver_path))
    driver.set_page_load_timeout(30)
    yield Chromium(driver, tmp_path_factory.mktemp("pages"))
    driver.quit()


@pytest.fixture
def chromium(_chromium: Chromium) -> Iterator[Chromium]:
    """Chromium at desktop size, light, scripts allowed; skips, saying so, where there is none."""
    _chromium.look()
    _chromium.scripts(True)
    yield _chromium
    _chromium.scripts(True)
    _chromium.driver.get("about:blank")
