"""Texts go out to a translator and come back; a form goes out as a pack and is looked at."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, expect

from forms.exchange.concept import Concept, Named
from forms.exchange.formats import Format, read_entries, write_entries
from forms.exchange.tbx import read_tbx, write_tbx
from forms.people.rights import ALL, Membership, Role
from tests.api.identity.cast import OWN
from tests.workbench.conftest import Bench
from tests.workbench.pages import signed_in
from tests.workbench.texts import MOVING, publish_moving


def test_texts_go_out_and_come_back_and_nothing_is_overwritten(
    chromium: Browser, bench: Bench, tmp_path: Path
) -> None:
    publish_moving(bench.cast.place)
    owner = bench.cast.signed_in(Membership(Role.OWNER, OWN), Membership(Role.REVIEWER, OWN))
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/exchange")
        page.select_option("#exchange-form", str(MOVING))
        page.select_option("#exchange-language", "fr")
        page.select_option("#exchange-format", "xliff-1.2")
        with page.expect_download() as download:
            page.click("#export-send")
        entries = read_entries(Path(download.value.path()).read_bytes()).entries
        assert [each.path for each in entries][:2] == ["title", "purpose"]
        page.click("#import-send")
        expect(page.locator("#import [role=alert]")).to_contain_text("Kies eerst een bestand")
        back = tmp_path / "terug.xliff"
        back.write_bytes(
            write_entries(
                [replace(entries[0], target="Signaler un déménagement")], Format.XLIFF_1_2
            )
        )
        page.set_input_files("#exchange-file", back)
        page.click("#import-send")
        expect(page.locator("#exchange-preview h3")).to_be_focused()
        page.click("#apply-send")
        expect(page.locator(".exchange-plan").first).to_contain_text("1 tekst is ingelezen")
        # The very file again, for another text than the one that waits here now.
        back.write_bytes(write_entries([replace(entries[0], target="Déménager")], Format.XLIFF_1_2))
        page.set_input_files("#exchange-file", back)
        page.click("#import-send")
        against = page.locator("[data-outcome=conflicting] .exchange-side")
        expect(against).to_have_text(["In het bestandDéménager", "HierSignaler un déménagement"])
        expect(page.locator("#apply-send")).to_have_count(0)


def test_a_glossary_of_others_is_looked_at_proposed_and_shown_while_writing(
    chromium: Browser, bench: Bench
) -> None:
    publish_moving(bench.cast.place)
    owner = bench.cast.signed_in(Membership(Role.OWNER, OWN))
    concepts = [
        Concept("c1", {"nl": Named(("verzinwoord",), "Een woord dat wij verzonnen.")}),
        Concept("c2", {"nl": Named(("aanslag",)), "en": Named(("levy",), "What you owe.")}),
    ]
    file = {"name": "a.tbx", "mimeType": "application/xml", "buffer": write_tbx(concepts)}
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/exchange")
        page.set_input_files("#terms-file", file)
        page.click("#terms-import-send")
        expect(page.locator("#terms-preview h3")).to_be_focused()
        against = page.locator("#terms-preview [data-outcome=conflicting] .exchange-side")
        expect(against.first).to_have_text("In het bestandlevy: What you owe.")
        expect(against).to_have_count(2)
        page.click("#terms-apply-send")
        expect(page.locator("main")).to_contain_text("1 woord is voorgesteld")
        page.click("#terms-import-send")
        expect(page.locator("#terms-preview")).to_contain_text("geen woord dat wij nog niet hebben")
        expect(page.locator("#terms-apply-send")).to_have_count(0)
        with page.expect_download() as download:
            page.click("#terms-export-send")
        kept = read_tbx(Path(download.value.path()).read_bytes()).concepts
        assert kept[-1].by_language["nl"].names == ("verzinwoord",)


def test_a_form_goes_out_as_a_pack_and_is_looked_through(
    chromium: Browser, bench: Bench, tmp_path: Path
) -> None:
    publish_moving(bench.cast.place)
    owner = bench.cast.signed_in(Membership(Role.OWNER, OWN), Membership(Role.ADMINISTRATOR, ALL))
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/exchange?form={MOVING}")
        with page.expect_download() as download:
            page.click("#pack-send")
        expect(page.locator("main")).to_contain_text("is niet ondertekend")
        pack = tmp_path / "verhuizing.pack"
        pack.write_bytes(Path(download.value.path()).read_bytes())
        page.goto(f"{bench.url}/workbench#/packs")
        page.set_input_files("#pack-file", pack)
        page.click("#pack-look-send")
        verdict = page.locator("#pack-verdict")
        expect(verdict).to_have_attribute("data-holds", "false")
        expect(verdict.locator(".pack-finding--care")).to_contain_text(["Handtekening"])
        # Only with the word of a person.
        page.click("#pack-take-send")
        expect(page.locator("#pack-sure")).to_be_focused()
        page.check("#pack-sure")
        page.click("#pack-take-send")
        expect(page.locator("main")).to_contain_text(str(MOVING))
        pack.write_bytes(pack.read_bytes()[:-100])
        page.set_input_files("#pack-file", pack)
        page.click("#pack-look-send")
        expect(page.locator("#pack-verdict h3")).to_have_text("Dit bestand is geen pakket")
        expect(page.locator("#pack-take-send")).to_have_count(0)
