"""A person knows, before choosing and beside the words, that a server elsewhere translates."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from forms.overlay import Overlay
from forms.text import Provenance, Text
from tests.client.browsing import opened
from tests.client.letters import Reader, letter_of, read

#: As `forms/language/engines/libretranslate.py` names itself.
DETAIL = "LibreTranslate translate.example.org"


def _with_portuguese(route: Route) -> None:
    """What the service says where an operator set LEESWIJZER_LIBRETRANSLATE_URL."""
    answer = route.fetch()
    told = answer.json()
    told["languages"].append(
        {"code": "pt", "name": "Português", "direction": "ltr", "isAuthored": False,
         "leavesMachine": True}
    )  # fmt: skip
    route.fulfill(response=answer, json=told)


def test_a_language_that_a_server_elsewhere_translates_to_says_so_before_it_is_chosen(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        expect(page.locator("#start-language-leaves")).to_have_count(0)
        page.route("**/v1/languages", _with_portuguese)
        page.reload()
        note = page.locator("#start-language-leaves")
        expect(note).to_contain_text("een computer van iemand anders")
        choice = page.locator("#start-language-pt")
        expect(choice).to_have_accessible_description(note.inner_text())
        expect(page.locator("#start-language-ar")).to_have_accessible_description("")
        expect(page.locator("#start .languages__leaves")).to_have_text(["Português"])


def test_words_that_a_server_elsewhere_translated_say_so(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo, Reader(change=_translated_elsewhere))
        told = page.locator(".task [data-provenance=machine]").first
        expect(told).to_contain_text("Vertaald door een computer van iemand anders")
        expect(told).to_contain_text("translate.example.org")


def _translated_elsewhere(overlay: Overlay) -> Overlay:
    letter = letter_of(overlay)
    said = Text("Pague antes de 6 de julho.", "pt", Provenance.MACHINE, DETAIL)
    actions = tuple(replace(action, message=said) for action in letter.actions)
    return replace(overlay, letter=replace(letter, actions=actions))
