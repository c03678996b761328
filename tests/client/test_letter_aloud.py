"""Reading a letter aloud: what the button says while it is read, after it, and without a voice.

Chromium has no voice on a machine without sound, which is one of the outcomes. For the others a
stand-in says when it is told to that a voice has begun, ended or failed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.client.browsing import Look, opened
from tests.client.letters import read

#: A voice for each language named, which waits for `window.voice(event)` to go on.
_VOICES = """
  class Utterance extends EventTarget {
    constructor(text) { super(); this.text = text; }
  }
  window.SpeechSynthesisUtterance = Utterance;
  window.waiting = [];
  window.voice = (event) => {
    const [now] = event === 'start' ? window.waiting : window.waiting.splice(0, 1);
    now.dispatchEvent(new Event(event));
    return now.text;
  };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => LANGUAGES.map((lang) => ({ lang, localService: true })),
    cancel() { window.waiting = []; }, addEventListener() {},
    speak(utterance) { window.waiting.push(utterance); },
  }});
"""


@contextmanager
def _with_voices(browser: Browser, url: str, photo: Path, languages: list[str]) -> Iterator[Page]:
    with opened(browser, url, Look(360, 640, languages[0])) as page:
        page.add_init_script(_VOICES.replace("LANGUAGES", str(languages)))
        page.reload()
        read(page, photo)
        yield page


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "geen stem voor deze taal"), ("ar", "لا يوجد في هاتفك صوت")]
)
def test_without_a_voice_there_is_no_button_and_it_is_said_what_helps(
    chromium_without_camera: Browser, service_url: str, photo: Path, language: str, said: str
) -> None:
    with opened(chromium_without_camera, service_url, Look(360, 640, language)) as page:
        assert page.evaluate("speechSynthesis.getVoices().length") == 0
        read(page, photo)
        expect(page.locator("#letter-no-voice")).to_contain_text(said)
        expect(page.locator("#letter-read")).to_have_count(0)
        page.click("#letter-tab-text")
        expect(page.locator("#letter-text-no-voice")).to_contain_text(said)


def test_the_button_says_that_it_stops_until_all_was_read(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with _with_voices(chromium_without_camera, service_url, photo, ["nl"]) as page:
        button = page.locator("#letter-read")
        expect(button).to_have_text("Lees voor")
        button.click()
        expect(button).to_have_text("Stop met lezen")
        said = []
        while page.evaluate("window.waiting.length > 0"):
            expect(button).to_have_text("Stop met lezen")
            page.evaluate("window.voice('start')")
            said.append(page.evaluate("window.voice('end')"))
        assert said[0] == "Herinnering" and "Betaal" in said[-1]
        expect(button).to_have_text("Lees voor")


def test_stopping_stops_and_reading_begins_anew(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with _with_voices(chromium_without_camera, service_url, photo, ["nl"]) as page:
        page.click("#letter-read")
        page.evaluate("window.voice('end')")
        page.click("#letter-read")
        expect(page.locator("#letter-read")).to_have_text("Lees voor")
        assert page.evaluate("window.waiting.length") == 0
        page.click("#letter-read")
        assert page.evaluate("window.voice('start')") == "Herinnering"


def test_a_voice_that_fails_is_said_to_have_failed(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with _with_voices(chromium_without_camera, service_url, photo, ["nl"]) as page:
        page.click("#letter-read")
        page.evaluate("window.voice('error')")
        expect(page.locator("#letter-copied")).to_contain_text("Voorlezen lukte niet")
        expect(page.locator("#letter-read")).to_have_text("Lees voor")
        assert page.evaluate("window.waiting.length") == 0


def test_what_the_paper_says_is_left_out_where_no_voice_reads_dutch(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with _with_voices(chromium_without_camera, service_url, photo, ["ar"]) as page:
        page.click("#letter-read")
        said = page.evaluate("window.waiting.map((each) => each.text)")
        assert said[0] == "تذكير"
        assert "Gemeente Voorbeeldstad" not in said
        # That something was left out is said in the reader's language.
        assert "صوت هولندي" in said[-1]


def test_the_button_stands_beside_the_title_and_the_outcome_is_read(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with _with_voices(chromium_without_camera, service_url, photo, ["ar", "nl"]) as page:
        expect(page.locator("#letter-read")).to_be_in_viewport(ratio=1)
        title, button = (
            page.locator(each).bounding_box() for each in ("#letter-kind", "#letter-read")
        )
        assert title and button and button["y"] < title["y"] + title["height"]
        page.click("#letter-read")
        said = page.evaluate("window.waiting.map(({ text, lang }) => [text, lang])")
        assert ["Gemeente Voorbeeldstad", "nl"] in said
        outcome = page.locator(".letter__kind-note").text_content()
        assert [outcome, "ar"] in said
        # No voice is handed words of another language; figures are read by any.
        for text, language in said:
            is_arabic = any("\u0600" <= sign <= "\u06ff" for sign in text)
            is_figure = not any(sign.isalpha() for sign in text)
            assert is_figure or is_arabic is (language == "ar"), text
