"""The files for CETEIcean, with CETEIcean: one reading is shown, notes open, pages are numbered."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from octtei.export.ceteicean import NEEDED, ceteicean
from tests.browser.conftest import Install
from tests.export.html.reading import rich

pytestmark = pytest.mark.browser


@pytest.fixture
def shown(chromium: Any, from_npm: Install, tmp_path: Path) -> Any:
    shutil.copy(from_npm("CETEIcean", "1.9.5") / "dist" / NEEDED, tmp_path)
    for name, data in ceteicean(rich(), "rich").items():
        (tmp_path / name).write_bytes(data)
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    chromium.get((tmp_path / "rich.html").as_uri())
    return chromium


def _find(page: Any, selector: str) -> Any:
    return page.find_element("css selector", selector)


def test_one_reading_is_shown(shown: Any) -> None:
    text = _find(shown, "#p2").text
    assert "Déjà le concierge relevait les lampes du quai, les demi-tonneaux" in text
    assert "1ampes" not in text
    assert "départ" in text
    assert not _find(shown, "tei-fw").is_displayed()


def test_a_note_opens_on_a_click_and_is_not_in_the_text(shown: Any) -> None:
    assert "Autre titre" not in _find(shown, "tei-text").text
    _find(shown, "tei-note[n='2'] .octtei-call").click()
    note = _find(shown, "tei-note[n='2'] .octtei-note")
    assert note.is_displayed()
    assert note.text == "Autre titre dans le manuscrit."


def test_speakers_pages_and_repairs_are_named(shown: Any) -> None:
    assert _find(shown, "tei-said").get_attribute("data-who") == "Marthe Royer"
    style = "return getComputedStyle(document.querySelector(arguments[0]), arguments[1]).content"
    assert shown.execute_script(style, "#pb3", "::before") == '"3"'
    shown.execute_script("document.querySelector('tei-choice').focus()")
    told = shown.execute_script(style, "tei-choice", "::after")
    assert "1ampes" in told
    assert "confusion.digit octtei high" in told


def test_the_browser_has_nothing_to_complain_of(shown: Any) -> None:
    assert [entry["message"] for entry in shown.get_log("browser")] == []
