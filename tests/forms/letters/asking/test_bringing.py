"""Papers to bring to an appointment are not papers to send."""

import pytest

from forms.letter import ActionKind, Letter
from forms.letters.asking.bringing import brought_along, tells_to_bring
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, sheet
from vision.text.printed import BlockKind

MEET = "Wij verwachten u op dinsdag 7 april 2026 om 10.30 uur bij ons, Stationsplein 12."
LIST = (
    "uw paspoort of identiteitskaart\nuw bankafschriften van de laatste drie maanden\n"
    "uw curriculum vitae (cv)"
)


def invitation(*paragraphs: str) -> Letter:
    blocks = [(BlockKind.BODY, each) for each in ("Geachte heer,", MEET, *paragraphs)]
    return understand(sheet(HEAD, DATED, *blocks))


@pytest.mark.parametrize(
    "heading",
    [
        "Wat neemt u mee?", "Neem mee:", "Meebrengen", "Wat moet u meenemen?", "U brengt mee:",
        "Mee te nemen naar het gesprek", "Wilt u dit bij u hebben?", "Vergeet niet:",
        "Dit hebt u nodig bij uw afspraak:", "Neemt u het volgende mee:",
    ],
)  # fmt: skip
def test_papers_listed_under_a_heading_to_bring_are_not_sent(heading: str) -> None:
    card = invitation(heading, LIST, "U bent verplicht om te komen.")
    assert [each.kind for each in card.actions] == [ActionKind.COME]


def test_what_is_to_be_sent_below_the_list_is_asked_all_the_same() -> None:
    card = invitation(
        "Wat neemt u mee?",
        "uw paspoort",
        "Stuur ons uiterlijk 1 april 2026 een kopie van uw loonstroken.",
    )
    kinds = {each.kind for each in card.actions}
    assert kinds == {ActionKind.COME, ActionKind.SEND_DOCUMENTS}


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        (["wat neemt u mee?", "uw paspoort", "een pasfoto", "vragen?", "bel ons"], {0, 1, 2}),
        (["neem mee: uw paspoort.", "uw loonstroken hebben wij nodig."], {0}),
        (["neemt u een paspoort mee?", "wij zien graag uw loonstroken."], {0}),
        (["mag ik iemand meenemen?", "uw loonstroken."], {0}),
        (["stuur uw papieren op of neem ze mee.", "uw paspoort"], set()),
    ],
)
def test_a_list_goes_on_until_something_else_is_said(texts: list[str], places: set[int]) -> None:
    assert brought_along(texts) == places


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("wat neemt u mee?", True),
        ("neem een geldig identiteitsbewijs mee.", True),
        ("u mag iemand meenemen.", False),
        ("een lunch meenemen hoeft niet.", False),
        ("nieuwe stukken kunt u meenemen naar de zitting.", False),
    ],
)
def test_what_may_be_brought_need_not_be(text: str, is_told: bool) -> None:
    assert tells_to_bring(text) is is_told
