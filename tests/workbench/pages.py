"""Every page of the workbench, and how a test gets there. A new page gets a line in `PAGES`."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from forms.drafting.draft import NewDraft
from forms.drafting.operations import WriteField
from forms.errors import ConflictError
from forms.exchange.concept import Concept, Named
from forms.exchange.tbx import write_tbx
from forms.keys import VersionKey
from forms.people.rights import ALL, Membership, Right, Role
from forms.store.drafts import DraftBook
from forms.store.texts.terms import TermBook
from tests.api.identity.cast import OTHER, OWN, Cast, Part
from tests.client.browsing import DESK, PATIENCE_MS, Look, until
from tests.forms.drafting.builders import one_page_pdf, read_into
from tests.workbench.telling import FORM, plant_telling
from tests.workbench.texts import plant_texts, publish_moving


@dataclass(frozen=True)
class Shown:
    """A page in a state worth looking at: what stands after `#/`, and what to do there."""

    name: str
    address: str
    reach: Callable[[Page], object] = lambda page: None


def _write_texts(page: Page) -> None:
    _choose_field(page)
    page.wait_for_selector(".wizard-precedents:not([hidden])")
    page.wait_for_selector("#wizard-terms")


def _open_all(page: Page) -> None:
    page.wait_for_selector(".insight-table")
    _open_details(page)


def _open_details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")


def _invited(page: Page) -> None:
    page.fill("#invite-name", "Fatima el Amrani")
    page.fill("#invite-email", f"fatima-{page.evaluate('Date.now()')}@voorbeeld.example")
    page.click("#invite-form-send")
    page.wait_for_selector("#link")


def _made_key(page: Page) -> None:
    _open_details(page)
    page.fill("#key-name", "export van elke nacht")
    page.check("#scope-exchange")
    page.click("#new-key-send")
    page.wait_for_selector("#secret")


def _choose_field(page: Page) -> None:
    page.locator(".wizard-item").first.click()


def _at_the_desk(page: Page) -> None:
    page.wait_for_selector(".desk-finding")
    until(page, "document.querySelector('.desk-paper__image').naturalWidth > 0")
    _open_details(page)


def _writing(page: Page) -> None:
    page.wait_for_selector("#desk-edit")
    page.click("#desk-edit")
    # A letter from the right script, and one that turns the line round.
    page.fill("#desk-text", "\u202eNaam")
    page.wait_for_selector("[data-code=turned]")


def _looked_at_an_import(page: Page) -> None:
    """A conflict, side by side."""
    page.select_option("#exchange-language", "ar")
    rows = "path,source,target,target_language,base\npurpose,x,ا,ar,\n"
    page.set_input_files(
        "#exchange-file", {"name": "a.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    page.click("#import-send")
    page.wait_for_selector("#exchange-preview")
    _look_at_terms(page)
    _open_details(page)


def _look_at_terms(page: Page) -> None:
    """Words of another glossary: one new, one that is here otherwise, one without a Dutch name."""
    concepts = [
        Concept("c1", {"nl": Named(("verzinwoord",), "Een woord dat wij verzonnen.")}),
        Concept("c2", {"nl": Named(("aanslag",)), "en": Named(("levy",), "What you owe.")}),
        Concept("c3", {"ar": Named(("كلمة",))}, remarks=("van de griffie",)),
    ]
    file = {"name": "a.tbx", "mimeType": "application/xml", "buffer": write_tbx(concepts)}
    page.set_input_files("#terms-file", file)
    page.click("#terms-import-send")
    page.wait_for_selector("#terms-preview")


def _looked_through(page: Page) -> None:
    file = {"name": "a.pack", "mimeType": "application/zip", "buffer": b"geen pakket"}
    page.set_input_files("#pack-file", file)
    page.click("#pack-look-send")
    page.wait_for_selector("#pack-verdict")
    _open_details(page)


#: What stands there when the texts were counted.
COVERED = "#wizard-languages-list, #wizard-languages-empty"

PAGES = (
    Shown("home", ""),
    Shown("forms", "forms"),
    Shown("form-fields", "forms/1/fields", _choose_field),
    Shown("form-about", "forms/1/about"),
    Shown("form-texts", "forms/1/texts", _write_texts),
    Shown("form-languages", "forms/1/languages", lambda page: page.wait_for_selector(COVERED)),
    Shown("form-recognition", "forms/1/recognition"),
    Shown("form-publication", "forms/1/publication", _open_details),
    Shown("published", "published", _open_details),
    Shown("texts", "texts?language=ar"),
    Shown("desk", "texts/ar/review", _at_the_desk),
    Shown("words", "words", lambda page: page.wait_for_selector(".words-line")),
    Shown("coverage", "coverage?by=form", _open_details),
    Shown("insights", "insights", lambda page: page.wait_for_selector(".wb-line__name")),
    Shown("insight", f"insights/{FORM}", _open_all),
    Shown("exchange", "exchange", _looked_at_an_import),
    Shown("packs", "packs", _looked_through),
    Shown("people", "people", _open_details),
    Shown("invite", "people/new", lambda page: page.click("#membership-add")),
    Shown("invited", "people/new", _invited),
    Shown("person", "people/2"),
    Shown("keys", "keys"),
    Shown("key-made", "keys", _made_key),
    Shown("audit", "audit"),
    Shown("account", "account", _open_details),
    Shown("absent", "nergens"),
    # The last: leaving what was typed asks first, and stays.
    Shown("desk-writing", "texts/ar/review", _writing),
)


def populate(cast: Cast) -> Part:
    """People and keys to look at; gives the administrator who looks."""
    staff, now = cast.staff, cast.now()
    people = (
        ("sanne.devries@voorbeeldstad.example", "Sanne de Vries", Membership(Role.OWNER, OWN)),
        ("a.yilmaz@voorbeeld.example", "Ayşe Yılmaz", Membership(Role.TRANSLATOR, ALL, "tr")),
        ("n.haddad@voorbeeld.example", "نور حداد", Membership(Role.REVIEWER, OWN, "ar")),
        (
            "bo@elders.example",
            "Bo van den Heuvel-Rijksdijk",
            Membership(Role.ADMINISTRATOR, "gemeente-elders"),
        ),
    )
    for email, name, role in people:
        kept, _ = staff.people.add(email, name, [role], now, "operator:beheer")
    staff.people.set_disabled(kept.person.id, True, now, "operator:beheer")
    for slug, name in ((OWN, "Gemeente Voorbeeldstad"), (OTHER, "Gemeente Elders")):
        with contextlib.suppress(ConflictError):
            staff.people.add_organisation(slug, name, now, "operator:beheer")
    cast.key_holder(OWN, Right.EXCHANGE, Right.SEE_DRAFTS)
    _begin_a_form(cast)
    publish_moving(cast.place)
    plant_texts(cast)
    propose_words(cast.place)
    plant_telling(cast.place)
    return cast.signed_in(
        Membership(Role.ADMINISTRATOR, ALL),
        Membership(Role.OWNER, OWN),
        Membership(Role.REVIEWER, ALL),
    )


def propose_words(place: Path, by: str = "person:1") -> None:
    """Words of another glossary: one of ours in Arabic, and one that we do not have."""
    concepts = [
        Concept(
            "c1",
            {"nl": Named(("aanslag",)), "it": Named(("cartella", "avviso"), "Quanto deve pagare.")},
        ),
        Concept(
            "c2",
            {
                "nl": Named(("verzinbrief",), "Een brief die wij verzonnen."),
                "ar": Named(("رسالة مختلقة",), "رسالة اخترعناها."),
            },
        ),
    ]
    with TermBook.open(place) as terms:
        terms.propose(concepts, terms.plan(concepts).digest, by)


def _begin_a_form(cast: Cast) -> None:
    """A form of one page that was read."""
    new = NewDraft(VersionKey(OWN, "verhuizing", "1"), "nl", title="Verhuizing doorgeven")
    with DraftBook.open(cast.place) as book:
        draft_id = book.begin(new, b"file", "person:1")
        read_into(book, draft_id, one_page_pdf())
        said = {"explanation": "Schrijf hier uw achternaam. Vul geen burgerservicenummer in."}
        write = WriteField(1, "achternaam", said)
        revision = book.draft(draft_id).revision
        book.edit(
            draft_id, revision, lambda content, draft: write.apply(content, draft.paper), "person:1"
        )


@contextmanager
def signed_in(browser: Browser, url: str, part: Part, look: Look = DESK) -> Iterator[Page]:
    """A browser in which somebody is signed in; what the page logs as an error fails the test."""
    token = part.headers["Cookie"].partition("=")[2]
    with visiting(browser, look) as page:
        page.context.add_cookies([{"name": "leeswijzer", "value": token, "url": url}])
        yield page


@contextmanager
def visiting(browser: Browser, look: Look = DESK) -> Iterator[Page]:
    """A fresh browser; what the page logs as an error fails the test."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        locale=look.language,
        color_scheme="dark" if look.is_dark else "light",
        has_touch=look.has_touch,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if _is_ours(line) else None)
    try:
        yield page
    finally:
        context.close()
    assert problems == []


def _is_ours(line: object) -> bool:
    # Refusals are logged by the browser itself, and are asked for here.
    return line.type == "error" and "Failed to load resource" not in line.text  # type: ignore[attr-defined]


def go(page: Page, url: str, shown: Shown) -> None:
    page.goto(f"{url}/workbench#/{shown.address}")
    # The page before stands there until the new one is in.
    page.wait_for_selector("main:not([aria-busy]) h1")
    shown.reach(page)
