"""My data on my phone: sealed with a code, shown where it belongs, and nowhere else."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, expect

from tests.client.browsing import WHOLE_CHROMIUM, choose_photo, opened, recognised
from tests.client.filling import MOVING, coach, go_to, pick

CODE = "blauwe-fiets"

#: Nowhere else in the world: what is found of it was left there by the page.
CANARY = {
    "familyName": "Kanariepietje-Zuidwijk",
    "initials": "Q.X.",
    "birthDate": "07-03-1985",
    "bsn": "999990019",
    "iban": "NL91ABNA0417164300",
    "street": "Wegwerpzwaluwstraat",
    "houseNumber": "7341",
    "postcode": "9876 ZX",
    "town": "Kwikstaartveen",
    "phone": "0612349876",
    "email": "kanarie@vogels.example",
}
#: Too common to be told from other numbers, or from our own examples in the library.
COMMON = ("initials", "birthDate", "bsn", "iban", "houseNumber")
SOUGHT = [value for part, value in CANARY.items() if part not in COMMON]


def fill_in(page: Page, profile: dict[str, str] = CANARY, code: str = CODE) -> None:
    """Keeps a profile under a code."""
    page.click("#open-own")
    for part, value in profile.items():
        page.fill(f"#own-{part}", value)
    page.fill("#own-new-code", code)
    page.fill("#own-again", code)
    page.click("#own-keep")
    page.wait_for_selector("#own-is-open")


def unlock(page: Page, code: str = CODE) -> None:
    """Types the code where it is asked for."""
    page.fill("#own-code", code)
    page.click("#own-open")


def test_what_is_kept_is_shown_at_the_question_where_it_belongs(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        fill_in(page)
        page.keyboard.press("Escape")
        pick(page, MOVING.version)
        own = page.locator("#coach-own")
        expect(own).to_contain_text("Kanariepietje-Zuidwijk")
        for step, value in [
            ("1/bsn", CANARY["bsn"]),
            ("1/email", CANARY["email"]),
            # They move: what is kept is the address they leave.
            ("1/old-street", CANARY["street"]),
            ("1/old-town", CANARY["town"]),
        ]:
            go_to(page, step)
            expect(own).to_contain_text(value)
        for step in ("1/new-street", "1/new-postcode", "2/occupant-name"):
            go_to(page, step)
            expect(own).to_have_count(0)


def test_a_new_visit_asks_for_the_code_and_a_wrong_one_opens_nothing(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        fill_in(page)
        page.reload()
        pick(page, MOVING.version)
        expect(page.locator("#coach")).not_to_contain_text("Kanariepietje")
        page.click("#coach-own")
        unlock(page, "groene-fiets")
        expect(page.locator("#own-trouble")).to_contain_text("Deze code past niet")
        assert "Kanariepietje" not in page.content()
        unlock(page)
        expect(page.locator("#panel-own")).to_be_hidden()
        expect(page.locator("#coach-heading")).to_be_focused()
        expect(page.locator("#coach-own")).to_contain_text("Kanariepietje-Zuidwijk")


def expect_checked(page: Page, part: str, wrong: str, right: str) -> None:
    """Types what is wrong, which is told, and then what is right."""
    field, told = page.locator(f"#own-{part}"), page.locator(f"#own-{part}-told")
    field.fill(wrong)
    field.blur()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(told).not_to_be_empty()
    field.fill(right)
    field.blur()
    expect(told).to_have_text("In orde")


def test_numbers_are_checked_as_they_are_typed(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.click("#open-own")
        for part, wrong, right in [
            ("bsn", "999990018", "999 990 019"),
            ("iban", "NL91 ABNA 0417 1643 01", "nl91 abna 0417 1643 00"),
            ("birthDate", "31-02-1985", "7-3-1985"),
            ("postcode", "123 AB", "1234ab"),
        ]:
            expect_checked(page, part, wrong, right)


def test_who_lives_abroad_keeps_the_number_of_that_country(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.click("#open-own")
        expect(page.locator("#own-rijksregisternummer")).to_be_hidden()
        page.locator("#own-country").select_option(label="België")
        expect(page.locator("#own-bsn")).to_be_hidden()
        for part, wrong, right in [
            ("rijksregisternummer", "91.06.14-254.17", "91.06.14-254.18"),
            ("postcode", "1234 AB", "8999"),
        ]:
            expect_checked(page, part, wrong, right)
        page.fill("#own-new-code", CODE)
        page.fill("#own-again", CODE)
        page.click("#own-keep")
        page.wait_for_selector("#own-is-open")
        expect(page.locator("#own-country")).to_have_value("BE")
        page.keyboard.press("Escape")
        pick(page, "gemeente-meersvoorde/adreswijziging/2026-1")
        go_to(page, "1/national-number")
        expect(page.locator("#coach-own")).to_contain_text("91.06.14-254.18")


@pytest.mark.parametrize(
    ("code", "again", "said"),
    [("kort", "kort", "te kort"), ("lang-genoeg", "lang-genoegx", "niet gelijk")],
)
def test_a_code_that_will_not_do_is_said_before_anything_is_kept(
    chromium_without_camera: Browser, service_url: str, code: str, again: str, said: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.click("#open-own")
        page.fill("#own-familyName", "De Wit")
        page.fill("#own-new-code", code)
        page.fill("#own-again", again)
        page.click("#own-keep")
        expect(page.locator("#own-wrong")).to_contain_text(said)
        assert page.evaluate("indexedDB.databases()") == []


def test_it_locks_by_hand_by_itself_and_when_the_phone_is_put_away(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.clock.install()
        fill_in(page)
        page.click("#own-lock")
        expect(page.locator("#own-open")).to_be_visible()
        unlock(page)
        page.wait_for_selector("#own-is-open")
        page.clock.fast_forward("05:01")
        expect(page.locator("#own-open")).to_be_visible()
        assert "Kanariepietje" not in page.content()
        unlock(page)
        page.wait_for_selector("#own-is-open")
        page.evaluate(
            """() => {
              Object.defineProperty(document, 'hidden', { value: true, configurable: true });
              document.dispatchEvent(new Event('visibilitychange'));
            }"""
        )
        page.clock.fast_forward("01:01")
        expect(page.locator("#own-open")).to_be_visible()


def test_erasing_asks_once_more_and_leaves_nothing(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        fill_in(page)
        page.click("#own-erase")
        expect(page.locator("#own-erase")).to_contain_text("Zeker weten?")
        page.click("#own-erase")
        page.wait_for_selector("#own-again")
        assert page.evaluate("indexedDB.databases()") == []
        assert page.input_value("#own-familyName") == ""


def test_a_file_to_take_along_holds_nothing_readable_and_opens_elsewhere(
    chromium_without_camera: Browser, service_url: str, tmp_path: Path, scenes: Path
) -> None:
    taken = tmp_path / "mijn-gegevens.json"
    with opened(chromium_without_camera, service_url) as page:
        fill_in(page)
        with page.expect_download() as waiting:
            page.click("#own-export")
        waiting.value.save_as(taken)
    text = taken.read_text("utf-8")
    assert json.loads(text)["leeswijzer"] == "profile"
    assert not any(value in text for value in SOUGHT)
    with opened(chromium_without_camera, service_url) as page:
        page.click("#open-own")
        page.set_input_files("#own-file", scenes / "notes.txt")
        expect(page.locator("#own-trouble")).to_contain_text("geen bestand van Leeswijzer")
        page.set_input_files("#own-file", taken)
        unlock(page)
        expect(page.locator("#own-familyName")).to_have_value("Kanariepietje-Zuidwijk")


def test_a_phone_without_room_says_so_and_keeps_what_was_typed(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        page.click("#open-own")
        page.fill("#own-familyName", "De Wit")
        page.fill("#own-new-code", CODE)
        page.fill("#own-again", CODE)
        page.evaluate(
            """() => {
              IDBObjectStore.prototype.put = () => {
                throw new DOMException('full', 'QuotaExceededError');
              };
            }"""
        )
        page.click("#own-keep")
        expect(page.locator("#own-trouble")).to_contain_text("Misschien is het geheugen vol")
        expect(page.locator("#own-familyName")).to_have_value("De Wit")


def test_storage_that_was_cleared_meanwhile_starts_afresh(
    chromium_without_camera: Browser, service_url: str
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        fill_in(page)
        page.click("#own-lock")
        page.evaluate(
            """() => new Promise((resolve) => {
              indexedDB.deleteDatabase('leeswijzer').onsuccess = resolve;
            })"""
        )
        unlock(page)
        page.wait_for_selector("#own-again")


def test_without_encryption_there_is_no_vault_and_it_says_why(
    chromium_without_camera: Browser, service_url: str
) -> None:
    context = chromium_without_camera.new_context()
    context.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page = context.new_page()
    page.goto(service_url)
    page.click("#open-own")
    expect(page.locator("#panel-own")).to_contain_text("https")
    expect(page.locator("#own-keep")).to_have_count(0)
    context.close()


STORED = """async () => {
  const kept = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  kept.push(document.cookie, location.href, JSON.stringify(history.state), window.name);
  kept.push(document.title, ...(await caches.keys()));
  kept.push(...performance.getEntries().map((entry) => entry.name));
  return kept.join('\\n');
}"""


def test_nothing_carries_the_profile_out_of_the_vault(
    playwright: Playwright, service_url: str, scenes: Path, tmp_path: Path
) -> None:
    """No request, address, log or storage, in the page or in the files of the browser itself."""
    folder = tmp_path / "browser"
    # The one without a window keeps no passwords, and an e-mail address was once found among them.
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=WHOLE_CHROMIUM, headless=True,
        args=["--no-sandbox", "--disable-gpu"],
    )  # fmt: skip
    page = context.new_page()
    sent: list[str] = []

    def note(request: Request) -> None:
        headers = json.dumps(request.headers)
        body = request.post_data_buffer or b""
        sent.append(f"{request.url} {headers} {body.decode('latin-1')}")

    page.on("request", note)
    page.on("console", lambda line: sent.append(line.text))
    page.goto(service_url)
    fill_in(page)
    page.keyboard.press("Escape")
    recognised(choose_photo(page, scenes / "costs.jpg"))
    coach(page)
    page.click("#coach-back")
    page.go_back()
    pick(page, MOVING.version)
    expect(page.locator("#coach-own")).to_contain_text("Kanariepietje-Zuidwijk")
    for _ in range(6):
        page.click("#coach-next")
    page.click("#coach-tell")
    page.check("#tell-thanks")
    page.click("#tell-send")
    page.wait_for_selector("#tell-close")
    stored = page.evaluate(STORED)
    page.reload()
    page.wait_for_selector("#open-camera")
    everything = "\n".join([*sent, stored, page.content(), page.evaluate(STORED)])
    context.close()
    assert len(sent) > 10
    assert [value for value in SOUGHT if value in everything] == []
    assert not any(CANARY["bsn"] in said for said in sent if "/v1/frames" not in said)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any("IndexedDB" in str(path) for path in files)
    forms = [form for value in SOUGHT for form in (value.encode(), value.encode("utf-16-le"))]
    found = {
        str(path.relative_to(folder)): form
        for path in files
        for form in forms
        if form in path.read_bytes()
    }
    assert found == {}
