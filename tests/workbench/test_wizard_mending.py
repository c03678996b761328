"""What the finder missed or made up is mended by mouse, finger and keyboard."""

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.identity.cast import Part
from tests.client.browsing import DESK, PHONE, Look
from tests.forms.pdf.builders import P, pdf_of
from tests.forms.pdf.flat.pages import box, page_of, rule, say
from tests.workbench.conftest import Bench
from tests.workbench.drafts import draft_of, kept
from tests.workbench.pages import signed_in
from tests.workbench.paper import drag, point, tap
from tests.workbench.test_wizard import saved

#: A line, a cell with its heading, a tick box, a comb, and a table of five rows.
FORM = page_of(
    say(20, 39.5, "Geboortedatum") + rule(50, 40, 70),
    box(20, 60, 100, 16) + say(22, 64, "Opmerkingen"),
    box(20, 90, 4, 4) + say(26, 93.3, "Ik woon samen"),
    *(box(20 + 5 * n, 110, 5, 7) for n in range(9)),
    *(rule(20, 150 + 9 * n, 120) for n in range(6)),
    say(20, 146, "Naam van het kind"),
)
LINE, CELL, TICK, COMB, ROW = (80, 38), (90, 70), (22, 92), (42, 113), (70, 154)
FITTING = {
    LINE: ("date", [50, 33, 120, 40]),
    CELL: ("text", [20, 64.5, 120, 76]),
    TICK: ("checkbox", [20, 90, 24, 94]),
    COMB: ("comb", [20, 110, 65, 117]),
    ROW: ("text", [20, 150, 140, 159]),
}

#: Whether nothing lies over it.
IS_ON_TOP = """(each) => {
  const { left, right, top, bottom } = each.getBoundingClientRect();
  const found = [top + 2, bottom - 2].map((y) => document.elementFromPoint((left + right) / 2, y));
  return found.every((it) => it === each);
}"""


@pytest.fixture(scope="module")
def bench(own_bench: Bench) -> Bench:
    """Forms of their own."""
    return own_bench


def opened_empty(page: Page, bench: Bench, form: str, owner: Part) -> int:
    """A form whose fields were all wrong: chosen together and taken away by two keys."""
    draft_id = draft_of(bench, form, owner.caller.who, FORM)
    page.goto(f"{bench.url}/workbench#/forms/{draft_id}/fields")
    expect(page.locator(".wizard-field").first).to_be_attached()
    page.focus("#wizard-surface")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(page.locator(".wizard-field")).to_have_count(0)
    saved(page)
    return draft_id


def fields(bench: Bench, draft_id: int) -> list[dict]:
    """The fields of the first page as they are kept, in reading order."""
    _, content = kept(bench, draft_id)
    return [content.values[f"fields/1/{each}"] for each in content.ids(1)]


def test_a_field_fits_itself_to_what_one_points_at(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    with signed_in(chromium, bench.url, owner) as page:
        draft_id = opened_empty(page, bench, "wijzen", owner)
        page.click("#wizard-draw")
        for count, (place, (kind, area)) in enumerate(FITTING.items(), 1):
            point(page, place)
            expect(page.locator(".wizard-field")).to_have_count(count)
            saved(page)
            made = fields(bench, draft_id)[-1]
            assert made["type"] == kind
            assert np.allclose(made["areaMm"], area, atol=0.8), (kind, made["areaMm"])
        # Pointed at again it is chosen, and none is put over it.
        point(page, CELL)
        expect(page.locator(".wizard-item--chosen")).to_contain_text("Opmerkingen")
        expect(page.locator(".wizard-field")).to_have_count(len(FITTING))
    born, _, tick, comb, _ = fields(bench, draft_id)
    assert (born["semantic"], born["guessed"]) == ("bday", True)
    assert comb["combCells"] == 9
    assert "guessed" not in tick
    assert kept(bench, draft_id)[1].text("fields/1/field-3/label") == "Ik woon samen"


def test_twice_on_an_empty_place_is_enough_for_a_field(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    with signed_in(chromium, bench.url, owner) as page:
        draft_id = opened_empty(page, bench, "dubbel", owner)
        point(page, LINE, clicks=2)
        expect(page.locator(".wizard-field")).to_have_count(1)
        saved(page)
    (made,) = fields(bench, draft_id)
    assert np.allclose(made["areaMm"], FITTING[LINE][1], atol=0.8)


def test_a_row_is_repeated_from_line_to_line_and_undone_at_once(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    with signed_in(chromium, bench.url, owner) as page:
        draft_id = opened_empty(page, bench, "rijen", owner)
        point(page, ROW, clicks=2)
        expect(page.locator(".wizard-item--chosen")).to_have_count(1)
        for key in ("3", "s"):
            page.keyboard.press(key)
        expect(page.locator(".wizard-field")).to_have_count(3)
        page.keyboard.press("Control+a")
        for key in ("5", "r"):
            page.keyboard.press(key)
        expect(page.locator(".wizard-field")).to_have_count(15)
        expect(page.locator("#wizard-count")).to_have_value("5")
        saved(page)
        tops = [field["areaMm"][1] for field in fields(bench, draft_id)]
        assert np.allclose(tops, np.repeat([150, 159, 168, 177, 186], 3), atol=0.8), tops
        page.keyboard.press("Control+z")
        expect(page.locator(".wizard-field")).to_have_count(3)
        # With the mouse it is the same.
        page.focus("#wizard-surface")
        page.keyboard.press("Control+a")
        page.fill("#wizard-count", "4")
        page.click("#wizard-rows")
        expect(page.locator(".wizard-field")).to_have_count(12)
        expect(page.locator(".wizard-item--chosen")).to_have_count(9)


def test_several_are_chosen_by_a_frame_and_lined_up(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    with signed_in(chromium, bench.url, owner) as page:
        draft_id = opened_empty(page, bench, "gelijk", owner)
        areas = ((150, 200, 180, 206), (153, 210, 190, 219), (160, 224, 179, 228))
        for count, area in enumerate(areas, 1):
            drag(page, area[:2], area[2:])
            expect(page.locator(".wizard-field")).to_have_count(count)
            saved(page)
        page.keyboard.press("Escape")
        page.keyboard.down("Shift")
        drag(page, (145, 196), (195, 222))
        page.keyboard.up("Shift")
        expect(page.locator(".wizard-item--chosen")).to_have_count(2)
        page.keyboard.press("l")
        page.keyboard.press("g")
        saved(page)
        first, second, third = (field["areaMm"] for field in fields(bench, draft_id))
        size = np.subtract(first[2:], first[:2])
        assert second[0] == first[0] != third[0]
        assert np.allclose(np.subtract(second[2:], second[:2]), size, atol=0.02)
        page.keyboard.press("Delete")
        expect(page.locator(".wizard-field")).to_have_count(1)


def test_a_page_is_looked_at_from_nearer_and_what_is_chosen_stays_in_sight(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    with signed_in(chromium, bench.url, owner) as page:
        opened_empty(page, bench, "dichtbij", owner)
        point(page, TICK, clicks=2)
        mark = page.locator(".wizard-field--chosen")
        before = mark.bounding_box()["width"]
        page.keyboard.press("+")
        page.keyboard.press("+")
        expect(mark).to_be_in_viewport()
        assert mark.bounding_box()["width"] == pytest.approx(2 * before, abs=1)
        expect(page.locator("#wizard-smaller")).to_have_attribute("aria-disabled", "false")
        # Places on the paper stay what they are.
        drag(page, (60, 100), (100, 106))
        expect(page.locator(".wizard-field")).to_have_count(2)
        expect(page.locator("#wizard-announced")).to_contain_text("100,0 mm van boven")
        page.click("#wizard-smaller")
        page.click("#wizard-smaller")
        expect(page.locator("#wizard-smaller")).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("look", [DESK, Look(1600, 900), Look(1024, 768)], ids=str)
def test_the_name_of_a_field_is_in_sight_wherever_on_the_page_it_is_chosen(
    chromium: Browser, bench: Bench, owner: Part, look: Look
) -> None:
    draft_id = draft_of(bench, f"onderaan-{look.width}", owner.caller.who, FORM)
    with signed_in(chromium, bench.url, owner, look) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/fields")
        expect(page.locator(".wizard-field").first).to_be_attached()
        point(page, ROW)
        name = page.locator(".wizard-panel input").first
        expect(name).to_be_in_viewport(ratio=1)
        assert name.evaluate(IS_ON_TOP)


def test_a_finger_draws_chooses_several_and_takes_away(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    with signed_in(chromium, bench.url, owner, PHONE) as page:
        draft_id = opened_empty(page, bench, "vinger", owner)
        page.locator("#wizard-draw").tap()
        for count, place in enumerate((LINE, CELL, COMB), 1):
            tap(page, place)
            expect(page.locator(".wizard-field")).to_have_count(count)
        page.locator("#wizard-several").tap()
        tap(page, LINE)
        expect(page.locator(".wizard-item--chosen")).to_have_count(2)
        for tool in ("check", "delete"):
            expect(page.locator(f"#wizard-{tool}")).to_be_in_viewport(ratio=1)
        page.locator("#wizard-delete").tap()
        expect(page.locator(".wizard-field")).to_have_count(1)
        saved(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [field["type"] for field in fields(bench, draft_id)] == ["text"]


def test_how_much_is_to_be_looked_at_is_told_and_enter_goes_to_the_name(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    draft_id = draft_of(bench, "tellen", owner.caller.who)
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/fields")
        guessed = sum("guessed" in field for field in fields(bench, draft_id))
        expect(page.locator("#wizard-page-1")).to_contain_text(f"nog {guessed}")
        expect(page.locator("#wizard-step-fields")).to_contain_text(str(guessed))
        page.focus("#wizard-surface")
        page.keyboard.press("n")
        page.keyboard.press("Enter")
        page.keyboard.type("Uw achternaam")
        page.keyboard.press("Tab")
        saved(page)
        page.focus("#wizard-surface")
        page.keyboard.press("c")
        expect(page.locator("#wizard-page-1")).to_contain_text(f"nog {guessed - 1}")
        # It is told before it is kept.
        saved(page)
        page.reload()
        expect(page.locator("#wizard-page-1")).to_contain_text(f"nog {guessed - 1}")
        expect(page.locator("#wizard-list")).to_contain_text("Uw achternaam")


def test_who_loads_the_page_anew_goes_on_where_the_form_was_open(
    chromium: Browser, bench: Bench, owner: Part
) -> None:
    pages = pdf_of(P(drawing=say(20, 40, "Een")), P())
    draft_id = draft_of(bench, "bladen", owner.caller.who, pages)
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/fields")
        page.click("#wizard-page-2")
        page.reload()
        expect(page.locator("#wizard-page-2")).to_have_attribute("aria-current", "page")
