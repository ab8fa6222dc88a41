"""The reading page as a person uses it: mouse, keyboard, phone, paper, high contrast."""

from __future__ import annotations

import base64
from typing import Any

import pytest

pytestmark = pytest.mark.browser

_TOLD = "return getComputedStyle(arguments[0], '::after').content"


def _find(page: Any, selector: str) -> Any:
    return page.find_element("css selector", selector)


def _style(page: Any, selector: str, name: str, part: str | None = None) -> str:
    script = "return getComputedStyle(document.querySelector(arguments[0]), arguments[2])[arguments[1]]"
    return str(page.execute_script(script, selector, name, part))


def _press(page: Any, *keys: str) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(page).send_keys(*keys).perform()


def test_a_click_opens_the_note_and_escape_gives_the_place_back(page: Any) -> None:
    call = _find(page, "#n2-ref")
    call.click()
    window = _find(page, "#octtei-note")
    assert window.is_displayed()
    assert "Autre titre dans le manuscrit." in window.text
    assert _find(page, "#octtei-note .content").get_attribute("lang") == "fr"
    _press(page, "\ue00c")
    assert not window.is_displayed()
    assert page.switch_to.active_element == call


def test_a_note_opens_by_keyboard_and_closes_by_its_button(page: Any) -> None:
    page.execute_script("arguments[0].focus()", _find(page, "#n1-ref"))
    _press(page, "\ue007")
    window = _find(page, "#octtei-note")
    assert "deux ans" in window.text
    _press(page, "\ue007")
    assert not window.is_displayed()


def test_a_repaired_word_tells_on_focus_and_on_hover(page: Any) -> None:
    from selenium.webdriver import ActionChains

    word = _find(page, ".repair")
    assert page.execute_script(_TOLD, word) == "none"
    page.execute_script("arguments[0].focus()", word)
    told = page.execute_script(_TOLD, word)
    assert "1ampes" in told
    assert "confusion.digit" in told
    _press(page, "\ue00c")
    assert page.execute_script(_TOLD, word) == "none"
    page.execute_script("arguments[0].blur()", word)
    ActionChains(page).move_to_element(word).perform()
    assert "1ampes" in page.execute_script(_TOLD, word)


def test_the_first_tab_offers_to_skip_to_the_text(page: Any) -> None:
    _press(page, "\ue004")
    assert page.switch_to.active_element.text == "Skip to the text"
    _press(page, "\ue007")
    assert page.execute_script("return document.activeElement.id") == "octtei-text"


def test_repairs_of_a_paragraph_are_one_stop_and_arrows_lead_on(page: Any) -> None:
    stops = page.execute_script("return [...document.querySelectorAll('.repair')].map(w => w.tabIndex)")
    assert stops == [0, -1]
    page.execute_script("document.querySelector('.repair').focus()")
    _press(page, "\ue014")
    assert page.switch_to.active_element.text == "départ"


def test_the_view_of_the_file_shows_lines_hyphens_and_errors(page: Any) -> None:
    assert "relevait les lampes" in _find(page, "#p2").text
    height = _find(page, "#p2").size["height"]
    _find(page, ".as-diplomatic").click()
    assert "rele-vait" in _find(page, "#p2").text
    assert _style(page, ".lb", "whiteSpace", "::before") == "pre"
    assert _find(page, "#p2").size["height"] > height
    assert _style(page, ".repair", "content", "::before") == '"1ampes"'
    assert _style(page, ".repair > span", "display") == "none"
    assert _find(page, ".fw").is_displayed()


def test_without_a_script_notes_are_reached_by_links_and_repairs_by_tab(page: Any) -> None:
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.refresh()
        _find(page, "#n3-ref").click()
        assert page.current_url.endswith("#n3")
        assert _find(page, "#n3").is_displayed()
        assert [w.get_dom_attribute("tabindex") for w in page.find_elements("css selector", ".repair")] == [
            "0",
            "0",
        ]
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_runs_off_a_small_screen(page: Any, width: int) -> None:
    screen = {"width": width, "height": 700, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    _find(page, "#n2-ref").click()
    assert _find(page, "#octtei-note").is_displayed()
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


def test_on_paper_the_notes_stand_and_the_switches_do_not(page: Any) -> None:
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not _find(page, ".views").is_displayed()
    assert not _find(page, "nav").is_displayed()
    assert _find(page, ".notes").is_displayed()
    assert _style(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    pdf = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("feature", "value", "paper"),
    [
        ("prefers-color-scheme", "dark", "rgb(25, 24, 21)"),
        ("prefers-contrast", "more", "rgb(255, 255, 255)"),
        ("forced-colors", "active", "rgb(255, 255, 255)"),
    ],
)
def test_the_page_follows_what_the_reader_set(page: Any, feature: str, value: str, paper: str) -> None:
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": feature, "value": value}]})
    assert _style(page, "body", "backgroundColor") == paper
    assert _style(page, ".repair", "textDecorationLine") == "underline"


def test_nothing_moves(page: Any) -> None:
    """No motion at all is what prefers-reduced-motion asks for at most."""
    assert _style(page, "html", "scrollBehavior") == "auto"
    assert page.execute_script("return document.getAnimations().length") == 0


def test_words_can_be_read_against_the_paper(page: Any) -> None:
    """Contrast of 4.5 at least, as WCAG AA has it, for each colour of letters, by day and by night."""
    for scheme in ("light", "dark"):
        page.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        for name in ("--ink", "--soft", "--link", "--mark"):
            assert _contrast(page, name, "--paper") >= 4.5, (scheme, name)
            assert _contrast(page, name, "--speech") >= 4.5, (scheme, name)


def _contrast(page: Any, ink: str, paper: str) -> float:
    light, dark = sorted((_luminance(page, ink), _luminance(page, paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(page: Any, name: str) -> float:
    value = page.execute_script(
        "return getComputedStyle(document.documentElement).getPropertyValue(arguments[0])", name
    )
    digits = value.strip().removeprefix("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_browser_has_nothing_to_complain_of(page: Any) -> None:
    assert [entry["message"] for entry in page.get_log("browser")] == []
