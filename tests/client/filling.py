"""Filling in a form in the browser: getting there, and what stands in for a phone."""

from playwright.sync_api import Page, Route

from tests.client.scenes import LibraryPage

MOVING = LibraryPage("gemeente-voorbeeldstad/verhuizing/2026-1", 1)


#: Stands in for the screen's lock: Chromium without a screen has none to give.
WATCH_THE_LOCK = """() => {
  window.locks = [];
  const request = async (kind) => {
    const lock = new EventTarget();
    lock.release = async () => { window.locks.push('released'); };
    window.locks.push(kind);
    return lock;
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
}"""


#: A phone that has Dutch voices, one of them somewhere else; what is said is written down.
GIVE_VOICES = """() => {
  window.spoken = [];
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; (window.utterances ??= []).push(this); }
  };
  const voices = [
    { lang: 'nl-NL', localService: false, name: 'far' },
    { lang: 'nl-NL', localService: true, name: 'near' },
  ];
  speechSynthesis.getVoices = () => voices;
  speechSynthesis.speak = (u) => window.spoken.push([u.text, u.lang, u.voice.name]);
  speechSynthesis.dispatchEvent(new Event('voiceschanged'));
}"""


def pick(page: Page, version: str) -> Page:
    """Picks a form from the list, as somebody without a camera does."""
    page.click("#pick-form")
    page.click(f"[data-form='{version}']")
    page.wait_for_selector("#coach-next")
    return page


def coach(page: Page) -> Page:
    """Opens the coach once the steps of the form are known."""
    page.locator("#look-progress", has_text="·").wait_for()
    page.click("#open-coach")
    page.wait_for_selector("#coach-next")
    return page


def go_to(page: Page, step: str) -> None:
    """Goes to one step through the list of all of them."""
    page.click("#coach-all")
    page.click(f"[data-step='{step}']")


def hold_back(page: Page, address: str) -> list[Route]:
    """The requests to an address as they come; each waits until it is let go."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold)
    return held
