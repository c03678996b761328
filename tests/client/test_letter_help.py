"""Paying with a code that is safe to pay, and who helps: on the card, made on the phone."""

from io import BytesIO
from pathlib import Path

import numpy as np
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect

from forms.letters.helping.paying import payment_payload
from forms.letters.senders import Sender, Senders
from tests.client.browsing import Look, opened
from tests.client.letters import (
    IBAN,
    PUBLISHED,
    SENDER,
    TO_PAY,
    Reader,
    answer,
    letter_of,
    publishes,
    read,
    warned,
)


def test_what_is_to_be_paid_can_be_scanned_by_a_bank_app(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        publishes(page, PUBLISHED)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
        read(page, photo)
        code = page.locator("#task-0-code")
        expect(code).to_be_visible()
        assert "/qrCode-" not in "".join(asked)
        code.locator("summary").focus()
        page.keyboard.press("Enter")
        drawn = page.locator("#task-0-code canvas")
        expect(drawn).to_be_visible()
        (scanned,) = zxingcpp.read_barcodes(_pixels(drawn.screenshot()))
        payload = payment_payload(letter_of(answer("nl")), PUBLISHED)
        assert payload is not None
        assert scanned.text == payload
        for said in (SENDER, IBAN, TO_PAY):
            expect(code).to_contain_text(said)
        with page.expect_download() as kept:
            page.click("#task-0-code-keep")
        assert zxingcpp.read_barcode(np.asarray(Image.open(kept.value.path()).convert("L")))
        # The account is compared on the phone: nothing of the letter goes out for it.
        assert not any(IBAN.replace(" ", "") in each for each in asked)


def test_no_code_where_nobody_published_the_account_or_the_letter_has_a_warning(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    others = Senders((Sender(SENDER, ibans=frozenset({"NL91ABNA0417164300"})),))
    for senders, reader in ((others, Reader()), (PUBLISHED, Reader(change=warned))):
        with opened(chromium_without_camera, service_url) as page:
            publishes(page, senders)
            with page.expect_response("**/v1/senders"):
                read(page, photo, reader)
            expect(page.locator("#letter-helping")).to_be_visible()
            expect(page.locator("#task-0-code")).to_have_count(0)


def test_who_helps_with_the_letter_is_named_in_the_readers_language(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url, Look(language="ar")) as page:
        read(page, photo)
        helpers = page.locator(".helper")
        expect(helpers).to_have_count(3)
        expect(helpers.first).to_have_attribute("data-helper", "debts")
        expect(helpers.first.locator("bdi")).to_have_attribute("lang", "ar")
        page.click("#letter-leave")
    with opened(chromium_without_camera, service_url) as page:
        page.route("**/v1/aid-organisations*", lambda route: route.abort())
        read(page, photo)
        expect(page.locator("#letter-card")).to_be_visible()
        expect(page.locator(".helper")).to_have_count(0)


def _pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"))
