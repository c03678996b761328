"""Before anybody sees a form: fields are split and merged, and it is tried as a phone sees it."""

import pytest
from playwright.sync_api import Browser, expect

from forms.people.rights import Membership, Role
from tests.api.identity.cast import OWN, Part
from tests.client.browsing import until
from tests.forms.drafting.builders import library_pdf
from tests.workbench.conftest import Bench
from tests.workbench.drafts import draft_of, kept
from tests.workbench.pages import signed_in
from tests.workbench.test_wizard import chosen, saved
from tests.workbench.texts import publish_moving

#: Each trial reads a dozen simulated photos, on a machine that does other things too.
TRIED_MS = 90_000


def test_a_field_is_split_and_two_are_merged_and_both_are_undone(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "splitsen", owner.caller.who)

    def areas() -> dict[str, list[float]]:
        content = kept(bench, draft_id)[1]
        order = content.values["order/1"]
        return {each: content.values[f"fields/1/{each}"]["areaMm"] for each in order}

    before = areas()
    left, top, right, bottom = before["achternaam"]
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/fields")
        fields = page.locator(".wizard-field")
        expect(fields).to_have_count(len(before))
        page.click("#wizard-item-achternaam")
        page.click("#wizard-split")
        expect(fields).to_have_count(len(before) + 1)
        saved(page)
        (new,) = areas().keys() - before.keys()
        assert areas()["achternaam"] == pytest.approx(
            [left, top, (left + right) / 2, bottom], abs=1
        )
        assert areas()[new] == pytest.approx([(left + right) / 2, top, right, bottom], abs=1)
        # What was cut in two by mouse is one again by key.
        page.click("#wizard-item-achternaam")
        page.focus("#wizard-surface")
        page.keyboard.press("m")
        expect(fields).to_have_count(len(before))
        saved(page)
        assert chosen(page) == "achternaam"
        assert areas()["achternaam"] == pytest.approx(before["achternaam"], abs=0.05)
        for count in (len(before) + 1, len(before)):
            page.click("#wizard-undo")
            expect(fields).to_have_count(count)
            saved(page)
    assert areas() == before


def test_a_form_is_tried_on_simulated_photos_and_shown_as_on_a_phone(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "proberen", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/recognition")
        page.click("#wizard-preview")
        stage = page.locator("#wizard-stage")
        expect(stage).to_be_visible(timeout=TRIED_MS)
        expect(page.locator(".wizard-phone [role=alert]")).to_have_count(0)
        # The photo is drawn: many shades, not one.
        until(page, _MANY_SHADES)
        page.click("#wizard-try")
        row = page.locator(".wizard-report__pages li[data-recognised]")
        expect(row).to_have_count(1, timeout=TRIED_MS)
        assert int(row.get_attribute("data-recognised") or 0) >= 9


def test_what_a_phone_sees_is_of_the_page_and_the_texts_at_hand(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "bladeren", owner.caller.who, library_pdf())
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/recognition")
        stage = page.locator("#wizard-stage")
        page.click("#wizard-preview")
        expect(stage).to_be_visible(timeout=TRIED_MS)
        page.click("#wizard-page-2")
        expect(stage).to_be_hidden()
        # What comes when somebody has turned the page meanwhile is not shown for this one.
        page.click("#wizard-preview")
        page.click("#wizard-page-1")
        with page.expect_response("**/pages/1/preview*", timeout=TRIED_MS):
            page.click("#wizard-preview")
        expect(stage).to_be_visible(timeout=TRIED_MS)
        expect(page.get_by_role("img", name="Foto van pagina 1")).to_be_visible()


def test_a_page_that_is_like_another_names_that_as_people_do(
    chromium: Browser, own_bench: Bench
) -> None:
    part = own_bench.cast.signed_in(Membership(Role.OWNER, OWN))
    publish_moving(own_bench.data)
    draft_id = draft_of(own_bench, "lijken", part.caller.who)
    with signed_in(chromium, own_bench.url, part) as page:
        page.goto(f"{own_bench.url}/workbench#/forms/{draft_id}/recognition")
        page.click("#wizard-try")
        row = page.locator(".wizard-report__pages li[data-recognised]")
        expect(row).to_contain_text(
            "precies zo uit als Verhuizing doorgeven · Versie 2026-1 · Pagina 1", timeout=TRIED_MS
        )
        expect(row).not_to_contain_text(f"{OWN}/")


_MANY_SHADES = """(() => {
  const canvas = document.querySelector("#wizard-stage");
  if (canvas.width === 0) return false;
  const small = new OffscreenCanvas(64, 64).getContext("2d");
  small.drawImage(canvas, 0, 0, 64, 64);
  const pixels = small.getImageData(0, 0, 64, 64).data;
  return new Set(pixels.filter((_each, index) => index % 4 === 0)).size > 40;
})()"""
