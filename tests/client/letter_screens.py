"""Every screen of the part that reads letters, and how a person gets there from the first one."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route

from forms.progress import Progress, ProgressStage
from tests.client.letters import (
    PUBLISHED,
    Joiner,
    Reader,
    Sheet,
    doubtful,
    one_by_one,
    photographed,
    publishes,
    read,
    reads,
    warned,
)
from tests.client.told_letter import telling

#: Two pages of a letter of three, and what is no letter.
PAGES_OF_THREE = (
    (
        "Gemeente Voorbeeldstad", "", "Datum: 3 juni 2026", "Onderwerp: uw toeslag", "",
        "Geachte mevrouw Jansen,",
        "U hebt een toeslag voor de opvang van uw kinderen gevraagd.", "", "Pagina 1 van 3",
    ),
    (
        "Stuur ons vóór 6 juli 2026 een kopie van het contract met de opvang.",
        "Zonder dat contract kunnen wij niets besluiten over uw toeslag.", "", "Pagina 2 van 3",
    ),
)  # fmt: skip
RECEIPT = ("SUPERMARKT DE HOEK", "Dorpsstraat 12", "MELK 1,19", "BROOD 2,35", "TOTAAL 3,54")

#: Brings a page that shows the first screen to another; the folder holds the photos of the tests.
Reach = Callable[[Page, Path], None]


def photo_of_letter(scenes: Path) -> Path:
    """The photo of a letter in the folder with the others; made when it is not there."""
    path = scenes / "a-letter.jpg"
    if not path.exists():
        path.write_bytes(photographed().jpeg)
    return path


def letter_take(page: Page, _scenes: Path) -> None:
    """The camera that takes the picture of a letter, or why there is none."""
    reads(page)
    page.click("#open-letter")
    page.wait_for_selector("#letter-shoot, #letter-take .notice-title")


def letter_reading(page: Page, scenes: Path) -> None:
    """The letter is being read, and the service does not tell how far it is."""
    reads(page, Reader(fail=[lambda _route: None]))
    _choose(page, scenes)
    page.wait_for_selector("[data-notice=reading]")


def letter_progress(page: Page, scenes: Path) -> None:
    """Twelve lines of the letter were read."""
    told = telling(Progress(ProgressStage.READING, 0.44, line=12, lines=40))
    url = told.__enter__()
    page.on("close", lambda _page: told.__exit__(None, None, None))
    reads(page, Reader(fail=[lambda route: route.continue_(url=url)]))
    _choose(page, scenes)
    page.wait_for_selector("#letter-progress[aria-valuenow='44']")


def letter_card(page: Page, scenes: Path) -> None:
    """The card, with what is not sure and what the sender does not publish."""
    read(page, photo_of_letter(scenes), Reader(change=lambda overlay: doubtful(warned(overlay))))


def letter_pay(page: Page, scenes: Path) -> None:
    """What is to be paid, with a code for the bank's app, and who helps."""
    publishes(page, PUBLISHED)
    read(page, photo_of_letter(scenes))
    page.click("#task-0-code summary")
    page.wait_for_selector("#task-0-code canvas")


def letter_slip(page: Page, scenes: Path) -> None:
    """One fact, on the paper."""
    read(page, photo_of_letter(scenes))
    page.click("#task-0-day")


def letter_paper(page: Page, scenes: Path) -> None:
    """The paper, with its lines."""
    read(page, photo_of_letter(scenes))
    if page.locator("#letter-tab-paper").count():
        page.click("#letter-tab-paper")


def letter_text(page: Page, scenes: Path) -> None:
    """The whole text."""
    read(page, photo_of_letter(scenes))
    page.click("#letter-tab-text")


def letter_answer(page: Page, scenes: Path) -> None:
    """An answer to the sender."""
    read(page, photo_of_letter(scenes))
    page.click("#task-0-answer")


def letter_languages(page: Page, scenes: Path) -> None:
    """Another language for the letter."""
    read(page, photo_of_letter(scenes))
    page.click("#letter-language")


def letter_trouble(page: Page, scenes: Path) -> None:
    """The letter could not be sent."""
    reads(page, Reader(fail=[lambda route: route.abort()]))
    _choose(page, scenes)
    page.wait_for_selector("[data-notice=trouble]")


def letter_pages(page: Page, scenes: Path) -> None:
    """A letter of which two pages were photographed, and the last is missing."""
    read(page, photo_of_letter(scenes), one_by_one(*map(Sheet.of, PAGES_OF_THREE)))
    page.click("#letter-add")
    page.set_input_files("#letter-files", str(photo_of_letter(scenes)))
    page.wait_for_selector(".letter__warnings >> text=3")


def letter_none(page: Page, scenes: Path) -> None:
    """Why there is no card of what is no letter."""
    reads(page, one_by_one(Sheet.of(RECEIPT)))
    _choose(page, scenes)
    page.wait_for_selector("#letter-none")


def letter_apart(page: Page, scenes: Path) -> None:
    """The pages could not be put together."""
    joiner = Joiner(fail=[lambda route: route.abort()])
    read(page, photo_of_letter(scenes), one_by_one(*map(Sheet.of, PAGES_OF_THREE)), joiner)
    page.click("#letter-add")
    page.set_input_files("#letter-files", str(photo_of_letter(scenes)))
    page.wait_for_selector("[data-notice=apart]")


def letter_door(page: Page, _scenes: Path) -> None:
    """The part that reads letters cannot be fetched."""
    page.route("**/assets/room-*", _cut)
    page.click("#open-letter")
    page.wait_for_selector("#letter-again")


def _cut(route: Route) -> None:
    route.abort()


def _choose(page: Page, scenes: Path) -> None:
    page.click("#open-letter")
    page.set_input_files("#letter-files", str(photo_of_letter(scenes)))


LETTER_SCREENS: tuple[Reach, ...] = (
    letter_take, letter_reading, letter_progress, letter_card, letter_pay, letter_slip,
    letter_paper, letter_text, letter_answer, letter_languages, letter_trouble, letter_pages,
    letter_none, letter_apart, letter_door,
)  # fmt: skip
