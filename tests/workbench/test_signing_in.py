"""From the first administrator's link to a colleague who works, and out again."""

import re
import subprocess
import sys
from pathlib import Path

import pyotp
from playwright.sync_api import Browser, Page, expect

from forms.people.rights import ALL, Membership, Role
from tests.api.identity.cast import OWN
from tests.glue.service import environment
from tests.workbench.conftest import Bench
from tests.workbench.doors import PASSWORD, link_for, sign_in_page
from tests.workbench.pages import PAGES, go, signed_in, visiting

PEOPLE = next(shown for shown in PAGES if shown.name == "people")


def test_the_first_administrator_lets_in_a_colleague(chromium: Browser, bench: Bench) -> None:
    link = add_admin(bench, "bo.beheer@voorbeeldstad.example")
    with visiting(chromium) as page:
        page.goto(link)
        codes = set_up(page, "Bo Beheer")
        page.click("#ready-send")
        expect(page.locator("main h1")).to_have_text("Welkom, Bo Beheer")
        assert "invitation" not in page.url
        page.click("a[href='#/people']")
        page.click("#invite")
        page.fill("#invite-name", "Vera Vertaler")
        page.fill("#invite-email", "vera@voorbeeld.example")
        page.click("#invite-form-send")
        handed = page.locator("#link").input_value()
        page.click("#sign-out")
        page.wait_for_selector("#sign-in-email")
        sign_in(page, "bo.beheer@voorbeeldstad.example", codes[0])
        expect(page.locator("main h1")).to_have_text("Welkom, Bo Beheer")
    with visiting(chromium) as page:
        page.goto(handed)
        set_up(page, "Vera Vertaler")
        page.click("#ready-send")
        expect(page.locator("main h1")).to_have_text("Welkom, Vera Vertaler")
        # What is not hers is not offered, and refused when the address is typed.
        expect(page.locator("nav a[data-path='people']")).to_have_count(0)
        page.goto(f"{bench.url}/workbench#/people")
        expect(page.locator("main [role=alert]")).to_contain_text("U mag dit hier niet doen")
        page.goto(handed)
        expect(page.locator("main .check--care")).to_contain_text("al gebruikt of is verlopen")


def add_admin(bench: Bench, email: str) -> str:
    ran = subprocess.run(
        [Path(sys.executable).with_name("leeswijzer"), "people", "add-admin", email],
        env=environment(bench.data) | {"LEESWIJZER_PUBLIC_URL": bench.url},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return ran.stdout.strip()


def set_up(page: Page, name: str) -> list[str]:
    page.wait_for_selector("#set-up-password")
    page.fill("#set-up-name", name)
    page.fill("#set-up-password", "kort")
    secret = re.sub(r"\s", "", page.locator(".wb-secret").text_content() or "")
    page.fill("#set-up-code", pyotp.TOTP(secret).now())
    page.click("#set-up-send")
    expect(page.locator("#set-up-password-fault")).to_contain_text("te makkelijk te raden")
    page.fill("#set-up-password", PASSWORD)
    page.click("#set-up-send")
    page.wait_for_selector("#ready")
    return page.locator(".wb-codes__list code").all_text_contents()


def sign_in(page: Page, email: str, code: str) -> None:
    page.fill("#sign-in-email", email)
    page.fill("#sign-in-password", PASSWORD)
    page.fill("#sign-in-code", code)
    page.click("#sign-in-send")


def test_what_was_typed_survives_a_session_that_ran_out(chromium: Browser, bench: Bench) -> None:
    link, _, person = link_for(bench, Membership(Role.ADMINISTRATOR, ALL))
    with visiting(chromium) as page:
        page.goto(link)
        codes = set_up(page, "Lang Weg")
        page.click("#ready-send")
        page.goto(f"{bench.url}/workbench#/people/new")
        page.fill("#invite-name", "Half getypt")
        page.fill("#invite-email", "half@voorbeeld.example")
        bench.staff.sessions.end(person.id)
        page.click("#invite-form-send")
        expect(page.locator("dialog")).to_be_visible()
        sign_in(page, person.email, codes[1])
        # Sent once more by itself.
        expect(page.locator("#link")).to_be_visible()


def test_without_a_connection_nothing_is_lost_and_one_can_try_again(
    chromium: Browser, bench: Bench
) -> None:
    part = bench.cast.signed_in(Membership(Role.ADMINISTRATOR, ALL))
    with signed_in(chromium, bench.url, part) as page:
        go(page, bench.url, PEOPLE)
        page.click("#invite")
        page.fill("#invite-name", "Zonder net")
        page.fill("#invite-email", "zonder.net@voorbeeld.example")
        page.context.set_offline(True)
        page.click("#invite-form-send")
        expect(page.locator("#invite-form [role=alert]")).to_contain_text("geen verbinding")
        page.context.set_offline(False)
        page.click("#invite-form-send")
        expect(page.locator("#link")).to_be_visible()


def test_leaving_what_is_not_kept_asks_first(chromium: Browser, bench: Bench) -> None:
    part = bench.cast.signed_in(Membership(Role.ADMINISTRATOR, OWN))
    with signed_in(chromium, bench.url, part) as page:
        go(page, bench.url, PEOPLE)
        page.click("#invite")
        page.fill("#invite-name", "Half")
        page.once("dialog", lambda dialog: dialog.dismiss())
        # The browser asks only after the click is over.
        with page.expect_event("dialog"):
            page.click("a[href='#/account']")
        expect(page).to_have_url(f"{bench.url}/workbench#/people/new")
        expect(page.locator("#invite-name")).to_have_value("Half")
        page.once("dialog", lambda dialog: dialog.accept())
        page.click("a[href='#/account']")
        expect(page.locator("main h1")).to_have_text("Mijn account")


def test_who_is_disabled_is_out_with_the_next_click(chromium: Browser, bench: Bench) -> None:
    part = bench.cast.signed_in(Membership(Role.ADMINISTRATOR, OWN))
    assert part.caller is not None
    with signed_in(chromium, bench.url, part) as page:
        go(page, bench.url, PEOPLE)
        bench.staff.people.set_disabled(part.caller.id, True, bench.cast.now(), "operator:test")
        page.click("a[href='#/keys']")
        expect(page.locator("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("main [role=alert]")).to_contain_text("niet ingelogd")


def test_a_wrong_password_is_told_and_what_was_typed_stays(chromium: Browser, bench: Bench) -> None:
    with visiting(chromium) as page:
        sign_in_page(page, bench)
        sign_in(page, "niemand@voorbeeld.example", "123456")
        expect(page.locator("#sign-in [role=alert]")).to_contain_text("klopt niet")
        expect(page.locator("#sign-in-email")).to_have_value("niemand@voorbeeld.example")
