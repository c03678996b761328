"""The draft of an objection goes where the letter says, and to nobody whom it does not name."""

from datetime import date

import pytest

from forms.letter import ActionKind
from forms.letters.helping.reply import drafted_reply
from forms.letters.understand import understand
from tests.forms.letters.sheets import DATED, HEAD, sheet
from vision.text.printed import BlockKind

OFFERED = "U kunt binnen zes weken na de datum van deze brief bezwaar maken."
COLLEGE = "het college van burgemeester en wethouders, Postbus 25, 2950 AA Vlierbeek"
ON_ENVELOPE = [
    "College van burgemeester en wethouders",
    "Postbus 25",
    "2950 AA Vlierbeek",
]
SENDER = ["Gemeente Heuvelrijk"]


def addressed_to(*paragraphs: str, sure: float = 0.98) -> list[str]:
    blocks = [(BlockKind.BODY, each) for each in ("Geachte heer,", "Wij wijzen dit af.")]
    blocks += [(BlockKind.BODY, each) for each in paragraphs]
    card = understand(sheet(HEAD, DATED, *blocks, sure=sure))
    draft = drafted_reply(card, ActionKind.OBJECT, date(2026, 3, 10))
    assert draft is not None
    begin = draft.lines.index("Aan:") + 1
    return list(draft.lines[begin : draft.lines.index("", begin)])


@pytest.mark.parametrize(
    ("paragraphs", "lines"),
    [
        ([f"{OFFERED} Stuur uw bezwaarschrift naar {COLLEGE}. Zet er uw naam op."], ON_ENVELOPE),
        (
            [
                "Niet eens met dit besluit? Stuur uw bezwaarschrift binnen zes weken na de dag "
                f"waarop deze brief is verstuurd naar {COLLEGE}."
            ],
            ON_ENVELOPE,
        ),
        ([f"{OFFERED} Stuur een brief naar: {COLLEGE}."], ON_ENVELOPE),
        ([f"{OFFERED} Stuur uw bezwaar naar:", "\n".join(ON_ENVELOPE)], ON_ENVELOPE),
        (
            [f"{OFFERED} Stuur uw bezwaar naar Kade 3, 2903 BC Capelle aan den IJssel."],
            [*SENDER, "Kade 3", "2903 BC Capelle aan den IJssel"],
        ),
        ([OFFERED], SENDER),
        ([f"{OFFERED} Stuur uw bewijzen naar {COLLEGE}."], SENDER),
        ([f"{OFFERED} Hebt u vragen? Schrijf naar {COLLEGE}."], SENDER),
        ([f"{OFFERED} Stuur uw bezwaar naar ons."], SENDER),
        (
            [f"{OFFERED} U kunt daarna in beroep bij de rechtbank, Postbus 25, 2950 AA Vlierbeek."],
            SENDER,
        ),
    ],
)
def test_an_objection_goes_where_the_letter_says(paragraphs: list[str], lines: list[str]) -> None:
    assert addressed_to(*paragraphs) == lines


def test_an_address_read_badly_is_left_out() -> None:
    lines = addressed_to(f"{OFFERED} Stuur uw bezwaar naar {COLLEGE}.", sure=0.5)
    assert len(lines) == 1
