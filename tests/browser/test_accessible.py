"""The pages by axe (npm `axe-core`), which knows what hinders readers with other eyes and hands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from octtei.export.html import corpus_page, prefix_of, read_edition
from tests.browser.conftest import Install
from tests.export.html.reading import rich

pytestmark = pytest.mark.browser
_RUN = "axe.run({resultTypes: ['violations']}).then((found) => arguments[0](found.violations))"


def _violations(browser: Any, axe: Path) -> list[tuple[str, str]]:
    browser.execute_script((axe / "axe.min.js").read_text(encoding="utf-8"))
    return [(v["id"], v["nodes"][0]["html"]) for v in browser.execute_async_script(_RUN)]


def test_the_reading_page_hinders_nobody(page: Any, from_npm: Install) -> None:
    assert _violations(page, from_npm("axe-core", "4.14.1")) == []


@pytest.mark.parametrize("place", ["", "#port.octtei-edition"])
def test_the_page_of_the_corpus_hinders_nobody(
    chromium: Any, from_npm: Install, tmp_path: Path, place: str
) -> None:
    reading = read_edition(rich(), None, name="port", prefix=prefix_of("port"), level=2)
    index = tmp_path / "index.html"
    index.write_bytes(corpus_page([reading], embedded=True))
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    chromium.get(index.as_uri() + place)
    assert _violations(chromium, from_npm("axe-core", "4.14.1")) == []
