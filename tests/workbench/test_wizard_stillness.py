"""Nothing in the wizard moves or is forgotten while what was written is on its way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.api.identity.cast import Part
from tests.client.browsing import PATIENCE_MS, TWO_FRAMES, Look, until
from tests.workbench.conftest import Bench
from tests.workbench.drafts import draft_of, kept
from tests.workbench.pages import COVERED, signed_in
from tests.workbench.test_wizard import saved
from tests.workbench.texts import publish_moving

#: Where everything begins that one can press or write in, by what it is called.
PLACES = """() => Object.fromEntries(
  [...document.querySelectorAll('#wizard :is(button, a, input, select, textarea, summary)')]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .map((each, index) => {
      const { left, top } = each.getBoundingClientRect();
      return [each.id || `${each.tagName} ${each.textContent} ${index}`, [left, top]];
    }))"""
#: Half a pixel is rounding.
STILL_PX = 0.5
BETWEEN_LOOKS_MS = 300

#: What the browser itself counts, also just after a key or a press.
COUNT_SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      window.shifts.push([value, sources.map(({ node }) => node?.id || node?.className)]);
  }).observe({ type: 'layout-shift' });
}"""

SCREENS = (Look(1280, 800), Look(390, 844))


@pytest.fixture(scope="module", autouse=True)
def moving(bench: Bench) -> None:
    """A form was published before: its texts are there to take over."""
    publish_moving(bench.data)


@contextmanager
def on_its_way(page: Page) -> Iterator[list[Route]]:
    """Holds every edit back inside the block, and lets go of them at its end."""
    held: list[Route] = []
    is_holding = True
    page.route("**/edits", lambda route: held.append(route) if is_holding else route.continue_())
    yield held
    _first(page, held)
    is_holding = False
    for route in held:
        route.continue_()
    saved(page)


def _first(page: Page, held: list[Route]) -> Route:
    """The first edit: it leaves a moment after the page says that it is being kept."""
    for _ in range(PATIENCE_MS // BETWEEN_LOOKS_MS):
        if held:
            return held[0]
        page.wait_for_timeout(BETWEEN_LOOKS_MS)
    raise AssertionError("no edit was sent")


def at_rest(page: Page) -> dict[str, list[float]]:
    """Where everything is once what the page still asks for is there: letters, pictures, counts."""
    page.evaluate("document.fonts.ready.then(() => undefined)")
    places: dict[str, list[float]] = {}
    while places != (places := page.evaluate(PLACES)):
        page.wait_for_timeout(BETWEEN_LOOKS_MS)
    return places


def about(page: Page) -> None:
    page.fill("#wizard-fact-purpose", "Geef uw nieuwe adres door.")
    page.locator("#wizard-fact-purpose").blur()


def fields(page: Page) -> None:
    page.keyboard.press("c")


def texts(page: Page) -> None:
    page.fill("#wizard-explanation", "Schrijf uw achternaam op.")
    page.locator("#wizard-explanation").blur()


@pytest.mark.parametrize("look", SCREENS, ids=lambda look: str(look.width))
@pytest.mark.parametrize("write", [fields, about, texts], ids=lambda write: write.__name__)
def test_no_button_or_field_moves_while_what_was_written_is_kept(
    chromium: Browser, bench: Bench, owner: Part, write: Callable[[Page], None], look: Look
) -> None:
    draft_id = draft_of(bench, f"stil-{write.__name__}-{look.width}", owner.caller.who)
    with signed_in(chromium, bench.url, owner, look) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/{write.__name__}")
        if write is not about:
            page.click("#wizard-item-achternaam")
        if write is texts:
            page.wait_for_selector("#wizard-precedent-1")
            # Its verdict comes a moment after the text.
            with page.expect_response("**/edits"):
                page.fill("#wizard-explanation", "Schrijf uw naam op.")
                page.wait_for_selector(".wizard-gauge__verdict")
            saved(page)
        elif write is fields:
            page.focus("#wizard-surface")
            # “Saved” still stands there from before the key.
            with page.expect_response("**/edits"):
                page.keyboard.press("c")
            saved(page)
            page.click("#wizard-item-achternaam")
            page.focus("#wizard-surface")
        page.wait_for_load_state("networkidle")
        at_rest(page)
        if write is about:  # what is offered above it came in meanwhile: writing would scroll
            page.focus("#wizard-fact-purpose")
        before = at_rest(page)
        page.evaluate(COUNT_SHIFTS)
        with on_its_way(page):
            write(page)
            expect(page.locator("#wizard-saved.wizard__saved--saving")).to_be_visible()
            page.evaluate(TWO_FRAMES)
            during = page.evaluate(PLACES)
        page.evaluate(TWO_FRAMES)
        after = page.evaluate(PLACES)
        assert moved(before, during) == {}
        assert moved(before, after) == {}
        assert [each for each in page.evaluate("window.shifts") if each[0] > 0.001] == []


@pytest.mark.parametrize("look", SCREENS, ids=lambda look: str(look.width))
def test_what_is_kept_when_another_step_is_there_already_moves_nothing_on_it(
    chromium: Browser, bench: Bench, owner: Part, look: Look
) -> None:
    draft_id = draft_of(bench, f"stil-later-{look.width}", owner.caller.who)
    ready = {"languages": COVERED, "recognition": "#wizard-try", "publication": "#wizard-changes"}
    with signed_in(chromium, bench.url, owner, look) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/texts")
        for step, shown in ready.items():
            page.click("#wizard-step-texts")
            page.click("#wizard-item-achternaam")
            with on_its_way(page) as held:
                page.fill("#wizard-explanation", f"Schrijf uw achternaam op: {step}.")
                page.click(f"#wizard-step-{step}")
                page.wait_for_selector(shown, state="attached")
                until(page, f"document.querySelector('#wizard-{step}-heading') !== null")
                _first(page, held)
                during = at_rest(page)
                page.evaluate(COUNT_SHIFTS)
            # Languages and differences are asked for anew, now that the form is another.
            page.wait_for_load_state("networkidle")
            page.evaluate(TWO_FRAMES)
            assert moved(during, page.evaluate(PLACES)) == {}, step
            assert [each for each in page.evaluate("window.shifts") if each[0] > 0.001] == []


def moved(before: dict[str, list[float]], after: dict[str, list[float]]) -> dict[str, object]:
    """What stood elsewhere before, with both places."""
    return {
        name: (place, after[name])
        for name, place in before.items()
        if name in after
        and any(abs(a - b) > STILL_PX for a, b in zip(place, after[name], strict=True))
    }


def test_an_edit_that_cannot_be_is_told_without_moving_what_one_works_on(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "stil-fout", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/about")
        account = page.get_by_label("Rekeningnummers")
        account.fill("NL00 BANK 0123 4567 89")
        before = at_rest(page)
        account.blur()
        expect(page.locator("#wizard-rejected")).to_be_in_viewport(ratio=1)
        assert moved(before, page.evaluate(PLACES)) == {}
        page.click("#wizard-yield")
        expect(page.locator("#wizard-rejected")).to_have_count(0)
        assert moved(before, page.evaluate(PLACES)) == {}


def test_a_field_is_chosen_though_the_list_is_drawn_anew_while_it_is_pressed(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "stil-lijst", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/texts")
        page.click("#wizard-item-achternaam")
        page.fill("#wizard-explanation", "Schrijf uw achternaam op.")
        page.hover("#wizard-item-voorletters")
        with page.expect_response("**/edits"):
            page.mouse.down()
        page.evaluate(TWO_FRAMES)
        page.mouse.up()
        expect(page.locator("#wizard-item-voorletters")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#wizard-explanation")).to_have_value("")
        saved(page)
        text = kept(bench, draft_id)[1].text("fields/1/achternaam/explanation")
        assert text == "Schrijf uw achternaam op."


def test_a_second_choice_knows_the_first_that_is_still_on_its_way(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "stil-keuzes", owner.caller.who)
    date = "1/geboortedatum"
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/fields")
        page.click("#wizard-item-geboortedatum")
        with on_its_way(page):
            page.get_by_label("Wat komt erin?").select_option("date")
            page.get_by_role("checkbox", name="Of de datum op tijd is").click()
            page.get_by_label("Geteld vanaf de datum in").select_option(date)
            page.get_by_label("Wat telt", exact=True).select_option("workingDays")
            page.get_by_label("Hoeveel", exact=True).fill("5")
            page.get_by_label("Hoeveel", exact=True).blur()
            page.get_by_role("checkbox", name="Of de datum kan kloppen").click()
        field = kept(bench, draft_id)[1].values[f"fields/{date}"]
    assert field["type"] == "date"
    counted = {name: count for name, count in field["term"].items() if count != 0}
    assert counted == {"after": "geboortedatum", "workingDays": 5}
    assert len(field["checks"]) == 2
