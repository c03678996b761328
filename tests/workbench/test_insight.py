"""An owner sees where people stop, answers what they say, and takes it back."""

from playwright.sync_api import Browser, expect

from forms.people.rights import Membership, Role
from tests.api.identity.cast import OWN
from tests.client.browsing import Look, opened
from tests.client.filling import pick
from tests.workbench.conftest import Bench
from tests.workbench.pages import signed_in
from tests.workbench.telling import FORM, plant_telling
from tests.workbench.texts import publish_moving


def test_an_owner_answers_in_public_and_undoes_it(chromium: Browser, bench: Bench) -> None:
    publish_moving(bench.cast.place)
    plant_telling(bench.cast.place)
    owner = bench.cast.signed_in(Membership(Role.OWNER, OWN))
    with signed_in(chromium, bench.url, owner) as page:
        page.goto(f"{bench.url}/workbench#/insights")
        page.click(f"a[href='#/insights/{FORM}']")
        expect(page.locator(".insight-box").first).to_be_visible()
        # Turkish was read in four visits: it is in no number and in no list.
        languages = page.locator("#insight-language option")
        assert {each.get_attribute("value") for each in languages.all()} == {"", "ar", "nl"}
        cells = page.locator(".insight-pair td:nth-child(2) > span:last-child")
        assert set(cells.all_inner_texts()) == {"25"}
        page.select_option("#insight-language", "ar")
        expect(cells.first).to_have_text("11")
        remark = page.locator(".insight-remark").last
        remark.locator("summary").click()
        remark.locator("select").select_option("changed")
        remark.locator("button[type=submit]").click()
        expect(remark.locator("[role=alert]")).to_contain_text("niets")
        remark.locator("input").fill("Wij zeggen er nu bij dat het huisnummer apart staat.")
        remark.locator("button[type=submit]").click()
        expect(remark).to_contain_text("huisnummer apart")
        changes = f"{bench.url}/v1/templates/{FORM}/changes"
        told = page.request.get(changes).json()["changes"]
        assert [each["anchorId"] for each in told] == ["new-street"]
        with opened(chromium, bench.url, Look(language="ar")) as phone:
            pick(phone, FORM)
            phone.click("#coach-all")
            thanks = phone.locator(".changed")
            expect(thanks).to_contain_text("لأن الناس أخبرونا")
            # The words of who made the change, in their language and direction.
            said = thanks.locator("[lang=nl][dir=ltr]")
            expect(said).to_have_text("Wij zeggen er nu bij dat het huisnummer apart staat.")
        remark.locator("button[type=submit]").click()
        expect(remark.locator("summary")).to_be_visible()
        assert page.request.get(f"{bench.url}/v1/templates/{FORM}/changes").json() == {
            "changes": []
        }
    with opened(chromium, bench.url) as phone:
        with phone.expect_response("**/changes"):
            pick(phone, FORM)
        phone.click("#coach-all")
        expect(phone.locator("#coach-count")).to_be_visible()
        expect(phone.locator(".changed")).to_have_count(0)
