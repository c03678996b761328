"""Every screen of the client, and how a person gets there from the first one."""

from pathlib import Path

from playwright.sync_api import Page, Route

from tests.client.browsing import choose_photo, recognised, through_camera
from tests.client.filling import MOVING, coach, go_to, pick
from tests.client.letter_screens import LETTER_SCREENS, Reach, photo_of_letter
from tests.client.scenes import ASSISTANCE
from tests.client.test_vault import fill_in

#: As when another program takes it, or it is pulled out.
TAKE_THE_CAMERA_AWAY = """() => {
  const [track] = document.querySelector('video').srcObject.getVideoTracks();
  track.stop();
  track.dispatchEvent(new Event('ended'));
}"""

#: As a person who says no to the camera.
REFUSE_THE_CAMERA = """() => {
  const refuse = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  navigator.mediaDevices.getUserMedia = refuse;
}"""


def start(page: Page, _scenes: Path) -> None:
    """The first screen."""
    page.wait_for_selector("#open-camera")


def live(page: Page, _scenes: Path) -> None:
    """The form is recognised, and the camera goes on looking."""
    through_camera(page)


def _open_list(page: Page) -> None:
    """On a desk the list stands beside the picture all the time."""
    if page.locator("#open-list").count():
        page.click("#open-list")


def sheet(page: Page, _scenes: Path) -> None:
    """One field is read."""
    through_camera(page)
    _open_list(page)
    page.locator(".field__point").nth(1).click()
    page.wait_for_selector("#sheet-title")


def field_list(page: Page, _scenes: Path) -> None:
    """All fields, in words."""
    through_camera(page)
    _open_list(page)


def about(page: Page, scenes: Path) -> None:
    """What the form is for; it has a newer version."""
    recognised(choose_photo(page, scenes / "old.jpg"))
    page.click("#open-about")


def languages(page: Page, _scenes: Path) -> None:
    """Choosing a language."""
    through_camera(page)
    page.click("#open-languages")


def hint(page: Page, scenes: Path) -> None:
    """No form on the photo."""
    choose_photo(page, scenes / "nothing.jpg")
    page.wait_for_selector("#notice-camera")


def not_a_photo(page: Page, scenes: Path) -> None:
    """The file is no photo."""
    choose_photo(page, scenes / "notes.txt")
    page.wait_for_selector(".notice-title")


def unreachable(page: Page, scenes: Path) -> None:
    """The service cannot be reached."""
    page.route("**/v1/frames*", lambda route: route.abort())
    choose_photo(page, scenes / "costs.jpg")
    page.wait_for_selector("#notice-again")


def forms(page: Page, _scenes: Path) -> None:
    """All forms."""
    page.click("#pick-form")
    page.wait_for_selector(".form-line")


def coach_step(page: Page, _scenes: Path) -> None:
    """One step of filling in."""
    pick(page, MOVING.version)


def question(page: Page, _scenes: Path) -> None:
    """A question with a choice."""
    pick(page, MOVING.version)
    go_to(page, "1/moves-alone")
    page.check("#choose-1-moves-alone")


def all_steps(page: Page, scenes: Path) -> None:
    """All steps."""
    coach(recognised(choose_photo(page, scenes / "costs.jpg")))
    page.click("#coach-all")


def ready(page: Page, scenes: Path) -> None:
    """What is left before posting."""
    all_steps(page, scenes)
    page.click("#coach-ready")
    page.wait_for_selector("#verdict")


def tell(page: Page, _scenes: Path) -> None:
    """A few words about a place, with something personal in them."""
    pick(page, MOVING.version)
    page.click("#coach-tell")
    page.check("#tell-wrong")
    page.fill("#tell-words", "999990019")


def resume(page: Page, _scenes: Path) -> None:
    """The first screen, with a form half filled in."""
    pick(page, MOVING.version)
    page.click("#coach-next")
    page.click("#coach-back")
    page.click("#forms-back")
    page.wait_for_selector("#resume")


def own_new(page: Page, _scenes: Path) -> None:
    """Keeping a person's own data, with a mistake in it."""
    page.click("#open-own")
    page.fill("#own-bsn", "999990018")
    page.locator("#own-bsn").blur()


def own_open(page: Page, _scenes: Path) -> None:
    """Own data, open."""
    fill_in(page)


def own_locked(page: Page, _scenes: Path) -> None:
    """Own data, locked."""
    fill_in(page)
    page.click("#own-lock")


def own_copied(page: Page, _scenes: Path) -> None:
    """Own data beside the field where it belongs."""
    fill_in(page)
    page.keyboard.press("Escape")
    pick(page, MOVING.version)
    page.wait_for_selector("#coach-own")


def for_a_helper(page: Page, _scenes: Path) -> None:
    """Handing over to somebody who helps."""
    pick(page, MOVING.version)
    page.click("#coach-all")
    page.click("#coach-help")


def busy(page: Page, scenes: Path) -> None:
    """The service is busy."""

    def refuse(route: Route) -> None:
        route.fulfill(status=503, headers={"Retry-After": "20"}, body="{}")

    page.route("**/v1/frames*", refuse)
    choose_photo(page, scenes / "costs.jpg")
    page.wait_for_selector("#notice-again")


def reading(page: Page, scenes: Path) -> None:
    """The answer about a photo is still under way."""
    page.route("**/v1/frames*", lambda route: None)
    choose_photo(page, scenes / "costs.jpg")
    page.wait_for_selector(".notice-line--busy")


def forms_none(page: Page, scenes: Path) -> None:
    """No form goes by what was typed."""
    forms(page, scenes)
    page.fill("#forms-search", "zzzz")


def forms_unreachable(page: Page, _scenes: Path) -> None:
    """The list of forms cannot be fetched."""
    page.route("**/v1/templates", lambda route: route.abort())
    page.click("#pick-form")
    page.wait_for_selector("#forms-again")


def coach_unreachable(page: Page, _scenes: Path) -> None:
    """The questions of a form cannot be fetched."""
    page.route("**/v1/templates/**", lambda route: route.abort())
    page.click("#pick-form")
    page.click(f"[data-form='{MOVING.version}']")
    page.wait_for_selector("#coach-again")


def example(page: Page, _scenes: Path) -> None:
    """The example, recognised."""
    page.click("#open-example")
    recognised(page)


def camera_lost(page: Page, _scenes: Path) -> None:
    """The camera was taken away."""
    through_camera(page)
    page.evaluate(TAKE_THE_CAMERA_AWAY)
    page.wait_for_selector("#notice-again")


def renewed(page: Page, _scenes: Path) -> None:
    """The service speaks another version than the page."""
    page.route("**/v1/templates", _of_another_version)
    page.click("#pick-form")
    page.wait_for_selector("#renew")


def _of_another_version(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "api-version": "99.0.0"})


def pdf_page(page: Page, _scenes: Path) -> None:
    """A page of a PDF, recognised; there are more."""
    recognised(choose_photo(page, ASSISTANCE.folder / "form.pdf"))


def pdf_broken(page: Page, scenes: Path) -> None:
    """A PDF that cannot be drawn."""
    choose_photo(page, scenes / "letter.pdf")
    page.wait_for_selector(".notice-title")


def camera_refused(page: Page, _scenes: Path) -> None:
    """The person refused the camera."""
    page.evaluate(REFUSE_THE_CAMERA)
    page.click("#open-camera")
    page.wait_for_selector(".notice-title")


def unknown_paper(page: Page, scenes: Path) -> None:
    """A photo of paper that is no form we know."""
    choose_photo(page, photo_of_letter(scenes))
    page.wait_for_selector("#notice-letter")


def held(page: Page, _scenes: Path) -> None:
    """The picture of the camera was made to stand still."""
    through_camera(page)
    page.click("#hold")


def told(page: Page, _scenes: Path) -> None:
    """A few words about a place were sent."""
    pick(page, MOVING.version)
    page.click("#coach-tell")
    page.check("#tell-thanks")
    page.click("#tell-send")
    page.wait_for_selector("#tell-close")


def statement(page: Page, _scenes: Path) -> None:
    """The accessibility statement."""
    page.click("#open-statement")
    page.wait_for_selector("#statement-title")


#: What `make test` looks at, in two languages, by day and by night.
SCREENS: tuple[Reach, ...] = (
    start, live, sheet, field_list, about, languages, hint, not_a_photo, unreachable, busy, reading,
    forms, forms_none, forms_unreachable,
    coach_step, question, all_steps, ready, tell, resume, coach_unreachable,
    own_new, own_open, own_locked, own_copied, for_a_helper,
    example, camera_lost, renewed, pdf_page, pdf_broken, unknown_paper, statement,
)  # fmt: skip

#: What is looked at in every mode (`make statement`, `make sheets`, `make verify`).
EVERY_SCREEN: tuple[Reach, ...] = (*SCREENS, camera_refused, held, told, *LETTER_SCREENS)
