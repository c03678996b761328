"""What belongs on a screen is on it: nothing waits beyond an edge, arrows stand in one column."""

from collections import Counter

import pytest
from playwright.sync_api import Browser

from forms.drafting.draft import NewDraft
from forms.keys import VersionKey
from forms.store.drafts import DraftBook
from tests.api.identity.cast import OWN, Part
from tests.client.browsing import DESK, PHONE, SMALL_PHONE, Look
from tests.client.soundness import violations
from tests.workbench.conftest import Bench
from tests.workbench.pages import PAGES, go, signed_in
from tests.workbench.telling import FORM

# How far the arrow of each line is from where the line ends.
ARROWS = """() => [...document.querySelectorAll('.wb-line:has(.wb-line__name)')].map((line) => {
  const end = ({ left, right }) => document.documentElement.dir === 'rtl' ? -left : right;
  const at = (each) => end(each.getBoundingClientRect());
  return Math.round(at(line) - at(line.querySelector(':scope > .icon')));
})"""


@pytest.mark.parametrize("look", [DESK, Look(768, 1024)], ids=["desk", "tablet"])
def test_all_steps_of_making_a_form_are_in_sight(
    chromium: Browser, bench: Bench, administrator: Part, look: Look
) -> None:
    fields = next(each for each in PAGES if each.name == "form-fields")
    with signed_in(chromium, bench.url, administrator, look) as page:
        go(page, bench.url, fields)
        ends = page.evaluate(
            "[...document.querySelectorAll('.wizard-step')]"
            ".map((each) => each.getBoundingClientRect().right)"
        )
    assert len(ends) == 6
    assert max(ends) <= look.width


@pytest.mark.parametrize("language", ["uk", "nl", "de", "fa"])
def test_on_a_tablet_undo_and_what_is_needed_stand_in_one_row(
    chromium: Browser, bench: Bench, administrator: Part, language: str
) -> None:
    fields = next(each for each in PAGES if each.name == "form-fields")
    look = Look(768, 1024, language)
    with signed_in(chromium, bench.url, administrator, look) as page:
        go(page, bench.url, fields)
        boxes = [each.bounding_box() for each in page.locator("button.wizard__undo").all()]
    assert len(boxes) == 3
    assert len({round(box["y"]) for box in boxes if box}) == 1


@pytest.mark.parametrize(
    ("look", "are_told"),
    [(DESK, True), (Look(1024, 768, is_touched=True), False), (PHONE, False)],
    ids=["desk", "tablet", "phone"],
)
@pytest.mark.parametrize(("name", "key"), [("form-fields", "Alt N"), ("desk", "U")])
def test_keys_are_told_to_who_has_a_keyboard(
    chromium: Browser,
    bench: Bench,
    administrator: Part,
    name: str,
    key: str,
    look: Look,
    are_told: bool,
) -> None:
    shown = next(each for each in PAGES if each.name == name)
    with signed_in(chromium, bench.url, administrator, look) as page:
        go(page, bench.url, shown)
        hint = page.locator(f"button > kbd:text-is('{key}')").first
        assert hint.is_visible() is are_told


@pytest.mark.parametrize("look", [Look(768, 1024, "uk"), Look(1024, 768, "en")], ids=str)
def test_steps_that_do_not_fit_in_a_row_stand_in_two_of_three(
    chromium: Browser, bench: Bench, administrator: Part, look: Look
) -> None:
    fields = next(each for each in PAGES if each.name == "form-fields")
    with signed_in(chromium, bench.url, administrator, look) as page:
        go(page, bench.url, fields)
        boxes = [each.bounding_box() for each in page.locator(".wizard-step").all()]
        number = page.locator("#wizard-page-1")
        high = number.bounding_box()
    rows = Counter(round(box["y"]) for box in boxes if box)
    assert list(rows.values()) == [3, 3]
    # Nor is the number of a page broken off its word.
    assert high is not None
    assert high["height"] < 50


@pytest.mark.parametrize(
    ("address", "up"), [("people/new", "#/people"), (f"insights/{FORM}", "#/insights")]
)
def test_who_came_from_a_list_finds_the_way_back(
    chromium: Browser, bench: Bench, administrator: Part, address: str, up: str
) -> None:
    with signed_in(chromium, bench.url, administrator) as page:
        page.goto(f"{bench.url}/workbench#/{address}")
        page.click(".wb-up > a")
        page.wait_for_url(lambda url: url.endswith(up))


# How far the ring around what has the focus reaches beyond the part that scrolls, in px.
RING_CUT = """() => {
  const has = document.activeElement;
  const out = parseFloat(getComputedStyle(has).outlineOffset) + 3;
  const [own, list] = [has, has.closest('.wizard-list__items')].map(e => e.getBoundingClientRect());
  return Math.max(list.left - own.left, own.right - list.right) + out;
}"""


def test_the_ring_of_the_focus_is_whole_and_no_wider_than_what_it_is_of(
    chromium: Browser, bench: Bench, administrator: Part
) -> None:
    fields = next(each for each in PAGES if each.name == "form-fields")
    with signed_in(chromium, bench.url, administrator, Look(768, 1024)) as page:
        go(page, bench.url, fields)
        page.keyboard.press("Tab")
        page.focus("#wizard-item-voorletters")
        assert page.evaluate("document.activeElement.matches(':focus-visible')")
        assert page.evaluate(RING_CUT) <= 0
        name = page.locator(".wb__name").bounding_box()
    assert name is not None
    assert name["width"] < 400


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_arrows_of_lines_stand_in_one_column(
    chromium: Browser, bench: Bench, administrator: Part, language: str
) -> None:
    people = next(each for each in PAGES if each.name == "people")
    look = Look(SMALL_PHONE.width, SMALL_PHONE.height, language)
    with signed_in(chromium, bench.url, administrator, look) as page:
        go(page, bench.url, people)
        gaps = page.evaluate(ARROWS)
    assert len(gaps) > 3
    assert len(set(gaps)) == 1


def test_a_long_form_leaves_room_for_its_paper_while_it_is_read(
    chromium: Browser, bench: Bench, administrator: Part
) -> None:
    """None of its 60 pages is there yet: the one at hand can be read on its button all the same."""
    with DraftBook.open(bench.data) as book:
        new = NewDraft(VersionKey(OWN, "lang", "1"), "nl", "Gemeente Voorbeeldstad", "Lang")
        draft_id = book.begin(new, b"file", "person:1")
        book.open_file(draft_id, page_count=60, language="nl", title="Lang", warnings=())
    with signed_in(chromium, bench.url, administrator) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/fields")
        page.wait_for_selector("#wizard-page-60", state="attached")
        pages = page.locator(".wizard-pages").bounding_box()
        assert violations(page) == []
    assert pages is not None
    assert pages["height"] < DESK.height / 4
