"""While a letter is read a person sees, and hears, how far that is."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from forms.progress import Progress, ProgressStage
from tests.client.browsing import Look, opened
from tests.client.letters import Reader, read, reads
from tests.client.told_letter import telling

#: Longer than the page itself would wait on this machine's busiest day.
PATIENCE_MS = 120_000

#: Notes how wide the bar is drawn, what it says and what is said aloud, whenever that changes.
_WATCH = """
  window.seen = { widths: [], values: [], words: [], aloud: [] };
  const note = (list, value) => { if (value && list.at(-1) !== value) list.push(value); };
  const look = () => {
    const bar = document.getElementById('letter-progress');
    if (bar?.checkVisibility()) {
      note(window.seen.widths, Math.round(bar.firstElementChild.getBoundingClientRect().width));
      note(window.seen.values, Number(bar.getAttribute('aria-valuenow')));
      note(window.seen.words, document.querySelector('.reading-progress__words').textContent);
    }
    note(window.seen.aloud, document.getElementById('letter-told')?.textContent);
    requestAnimationFrame(look);
  };
  look();
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_bar_is_seen_moving_until_the_card_of_a_letter_that_is_really_read(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.evaluate(_WATCH)
        page.click("#open-letter")
        page.set_input_files("#letter-files", str(photo))
        page.wait_for_selector("#letter-kind", timeout=PATIENCE_MS)
        seen = page.evaluate("window.seen")
        expect(page.locator("#letter-progress")).to_have_count(0)
    for moved in (seen["widths"], seen["values"]):
        assert len(moved) > 5, moved
        assert moved == sorted(moved)
    lines = [words for words in seen["words"] if words.startswith("Regel ")]
    assert len(lines) > 3
    assert seen["aloud"][0] == "We lezen uw brief …"
    # A few things are said aloud, however many lines there are.
    assert 2 <= len(seen["aloud"]) <= 5


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "Regel 12 van 40 gelezen"), ("ar", "قرأنا السطر 12 من 40")]
)
def test_the_bar_fills_from_where_the_language_starts_and_says_the_line(
    chromium_without_camera: Browser, service_url: str, photo: Path, language: str, said: str
) -> None:
    step = Progress(ProgressStage.READING, 0.25, line=12, lines=40)
    look = Look(360, 800, language)
    with telling(step) as url, opened(chromium_without_camera, service_url, look) as page:
        page.emulate_media(reduced_motion="reduce")
        reads(page, Reader(fail=[lambda route: route.continue_(url=url)]))
        page.click("#open-letter")
        page.set_input_files("#letter-files", str(photo))
        bar = page.get_by_role("progressbar")
        expect(bar).to_have_attribute("aria-valuenow", "25")
        expect(bar).to_have_attribute("aria-valuetext", said)
        expect(page.locator(".reading-progress__words")).to_have_text(said)
        whole, done = bar.bounding_box(), page.locator(".reading-progress__done").bounding_box()
        words = page.locator(".reading-progress__words").bounding_box()
        assert whole and done and words
        assert words["y"] >= whole["y"] + whole["height"] and words["height"] > whole["height"]
        assert done["width"] == pytest.approx(0.25 * whole["width"], abs=2)
        is_at_left = done["x"] - whole["x"] < 2
        assert is_at_left is (language == "nl")
        # Whoever has seen enough stops, and is back at the camera.
        page.click("[id^=letter-cancel]")
        expect(page.locator("#letter-progress")).to_have_count(0)


def test_an_answer_that_comes_at_once_is_shown_without_a_bar(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.evaluate(_WATCH)
        read(page, photo)
        assert page.evaluate("window.seen")["widths"] == []
