"""The page of the corpus in a browser: a table, and one edition at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from octtei.export.html import corpus_page, prefix_of, read_edition
from tests.export.html.reading import rich

pytestmark = pytest.mark.browser


@pytest.fixture
def corpus(chromium: Any, tmp_path: Path) -> Any:
    readings = [
        read_edition(rich(), None, name=name, prefix=prefix_of(name), level=2)
        for name in ("a port", "b/port")
    ]
    place = tmp_path / "index.html"
    place.write_bytes(corpus_page(readings, embedded=True))
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    chromium.set_window_size(1200, 900)
    chromium.get(place.as_uri())
    return chromium


def _shown(browser: Any, selector: str) -> list[bool]:
    return [e.is_displayed() for e in browser.find_elements("css selector", selector)]


def test_the_table_leads_to_one_edition_and_back(corpus: Any) -> None:
    assert _shown(corpus, "#octtei-corpus") == [True]
    assert _shown(corpus, ".edition") == [False, False]
    corpus.find_elements("css selector", "#octtei-corpus tbody a")[1].click()
    assert _shown(corpus, "#octtei-corpus") == [False]
    assert _shown(corpus, ".edition") == [False, True]
    assert corpus.title == "Le port de Sauve"
    corpus.find_element("css selector", ".site a").click()
    assert _shown(corpus, "#octtei-corpus") == [True]


def test_a_note_opens_in_its_own_edition(corpus: Any) -> None:
    corpus.get(corpus.current_url + "#b/port.p3")
    call = corpus.find_element("css selector", r"#b\/port\.n3-ref")
    call.click()
    assert "Note qui court" in corpus.find_element("id", "octtei-note").text
    assert _shown(corpus, ".edition") == [False, True]
