"""What the second person reads before a form goes online: field by field, each at its place."""

import pytest
from playwright.sync_api import Browser, expect

from tests.api.identity.cast import Part
from tests.client.browsing import DESK, PHONE, Look, until
from tests.workbench.conftest import Bench
from tests.workbench.drafts import draft_of, kept
from tests.workbench.pages import signed_in

#: How far the mark lies from where the picture has its field, and how large a millimetre is: px.
MARKED = """(areas) => [...document.querySelectorAll('.wizard-crop')].map((crop, number) => {
  const [image, mark] = [...crop.children].map((each) => each.getBoundingClientRect());
  const [left, top] = areas[number];
  const [across, down] = [image.width / 210, image.height / 297];
  return [image.left + left * across - mark.left, image.top + top * down - mark.top, across];
})"""


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
def test_all_that_is_said_of_a_field_stands_together_in_the_order_of_the_paper(
    chromium: Browser, bench: Bench, owner: Part, look: Look
) -> None:
    draft_id = draft_of(bench, f"nalezen-{look.width}", owner.caller.who)
    content = kept(bench, draft_id)[1]
    fields = [content.values[f"fields/1/{each}"] for each in content.ids(1)]
    names = [content.values[f"fields/1/{each}/label"] for each in content.ids(1)]
    with signed_in(chromium, bench.url, owner, look) as page:
        page.goto(f"{bench.url}/workbench#/forms/{draft_id}/publication")
        page.click("details.wizard-changes > summary")
        items = page.locator(".wizard-change:has(.wizard-crop)")
        expect(items).to_have_count(len(fields))
        assert [each.locator("strong").inner_text() for each in items.all()] == names
        until(page, "[...document.querySelectorAll('.wizard-crop img')][0].complete")
        for item in items.all():
            item.scroll_into_view_if_needed()
        until(page, "[...document.querySelectorAll('.wizard-crop img')].every((x) => x.complete)")
        marked = page.evaluate(MARKED, [each["areaMm"][:2] for each in fields])
    for right, down, px_per_mm in marked:
        assert max(abs(right), abs(down)) < 0.3 * px_per_mm
