"""A translator corrects, a reviewer approves, and a citizen's phone shows it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from forms.people.rights import Membership, Role
from forms.reviews.desk import Author
from forms.store.desk.book import ReviewDesk
from tests.api.identity.cast import OWN, Part
from tests.client.browsing import PHONE, Look, opened, recognised
from tests.client.filling import coach, go_to, hold_back
from tests.workbench.conftest import Bench
from tests.workbench.pages import signed_in
from tests.workbench.texts import publish_moving, seen, string_at

EXPLANATION = "fields/1/surname/explanation"
BETTER = "اكتب اسم عائلتك كما هو في جواز سفرك أو بطاقة هويتك."


@pytest.fixture(scope="module")
def desk(bench: Bench) -> Iterator[ReviewDesk]:
    publish_moving(bench.data)
    with ReviewDesk.open(bench.data) as opened_desk:
        yield opened_desk


@pytest.fixture
def translator(bench: Bench) -> Part:
    return bench.cast.signed_in(Membership(Role.TRANSLATOR, OWN, "ar"))


@pytest.fixture
def reviewer(bench: Bench) -> Part:
    return bench.cast.signed_in(Membership(Role.REVIEWER, OWN, "ar"))


def test_a_translator_corrects_a_reviewer_approves_and_the_phone_shows_it(
    chromium: Browser, bench: Bench, desk: ReviewDesk, translator: Part, reviewer: Part
) -> None:
    string_id = string_at(desk, EXPLANATION, "ar").string_id
    with signed_in(chromium, bench.url, translator) as page:
        open_string(page, bench, "write", string_id)
        expect(page.locator("#desk-approve")).to_have_count(0)
        expect(page.locator("#desk-place")).to_contain_text("Achternaam")
        expect(page.locator(".desk-paper__mark")).to_have_count(1)
        page.keyboard.press("e")
        page.fill("#desk-text", "\u202e" + BETTER)
        expect(page.locator("[data-code=turned]")).to_be_visible()
        page.keyboard.press("Control+Enter")
        expect(page.locator("#desk-editor [role=alert]")).to_contain_text(
            "kan zo niet bewaard worden"
        )
        page.fill("#desk-text", BETTER)
        page.keyboard.press("Control+Enter")
        expect(page.locator(".wb__told")).to_contain_text("Iemand anders kijkt")
        # The address is still that one.
        page.reload()
        page.wait_for_selector(f"#desk[data-id='{string_id}']")
        expect(page.locator(".desk-subject")).to_contain_text("Iemand anders moet hem goedkeuren")
    assert provenance_on_the_phone(chromium, bench, BETTER) == "absent"
    with signed_in(chromium, bench.url, reviewer) as page:
        page.goto(f"{bench.url}/workbench#/")
        expect(page.locator(".wb-card--link").first).to_contain_text("nakijken")
        open_string(page, bench, "review", string_id)
        expect(page.locator(".desk-subject [data-standing=proposed]")).to_be_visible()
        page.keyboard.press("a")
        expect(page.locator(".wb__told")).to_contain_text("Mensen lezen dit nu")
        expect(page.locator(f"#desk[data-id='{string_id}']")).to_have_count(0)
    assert provenance_on_the_phone(chromium, bench, BETTER) == "reviewed"


def provenance_on_the_phone(browser: Browser, bench: Bench, text: str) -> str:
    """What the phone says about where that text comes from, at the step of the last name."""
    look = Look(PHONE.width, PHONE.height, language="ar")
    with opened(browser, bench.url, look) as page:
        page.click("#open-example")
        coach(recognised(page))
        go_to(page, "1/surname")
        page.wait_for_selector("#coach-next")
        found = page.locator(".said", has_text=text).locator("[data-provenance]").first
        return found.get_attribute("data-provenance") or "" if found.count() else "absent"


def open_string(page: Page, bench: Bench, work: str, string_id: int) -> None:
    page.goto(f"{bench.url}/workbench#/texts/ar/{work}?id={string_id}")
    page.wait_for_selector(f"#desk[data-id='{string_id}'] #desk-edit")


def proposed(desk: ReviewDesk, path: str, text: str, part: Part) -> int:
    assert part.caller is not None
    string = string_at(desk, path, "ar")
    author = Author(f"person:{part.caller.id}", part.caller.id)
    return desk.propose((string.string_id, "ar"), text, author, seen(string)).string_id


def test_nobody_approves_their_own_text_and_is_told_before(
    chromium: Browser, bench: Bench, desk: ReviewDesk, reviewer: Part, translator: Part
) -> None:
    assert translator.caller is not None
    string_id = proposed(desk, "fields/1/surname/label", "اللقب (Achternaam)", reviewer)
    with signed_in(chromium, bench.url, reviewer) as page:
        open_string(page, bench, "review", string_id)
        expect(page.locator(".desk-subject")).to_contain_text("U schreef deze tekst zelf")
        expect(page.locator("#desk-approve")).to_have_count(0)
        page.keyboard.press("a")
        expect(page.locator("#desk > .desk__body [role=alert]").first).to_contain_text("zelf")
    assert string_at(desk, "fields/1/surname/label", "ar").standing == "proposed"


def test_a_second_person_refuses_with_a_reason_and_can_undo_that(
    chromium: Browser, bench: Bench, desk: ReviewDesk, translator: Part, reviewer: Part
) -> None:
    path = "fields/1/surname/where"
    string_id = proposed(desk, path, "خذ جواز سفرك وابحث.", translator)
    with signed_in(chromium, bench.url, reviewer) as page:
        open_string(page, bench, "review", string_id)
        page.keyboard.press("r")
        page.keyboard.type("Het woord Naam mist.")
        page.click("#desk-reject-send")
        expect(page.locator(".wb__told")).to_contain_text("Afgewezen")
        assert string_at(desk, path, "ar").decisions[-1].reason == "Het woord Naam mist."
        page.locator("#desk h1").click()
        page.keyboard.press("u")
        page.wait_for_selector(f"#desk[data-id='{string_id}']")
        assert string_at(desk, path, "ar").standing == "proposed"
        page.keyboard.press("d")
        page.keyboard.type("Zullen we dit samen bekijken?")
        page.click("#desk-discuss-send")
        expect(page.locator("#desk-talk .desk-remark")).to_contain_text(
            ["Zullen we dit samen bekijken?"]
        )


def test_of_two_editors_the_slower_one_sees_both_texts(
    chromium: Browser, bench: Bench, desk: ReviewDesk, translator: Part, reviewer: Part
) -> None:
    path = "fields/1/surname/steps/0"
    string_id = string_at(desk, path, "ar").string_id
    with signed_in(chromium, bench.url, translator) as page:
        open_string(page, bench, "write", string_id)
        page.keyboard.press("e")
        page.fill("#desk-text", "اكتب الاسم كله بحروف كبيرة.")
        proposed(desk, path, "اكتب اسمك كاملا بحروف كبيرة.", reviewer)
        page.click("#desk-save")
        both = page.locator("#desk-conflict .desk-text")
        expect(both).to_have_text(["اكتب الاسم كله بحروف كبيرة.", "اكتب اسمك كاملا بحروف كبيرة."])
        page.click("#desk-keep-mine")
        expect(page.locator("#desk-text")).to_have_value("اكتب الاسم كله بحروف كبيرة.")
        page.click("#desk-save")
        expect(page.locator(".wb__told")).to_contain_text("Bewaard")
    assert string_at(desk, path, "ar").texts[-1].text == "اكتب الاسم كله بحروف كبيرة."


def test_a_press_on_save_while_the_string_is_fetched_anew_is_not_lost(
    chromium: Browser, bench: Bench, desk: ReviewDesk, translator: Part, reviewer: Part
) -> None:
    path, mine = "fields/1/surname/where", "ابحث في جواز سفرك."
    string_id = string_at(desk, path, "ar").string_id
    with signed_in(chromium, bench.url, translator) as page:
        open_string(page, bench, "write", string_id)
        page.keyboard.press("e")
        page.fill("#desk-text", mine)
        proposed(desk, path, "ابحث في بطاقة هويتك.", reviewer)
        page.click("#desk-save")
        page.wait_for_selector("#desk-keep-mine")
        held = hold_back(page, f"**/strings/{string_id}/translations/ar")
        page.click("#desk-keep-mine")
        while not held:
            page.wait_for_timeout(20)
        page.click("#desk-save")
        for route in list(held):
            route.continue_()
        page.unroute(f"**/strings/{string_id}/translations/ar")
        expect(page.locator(".wb__told")).to_contain_text("Bewaard")
    assert string_at(desk, path, "ar").texts[-1].text == mine


def test_what_stands_out_in_a_text_moves_no_button_when_it_comes(
    chromium: Browser, bench: Bench, desk: ReviewDesk, translator: Part
) -> None:
    place = "document.getElementById('desk-save').getBoundingClientRect().top"
    with signed_in(chromium, bench.url, translator) as page:
        open_string(page, bench, "write", string_at(desk, "at-hand/0", "ar").string_id)
        held = hold_back(page, "**/checks")
        page.keyboard.press("e")
        page.fill("#desk-text", "Dit is geen Arabisch, maar 12 andere woorden.")
        expect(page.locator("#desk-findings")).to_be_empty()
        before = page.evaluate(place)
        for route in held:
            route.continue_()
        page.unroute("**/checks")
        expect(page.locator("#desk-findings li").first).to_be_visible()
        assert page.evaluate(place) == before


def test_what_stands_out_moves_nothing_that_one_presses_to_decide_when_it_comes(
    chromium: Browser, bench: Bench, desk: ReviewDesk, translator: Part
) -> None:
    places = """() => [...document.querySelectorAll('.desk-acts button, .desk-talks summary')]
      .map((each) => [each.textContent, each.getBoundingClientRect().top])"""
    with signed_in(chromium, bench.url, translator) as page:
        held = hold_back(page, "**/checks")
        open_string(
            page, bench, "write", string_at(desk, "fields/1/initials/explanation", "ar").string_id
        )
        expect(page.locator(".desk-paper__mark")).to_have_count(1)
        expect(page.locator(".desk-talks summary")).not_to_have_count(0)
        before = page.evaluate(places)
        assert held
        assert len(before) > 2
        for route in held:
            route.continue_()
        page.unroute("**/checks")
        expect(page.locator("#desk-findings-shown .desk-finding").first).to_be_visible()
        assert page.evaluate(places) == before


def test_without_a_connection_the_text_stays_and_survives_a_reload(
    chromium: Browser, bench: Bench, desk: ReviewDesk, translator: Part
) -> None:
    string_id = string_at(desk, "at-hand/0", "ar").string_id
    with signed_in(chromium, bench.url, translator) as page:
        open_string(page, bench, "write", string_id)
        page.keyboard.press("e")
        page.fill("#desk-text", "جواز سفرك أو رخصة قيادتك.")
        page.context.set_offline(True)
        page.click("#desk-save")
        alert = page.locator("#desk-editor [role=alert]")
        expect(alert).to_contain_text("niet bewaard, maar staat er nog")
        expect(page.locator("#desk-text")).to_have_value("جواز سفرك أو رخصة قيادتك.")
        page.context.set_offline(False)
        page.once("dialog", lambda dialog: dialog.accept())
        page.reload()
        page.click("#desk-edit")
        expect(page.locator("#desk-text")).to_have_value("جواز سفرك أو رخصة قيادتك.")
        page.click("#desk-save")
        expect(page.locator(".wb__told")).to_contain_text("Bewaard")


def test_who_else_works_on_a_text_is_told(
    chromium: Browser, bench: Bench, desk: ReviewDesk, translator: Part
) -> None:
    string_id = string_at(desk, "send-to", "ar").string_id
    other = bench.cast.person(Membership(Role.REVIEWER, OWN, "ar"), name="Fatima")
    desk.claim(string_id, "ar", other.id)
    with signed_in(chromium, bench.url, translator) as page:
        open_string(page, bench, "write", string_id)
        expect(page.locator(".desk-late")).to_contain_text("Fatima werkt hieraan tot")
        page.keyboard.press("?")
        expect(page.locator("dialog")).to_contain_text("Verbeteren")
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        expect(page.locator("dialog")).to_contain_text("المستوى")
