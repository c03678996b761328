"""A letter is usable by everyone: axe, large text, forced colours, keyboard only, reading aloud."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.client.browsing import DESK, SMALL_PHONE, Look, opened, until, with_largest_letters
from tests.client.letter_screens import (
    LETTER_SCREENS,
    Reach,
    letter_answer,
    letter_card,
    letter_pages,
    letter_slip,
    letter_take,
    letter_text,
)
from tests.client.letters import read, reads
from tests.client.soundness import LEAST_TARGET_PX, LEAST_TYPE_PX, MEASURE, violations
from tests.client.test_accessibility import tab_to

#: A phone with voices of its own, that says at once what it was given.
VOICES = """
  window.said = [];
  class Utterance extends EventTarget {
    constructor(text) { super(); this.text = text; }
  }
  window.SpeechSynthesisUtterance = Utterance;
  const voices = [{ lang: 'nl-NL', localService: true }];
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices, cancel() {}, addEventListener() {},
    speak(utterance) {
      window.said.push(utterance.text);
      if (window.said.length <= 3) utterance.dispatchEvent(new Event('start'));
    },
  }});
"""


@pytest.mark.verify
@pytest.mark.parametrize("reach", LETTER_SCREENS)
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_every_screen_of_a_letter_is_sound_on_a_small_phone(
    chromium_without_camera: Browser, service_url: str, scenes: Path, language: str, reach: Reach
) -> None:
    _is_sound(chromium_without_camera, service_url, scenes, language, reach)


@pytest.mark.parametrize(
    ("language", "reach"), [("ar", letter_card), ("nl", letter_text), ("de", letter_card)]
)
def test_the_card_and_the_text_are_sound_on_a_small_phone(
    chromium_without_camera: Browser, service_url: str, scenes: Path, language: str, reach: Reach
) -> None:
    _is_sound(chromium_without_camera, service_url, scenes, language, reach)


def _is_sound(browser: Browser, url: str, scenes: Path, language: str, reach: Reach) -> None:
    """Sound for axe by day, by night and in forced colours, with large type and targets."""
    with opened(browser, url, replace(SMALL_PHONE, language=language)) as page:
        reach(page, scenes)
        found = {}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found[scheme] = violations(page)
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
        found["forced"] = violations(page)
        measured = page.evaluate(MEASURE, [LEAST_TYPE_PX, LEAST_TARGET_PX])
    assert found == {"light": [], "dark": [], "forced": []}
    assert measured == {"smallType": [], "smallTargets": [], "beyondPx": 0}


@pytest.mark.verify
@pytest.mark.parametrize("reach", [letter_card, letter_text, letter_slip])
def test_a_letter_is_sound_on_a_desk_and_four_times_as_large(
    chromium_without_camera: Browser, service_url: str, scenes: Path, reach: Reach
) -> None:
    with opened(chromium_without_camera, service_url, DESK) as page:
        reach(page, scenes)
        assert violations(page) == []
    # What is left of a desk when everything is enlarged to 400 %.
    with opened(chromium_without_camera, service_url, Look(320, 256)) as page:
        reach(page, scenes)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.verify
@pytest.mark.parametrize(
    "reach", [letter_take, letter_card, letter_text, letter_slip, letter_answer, letter_pages]
)
def test_the_largest_letters_fit_on_a_small_phone(
    chromium_without_camera: Browser, service_url: str, scenes: Path, reach: Reach
) -> None:
    with opened(chromium_without_camera, service_url, SMALL_PHONE) as page:
        with_largest_letters(page)
        reach(page, scenes)
        assert violations(page) == []
        measured = page.evaluate(MEASURE, [LEAST_TYPE_PX, LEAST_TARGET_PX])
    assert measured == {"smallType": [], "smallTargets": [], "beyondPx": 0}


def test_a_letter_can_be_read_by_keyboard(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        reads(page)
        tab_to(page, "open-letter")
        page.keyboard.press("Enter")
        page.set_input_files("#letter-files", str(photo))
        expect(page.locator("#letter-kind")).to_be_focused()
        expect(page.locator("#letter-told")).to_have_text("De brief is gelezen: Herinnering")
        tab_to(page, "task-0-day")
        page.keyboard.press("Enter")
        expect(page.locator("#letter-slip-title")).to_be_focused()
        page.keyboard.press("Escape")
        tab_to(page, "letter-tab-card")
        page.keyboard.press("Enter")
        tab_to(page, "task-0-answer")
        page.keyboard.press("Enter")
        expect(page.locator("#letter-answer-title")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#task-0-answer")).to_be_focused()


def test_a_letter_is_read_aloud_and_the_line_being_read_is_marked(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.add_init_script(VOICES)
        page.reload()
        read(page, photo)
        page.click("#letter-read")
        said = page.evaluate("window.said")
        assert said[:2] == ["Herinnering", "Van"]
        assert "Niet nagekeken door een mens." in said
        assert any("6 juli 2026" in each for each in said)
        page.click("#letter-read")
        page.evaluate("window.said.length = 0")
        page.click("#letter-tab-text")
        page.click("#letter-read-text")
        until(page, "document.querySelectorAll('.line--read').length === 1")
        assert page.locator(".line--read").get_attribute("data-line") == "2"
        expect(page.locator("#letter-read-text")).to_have_text("Stop met lezen")
