"""Where to send and whom to call is shown as the owner's own only where that was verified."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from forms.keys import VersionKey
from forms.library import library_folders, load_version, open_seeded
from forms.packing.exporting import Otherwise, export_form, export_overlay
from forms.packing.taking_in import Installation
from forms.packs.statements import Revocations
from forms.store.entries import NewPage, NewVersion
from forms.store.packs import PackBook
from forms.store.senders import SenderBook
from tests.client.browsing import PHONE, Look, opened
from tests.client.filling import pick
from tests.forms.packs.parties import ISSUE, KEY, NAME, NOW, Party
from tests.glue.service import served
from tests.seeded import seeded_folder

BOX = "Postbus 100"
OVERLAY = {
    "send-to": {
        "nl": "Gemeente Lindewaard, Postbus 7, 9999 ZZ Lindewaard. Bel 0999 777777.",
        "ar": "بلدية ليندوارد، Postbus 7, 9999 ZZ Lindewaard. 0999 777777.",
    }
}

#: Browsers before 2025.
WITHOUT_ED25519 = """() => {
  crypto.subtle.importKey = async () => { throw new DOMException('Unrecognized name.'); };
}"""


@dataclass(frozen=True)
class Signing:
    """A service whose owner signed one form, and the folder it keeps its state in."""

    url: str
    data: Path
    party: Party


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signing]:
    data, log = seeded_folder(tmp_path_factory, "signed"), tmp_path_factory.mktemp("log")
    party, other = Party(), Party("gemeente-lindewaard", name="Gemeente Lindewaard")
    with installed(data) as at:
        for each in (party, other):
            at.packs.trust_root(each.root, by="test")
        publish_online(at)
        export_form(at, ONLINE, party.signer(), ISSUE, by="test")
        export_form(at, KEY, party.signer(), ISSUE, by="test")
        says = Otherwise("gemeente-lindewaard", "Gemeente Lindewaard", OVERLAY)
        export_overlay(at, KEY, says, other.signer(), ISSUE, by="test")
    with served(data, log / "service.log") as url:
        yield Signing(url, data, party)


@contextmanager
def installed(data: Path) -> Iterator[Installation]:
    with (
        open_seeded(data) as catalogue,
        PackBook.open(data) as packs,
        SenderBook.open(data) as senders,
    ):
        yield Installation(catalogue, packs, senders)


#: A form that can be filled in online too, and whose texts are its owner's.
ONLINE = VersionKey("gemeente-voorbeeldstad", "online", "1")
ADDRESS = "https://formulieren.voorbeeldstad.example/verhuizing"


def publish_online(at: Installation) -> None:
    """The form for moving again, under another name and with an address."""
    folder = next(each for each in library_folders() if str(each).endswith(str(KEY)))
    library = load_version(folder)
    notes = tuple(
        replace(each, provenance="owner", online=ADDRESS if each.language == "nl" else None)
        for each in library.notes
    )
    template = replace(library.template, key=ONLINE, title="Online verhuizen")
    pages = tuple(
        NewPage(at.catalogue.page_image(page.key), page.fingerprint)
        for page in at.catalogue.pages(KEY)
    )
    at.catalogue.add(NewVersion(template, pages, "0" * 64, notes), publish=True, by="test")


def ready(page: Page, key: str = str(KEY)) -> Page:
    """Picks the form from the list and goes to what is left before posting."""
    pick(page, key)
    page.click("#coach-all")
    page.click("#coach-ready")
    return page


def changing(page: Page, part: str, change: Callable[[Any], Any]) -> None:
    """Somebody between owner and phone changes an answer of the service."""

    def changed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=json.dumps(change(answer.json())))

    page.route(f"**/{part}*", changed)


def send_to(page: Page) -> Any:
    """The block that says where to send it."""
    return page.locator("#coach .block", has_text="Postbus").first


def expect_said(page: Page, kind: str) -> None:
    """The sign under the address; only what was verified is promised to be the owner's."""
    block = send_to(page)
    expect(block.locator("[data-vouched]")).to_have_attribute("data-vouched", kind)
    expect(block.locator('[data-provenance="owner"]')).to_have_count(1 if kind == "own" else 0)


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_what_its_owner_signed_is_shown_as_the_owners(
    chromium_without_camera: Browser, signing: Signing, language: str
) -> None:
    with opened(chromium_without_camera, signing.url, Look(language=language)) as page:
        ready(page)
        expect(send_to(page).locator("[data-vouched]")).to_have_attribute("data-vouched", "own")
        expect(send_to(page)).to_contain_text(NAME)


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_an_online_form_is_offered_where_its_owner_signed_the_address(
    chromium_without_camera: Browser, signing: Signing, language: str
) -> None:
    with opened(chromium_without_camera, signing.url, Look(language=language)) as page:
        ready(page, str(ONLINE))
        link = page.locator("#coach #online-go")
        expect(link).to_have_attribute("href", ADDRESS)
        expect(link).to_have_attribute("rel", "noopener noreferrer")
        expect(page.locator("#coach #online")).to_contain_text("formulieren.voorbeeldstad.example")
        wide = "() => document.documentElement.scrollWidth - innerWidth"
        assert page.evaluate(wide) <= 0
        assert page.locator("#coach").evaluate("it => it.scrollWidth - it.clientWidth") <= 0
        assert link.evaluate("link => link.getBoundingClientRect().height") >= 44


@pytest.mark.parametrize(
    "forged", ["https://voorbeeldstad.opgelicht.example/", "javascript:alert(1)"]
)
def test_an_address_that_its_owner_did_not_sign_leads_nowhere(
    chromium_without_camera: Browser, signing: Signing, forged: str
) -> None:
    with opened(chromium_without_camera, signing.url) as page:
        changing(
            page,
            f"{ONLINE}/notes",
            lambda notes: {**notes, "online": {**notes["online"], "text": forged}},
        )
        ready(page, str(ONLINE))
        expect(page.locator("#coach .block").first).to_be_visible()
        expect(page.locator("#online")).to_have_count(0)
        assert "opgelicht" not in page.inner_text("#coach")


def test_without_a_way_to_verify_the_website_is_named_and_not_opened(
    chromium_without_camera: Browser, signing: Signing
) -> None:
    with opened(chromium_without_camera, signing.url) as page:
        page.evaluate(WITHOUT_ED25519)
        ready(page, str(ONLINE))
        expect(page.locator("#coach #online")).to_contain_text("formulieren.voorbeeldstad.example")
        expect(page.locator("#coach #online a")).to_have_count(0)
        expect(page.locator("#coach #online [data-vouched=plain]")).to_have_count(1)


def test_what_nobody_signed_is_shown_with_a_caution(
    chromium_without_camera: Browser, signing: Signing
) -> None:
    with opened(chromium_without_camera, signing.url) as page:
        ready(page, "gemeente-lindewaard/bijzondere-bijstand/2026-1")
        expect(page.locator("[data-vouched]").first).to_have_attribute("data-vouched", "plain")
        expect(page.locator('#coach [data-provenance="owner"]')).to_have_count(0)


def another_box(notes: dict[str, Any]) -> dict[str, Any]:
    text = notes["sendTo"]["text"].replace(BOX, "Postbus 666")
    return notes | {"sendTo": notes["sendTo"] | {"text": text}}


def another_manifest(answer: dict[str, Any]) -> dict[str, Any]:
    manifest = answer["packs"][0]["manifest"]
    manifest["statement"] = manifest["statement"].replace("2026-1", "2026-2")
    return answer


def another_file(answer: dict[str, Any]) -> dict[str, Any]:
    files = answer["packs"][0]["files"]
    files["texts/nl.json"] = files["texts/nl.json"].replace(BOX, "Postbus 666")
    return answer


def nothing_signed(answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {"packs": []}


def another_root(answer: dict[str, Any]) -> dict[str, Any]:
    stranger = Party().root_key.public.jwk()
    return {"roots": [{**each, "publicKey": stranger} for each in answer["roots"]]}


@pytest.mark.parametrize(
    ("part", "change", "kind"),
    [
        ("notes", another_box, "wrong"),
        ("signatures", another_manifest, "wrong"),
        pytest.param("signatures", another_file, "wrong", marks=pytest.mark.verify),
        pytest.param("signatures", nothing_signed, "plain", marks=pytest.mark.verify),
        pytest.param("roots", another_root, "plain", marks=pytest.mark.verify),
    ],
    ids=["notes", "manifest", "file", "nothing", "root"],
)
def test_what_was_changed_on_its_way_is_not_shown_as_the_owners(
    chromium_without_camera: Browser,
    signing: Signing,
    part: str,
    change: Callable[[Any], Any],
    kind: str,
) -> None:
    with opened(chromium_without_camera, signing.url) as page:
        changing(page, part, change)
        expect_said(ready(page), kind)


def test_a_phone_that_cannot_verify_says_so(
    chromium_without_camera: Browser, signing: Signing
) -> None:
    with opened(chromium_without_camera, signing.url) as page:
        page.evaluate(WITHOUT_ED25519)
        expect_said(ready(page), "plain")


def test_a_phone_that_was_here_before_waits_with_a_root_it_never_met(
    chromium_without_camera: Browser, signing: Signing
) -> None:
    with opened(chromium_without_camera, signing.url) as page:
        # What a phone keeps that met another root on its first visit.
        before = json.dumps([["another", {"since": 0, "list": 0}]])
        page.evaluate("(kept) => localStorage.setItem('leeswijzer.roots', kept)", before)
        expect_said(ready(page), "plain")
        kept = dict(json.loads(page.evaluate("localStorage.getItem('leeswijzer.roots')")))
        assert set(kept) > {"another", signing.party.root.key.key_id}
        assert kept[signing.party.root.key.key_id]["since"] > 0


def test_the_chosen_organisation_says_where_to_send_it(
    chromium_without_camera: Browser, signing: Signing
) -> None:
    with opened(chromium_without_camera, signing.url) as page:
        expect_said(ready(page), "own")
        page.select_option("#organisation", label="Gemeente Lindewaard")
        expect(send_to(page)).to_contain_text("Postbus 7")
        expect_said(page, "own")
        expect(send_to(page)).to_contain_text("dit is van Gemeente Lindewaard")


def test_what_a_root_takes_back_is_no_longer_the_owners(
    chromium_without_camera: Browser, signing: Signing
) -> None:
    """The last test here: it changes what the service knows."""
    with opened(chromium_without_camera, signing.url) as page:
        expect_said(ready(page), "own")
    with installed(signing.data) as at:
        key = signing.party.root_key
        revoked = frozenset({signing.party.key.public.key_id})
        listed = Revocations(key.public.key_id, 0, NOW - timedelta(minutes=1))
        at.packs.keep_revocations(listed.with_more(key, NOW, revoked, frozenset()), by="test")
    with opened(chromium_without_camera, signing.url, PHONE) as page:
        expect_said(ready(page), "wrong")
