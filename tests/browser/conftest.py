"""A real browser, and tools of the npm registry; what is not there skips the tests that need it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_cache_path

from octtei.export.html import reading_page
from tests.export.html.reading import rich

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-device-scale-factor=1", "--lang=en",
)  # fmt: skip
Install = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Chromium without a screen, driven by selenium."""
    webdriver = pytest.importorskip("selenium.webdriver")
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not driver:
        pytest.skip("needs chromium and chromium-driver")
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = browser
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    try:
        running = webdriver.Chrome(options, Service(driver))
    except pytest.importorskip("selenium.common.exceptions").WebDriverException as error:
        pytest.skip(f"Chromium does not start here: {error.msg}")
    yield running
    running.quit()


@pytest.fixture
def page(chromium: Any, tmp_path: Path) -> Any:
    """The browser at the reading page of the rich edition, on a screen of a desk."""
    place = tmp_path / "rich.html"
    place.write_bytes(reading_page(rich(), None))
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    chromium.set_window_size(1200, 900)
    chromium.get(place.as_uri())
    return chromium


def _installs(home: Path, package: str) -> bool:
    """Whether npm installs `package` below `home`; a registry that does not answer is not waited for."""
    home.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--silent", "--no-save", "--fetch-retries=0", "--fetch-timeout=20000"]
    try:
        done = subprocess.run(
            [*command, "--prefix", str(home), package], capture_output=True, check=False, timeout=60
        )
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@pytest.fixture(scope="session")
def from_npm() -> Install:
    """Gives the folder of a package of a certain version, installed into the cache of this user's tests."""

    home = user_cache_path("octtei-tests") / "npm"
    missed: list[str] = []

    def install(name: str, version: str) -> Path:
        folder = home / "node_modules" / name
        if not folder.is_dir() and not missed and not _installs(home, f"{name}@{version}"):
            missed.append(name)
        if not folder.is_dir():
            pytest.skip(f"npm cannot install {missed[0]} here")
        return folder

    return install
