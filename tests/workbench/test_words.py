"""Words of another glossary, decided about one by one with keys, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from forms.glossary_proposal import ProposalState
from forms.people.rights import ALL, Membership, Role
from forms.store.texts.terms import TermBook
from tests.workbench.conftest import Bench, opened_bench
from tests.workbench.pages import propose_words, signed_in


@pytest.fixture
def own_bench(tmp_path: Path):
    (tmp_path / "data").mkdir()
    with opened_bench(tmp_path / "data", tmp_path) as bench:
        yield bench


def test_a_keeper_decides_by_key_undoes_and_finds_nothing_left(
    chromium: Browser, own_bench: Bench
) -> None:
    bench = own_bench
    keeper = bench.cast.signed_in(Membership(Role.REVIEWER, ALL, ALL))
    with signed_in(chromium, bench.url, keeper) as page:
        page.goto(f"{bench.url}/workbench#/words")
        expect(page.locator("#words-none")).to_be_visible()
        propose_words(bench.data, "person:999")
        page.reload()
        expect(page.locator(".words-line")).to_have_count(3)
        page.keyboard.press("a")
        expect(page.locator("#words-left")).to_contain_text("2")
        # The next one has the focus already.
        page.keyboard.press("r")
        expect(page.locator("#words-left")).to_contain_text("1")
        page.keyboard.press("u")
        expect(page.locator("#words-left")).to_contain_text("2")
        with TermBook.open(bench.data) as terms:
            (accepted,) = terms.proposals(ProposalState.ACCEPTED)
            assert (accepted.term, accepted.language) == ("aanslag", "it")
            assert terms.proposals(ProposalState.REFUSED) == ()
        page.select_option("#words-state", "accepted")
        expect(page.locator(".words-line")).to_have_count(1)
        page.locator(f"#word-undo-{accepted.id}").click()
        expect(page.locator(f"#word-accept-{accepted.id}")).to_be_visible()
