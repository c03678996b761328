"""From a blank PDF to what a phone shows: one owner makes it, another publishes it."""

import json
import urllib.request
from pathlib import Path

import cv2
import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from forms.drafting.draft import DraftState
from forms.publication.photo import HELD, photograph
from tests.api.identity.cast import Part
from tests.client.browsing import SMALL_PHONE
from tests.forms.drafting.builders import one_page_pdf
from tests.workbench.conftest import Bench
from tests.workbench.drafts import draft_of, kept
from tests.workbench.pages import signed_in
from tests.workbench.paper import drag

EXPLAINED = "Schrijf hier uw achternaam."


@pytest.fixture(scope="module")
def bench(own_bench: Bench) -> Bench:
    """Forms that other tests publish would be recognised here too."""
    return own_bench


def saved(page: Page) -> None:
    """Waits until everything is kept."""
    expect(page.locator("#wizard-saved.wizard__saved--saved")).to_be_visible()


def chosen(page: Page) -> str:
    return page.locator(".wizard-item--chosen").get_attribute("id").removeprefix("wizard-item-")


def test_an_owner_makes_a_form_and_another_puts_it_before_the_phone(
    chromium: Browser, bench: Bench, owners: tuple[Part, Part], tmp_path: Path
) -> None:
    file = tmp_path / "verhuizing.pdf"
    file.write_bytes(one_page_pdf())
    first, second = owners
    with signed_in(chromium, bench.url, first) as page:
        page.goto(f"{bench.url}/workbench#/forms")
        page.set_input_files("#new-file", file)
        page.fill("#new-title", "Verhuizing doorgeven")
        page.click("#new-begin")
        field_id = correct_a_field_by_keyboard(page, bench)
        explain(page, field_id)
        page.click("#wizard-step-publication")
        page.click("#wizard-ask")
        expect(page.locator("#wizard-asked")).to_be_visible()
        address = page.url
    with signed_in(chromium, bench.url, second) as page:
        page.goto(f"{bench.url}/workbench#/")
        page.click(".wb-card--link[href='#/forms']")
        page.click(".form-line--now")
        page.click("#wizard-step-publication")
        page.click("details.wizard-changes > summary")
        expect(page.locator(".wizard-changes__list")).to_contain_text(EXPLAINED)
        page.click("#wizard-accept")
        expect(page.locator("#wizard-published")).to_be_visible()
    draft_id = int(address.split("/forms/")[1].split("/")[0])
    seen = look(bench)
    assert seen["template"]["key"] == f"{kept(bench, draft_id)[0].key}/1"
    told = {anchor["id"]: anchor for anchor in seen["anchors"]}[field_id]
    assert told["explanation"]["text"] == EXPLAINED
    assert told["explanation"]["provenance"] == "owner"


def correct_a_field_by_keyboard(page: Page, bench: Bench) -> str:
    """Moves the first field, makes it wider, undoes one step too many, and does it again."""
    page.wait_for_selector("#wizard-surface")
    expect(page.locator("#wizard-item-achternaam")).to_be_visible()
    draft_id = int(page.url.split("/forms/")[1].split("/")[0])
    expect(page.locator(".wizard-progress")).to_have_count(0)
    before = kept(bench, draft_id)[1].values["fields/1/achternaam"]["areaMm"]
    page.focus("#wizard-surface")
    page.keyboard.press("n")
    assert chosen(page) == "achternaam"
    expect(page.locator("#wizard-announced")).to_contain_text("Vak 1 van 19: Achternaam")
    for key in ("ArrowDown", "ArrowDown", "Alt+ArrowLeft"):
        page.keyboard.press(key)
    expect(page.locator("#wizard-undo[aria-disabled=false]")).to_be_visible()
    page.keyboard.press("Shift+ArrowRight")
    saved(page)
    for key in ("Control+z", "Control+z", "Control+y", "Control+y"):
        page.keyboard.press(key)
    saved(page)
    page.reload()
    page.wait_for_selector("#wizard-surface")
    saved(page)
    left, top, right, bottom = before
    after = kept(bench, draft_id)[1].values["fields/1/achternaam"]
    expected = [left - 5, top + 1, right - 5 + 0.5, bottom + 1]
    assert np.allclose(after["areaMm"], expected, atol=0.02), (before, after)
    assert "guessed" not in after
    return "achternaam"


def explain(page: Page, field_id: str) -> None:
    page.click("#wizard-step-texts")
    page.click(f"#wizard-item-{field_id}")
    page.fill("#wizard-explanation", "Indien gewenst dient u hier uw achternaam te vermelden.")
    expect(page.locator(".wizard-gauge")).to_contain_text("dient")
    page.fill("#wizard-explanation", EXPLAINED)
    expect(page.locator(".wizard-gauge__verdict--done")).to_be_visible()
    page.locator("#wizard-explanation").blur()
    saved(page)


def look(bench: Bench) -> dict:
    """What the service says of a photo of that page now, as a phone asks it."""
    answer = kept_picture(bench)
    photo = photograph(answer, HELD).jpeg
    request = urllib.request.Request(
        f"{bench.url}/v1/frames?language=nl", photo, {"Content-Type": "image/jpeg"}
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        seen: dict = json.load(response)
    assert seen["outcome"] == "recognised", seen["miss"]
    return seen


def kept_picture(bench: Bench) -> np.ndarray:
    with urllib.request.urlopen(f"{bench.url}/v1/templates", timeout=30) as response:
        (form,) = json.load(response)["templates"]
    with urllib.request.urlopen(f"{bench.url}/v1/templates/{form['key']}/pages/1") as response:
        return cv2.imdecode(np.frombuffer(response.read(), np.uint8), cv2.IMREAD_GRAYSCALE)


def test_a_field_is_drawn_and_pulled_by_mouse(
    chromium: Browser, bench: Bench, owners: tuple[Part, Part]
) -> None:
    draft_id = draft_of(bench, "muis", owners[0].caller.who)
    with signed_in(chromium, bench.url, owners[0]) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/fields")
        expect(page.locator(".wizard-field")).to_have_count(19)
        drag(page, (30, 272), (90, 279))
        expect(page.locator(".wizard-field")).to_have_count(20)
        saved(page)
        made = chosen(page)
        drag(page, (90, 279), (110, 281))
        saved(page)
        # On the very line of a rule or a neighbour, where one is near.
        left, _, right, _ = kept(bench, draft_id)[1].values[f"fields/1/{made}"]["areaMm"]
        assert abs(right - 110) < 1.5
        assert abs(left - 30) < 1.5
        page.locator(f".wizard-field[data-id={made}]").click()
        page.keyboard.press("Delete")
        expect(page.locator(".wizard-field")).to_have_count(19)
        saved(page)


def test_two_editors_see_each_other_and_nothing_is_lost(
    chromium: Browser, bench: Bench, owners: tuple[Part, Part]
) -> None:
    draft_id = draft_of(bench, "samen", owners[0].caller.who)
    address = f"{bench.url}/workbench#/forms/{draft_id}/texts"
    with (
        signed_in(chromium, bench.url, owners[0]) as one,
        signed_in(chromium, bench.url, owners[1]) as other,
    ):
        for page in (one, other):
            page.goto(address)
            page.click("#wizard-item-achternaam")
            page.wait_for_selector("#wizard-explanation")
        one.fill("#wizard-explanation", "Schrijf uw naam.")
        other.fill("#wizard-explanation", "Schrijf uw achternaam.")
        one.locator("#wizard-explanation").blur()
        saved(one)
        other.locator("#wizard-explanation").blur()
        expect(other.locator("#wizard-rejected")).to_contain_text("Schrijf uw naam.")
        expect(other.locator("#wizard-rejected")).to_contain_text("Schrijf uw achternaam.")
        other.click("#wizard-insist")
        expect(other.locator("#wizard-rejected")).to_have_count(0)
        saved(other)
    content = kept(bench, draft_id)[1]
    assert content.text("fields/1/achternaam/explanation") == "Schrijf uw achternaam."


def test_what_is_typed_without_connection_is_kept_when_it_is_back(
    chromium: Browser, bench: Bench, owners: tuple[Part, Part]
) -> None:
    draft_id = draft_of(bench, "verbinding", owners[0].caller.who)
    with signed_in(chromium, bench.url, owners[0]) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/about")
        page.get_by_label("Waar is het voor?").fill("Voor wie gaat verhuizen.")
        page.context.set_offline(True)
        page.get_by_label("Waar is het voor?").blur()
        expect(page.locator("#wizard-saved.wizard__saved--offline")).to_be_visible()
        page.context.set_offline(False)
        saved(page)
    assert kept(bench, draft_id)[1].text("purpose") == "Voor wie gaat verhuizen."


def test_a_refusal_comes_back_with_its_reason(
    chromium: Browser, bench: Bench, owners: tuple[Part, Part]
) -> None:
    first, second = owners
    draft_id = draft_of(bench, "weigeren", first.caller.who)
    address = f"{bench.url}/workbench#/forms/{draft_id}/publication"
    with signed_in(chromium, bench.url, first) as page:
        page.goto(address)
        page.click("#wizard-ask")
        expect(page.locator("#wizard-asked")).to_be_visible()
        expect(page.locator("#wizard-accept")).to_have_count(0)
    with signed_in(chromium, bench.url, second, SMALL_PHONE) as page:
        page.goto(address)
        page.click("#wizard-refuse")
        expect(page.locator("#wizard-refused")).to_be_in_viewport(ratio=1)
        page.get_by_label("Waarom niet?").fill("Het doel ontbreekt.")
        page.click("#wizard-refuse")
        expect(page.locator("#wizard-reason")).to_contain_text("Het doel ontbreekt.")
    assert kept(bench, draft_id)[0].state is DraftState.EDITING
    with signed_in(chromium, bench.url, first) as page:
        # Who asked reads it in the list, and again on each step while mending it.
        page.goto(f"{bench.url}/workbench#/forms")
        expect(page.locator(f"#draft-{draft_id}")).to_contain_text("Het doel ontbreekt.")
        page.click(f"#draft-{draft_id}")
        page.click("#wizard-sent-back > summary")
        expect(page.locator("#wizard-sent-back")).to_contain_text("Het doel ontbreekt.")
        page.click("#wizard-step-publication")
        expect(page.locator("#wizard-reason")).to_be_visible()
        expect(page.locator("#wizard-sent-back")).to_have_count(0)


def test_a_file_that_is_none_is_refused_in_plain_words(
    chromium: Browser, bench: Bench, owners: tuple[Part, Part], tmp_path: Path
) -> None:
    file = tmp_path / "formulier.pdf"
    file.write_bytes(b"hallo")
    with signed_in(chromium, bench.url, owners[0]) as page:
        page.goto(f"{bench.url}/workbench#/forms")
        page.click("#new-begin")
        expect(page.locator("#drafts-trouble")).to_contain_text("Kies eerst het bestand")
        page.set_input_files("#new-file", file)
        page.click("#new-begin")
        expect(page.locator("#drafts-trouble")).to_contain_text("geen PDF")
