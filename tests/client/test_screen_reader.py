"""What a screen reader is given: Chromium's own accessibility tree, not our idea of it."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.client.browsing import choose_photo, opened, recognised
from tests.client.filling import MOVING, pick
from tests.client.letters import SENDER, read
from tests.client.scenes import ASSISTANCE_COSTS

#: What can be pressed, chosen or typed in.
_WORKED = {
    "button", "link", "checkbox", "radio", "textbox", "searchbox", "combobox", "switch",
    "DisclosureTriangle",
}  # fmt: skip


class Heard:
    """The tree of a page: `nodes` as (role, name, properties), in reading order."""

    def __init__(self, page: Page) -> None:
        developer = page.context.new_cdp_session(page)
        found = developer.send("Accessibility.getFullAXTree")["nodes"]
        by_id = {each["nodeId"]: each for each in found}
        self.nodes: list[tuple[str, str, dict[str, Any]]] = []
        #: Words in regions that are said when they change.
        self.live: list[str] = []
        self._walk(found[0], by_id, is_live=False)
        developer.detach()

    def _walk(self, node: dict[str, Any], by_id: dict[str, dict[str, Any]], is_live: bool) -> None:
        if not node["ignored"]:
            told = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
            role, name = node["role"]["value"], node.get("name", {}).get("value", "").strip()
            self.nodes.append((role, name, told))
            is_live = is_live or told.get("live") in ("polite", "assertive")
            if is_live and role == "StaticText":
                self.live.append(name)
        for child in node.get("childIds", ()):
            if child in by_id:
                self._walk(by_id[child], by_id, is_live)

    def names(self, *roles: str) -> list[str]:
        """Names of what has one of the roles, in reading order."""
        return [name for role, name, _ in self.nodes if role in roles]

    def headings(self) -> list[tuple[int, str]]:
        """Level and words of every heading."""
        return [(told["level"], name) for role, name, told in self.nodes if role == "heading"]

    def unnamed(self) -> list[str]:
        """Roles of what can be worked or looked at and has no name."""
        named = _WORKED | {"image", "dialog", "progressbar", "heading", "article", "region"}
        return [role for role, name, _ in self.nodes if role in named and not name]


def expect_headings_in_order(headings: list[tuple[int, str]]) -> None:
    """One heading of the first level, first; and no level is left out on the way down."""
    levels = [level for level, _ in headings]
    assert levels[0] == 1 and levels.count(1) == 1, headings
    assert all(second <= first + 1 for first, second in pairwise(levels)), headings
    assert all(words for _, words in headings)


def test_the_list_says_every_field_with_its_name_and_how_it_is_worked(
    chromium_without_camera: Browser, service_url: str, scenes: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        recognised(choose_photo(page, scenes / "costs.jpg"))
        found = Heard(page)
        page.click("#open-list")
        heard = Heard(page)
    title = ASSISTANCE_COSTS.notes("nl")["title"]
    labels = [
        ASSISTANCE_COSTS.note(each["id"], "nl")["label"] for each in ASSISTANCE_COSTS.fields()
    ]
    assert heard.unnamed() == []
    assert [words for level, words in heard.headings() if level == 3] == labels
    points = [name for name in heard.names("button") if name.startswith("Wijs aan")]
    assert len(points) == len(set(points)) == len(labels)
    assert f"Formulier herkend: {title}, pagina 2" in found.live
    assert found.unnamed() == []


def test_a_step_says_what_it_asks_how_far_one_is_and_which_came_next(
    chromium_without_camera: Browser, service_url: str
) -> None:
    first, second = (MOVING.note(each["id"], "nl")["label"] for each in MOVING.fields()[:2])
    with opened(chromium_without_camera, service_url) as page:
        pick(page, MOVING.version)
        before = Heard(page)
        page.click("#coach-next")
        expect(page.locator("#coach-heading")).to_have_text(second)
        after = Heard(page)
    expect_headings_in_order(before.headings())
    assert [words for _, words in before.headings()][:2] == [MOVING.notes("nl")["title"], first]
    assert before.unnamed() == after.unnamed() == []
    assert before.names("progressbar") == ["Verplicht: 0 van 18 klaar"]
    assert after.names("progressbar") == ["Verplicht: 1 van 18 klaar"]
    assert {"Vorige stap", "Alle stappen", "Later", "Klaar, volgende"} <= set(
        before.names("button")
    )
    assert f"Stap 2 van 34 · pagina 1: {second}" in after.live
    assert "Plek op het papier, pagina 1" in after.names("image")


def test_the_card_of_a_letter_says_who_what_and_when_in_order(
    chromium_without_camera: Browser, service_url: str, photo: Path
) -> None:
    with opened(chromium_without_camera, service_url) as page:
        read(page, photo)
        heard = Heard(page)
    expect_headings_in_order(heard.headings())
    words = [words for _, words in heard.headings()]
    assert words[:4] == ["Uw brief", "Herinnering", "Wat moet u doen?", "Betalen"]
    assert heard.unnamed() == []
    buttons = heard.names("button")
    wanted = [f"Van {SENDER} (Bekijk op papier)", "€ 268,50", "Vóór maandag 6 juli 2026"]
    places = [_first(buttons, each) for each in wanted]
    assert places == sorted(places)
    assert heard.names("article") == ["Herinnering"]
    assert "De brief is gelezen: Herinnering" in heard.live


def _first(names: list[str], beginning: str) -> int:
    spaced = [name.replace("\xa0", " ") for name in names]
    return next(at for at, name in enumerate(spaced) if name.startswith(beginning))
