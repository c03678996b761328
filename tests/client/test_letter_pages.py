"""Pages photographed one by one, as a person meets them who photographs them one by one."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from tests.client.browsing import Look, opened
from tests.client.letters import Joiner, Reader, Sheet, one_by_one, read, reads

FIRST = (
    "Gemeente Voorbeeldstad", "", "Datum: 3 juni 2026", "Onderwerp: uw toeslag", "",
    "Geachte mevrouw Jansen,", "U hebt een toeslag voor de opvang van uw kinderen gevraagd.",
    "Wij hebben gekeken naar uw inkomen en naar de uren van de opvang.", "", "Pagina 1 van 2",
)  # fmt: skip
SECOND = (
    "Stuur ons binnen vier weken na de datum van deze brief een kopie van het contract.",
    "Zonder dat contract kunnen wij niets besluiten over uw toeslag.", "",
    "Met vriendelijke groet,", "K. de Boer", "", "Pagina 2 van 2",
)  # fmt: skip
OTHER = (
    "Praktijk De Linde", "", "Beste heer Yilmaz,",
    "Uw afspraak is verplaatst naar donderdag 9 juli om tien uur.",
    "Neem een overzicht van uw medicijnen mee naar de praktijk.", "Hoogachtend,", "De Linde",
    "Pagina 1 van 1",
)  # fmt: skip
#: Four weeks from the date of the letter.
LAST_DAY = "2026-07-01"


@cache
def sheet(typed: tuple[str, ...]) -> Sheet:
    return Sheet.of(typed)


def add(page: Page, photo: Path) -> None:
    """One more page, by way of the gallery."""
    page.click("#letter-add")
    page.set_input_files("#letter-files", str(photo))


def two(page: Page, photo: Path, *typed: tuple[str, ...], joiner: Joiner | None = None) -> None:
    """The pages read, and what came of them."""
    read(page, photo, one_by_one(*map(sheet, typed)), joiner)
    for _ in typed[1:]:
        add(page, photo)


def test_page_two_gets_its_day_and_its_sender_from_page_one(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        joiner = Joiner()
        read(page, photo, one_by_one(sheet(FIRST), sheet(SECOND)), joiner)
        expect(page.locator("[data-warning=partial-page]")).to_contain_text("missen pagina 2")
        expect(page.locator(".letter__pages")).to_be_hidden()
        add(page, photo)
        expect(page.locator(f".task__day time[datetime='{LAST_DAY}']")).to_be_visible()
        expect(page.locator("#letter-sender")).to_contain_text("Gemeente Voorbeeldstad")
        expect(page.locator(".letter__warnings")).to_have_count(0)
        assert len(joiner.sent) == 1
        # The day stands on the second photo, the sender on the first.
        page.click("#letter-sender-paper")
        expect(page.locator("#letter-page-1")).to_have_attribute("aria-current", "true")
        page.click("#letter-slip-back")
        page.click("[id^=task-0-day]")
        expect(page.locator("#letter-page-2")).to_have_attribute("aria-current", "true")
        page.click("#letter-slip-back")
        page.click("#letter-tab-text")
        expect(page.locator(".letter__text h3")).to_have_count(2)


def test_page_two_alone_asks_for_page_one(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        joiner = Joiner()
        read(page, photo, one_by_one(sheet(SECOND), sheet(FIRST)), joiner)
        expect(page.locator("[data-warning=partial-page]")).to_contain_text("missen pagina 1")
        expect(page.locator(".letter__from")).to_contain_text("eerste pagina")
        page.click("#letter-sender-page")
        page.set_input_files("#letter-files", str(photo))
        expect(page.locator("#letter-sender")).to_contain_text("Gemeente Voorbeeldstad")
        expect(page.locator(".letter__warnings")).to_contain_text("niet op volgorde")
        # Page one, taken last, is the first of the letter now.
        thumbs = [each.get_attribute("id") for each in page.locator(".thumb").all()]
        assert thumbs == ["letter-page-2", "letter-page-1"]
        assert [len(each.pages) for each in joiner.sent] == [2]


def test_the_same_page_twice_is_said(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        two(page, photo, FIRST, SECOND, SECOND)
        expect(page.locator(".letter__warnings")).to_contain_text("twee keer")
        expect(page.locator(".task")).to_have_count(1)


def test_pages_of_two_letters_are_not_mixed_and_one_can_be_taken_away(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        whole = (*FIRST[:-1], "Met vriendelijke groet,", "Pagina 1 van 1")
        two(page, photo, whole, OTHER)
        expect(page.locator("#letter-none")).to_be_visible()
        expect(page.locator("#letter-no-card")).to_contain_text("meer dan één brief")
        expect(page.locator("#letter-kind")).to_have_count(0)
        page.click("#letter-none-remove-2")
        expect(page.locator("#letter-kind")).to_be_visible()
        expect(page.locator("#letter-sender")).to_contain_text("Gemeente Voorbeeldstad")


def test_a_page_that_was_taken_away_can_be_put_back_by_hand_and_by_keyboard(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        joiner = Joiner()
        two(page, photo, FIRST, SECOND, joiner=joiner)
        expect(page.locator(f".task__day time[datetime='{LAST_DAY}']")).to_be_visible()
        page.focus("#letter-remove")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").filter(has_text="weggehaald")).to_be_visible()
        expect(page.locator(".letter__pages")).to_be_hidden()
        page.focus("#letter-undo")
        page.keyboard.press("Enter")
        expect(page.locator(".thumb")).to_have_count(2)
        expect(page.locator("#letter-page-2")).to_be_focused()
        expect(page.locator("#letter-undone")).to_be_hidden()
        expect(page.locator(f".task__day time[datetime='{LAST_DAY}']")).to_be_visible()
        page.click("#letter-remove")
        # It waits no longer than is needed to press it.
        expect(page.locator("#letter-undone")).to_be_hidden(timeout=20_000)
        expect(page.locator(".letter__pages")).to_be_hidden()


def test_a_letter_in_another_language_says_why_there_is_no_card(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    english = Sheet.of(
        (
            "Dear Sir or Madam, you are receiving this letter because you have moved to this town.",
            "Please let us know before the end of the month how many people live at your address.",
            "You can call us on working days between nine and five if you have any questions.",
        ),
        "ar",
    )
    with opened(chromium_without_camera, service_url, Look(language="ar")) as page:
        read_without_card(page, photo, one_by_one(english))
        expect(page.locator("#letter-none")).to_be_focused()
        expect(page.locator("#letter-no-card .letter__warning")).to_contain_text("الإنجليزية")
        page.click("#letter-none-text")
        expect(page.locator("#letter-text")).to_contain_text("Dear Sir")
        page.click("#letter-tab-card")
        expect(page.locator("#letter-none")).to_be_focused()


def test_a_form_that_is_not_known_here_is_called_that_and_what_can_be_done_is_said(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    form = sheet(
        ("Bibliotheek Vlierbeek", "", "Aanvraagformulier lidmaatschap", "", "Geboortedatum", "",
         "Postcode en woonplaats", "", "Handtekening")
    )  # fmt: skip
    with opened(chromium_without_camera, service_url) as page:
        read_without_card(page, photo, one_by_one(form))
        expect(page.locator("#letter-none")).to_have_text(
            "Dit lijkt een formulier dat we hier nog niet kennen"
        )
        expect(page.locator("#letter-no-card")).not_to_contain_text("reclame")
        expect(page.locator("#letter-no-card [data-helper]").first).to_be_visible()
        page.click("#letter-none-text")
        expect(page.locator("#letter-text")).to_contain_text("Geboortedatum")
        page.click("#letter-tab-card")
        page.click("#letter-none-forms")
        expect(page.locator("#forms-heading")).to_be_visible()


def test_what_is_no_letter_is_said_to_be_none_and_can_be_photographed_anew(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    receipt = sheet(("SUPERMARKT DE HOEK", "Dorpsstraat 12", "MELK 1,19", "TOTAAL 1,19", "kassa 3"))
    with opened(chromium_without_camera, service_url) as page:
        read_without_card(page, photo, one_by_one(receipt, sheet(FIRST)))
        expect(page.locator("#letter-no-card")).to_contain_text("Dit lijkt geen brief")
        page.click("#letter-none-anew")
        page.set_input_files("#letter-files", str(photo))
        expect(page.locator("#letter-sender")).to_contain_text("Gemeente Voorbeeldstad")
        expect(page.locator("#letter-none")).to_be_hidden()


def test_pages_that_cannot_be_put_together_can_be_tried_again(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        joiner = Joiner(fail=[_fails])
        two(page, photo, FIRST, SECOND, joiner=joiner)
        expect(page.locator("[data-notice=apart]")).to_contain_text("bij elkaar leggen lukte niet")
        # The card of before stays.
        expect(page.locator("#letter-sender")).to_contain_text("Gemeente Voorbeeldstad")
        page.click("#letter-join")
        expect(page.locator(f".task__day time[datetime='{LAST_DAY}']")).to_be_visible()
        expect(page.locator("[data-notice=apart]")).to_have_count(0)


def read_without_card(page: Page, photo: Path, reader: Reader) -> None:
    """Chooses the photo and waits until it is said why there is no card."""
    reads(page, reader)
    page.click("#open-letter")
    page.set_input_files("#letter-files", str(photo))
    page.wait_for_selector("#letter-none")


def _fails(route: Route) -> None:
    route.fulfill(status=500, body="{}", content_type="application/problem+json")
